"""What a day asks of a student, what came in, and how the two meet.

Parts are bits: the first key of the curriculum's ``parts`` is bit 0. Instants are UTC
seconds; an instant belongs to a day while it is *before* the day's close. What is made
once a check-in is a named tuple: it costs a third of a frozen dataclass.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from camp.curriculum import Curriculum, Tier
    from camp.timetable import DayTimes


@dataclass(frozen=True, slots=True)
class Asked:
    """What one student owes on one day."""

    day: int
    """The day number."""
    need: int
    """Mask of the parts their tier owes; 0 when nothing is due."""
    closes: int
    """A check-in before this second is in time (the 5 minutes of grace included)."""
    makeup_until: int
    """Before this second it can be made up; equal to ``closes`` when it cannot."""
    week: int = 0
    """Any number that is the same for all days of a calendar week, Monday to Sunday."""
    minima: tuple[tuple[int, int], ...] = ()
    """(bit, fewest written characters) of the written parts that have a minimum."""


class Submission(NamedTuple):
    """One thing a student handed in."""

    parts: int
    """Mask of the parts it claims."""
    chars: int
    """Its written characters."""
    at: int
    """When it came in, UTC seconds."""


class Sent(NamedTuple):
    """Everything a student handed in for one day, as one fact."""

    in_time: int = 0
    """Mask of the parts that were whole before the close."""
    parts: int = 0
    """Mask of the parts that are whole by now."""
    full_at: int = 0
    """The second at which all parts of the tier were there; 0 while they are not."""
    longest: int = 0
    """Written characters of the longest text."""
    short: int = 0
    """Written characters of the longest text that fell short of its part's minimum."""


_NOTHING = Sent()


def parts_mask(parts: Iterable[str], keys: Iterable[str]) -> int:
    """Make the mask of some part keys; ``parts`` are all keys, in the curriculum's order.

    KeyError names a key that the curriculum does not have.

    >>> parts_mask(["listen", "homework", "reflection"], ["reflection", "listen"])
    5
    """
    bits = {part: 1 << place for place, part in enumerate(parts)}
    mask = 0
    for key in keys:
        mask |= bits[key]
    return mask


def ask(plan: Curriculum, times: DayTimes, tier: Tier | None) -> Asked:
    """Say what a tier owes on a day; no tier (a listener, not joined yet) owes nothing."""
    due = () if tier is None else plan.due_parts(times.number, tier)
    return Asked(
        day=times.number,
        need=parts_mask(plan.parts, due),
        closes=times.closes,
        makeup_until=times.makeup_until,
        week=times.week,
        minima=tuple(
            (1 << place, part.min_chars)
            for place, part in enumerate(plan.parts.values())
            if part.written and part.min_chars
        ),
    )


def receive(fact: Sent | None, came: Submission, asked: Asked) -> Sent:
    """Fold one submission into the fact of its day.

    A written part counts only when the text has its fewest characters; what comes
    after make-up has ended changes nothing. Folding a submission in twice is folding
    it in once, and submissions of the same second may come in any order. Whatever the
    order, the masks agree, and ``full_at`` lies before the close exactly when all was
    in time; its very second is exact when submissions come in order of time.
    """
    fact = fact or _NOTHING
    if came.at >= asked.makeup_until:
        return fact
    whole, short, need = came.parts, fact.short, asked.need
    for bit, fewest in asked.minima:
        if whole & bit and came.chars < fewest:
            whole ^= bit
            short = max(short, came.chars)
    late = came.at >= asked.closes
    in_time = fact.in_time if late else fact.in_time | whole
    parts = fact.parts | whole
    full_at = fact.full_at
    if need and not need & ~parts:
        if not need & ~in_time:
            if not 0 < full_at < asked.closes:
                full_at = came.at
        elif not full_at:
            full_at = max(came.at, asked.closes)
    return Sent(in_time, parts, full_at, max(fact.longest, came.chars), short)
