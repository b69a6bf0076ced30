"""Everything that will fall due in a cohort: the lead sees all of it before day 1."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from camp.curriculum import DayKind, Slot, Tier
from camp.curriculum.windows import CEREMONY
from camp.timetable.dates import GRACE, date_of, instant, times
from camp.timetable.occurrence import Kind, Occurrence, Policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from camp.cohort import Cohort, Group
    from camp.curriculum import Curriculum, Window

# After the midnight that ends a day; elapsed time, so that no clock change parts them.
_STANDINGS = timedelta(minutes=15)
_ROUND = timedelta(minutes=20)
_REPORT = timedelta(minutes=30)
# On the cohort's own clock.
_HONORS = time(9)
_PUBLISH = time(15)
_CERTIFICATES = time(16)
GUIDANCE_WINDOW = (time(21, 30), time(21, 30), time(23, 30))
"""Local (compose, post_from, post_until) of the evening before's guidance."""
_SHOWS = {DayKind.OPENING, DayKind.CLOSING}


def window(plan: Curriculum, number: int, slot: Slot) -> tuple[time, time, time]:
    """Find the local (compose, post_from, post_until) of a slot: the day's, or the plan's.

    A ceremony's evening is composed half an hour before the usual.
    """
    day = plan.day(number)
    own: Window | None = getattr(day.slots, slot.value)
    if own is None and slot is Slot.EVENING and day.kind in _SHOWS:
        own = CEREMONY
    found: Window = own or getattr(plan.slots, slot.value)
    return found.compose, found.post_from, found.post_until


def catch_up_until(cohort: Cohort, number: int) -> datetime:
    """Say until when a missed morning may still be said: then the evening speaks."""
    at, _, _ = window(cohort.curriculum, number, Slot.EVENING)
    return instant(date_of(cohort, number), at, cohort.zone)


def has_due(curriculum: Curriculum, number: int) -> bool:
    """Say whether anyone owes anything on a day."""
    return any(curriculum.due_parts(number, tier) for tier in Tier)


def last_due(curriculum: Curriculum) -> int:
    """Find the last day number on which something is due; -1 when nothing ever is."""
    numbers = range(curriculum.first_number, curriculum.last_number + 1)
    return max((n for n in numbers if has_due(curriculum, n)), default=-1)


def last_night(cohort: Cohort) -> int:
    """Find the number of the last close: make-up runs on beyond the closing day.

    Make-up days are calendar days, and a skipped date holds no close, so the last
    close is the first that comes when the last make-up is over.
    """
    plan = cohort.curriculum
    end = plan.last_number
    if last_due(plan) < 0:
        return end
    over = times(cohort, last_due(plan)).makeup_until
    while times(cohort, end).closes < over:
        end += 1
    return end


def lay_out(cohort: Cohort, groups: Iterable[Group]) -> Iterator[Occurrence]:
    """List everything that will fall due; the same input, the same rows.

    What concerns the whole cohort comes first, then each group's scripts in order.
    """
    yield from cohort_rows(cohort)
    lines = tuple(slot_rows(cohort))
    for group in groups:
        yield from _of_group(lines, group)


def group_rows(cohort: Cohort, group: Group) -> Iterator[Occurrence]:
    """List the scripts of one group, from the day it came into being."""
    return _of_group(slot_rows(cohort), group)


def _of_group(lines: Iterable[Occurrence], group: Group) -> Iterator[Occurrence]:
    return (
        replace(line, group_id=group.id)
        for line in lines
        if line.number >= group.created
    )


def slot_rows(cohort: Cohort) -> Iterator[Occurrence]:
    """List one line a day and slot, as the calendar shows it before there are groups."""
    plan = cohort.curriculum
    for number in range(plan.first_number, plan.last_number + 1):
        for slot in Slot:
            yield _script(cohort, number, slot)


def _script(cohort: Cohort, number: int, slot: Slot) -> Occurrence:
    day = date_of(cohort, number)
    at, post_from, post_until = (
        instant(day, local_time, cohort.zone)
        for local_time in window(cohort.curriculum, number, slot)
    )
    policy = _policy(cohort.curriculum, number, slot)
    row = Occurrence(
        Kind.SCRIPT, number, 0, slot.value, at, post_from, post_until, policy
    )
    return _after_night(cohort, row, Kind.STANDINGS)


