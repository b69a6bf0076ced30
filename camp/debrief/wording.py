"""How a found fact becomes a sentence: phrases of fragments, filled from plain values.

A phrase is a tuple of fragments. A fragment is said only when all the values it names
are known (not None, not empty), so a sentence can lose a clause but never print a gap.
A fragment that is itself a tuple holds alternatives: the first that can be said is.
"""

from __future__ import annotations

import re
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, TypeAlias

from camp.debrief.rates import permille
from camp.debrief.words import PHRASES, TITLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from camp.debrief.page import Value

Piece: TypeAlias = tuple[str, str, str]
"""(text before, the value's name, how it is written)."""

DAY = 24 * 60
PARTS = (
    "cause.",
    "since.",
    "act.",
    "who.",
    "role.",
    "last_word",
    "posts.slot",
    "watch.h",
    "r.did",
    "r.was",
    "r.group",
)
"""Phrases that stand inside a longer English sentence."""
SENTENCE = re.compile(r"(?:^|(?<=[.?!] ))[a-z]")

JOINS: dict[str, tuple[str, str]] = {"zh-CN": ("、", "、"), "en": (", ", " and ")}
MOVES: dict[str, tuple[str, str, str]] = {
    "zh-CN": ("多{}个点", "少{}个点", "没动"),
    "en": ("up {} points", "down {} points", "unchanged"),
}


def title(locale: str, key: str) -> str:
    """Look up the word or section title with this key."""
    return TITLES[locale][key]


def listed(locale: str, names: Iterable[str]) -> str:
    """Names in a row: a、b、c, or a, b and c."""
    row = list(names)
    between, last = JOINS[locale]
    return (
        last.join([between.join(row[:-1]), row[-1]]) if len(row) > 1 else "".join(row)
    )


def say(locale: str, key: str, values: Mapping[str, Value]) -> str:
    """Fill the phrase with this key, as far as the values can say it."""
    said: list[str] = []
    for fragment in PHRASES[locale][key]:
        ways = (fragment,) if isinstance(fragment, str) else fragment
        for way in ways:
            words = _fill(locale, way, values)
            if words is not None:
                said.append(words)
                break
    words = "".join(said).strip()
    return _capitals(words) if locale == "en" and not key.startswith(PARTS) else words


def _capitals(words: str) -> str:
    """Begin every sentence with a capital, for what names cannot promise."""
    return SENTENCE.sub(lambda found: found.group(0).upper(), words)


def knows(locale: str, key: str) -> bool:
    """Tell whether there is a phrase with this key."""
    return key in PHRASES[locale]


def clock(minute: int) -> str:
    """Write a local minute as 07:30; past midnight it goes on as 01:10."""
    return f"{minute % DAY // 60:02d}:{minute % 60:02d}"


def percent(pair: tuple[int, int], *, short: bool = False) -> str:
    """Write a rate as 50.8%, or in short as 51%."""
    mille = permille(pair)
    return f"{(mille + 5) // 10}%" if short else f"{mille // 10}.{mille % 10}%"


def tenths(mille: int) -> str:
    """Thousandths as points: 24 is 2.4."""
    size = abs(mille)
    return f"{size // 10}.{size % 10}"


def _fill(locale: str, fragment: str, values: Mapping[str, Value]) -> str | None:
    """One fragment, or None when a value it needs is unknown."""
    said: list[str] = []
    for before, name, spec in _pieces(fragment):
        said.append(before)
        if not name:
            continue
        value = values.get(name)
        if value is None or value == "":
            return None
        said.append(_write(locale, value, spec))
    return "".join(said)


@cache
def _pieces(fragment: str) -> tuple[Piece, ...]:
    """Take a fragment apart once."""
    return tuple(
        (before, name or "", spec or "")
        for before, name, spec, _ in Formatter().parse(fragment)
    )


def _write(locale: str, value: Value, spec: str) -> str:
    """One value, written the way the phrase asks for."""
    if isinstance(value, tuple):
        return percent(value, short=spec == "pct0")
    if isinstance(value, int):
        kind, *forms = spec.split("|")
        return NUMBERS[kind](locale, value, forms)
    return str(value)


def _plural(_: str, value: int, forms: list[str]) -> str:
    return f"{value:,} {forms[0] if value == 1 else forms[1]}"


def _verb(_: str, value: int, forms: list[str]) -> str:
    return forms[0] if value == 1 else forms[1]


def _move(locale: str, value: int, _: list[str]) -> str:
    up, down, still = MOVES[locale]
    return (up if value > 0 else down if value else still).format(tenths(value))


NUMBERS: dict[str, Callable[[str, int, list[str]], str]] = {
    "": lambda _, value, __: str(value),
    "n": lambda _, value, __: f"{value:,}",
    "hm": lambda _, value, __: clock(value),
    "pt": lambda _, value, __: tenths(value),
    "move": _move,
    "s": _plural,
    "v": _verb,
}
"""n 1,204 · hm 07:30 · pt 2.4 · move 少2.4个点 · s|day|days 3 days · v|was|were was."""
