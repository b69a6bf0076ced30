"""When: every date and hour of a cohort, and everything that will fall due.

All date arithmetic of the camp happens here. A day has a *number* (its place), a local
*date* and a *night* (its close, shortly after midnight). Local times that a clock
change skips move forward by the gap; times it repeats mean the first of the two.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from camp.cohort import Cohort
from camp.curriculum import Curriculum, DayKind, Slot, Tier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from camp.cohort import Group

GRACE = timedelta(minutes=5)
"""A check-in this long after midnight still counts as the day's."""

LATE_EVENING = time(21)
"""From this hour a check-in counts as a late-evening one."""

_CLOSE = time(0, 5)
_STANDINGS = time(0, 15)
_ROUND = time(0, 20)
_REPORT = time(0, 30)
_GUIDANCE = (time(21, 30), time(21, 30), time(23, 30))
_HONORS = time(9)
_PUBLISH = time(15)
_CERTIFICATES = time(16)
_CEREMONY = (time(19), time(19, 30), time(23))
_SHOWS = {DayKind.OPENING, DayKind.CLOSING}


class Kind(StrEnum):
    """What falls due."""

    SCRIPT = "script"
    GUIDANCE = "guidance"
    CLOSE = "close"
    STANDINGS = "standings"
    DEBRIEF = "debrief"
    ROUND = "round"
    HONORS = "honors"
    PUBLISH = "publish"
    CERTIFICATES = "certificates"
    REPORT = "report"


class Policy(StrEnum):
    """What becomes of a thing whose time has passed."""

    SKIP = "skip"
    WITH_NOTE = "with_note"
    MANUAL = "manual"
    ALWAYS = "always"


GUIDANCE_SLOT = "guidance"
"""The slot name under which a host's text for tomorrow is kept."""



@dataclass(frozen=True, slots=True)
class Occurrence:
    """One thing that falls due; instants are UTC."""

    kind: Kind
    number: int
    """The day it belongs to."""
    group_id: int
    """0 for what concerns the whole cohort."""
    slot: str
    """A script's slot, a round's contest, else empty."""
    compose_at: datetime
    post_from: datetime
    post_until: datetime
    """After this moment the policy says what becomes of it."""
    policy: Policy
    waits_for: Kind | None = None
    """The kind of this cohort's occurrence that should be done before."""
    waits_number: int = 0


@dataclass(frozen=True, slots=True)
class DayTimes:
    """When one day begins, closes and may be made up; UTC seconds."""

    number: int
    date: date
    begins: int
    late_from: int
    """21:00 local."""
    closes: int
    """24:00 local and the grace; a check-in before this is in time."""
    makeup_until: int
    """Equal to ``closes`` when the day cannot be made up."""
    week: int
    """The ordinal of the Monday that begins its calendar week."""


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """The IANA zone of this name; ZoneInfoNotFoundError when there is none."""
    return ZoneInfo(name)


def instant(day: date, at: time, zone_name: str) -> datetime:
    """The UTC moment of a local date and time."""
    local = datetime.combine(day, at, tzinfo=zone(zone_name))
    return local.astimezone(UTC)


def local(moment: datetime | int, zone_name: str) -> datetime:
    """A UTC moment (or UTC seconds) on the cohort's own clock."""
    if isinstance(moment, int):
        moment = datetime.fromtimestamp(moment, UTC)
    return moment.astimezone(zone(zone_name))


def hour(moment: datetime | int, zone_name: str) -> str:
    """A moment as people write it: 21:04."""
    return f"{local(moment, zone_name):%H:%M}"


def date_of(cohort: Cohort, number: int) -> date:
    """The local date of a day number; number 0 is the date before number 1."""
    return _dates(cohort.start, cohort.skips, max(number, 1) + 1)[number]


@lru_cache(maxsize=512)
def _dates(start: date, skips: frozenset[date], count: int) -> tuple[date, ...]:
    """The dates of numbers 0 … count - 1.

    Number 0 hangs on ``start`` alone: it stays when number 1 is postponed behind it.
    """
    found: list[date] = []
    day = start
    while len(found) < count:
        if day not in skips:
            found.append(day)
        day += timedelta(days=1)
    return (start - timedelta(days=1), *found)


