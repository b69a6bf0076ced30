"""A student before a quiz: begins, picks bit by bit, hands in once, reads the answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from camp import contests
from camp.cohort import Track, changes_by_student, state_on
from camp.desk import course
from camp.desk.lead.opening import current_number
from camp.desk.marks import Key, flawless_of
from camp.desk.quiz import board
from camp.desk.quiz.asking import (
    Asked,
    choice_of,
    line_of,
    one_of,
    quizzes_of,
)
from camp.desk.quiz.wording import say
from camp.desk.refusal import Refusal, spoken
from camp.pages.quiz_shown import (
    BoardLine,
    ChoiceShown,
    QuestionShown,
    QuizLine,
    QuizPage,
)
from camp.store import cohorts, papers, roster
from camp.store.papers import Paper

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Cohort, State, Student
    from camp.contests import Picked
    from camp.curriculum import Quiz
    from camp.desk.entering import Seat
    from camp.store import Kept
    from camp.store.cohorts import CohortRow


@dataclass(frozen=True, slots=True)
class _Sitting:
    """A student, a quiz, and the paper between them."""

    asked: Asked
    row: CohortRow
    student: Student
    group_id: int
    """0 for whoever is deferred."""
    paper: Paper | None
    quiz: Quiz
    """As the student is asked it: of the version in which they began, until the paper is
    handed in or the quiz is over."""

    @property
    def cohort(self) -> Cohort:
        return self.asked.cohort

    def order(self, question: int) -> tuple[int, ...]:
        """The order in which this student sees a question's choices."""
        one = self.quiz.questions[question]
        if one.kind == "truth":
            return 0, 1
        key = f"{self.quiz.id}/{question}"
        return contests.shuffled(one.size, self.cohort.id, key, self.student.id)

    @property
    def questions(self) -> tuple[int, ...]:
        """The order in which this student sees the questions."""
        size, key = len(self.quiz.questions), self.quiz.id
        return contests.shuffled(size, self.cohort.id, key, self.student.id)


def lines(kept: Kept, seat: Seat, now: datetime, locale: str) -> tuple[QuizLine, ...]:
    """Every quiz of a student's camp and how it stands for them, latest first."""
    row, cohort, student = seat.of_student()
    asked = quizzes_of(kept, row, cohort, now, seat.course)
    if not asked:
        return ()
    mine = papers.of_student(kept, row.id, student.id)
    found = [line_of(one, mine.get(one.quiz.id), locale) for one in asked]
    return tuple(reversed(found))


def line(kept: Kept, seat: Seat, now: datetime, locale: str) -> QuizLine | None:
    """The quiz of a student's page: one they may still answer, else the latest there was."""
    begun = [one for one in lines(kept, seat, now, locale) if one.look != "wait"]
    return next((one for one in begun if one.look == "do"), next(iter(begun), None))


def look(kept: Kept, seat: Seat, quiz_id: str, now: datetime, locale: str) -> QuizPage:
    """Show a quiz as it stands for a student; the answers only once it is over."""
    sitting = _sit(kept, seat, quiz_id, now)
    paper, stage = sitting.paper, _stage(sitting)
    if stage == "open" and not _may_answer(kept, sitting):
        stage = "shut"
    handed = paper is not None and paper.handed_in_at is not None
    shown: tuple[QuestionShown, ...] = ()
    if stage in {"begun", "over"}:
        shown = _questions(sitting, locale, told=stage == "over")
    lines = _board(kept, sitting, locale) if handed or stage == "over" else ()
    title, _ = flawless_of(sitting.quiz)
    plan = sitting.cohort.curriculum
    return QuizPage(
        line=line_of(sitting.asked, paper, locale),
        about=sitting.quiz.about,
        count=len(sitting.quiz.questions),
        most=sitting.quiz.most,
        stage=stage,
        questions=shown,
        missing=_missing(shown),
        score=_score(paper, locale),
        flawless=spoken(title, locale) if paper and paper.flawless else "",
        board=lines,
        near=board.around(lines),
        last_day=plan.last_number,
        number=min(current_number(sitting.cohort, now), plan.last_number),
    )


def begin(kept: Kept, seat: Seat, quiz_id: str, now: datetime) -> None:
    """Give a student their paper; one that has begun is left alone."""
    sitting = _sit(kept, seat, quiz_id, now)
    sitting.asked.must_be_open()
    if not _may_answer(kept, sitting):
        raise Refusal(say("not_asked"))
    nothing = (frozenset[int](),) * len(sitting.quiz.questions)
    papers.begin(
        kept,
        sitting.row.id,
        Paper(
            quiz=sitting.quiz.id,
            student_id=sitting.student.id,
            group_id=sitting.group_id,
            version_id=sitting.row.version_id,
            begun_at=now,
            picked=nothing,
            handed_in_at=None,
            points=0,
            most=sitting.quiz.most,
        ),
    )


def pick(
    kept: Kept,
    seat: Seat,
    quiz_id: str,
    form: Mapping[str, Sequence[str]],
    now: datetime,
) -> None:
    """Keep what is picked so far; nothing is lost when the page is."""
    sitting = _sit(kept, seat, quiz_id, now)
    paper = _begun(sitting)
    if paper.handed_in_at is None:
        sitting.asked.must_be_open()
        papers.pick(kept, sitting.row.id, paper, _picked(sitting, form))


