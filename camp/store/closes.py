"""What a close reads and writes: few statements, however many students.

``until`` is the second a close judges as of; what came in later is not counted, so a
close that runs hours late counts what it would have counted on time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from camp.store.checkins import Fact
from camp.store.engine import among, any_day, micros, moment
from camp.store.nights import Judged

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from camp.cohort import Aspect
    from camp.store.engine import Kept


class Line(NamedTuple):
    """One student at a close: as they joined, their progress, their day's fact."""

    id: int
    name: str
    group_id: int
    tier: str
    track: str
    joined: int
    came: int
    whole: int
    broke: int
    made: int
    week: int
    misses: int
    left_at: int
    in_time: int | None
    """None when nothing came in for the day."""
    parts: int
    full_at: int
    longest: int
    short: int
    chars: int


def lines(kept: Kept, cohort_id: int, day: int, until: int) -> list[Line]:
    """Every student of the cohort by id, with what came for a day: one statement.

    Progress comes first: its index holds a cohort's students in order.
    """
    rows = kept.rows(
        "select s.id, s.name, s.group_id, s.tier, s.track, s.joined, p.came, p.whole, "
        "p.broke, p.made, p.week, p.misses, p.left_at, f.in_time, f.parts, f.full_at, "
        "f.longest, f.short, f.chars from progress p cross join student s "
        "left join fact f on f.cohort_id = ? and f.day = ? and f.student_id = s.id "
        "and f.first_at < ? where p.cohort_id = ? and s.id = p.student_id "
        "order by p.student_id",
        (cohort_id, day, until, cohort_id),
    )
    return list(map(Line._make, rows))


def open_verdicts(
    kept: Kept, cohort_id: int, days: tuple[int, int], codes: Collection[int]
) -> list[tuple[int, int, int, int, int]]:
    """(day, student, verdict now, group, tier) of the days first … last.

    Only verdicts with one of these codes, in order of day and student.
    """
    condition, values = among(kept, "now", sorted(codes))
    return [
        tuple(r)
        for r in kept.rows(
            "select day, student_id, now, group_id, tier from verdict "
            f"where cohort_id = ? and day between ? and ? and {condition} "
            "order by day, student_id",
            (cohort_id, *days, *values),
        )
    ]


def open_facts(
    kept: Kept,
    cohort_id: int,
    days: tuple[int, int],
    codes: Collection[int],
    until: int,
) -> dict[tuple[int, int], Fact]:
    """(day, student) -> what had come for those verdicts: they are few, so they lead."""
    columns = ", ".join(f"f.{name}" for name in Fact._fields)
    condition, values = among(kept, "v.now", sorted(codes))
    return {
        (r[0], r[1]): Fact._make(r)
        for r in kept.rows(
            f"select {columns} from verdict v cross join fact f "
            f"where v.cohort_id = ? and v.day between ? and ? and {condition} "
            "and f.cohort_id = v.cohort_id and f.day = v.day "
            "and f.student_id = v.student_id and f.first_at < ?",
            (cohort_id, *days, *values, until),
        )
    }


class Heard(NamedTuple):
    """What a close goes by, in sums: whatever else comes, or came sooner, moves them."""

    days: tuple[int, int]
    """The first day that is still open, and the one that ends."""
    sums: tuple[object, ...]


