"""A group's wall: homework that was stamped, and what its own people say under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from camp.store.checkins import submission_id
from camp.store.engine import among

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from camp.store.engine import Kept


class Hung(NamedTuple):
    """One piece on the wall."""

    day: int
    student_id: int
    name: str
    tier: int
    best: int
    """The sequence number of the longest text."""

    def submission(self, cohort_id: int) -> int:
        """Name the submission that is the longest text."""
        return submission_id(cohort_id, self.day, self.student_id, self.best)


class Word(NamedTuple):
    """A like or a comment under a piece."""

    day: int
    student_id: int
    kind: str
    giver_id: int
    giver: str
    words: str


def hung(kept: Kept, cohort_id: int, group_id: int, days: Sequence[int]) -> list[Hung]:
    """The stamped homework of a group's days, newest day first."""
    condition, values = among(kept, "r.day", days)
    return [
        Hung(*r)
        for r in kept.rows(
            "select distinct f.day, f.student_id, s.name, f.tier, f.best from review r "
            "join fact f on f.cohort_id = r.cohort_id and f.day = r.day "
            "and f.student_id = r.student_id join student s on s.id = r.student_id "
            f"where r.cohort_id = ? and r.group_id = ? and {condition} "
            "and r.kind = 'stamp' order by f.day desc, f.student_id",
            (cohort_id, group_id, *values),
        )
    ]


def said(kept: Kept, cohort_id: int, pieces: Iterable[Hung]) -> list[Word]:
    """Likes and comments under some pieces, in the order they came."""
    wanted = {(one.day, one.student_id) for one in pieces}
    days, day_values = among(kept, "day", sorted({day for day, _ in wanted}))
    here, values = among(kept, "student_id", sorted({who for _, who in wanted}))
    return [
        Word(*r)
        for r in kept.rows(
            "select day, student_id, kind, giver_id, giver, words from review "
            f"where cohort_id = ? and {days} and {here} order by at, key",
            (cohort_id, *day_values, *values),
        )
        if (r[0], r[1]) in wanted
    ]


def stamped(kept: Kept, student_id: int) -> int:
    """A student's stamped days as a bit mask."""
    row = kept.row("select stamped from progress where student_id = ?", (student_id,))
    return int(row[0]) if row else 0


def given(
    kept: Kept, cohort_id: int, days: Sequence[int], giver_id: int, since: int
) -> int:
    """How many comments on some days' homework a student has written since a moment."""
    condition, values = among(kept, "day", days)
    row = kept.row(
        f"select count(*) from review where cohort_id = ? and {condition} "
        "and kind = 'comment' and giver_id = ? and at >= ?",
        (cohort_id, *values, giver_id, since),
    )
    return int(row[0])
