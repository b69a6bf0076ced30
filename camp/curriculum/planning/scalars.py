"""Single values as people write them in a planning table, and as the file wants them.

Reading never fails: what cannot be made out stays as it was written, and the loader
says what is wrong with it.
"""

from __future__ import annotations

import re
import types
import unicodedata
from datetime import time
from enum import Enum
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Final,
    Literal,
    Union,
    get_args,
    get_origin,
)

from camp.curriculum.planning.escapes import NOTHING
from camp.curriculum.planning.names import CHOICES, folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from camp.curriculum.problems import Locale

_WHOLE: Final = re.compile(
    r"([+-]?\d{1,9})(?:\.0+)?\s*(?:分钟|分|天|个|人|位|字|′|'|mins?|minutes?|days?)?",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"(上午|早上|中午|下午|晚上|晚|am|pm)?\s*(\d{1,2})(?:[:.点时h](半|\d{1,2})?分?(?::\d{2})?)?"
    r"\s*(am|pm)?",
    re.IGNORECASE,
)
_DAY_SHARE: Final = re.compile(r"0?\.\d+")
"""A clock in a cell that lost its format: a share of the day."""
_MINUTES_A_DAY: Final = 24 * 60
_LATE: Final = {"下午", "晚上", "晚", "pm"}
_NOON: Final = 12
_LAST_HOUR: Final = 23
_LAST_MINUTE: Final = 59
_SEVERAL: Final = re.compile(r"[、,，;；\n]+|\s{2,}")
_RANGE: Final = re.compile(r"(\d{1,3})\s*[-–—~～到至]+\s*(\d{1,3})")
_AMOUNT: Final = re.compile(r"(\S+?)\s*[:：=≥\s]\s*([\d.]+(?:e[+-]?\d+)?%?)")
_MARKDOWN_LINK: Final = re.compile(
    r"<(https?://[^<>\s]+)>|\[[^\]]*\]\((https?://[^\s()]+)\)"
)
_HAN: Final = "零一二三四五六七八九十"
_DAY: Final = re.compile(
    rf"(?:第|day|d)?\s*(?:(\d{{1,3}})(?:\.0+)?|([{_HAN}]{{1,3}}))\s*(?:天|日)?",
    re.IGNORECASE,
)


def shape(annotation: Any) -> Any:
    """Find what a field holds: a class, a Literal, ``tuple`` or ``dict`` of something."""
    origin = get_origin(annotation)
    if origin in {Union, types.UnionType}:
        inner = [each for each in get_args(annotation) if each is not type(None)]
        return shape(inner[0])
    if origin is Annotated:
        return shape(get_args(annotation)[0])
    return annotation


def read(annotation: Any, text: str) -> Any:
    """Read one value of a field: texts, lists of texts, amounts by name."""
    kind = shape(annotation)
    origin = get_origin(kind)
    if origin is tuple:
        inner = shape(get_args(kind)[0])
        return ranges(text) if get_origin(inner) is tuple else several(inner, text)
    if origin is dict:
        return amounts(get_args(kind)[0], text)
    return _single(kind, text)


def _single(kind: Any, text: str) -> str:
    if kind is bool:
        return choice(("true", "false"), text)
    if kind is int:
        return whole(text)
    if kind is float:
        return share(text)
    if kind is time:
        return clock(text)
    allowed = choices(kind)
    return choice(allowed, text) if allowed else text


def written(annotation: Any, value: Any, locale: Locale) -> str:
    """Write one value of a field."""
    kind = shape(annotation)
    origin = get_origin(kind)
    nothing = NOTHING[0 if locale == "zh-CN" else 1]
    comma = "、" if locale == "zh-CN" else ", "
    if origin is dict:
        names = choices(get_args(kind)[0])
        shown = [f"{_shown(names, k, locale)} {v}" for k, v in value.items()]
        return comma.join(shown) or nothing
    if origin is tuple:
        inner = shape(get_args(kind)[0])
        if get_origin(inner) is tuple:
            return comma.join(f"{first}-{last}" for first, last in value) or nothing
        return comma.join(_shown(choices(inner), v, locale) for v in value) or nothing
    allowed = ("true", "false") if kind is bool else choices(kind)
    return _shown(allowed, value, locale) if allowed else value


