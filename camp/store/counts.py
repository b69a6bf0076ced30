"""Counts by group and day, for scripts, standings, debriefs and the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from camp.cohort import Track
from camp.store.engine import among, micros, moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from camp.store.engine import Kept


def members(kept: Kept, cohort_id: int, number: int) -> list[tuple[int, Track, int]]:
    """(group, track, students who have joined by a day), as they joined."""
    return [
        (r[0], Track(r[1]), r[2])
        for r in kept.rows(
            "select group_id, track, count(*) from student where cohort_id = ? "
            "and joined <= ? group by group_id, track order by group_id, track",
            (cohort_id, number),
        )
    ]


def came(kept: Kept, cohort_id: int, day: int, at: int) -> dict[int, int]:
    """Students who had sent something for a day up to a second, by group."""
    return {
        r[0]: r[1]
        for r in kept.rows(
            "select group_id, count(*) from fact where cohort_id = ? and day = ? "
            "and first_at <= ? group by group_id",
            (cohort_id, day, at),
        )
    }


def waiting(
    kept: Kept, cohort_id: int, days: tuple[int, int], written: int, until: int
) -> dict[int, tuple[int, int]]:
    """Texts nobody had answered by a second: group -> (pieces, when the oldest came).

    ``written`` is the mask of the parts that are texts; of the days first … last.
    """
    first, last = days
    return {
        r[0]: (r[1], r[2])
        for r in kept.rows(
            "select f.group_id, count(*), min(f.first_at) from fact f left join "
            "(select day, student_id, count(*) as later from review "
            "where cohort_id = ? and day between ? and ? and at >= ? "
            "group by day, student_id) r "
            "on r.day = f.day and r.student_id = f.student_id "
            "where f.cohort_id = ? and f.day between ? and ? and f.first_at < ? "
            "and f.parts & ? <> 0 and f.reviews = coalesce(r.later, 0) "
            "group by f.group_id",
            (cohort_id, first, last, until, cohort_id, first, last, until, written),
        )
    }


def totals_of(kept: Kept, cohort_id: int, numbers: Iterable[int]) -> dict[int, str]:
    """The totals of some nights, as far as they are closed."""
    condition, values = among(kept, "number", numbers)
    return {
        r[0]: r[1]
        for r in kept.rows(
            "select number, totals from night "
            f"where cohort_id = ? and {condition} order by number",
            (cohort_id, *values),
        )
    }


def last_totals(kept: Kept, cohort_id: int) -> str | None:
    """The totals of the last night that is closed."""
    row = kept.row(
        "select totals from night where cohort_id = ? order by number desc limit 1",
        (cohort_id,),
    )
    return None if row is None else str(row[0])


def debriefs_before(
    kept: Kept, cohort_id: int, night: int, most: int
) -> list[tuple[int, str]]:
    """(night, document) of the last debriefs before a night, oldest first."""
    rows = kept.rows(
        "select night, doc from debrief where cohort_id = ? and night < ? "
        "order by night desc limit ?",
        (cohort_id, night, most),
    )
    return [(r[0], r[1]) for r in reversed(rows)]


def tiers_on(
    kept: Kept, cohort_id: int, day: int, students: Iterable[int]
) -> dict[int, int]:
    """The tier some students were judged by on a day."""
    condition, values = among(kept, "student_id", students)
    return {
        r[0]: r[1]
        for r in kept.rows(
            "select student_id, tier from verdict "
            f"where cohort_id = ? and day = ? and {condition}",
            (cohort_id, day, *values),
        )
    }


def missed_posts(kept: Kept, cohort_id: int, number: int) -> dict[int, int]:
    """Slots that were never posted on a day, by group."""
    return {
        r[0]: r[1]
        for r in kept.rows(
            "select group_id, count(*) from posting where cohort_id = ? "
            "and number = ? and state = 'missed' group by group_id",
            (cohort_id, number),
        )
    }


def last_seen(
    kept: Kept, cohort_id: int, number: int, until: datetime
) -> list[tuple[int, str, int]]:
    """(group, who, the last day on which they copied, posted or left a line there)."""
    at = micros(until)
    return [
        (r[0], r[1] or "", r[2])
        for r in kept.rows(
            "select group_id, who, max(day) from ("
            "select group_id, posted_by as who, number as day from posting "
            "where cohort_id = ? and number <= ? and posted_at < ? "
            "and slot <> 'guidance' union all "
            "select group_id, copied_by, number from posting "
            "where cohort_id = ? and number <= ? and copied_at < ? "
            "and slot <> 'guidance' union all "
            "select group_id, who, night from note "
            "where cohort_id = ? and night <= ? and at < ?) seen "
            "group by group_id, who order by group_id, who",
            (cohort_id, number, at) * 3,
        )
    ]


class Trouble(NamedTuple):
    """A row of the schedule that came to nothing."""

    kind: str
    number: int
    group_id: int
    slot: str
    state: str
    """failed or skipped."""
    reason: str
    at: datetime
    """When it fell due."""


def troubles(
    kept: Kept, cohort_id: int, since: datetime, until: datetime
) -> list[Trouble]:
    """What fell due between two moments and failed or was skipped."""
    return [
        Trouble(r[0], r[1], r[2], r[3], r[4], r[5], moment(r[6]))
        for r in kept.rows(
            "select kind, number, group_id, slot, state, reason, compose_at "
            "from occurrence where cohort_id = ? and compose_at >= ? "
            "and compose_at < ? and state in ('failed', 'skipped') "
            "order by compose_at, kind, number, group_id, slot",
            (cohort_id, micros(since), micros(until)),
        )
    ]


class Before(NamedTuple):
    """An earlier cohort of the same course."""

    id: int
    name: str


def cohort_before(kept: Kept, cohort_id: int, title: str, start: date) -> Before | None:
    """The last cohort of a course of this title that started before a date."""
    row = kept.row(
        "select c.id, c.name from cohort c join version v on v.id = c.version_id "
        "where v.title = ? and c.start < ? and c.id <> ? "
        "order by c.start desc, c.id desc limit 1",
        (title, start.isoformat(), cohort_id),
    )
    return None if row is None else Before(row[0], row[1])


def outcome(kept: Kept, cohort_id: int, kind: str) -> tuple[int, int]:
    """(certificates of a kind, students of the camp's own track) of a cohort."""
    issued = kept.row(
        "select count(*) from certificate where cohort_id = ? and kind = ?",
        (cohort_id, kind),
    )[0]
    enrolled = kept.row(
        "select count(*) from student where cohort_id = ? and track = ?",
        (cohort_id, Track.CAMP.value),
    )[0]
    return int(issued), int(enrolled)


def stamps(kept: Kept, cohort_id: int, until: int) -> dict[tuple[int, int], int]:
    """(group, day) -> pieces of homework stamped before a second."""
    return {
        (r[0], r[1]): r[2]
        for r in kept.rows(
            "select group_id, day, count(distinct student_id) from review "
            "where cohort_id = ? and kind = 'stamp' and at < ? group by group_id, day",
            (cohort_id, until),
        )
    }


class Stamped(NamedTuple):
    """A piece of homework that was stamped."""

    group_id: int
    day: int
    student_id: int
    name: str
    giver: str
    words: str
    """What the stamp said."""
    at: int
    best: int
    """The sequence number of the author's longest text of the day."""
    stamped: int
    """All days of the author that were stamped, as a mask."""


def stamped(
    kept: Kept,
    cohort_id: int,
    days: tuple[int, int],
    times: tuple[int, int],
    least: int,
) -> list[Stamped]:
    """Homework of the days first … last stamped after one second and up to another.

    Texts of fewer than ``least`` written characters are left out. By group and id.
    """
    return [
        Stamped._make(r)
        for r in kept.rows(
            "select r.group_id, r.day, r.student_id, s.name, r.giver, r.words, r.at, "
            "f.best, p.stamped from review r join student s on s.id = r.student_id "
            "join progress p on p.student_id = r.student_id "
            "join fact f on f.cohort_id = r.cohort_id and f.day = r.day "
            "and f.student_id = r.student_id "
            "where r.cohort_id = ? and r.day between ? and ? and r.kind = 'stamp' "
            "and r.at > ? and r.at <= ? and f.longest >= ? "
            "order by r.group_id, r.student_id, r.day, r.key",
            (cohort_id, *days, *times, least),
        )
    ]


def composed_before(
    kept: Kept, cohort_id: int, numbers: tuple[int, int], slot: str
) -> dict[int, int]:
    """When a slot was last composed on the days first … last: group -> second."""
    return {
        r[0]: int(moment(r[1]).timestamp())
        for r in kept.rows(
            "select group_id, max(composed_at) from posting where cohort_id = ? "
            "and number between ? and ? and slot = ? group by group_id",
            (cohort_id, *numbers, slot),
        )
    }


def never_came(kept: Kept, cohort_id: int) -> set[int]:
    """Students who have sent nothing on any day."""
    return {
        r[0]
        for r in kept.rows(
            "select student_id from progress where cohort_id = ? and came = 0",
            (cohort_id,),
        )
    }


class Reviews(NamedTuple):
    """What the homework of a camp got, of one group and one day."""

    day: int
    group_id: int
    stamped: int
    comments: int
    """Under others' homework."""
    reviewed: int
    """Pieces with any review."""


def reviews(kept: Kept, cohort_id: int) -> list[Reviews]:
    """Reviews of the whole camp by day and group."""
    return [
        Reviews._make(r)
        for r in kept.rows(
            "select day, group_id, "
            "count(distinct case when kind = 'stamp' then student_id end), "
            "sum(case when kind = 'comment' and giver_id <> student_id then 1 else 0 end), "
            "count(distinct student_id) from review where cohort_id = ? "
            "group by day, group_id order by day, group_id",
            (cohort_id,),
        )
    ]


class Post(NamedTuple):
    """One slot of one group, and when it was posted."""

    number: int
    group_id: int
    slot: str
    at: datetime | None
    who: str


def posts(kept: Kept, cohort_id: int) -> list[Post]:
    """Every slot that was composed, guidance apart, in order of day and group."""
    return [
        Post(r[0], r[1], r[2], None if r[3] is None else moment(r[3]), r[4] or "")
        for r in kept.rows(
            "select number, group_id, slot, posted_at, posted_by from posting "
            "where cohort_id = ? and slot <> 'guidance' "
            "order by number, group_id, slot",
            (cohort_id,),
        )
    ]


def noted_nights(kept: Kept, cohort_id: int) -> dict[int, int]:
    """Nights on which a host left a line, by group."""
    return {
        r[0]: r[1]
        for r in kept.rows(
            "select group_id, count(distinct night) from note where cohort_id = ? "
            "group by group_id",
            (cohort_id,),
        )
    }


def standings_before(kept: Kept, cohort_id: int, number: int) -> int | None:
    """The last night before a day whose standings are published."""
    found: int | None = kept.row(
        "select max(night) from standing where cohort_id = ? and night < ?",
        (cohort_id, number),
    )[0]
    return found
