"""What the pages of quizzes show: plain values, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuizLine:
    """One quiz as a line on another page."""

    id: str
    title: str
    look: str
    """do, wait, done, over: the shape and colour beside the word."""
    word: str
    """How it stands for whoever reads it."""
    when: str
    """When it opens or closes, in words."""


@dataclass(frozen=True, slots=True)
class ChoiceShown:
    """One choice, at the place where this student sees it."""

    place: int
    text: str
    picked: bool
    right: bool = False
    """Only told once the quiz is over."""


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """One question as this student sees it."""

    field: str
    """What its answer is called in the form."""
    many: bool
    kind: str
    """The kind in words, with its rule."""
    text: str
    points: int
    choices: tuple[ChoiceShown, ...]
    why: str = ""
    """Only told once the quiz is over."""
    earned: int = 0


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One group's line on the board."""

    place: int
    """0 for a group that is not ranked."""
    name: str
    average: str
    answered: int
    members: int
    flawless: int
    gap: str
    """How far the group in front is, or why it is not ranked."""
    ours: bool


@dataclass(frozen=True, slots=True)
class QuizPage:
    """A student's page of one quiz."""

    line: QuizLine
    about: str
    count: int
    most: int
    stage: str
    """ahead, shut (not for them), open, begun, handed, over."""
    questions: tuple[QuestionShown, ...] = ()
    """To be answered, or with their answers once it is over."""
    missing: tuple[int, ...] = ()
    """The questions without an answer, by the numbers they are shown with."""
    score: str = ""
    flawless: str = ""
    """The title of whoever got everything right."""
    board: tuple[BoardLine, ...] = ()
    """Every group; empty before they handed in."""
    near: tuple[BoardLine, ...] = ()
    """Their own group and those around it."""
    last_day: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Someone:
    """A student named on a host's page."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Scored:
    """One student's line on the score sheet."""

    name: str
    points: int


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """One question with its answer, and how a group did."""

    text: str
    answer: str
    why: str
    right: int
    """How many of the group got it."""
    of: int


@dataclass(frozen=True, slots=True)
class QuizChase:
    """One quiz as a host sees it."""

    line: QuizLine
    is_open: bool
    answered: int
    members: int
    ours: BoardLine | None
    begun: tuple[Someone, ...] = ()
    """Who has begun and not handed in."""
    absent: tuple[Someone, ...] = ()
    """Who has not begun."""
    flawless: tuple[Someone, ...] = ()
    scores: tuple[Scored, ...] = ()
    """Who has answered, best first."""
    answers: tuple[AnswerShown, ...] = ()
    """Only once it is over: the questions fewest got come first."""
    most: int = 0
    title: str = ""
    """What those without a mistake are called."""
    texts: tuple[str, ...] = ()
    """Ready to be copied, in the course's language."""
    board: tuple[BoardLine, ...] = ()


@dataclass(frozen=True, slots=True)
class QuizDesk:
    """A host's page of all quizzes."""

    group: str
    quizzes: tuple[QuizChase, ...]
    number: int
    last_day: int
