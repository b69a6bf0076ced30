"""Counting a night, student by student, while the close judges."""

from __future__ import annotations

from bisect import bisect_right
from datetime import time
from typing import TYPE_CHECKING, NamedTuple

from camp import timetable
from camp.checkins import Verdict, current_streak, parts_mask
from camp.curriculum import Tier
from camp.desk.night.totals import GroupTotals, NightTotals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from camp.cohort import Cohort
    from camp.store.closes import Line

SILENT = 2
"""Due days without a check-in from which a student counts as silent."""
NOTES_AT = (2, 4, 7)
"""Days of silence at which the first, second and last private note is due."""
_SAMPLE = 30
_NAMES = 12
_BREAKS = frozenset({"breaks", "ends"})
_HOURS = 24


class Marks(NamedTuple):
    """How a student's days stand after a close, as masks of day numbers."""

    broke: int
    made: int
    held: int = 0
    """Days off that are still open for make-up."""
    unseen: int = 0
    """Open days for which nothing had come by the close."""


class Count:
    """The counter of one night."""

    def __init__(self, cohort: Cohort, day: int, hidden: frozenset[int]) -> None:
        plan = cohort.curriculum
        self._day, self._today, self._before = day, 1 << day, (1 << day) - 1
        self._hidden = hidden
        self._late_from = timetable.times(cohort, day).late_from
        self._hours = _hours(cohort, day)
        self._due_days = sum(
            1 << n
            for n in range(plan.first_number, min(day, plan.last_number) + 1)
            if timetable.has_due(plan, n)
        )
        self._lately = _last_bits(self._due_days & self._before, SILENT)
        self._let_off: dict[int, int] = {}
        keys = list(plan.parts)
        self._written = parts_mask(
            keys, [k for k, p in plan.parts.items() if p.written]
        )
        self._needs = [
            parts_mask(keys, plan.due_parts(day, tier))
            if day <= plan.last_number
            else 0
            for tier in Tier
        ]
        self._parts = [[0] * len(keys) for _ in Tier]
        self._tier_due = [0, 0, 0]
        self._whole = [0, 0, 0]
        self.groups: dict[int, GroupTotals] = {}

    def group(self, group_id: int) -> GroupTotals:
        """The counts of one group."""
        group = self.groups.get(group_id)
        if group is None:
            group = self.groups[group_id] = GroupTotals()
        return group

    def let_off(self, student: int, days: int) -> None:
        """Days, as a mask, on which a student's silence means nothing."""
        self._let_off[student] = self._let_off.get(student, 0) | days

    def done(self, line: Line, tier: int, unseen: int) -> None:
        """Count a student who was done in time, nothing else having happened."""
        group = self._member(line)
        counts = group.tiers[tier]
        counts[0] += 1
        counts[1] += 1
        self._whole[tier] += 1
        self._sent(group, line)
        if not line.came & self._lately & ~unseen:
            self._back(group, line, line.came & ~unseen)
        broke, made = line.broke, line.made
        grew = line.whole & self._before & ~made & ~broke | self._today
        self._kept_up(group, line, grew, (broke, made))

    def missed(self, line: Line, tier: int, unseen: int) -> None:
        """Count a student of whom nothing came: no streak is alive."""
        group = self._member(line)
        group.tiers[tier][1] += 1
        self._tier_due[tier] += 1
        self._silence(group, line, self._came(line, unseen))

    def idle(self, line: Line, unseen: int) -> None:
        """Count a student who owed nothing."""
        group = self._member(line)
        self._seen(group, line, unseen)
        broke, made = line.broke, line.made
        grew = line.whole & self._before & ~made & ~broke
        self._kept_up(group, line, grew, (broke, made))

    def _member(self, line: Line) -> GroupTotals:
        group = self.group(line.group_id)
        group.members += 1
        if line.joined == self._day:
            group.joined += 1
        return group

    def add(
        self,
        line: Line,
        group_id: int,
        tier: int,
        verdict: Verdict | None,
        marks: Marks,
    ) -> None:
        """Count any student who takes part; who joined is counted by the caller."""
        group = self.group(group_id)
        group.members += 1
        broke, made = marks.broke, marks.made
        grew = line.whole & self._before & ~made & ~broke & ~marks.held
        if verdict is not None:
            self._verdict(group, tier, verdict, line)
            if verdict is Verdict.DONE:
                grew |= self._today
            elif verdict.streak in _BREAKS:
                broke |= self._today
        self._seen(group, line, marks.unseen)
        self._kept_up(group, line, grew, (broke, made))

    def _seen(self, group: GroupTotals, line: Line, unseen: int) -> None:
        """Note whoever is silent, and whoever came back."""
        came = self._came(line, unseen)
        if came & self._today:
            self._back(group, line, came)
        else:
            self._silence(group, line, came)

    def _came(self, line: Line, unseen: int) -> int:
        """Days with anything sent by the close, as a mask."""
        came = line.came & self._before & ~unseen
        return came if line.in_time is None else came | self._today

    def _verdict(
        self, group: GroupTotals, tier: int, verdict: Verdict, line: Line
    ) -> None:
        counts = group.tiers[tier]
        if verdict is Verdict.DONE:
            counts[0] += 1
            counts[1] += 1
            self._whole[tier] += 1
            self._sent(group, line)
            return
        if verdict.in_denominator:
            counts[1] += 1
            self._tier_due[tier] += 1
            counts[2] += verdict is Verdict.PARTIAL
            self._some(tier, line)
        elif verdict in {Verdict.LEAVE, Verdict.EXCUSED}:
            group.leave += 1
        if (line.in_time or 0) & self._written:
            group.homework += 1
            group.characters += line.chars

    def _sent(self, group: GroupTotals, line: Line) -> None:
        """Note when a whole check-in came and how much was written."""
        if line.chars:
            group.homework += 1
            group.characters += line.chars
        full_at = line.full_at
        if full_at:
            group.hours[max(0, bisect_right(self._hours, full_at) - 1)] += 1
            group.late += full_at >= self._late_from

    def _some(self, tier: int, line: Line) -> None:
        """Note the parts that came when not all did."""
        mask = (line.in_time or 0) & self._needs[tier]
        while mask:
            bit = mask & -mask
            self._parts[tier][bit.bit_length() - 1] += 1
            mask ^= bit

    def _back(self, group: GroupTotals, line: Line, came: int) -> None:
        """Note whoever came today after a silence."""
        before = self._before
        days = silent_days(self._open_days(line) & before, came & before)
        group.returned += days >= SILENT

    def _silence(self, group: GroupTotals, line: Line, came: int) -> None:
        days = silent_days(self._open_days(line), came)
        if days < SILENT:
            return
        if line.id in self._hidden:
            group.unreachable += 1
            return
        group.silent += 1
        if days in NOTES_AT and self._due_days & self._today:
            group.silent_due[NOTES_AT.index(days)] += 1
        group.silent_sample.append((line.id, line.name, days))

    def _open_days(self, line: Line) -> int:
        """Due days of a student that nobody let them off, as a mask."""
        days = self._due_days
        if line.joined > 0:
            days &= ~((1 << line.joined) - 1)
        return days & ~self._let_off.get(line.id, 0)

    def _kept_up(
        self, group: GroupTotals, line: Line, grew: int, marks: tuple[int, int]
    ) -> None:
        """Note the streak that is alive, and whoever has missed nothing."""
        broke, made = marks
        if broke:
            group.streak += current_streak(grew, ~grew & ~broke, self._day)
            return
        group.streak += grew.bit_count()
        if (grew or made) and line.id not in self._hidden:
            group.perfect += 1
            if len(group.perfect_names) < _NAMES:
                group.perfect_names.append((line.id, line.name))

    def totals(
        self, *, due: bool, made_up: Mapping[int, int], corrected: dict[str, int]
    ) -> NightTotals:
        """The night, counted; ``made_up`` are the days made up by group id."""
        for group in self.groups.values():
            group.silent_sample.sort(key=lambda s: (s[2] not in NOTES_AT, s[2], s[0]))
            del group.silent_sample[_SAMPLE:]
        for group_id, days in made_up.items():
            self.group(group_id).made_up = days
        parts = [
            [
                tier,
                bit,
                self._parts[tier][bit] + self._whole[tier],
                self._tier_due[tier] + self._whole[tier],
            ]
            for tier in range(len(self._needs))
            for bit in range(len(self._parts[tier]))
            if self._needs[tier] >> bit & 1
        ]
        return NightTotals(self._day, due, self.groups, parts, corrected)


