"""Integer arithmetic on (done, due) pairs; no floats, so every machine agrees."""

from __future__ import annotations

from typing import TypeAlias

Pair: TypeAlias = tuple[int, int]
"""(done, due)."""

STILL = 20
"""Thousandths within which a rate is said not to have moved."""
FAIR = 4
"""Squared widths of chance (two standard deviations) a change must leave behind."""


def permille(pair: Pair) -> int:
    """Thousandths, rounded half up; what is printed is what is compared."""
    done, due = pair
    return (2000 * done + due) // (2 * due) if due else 0


def points(before: Pair, now: Pair) -> int:
    """How many thousandths a rate rose (negative: fell), as a reader would subtract."""
    return permille(now) - permille(before)


def gained(before: Pair, now: Pair) -> int:
    """People more than last time's rate would have brought (negative: fewer)."""
    done, due = now
    if not before[1]:
        return 0
    return done - (2 * before[0] * due + before[1]) // (2 * before[1])


def stirred(before: Pair, now: Pair, fair: int = FAIR) -> bool:
    """Tell whether the change is larger than chance alone would make it.

    The usual test of two shares, in whole numbers: the difference squared against
    ``fair`` times its variance.
    """
    (was, of), (is_, out_of) = before, now
    if not of or not out_of:
        return False
    everyone, hits = of + out_of, was + is_
    apart = is_ * of - was * out_of
    return apart * apart * everyone > fair * hits * (everyone - hits) * of * out_of


def steady(before: Pair, now: Pair) -> bool:
    """Tell whether a reader would agree that a rate hardly moved."""
    return abs(points(before, now)) <= STILL and not stirred(before, now)


def add(*pairs: Pair) -> Pair:
    """Count the pairs together."""
    return sum(p[0] for p in pairs), sum(p[1] for p in pairs)


def half_hour(hours: tuple[int, ...]) -> int | None:
    """Find the hour by whose end half of all had come; None when nobody did."""
    goal, so_far = sum(hours), 0
    for hour, count in enumerate(hours):
        so_far += count
        if goal and 2 * so_far >= goal:
            return hour + 1
    return None