def number_on(cohort: Cohort, day: date) -> int:
    """The number of the last day that has begun on a local date; -1 before number 0."""
    if day < date_of(cohort, 0):
        return -1
    number = 0
    while date_of(cohort, number + 1) <= day:
        number += 1
    return number


def number_at(cohort: Cohort, moment: datetime | int) -> int:
    """The number of the last day that has begun at a moment; -1 before number 0."""
    return number_on(cohort, local(moment, cohort.zone).date())


@lru_cache(maxsize=256)
def _times(  # noqa: PLR0913  (the key of a cache)
    start: date, skips: frozenset[date], zone_name: str, makeup: int, number: int
) -> DayTimes:
    day = _dates(start, skips, max(number, 1) + 1)[number]
    midnight = instant(day + timedelta(days=1), time(0), zone_name)
    last = instant(day + timedelta(days=1 + makeup), time(0), zone_name)
    return DayTimes(
        number=number,
        date=day,
        begins=int(instant(day, time(0), zone_name).timestamp()),
        late_from=int(instant(day, LATE_EVENING, zone_name).timestamp()),
        closes=int((midnight + GRACE).timestamp()),
        makeup_until=int((last + GRACE).timestamp()),
        week=day.toordinal() - day.weekday(),
    )


def times(cohort: Cohort, number: int) -> DayTimes:
    """When a day begins, closes and may be made up."""
    makeup = cohort.curriculum.attendance.makeup_days
    return _times(cohort.start, cohort.skips, cohort.zone, makeup, number)


def makeup_date(cohort: Cohort, number: int) -> date:
    """The last local date on which a day can be made up."""
    makeup = cohort.curriculum.attendance.makeup_days
    return date_of(cohort, number) + timedelta(days=makeup)


def has_due(curriculum: Curriculum, number: int) -> bool:
    """Whether anyone owes anything on a day."""
    return any(curriculum.due_parts(number, tier) for tier in Tier)


def last_due(curriculum: Curriculum) -> int:
    """The last day number on which something is due; -1 when nothing ever is."""
    numbers = range(curriculum.first_number, curriculum.last_number + 1)
    return max((n for n in numbers if has_due(curriculum, n)), default=-1)


def last_night(cohort: Cohort) -> int:
    """The number of the last close: make-up runs on beyond the closing day.

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
    """Everything that will fall due, in order of day; the same input, the same rows."""
    yield from cohort_rows(cohort)
    for group in groups:
        yield from group_rows(cohort, group)


def group_rows(cohort: Cohort, group: Group) -> Iterator[Occurrence]:
    """The scripts of one group, from the day it came into being."""
    plan = cohort.curriculum
    for number in range(max(plan.first_number, group.created), plan.last_number + 1):
        for slot in Slot:
            yield _script(cohort, group.id, number, slot)


def slot_rows(cohort: Cohort) -> Iterator[Occurrence]:
    """One line a day and slot, as the calendar shows it before there are groups."""
    plan = cohort.curriculum
    for number in range(plan.first_number, plan.last_number + 1):
        for slot in Slot:
            yield _script(cohort, 0, number, slot)


def _script(cohort: Cohort, group_id: int, number: int, slot: Slot) -> Occurrence:
    day = date_of(cohort, number)
    at, post_from, post_until = window(cohort.curriculum, number, slot)
    row = Occurrence(
        kind=Kind.SCRIPT,
        number=number,
        group_id=group_id,
        slot=slot.value,
        compose_at=instant(day, at, cohort.zone),
        post_from=instant(day, post_from, cohort.zone),
        post_until=instant(day, post_until, cohort.zone),
        policy=_policy(cohort.curriculum, number, slot),
    )
    return _after_night(cohort, row, Kind.STANDINGS)


def window(
    plan: Curriculum, number: int, slot: Slot
) -> tuple[time, time, time]:
    """Local (compose, post_from, post_until) of a slot: the day's own, or the plan's.

    A ceremony's evening is composed at 19:00, half an hour before the usual.
    """
    day = plan.day(number)
    own = getattr(day.slots, slot.value)
    if own is None and slot is Slot.EVENING and day.kind in _SHOWS:
        return _CEREMONY
    found = own or getattr(plan.slots, slot.value)
    return found.compose, found.post_from, found.post_until


def _policy(plan: Curriculum, number: int, slot: Slot) -> Policy:
    """A missed show needs a person; a missed morning still carries the day's task."""
    if slot is Slot.MORNING:
        return Policy.WITH_NOTE
    kind = plan.day(number).kind
    if slot is Slot.EVENING and kind in _SHOWS | {DayKind.ACTIVITY}:
        return Policy.MANUAL
    return Policy.SKIP