def heard(
    kept: Kept, cohort_id: int, days: tuple[int, int], codes: Collection[int]
) -> Heard:
    """Sum up what had come for a day and for the open ones before it: one statement.

    A submission is never taken back and a fact only ever grows or comes sooner, so that
    equal sums are the same facts. Days off become more, weigh more, or are taken back,
    and each has its moment; an open day that is judged anew meanwhile is no longer
    open, and of a day that is over the student's marks change. It costs a glance at one day, where comparing would cost reading it twice.
    """
    sums = "sum(f.sent), sum(f.in_time), sum(f.full_at), sum(f.first_at)"
    condition, values = among(kept, "v.now", sorted(codes))
    first, day = days
    row = kept.row(
        f"select today.*, before.*, off.*, closed.*, marks.* from (select {sums} from fact f "
        f"where f.cohort_id = ? and f.day = ?) today cross join "
        f"(select count(*), sum(v.now), {sums} from verdict v left join fact f "
        "on f.cohort_id = v.cohort_id and f.day = v.day "
        "and f.student_id = v.student_id "
        f"where v.cohort_id = ? and v.day between ? and ? and {condition}) before cross join "
        "(select count(*), sum(at), sum(case when kind = 'excused' then 1 else 0 end) "
        "from leave "
        "where cohort_id = ? and day <= ?) off cross join "
        "(select count(*) from night where cohort_id = ?) closed cross join "
        "(select sum(broke * student_id), sum(made * student_id) from progress "
        "where cohort_id = ?) marks",
        (
            *(cohort_id, day, cohort_id, first, day - 1, *values),
            *(cohort_id, day, cohort_id, cohort_id),
        ),
    )
    return Heard(days, tuple(row))


def last_as_of(kept: Kept, cohort_id: int) -> int:
    """The latest second that a close has judged as of; 0 before the first."""
    found = kept.row(
        "select max(closed_as_of) from night where cohort_id = ?", (cohort_id,)
    )[0]
    return 0 if found is None else int(moment(found).timestamp())


def last_number(kept: Kept, cohort_id: int) -> int | None:
    """The last day that has closed; None before the first close."""
    found: int | None = kept.row(
        "select max(number) from night where cohort_id = ?", (cohort_id,)
    )[0]
    return found


def totals_before(kept: Kept, cohort_id: int, number: int) -> str | None:
    """The totals of the last night before a day; None when there is none."""
    row = kept.row(
        "select totals from night where cohort_id = ? and number < ? "
        "order by number desc limit 1",
        (cohort_id, number),
    )
    return None if row is None else str(row[0])


def helpers(
    kept: Kept, cohort_id: int, day: int, until: int
) -> list[tuple[int, int, str, int]]:
    """(group, student, name, others they wrote to), most first, then by id."""
    return [
        tuple(r)
        for r in kept.rows(
            "select r.group_id, s.id, s.name, count(distinct r.student_id) as helped "
            "from review r join student s on s.id = r.giver_id "
            "where r.cohort_id = ? and r.day = ? and r.kind = 'comment' "
            "and r.giver_id <> r.student_id and r.at < ? "
            "group by r.group_id, s.id, s.name order by r.group_id, helped desc, s.id",
            (cohort_id, day, until),
        )
    ]


class Reviewing(NamedTuple):
    """How the homework of one day was reviewed in one group."""

    group_id: int
    comments: int
    """Under others' homework."""
    stamped: int
    reviewed: int
    early: int
    """Reviewed before the early second."""


def reviewing(
    kept: Kept, cohort_id: int, day: int, early: int, until: int
) -> list[Reviewing]:
    """Reviewing of a day's homework by group."""
    return [
        Reviewing._make(r)
        for r in kept.rows(
            "select group_id, "
            "sum(case when kind = 'comment' and giver_id <> student_id then 1 else 0 end), "
            "count(distinct case when kind = 'stamp' then student_id end), "
            "count(distinct student_id), "
            "count(distinct case when at < ? then student_id end) "
            "from review where cohort_id = ? and day = ? and at < ? "
            "group by group_id order by group_id",
            (early, cohort_id, day, until),
        )
    ]


def first_stamped(kept: Kept, cohort_id: int, day: int, until: int) -> dict[int, int]:
    """Students whose first stamp is of this day, by group."""
    day_bit, so_far = 1 << day, (2 << day) - 1
    return {
        r[0]: r[1]
        for r in kept.rows(
            "select r.group_id, count(distinct r.student_id) from review r "
            "join progress p on p.student_id = r.student_id "
            "where r.cohort_id = ? and r.day = ? and r.kind = 'stamp' and r.at < ? "
            "and (p.stamped & ?) = ? group by r.group_id",
            (cohort_id, day, until, so_far, day_bit),
        )
    }


