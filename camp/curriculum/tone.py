"""Words that push, promise nothing or say nothing; how a text sounds, as far as a list can hear."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

VAGUE: Final = (
    *("不定期", "敬请期待", "稍后公布", "另行通知", "待定", "过段时间", "有空就"),
    *("coming soon", "stay tuned", "to be announced", "TBA", "TBD", "TODO"),
    *("from time to time", "watch this space"),
)
COMPELLING: Final = (
    *("务必", "必须", "一定要", "别掉队", "不要掉队", "拖后腿", "就差你", "强制"),
    *(
        "mandatory",
        "compulsory",
        "no excuses",
        "fall behind",
        "you must",
        "make sure you",
    ),
)
WORN: Final = (
    *("家人们", "宝子", "干货满满", "冲鸭", "温馨提示", "更好的自己", "坚持就是胜利"),
    *("让我们一起", "总而言之", "表现优秀", "加强引导"),
    *("friendly reminder", "reach out", "you've got this", "we missed you"),
)

_KINDS: Final = (("vague", VAGUE), ("compelling", COMPELLING), ("worn", WORN))
_DENIED: Final = re.compile(
    r"(?:不|没|别|非|无|不用|没有|不是|不再"
    r"|\b(?:no|(?<!do )not|nothing|isn['’]t|aren['’]t|without)\s+)$",
    re.IGNORECASE,
)
_BEFORE: Final = 12
"""How many characters before a phrase may deny it."""
_QUOTED: Final = re.compile('“[^”]*”|「[^」]*」|‘[^’]*’|《[^》]*》|"[^"]*"')


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    each = (rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w) for w in words)
    return re.compile("|".join(each), re.IGNORECASE)


_PATTERNS: Final = tuple((code, _pattern(words)) for code, words in _KINDS)


def jarring(text: str) -> Iterator[tuple[str, str]]:
    """Find (code, word) of every jarring phrase: vague, compelling or worn.

    What stands in quotation marks is someone's words, and what is denied (不必须, not
    compulsory) is not meant; both pass.
    """
    spoken = _QUOTED.sub(lambda found: "　" * len(found.group()), text)
    for code, pattern in _PATTERNS:
        for found in pattern.finditer(spoken):
            before = spoken[max(found.start() - _BEFORE, 0) : found.start()]
            if not _DENIED.search(before):
                yield code, text[found.start() : found.end()]
