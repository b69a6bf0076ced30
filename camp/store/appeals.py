"""Days that students think were judged wrongly: asked once each, answered once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from camp.cohort import Aspect
from camp.store.engine import among, micros, moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from camp.store.engine import Kept


class Appeal(NamedTuple):
    """What a student said of one day, and what became of it."""

    student_id: int
    day: int
    words: str
    at: datetime
    answer: str
    """granted, upheld; empty while it waits."""
    who: str
    """Who answered; empty while it waits."""
    why: str
    answered_at: datetime | None


class Waiting(NamedTuple):
    """An appeal that waits, and the group its student is in on the day asked for."""

    student_id: int
    day: int
    group_id: int
    """0 for none."""
    tier: int
    """0 light, 1 medium, 2 heavy: the tier the day was judged by."""
    verdict: int
    """The verdict's code, as it stands now."""
    words: str
    at: datetime


_APPEAL = "student_id, day, words, at, answer, who, why, answered_at"


def ask(
    kept: Kept, cohort_id: int, student_id: int, day: int, words: str, now: datetime
) -> bool:
    """Keep an appeal; False when there is one of this student and day."""
    return (
        kept.do(
            f"insert into appeal (cohort_id, {_APPEAL}) "
            "values (?, ?, ?, ?, ?, '', '', '', null) "
            "on conflict (cohort_id, student_id, day) do nothing",
            (cohort_id, student_id, day, words, micros(now)),
        )
        > 0
    )


def of_student(kept: Kept, cohort_id: int, student_id: int) -> dict[int, Appeal]:
    """A student's appeals by day."""
    return {
        r[1]: Appeal._make(
            (*r[:3], moment(r[3]), *r[4:7], None if r[7] is None else moment(r[7]))
        )
        for r in kept.rows(
            f"select {_APPEAL} from appeal where cohort_id = ? and student_id = ? "
            "order by day",
            (cohort_id, student_id),
        )
    }


def settle(  # noqa: PLR0913, PLR0917  (which appeal, answered how, by whom and why)
    kept: Kept,
    cohort_id: int,
    student_id: int,
    day: int,
    answer: str,
    who: str,
    why: str,
    now: datetime,
) -> bool:
    """Answer an appeal that waits; False when none does: the first answer stands."""
    return (
        kept.do(
            "update appeal set answer = ?, who = ?, why = ?, answered_at = ? "
            "where cohort_id = ? and student_id = ? and day = ? "
            "and answered_at is null",
            (answer, who, why, micros(now), cohort_id, student_id, day),
        )
        > 0
    )


def waiting(
    kept: Kept,
    cohort_id: int,
    today: int,
    held: Iterable[int],
    mendable: Iterable[int],
) -> list[Waiting]:
    """A cohort's appeals that wait for an answer, oldest first.

    Only those of days that are still held against the student: their verdict is one of
    ``held`` (codes), and if it is ``mendable``, nothing that came since mends it.
    """
    codes, values = among(kept, "v.now", held)
    mended, more = among(kept, "v.now", mendable)
    return [
        Waiting._make((*r[:6], moment(r[6])))
        for r in kept.rows(
            "select a.student_id, a.day, coalesce((select cast(c.value as bigint) "
            "from change c where c.student_id = a.student_id and c.aspect = ? "
            "and c.day <= ? order by c.day desc, c.id desc limit 1), s.group_id), "
            "v.tier, v.now, a.words, a.at from appeal a "
            "join student s on s.id = a.student_id "
            "join verdict v on v.cohort_id = a.cohort_id and v.day = a.day "
            "and v.student_id = a.student_id "
            "left join fact f on f.cohort_id = a.cohort_id and f.day = a.day "
            "and f.student_id = a.student_id "
            "where a.cohort_id = ? and a.answered_at is null "
            f"and {codes} and not (coalesce(f.full_at, 0) > 0 and {mended}) "
            "order by a.at, a.student_id, a.day",
            (Aspect.GROUP.value, today, cohort_id, *values, *more),
        )
    ]
