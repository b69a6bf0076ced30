"""A quiz contest: the shape of a file ``quiz/NAME.yaml``.

Days are day numbers, times local to the cohort, like those of a contest's rounds. The
choices are shown in another order to everyone, so none may speak of its place.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from camp.curriculum.values import MAX_DAYS, Block, Line, Text, TimeOfDay, Word

MOST_QUESTIONS: Final = 50
MOST_CHOICES: Final = 8

Choice = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)
]


class Instant(Block):
    """A moment of the camp."""

    day: Annotated[int, Field(ge=0, le=MAX_DAYS)]
    """The day number."""
    at: TimeOfDay


class Question(Block):
    """One question: its right and its wrong choices, or a statement that holds or not."""

    kind: Literal["single", "multiple", "truth"]
    """single: one choice is right; multiple: all the right ones and no other, or it
    earns nothing; truth: whether the text is true."""
    text: Text
    right: Annotated[tuple[Choice, ...], Field(max_length=MOST_CHOICES)] = ()
    """The right choices; not for truth."""
    wrong: Annotated[tuple[Choice, ...], Field(max_length=MOST_CHOICES)] = ()
    """The wrong choices; not for truth."""
    holds: bool | None = None
    """truth only: whether the text is true."""
    why: Text
    """What is shown beside the answer once the quiz is over."""
    points: Annotated[int, Field(ge=1, le=100)] = 10

    @property
    def choices(self) -> tuple[str, ...]:
        """Every choice, the right ones first; none for a truth."""
        return (*self.right, *self.wrong)

    @property
    def answer(self) -> frozenset[int]:
        """The places of the right choices; of a truth, 0 stands for true and 1 for false."""
        if self.kind == "truth":
            return frozenset({0 if self.holds else 1})
        return frozenset(range(len(self.right)))

    @property
    def size(self) -> int:
        """How many choices it is shown with."""
        return 2 if self.kind == "truth" else len(self.choices)


class Flawless(Block):
    """What those are called who got everything right."""

    title: Annotated[Line, Field(max_length=20)]
    line: Line
    """What stands under it on the poster."""


class Quiz(Block):
    """A quiz contest."""

    id: Word
    title: Line
    about: Line
    """What it is about, in words for students."""
    opens: Instant
    closes: Instant
    """From then on nothing is taken, and the answers are shown."""
    min_answers: Annotated[int, Field(ge=1, le=200)] = 5
    """Groups in which fewer have answered are shown but not ranked."""
    flawless: Flawless | None = None
    """Without it they are 无懈可击, Flawless."""
    questions: Annotated[
        tuple[Question, ...], Field(min_length=1, max_length=MOST_QUESTIONS)
    ]

    @property
    def most(self) -> int:
        """The points of a quiz without a mistake."""
        return sum(question.points for question in self.questions)
