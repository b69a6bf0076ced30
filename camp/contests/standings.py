"""Standings: the groups in order, how far apart they are, and what told them apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from camp.contests.rates import Rate, exact
from camp.contests.words import Telling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from camp.curriculum import Contest

Unranked = Literal["", "small", "idle"]


@dataclass(frozen=True, slots=True)
class Tally:
    """What one group brings to a contest; counts over the contest's days."""

    group: int
    """The group's id."""
    number: int
    name: str
    """What everyone calls it (7营)."""
    members: int
    done: int
    """Student-days that count as done."""
    due: int
    """Student-days in the denominator."""
    excellent: int = 0
    """Stamped homework."""
    homework_done: int = 0
    homework_due: int = 0
    """Homework of medium and heavy; light has none."""
    streak: int = 0
    """Days: the current streaks of all members, added up."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One group's line in a table."""

    place: int
    """1 is first; 0 for a group that is not ranked."""
    group: int
    number: int
    name: str
    figure: Rate
    """What is compared: (done, due), or (stamped homework, members)."""
    gap: int = 0
    """Check-ins (or stamps) short of drawing level with the group in front."""
    rival: int = 0
    """The group in front, by id; 0 for the first and the unranked."""
    rival_name: str = ""
    decided: str = ""
    """What told it apart from the rival: the measure, a tie rule, or ``number``."""
    words: str = ""
    """The same in words; for an unranked group, why it is not ranked."""
    unranked: Unranked = ""
    """small: too few members; idle: nothing has been due yet."""


FIGURES: dict[str, Callable[[Tally], Rate]] = {
    "completion": lambda tally: (tally.done, tally.due),
    "excellent": lambda tally: (tally.excellent, tally.members),
    "homework": lambda tally: (tally.homework_done, tally.homework_due),
    "streak": lambda tally: (tally.streak, tally.members),
    "size": lambda tally: (tally.members, 1),
}
"""What a rule compares; more is better. An equal rate is harder to hold in a larger
group, so ``size`` puts the larger one first."""


def rank(
    tallies: Iterable[Tally], contest: Contest, locale: str = "zh-CN"
) -> tuple[Standing, ...]:
    """Put the groups in order by the contest's measure, then by its tie rules.

    The group number settles what the rules leave open, so no place is shared. Groups
    below ``min_members``, and groups of whom nothing was due yet, come after the
    ranked ones, by number, with the reason.
    """
    everyone = tuple(tallies)
    telling = Telling(contest.measure, locale)
    order, keys = in_order([t for t in everyone if not unranked(t, contest)], contest)
    lines = [_line(i, order, keys, contest, telling) for i in range(len(order))]
    others = [tally for tally in everyone if unranked(tally, contest)]
    others.sort(key=lambda tally: (tally.number, tally.group))
    return (*lines, *(_unranked_line(tally, contest, telling) for tally in others))


def rules_of(contest: Contest) -> tuple[str, ...]:
    """List what is compared, first to last: the measure, then the tie rules."""
    ties = (tie for tie in contest.ties if tie != contest.measure)
    return (contest.measure, *ties)


def in_order(
    tallies: Sequence[Tally], contest: Contest
) -> tuple[list[Tally], list[tuple[int, ...]]]:
    """Order groups, each with its key: a number for each rule, the smaller first."""
    columns = [exact([FIGURES[rule](t) for t in tallies]) for rule in rules_of(contest)]
    keys = [
        (*(-value for value in values), tally.number, tally.group)
        for tally, *values in zip(tallies, *columns, strict=True)
    ]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return [tallies[i] for i in order], [keys[i] for i in order]


def unranked(tally: Tally, contest: Contest) -> Unranked:
    """Say why a group is not ranked; empty when it is."""
    if tally.members < contest.min_members:
        return "small"
    return "" if FIGURES[contest.measure](tally)[1] else "idle"


def parted_by(front: Sequence[int], back: Sequence[int], contest: Contest) -> str:
    """Name the first rule on which two keys differ, or ``number``."""
    rules = rules_of(contest)
    differ = (rule for rule, a, b in zip(rules, front, back, strict=False) if a != b)
    return next(differ, "number")


def short_of(ours: Rate, theirs: Rate) -> int:
    """Count what is missing to draw level: the least k with (done + k) / due ≥ theirs."""
    done, due = ours
    level = -(-theirs[0] * due // theirs[1])
    return max(0, level - done)


def _line(
    index: int,
    order: Sequence[Tally],
    keys: Sequence[Sequence[int]],
    contest: Contest,
    telling: Telling,
) -> Standing:
    tally = order[index]
    figure = FIGURES[contest.measure](tally)
    if index == 0:
        return Standing(1, tally.group, tally.number, tally.name, figure)
    front = order[index - 1]
    decided = parted_by(keys[index - 1], keys[index], contest)
    return Standing(
        place=index + 1,
        group=tally.group,
        number=tally.number,
        name=tally.name,
        figure=figure,
        gap=short_of(figure, FIGURES[contest.measure](front)),
        rival=front.group,
        rival_name=front.name,
        decided=decided,
        words=telling.decided(decided),
    )


def _unranked_line(tally: Tally, contest: Contest, telling: Telling) -> Standing:
    why = unranked(tally, contest)
    small = why == "small"
    return Standing(
        place=0,
        group=tally.group,
        number=tally.number,
        name=tally.name,
        figure=FIGURES[contest.measure](tally),
        words=telling.small(tally.members, contest.min_members)
        if small
        else telling.idle(),
        unranked=why,
    )
