"""Finding people and groups by what ops call them; where everyone sits in the end."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from camp.cohort import Aspect, Track, changes_by_student, state_on
from camp.desk import course
from camp.desk.lead.wording import say
from camp.desk.phrases import group_called, joined
from camp.desk.refusal import Reason, Refusal
from camp.store import cohorts, roster

if TYPE_CHECKING:
    from collections.abc import Sequence

    from camp.cohort import Change, Cohort, Group, State, Student
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

STAFF_SEATS: Final = 3
"""Seats of a chat group kept for host, deputy and officer."""

IN_THE_END: Final = 10_000
"""A day number after every change."""

_CANDIDATES_SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class Roll:
    """A cohort's people as they are now and will be."""

    cohort: Cohort
    groups: tuple[Group, ...]
    students: tuple[Student, ...]
    changes: dict[int, list[Change]]
    """Dated changes by student id, oldest first."""

    def state(self, student: Student, day: int = IN_THE_END) -> State:
        """Say what holds for a student on a day, or once every change holds."""
        return state_on(student, self.changes.get(student.id, ()), day)

    def left(self, student: Student) -> int | None:
        """Say from which day number a student has left the camp; None while here."""
        gone = [
            c.day for c in self.changes.get(student.id, ()) if c.aspect is Aspect.LEFT
        ]
        return min(gone, default=None)

    def sizes(self) -> dict[int, int]:
        """Students by group id, pending moves counted where they go."""
        found = Counter({group.id: 0 for group in self.groups})
        for student in self.students:
            state = self.state(student)
            if state.here and state.group_id:
                found[state.group_id] += 1
        return dict(found)

    def number_of(self, group_id: int) -> int:
        """Find a group's number; 0 for none."""
        return next((g.number for g in self.groups if g.id == group_id), 0)

    def called(self, student: Student) -> Reason:
        """Name the group of a student, as it will be."""
        number = self.number_of(self.state(student).group_id)
        return group_called(number) if number else say("deferred_group")


def read_roll(kept: Kept, row: CohortRow) -> Roll:
    """Everyone in a cohort, with every dated change."""
    bare = read_groups(kept, row)
    return replace(
        bare,
        students=tuple(roster.students(kept, row.id)),
        changes=changes_by_student(roster.changes(kept, row.id)),
    )


def read_roll_about(kept: Kept, row: CohortRow, key: str) -> Roll:
    """The one student with this number and their changes; everyone when it is a name.

    For acts that ask nothing of the others: a camp has ten thousand of them, and each
    may press on the same evening.
    """
    ids = roster.ids_of(kept, row.id, [key])
    if len(ids) != 1:
        return read_roll(kept, row)
    return replace(
        read_groups(kept, row),
        students=tuple(roster.some(kept, row.id, ids)),
        changes=changes_by_student(roster.changes_of(kept, ids)),
    )


def read_groups(kept: Kept, row: CohortRow) -> Roll:
    """A cohort's groups without their students: for acts that concern no student."""
    cohort, _ = course.cohort_of(kept, row)
    return Roll(cohort, tuple(cohorts.groups(kept, row.id)), (), {})


def student(roll: Roll, key: str) -> Student:
    """Find the student with this number, or the only one of this name.

    Refusal lists those it may have meant.
    """
    wanted = unicodedata.normalize("NFC", key).strip()
    for one in roll.students:
        if one.ref.casefold() == wanted.casefold():
            return one
    named = [one for one in roll.students if one.name == wanted]
    if len(named) == 1:
        return named[0]
    if named:
        raise Refusal(
            say("many_students", key=wanted, count=len(named), who=_shown(roll, named))
        )
    near = _near(roll, wanted)
    shown = say("near", near=_shown(roll, near)) if near else Reason("", "")
    raise Refusal(say("no_student", key=wanted, cohort=roll.cohort.name, near=shown))


def _near(roll: Roll, wanted: str) -> list[Student]:
    names = sorted({s.name for s in roll.students} | {s.ref for s in roll.students})
    close = set(get_close_matches(wanted, names, n=3, cutoff=0.6))
    return [s for s in roll.students if s.name in close or s.ref in close]


def _shown(roll: Roll, students: Sequence[Student]) -> Reason:
    shown = [
        say("candidate", ref=s.ref, name=s.name, group=roll.called(s))
        for s in students[:_CANDIDATES_SHOWN]
    ]
    more = len(students) > _CANDIDATES_SHOWN
    return joined([*shown, Reason("…", "…")] if more else shown)


def group(roll: Roll, number: int) -> Group:
    """Find the group of this number; Refusal names those there are."""
    for one in roll.groups:
        if one.number == number:
            return one
    if not roll.groups:
        raise Refusal(say("no_groups"))
    raise Refusal(say("no_group", number=number, there=_spans(roll.groups)))


def _spans(groups: Sequence[Group]) -> str:
    """Group numbers in short: 1-52, 60."""
    spans: list[list[int]] = []
    for number in sorted(g.number for g in groups):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in spans)


def seats_for_students(cohort: Cohort) -> int:
    """Say how many students a chat group holds beside those who look after it.

    Raises Refusal when the curriculum leaves no seat.
    """
    people = cohort.curriculum.group.people
    if people <= STAFF_SEATS:
        raise Refusal(say("group_small", people=people, staff=STAFF_SEATS))
    return people - STAFF_SEATS


def joins_a_group(track: Track) -> bool:
    """Whether a student of this track sits in a chat group."""
    return track is not Track.DEFERRED
