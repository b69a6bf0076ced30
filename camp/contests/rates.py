"""Rates as integer pairs, ordered without a float."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Rate = tuple[int, int]
"""(done, due): done / due without rounding; (0, 0) when nothing was due."""


def exact(rates: Sequence[Rate]) -> list[int]:
    """Give every rate an integer key that orders rates exactly as fractions do.

    Two different fractions with denominators up to D differ by at least 1/D², so
    scaled by D² they differ by at least 1 and their integer parts differ too, while
    equal fractions keep equal keys. Nothing due counts as 0.

    >>> exact([(1, 3), (2, 6), (1, 2)])
    [12, 12, 18]
    """
    scale = max((due for _, due in rates), default=1) ** 2
    return [done * scale // due if due else 0 for done, due in rates]