def choices(kind: Any) -> tuple[str, ...]:
    """List what a field may say, when that is a few words; else nothing."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(str(each.value) for each in kind)
    return get_args(kind) if get_origin(kind) is Literal else ()


def _shown(allowed: Iterable[str], value: str, locale: Locale) -> str:
    if value not in allowed:
        return value
    if locale == "zh-CN":
        return CHOICES.get(value, (value,))[0]
    return {"true": "yes", "false": "no"}.get(value, value)


def choice(allowed: Iterable[str], text: str) -> str:
    """Find the value that a word means; the word itself when there is none."""
    plain = folded(text)
    for value in allowed:
        if plain in map(folded, (value, *CHOICES.get(value, ()))):
            return value
    return text


def whole(text: str) -> str:
    """Read a whole number with or without its unit.

    >>> whole("11.0"), whole("11 分钟"), whole("九")
    ('11', '11', '九')
    """
    found = _WHOLE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return found[1] if found else text


def share(text: str) -> str:
    """Read a share: 0.8, 80%.

    >>> share("80%"), share("0.80")
    ('0.8', '0.80')
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.endswith("%") and re.fullmatch(r"\d{1,3}(?:\.\d+)?%", plain):
        return f"{float(plain[:-1]) / 100:.15g}"
    return plain


def clock(text: str) -> str:
    """Read a time of day.

    >>> clock("晚上8点半"), clock("20：30"), clock("8:30 PM"), clock("0.854166666666667")
    ('20:30', '20:30', '20:30', '20:30')
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if _DAY_SHARE.fullmatch(plain):
        minutes = round(float(plain) * _MINUTES_A_DAY) % _MINUTES_A_DAY
        return f"{minutes // 60:02}:{minutes % 60:02}"
    found = _CLOCK.fullmatch(plain)
    if not found or plain.isdecimal():
        return text
    before, hour, minute, after = found.groups()
    hours = int(hour)
    minutes = 30 if minute == "半" else int(minute or 0)
    half = (before or after or "").casefold()
    if half in _LATE and hours < _NOON:
        hours += _NOON
    if half == "am" and hours == _NOON:
        hours = 0
    fits = hours <= _LAST_HOUR and minutes <= _LAST_MINUTE
    return f"{hours:02}:{minutes:02}" if fits else text


def link(text: str) -> str:
    """Take a link out of its Markdown."""
    found = _MARKDOWN_LINK.fullmatch(text.strip())
    return (found[1] or found[2]) if found else text


def several(kind: Any, text: str) -> list[str]:
    """Read words in a row, by 、 or commas."""
    if text in NOTHING:
        return []
    allowed = choices(kind)
    words = [word.strip() for word in _SEVERAL.split(text) if word.strip()]
    return [choice(allowed, word) if allowed else word for word in words]


def ranges(text: str) -> list[Any]:
    """Read stretches of days: 3-6、10-13. What is none stays a text."""
    found = [_RANGE.fullmatch(part) for part in several(str, text)]
    parts = several(str, text)
    return [
        list(one.groups()) if one else part
        for one, part in zip(found, parts, strict=True)
    ]


def amounts(kind: Any, text: str) -> Any:
    """Read the least amounts: completion 0.8、stamps 3. What is none stays a text."""
    made: dict[str, str] = {}
    for part in several(str, text):
        found = _AMOUNT.fullmatch(part)
        if not found:
            return text
        made[choice(choices(shape(kind)), found[1])] = share(found[2])
    return made


def day_number(text: str) -> int | None:
    """Read a day's number: 3, 第3天, 第三天, Day 3, 3.0; None when it is none.

    >>> day_number("第二十一天"), day_number("Day 3"), day_number("周一")
    (21, 3, None)
    """
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not found:
        return None
    return int(found[1]) if found[1] else _han(found[2])


def _han(signs: str) -> int | None:
    tens, ten, ones = signs.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or (not ten and len(signs) != 1):
        return None
    if not ten:
        return _HAN.index(signs)
    return 10 * (_HAN.index(tens) if tens else 1) + (_HAN.index(ones) if ones else 0)
