"""Many students at a quiz at once: each begins, fills it in and hands it in.

The rules and what is kept are those of one student at their page; only the statements
are shared.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from camp import contests, timetable
from camp.desk import course
from camp.desk.quiz.asking import one_of, quizzes_of
from camp.desk.quiz.sitting import takes_part
from camp.desk.student import hold
from camp.store import papers
from camp.store.papers import Paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from camp.contests import Picked
    from camp.desk.quiz.asking import Asked
    from camp.store import Kept
    from camp.store.cohorts import CohortRow


class Sheet(NamedTuple):
    """What one student answered."""

    student_id: int
    quiz: str
    picked: Picked
    """For each question the places of the choices they picked, in the file's order."""
    begun: int
    """When they began, UTC seconds."""
    at: int
    """When they handed it in, UTC seconds."""


def sit(kept: Kept, row: CohortRow, sheets: Sequence[Sheet]) -> int:
    """Keep what many students answered, and say how many papers that made.

    Left out is whoever may not answer, or came before the quiz opened or after it
    closed; who has a paper already keeps that one.
    """
    by_quiz: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        by_quiz.setdefault(sheet.quiz, []).append(sheet)
    cohort, taught = course.cohort_of(kept, row)
    made: list[Paper] = []
    for quiz, sent in sorted(by_quiz.items()):
        last = datetime.fromtimestamp(max(sheet.at for sheet in sent), UTC)
        asked = one_of(quizzes_of(kept, row, cohort, last, taught), quiz)
        made += _papers(kept, row, asked, sent)
    papers.begin_all(kept, row.id, made)
    papers.hand_in_all(kept, row.id, made)
    return len(made)


def _papers(
    kept: Kept, row: CohortRow, asked: Asked, sent: Sequence[Sheet]
) -> list[Paper]:
    opens, closes = (int(at.timestamp()) for at in (asked.opens, asked.closes))
    held = hold(kept, asked.cohort, {sheet.student_id for sheet in sent})
    by_day: dict[int, list[Sheet]] = {}
    for sheet in sent:
        if opens <= sheet.begun <= sheet.at < closes:
            day = timetable.number_at(asked.cohort, sheet.begun)
            by_day.setdefault(day, []).append(sheet)
    found = []
    for day, theirs in by_day.items():
        states = held.states({sheet.student_id for sheet in theirs}, day)
        for sheet in theirs:
            state = states.get(sheet.student_id)
            if state is not None and takes_part(state):
                found.append(_paper(row, asked, sheet, state.group_id))
    return found


def _paper(row: CohortRow, asked: Asked, sheet: Sheet, group_id: int) -> Paper:
    return Paper(
        quiz=sheet.quiz,
        student_id=sheet.student_id,
        group_id=group_id,
        version_id=row.version_id,
        begun_at=datetime.fromtimestamp(sheet.begun, UTC),
        picked=sheet.picked,
        handed_in_at=datetime.fromtimestamp(sheet.at, UTC),
        points=contests.marks(asked.quiz, sheet.picked),
        most=asked.quiz.most,
    )
