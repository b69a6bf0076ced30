"""What a lead looks up: cohorts at a glance, and who is in one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from camp import timetable
from camp.cohort import Track
from camp.desk.lead.finding import group as find_group
from camp.desk.lead.finding import read_roll
from camp.store import queue, roster

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_SHOWN_BEFORE, _SHOWN_AFTER = 3, 4
"""Digits of a phone that stay readable at its beginning and its end."""


@dataclass(frozen=True, slots=True)
class Overview:
    """A cohort at a glance."""

    row: CohortRow
    title: str
    first: date
    last: date
    number: int
    """The last day number that has begun; below the first before the camp."""
    first_number: int
    last_number: int
    groups: int
    students: Mapping[str, int]
    """Students who have not left, by track."""
    left: int
    rows: Mapping[str, int]
    """What falls due, by state."""


@dataclass(frozen=True, slots=True)
class Member:
    """A student as a list shows them; phones are masked."""

    ref: str
    name: str
    phone: str
    tier: str
    track: Track
    group: int
    """The number of their group, pending moves included; 0 while deferred."""
    labels: tuple[str, ...]
    joined: int
    left: int | None
    """The day number from which they are gone."""


def overview(kept: Kept, row: CohortRow, now: datetime) -> Overview:
    """Look at a cohort from above."""
    roll = read_roll(kept, row)
    cohort, plan = roll.cohort, roll.cohort.curriculum
    states = [roll.state(student) for student in roll.students]
    tracks = Counter(state.track.value for state in states if state.here)
    return Overview(
        row=row,
        title=plan.title,
        first=timetable.date_of(cohort, plan.first_number),
        last=timetable.date_of(cohort, plan.last_number),
        number=timetable.number_at(cohort, now),
        first_number=plan.first_number,
        last_number=plan.last_number,
        groups=len(roll.groups),
        students={t.value: tracks[t.value] for t in Track if tracks[t.value]},
        left=sum(1 for state in states if not state.here),
        rows=queue.counts(kept, row.id),
    )


def members(kept: Kept, row: CohortRow, number: int | None = None) -> list[Member]:
    """List a cohort's students by number of group, as they will be; or one group's.

    Raises Refusal when there is no such group.
    """
    roll = read_roll(kept, row)
    if number is not None:
        find_group(roll, number)
    phones = roster.contacts(kept, row.id)
    found = [
        Member(
            ref=student.ref,
            name=student.name,
            phone=masked(phones.get(student.id, "")),
            tier=roll.state(student).tier,
            track=roll.state(student).track,
            group=roll.number_of(roll.state(student).group_id),
            labels=tuple(sorted(student.labels)),
            joined=student.joined,
            left=roll.left(student),
        )
        for student in roll.students
    ]
    wanted = [m for m in found if number is None or m.group == number]
    return sorted(wanted, key=lambda m: (m.group, m.ref))


def masked(phone: str) -> str:
    """Hide the middle of a phone: 138****5678; a short one wholly."""
    shown = _SHOWN_BEFORE + _SHOWN_AFTER
    if len(phone) <= shown:
        return "*" * len(phone)
    hidden = "*" * (len(phone) - shown)
    return f"{phone[:_SHOWN_BEFORE]}{hidden}{phone[-_SHOWN_AFTER:]}"
