"""Local dates and times, and the moments they mean.

A local time that a clock change skips means the moment of the change, one that it
repeats the first of the two: so times keep their order on every day of the year.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from camp.cohort import Cohort

GRACE = timedelta(minutes=5)
"""A check-in this long after midnight still counts as the day's."""

LATE_EVENING = time(21)
"""From this hour a check-in counts as a late-evening one."""


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
    """Find the IANA zone of this name; ZoneInfoNotFoundError when there is none."""
    return ZoneInfo(name)


def instant(day: date, at: time, zone_name: str) -> datetime:
    """Turn a local date and time into the UTC moment it means."""
    where = zone(zone_name)
    local = datetime.combine(day, at, tzinfo=where)
    first, second = (local.replace(fold=f).astimezone(UTC) for f in (0, 1))
    # A time that exists once or twice has them in order; one that is skipped has not.
    return first if first <= second else _change(second, first, where)


def _change(before: datetime, after: datetime, where: ZoneInfo) -> datetime:
    """Find the second at which the clocks change, between two UTC moments."""
    new = after.astimezone(where).utcoffset()

    def changed(seconds: int) -> bool:
        moment = before + timedelta(seconds=seconds)
        return moment.astimezone(where).utcoffset() == new

    most = int((after - before).total_seconds())
    return before + timedelta(seconds=bisect_left(range(most), True, key=changed))


def local(moment: datetime | int, zone_name: str) -> datetime:
    """Read a UTC moment (or UTC seconds) on the cohort's own clock."""
    if isinstance(moment, int):
        moment = datetime.fromtimestamp(moment, UTC)
    return moment.astimezone(zone(zone_name))


def hour(moment: datetime | int, zone_name: str) -> str:
    """Write a moment as people do: 21:04."""
    return f"{local(moment, zone_name):%H:%M}"


def date_of(cohort: Cohort, number: int) -> date:
    """Find the local date of a day number; number 0 is the date before ``start``."""
    return _date(cohort.start, cohort.skips, number)


def moment_of(cohort: Cohort, number: int, at: time) -> datetime:
    """Find the UTC moment of a local time on a day number."""
    return instant(date_of(cohort, number), at, cohort.zone)


@lru_cache(maxsize=1024)
def _date(start: date, skips: frozenset[date], number: int) -> date:
    """Count the dates from ``start`` on that are not skipped.

    Number 0 hangs on ``start`` alone: it stays when number 1 is postponed behind it.
    """
    day = start + timedelta(days=number - 1)
    if number > 0:
        for skip in sorted(skips):
            if start <= skip <= day:
                day += timedelta(days=1)
    return day


def number_on(cohort: Cohort, day: date) -> int:
    """Find the last day that has begun on a local date; -1 before number 0."""
    since = (day - cohort.start).days + 1
    skipped = sum(cohort.start <= skip <= day for skip in cohort.skips)
    return max(since - skipped, -1)


def number_at(cohort: Cohort, moment: datetime | int) -> int:
    """Find the last day that has begun at a moment; -1 before number 0."""
    return number_on(cohort, local(moment, cohort.zone).date())


@lru_cache(maxsize=256)
def _times(
    start: date, skips: frozenset[date], zone_name: str, makeup: int, number: int
) -> DayTimes:
    day = _date(start, skips, number)
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
    """Say when a day begins, closes and may be made up."""
    makeup = cohort.curriculum.attendance.makeup_days
    return _times(cohort.start, cohort.skips, cohort.zone, makeup, number)


def makeup_date(cohort: Cohort, number: int) -> date:
    """Find the last local date on which a day can be made up."""
    makeup = cohort.curriculum.attendance.makeup_days
    return date_of(cohort, number) + timedelta(days=makeup)
