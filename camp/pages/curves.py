"""Curves over the days of a camp, as one inline SVG that reads without a script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH: Final = 390
HEIGHT: Final = 220
_LEFT: Final = 36
_RIGHT: Final = 96
_TOP: Final = 14
_BOTTOM: Final = 26


@dataclass(frozen=True, slots=True)
class Curve:
    """One line: a name, and a rate for each day it has one."""

    name: str
    points: tuple[tuple[int, int, int], ...]
    """(day number, counted, of how many); days without a denominator are left out."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A curve laid out."""

    name: str
    look: str
    """c1, c2 …: its colour, dash and marker."""
    path: str
    marks: tuple[tuple[float, float], ...]
    end: tuple[float, float]
    """Where its name stands."""
    last: str
    """Its last value, in percent."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Several curves on one ground."""

    width: int
    height: int
    curves: tuple[Drawn, ...]
    grid: tuple[tuple[float, str], ...]
    """(y, percent)."""
    days: tuple[tuple[float, int], ...]
    """(x, day number)."""
    left: int = _LEFT
    right: int = WIDTH - _RIGHT


_APART: Final = 15
"""Least distance of two names at the ends of their lines."""


def chart(curves: Sequence[Curve], last_day: int) -> Chart:
    """Lay curves out, 0 to 100 percent over days 0 to ``last_day``.

    >>> chart([Curve("a", ((1, 1, 2), (2, 2, 2)))], 2).curves[0].path
    'M165.0 104.0 L294.0 14.0'
    """
    drawn = [_drawn(one, nth, last_day) for nth, one in enumerate(curves) if one.points]
    every = 7 if last_day > 14 else 3 if last_day > 7 else 1  # noqa: PLR2004
    return Chart(
        WIDTH,
        HEIGHT,
        _parted(drawn),
        tuple((_y(percent, 100), f"{percent}%") for percent in (0, 25, 50, 75, 100)),
        tuple((_x(day, last_day), day) for day in range(0, last_day + 1, every)),
    )


def _drawn(one: Curve, nth: int, last_day: int) -> Drawn:
    marks = tuple((_x(day, last_day), _y(done, of)) for day, done, of in one.points)
    path = " ".join(
        f"{'L' if place else 'M'}{x:.1f} {y:.1f}" for place, (x, y) in enumerate(marks)
    )
    _, done, of = one.points[-1]
    last = f"{(done * 100 + of // 2) // of}%"
    return Drawn(one.name, f"c{nth % 4 + 1}", path, marks, marks[-1], last)


def _parted(drawn: Sequence[Drawn]) -> tuple[Drawn, ...]:
    """Move the names at the ends apart, so that none lies on another."""
    found: dict[int, Drawn] = {}
    floor = 0.0
    for place in sorted(range(len(drawn)), key=lambda at: drawn[at].end[1]):
        one = drawn[place]
        y = max(one.end[1], floor)
        floor = y + _APART
        end = one.end[0], y
        found[place] = Drawn(one.name, one.look, one.path, one.marks, end, one.last)
    return tuple(found[place] for place in range(len(drawn)))


def _x(day: int, last_day: int) -> float:
    span = WIDTH - _LEFT - _RIGHT
    return round(_LEFT + span * day / max(1, last_day), 1)


def _y(done: int, of: int) -> float:
    span = HEIGHT - _TOP - _BOTTOM
    return round(_TOP + span * (1 - done / of), 1)
