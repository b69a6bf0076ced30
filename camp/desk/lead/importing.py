"""Bringing a roster in: what it would do, said first; then all of it or nothing.

The same file again changes nothing. A student whom the file no longer names stays:
people leave a camp by an act of their own, never by a shorter list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from camp import timetable
from camp.cohort import Student, Track
from camp.curriculum import Tier
from camp.desk.lead import seating
from camp.desk.lead.finding import read_roll
from camp.desk.lead.opening import next_number
from camp.desk.lead.rows import Problems, checked
from camp.desk.lead.seating import Wish
from camp.desk.lead.wording import say
from camp.desk.phrases import group_called
from camp.store import cohorts, roster

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from camp.desk.lead.finding import Roll
    from camp.desk.lead.rows import Entry
    from camp.desk.lead.seating import Seating
    from camp.desk.refusal import Reason
    from camp.sheets import RosterRow
    from camp.store import Kept
    from camp.store.cohorts import CohortRow


class Field(StrEnum):
    """What of a student a file may correct."""

    NAME = "name"
    PHONE = "phone"
    LABEL = "label"
    TIER = "tier"
    TRACK = "track"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A student whom the file brings in; their ``group_id`` is not known yet."""

    student: Student
    phone: str
    group: int
    """The number of their group; 0 while deferred."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing the file says differently."""

    student: Student
    field: Field
    before: str
    after: str
    day: int | None
    """From this day number on; None means at once."""
    group: int | None = None
    """The group number that a change of track leads to; 0 for none."""


@dataclass(frozen=True, slots=True)
class GroupChange:
    """A group that the import fills."""

    number: int
    track: Track
    before: int
    after: int
    """Students once everyone sits."""
    new: bool


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do."""

    new: tuple[Newcomer, ...]
    corrections: tuple[Correction, ...]
    unchanged: int
    missing: int
    """Students whom the file does not name; they stay."""
    groups: tuple[GroupChange, ...]
    counts_from: int
    """The first day number that counts for newcomers and dated changes."""
    problems: tuple[Reason, ...]

    @property
    def changed(self) -> int:
        """How many students are corrected."""
        return len({c.student.id for c in self.corrections})

    @property
    def empty(self) -> bool:
        """Whether everything is as the file says already."""
        return not (self.new or self.corrections)


def plan_import(
    kept: Kept, row: CohortRow, rows: Iterable[RosterRow], now: datetime
) -> ImportPlan:
    """Say what an import would do, every problem with its row; nothing is changed."""
    return looked_at(kept, cohorts.lock(kept, row.id), rows, now)


def looked_at(
    kept: Kept, row: CohortRow, rows: Iterable[RosterRow], now: datetime
) -> ImportPlan:
    """The same for whoever only looks: nobody has to wait meanwhile."""
    roll = read_roll(kept, row)
    problems = Problems()
    entries = checked(rows, problems)
    there = {student.ref.casefold(): student for student in roll.students}
    found = [(entry, there.get(entry.ref.casefold())) for entry in entries]
    known = [(entry, student) for entry, student in found if student]
    new = [entry for entry, student in found if not student]
    day = next_number(roll.cohort, now)
    corrections = _corrections(kept, roll, known, day)
    _about(roll, new, known, problems)
    seats = _seats(roll, new, corrections, entries)
    dated = new or any(c.day is not None for c in corrections)
    return ImportPlan(
        new=tuple(_newcomer(entry, seats, day) for entry in new),
        corrections=tuple(_seated(c, seats) for c in corrections),
        unchanged=len(known) - len({c.student.id for c in corrections}),
        missing=len(roll.students) - len(known),
        groups=_group_changes(roll, seats),
        counts_from=day,
        problems=(
            *problems.all(),
            *seats.problems,
            *(_about_the_end(roll, day) if dated else ()),
        ),
    )


def _about(
    roll: Roll,
    new: Sequence[Entry],
    known: Sequence[tuple[Entry, Student]],
    problems: Problems,
) -> None:
    """See that newcomers have names, and that the file moves nobody."""
    for entry in new:
        if not entry.name:
            problems.at(entry.row, "name", say("name_missing"))
    for entry, student in known:
        state = roll.state(student)
        stays = entry.track in {None, state.track} and state.group_id
        if entry.group and stays and entry.group != roll.number_of(state.group_id):
            said = say(
                "group_moved",
                ref=entry.ref,
                now=roll.called(student),
                wanted=group_called(entry.group),
            )
            problems.at(entry.row, "group", said)


def _about_the_end(roll: Roll, day: int) -> tuple[Reason, ...]:
    last = roll.cohort.curriculum.last_number
    if day <= last:
        return ()
    return (say("camp_over", last=timetable.date_of(roll.cohort, last)),)


def _corrections(
    kept: Kept, roll: Roll, known: Sequence[tuple[Entry, Student]], day: int
) -> list[Correction]:
    phones = roster.contacts(kept, roll.cohort.id) if known else {}
    found: list[Correction] = []
    for entry, student in known:
        found += _at_once(entry, student, phones.get(student.id, ""))
        if roll.left(student) is None:
            found += _from_tomorrow(roll, entry, student, day)
    return found


def _at_once(entry: Entry, student: Student, phone: str) -> list[Correction]:
    """Find what was merely written wrong; only an act takes a label off."""
    found: list[Correction] = []
    if entry.name and entry.name != student.name:
        found.append(Correction(student, Field.NAME, student.name, entry.name, None))
    if entry.phone and entry.phone != phone:
        found.append(Correction(student, Field.PHONE, phone, entry.phone, None))
    found += [
        Correction(student, Field.LABEL, "", label, None)
        for label in sorted(entry.labels - student.labels)
    ]
    return found


def _from_tomorrow(
    roll: Roll, entry: Entry, student: Student, day: int
) -> list[Correction]:
    """Find what changes how a day is judged; a listener's tier says nothing."""
    state = roll.state(student)
    track = entry.track or state.track
    found: list[Correction] = []
    if track is not state.track:
        before, after = state.track.value, track.value
        found.append(Correction(student, Field.TRACK, before, after, day))
    if entry.tier and entry.tier != state.tier and track is not Track.LISTENER:
        found.append(Correction(student, Field.TIER, state.tier, entry.tier, day))
    return found


