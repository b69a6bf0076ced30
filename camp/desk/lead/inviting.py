"""Links for all the hosts of a camp at once, and the doors of their groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from camp.cohort import Role
from camp.desk import course, entering
from camp.desk.lead.opening import current_number
from camp.store import cohorts, passes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Group
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.passes import Pass

DAYS: Final = 90
SEATS: Final = tuple(role.value for role in Role)


@dataclass(frozen=True, slots=True)
class Invited:
    """A group with the links of those who look after it, and its own door."""

    group: Group
    people: Mapping[str, str]
    """Role -> name of whoever sits there."""
    links: Mapping[str, Pass]
    """Role, or join -> the link that opens; missing while there is none."""

    @property
    def wanting(self) -> tuple[str, ...]:
        """Which of its links there are not: of seats that are filled, and the door."""
        return tuple(
            role
            for role in (*SEATS, entering.JOIN)
            if role not in self.links
            and (role == entering.JOIN or self.people.get(role))
        )


def invited(kept: Kept, row: CohortRow, now: datetime) -> list[Invited]:
    """Every group with its links, from a fixed number of statements."""
    cohort, _ = course.cohort_of(kept, row)
    seats = cohorts.seats(kept, row.id, current_number(cohort, now))
    found = passes.of_groups(kept, row.id, now)
    links = {(one.group_id, one.role, one.name): one for one in reversed(found)}
    return [
        _invited(g, seats.get(g.id, {}), links) for g in cohorts.groups(kept, row.id)
    ]


def _invited(
    group: Group,
    seats: Mapping[Role, str],
    links: Mapping[tuple[int, str, str], Pass],
) -> Invited:
    people = {role.value: seats[role] for role in Role if seats.get(role)}
    wanted = [*people.items(), (entering.JOIN, "")]
    found = {
        role: links[group.id, role, name]
        for role, name in wanted
        if (group.id, role, name) in links
    }
    return Invited(group, people, found)


def doorless(found: Sequence[Invited]) -> list[str]:
    """Name those who sit somewhere and have no link that opens, group by group."""
    return [one.people[role] for one in found for role in SEATS if role in one.wanting]


def invite(kept: Kept, row: CohortRow, who: str, now: datetime) -> int:
    """Make every link there is not yet; returns how many."""
    row = cohorts.lock(kept, row.id)
    passes.make_secret(kept)
    until = now + timedelta(days=DAYS)
    made: list[Pass] = [
        passes.add(
            kept,
            role,
            (row.id, one.group.id, 0),
            one.people.get(role, ""),
            until,
            who,
            now,
        )
        for one in invited(kept, row, now)
        for role in one.wanting
    ]
    if made:
        cohorts.write_audit(
            kept, row.id, now, who, "link", "groups", after=str(len(made))
        )
    return len(made)
