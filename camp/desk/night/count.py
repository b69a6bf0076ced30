"""Counting a night, student by student, while the close judges."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from camp import timetable
from camp.checkins import Verdict, current_streak, parts_mask
from camp.curriculum import Tier
from camp.desk.night.totals import GroupTotals, NightTotals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from camp.cohort import Cohort, State
    from camp.desk.night.close import Line

SILENT = 2
"""Due days without a check-in from which a student counts as silent."""
NOTES_AT = (2, 4, 7)
"""Days of silence at which the first, second and last private note is due."""
_SAMPLE = 30
_NAMES = 12
_DAY = 86_400
_BREAKS = frozenset({"breaks", "ends"})


class Count:
    """The counter of one night."""

    def __init__(
        self,
        cohort: Cohort,
        day: int,
        granted: Mapping[tuple[int, int], str],
        helpers: Mapping[int, tuple[str, int]],
        hidden: frozenset[int],
    ) -> None:
        plan = cohort.curriculum
        self._day, self._today = day, 1 << day
        self._helpers, self._hidden = helpers, hidden
        times = timetable.times(cohort, day)
        self._begins, self._late_from = times.begins, times.late_from
        self._hour_offset = _offset(cohort.zone, times.begins)
        self._due_days = sum(
            1 << n
            for n in range(plan.first_number, min(day, plan.last_number) + 1)
            if timetable.has_due(plan, n)
        )
        self._lately = _last_bits(self._due_days & ~self._today, SILENT)
        self._let_off: dict[int, int] = {}
        for number, student in granted:
            self._let_off[student] = self._let_off.get(student, 0) | 1 << number
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
        self._groups: dict[int, GroupTotals] = {}

    def _group(self, group_id: int) -> GroupTotals:
        group = self._groups.get(group_id)
        if group is None:
            group = self._groups[group_id] = GroupTotals()
        return group

    def done(self, line: Line, tier: int) -> None:
        """Count a student who was done in time and has nothing open."""
        group = self._group(line.group_id)
        group.members += 1
        group.joined += line.joined == self._day
        counts = group.tiers[tier]
        counts[0] += 1
        counts[1] += 1
        self._whole[tier] += 1
        self._sent(group, line)
        if not line.came & self._lately:
            self._back(group, line)
        self._kept_up(group, line, line.broke)

    def add(self, line: Line, state: State, tier: int, verdict: Verdict | None) -> None:
        """Count any student who takes part."""
        group = self._group(state.group_id)
        group.members += 1
        group.joined += line.joined == self._day
        broke = line.broke
        if verdict is not None:
            self._verdict(group, tier, verdict, line)
            if verdict.streak in _BREAKS:
                broke |= self._today
        if line.came & self._today:
            self._back(group, line)
        else:
            self._silence(group, line)
        self._kept_up(group, line, broke)

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
        if verdict is Verdict.PARTIAL:
            counts[2] += 1
        elif verdict is Verdict.OUT:
            group.left += 1
        elif verdict in {Verdict.LEAVE, Verdict.EXCUSED}:
            group.leave += 1
        if line.in_time:
            self._some(group, tier, line)

    def _sent(self, group: GroupTotals, line: Line) -> None:
        """Note when a whole check-in came and how much was written."""
        if line.chars:
            group.homework += 1
            group.characters += line.chars
        full_at = line.full_at
        if full_at:
            hour = (full_at + self._hour_offset) // 3600 % 24
            group.hours[23 if full_at - self._begins >= _DAY else hour] += 1
            group.late += full_at >= self._late_from

    def _some(self, group: GroupTotals, tier: int, line: Line) -> None:
        """Note the parts that came when not all did."""
        if (line.in_time or 0) & self._written:
            group.homework += 1
            group.characters += line.chars
        mask = (line.in_time or 0) & self._needs[tier]
        while mask:
            bit = mask & -mask
            self._parts[tier][bit.bit_length() - 1] += 1
            mask ^= bit

    def _back(self, group: GroupTotals, line: Line) -> None:
        """Note whoever came today after a silence."""
        today = self._today
        before = _silent_days(self._open_days(line) & ~today, line.came & (today - 1))
        group.returned += before >= SILENT

    def _silence(self, group: GroupTotals, line: Line) -> None:
        days = _silent_days(self._open_days(line), line.came)
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

    def _kept_up(self, group: GroupTotals, line: Line, broke: int) -> None:
        """Note the streak that is alive, and whoever has missed nothing."""
        grew = line.whole & ~line.made & ~broke
        if broke:
            group.streak += current_streak(grew, ~grew & ~broke, self._day)
            return
        group.streak += grew.bit_count()
        if line.whole and line.id not in self._hidden:
            group.perfect += 1
            if len(group.perfect_names) < _NAMES:
                group.perfect_names.append(line.name)

    def totals(self, made_up: Mapping[int, int], *, due: bool) -> NightTotals:
        """The night, counted; ``made_up`` are the days made up by group id."""
        for group_id, group in self._groups.items():
            group.silent_sample.sort(key=lambda s: (s[2] not in NOTES_AT, s[2], s[0]))
            del group.silent_sample[_SAMPLE:]
            group.helper, group.helped = self._helpers.get(group_id, ("", 0))
            group.made_up = made_up.get(group_id, 0)
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
        return NightTotals(self._day, due, self._groups, parts)


def _offset(zone: str, at: int) -> int:
    found = timetable.local(datetime.fromtimestamp(at, UTC), zone).utcoffset()
    return 0 if found is None else int(found.total_seconds())


def _last_bits(mask: int, many: int) -> int:
    """The highest ``many`` bits of a mask."""
    found = 0
    for _ in range(many):
        if mask:
            bit = 1 << (mask.bit_length() - 1)
            found, mask = found | bit, mask ^ bit
    return found


def _silent_days(open_days: int, came: int) -> int:
    """Open days since the last check-in.

    >>> _silent_days(open_days=0b11110, came=0b00110)
    2
    """
    return (open_days >> came.bit_length()).bit_count()