def cohort_rows(cohort: Cohort) -> Iterator[Occurrence]:
    """What concerns the whole cohort: guidance, nights, rounds, and the closing."""
    plan = cohort.curriculum
    for number in range(plan.first_number, plan.last_number + 1):
        yield _guidance(cohort, number)
        yield from _night(cohort, number)
    for number in range(plan.last_number + 1, last_night(cohort) + 1):
        yield _close(cohort, number)
        yield _always(
            cohort, Kind.CERTIFICATES, number, number + 1, _STANDINGS, Kind.CLOSE
        )
        yield _always(
            cohort, Kind.REPORT, number, number + 1, _REPORT, Kind.CERTIFICATES
        )
    yield from _rounds(cohort)
    yield from _closing(cohort)


def _guidance(cohort: Cohort, number: int) -> Occurrence:
    day = date_of(cohort, number) - timedelta(days=1)
    at, post_from, post_until = (instant(day, t, cohort.zone) for t in _GUIDANCE)
    return Occurrence(
        Kind.GUIDANCE, number, 0, "", at, post_from, post_until, Policy.SKIP
    )


def _night(cohort: Cohort, number: int) -> Iterator[Occurrence]:
    yield _close(cohort, number)
    yield _always(cohort, Kind.STANDINGS, number, number + 1, _STANDINGS, Kind.CLOSE)
    yield _always(cohort, Kind.DEBRIEF, number, number + 1, _STANDINGS, Kind.STANDINGS)


def _close(cohort: Cohort, number: int) -> Occurrence:
    """A close counts on from the one before, even when both are due at once."""
    row = _always(cohort, Kind.CLOSE, number, number + 1, _CLOSE)
    return _after_night(cohort, row, Kind.CLOSE)


def _after_night(cohort: Cohort, row: Occurrence, kind: Kind) -> Occurrence:
    """Let a row wait for what the night before its day makes."""
    if row.number <= cohort.curriculum.first_number:
        return row
    return replace(row, waits_for=kind, waits_number=row.number - 1)


def _rounds(cohort: Cohort) -> Iterator[Occurrence]:
    for contest in cohort.curriculum.contests:
        for first, _ in contest.rounds:
            row = _always(cohort, Kind.ROUND, first, first, _ROUND, slot=contest.id)
            yield _after_night(cohort, row, Kind.STANDINGS)


def _closing(cohort: Cohort) -> Iterator[Occurrence]:
    last = cohort.curriculum.last_number
    if cohort.curriculum.day(last).kind is not DayKind.CLOSING:
        return
    honors = _always(cohort, Kind.HONORS, last, last, _HONORS)
    yield _after_night(cohort, honors, Kind.STANDINGS)
    yield _always(cohort, Kind.PUBLISH, last, last, _PUBLISH, Kind.HONORS)
    yield _always(cohort, Kind.CERTIFICATES, last, last, _CERTIFICATES, Kind.PUBLISH)
    yield _always(cohort, Kind.REPORT, last, last + 1, _REPORT, Kind.DEBRIEF)


def _always(  # noqa: PLR0913  (a row has this many columns)
    cohort: Cohort,
    kind: Kind,
    number: int,
    on: int,
    at: time,
    waits_for: Kind | None = None,
    *,
    slot: str = "",
) -> Occurrence:
    """A row that runs however late; ``on`` is the day whose morning it falls on.

    A night belongs to the calendar date after its day, whatever is skipped.
    """
    day = date_of(cohort, number) + timedelta(days=on - number)
    moment = instant(day, at, cohort.zone)
    return Occurrence(
        kind,
        number,
        0,
        slot,
        moment,
        moment,
        moment,
        Policy.ALWAYS,
        waits_for,
        number if waits_for else 0,
    )


def catch_up_until(cohort: Cohort, number: int) -> datetime:
    """Until when a missed morning may still be said: the evening then speaks."""
    at, _, _ = window(cohort.curriculum, number, Slot.EVENING)
    return instant(date_of(cohort, number), at, cohort.zone)
