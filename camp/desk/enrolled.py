"""Who is in a cohort, as an outside app may know them: no phones, nobody hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from camp.desk.lead import finding
from camp.desk.lead.opening import current_number

if TYPE_CHECKING:
    from datetime import datetime

    from camp.store import Kept
    from camp.store.cohorts import CohortRow


class Enrolled(NamedTuple):
    """A student where they are today."""

    ref: str
    name: str
    group: int
    """0 while deferred."""
    tier: str
    track: str
    joined: int


def enrolled(
    kept: Kept, row: CohortRow, group: int | None, now: datetime
) -> tuple[int, list[Enrolled]]:
    """List who is there today or will join, of one group or of all; with the day.

    Refusal when there is no such group.
    """
    roll = finding.read_roll(kept, row)
    if group is not None:
        finding.group(roll, group)
    today = current_number(roll.cohort, now)
    numbers = {one.id: one.number for one in roll.groups}
    found = []
    for student in roll.students:
        state = roll.state(student, max(today, student.joined))
        number = numbers.get(state.group_id, 0)
        if not state.here or not student.reachable or group not in {None, number}:
            continue
        track = state.track.value
        found.append(
            Enrolled(
                student.ref, student.name, number, state.tier, track, student.joined
            )
        )
    return today, found