def _seats(
    roll: Roll,
    new: Sequence[Entry],
    corrections: Sequence[Correction],
    entries: Sequence[Entry],
) -> Seating:
    """Seat newcomers, and those whose track changes."""
    changed = {
        c.student.ref.casefold(): c for c in corrections if c.field is Field.TRACK
    }
    arriving = {entry.ref.casefold() for entry in new} | set(changed)
    wishes = [
        Wish(entry.ref.casefold(), _tier(entry), entry.track or Track.CAMP, entry.group)
        for entry in entries
        if entry.ref.casefold() in arriving and entry.track is not Track.DEFERRED
    ]
    leaving = [roll.state(c.student).group_id for c in changed.values()]
    return seating.settle(roll, wishes, leaving)


def _tier(entry: Entry) -> str:
    """Give a newcomer of whom no tier is known the lightest."""
    return entry.tier or Tier.LIGHT.value


def _newcomer(entry: Entry, seats: Seating, day: int) -> Newcomer:
    student = Student(
        id=0,
        ref=entry.ref,
        name=entry.name,
        group_id=0,
        tier=_tier(entry),
        track=entry.track or Track.CAMP,
        joined=day,
        labels=entry.labels,
    )
    return Newcomer(student, entry.phone, seats.numbers.get(entry.ref.casefold(), 0))


def _seated(correction: Correction, seats: Seating) -> Correction:
    if correction.field is not Field.TRACK:
        return correction
    return replace(
        correction, group=seats.numbers.get(correction.student.ref.casefold(), 0)
    )


def _group_changes(roll: Roll, seats: Seating) -> tuple[GroupChange, ...]:
    sizes = roll.sizes()
    before = {group.number: sizes[group.id] for group in roll.groups}
    tracks = {group.number: group.track for group in roll.groups} | seats.opened
    return tuple(
        GroupChange(n, tracks[n], before.get(n, 0), after, n in seats.opened)
        for n, after in seats.after().items()
        if n in seats.opened or after != before.get(n, 0)
    )
