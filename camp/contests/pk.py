"""PK rounds: who meets whom, and who won."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from camp.contests.standings import FIGURES, in_order, parted_by, short_of, unranked
from camp.contests.words import Telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from camp.contests.rates import Rate
    from camp.contests.standings import Standing, Tally
    from camp.curriculum import Contest


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups that meet in a round."""

    round_no: int
    """1 is the first."""
    home: int
    """A group's id: the one placed higher."""
    away: int | None
    """The other group's id; None when it meets the pace of the middle."""
    words: str
    """Why these two."""


@dataclass(frozen=True, slots=True)
class Duel:
    """How a pair stands, or ended."""

    round_no: int
    home: int
    away: int | None
    home_figure: Rate
    away_figure: Rate
    """The other group's figure, or the pace of the middle."""
    winner: int | None
    """None when there was nothing to compare, or the pace was not reached."""
    decided: str
    """The measure, a tie rule, ``number``, ``pace``, or ``nothing``."""
    words: str


def pair(
    standings: Sequence[Standing],
    round_no: int,
    last: Iterable[Pair] = (),
    locale: str = "zh-CN",
) -> tuple[Pair, ...]:
    """Pair neighbours in the league, so that groups meet others of their strength.

    Each group meets the nearest one below that it did not meet in the ``last`` round.
    With an odd number the lowest that did not do so last time meets the pace of the
    middle. Groups too small to be ranked sit out (their standing says why); groups
    without figures yet are paired after the ranked ones, by group number.
    """
    telling, before = Telling("", locale), tuple(last)
    waiting = [line for line in standings if line.unranked != "small"]
    waiting.sort(key=lambda line: (not line.place, line.place, line.number, line.group))
    alone = _alone(waiting, before) if len(waiting) % 2 else None
    pairs = [
        Pair(round_no, a.group, b.group, telling.meeting(a.place, b.place))
        for a, b in _neighbours([w for w in waiting if w is not alone], before)
    ]
    if alone is not None:
        pairs.append(Pair(round_no, alone.group, None, telling.pacing(alone.name)))
    return tuple(pairs)


def _alone(waiting: Sequence[Standing], last: Sequence[Pair]) -> Standing:
    """Choose who meets the pace: the lowest that did not last round."""
    before = {pair.home for pair in last if pair.away is None}
    fresh = (line for line in reversed(waiting) if line.group not in before)
    return next(fresh, waiting[-1])


def _neighbours(
    waiting: Sequence[Standing], last: Sequence[Pair]
) -> list[tuple[Standing, Standing]]:
    """Go down the table; only the last two can be left with each other again.

    Each has one rival of last round, so swapping with the pair before them frees both.
    """
    met = {(p.home, p.away) for p in last} | {(p.away, p.home) for p in last}
    left, found = list(waiting), []
    while left:
        first = left.pop(0)
        new = (line for line in left if (first.group, line.group) not in met)
        other = next(new, left[0])
        left.remove(other)
        found.append((first, other))
    if len(found) > 1 and (found[-1][0].group, found[-1][1].group) in met:
        (a, b), (c, d) = found[-2:]
        found[-2:] = [(a, c), (b, d)]
    return found


def duel(
    met: Pair, tallies: Iterable[Tally], contest: Contest, locale: str = "zh-CN"
) -> Duel:
    """Judge a pair by the contest's measure and tie rules; ``tallies`` are the round's.

    Whoever meets the pace wins by reaching it: the figure of the middle group (the
    lower of the two in an even number) among all others that are ranked.
    """
    telling = Telling(contest.measure, locale)
    by_group = {tally.group: tally for tally in tallies}
    home = by_group[met.home]
    if met.away is not None:
        return _between(met, (home, by_group[met.away]), contest, telling)
    others = [
        t for t in by_group.values() if t is not home and not unranked(t, contest)
    ]
    order, _ = in_order(others, contest)
    middle = order[len(order) // 2] if order else None
    return _paced(met, home, middle, contest, telling)


def _between(
    met: Pair, both: tuple[Tally, Tally], contest: Contest, telling: Telling
) -> Duel:
    home, away = (FIGURES[contest.measure](tally) for tally in both)
    if not home[1] and not away[1]:
        return _nothing(met, home, telling)
    (winner, _), keys = in_order(both, contest)
    decided = parted_by(keys[0], keys[1], contest)
    figures = telling.figures((both[0].name, home), (both[1].name, away))
    return Duel(
        round_no=met.round_no,
        home=met.home,
        away=met.away,
        home_figure=home,
        away_figure=away,
        winner=winner.group,
        decided=decided,
        words=telling.won(figures, winner.name, decided),
    )


def _paced(
    met: Pair, home: Tally, middle: Tally | None, contest: Contest, telling: Telling
) -> Duel:
    ours = FIGURES[contest.measure](home)
    if middle is None or not ours[1]:
        return _nothing(met, ours, telling)
    pace = FIGURES[contest.measure](middle)
    short = short_of(ours, pace)
    figures = telling.figures((home.name, ours), (telling.middle(), pace))
    return Duel(
        round_no=met.round_no,
        home=met.home,
        away=None,
        home_figure=ours,
        away_figure=pace,
        winner=None if short else home.group,
        decided="pace",
        words=telling.paced(figures, short),
    )


def _nothing(met: Pair, ours: Rate, telling: Telling) -> Duel:
    """Neither side had anything to count."""
    words = telling.nothing()
    return Duel(met.round_no, met.home, met.away, ours, (0, 0), None, "nothing", words)
