"""What students did in a whole camp, as honors compare it: sums, not rows.

Half a million rows lie behind the records of one camp; the database adds them up, and
only the winners' own rows are looked at singly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from camp.store.engine import among

if TYPE_CHECKING:
    from collections.abc import Iterable

    from camp.store.engine import Kept


class Judged(NamedTuple):
    """The days on which one student had one verdict at one tier."""

    student_id: int
    tier: int
    now: int
    days: int
    """A mask of day numbers."""


def judged(kept: Kept, cohort_id: int, through: int) -> list[Judged]:
    """Every student's days up to one, by tier and present verdict."""
    return [
        Judged._make(r)
        for r in kept.rows(
            "select student_id, tier, now, "
            "cast(sum(cast(1 as bigint) << day) as bigint) from verdict "
            "where cohort_id = ? and day <= ? group by student_id, tier, now "
            "order by student_id, tier, now",
            (cohort_id, through),
        )
    ]


def verdict_counts(kept: Kept, cohort_id: int) -> list[tuple[int, int, int]]:
    """(student, present verdict, days), by student."""
    return [
        tuple(r)
        for r in kept.rows(
            "select student_id, now, count(*) from verdict where cohort_id = ? "
            "group by student_id, now order by student_id, now",
            (cohort_id,),
        )
    ]


def came(kept: Kept, cohort_id: int) -> dict[int, int]:
    """Days with anything sent, as a mask, by student."""
    return {
        r[0]: r[1]
        for r in kept.rows(
            "select student_id, came from progress where cohort_id = ?", (cohort_id,)
        )
    }


def sent_again(kept: Kept, cohort_id: int, through: int) -> dict[int, int]:
    """Submissions beyond the first of a day, added up, by student."""
    return {
        r[0]: r[1]
        for r in kept.rows(
            "select student_id, cast(sum(sent - 1) as bigint) from fact "
            "where cohort_id = ? and day <= ? and sent > 1 group by student_id",
            (cohort_id, through),
        )
    }


def whole_at(
    kept: Kept, cohort_id: int, through: int, tier: int
) -> list[tuple[int, int, int]]:
    """(student, day, second at which the day was whole) of one tier."""
    return [
        tuple(r)
        for r in kept.rows(
            "select student_id, day, full_at from fact where cohort_id = ? "
            "and day <= ? and tier = ? and full_at > 0 order by day, student_id",
            (cohort_id, through, tier),
        )
    ]


def likes(kept: Kept, cohort_id: int, through: int) -> dict[int, int]:
    """Likes given, by student."""
    return {
        r[0]: r[1]
        for r in kept.rows(
            "select giver_id, count(*) from review where cohort_id = ? and day <= ? "
            "and kind = 'like' and giver_id > 0 group by giver_id",
            (cohort_id, through),
        )
    }


def comments(kept: Kept, cohort_id: int, through: int) -> list[tuple[int, int, int]]:
    """(giver, day, whose homework) of students' comments, in order of time."""
    return [
        tuple(r)
        for r in kept.rows(
            "select giver_id, day, student_id from review where cohort_id = ? "
            "and day <= ? and kind = 'comment' and giver_id > 0 "
            "order by at, day, student_id, key",
            (cohort_id, through),
        )
    ]


def helped(
    kept: Kept, cohort_id: int, through: int, givers: Iterable[int]
) -> dict[int, int]:
    """Others under whose homework some students wrote, liked or stamped."""
    condition, values = among(kept, "giver_id", givers)
    return {
        r[0]: r[1]
        for r in kept.rows(
            "select giver_id, count(distinct student_id) from review "
            "where cohort_id = ? and day <= ? and giver_id <> student_id "
            f"and {condition} group by giver_id",
            (cohort_id, through, *values),
        )
    }


def stamped(kept: Kept, cohort_id: int, through: int) -> list[tuple[int, int, int]]:
    """(student, parts, longest text) of every stamped piece of homework."""
    return [
        tuple(r)
        for r in kept.rows(
            "select f.student_id, f.parts, f.longest from fact f "
            "join (select distinct day, student_id from review "
            "where cohort_id = ? and kind = 'stamp' and day <= ?) r "
            "on r.day = f.day and r.student_id = f.student_id where f.cohort_id = ? "
            "order by f.student_id, f.day",
            (cohort_id, through, cohort_id),
        )
    ]


def earliest(kept: Kept, cohort_id: int, through: int) -> dict[tuple[int, int], int]:
    """When the first check-in came: (day, group) -> second."""
    return {
        (r[0], r[1]): r[2]
        for r in kept.rows(
            "select day, group_id, min(first_at) from fact where cohort_id = ? "
            "and day <= ? group by day, group_id",
            (cohort_id, through),
        )
    }


class Sent(NamedTuple):
    """One day of one student."""

    student_id: int
    day: int
    group_id: int
    full_at: int
    first_at: int


def sent(
    kept: Kept, cohort_id: int, through: int, students: Iterable[int]
) -> list[Sent]:
    """The days of some students up to one, by day."""
    condition, values = among(kept, "student_id", students)
    return [
        Sent._make(r)
        for r in kept.rows(
            "select student_id, day, group_id, full_at, first_at from fact "
            f"where cohort_id = ? and day <= ? and {condition} "
            "order by day, student_id",
            (cohort_id, through, *values),
        )
    ]


def stamped_texts(
    kept: Kept, cohort_id: int, students: Iterable[int], least: int
) -> list[tuple[int, int, int]]:
    """(student, day, sequence number of the longest text) of stamped homework.

    Of some students, by day; texts of fewer than ``least`` characters are left out.
    """
    condition, values = among(kept, "f.student_id", students)
    return [
        tuple(r)
        for r in kept.rows(
            "select distinct f.student_id, f.day, f.best from fact f join review r "
            "on r.cohort_id = f.cohort_id and r.day = f.day "
            "and r.student_id = f.student_id and r.kind = 'stamp' "
            f"where f.cohort_id = ? and f.longest >= ? and {condition} "
            "order by f.student_id, f.day",
            (cohort_id, least, *values),
        )
    ]