def last_reviewed(
    kept: Kept, cohort_id: int, days: tuple[int, int], until: int
) -> dict[int, int]:
    """When the homework of the days first … last was last reviewed, by group."""
    return {
        r[0]: r[1]
        for r in kept.rows(
            "select group_id, max(at) from review where cohort_id = ? "
            "and day between ? and ? and at < ? group by group_id",
            (cohort_id, *days, until),
        )
    }


def rejudged(
    kept: Kept, cohort_id: int, since: int, until: int
) -> list[tuple[str, str]]:
    """(whose day, verdict now) of verdicts corrected between two seconds."""
    return [
        tuple(r)
        for r in kept.rows(
            "select subject, after from audit where cohort_id = ? and act = 'rejudge' "
            "and at >= ? and at < ? order by id",
            (cohort_id, since * 1_000_000, until * 1_000_000),
        )
    ]


def settle(kept: Kept, rows: list[tuple[int, int, int, int]]) -> None:
    """Keep what misses have settled: (week, misses, left at, student)."""
    kept.many(
        "update progress set week = ?, misses = ?, left_at = ? where student_id = ?",
        rows,
    )


def settled(
    kept: Kept, cohort_id: int, students: Iterable[int]
) -> dict[int, tuple[int, int, int]]:
    """(week, misses, left at) of some students."""
    condition, values = among(kept, "student_id", students)
    return {
        r[0]: (r[1], r[2], r[3])
        for r in kept.rows(
            "select student_id, week, misses, left_at from progress "
            f"where cohort_id = ? and {condition}",
            (cohort_id, *values),
        )
    }


def verdicts_of(
    kept: Kept, cohort_id: int, students: Iterable[int]
) -> dict[int, list[Judged]]:
    """Some students' verdicts by day: one look, however many they are."""
    on_days, days = any_day(kept)
    condition, values = among(kept, "student_id", students)
    found: dict[int, list[Judged]] = {}
    for r in kept.rows(
        "select day, student_id, group_id, tier, published, now from verdict "
        f"where cohort_id = ? and {on_days} and {condition} order by day, student_id",
        (cohort_id, *days, *values),
    ):
        found.setdefault(r[1], []).append(Judged._make(r))
    return found


def facts_of(
    kept: Kept, cohort_id: int, students: Iterable[int]
) -> dict[int, dict[int, Fact]]:
    """Some students' facts: student -> day -> fact."""
    columns = ", ".join(Fact._fields)
    on_days, days = any_day(kept)
    condition, values = among(kept, "student_id", students)
    found: dict[int, dict[int, Fact]] = {}
    for r in kept.rows(
        f"select {columns} from fact where cohort_id = ? and {on_days} "
        f"and {condition} order by day, student_id",
        (cohort_id, *days, *values),
    ):
        found.setdefault(r[1], {})[r[0]] = Fact._make(r)
    return found


def log_rejudged(
    kept: Kept, cohort_id: int, rows: Sequence[tuple[str, str, str]], now: datetime
) -> None:
    """Note corrected verdicts in the log: (whose day, before, after)."""
    at = micros(now)
    kept.many(
        "insert into audit (cohort_id, at, who, act, subject, before, after, why) "
        "values (?, ?, 'camp', 'rejudge', ?, ?, ?, '')",
        [(cohort_id, at, *row) for row in rows],
    )


def take_back(
    kept: Kept, student_id: int, aspect: Aspect, value: str, after: int
) -> None:
    """Drop a change that a close dated later than a day and that holds no longer."""
    kept.do(
        "delete from change where student_id = ? and aspect = ? and value = ? "
        "and day > ?",
        (student_id, aspect.value, value, after),
    )
