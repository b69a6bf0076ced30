"""What kind of value an expression has, and how its author would name it."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from types import GenericAlias, NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, get_type_hints

from camp.scripts.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from camp.scripts.problems import Locale


@dataclass(frozen=True, slots=True)
class Loop:
    """What a loop knows about its turn."""

    index: int
    first: bool
    last: bool


class Mixed:
    """A value that may be of several kinds: good for a condition, not for a sentence."""


class Unknown:
    """A value that is wrong already; nothing more is said about it."""


Kind = Any
"""A type hint of the facts with None taken off, or ``Mixed``, or ``Unknown``."""

_NAMES: Final[dict[str, dict[Locale, str]]] = {
    "text": {"zh-CN": "文字", "en": "a text"},
    "number": {"zh-CN": "数", "en": "a number"},
    "flag": {"zh-CN": "是或否", "en": "yes or no"},
    "none": {"zh-CN": "空", "en": "nothing"},
    "list": {"zh-CN": "一列", "en": "a list"},
    "pair": {"zh-CN": "一对", "en": "a pair"},
    "group": {"zh-CN": "一组事实", "en": "a group of facts"},
    "mixed": {"zh-CN": "不定的值", "en": "one of several kinds"},
}
_LONGEST: Final = 40  # no name of ours is longer
_PLAIN: Final[dict[Kind, str]] = {
    str: "text",
    int: "number",
    bool: "flag",
    NoneType: "none",
}


@cache
def parts(owner: type) -> dict[str, Kind]:
    """Name the fields of a dataclass of the facts, with their kinds, None taken off."""
    hints = get_type_hints(owner)
    return {field.name: _present(hints[field.name]) for field in fields(owner)}


def _present(hint: Kind) -> Kind:
    if isinstance(hint, UnionType):
        return next(kind for kind in hint.__args__ if kind is not NoneType)
    return hint


FACTS: Final = parts(Facts)
"""Every fact by name, with its kind."""


def has_parts(kind: Kind) -> bool:
    """Tell whether a kind is a group of facts."""
    return isinstance(kind, type) and is_dataclass(kind)


def item(kind: Kind) -> Kind | None:
    """Say what one item of a list is; None when the kind is not a list."""
    inner = kind.__args__ if isinstance(kind, GenericAlias) else ()
    return inner[0] if Ellipsis in inner else None


def pair(kind: Kind) -> tuple[Kind, ...]:
    """Say what the halves of a pair are; empty when the kind is not a pair."""
    inner: tuple[Kind, ...] = kind.__args__ if isinstance(kind, GenericAlias) else ()
    return () if Ellipsis in inner else inner


def said(kind: Kind, locale: Locale) -> str:
    """Name a kind as its author would: 文字, a list."""
    return _NAMES[_sort(kind)][locale]


def _sort(kind: Kind) -> str:
    if isinstance(kind, GenericAlias):
        return "list" if item(kind) is not None else "pair"
    return "group" if has_parts(kind) else _PLAIN.get(kind, "mixed")


def near(name: str, known: Iterable[str]) -> str:
    """Find the known name that looks most like another; empty when none does."""
    return _near(name[:_LONGEST], tuple(known))


@lru_cache(maxsize=512)
def _near(name: str, known: tuple[str, ...]) -> str:
    return next(iter(get_close_matches(name, known, n=1)), "")
