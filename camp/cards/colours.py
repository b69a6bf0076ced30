"""Inks on any ground: a curriculum names two colours, the rest is computed.

Contrast is WCAG 2's ratio of relative luminances, 1 to 21; text has at least 4.5,
shapes at least 3. Colours are ``#rrggbb``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

TEXT: Final = 4.5
SHAPE: Final = 3.0
_LIGHT: Final = "#fbfaf6"
_DARK: Final = "#1a2521"
_SEAL: Final = "#bf381b"
_STEPS: Final = 40
_DARKEST: Final = 0.04045
"""Below it, sRGB is a straight line."""
_LOOKS_ALIKE: Final = 150


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of a picture."""

    paper: str
    sunk: str
    """A quiet field on paper."""
    line: str
    ink: str
    quiet: str
    """The second voice on paper."""
    brand: str
    """The curriculum's colour, dark enough to be read on paper."""
    soft: str
    """A tint of it for fields, with ink on it."""
    accent: str
    """The accent, strong enough for shapes on paper."""
    fill: str
    """The curriculum's colour as it is, for grounds."""
    on_fill: str
    on_fill_quiet: str
    fill_line: str
    fill_accent: str
    on_bar: str
    """Words on ``brand``."""
    seal: str
    on_seal: str
    fill_seal: tuple[str, str, str]
    """A seal on ``fill``: its ground, its letters, its edge."""
    flags: tuple[str, str, str, str]
    fill_flags: tuple[str, str, str, str]


@lru_cache(maxsize=64)
def palette(colour: str, accent: str) -> Palette:
    """Derive every colour from the two a curriculum names."""
    paper = mix("#f8f8f4", colour, 0.025)
    ink = mix(_DARK, colour, 0.08)
    on_fill = ink_on(colour)
    strong = readable(accent, paper, SHAPE)
    shown = readable(accent, colour, SHAPE)
    brand = readable(colour, paper, TEXT)
    return Palette(
        paper=paper,
        sunk=mix(paper, ink, 0.045),
        line=mix(paper, ink, 0.16),
        ink=ink,
        quiet=readable(mix(ink, paper, 0.32), paper, TEXT + 1),
        brand=brand,
        soft=mix(paper, colour, 0.13),
        accent=strong,
        fill=colour,
        on_fill=on_fill,
        on_fill_quiet=readable(mix(on_fill, colour, 0.28), colour, TEXT),
        fill_line=mix(colour, on_fill, 0.3),
        fill_accent=shown,
        on_bar=ink_on(brand),
        seal=_SEAL,
        on_seal=_LIGHT,
        fill_seal=_seal_on(colour, on_fill),
        flags=(strong, brand, mix(accent, paper, 0.45), mix(colour, paper, 0.5)),
        fill_flags=(
            shown,
            mix(on_fill, colour, 0.08),
            mix(shown, on_fill, 0.45),
            mix(colour, on_fill, 0.45),
        ),
    )


def _seal_on(ground: str, ink: str) -> tuple[str, str, str]:
    """Set a seal off from its ground: turned about on red, with an edge on what is as dark."""
    if _apart(_SEAL, ground) < _LOOKS_ALIKE:
        return (_LIGHT, _SEAL, _LIGHT)
    return (_SEAL, _LIGHT, _SEAL if contrast(_SEAL, ground) >= SHAPE / 2 else ink)


def _apart(one: str, other: str) -> int:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return sum(abs(a - b) for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """Measure how well one colour stands on another, 1-21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return round((high + 0.05) / (low + 0.05), 2)


def ink_on(ground: str) -> str:
    """Choose the ink for words on a ground: our light or dark one, else white or black."""
    soft = max((_LIGHT, _DARK), key=lambda ink: contrast(ink, ground))
    if contrast(soft, ground) >= TEXT:
        return soft
    return max(("#ffffff", "#000000"), key=lambda ink: contrast(ink, ground))


def readable(colour: str, ground: str, least: float) -> str:
    """Move a colour towards the ground's ink until it stands out enough.

    The nearest such colour; the ink itself when nothing before it does.
    """
    ink = ink_on(ground)
    for step in range(_STEPS):
        moved = mix(colour, ink, step / _STEPS)
        if contrast(moved, ground) >= least:
            return moved
    return ink


def mix(one: str, other: str, share: float) -> str:
    """Mix two colours; ``share`` (0-1) is how much of the other.

    >>> mix("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{int(a + (b - a) * share + 0.5):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= _DARKEST else ((part + 0.055) / 1.055) ** 2.4)
