"""How a text sounds: the rules of the voice that a machine can hear."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from camp.scripts.problems import Locale, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from camp.scripts.compose import Message

Version = Literal["full", "short", "guidance"]
"""What is listened to; guidance is read by hosts and has no total length."""


MOST_BYTES: Final = 2048
"""What a group bot takes as one text, in UTF-8 bytes."""

_LINK: Final = re.compile(r"https?://\S+")
_EMOJI: Final = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\u23e9-\u23fa\u231a\u231b\U0001f000-\U0001faff]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d[\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f?)*"
)
_HAN: Final = "[\u4e00-\u9fff]"

# What is never written, by kind: Chinese, then English; a text is told which word and why.
# Either language's words are refused in both, since hosts mix them.
_BANNED: Final[dict[str, tuple[str, str]]] = {
    "tone_force": (
        "务必|必须|一定要|别掉队|拖后腿|就差你|不得不|强制",
        "you must|make sure (?:to|you)|be sure to|no excuses|don't (?:fall behind|miss out)",
    ),
    "tone_grease": (
        (
            "家人们|亲爱的|宝子|宝们|小伙伴|小可爱|干货满满|冲鸭|加油鸭|yyds|绝绝子"
            "|(?:^|[，。！\\s])亲[，~～！]"
        ),
        (
            "hey guys|you've got this|we missed you|so proud of|superstars?|amazing work"
            "|(?:smash|crush)(?:ed|ing)? it|shout-?outs?"
        ),
    ),
    "tone_soup": (
        "遇见更好的自己|坚持就是胜利|遇见.{0,4}自己|成为更好的|开启.{0,6}之旅|认知升级",
        (
            "journey|best version of|live your best|believe in yourself|level up|game-?changer"
            "|unlock your"
        ),
    ),
    "tone_empty": (
        "不定期|敬请期待|表现优秀|加强引导|引导提升|再接再厉",
        "stay tuned|watch this space|keep up the good work|great job",
    ),
    "tone_machine": (
        "温馨提示|友情提示|让我们一起|总而言之|综上所述|不是[^，。\n]{1,12}，?而是",
        (
            "(?:friendly|gentle) reminder|reach(?:ing)? out|let's all|touch base"
            "|going forward|please be advised|kindly (?:note|ensure|refrain)"
        ),
    ),
}
_NEVER: Final = {
    kind: re.compile("|".join(words).replace("'", "['’]"), re.IGNORECASE)
    for kind, words in _BANNED.items()
}
_MARKDOWN: Final = re.compile(
    r"\*\*|__|`|^\s{0,3}#{1,6}\s|^\s*[-*+]\s|^>\s|\[[^\]]*\]\([^)]*\)", re.MULTILINE
)
_MARKS: Final[dict[str, re.Pattern[str]]] = {
    "tone_marks": re.compile("[~～]|。{2,}|——|[!！?？]{2,}"),
    "tone_half": re.compile(f"{_HAN}[,;:?!]|{_HAN} +[0-9]|[^\\s0-9][0-9]+ +{_HAN}"),
    "tone_brackets": re.compile(r"[【〔\[]"),
    "tone_at": re.compile("@"),
}
_ONE_STOP: Final = re.compile("^[^。]*。\\s*$|^(?:[^.。]|[.](?! |$))*[.]\\s*$")
_GREETING: Final = re.compile(
    "(?:各位|大家|同学们|朋友们)?(?:早上好|早安|中午好|下午好|晚上好|大家好|你好)|good morning|hello",
    re.IGNORECASE,
)
# What fits a phone, links and blanks apart: English says in about three letters what
# Chinese says in one character.
_LENGTHS: Final[dict[Locale, dict[Version, int]]] = {
    "zh-CN": {"full": 260, "short": 110},
    "en": {"full": 780, "short": 340},
}
_PARAGRAPH: Final[dict[Locale, int]] = {"zh-CN": 70, "en": 220}


@dataclass(frozen=True, slots=True)
class _Heard:
    """One thing heard on one line, before it is worded."""

    code: str
    line: int
    what: str = ""
    most: int = 0


def lint(
    messages: Sequence[Message],
    name: str,
    version: Version,
    locale: Locale = "zh-CN",
    spoken: Locale | None = None,
) -> tuple[Problem, ...]:
    """Listen to a composed script; the total length counts when it is one message.

    ``spoken`` is the language of the script when it is not that of the problems,
    ``locale``: each language has its own lengths.

    Lines are counted inside each message; problems of later messages are named
    ``name#2``, ``name#3`` ….
    """
    found: list[Problem] = []
    for place, message in enumerate(messages, 1):
        called = name if place == 1 else f"{name}#{place}"
        found += lint_text(message.text, called, version, locale, spoken)
        size = len(message.text.encode())
        if size > MOST_BYTES:
            found.append(
                problem("tone_bytes", locale, called, what=size, most=MOST_BYTES)
            )
    most = _LENGTHS[spoken or locale].get(version, 0) if len(messages) == 1 else 0
    size = len(_LINK.sub("", messages[0].text).strip()) if most else 0
    if size > most:
        found.append(problem("tone_total", locale, name, what=size, most=most))
    return tuple(found)


def lint_versions(
    full: Sequence[Message],
    short: Sequence[Message],
    name: str,
    locale: Locale = "zh-CN",
) -> tuple[Problem, ...]:
    """Compare the two versions of a script: the short one must not be the longer."""
    sizes = [sum(len(m.text) for m in version) for version in (full, short)]
    if sizes[1] <= sizes[0]:
        return ()
    return (problem("tone_longer", locale, name, what=sizes[1], most=sizes[0]),)


def lint_text(
    text: str,
    name: str = "",
    version: Version = "full",
    locale: Locale = "zh-CN",
    spoken: Locale | None = None,
) -> tuple[Problem, ...]:
    """Listen to one text; every problem is a warning in the author's words.

    ``spoken`` is the text's language when it is not that of the problems.
    """
    heard = [*_of_the_whole(text)]
    most = _PARAGRAPH[spoken or locale]
    for number, words in enumerate(text.split("\n"), 1):
        heard += _of_a_line(words, number)
        size = len(_LINK.sub("", words))
        if version != "short" and size > most:
            heard.append(_Heard("tone_paragraph", number, str(size), most))
    heard.sort(key=lambda one: one.line)
    return tuple(
        problem(h.code, locale, name, h.line, what=h.what, most=h.most) for h in heard
    )


def _of_the_whole(text: str) -> Iterator[_Heard]:
    shouts = [found.start() for found in re.finditer("[!！]", text)]
    if len(shouts) > 1:
        yield _Heard("tone_shouts", _line(text, shouts[1]))
    for found in _MARKDOWN.finditer(text):
        yield _Heard("tone_markdown", _line(text, found.start()), found.group().strip())
    greeting = _GREETING.match(text)
    if greeting:
        yield _Heard("tone_greeting", 1, greeting.group())
    links = list(_LINK.finditer(text))
    for found in links[:-1]:
        yield _Heard("tone_link", _line(text, found.start()))
    if links and text[links[-1].end() :].strip():
        yield _Heard("tone_link", _line(text, links[-1].start()))


def _of_a_line(words: str, number: int) -> Iterator[_Heard]:
    for code, never in _NEVER.items():
        for one in never.finditer(words):
            yield _Heard(code, number, one.group().strip())
    yield from _emoji(words, number)
    unlinked = _LINK.sub("", words)
    for code, marks in _MARKS.items():
        found = marks.search(unlinked)
        if found:
            yield _Heard(code, number, found.group())


def _emoji(words: str, number: int) -> Iterator[_Heard]:
    found = list(_EMOJI.finditer(words))
    if len(found) > 1:
        yield _Heard("tone_emoji", number, "".join(one.group() for one in found))
    elif found and words[: found[0].start()].strip():
        yield _Heard("tone_emoji_front", number, found[0].group())
    if found and _ONE_STOP.search(words):
        yield _Heard("tone_stop", number)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
