"""Private notes to the silent, kept as they are sent: nothing here is ever changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from camp.store.engine import micros, moment

if TYPE_CHECKING:
    from datetime import datetime

    from camp.store.engine import Kept


class Letter(NamedTuple):
    """One note that was sent to one student."""

    student_id: int
    day: int
    group_id: int
    nth: int
    """1, 2, or 3 for the last."""
    who: str
    at: datetime


class Answered(NamedTuple):
    """A note, and the days its student handed something in for."""

    student_id: int
    day: int
    group_id: int
    who: str
    came: int
    """A bit mask by day number, as it stands now."""


def answered(kept: Kept, cohort_id: int, until: int) -> list[Answered]:
    """Every note sent up to a day, by student and day."""
    return [
        Answered._make(r)
        for r in kept.rows(
            "select l.student_id, l.day, l.group_id, l.who, p.came from letter l "
            "join progress p on p.student_id = l.student_id "
            "where l.cohort_id = ? and l.day <= ? order by l.student_id, l.day",
            (cohort_id, until),
        )
    ]


def letters(kept: Kept, cohort_id: int) -> list[Letter]:
    """Every note of a cohort, by student and day."""
    return [
        Letter(r[0], r[1], r[2], r[3], r[4], moment(r[5]))
        for r in kept.rows(
            "select student_id, day, group_id, nth, who, at from letter "
            "where cohort_id = ? order by student_id, day",
            (cohort_id,),
        )
    ]


def add(kept: Kept, cohort_id: int, letter: Letter) -> bool:
    """Keep that a note was sent; False when the student had one on that day already."""
    touched = kept.do(
        "insert into letter (cohort_id, student_id, day, group_id, nth, who, at) "
        "values (?, ?, ?, ?, ?, ?, ?) "
        "on conflict (cohort_id, student_id, day) do nothing",
        (cohort_id, *letter[:5], micros(letter.at)),
    )
    return touched > 0