def _policy(plan: Curriculum, number: int, slot: Slot) -> Policy:
    """Choose what becomes of a script whose window has passed.

    A missed show needs a person; a missed morning still carries the day's task.
    """
    if slot is Slot.MORNING:
        return Policy.WITH_NOTE
    kind = plan.day(number).kind
    if slot is Slot.EVENING and kind in _SHOWS | {DayKind.ACTIVITY}:
        return Policy.MANUAL
    return Policy.SKIP


def cohort_rows(cohort: Cohort) -> Iterator[Occurrence]:
    """List what concerns the whole cohort: guidance, nights, rounds, the closing."""
    plan = cohort.curriculum
    for number in range(plan.first_number, plan.last_number + 1):
        yield _guidance(cohort, number)
        yield from _night(cohort, number)
    for number in range(plan.last_number + 1, last_night(cohort) + 1):
        yield from _late_night(cohort, number)
    yield from _rounds(cohort)
    yield from _closing(cohort)


def _guidance(cohort: Cohort, number: int) -> Occurrence:
    """Hosts read it the evening before, whatever date is skipped in between."""
    day = date_of(cohort, number) - timedelta(days=1)
    at, post_from, post_until = (instant(day, t, cohort.zone) for t in GUIDANCE_WINDOW)
    return Occurrence(
        Kind.GUIDANCE, number, 0, "", at, post_from, post_until, Policy.SKIP
    )


def _night(cohort: Cohort, number: int) -> Iterator[Occurrence]:
    """What follows the end of a day of the course."""
    at = _midnight(cohort, number) + _STANDINGS
    yield _close(cohort, number)
    yield _always(Kind.STANDINGS, number, at, Kind.CLOSE)
    yield _always(Kind.DEBRIEF, number, at, Kind.STANDINGS)


def _late_night(cohort: Cohort, number: int) -> Iterator[Occurrence]:
    """What follows a day after the course: late completions still count."""
    midnight = _midnight(cohort, number)
    yield _close(cohort, number)
    yield _always(Kind.CERTIFICATES, number, midnight + _STANDINGS, Kind.CLOSE)
    yield _always(Kind.REPORT, number, midnight + _REPORT, Kind.CERTIFICATES)


def _close(cohort: Cohort, number: int) -> Occurrence:
    """A close counts on from the one before, even when both are due at once."""
    row = _always(Kind.CLOSE, number, _midnight(cohort, number) + GRACE)
    return _after_night(cohort, row, Kind.CLOSE)


def _after_night(cohort: Cohort, row: Occurrence, kind: Kind) -> Occurrence:
    """Let a row wait for what the night before its day makes."""
    if row.number <= cohort.curriculum.first_number:
        return row
    return replace(row, waits_for=kind, waits_number=row.number - 1)


def _rounds(cohort: Cohort) -> Iterator[Occurrence]:
    for contest in cohort.curriculum.contests:
        for first, _ in contest.rounds:
            begins = instant(date_of(cohort, first), time(0), cohort.zone)
            row = _always(Kind.ROUND, first, begins + _ROUND, slot=contest.id)
            yield _after_night(cohort, row, Kind.STANDINGS)


def _closing(cohort: Cohort) -> Iterator[Occurrence]:
    last = cohort.curriculum.last_number
    if cohort.curriculum.day(last).kind is not DayKind.CLOSING:
        return
    honors, publish, certificates = (
        instant(date_of(cohort, last), at, cohort.zone)
        for at in (_HONORS, _PUBLISH, _CERTIFICATES)
    )
    row = _always(Kind.HONORS, last, honors)
    yield _after_night(cohort, row, Kind.STANDINGS)
    yield _always(Kind.PUBLISH, last, publish, Kind.HONORS)
    yield _always(Kind.CERTIFICATES, last, certificates, Kind.PUBLISH)
    report = _midnight(cohort, last) + _REPORT
    yield _always(Kind.REPORT, last, report, Kind.DEBRIEF)


def _midnight(cohort: Cohort, number: int) -> datetime:
    """Find the midnight that ends a day: its night begins, whatever date is skipped."""
    day = date_of(cohort, number) + timedelta(days=1)
    return instant(day, time(0), cohort.zone)


def _always(
    kind: Kind,
    number: int,
    at: datetime,
    waits_for: Kind | None = None,
    *,
    slot: str = "",
) -> Occurrence:
    """Make a row that runs however late."""
    return Occurrence(
        kind=kind,
        number=number,
        group_id=0,
        slot=slot,
        compose_at=at,
        post_from=at,
        post_until=at,
        policy=Policy.ALWAYS,
        waits_for=waits_for,
        waits_number=number if waits_for else 0,
    )
