"""Papers of quizzes: begun, filled in bit by bit, handed in once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from camp.store.engine import micros, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from camp.store.engine import Kept

Picked = tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """One student's paper."""

    quiz: str
    student_id: int
    group_id: int
    """Their group when they began."""
    version_id: int
    """The version of the course they are asked from: the one of when they began."""
    begun_at: datetime
    picked: Picked
    """For each question the places of what is picked, in the file's order."""
    handed_in_at: datetime | None
    """None while it may still be changed."""
    points: int
    """0 until it is handed in."""
    most: int

    @property
    def flawless(self) -> bool:
        """Whether it was handed in without a mistake."""
        return self.handed_in_at is not None and self.points == self.most


@dataclass(frozen=True, slots=True)
class Tally:
    """The papers of one group that were handed in."""

    group_id: int
    answered: int
    points: int
    flawless: int


_COLUMNS = (
    "quiz, student_id, group_id, version_id, begun_at, picked, handed_in_at, "
    "points, most"
)


def _paper(r: Sequence[Any]) -> Paper:
    return Paper(
        quiz=r[0],
        student_id=r[1],
        group_id=r[2],
        version_id=r[3],
        begun_at=moment(r[4]),
        picked=tuple(frozenset(one) for one in json.loads(r[5])),
        handed_in_at=None if r[6] is None else moment(r[6]),
        points=r[7],
        most=r[8],
    )


def _written(picked: Iterable[frozenset[int]]) -> str:
    return json.dumps([sorted(one) for one in picked])


_BEGIN = (
    f"insert into paper (cohort_id, {_COLUMNS}) "
    "values (?, ?, ?, ?, ?, ?, ?, null, 0, ?) "
    "on conflict (cohort_id, quiz, student_id) do nothing"
)


def begin(kept: Kept, cohort_id: int, paper: Paper) -> bool:
    """Keep a new paper; False when the student has one already."""
    return kept.do(_BEGIN, _begun(cohort_id, paper)) > 0


def begin_all(kept: Kept, cohort_id: int, papers: Iterable[Paper]) -> None:
    """Keep new papers; who has one already keeps that."""
    kept.many(_BEGIN, [_begun(cohort_id, paper) for paper in papers])


def _begun(cohort_id: int, paper: Paper) -> tuple[Any, ...]:
    return (
        cohort_id,
        paper.quiz,
        paper.student_id,
        paper.group_id,
        paper.version_id,
        micros(paper.begun_at),
        _written(paper.picked),
        paper.most,
    )


def pick(kept: Kept, cohort_id: int, paper: Paper, picked: Picked) -> bool:
    """Keep what is picked so far; False once the paper is handed in."""
    return (
        kept.do(
            "update paper set picked = ? where cohort_id = ? and quiz = ? "
            "and student_id = ? and handed_in_at is null",
            (_written(picked), cohort_id, paper.quiz, paper.student_id),
        )
        > 0
    )


_HAND_IN = (
    "update paper set picked = ?, points = ?, most = ?, handed_in_at = ? "
    "where cohort_id = ? and quiz = ? and student_id = ? and handed_in_at is null"
)


def hand_in(kept: Kept, cohort_id: int, paper: Paper) -> bool:
    """Hand a paper in as it is here; False when it was: the first one stands."""
    return kept.do(_HAND_IN, _handed_in(cohort_id, paper)) > 0


def hand_in_all(kept: Kept, cohort_id: int, papers: Iterable[Paper]) -> None:
    """Hand papers in as they are here; of each the first one stands."""
    kept.many(_HAND_IN, [_handed_in(cohort_id, paper) for paper in papers])


def _handed_in(cohort_id: int, paper: Paper) -> tuple[Any, ...]:
    if paper.handed_in_at is None:
        raise ValueError(paper)
    return (
        _written(paper.picked),
        paper.points,
        paper.most,
        micros(paper.handed_in_at),
        cohort_id,
        paper.quiz,
        paper.student_id,
    )


def mark(kept: Kept, cohort_id: int, papers: Iterable[Paper]) -> None:
    """Keep what papers that were handed in earn now."""
    kept.many(
        "update paper set points = ?, most = ? "
        "where cohort_id = ? and quiz = ? and student_id = ?",
        [(p.points, p.most, cohort_id, p.quiz, p.student_id) for p in papers],
    )


def handed_in(kept: Kept, cohort_id: int, quiz: str) -> list[Paper]:
    """Every paper of a quiz that was handed in, by student."""
    rows = kept.rows(
        f"select {_COLUMNS} from paper where cohort_id = ? and quiz = ? "
        "and handed_in_at is not null order by student_id",
        (cohort_id, quiz),
    )
    return [_paper(r) for r in rows]


def flawless(kept: Kept, cohort_id: int, quiz: str) -> list[tuple[int, int, str]]:
    """(group, student, name) of everyone without a mistake, by group and student."""
    rows = kept.rows(
        "select p.group_id, p.student_id, s.name from paper p "
        "join student s on s.id = p.student_id "
        "where p.cohort_id = ? and p.quiz = ? and p.handed_in_at is not null "
        "and p.points = p.most order by p.group_id, p.student_id",
        (cohort_id, quiz),
    )
    return [(r[0], r[1], r[2]) for r in rows]


def of_student(kept: Kept, cohort_id: int, student_id: int) -> dict[str, Paper]:
    """A student's papers by quiz."""
    rows = kept.rows(
        f"select {_COLUMNS} from paper where student_id = ? and cohort_id = ?",
        (student_id, cohort_id),
    )
    return {r[0]: _paper(r) for r in rows}


def of_quiz(kept: Kept, cohort_id: int, quiz: str, group_id: int) -> dict[int, Paper]:
    """The papers of those who were in a group when they began; by student."""
    rows = kept.rows(
        f"select {_COLUMNS} from paper where cohort_id = ? and quiz = ? "
        "and group_id = ? order by student_id",
        (cohort_id, quiz, group_id),
    )
    return {r[1]: _paper(r) for r in rows}


def tallies(
    kept: Kept, cohort_id: int, quiz: str, before: datetime | None = None
) -> dict[int, Tally]:
    """What every group's papers add up to, by group; those handed in ``before`` a moment."""
    until, values = ("", ()) if before is None else (" < ?", (micros(before),))
    rows = kept.rows(
        "select group_id, count(*), sum(points), "
        "sum(case when points = most then 1 else 0 end) from paper "
        f"where cohort_id = ? and quiz = ? and handed_in_at{until or ' is not null'} "
        "group by group_id order by group_id",
        (cohort_id, quiz, *values),
    )
    return {r[0]: Tally(r[0], int(r[1]), int(r[2]), int(r[3])) for r in rows}
