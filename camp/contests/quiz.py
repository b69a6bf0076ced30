"""A quiz contest: what a paper earns, in which order it is asked, and who leads.

A group's figure is the average of those who answered, an integer pair (points, papers).
Ties: the larger share of its members who answered, then more flawless papers, then the
group number; so no place is shared.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from math import factorial, gcd
from typing import TYPE_CHECKING, Literal

from camp.contests.rates import Rate, exact
from camp.contests.standings import short_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from camp.curriculum import Question, Quiz

Picked = tuple[frozenset[int], ...]
"""For each question, in the file's order, the places of the choices that were picked."""

QuizUnranked = Literal["", "few", "idle"]


def marks(quiz: Quiz, picked: Picked) -> int:
    """Say what a paper earns."""
    pairs = zip(quiz.questions, picked, strict=True)
    return sum(earned(question, one) for question, one in pairs)


def earned(question: Question, picked: Collection[int]) -> int:
    """Say what one answer earns: all that is right and nothing else, or nothing.

    Half of the right choices of a multiple one earn nothing either.
    """
    return question.points if question.answer == frozenset(picked) else 0


Carried = tuple[frozenset[int] | None, ...]
"""The same under another key; None for a question that was not asked then."""


def carried(was: Quiz, quiz: Quiz, picked: Picked) -> Carried:
    """Read what was picked in an earlier version of a quiz as an answer to this one.

    Questions and choices are known by their words; reworded ones by their place among
    those that are new, as long as as many have gone.
    """
    before = [question.text for question in was.questions]
    places = _paired(before, [question.text for question in quiz.questions])
    return tuple(
        None if at is None else _moved(was.questions[at], question, picked[at])
        for at, question in zip(places, quiz.questions, strict=True)
    )


def _moved(was: Question, question: Question, picked: frozenset[int]) -> frozenset[int]:
    if (was.kind == "truth") != (question.kind == "truth"):
        return frozenset()
    if question.kind == "truth":
        return picked
    places = _paired(was.choices, question.choices)
    return frozenset(nth for nth, at in enumerate(places) if at in picked)


def _paired(before: Sequence[str], texts: Sequence[str]) -> list[int | None]:
    """Say where each text stood before; None for what is new."""
    left = {text: at for at, text in enumerate(before)}
    found = [left.pop(text, None) for text in texts]
    new = [nth for nth, at in enumerate(found) if at is None]
    if len(new) == len(left):
        for nth, at in zip(new, left.values(), strict=True):
            found[nth] = at
    return found


def marked(quiz: Quiz, answers: Carried) -> tuple[int, int]:
    """Say what an earlier paper earns under this key, and the most it could.

    What was not asked then neither earns nor lacks anything.
    """
    pairs = [
        (question, one)
        for question, one in zip(quiz.questions, answers, strict=True)
        if one is not None
    ]
    points = sum(earned(question, one) for question, one in pairs)
    return points, sum(question.points for question, _ in pairs)


def shuffled(size: int, cohort: int, key: str, student: int) -> tuple[int, ...]:
    """Give a student an order of ``size`` things: always the same, no neighbour's.

    Students are spread over all orders with a stride that shares no factor with their
    number, so no two students closer than that number have the same one.

    >>> [shuffled(2, 1, "first/3", student) for student in (7, 8, 9)]
    [(0, 1), (1, 0), (0, 1)]
    """
    orders = factorial(size)
    # About the golden part: neighbours stand far apart, so their first things differ.
    stride = max(orders * 618 // 1000, 1)
    while gcd(stride, orders) != 1:
        stride += 1
    digest = hashlib.blake2b(f"{cohort}/{key}".encode(), digest_size=16).digest()
    nth = (int.from_bytes(digest, "big") + student * stride) % orders
    return _order(size, nth)


def _order(size: int, nth: int) -> tuple[int, ...]:
    """Find the nth of all orders."""
    left, order = list(range(size)), []
    for remaining in range(size, 0, -1):
        at, nth = divmod(nth, factorial(remaining - 1))
        order.append(left.pop(at))
    return tuple(order)


@dataclass(frozen=True, slots=True)
class Papers:
    """What one group brings to a quiz."""

    group: int
    """The group's id."""
    number: int
    members: int
    answered: int = 0
    points: int = 0
    """Of all its papers, added up."""
    flawless: int = 0

    @property
    def figure(self) -> Rate:
        """The average of those who answered: (points, papers)."""
        return self.points, self.answered


@dataclass(frozen=True, slots=True)
class Chase:
    """One group's line on the board."""

    place: int
    """1 is first; 0 for a group that is not ranked."""
    papers: Papers
    gap: int = 0
    """Points its papers are short of drawing level with the group in front."""
    more: int = 0
    """Flawless papers that would draw level; 0 when they could not, or none is short."""
    front: int = 0
    """The number of the group in front; 0 for the first and the unranked."""
    unranked: QuizUnranked = ""
    """few: too few have answered; idle: nobody has."""


def chase(quiz: Quiz, groups: Iterable[Papers]) -> tuple[Chase, ...]:
    """Put groups in order by their average; those with too few papers come after."""
    everyone = sorted(groups, key=lambda one: (one.number, one.group))
    ranked = _in_order([one for one in everyone if not _unranked(one, quiz)])
    lines = [
        Chase(at + 1, one)
        if at == 0
        else _behind(at + 1, one, ranked[at - 1], quiz.most)
        for at, one in enumerate(ranked)
    ]
    others = [
        Chase(0, one, unranked=why) for one in everyone if (why := _unranked(one, quiz))
    ]
    return (*lines, *others)


def _unranked(one: Papers, quiz: Quiz) -> QuizUnranked:
    if not one.answered:
        return "idle"
    return "few" if one.answered < min(quiz.min_answers, one.members) else ""


def _in_order(groups: Sequence[Papers]) -> list[Papers]:
    averages = exact([one.figure for one in groups])
    shares = exact([(one.answered, one.members) for one in groups])
    keys = [
        (-average, -share, -one.flawless, one.number, one.group)
        for one, average, share in zip(groups, averages, shares, strict=True)
    ]
    return [groups[i] for i in sorted(range(len(keys)), key=keys.__getitem__)]


def _behind(place: int, one: Papers, front: Papers, most: int) -> Chase:
    """Draw a line behind another: how far, and what would make up for it."""
    gap = short_of(one.figure, front.figure)
    # (points + k·most) / (answered + k) ≥ theirs, for the least whole k.
    lacking = front.points * one.answered - one.points * front.answered
    each = most * front.answered - front.points
    more = -(-lacking // each) if lacking > 0 and each > 0 else 0
    more = more if more <= one.members - one.answered else 0
    return Chase(place, one, gap, more, front.number)
