"""Why another curriculum cannot take over: what has begun must mean what it meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp import timetable
from camp.curriculum import Tier
from camp.desk.lead.finding import read_roll, seats_for_students
from camp.desk.lead.opening import next_number
from camp.desk.lead.wording import say
from camp.desk.phrases import group_called
from camp.store import cohorts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from camp.desk.lead.differences import Course
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.cohorts import CohortRow


def unfit(
    kept: Kept, row: CohortRow, before: Course, after: Course, now: datetime
) -> list[Reason]:
    """Say why a cohort cannot follow another file from now on; empty when it can."""
    movable = next_number(before.cohort, now)
    first = before.plan.first_number
    begun = range(first, min(movable, before.plan.last_number + 1))
    if after.plan.first_number != first:
        if begun or cohorts.groups(kept, row.id):
            return [say("file_first")]
        return []
    reasons = [*_too_small(kept, row, after)]
    if not begun:
        return reasons
    if after.plan.last_number < begun[-1]:
        last = after.plan.last_number
        return [*reasons, say("file_short", last=last, day=begun[-1])]
    return [
        *reasons,
        *_moved(before, after, begun, movable),
        *_owed(before, after, begun),
        *_parts(before, after),
    ]


def _moved(
    before: Course, after: Course, begun: range, movable: int
) -> Iterator[Reason]:
    """Say which begun days the new file teaches elsewhere; one slip is enough."""
    for number in begun:
        old, new = before.plan.day(number).id, after.plan.day(number).id
        if old != new:
            last = before.plan.last_number
            there = timetable.date_of(before.cohort, min(movable, last))
            words = say("movable", first=movable, date=there)
            words = words if movable <= last else say("movable_none")
            yield say("file_moves", day=number, old=old, new=new, movable=words)
            return


def _owed(before: Course, after: Course, begun: range) -> Iterator[Reason]:
    """See that what was due on a begun day stays due: it has been judged by it."""
    for number in begun:
        for tier in Tier:
            old = before.plan.due_parts(number, tier)
            new = after.plan.due_parts(number, tier)
            if old != new:
                words = [", ".join(parts) or say("nothing") for parts in (old, new)]
                tier_words = tier.value
                yield say(
                    "file_due", day=number, tier=tier_words, old=words[0], new=words[1]
                )


def _parts(before: Course, after: Course) -> Iterator[Reason]:
    """See that parts keep their places: a check-in is kept as a mask of them."""
    old, new = list(before.plan.parts), list(after.plan.parts)
    if new[: len(old)] != old:
        yield say("file_parts", old=", ".join(old))


def _too_small(kept: Kept, row: CohortRow, after: Course) -> Iterator[Reason]:
    """See that no group is over the new file's cap."""
    roll = read_roll(kept, row)
    if not roll.groups:
        return
    room = seats_for_students(after.cohort)
    sizes = roll.sizes()
    for group in roll.groups:
        if sizes[group.id] > room:
            named = group_called(group.number)
            yield say("file_room", group=named, size=sizes[group.id], room=room)
