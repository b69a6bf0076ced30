"""The starter's camp with a quiz in it: three groups of four who answer at once."""

from __future__ import annotations

from camp.desk import quiz
from camp.store import cohorts, papers, roster, words
from tests.desk.lead_camp import Running, on_day, people, small_groups
from tests.desk.quizzes import QUIZ

RIGHT = (frozenset({0}), frozenset({0, 1}), frozenset({1}), frozenset({0}))
"""What is right in the quiz, as places in the file."""
SECOND_WRONG = (RIGHT[0], frozenset({0}), *RIGHT[2:])
"""Half of the second question's answer: 40 points of 50."""


def files(text=QUIZ, **said):
    """The starter's folder with this quiz in it."""
    return {**small_groups(4, 8, said or None), "quiz/first.yaml": text.encode()}


class QuizCamp(Running):
    """The camp, open and seated; every name is 小李 and so on, by group and place."""

    def __init__(self, url, text=QUIZ):
        super().__init__(url)
        self.open(files(text))
        self.bring(people(12))
        with self.act() as kept:
            everyone = roster.students(kept, self.id)
            self.groups = {g.number: g.id for g in cohorts.groups(kept, self.id)}
        numbers = {group: number for number, group in self.groups.items()}
        self.seats = {number: [] for number in self.groups}
        for student in everyone:
            self.seats[numbers[student.group_id]].append(student)

    def answer(self, day, hour, sent):
        """Let students hand in: each with what they picked; a second apart."""
        at = int(on_day(day, hour).timestamp())
        sheets = [
            quiz.Sheet(student.id, "first", picked, at + nth, at + nth + 60)
            for nth, (student, picked) in enumerate(sent)
        ]
        return self.do(lambda kept, row, **_: quiz.sit(kept, row, sheets))

    def papers(self):
        """Every paper that was handed in, by student."""
        with self.store.reading() as kept:
            return {p.student_id: p for p in papers.handed_in(kept, self.id, "first")}

    def says(self, group, day, slot, version="full"):
        """What a group's host copies in a slot, all of it."""
        with self.store.reading() as kept:
            both = words.scripts(kept, self.id, day, self.groups[group], slot)
        (found,) = [one for one in both if one.version == version]
        return "\n\n".join(one["text"] for one in words.messages(found))
