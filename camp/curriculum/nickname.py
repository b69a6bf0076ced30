"""How students name themselves in a group: a form in the course's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_LONGEST: Final = 40
_END: Final = re.compile(r"[，,。；;：:]|\bas in\b")
_HYPHEN: Final = re.compile("[-－—–]")
_GROUP: Final = re.compile(r"^(\{group\}|营号|群号|group|\d+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a nickname: none, long, parts, empty or group."""

    key: str
    count: int = 0
    """How many parts it takes, or the most characters."""
    lacking: tuple[str, ...] = ()
    """The last parts, when they alone are not there."""


def form_of(pattern: str, group: int) -> str:
    """Take the form out of the course's sentence, for one group.

    >>> form_of("营号-名字-城市，像这样：7-青禾-成都", 3)
    '3-名字-城市'
    """
    parts = _parts(pattern)
    if parts and _GROUP.match(parts[0]):
        parts[0] = str(group)
    return "-".join(parts)


def faults(pattern: str, said: str, group: int) -> list[Fault]:
    """Compare a nickname with the course's form; none when it fits.

    A course whose form has no hyphen takes any name.

    >>> faults("营号-名字-城市", "3-小李-成都", 3)
    []
    >>> [fault.key for fault in faults("营号-名字-城市", "小李-成都", 3)]
    ['parts']
    """
    words, wanted = said.strip(), _parts(pattern)
    if not words:
        return [Fault("none")]
    if len(words) > _LONGEST:
        return [Fault("long", _LONGEST)]
    found = [part.strip() for part in _HYPHEN.split(words)]
    if len(wanted) == 1:
        return []
    if len(found) != len(wanted):
        lacking = wanted[len(found) :] if _begun(wanted, found, group) else []
        return [Fault("parts", len(wanted), tuple(lacking))]
    return _about_parts(wanted, found, group)


def _begun(wanted: list[str], found: list[str], group: int) -> bool:
    """Tell whether what is there begins as it should."""
    return all(found) and bool(_GROUP.match(wanted[0])) and _numbered(found, group)


def _numbered(found: list[str], group: int) -> bool:
    return found[0].removesuffix("营") == str(group)


def _about_parts(wanted: list[str], found: list[str], group: int) -> list[Fault]:
    if not all(found):
        return [Fault("empty")]
    numbered = _GROUP.match(wanted[0])
    if numbered and not _numbered(found, group):
        return [Fault("group")]
    return []


def _parts(pattern: str) -> list[str]:
    form = _END.split(pattern, maxsplit=1)[0]
    return [part.strip() for part in form.split("-")]