def _hours(cohort: Cohort, day: int) -> list[int]:
    """The second at which each local hour of a day begins, clock changes included."""
    return [
        int(timetable.moment_of(cohort, day, time(hour)).timestamp())
        for hour in range(_HOURS)
    ]


def mask(days: Iterable[int]) -> int:
    """Day numbers as a mask.

    >>> mask([1, 3])
    10
    """
    found = 0
    for day in days:
        found |= 1 << day
    return found


def _last_bits(days: int, many: int) -> int:
    """The highest ``many`` bits of a mask."""
    found = 0
    for _ in range(many):
        if days:
            bit = 1 << (days.bit_length() - 1)
            found, days = found | bit, days ^ bit
    return found


def silent_before(closed: int) -> int:
    """Say below which mask somebody's days must lie for them to be silent at all.

    Both are masks of day numbers; 0 while too few days are closed.

    >>> bin(silent_before(closed=0b10110))
    '0b100'
    """
    last = _last_bits(closed, SILENT)
    return last & -last if last.bit_count() == SILENT else 0


def silent_days(open_days: int, came: int) -> int:
    """Open days since the last check-in; both are masks of day numbers.

    >>> silent_days(open_days=0b11110, came=0b00110)
    2
    """
    return (open_days >> came.bit_length()).bit_count()
