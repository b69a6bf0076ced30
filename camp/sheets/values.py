"""The values cells hold: who, how to reach them, what they chose."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from camp.cohort import Track
from camp.curriculum import Tier
from camp.scripts import line
from camp.sheets.headers import folded
from camp.sheets.problems import UnfitError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Choices = Mapping[str, tuple[str, ...]]
    """Key -> how it is called; the first name is the one we use."""

LONGEST_NAME: Final = 40
LONGEST_REF: Final = 64

TIERS: Final[Choices] = {
    Tier.LIGHT.value: ("轻度", "轻", "轻量"),
    Tier.MEDIUM.value: ("中度", "中", "中量"),
    Tier.HEAVY.value: ("重度", "重", "重量"),
}
TRACKS: Final[Choices] = {
    Track.CAMP.value: ("训练营", "正式", "正式学员", "训练营学员"),
    Track.DEFERRED.value: ("延期", "延期学员", "延后"),
    Track.LISTENER.value: ("裸听", "旁听", "裸听学员", "旁听学员"),
}
LABEL_WORDS: Final[Choices] = {
    "do-not-contact": ("勿扰", "不联系", "请勿联系", "免打扰"),
    "paused": ("暂停", "已暂停"),
    "refunded": ("退款", "已退款", "退费", "已退费"),
    "staff": ("工作人员", "员工"),
    "vip": ("VIP", "贵宾"),
    "returning": ("复训", "老学员"),
    "invited": ("受邀", "邀请"),
}
"""Every label of :data:`camp.cohort.LABELS`."""

_ROUNDED: Final = re.compile(r"-?\d(?:\.\d+)?e\+\d+", re.IGNORECASE)
"""1.38E+10: what a spreadsheet makes of a long number."""
_UNSEEN: Final = re.compile("[\u00ad\u180e\u200b\u2060]")
_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters that show nothing; people name themselves with them."""
_SPLIT: Final = re.compile(r"[，、,;；|｜/\n]+")
_PHONE_MARKS: Final = re.compile(r"[\s\-‐-―.()]")
_AT_HOME: Final = re.compile(r"(?:\+86|0086|86)?(1[3-9]\d{9})")
_ABROAD: Final = re.compile(r"\+[1-9]\d{6,14}")
_GROUP: Final = re.compile(
    r"(?:第|group)?\s*0*([1-9]\d{0,3})\s*(?:营|群|组|号营)?", re.IGNORECASE
)


def name(text: str) -> str:
    """Clean a name: NFC, one line, nothing hidden, at most 40 characters."""
    cleaned = line(_UNSEEN.sub("", text))
    if not any(_shows(sign) for sign in cleaned):
        raise UnfitError("name_hidden")
    return _at_most(cleaned, LONGEST_NAME)


def ref(text: str) -> str:
    """Clean a student's id; one that a spreadsheet has rounded is refused."""
    if text.isascii() and text.isalnum() and len(text) <= LONGEST_REF:
        return text
    cleaned = line(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)))
    if _ROUNDED.fullmatch(cleaned):
        raise UnfitError("rounded", text=text)
    if not cleaned:
        raise UnfitError("name_hidden")
    return _at_most(cleaned, LONGEST_REF)


def phone(text: str) -> str:
    """Bring a phone to 11 digits, or to + and the digits when it is from abroad.

    >>> phone("+86 138-0013-8000"), phone("13800138000"), phone("+1 (415) 555-2671")
    ('13800138000', '13800138000', '+14155552671')
    """
    plain = unicodedata.normalize("NFKC", text)
    if _ROUNDED.fullmatch(plain):
        raise UnfitError("rounded", text=text)
    bare = _PHONE_MARKS.sub("", _UNSEEN.sub("", plain))
    home = _AT_HOME.fullmatch(bare)
    if home:
        return home[1]
    if _ABROAD.fullmatch(bare) and not bare.startswith("+86"):
        return bare
    raise UnfitError("phone", text=text)


def made_of_phone(number: str) -> str:
    """Make an id of a phone: always the same one, and the number does not show."""
    digest = hashlib.blake2b(
        number.encode(), digest_size=5, person=b"camp ref"
    ).digest()
    return "P" + base64.b32encode(digest).decode()


def group(text: str) -> int:
    """Read a group's number: 7, 7营, Group 7."""
    found = _GROUP.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not found:
        raise UnfitError("group", text=text)
    return int(found[1])


def choice(choices: Choices) -> Callable[[str], str]:
    """Make a parser of one word among several."""
    known = _lookup(choices)

    def chosen(text: str) -> str:
        key = known.get(text) or known.get(folded(text))
        if key is None:
            raise UnfitError("choice", text=text, choices=choices)
        return key

    return chosen


def several(choices: Choices) -> Callable[[str], frozenset[str]]:
    """Make a parser of words among several, listed with commas or slashes."""
    one = choice(choices)

    @lru_cache(maxsize=1024)
    def chosen(text: str) -> frozenset[str]:
        return frozenset(
            one(word) for word in map(str.strip, _SPLIT.split(text)) if word
        )

    return chosen


def words(text: str) -> str:
    """Take a text as it is; reading has cleaned it already."""
    return text


def _lookup(choices: Choices) -> dict[str, str]:
    return {
        folded(word): key for key, names in choices.items() for word in (*names, key)
    }


def _at_most(text: str, most: int) -> str:
    if len(text) > most:
        raise UnfitError("long", text=text, most=most)
    return text


def _shows(sign: str) -> bool:
    return sign not in _BLANK and unicodedata.category(sign)[0] not in "CZ"
