"""A host before a quiz: who has not answered yet, what to say, who was flawless."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from camp import contests, timetable
from camp.cohort import Track, changes_by_student, state_on
from camp.desk.lead.opening import current_number
from camp.desk.marks import Key, flawless_of
from camp.desk.phrases import group_called, joined
from camp.desk.quiz.asking import answer_of, bare_line, quizzes_of
from camp.desk.quiz.board import Field
from camp.desk.quiz.wording import say
from camp.desk.refusal import spoken
from camp.pages.quiz_shown import (
    AnswerShown,
    QuizChase,
    QuizDesk,
    QuizLine,
    Scored,
    Someone,
)
from camp.store import members, papers, roster

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Cohort, Group, Student
    from camp.desk.entering import Seat
    from camp.desk.quiz.asking import Asked
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.papers import Paper

_TALKED_OVER: Final = timedelta(days=2)
"""How long a quiz stays on the desk after it closed."""
_NAMED: Final = 12
"""Students a text names; more would be a list nobody reads."""


@dataclass(frozen=True, slots=True)
class _Group:
    """One group before its quizzes."""

    kept: Kept
    group: Group
    version_id: int
    """The version of the course that its camp follows."""
    students: Sequence[Student]
    field: Field
    locale: str

    def someone(self, wanted: Mapping[int, object]) -> tuple[Someone, ...]:
        return tuple(
            Someone(s.id, s.name)
            for s in self.students
            if s.id in wanted and s.reachable
        )


def desk(kept: Kept, seat: Seat, now: datetime, locale: str) -> QuizDesk:
    """Show a group's quizzes, latest first; two statements for each that has opened."""
    row, cohort, group = seat.of_group()
    asked = quizzes_of(kept, row, cohort, now, seat.course)
    number = current_number(cohort, now)
    shown: list[QuizChase] = []
    if any(one.stage != "ahead" for one in asked):
        students = _students(kept, cohort, group, number)
        field = Field(kept, cohort, now)
        ours = _Group(kept, group, row.version_id, students, field, locale)
        shown = [_chase(ours, one) for one in reversed(asked) if one.stage != "ahead"]
    ahead = [one for one in asked if one.stage == "ahead"]
    shown += [_ahead(one, locale) for one in ahead]
    return QuizDesk(
        group=spoken(group_called(group.number), locale),
        quizzes=tuple(shown),
        number=min(number, cohort.curriculum.last_number),
        last_day=cohort.curriculum.last_number,
    )


def line(kept: Kept, seat: Seat, now: datetime, locale: str) -> QuizLine | None:
    """The quiz of a host's desk today: the one that is open, or closed lately."""
    row, cohort, _ = seat.of_group()
    asked = quizzes_of(kept, row, cohort, now, seat.course)
    fresh = [one for one in asked if one.opens <= now < one.closes + _TALKED_OVER]
    fresh.sort(key=lambda one: one.stage == "open")
    return bare_line(fresh[-1], locale) if fresh else None


def _students(kept: Kept, cohort: Cohort, group: Group, number: int) -> list[Student]:
    """Who is in a group today and takes part, by id."""
    found = [one.student for one in members.of_group(kept, cohort.id, group.id)]
    changes = changes_by_student(roster.changes_of(kept, [s.id for s in found]))
    here = []
    for student in found:
        state = state_on(student, changes.get(student.id, ()), number)
        if state.here and state.group_id == group.id and state.track is Track.CAMP:
            here.append(student)
    return here


def _ahead(asked: Asked, locale: str) -> QuizChase:
    return QuizChase(bare_line(asked, locale), False, 0, 0, None)


def _chase(ours: _Group, asked: Asked) -> QuizChase:
    quiz, locale = asked.quiz, ours.locale
    found = papers.of_quiz(ours.kept, asked.cohort.id, quiz.id, ours.group.id)
    handed = {i: p for i, p in found.items() if p.handed_in_at is not None}
    begun = {i: p for i, p in found.items() if p.handed_in_at is None}
    absent = {s.id: s for s in ours.students if s.id not in found}
    board = ours.field.board(quiz, ours.group.id, locale)
    is_open = asked.stage == "open"
    line = bare_line(asked, locale)
    return QuizChase(
        line=line,
        is_open=is_open,
        answered=len(handed),
        members=len(ours.students),
        ours=next((one for one in board if one.ours), None),
        begun=ours.someone(begun),
        absent=ours.someone(absent),
        flawless=ours.someone(_flawless(handed)),
        scores=_scores(ours, handed),
        answers=_answers(ours, asked, handed.values()) if asked.stage == "over" else (),
        most=quiz.most,
        title=spoken(flawless_of(quiz)[0], locale),
        texts=_texts(ours, asked, len(handed), begun, absent) if is_open else (),
        board=board,
    )


def _flawless(handed: Mapping[int, Paper]) -> dict[int, Paper]:
    return {i: paper for i, paper in handed.items() if paper.flawless}


def _scores(ours: _Group, handed: Mapping[int, Paper]) -> tuple[Scored, ...]:
    """The score sheet, best first; nobody hidden stands on it."""
    found = [Scored(one.name, handed[one.id].points) for one in ours.someone(handed)]
    return tuple(sorted(found, key=lambda one: -one.points))


def _answers(
    ours: _Group, asked: Asked, handed: Iterable[Paper]
) -> tuple[AnswerShown, ...]:
    """Every question with its answer, those that fewest got first: they are talked over."""
    questions = asked.quiz.questions
    key = Key(ours.kept, asked.quiz, ours.version_id)
    picked = [key.read(paper).picked for paper in handed]
    found = [
        AnswerShown(
            text=one.text,
            answer=spoken(joined(answer_of(one), "；", "; "), ours.locale),
            why=one.why,
            right=sum(contests.earned(one, paper[nth]) > 0 for paper in picked),
            of=len(picked),
        )
        for nth, one in enumerate(questions)
    ]
    return tuple(sorted(found, key=lambda one: one.right))


def _texts(
    ours: _Group,
    asked: Asked,
    done: int,
    begun: Mapping[int, object],
    absent: Mapping[int, object],
) -> tuple[str, ...]:
    """What a host may post, in the course's language: nobody hidden is named."""
    quiz, cohort = asked.quiz, asked.cohort
    said = {"title": quiz.title, "when": asked.when(asked.closes)}
    told: list[Reason] = []
    names = [one.name for one in ours.someone(absent)]
    if names:
        hour = timetable.hour(asked.now, cohort.zone)
        key = "chase.some" if len(names) <= _NAMED else "chase.many"
        count = {"n": len(quiz.questions), "done": done, "hour": hour}
        told.append(say(key, names=joined(names), **count, **said))
    half = [one.name for one in ours.someone(begun)]
    if half:
        told.append(say("chase.unsent", names=joined(half[:_NAMED]), **said))
    return tuple(spoken(one, cohort.curriculum.locale) for one in told)
