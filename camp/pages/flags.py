"""The string of flags: one for each day, hung from the top edge of a page."""

from __future__ import annotations

from dataclasses import dataclass

_SWAG = 350
_DEPTH = 104
_FLAG = 36
_MARGIN = 25
_A_SWAG = 7
_COLOURS = 4
_DROP = 1.57
"""How long a flag is, in widths."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One flag: its class and its outline."""

    look: str
    path: str


@dataclass(frozen=True, slots=True)
class Bunting:
    """A string of flags, ready to be drawn."""

    width: int
    cord: str
    flags: tuple[Flag, ...]


def bunting(days: int, hung: int) -> Bunting:
    """Hang ``hung`` of ``days`` flags on swags of seven, at least three swags."""
    swags = max(3, -(-days // _A_SWAG))
    each = -(-days // swags)
    flags = []
    for place in range(days):
        swag, nth = divmod(place, each)
        on_it = min(each, days - swag * each)
        left = swag * _SWAG + _left(nth, on_it)
        look = f"f{place % _COLOURS + 1}" if place < hung else "todo"
        flags.append(Flag(look, _outline(left, swag * _SWAG)))
    cord = "M0 0" + "".join(
        f" Q{s * _SWAG + _SWAG // 2} {_DEPTH} {(s + 1) * _SWAG} 0" for s in range(swags)
    )
    return Bunting(swags * _SWAG, cord, tuple(flags))


def _left(nth: int, on_it: int) -> float:
    """Find where the nth of some flags begins on its swag."""
    if on_it == 1:
        return (_SWAG - _FLAG) / 2
    return _MARGIN + nth * (_SWAG - 2 * _MARGIN - _FLAG) / (on_it - 1)


def _outline(left: float, origin: int) -> str:
    """Draw a triangle that hangs at right angles from the cord."""
    right = left + _FLAG
    ya, yb = (_hangs(x - origin) for x in (left, right))
    tip_x = (left + right) / 2 - (yb - ya) * _DROP
    tip_y = (ya + yb) / 2 + _FLAG * _DROP
    return f"M{left:.1f} {ya:.1f} {right:.1f} {yb:.1f} {tip_x:.1f} {tip_y:.1f}Z"


def _hangs(x: float) -> float:
    """Say how low the cord hangs at a place of its swag."""
    t = x / _SWAG
    return 2 * t * (1 - t) * _DEPTH
