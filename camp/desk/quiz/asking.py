"""Which quizzes a cohort has, when they open and close, and how they stand for someone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from camp import timetable
from camp.desk import course
from camp.desk.phrases import moment_called
from camp.desk.quiz.wording import say
from camp.desk.refusal import Refusal, spoken
from camp.pages.quiz_shown import QuizLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.curriculum import Question, Quiz
    from camp.desk.course import Course
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.papers import Paper


@dataclass(frozen=True, slots=True)
class Asked:
    """A quiz of a cohort at one moment."""

    cohort: Cohort
    quiz: Quiz
    now: datetime

    @property
    def opens(self) -> datetime:
        """When it may be begun."""
        end = self.quiz.opens
        return timetable.moment_of(self.cohort, end.day, end.at)

    @property
    def closes(self) -> datetime:
        """From when on nothing is taken."""
        end = self.quiz.closes
        return timetable.moment_of(self.cohort, end.day, end.at)

    @property
    def stage(self) -> str:
        """ahead, open, over."""
        if self.now < self.opens:
            return "ahead"
        return "open" if self.now < self.closes else "over"

    def when(self, moment: datetime) -> Reason:
        """Say a moment as people do: 今天22:00."""
        zone = self.cohort.zone
        today = timetable.local(self.now, zone).date()
        return moment_called(timetable.local(moment, zone), today)

    @property
    def window(self) -> Reason:
        """Say when it opens, else when it closes or did."""
        keys = {"ahead": "ahead", "open": "until", "over": "since"}
        moment = self.opens if self.stage == "ahead" else self.closes
        return say(keys[self.stage], when=self.when(moment))

    def must_be_open(self) -> None:
        """Refuse an answer outside the window, saying when it is or was."""
        if self.stage == "ahead":
            raise Refusal(say("ahead.no", when=self.when(self.opens)))
        if self.stage == "over":
            raise Refusal(say("over.no", when=self.when(self.closes)))


def quizzes_of(
    kept: Kept,
    row: CohortRow,
    cohort: Cohort,
    now: datetime,
    taught: Course | None = None,
) -> list[Asked]:
    """Every quiz of the version a cohort follows, as they open.

    ``taught`` is that version, when it has been read already.
    """
    found = taught or course.of_version(kept, row.version_id)
    return [Asked(cohort, quiz, now) for quiz in found.quizzes]


def one_of(asked: Sequence[Asked], quiz_id: str) -> Asked:
    """Find a quiz by its id; Refusal when there is none."""
    found = next((one for one in asked if one.quiz.id == quiz_id), None)
    if found is None:
        raise Refusal(say("none"))
    return found


def bare_line(asked: Asked, locale: str) -> QuizLine:
    """Say how a quiz stands, for whoever has no part in it."""
    looks = {"ahead": "wait", "open": "do", "over": "over"}
    stage, quiz = asked.stage, asked.quiz
    word = say(stage, when=asked.when(asked.opens)) if stage == "ahead" else say(stage)
    when = "" if stage == "ahead" else spoken(asked.window, locale)
    return QuizLine(quiz.id, quiz.title, looks[stage], spoken(word, locale), when)


def line_of(asked: Asked, paper: Paper | None, locale: str) -> QuizLine:
    """Say how a quiz stands for the student who has, or has not, this paper."""
    line = bare_line(asked, locale)
    if paper is None:
        missed = asked.stage == "over"
        return replace(line, word=spoken(say("absent"), locale)) if missed else line
    if paper.handed_in_at is not None:
        score = say("score", points=paper.points, most=paper.most)
        return replace(line, look="done", word=spoken(score, locale))
    done = sum(bool(one) for one in paper.picked)
    begun = say("begun", n=done, of=len(paper.picked))
    word = say("unsent") if asked.stage == "over" else begun
    return replace(line, word=spoken(word, locale))


def choice_of(question: Question, choice: int) -> Reason | str:
    """Say a choice by its place in the file; those of a truth are ours."""
    if question.kind == "truth":
        return say("false" if choice else "true")
    return question.choices[choice]


def answer_of(question: Question) -> list[Reason | str]:
    """Say everything that is right."""
    return [choice_of(question, choice) for choice in sorted(question.answer)]
