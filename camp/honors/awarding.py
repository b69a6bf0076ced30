"""Awarding: rules in order, winners by exact measures, every choice in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from camp.contests import Rate, exact
from camp.honors import citing
from camp.honors.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from camp.curriculum import HonorRule, Measure
    from camp.honors.record import Record


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """Who came next, and on what they were beaten."""

    student: int
    name: str
    measure: Measure | None
    """None when all measures were equal and the student's number decided."""
    winner_value: Rate
    value: Rate


@dataclass(frozen=True, slots=True)
class Honor:
    """One honor for one student."""

    rule: str
    """The rule's id."""
    title: str
    per: Literal["group", "cohort"]
    group: int
    """The winner's group, by id."""
    group_number: int
    group_name: str
    student: int
    name: str
    place: int
    """1 unless the rule has several winners."""
    measured: tuple[tuple[Measure, Rate], ...]
    """What the winner reached of each measure, as integer pairs."""
    reason: str
    """Why, as it is read out: a count, then a scene if one is known."""
    words: str
    """The winner's own words; empty when a scene was told."""
    runner_up: RunnerUp | None
    margin: str
    """On what the runner-up was beaten, or that no one else qualified."""
    passed_over: tuple[str, ...]
    """Who stood higher but already holds an honor."""


def award(
    records: Iterable[Record],
    rules: Iterable[HonorRule],
    rosters: Mapping[int, int] | None = None,
    locale: str = "zh-CN",
) -> tuple[Honor, ...]:
    """Give every honor to whom the records give it.

    Rules are taken in order; whoever holds an honor is passed over by the later rules,
    unless a rule ``may_repeat``. Students of the camp track who stayed and may be shown
    are eligible when they reach what ``least`` asks and anything at all of the first
    measure. What no measure can settle the student's id does. ``rosters`` are members
    by group id, for the words. Ordered by rule, group number, place.
    """
    eligible = _Eligible([r for r in records if _may_win(r)])
    telling = _Telling(rosters or {}, locale)
    holding: dict[int, str] = {}
    honors: list[Honor] = []
    for rule in rules:
        won = [
            honor
            for ranking in eligible.rankings(rule)
            for honor in _winners(ranking, rule, holding, telling)
        ]
        holding |= {h.student: h.title for h in won if h.student not in holding}
        honors += won
    return tuple(honors)


def _may_win(record: Record) -> bool:
    return record.track == "camp" and not record.left and record.reachable


@dataclass(frozen=True, slots=True)
class _Telling:
    """What honors are told with."""

    rosters: Mapping[int, int]
    locale: str


_Ranked = tuple[tuple[int, ...], "Record"]
"""A record with its key: one number a measure, the smaller first, then the id."""


@dataclass(frozen=True, slots=True)
class _Eligible:
    """Who may win, with what each reached, read once a measure."""

    records: Sequence[Record]
    values: dict[Measure, list[Rate]] = field(default_factory=dict)
    keys: dict[Measure, list[int]] = field(default_factory=dict)

    def rankings(self, rule: HonorRule) -> Iterator[list[_Ranked]]:
        """Rank whoever qualifies: once for the cohort, or group by group."""
        columns = [self._keys_of(measure) for measure in rule.measures]
        keys = list(zip(*columns, (r.student for r in self.records), strict=True))
        order = sorted(self._qualified(rule), key=keys.__getitem__)
        by_group: dict[tuple[int, int], list[_Ranked]] = {}
        for i in order:
            record = self.records[i]
            one = rule.per == "cohort"
            group = (0, 0) if one else (record.group_number, record.group)
            by_group.setdefault(group, []).append((keys[i], record))
        for group in sorted(by_group):
            yield by_group[group]

    def _qualified(self, rule: HonorRule) -> list[int]:
        """List who reached what ``least`` asks, and anything of the first measure."""
        found = [
            i for i, (n, d) in enumerate(self._values_of(rule.measures[0])) if n and d
        ]
        for measure, least in rule.least.items():
            values = self._values_of(measure)
            # 0.8 means 4/5, not the binary number next to it.
            at_least = Fraction(str(least))
            less = MEASURES[measure].less_is_more
            found = [
                i for i in found if _reaches(values[i], at_least, less_is_more=less)
            ]
        return found

    def _values_of(self, measure: Measure) -> list[Rate]:
        if measure not in self.values:
            read = MEASURES[measure].value
            self.values[measure] = [read(record) for record in self.records]
        return self.values[measure]

    def _keys_of(self, measure: Measure) -> list[int]:
        if measure not in self.keys:
            values = self._values_of(measure)
            keys = exact(values)
            if MEASURES[measure].less_is_more:
                # Nothing to measure comes after every real value.
                last = max(keys, default=0) + 1
                keys = [
                    k if d else last for k, (_, d) in zip(keys, values, strict=True)
                ]
            else:
                keys = [-key for key in keys]
            self.keys[measure] = keys
        return self.keys[measure]


def _reaches(value: Rate, least: Fraction, *, less_is_more: bool) -> bool:
    """Compare by cross multiplication; where less is more, ``least`` is the most."""
    n, d = value
    if not d:
        return not least
    ours, theirs = n * least.denominator, d * least.numerator
    return ours <= theirs if less_is_more else ours >= theirs


def _winners(
    ranking: Sequence[_Ranked],
    rule: HonorRule,
    holding: Mapping[int, str],
    telling: _Telling,
) -> Iterator[Honor]:
    """Go down a ranking until the rule has its winners."""
    place, passed = 0, list[str]()
    for i, (key, record) in enumerate(ranking):
        if place == rule.winners:
            return
        held = holding.get(record.student)
        if held and not rule.may_repeat:
            passed.append(citing.passed_over(record, held, telling.locale))
            continue
        place += 1
        second = ranking[i + 1] if i + 1 < len(ranking) else None
        yield _honor((key, record), second, rule, (place, tuple(passed)), telling)
        passed.clear()


def _honor(
    first: _Ranked,
    second: _Ranked | None,
    rule: HonorRule,
    stand: tuple[int, tuple[str, ...]],
    telling: _Telling,
) -> Honor:
    """Write one honor down; ``stand`` is its place and who was passed over."""
    winner, locale = first[1], telling.locale
    runner_up = _runner_up(first, second, rule) if second else None
    return Honor(
        rule=rule.id,
        title=rule.title,
        per=rule.per,
        group=winner.group,
        group_number=winner.group_number,
        group_name=winner.group_name,
        student=winner.student,
        name=winner.name,
        place=stand[0],
        measured=tuple((m, MEASURES[m].value(winner)) for m in rule.measures),
        reason=citing.reason(
            winner, rule, telling.rosters.get(winner.group, 0), locale
        ),
        words=citing.own_words(winner, rule, locale),
        runner_up=runner_up,
        margin=citing.margin(winner, second[1], runner_up.measure, locale)
        if second and runner_up
        else citing.unopposed(locale),
        passed_over=stand[1],
    )


def _runner_up(first: _Ranked, second: _Ranked, rule: HonorRule) -> RunnerUp:
    """Find the first measure on which the next one was beaten, if there is one."""
    beaten = (
        measure
        for measure, ours, theirs in zip(
            rule.measures, first[0], second[0], strict=False
        )
        if ours != theirs
    )
    measure = next(beaten, None)
    told = measure or rule.measures[0]
    return RunnerUp(
        student=second[1].student,
        name=second[1].name,
        measure=measure,
        winner_value=MEASURES[told].value(first[1]),
        value=MEASURES[told].value(second[1]),
    )
