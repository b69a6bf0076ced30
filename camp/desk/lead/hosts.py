"""Who looks after a group: host, deputy and officer, dated like everything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp import scripts
from camp.cohort import Role
from camp.desk import course
from camp.desk.lead.finding import group, read_groups, read_roll
from camp.desk.lead.opening import current_number
from camp.desk.lead.wording import say
from camp.desk.refusal import Refusal
from camp.store import cohorts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from camp.cohort import Track
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class GroupSeats:
    """A group and who looks after it now."""

    number: int
    track: Track
    students: int
    """Pending moves counted where they go."""
    people: Mapping[Role, str]
    """Only the roles that are filled."""


def assign_host(
    kept: Kept,
    row: CohortRow,
    number: int,
    people: Mapping[Role, str],
    who: str,
    now: datetime,
) -> tuple[Role, ...]:
    """Seat people in a group from today on; an empty name leaves the seat free.

    Returns the roles that changed. The same names again change nothing. Raises
    Refusal for an unknown group or a name that cannot be shown.
    """
    row = cohorts.lock(kept, row.id)
    roll = read_groups(kept, row)
    found = group(roll, number)
    names = {role: scripts.line(name) for role, name in people.items()}
    if not names:
        raise Refusal(say("roles_missing"))
    wrong = [
        say("words_long", what=say(f"role_{role.value}"), most=_LONGEST)
        for role, name in names.items()
        if len(name) > _LONGEST
    ]
    if wrong:
        raise Refusal(*wrong)
    day = current_number(roll.cohort, now)
    there = cohorts.seats(kept, row.id, day).get(found.id, {})
    changed = [
        role
        for role in Role
        if names.get(role, there.get(role, "")) != there.get(role, "")
    ]
    for role in changed:
        cohorts.assign(kept, found.id, role, day, names[role])
        cohorts.write_audit(
            kept,
            row.id,
            now,
            who,
            f"seat {role.value}",
            f"group {number}",
            before=there.get(role, ""),
            after=names[role],
            why=f"from day {day}",
        )
    return tuple(changed)


def seats(kept: Kept, row: CohortRow, now: datetime) -> list[GroupSeats]:
    """Every group of a cohort by number, with who looks after it now."""
    cohort, _ = course.cohort_of(kept, row)
    people = cohorts.seats(kept, row.id, current_number(cohort, now))
    roll = read_roll(kept, row)
    sizes = roll.sizes()
    return [
        GroupSeats(
            number=one.number,
            track=one.track,
            students=sizes[one.id],
            people={r: n for r, n in people.get(one.id, {}).items() if n},
        )
        for one in roll.groups
    ]
