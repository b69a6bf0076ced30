"""Streaks on bit masks: bit n is day number n.

A streak grows on ``done``; holds on made_up, leave, excused and not_due; breaks on
partial and missed; ends on out. So two masks tell everything: the days it grew and the
days it held. Source: the verdict table of design.md §6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from camp.checkins.verdicts import Verdict


def masks(days: Iterable[int], verdicts: Iterable[Verdict]) -> tuple[int, int]:
    """(done mask, hold mask) of the verdicts on some day numbers."""
    done = hold = 0
    for day, verdict in zip(days, verdicts, strict=True):
        if verdict.streak == "grows":
            done |= 1 << day
        elif verdict.streak == "holds":
            hold |= 1 << day
    return done, hold


def current_streak(done_mask: int, hold_mask: int, day: int) -> int:
    """Days of the streak that is alive at the end of a day.

    >>> current_streak(done_mask=0b11010, hold_mask=0b00101, day=4)
    3
    """
    so_far = (2 << day) - 1
    broken = so_far & ~(done_mask | hold_mask)
    return ((done_mask & so_far) >> broken.bit_length()).bit_count()


def longest_streak(done_mask: int, hold_mask: int, day: int) -> int:
    """Days of the longest streak up to the end of a day, alive or not."""
    so_far = (2 << day) - 1
    done_mask &= so_far
    broken = so_far & ~(done_mask | hold_mask)
    longest = 0
    while done_mask.bit_count() > longest:
        longest = max(longest, (done_mask >> broken.bit_length()).bit_count())
        last_break = (1 << broken.bit_length()) >> 1
        done_mask &= last_break - 1 if last_break else 0
        broken ^= last_break
    return longest
