"""What people answer in a quiz: some everything right, some nearly, some not at all."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

from camp import timetable
from camp.desk.quiz import Sheet
from camp.rehearsal.cast import seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from camp.cohort import Cohort
    from camp.curriculum import Question, Quiz
    from camp.rehearsal.acts import Member

_ANSWERS: Final = 0.62
"""How much of those who still take part, and are keen, answer (0-1); a guess."""
_SURE: Final = (0.55, 0.68, 0.76, 0.84, 0.93)
"""How often a question comes out right (0-1), by person."""
_DRAWN: Final = 512
"""Hours and wrong answers drawn beforehand, to be picked from."""
_TAKES: Final = range(3 * 60, 14 * 60)
"""How many seconds a quiz takes."""


class Quizzes:
    """Lets people sit the quizzes of a camp; the same seed, the same papers.

    Every quiz has a random stream of its own: whatever else people do stays as it is.
    """

    def __init__(self, cohort: Cohort, quizzes: Sequence[Quiz], seed: int) -> None:
        self._cohort, self._quizzes, self._seed = cohort, quizzes, seed
        self._made: dict[str, dict[int, list[Sheet]]] = {}

    def of_day(
        self, number: int, members: Sequence[Member], due: Sequence[int]
    ) -> list[Sheet]:
        """What is handed in on a day; ``due`` are the days on which something is owed."""
        found: list[Sheet] = []
        for quiz in self._quizzes:
            if number == quiz.opens.day:
                self._made[quiz.id] = self._sat(quiz, members, due)
            found += self._made.get(quiz.id, {}).pop(number, [])
        return found

    def _sat(
        self, quiz: Quiz, members: Sequence[Member], due: Sequence[int]
    ) -> dict[int, list[Sheet]]:
        """Every paper of a quiz, by the day it is begun on."""
        rnd = random.Random(f"quiz {quiz.id} {self._seed}")  # noqa: S311  (a game)
        moments = self._moments(rnd, quiz)
        answers = _Answers(rnd, quiz)
        behind = sum(day < quiz.opens.day for day in due)
        found: dict[int, list[Sheet]] = {}
        for member in members:
            # Drawn for everyone, so that nobody's answers hang on who else still comes.
            chance, sure, pick = rnd.random(), rnd.choice(_SURE), rnd.randrange(_DRAWN)
            if not moments or behind >= member.habit.stays:
                continue
            if chance < _ANSWERS * member.habit.keen:
                day, begun, at = moments[pick % len(moments)]
                picked = answers.of(rnd.random(), sure)
                sheet = Sheet(member.id, quiz.id, picked, begun, at)
                found.setdefault(day, []).append(sheet)
        return found

    def _moments(self, rnd: random.Random, quiz: Quiz) -> list[tuple[int, int, int]]:
        """(day, begun, handed in) of plausible hours in the window; UTC seconds."""
        opens, closes = (
            int(timetable.moment_of(self._cohort, end.day, end.at).timestamp())
            for end in (quiz.opens, quiz.closes)
        )
        drawn = seconds(rnd, _DRAWN)
        found = []
        for day in range(quiz.opens.day, quiz.closes.day + 1):
            midnight = timetable.times(self._cohort, day).late_from - 21 * 3600
            for second in drawn:
                begun, takes = midnight + second, rnd.choice(_TAKES)
                if opens <= begun and begun + takes < closes:
                    found.append((day, begun, begun + takes))
        return found


class _Answers:
    """Filled-in papers of a quiz, drawn once and dealt out."""

    def __init__(self, rnd: random.Random, quiz: Quiz) -> None:
        self._right = tuple(question.answer for question in quiz.questions)
        self._drawn = {
            sure: [
                tuple(
                    question.answer if rnd.random() < sure else _wrong(rnd, question)
                    for question in quiz.questions
                )
                for _ in range(_DRAWN // len(_SURE))
            ]
            for sure in _SURE
        }

    def of(self, chance: float, sure: float) -> tuple[frozenset[int], ...]:
        """Deal a paper to someone who is right so often; ``chance`` (0-1) says which."""
        papers = self._drawn[sure]
        return papers[int(chance * len(papers))]


def _wrong(rnd: random.Random, question: Question) -> frozenset[int]:
    """Pick something that is not the answer, as people do."""
    if question.kind == "multiple" and len(question.answer) > 1:
        return question.answer - {rnd.choice(sorted(question.answer))}
    others = [c for c in range(question.size) if c not in question.answer]
    return frozenset({rnd.choice(others)}) if others else frozenset()