def hand_in(
    kept: Kept,
    seat: Seat,
    quiz_id: str,
    form: Mapping[str, Sequence[str]],
    now: datetime,
    *,
    anyway: bool,
) -> bool:
    """Hand a paper in; the first one stands, the same one again changes nothing.

    False when questions are open and they did not say ``anyway``: then what is picked
    is only kept.
    """
    sitting = _sit(kept, seat, quiz_id, now)
    paper = _begun(sitting)
    if paper.handed_in_at is not None:
        return True
    sitting.asked.must_be_open()
    picked = _picked(sitting, form)
    if not (anyway or all(picked)):
        papers.pick(kept, sitting.row.id, paper, picked)
        return False
    sent = replace(paper, picked=picked, handed_in_at=now)
    papers.hand_in(kept, sitting.row.id, _key(kept, sitting).mark(sent))
    return True


def _key(kept: Kept, sitting: _Sitting) -> Key:
    """The key that holds now: a revision may have come since the page was asked for."""
    quiz, version_id = sitting.asked.quiz, cohorts.pinned(kept, sitting.row.id)
    if version_id != sitting.row.version_id:
        found = course.of_version(kept, version_id).quizzes
        quiz = next((one for one in found if one.id == quiz.id), quiz)
    return Key(kept, quiz, version_id)


def _sit(kept: Kept, seat: Seat, quiz_id: str, now: datetime) -> _Sitting:
    row, cohort, student = seat.of_student()
    asked = one_of(quizzes_of(kept, row, cohort, now, seat.course), quiz_id)
    paper = papers.of_student(kept, row.id, student.id).get(quiz_id)
    quiz = asked.quiz
    if paper is not None:
        key = Key(kept, quiz, row.version_id)
        if paper.handed_in_at is None and asked.stage != "over":
            quiz = key.asked(paper)
        else:
            paper = key.read(paper)
    group_id = seat.group.id if seat.group else 0
    return _Sitting(asked, row, student, group_id, paper, quiz)


def _may_answer(kept: Kept, sitting: _Sitting) -> bool:
    """Whether a student is in the camp today, not listening and not deferred."""
    student = sitting.student
    changes = changes_by_student(roster.changes_of(kept, [student.id]))
    today = current_number(sitting.cohort, sitting.asked.now)
    day = max(today, student.joined)
    state = state_on(student, changes.get(student.id, ()), day)
    return sitting.group_id > 0 and takes_part(state)


def takes_part(state: State) -> bool:
    """Whether a quiz is for someone: in the camp, not listening and not deferred."""
    return state.here and state.track is Track.CAMP


def _begun(sitting: _Sitting) -> Paper:
    if sitting.paper is None:
        sitting.asked.must_be_open()
        raise Refusal(say("not_begun"))
    return sitting.paper


def _stage(sitting: _Sitting) -> str:
    stage, paper = sitting.asked.stage, sitting.paper
    if stage != "open" or paper is None:
        return stage
    return "begun" if paper.handed_in_at is None else "handed"


def _score(paper: Paper | None, locale: str) -> str:
    if paper is None or paper.handed_in_at is None:
        return ""
    return spoken(say("score", points=paper.points, most=paper.most), locale)


def _picked(sitting: _Sitting, form: Mapping[str, Sequence[str]]) -> Picked:
    """Read a form: places as the student saw them become places in the file.

    What no page of ours could have sent is not picked.
    """
    found = []
    for question, one in enumerate(sitting.quiz.questions):
        order = sitting.order(question)
        said = {str(place): choice for place, choice in enumerate(order)}
        chosen = [said[v] for v in form.get(f"q{question}", ()) if v in said]
        found.append(frozenset(chosen if one.kind == "multiple" else chosen[:1]))
    return tuple(found)


def _questions(
    sitting: _Sitting, locale: str, *, told: bool
) -> tuple[QuestionShown, ...]:
    """Draw every question in this student's order; ``told`` shows the answers."""
    return tuple(
        _question(sitting, question, locale, told=told)
        for question in sitting.questions
    )


def _question(
    sitting: _Sitting, question: int, locale: str, *, told: bool
) -> QuestionShown:
    one = sitting.quiz.questions[question]
    paper = sitting.paper
    picked = paper.picked[question] if paper else frozenset()
    counted = paper is not None and paper.handed_in_at is not None
    return QuestionShown(
        field=f"q{question}",
        many=one.kind == "multiple",
        kind=spoken(say(one.kind), locale),
        text=one.text,
        points=one.points,
        choices=tuple(
            ChoiceShown(
                place,
                spoken(choice_of(one, choice), locale),
                choice in picked,
                told and choice in one.answer,
            )
            for place, choice in enumerate(sitting.order(question))
        ),
        why=one.why if told else "",
        earned=contests.earned(one, picked) if told and counted else 0,
    )


def _missing(shown: Sequence[QuestionShown]) -> tuple[int, ...]:
    return tuple(
        nth
        for nth, one in enumerate(shown, 1)
        if not any(choice.picked for choice in one.choices)
    )


def _board(kept: Kept, sitting: _Sitting, locale: str) -> tuple[BoardLine, ...]:
    field = board.Field(kept, sitting.cohort, sitting.asked.now)
    paper = sitting.paper
    ours = paper.group_id if paper else sitting.group_id
    return field.board(sitting.quiz, ours, locale)
