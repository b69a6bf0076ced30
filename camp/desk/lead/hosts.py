"""Who looks after a group: host, deputy and officer, dated like everything else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp import scripts
from camp.cohort import Role
from camp.desk import course
from camp.desk.lead.finding import group, read_groups, read_roll
from camp.desk.lead.opening import current_number
from camp.desk.lead.wording import say
from camp.desk.phrases import group_called, groups_called
from camp.desk.refusal import Reason, Refusal
from camp.store import cohorts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Track
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_LONGEST: Final = 60
_LINE: Final = re.compile(r"\s*(\d{1,4})\s*[营群组.、:：,，\t ]\s*(.+)")
_APART: Final = re.compile(r"[\s,，、;；]+")
_SHOWN: Final = 40


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


def seat_list(kept: Kept, row: CohortRow, text: str, who: str, now: datetime) -> None:
    """Seat everyone of a list: a line a group, its host, deputy and officer.

    Refusal names every line that is not clear, and then nobody is seated.
    """
    there = [one.number for one in cohorts.groups(kept, row.id)]
    wanted, wrong = _read(text, there)
    if wrong:
        raise Refusal(*wrong)
    for number, people in wanted:
        assign_host(kept, row, number, people, who, now)


def _read(
    text: str, there: Sequence[int]
) -> tuple[list[tuple[int, dict[Role, str]]], list[Reason]]:
    """Read a list: who sits in which group, and what is wrong line by line."""
    found: list[tuple[int, dict[Role, str]]] = []
    wrong: list[Reason] = []
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    for place, line in lines:
        read = _LINE.fullmatch(line)
        names = _names(read[2]) if read else []
        if read is None or not names:
            said = line.strip()[:_SHOWN]
            wrong.append(say("seat_line", line=place, text=said))
        elif len(names) > len(Role):
            wrong.append(say("seat_many", line=place, count=len(names), most=len(Role)))
        elif int(read[1]) not in there:
            asked = group_called(int(read[1]))
            wrong.append(say("seat_group", line=place, asked=asked, all=_all(there)))
        else:
            found.append((int(read[1]), dict(zip(Role, names, strict=False))))
    return found, wrong if lines else [say("seat_none")]


def _names(text: str) -> list[str]:
    """Part names as a table's cells, which may hold spaces; else at every space."""
    found = text.split("\t") if "\t" in text else _APART.split(text)
    return [name.strip() for name in found if name.strip()]


def _all(numbers: Sequence[int]) -> Reason:
    """Name the groups there are: 1到8营, Groups 1 to 8."""
    first, last = numbers[0], numbers[-1]
    if len(numbers) == last - first + 1 > 1:
        return say("seat_span", first=first, last=last)
    return groups_called(numbers)


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
