"""Deferred students come back: from the cohort they deferred into a later one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from camp import timetable
from camp.cohort import Aspect, Student, Track
from camp.desk.lead import seating
from camp.desk.lead.finding import read_roll
from camp.desk.lead.importing import Newcomer
from camp.desk.lead.joining import join, open_groups
from camp.desk.lead.opening import next_number
from camp.desk.lead.seating import Wish
from camp.desk.lead.wording import say
from camp.desk.refusal import Refusal
from camp.store import cohorts, roster

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from camp.desk.lead.finding import Roll
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.cohorts import CohortRow


@dataclass(frozen=True, slots=True)
class Rolled:
    """Who came over."""

    came: tuple[tuple[Student, int], ...]
    """The students and the numbers of their groups."""
    there: int
    """Deferred students who are in the later cohort already."""
    refunded: int
    """Deferred students who have their money back; they stay behind."""


def roll_deferred(
    kept: Kept, source: CohortRow, later: CohortRow, who: str, now: datetime
) -> Rolled:
    """Bring deferred students into a later cohort under their old numbers.

    They leave the list of the earlier one, so doing it twice changes nothing. Raises
    Refusal when the cohorts do not follow each other, or a number is someone else's.
    """
    now_kept = {i: cohorts.lock(kept, i) for i in sorted({source.id, later.id})}
    source, later = now_kept[source.id], now_kept[later.id]
    roll, target = read_roll(kept, source), read_roll(kept, later)
    there = {s.ref.casefold(): s for s in target.students}
    waiting = [s for s in roll.students if _waits(roll, s)]
    fresh = [s for s in waiting if s.ref.casefold() not in there]
    coming = [s for s in fresh if "refunded" not in s.labels]
    reasons = _reasons(roll, target, waiting, there, now)
    seats = seating.settle(
        target, [Wish(s.ref, _tier(roll, s), Track.CAMP) for s in coming]
    )
    reasons += seats.problems
    if reasons:
        raise Refusal(*reasons)
    day = next_number(target.cohort, now)
    group_ids = open_groups(kept, later, seats.opened, now)
    join(kept, later, _newcomers(kept, roll, coming, seats.numbers, day), group_ids)
    back = [s for s in waiting if s.ref.casefold() in there]
    left = next_number(roll.cohort, now)
    gone = [(s, left) for s in (*coming, *back)]
    _let_go(kept, source, later, gone, (who, now))
    return Rolled(
        came=tuple((s, seats.numbers[s.ref]) for s in coming),
        there=len(back),
        refunded=len(fresh) - len(coming),
    )


def _waits(roll: Roll, student: Student) -> bool:
    state = roll.state(student)
    return state.here and state.track is Track.DEFERRED


def _tier(roll: Roll, student: Student) -> str:
    return roll.state(student).tier


def _reasons(
    roll: Roll,
    target: Roll,
    waiting: Sequence[Student],
    there: dict[str, Student],
    now: datetime,
) -> list[Reason]:
    source, later = roll.cohort, target.cohort
    if source.id == later.id:
        return [say("roll_same")]
    if later.start <= source.start:
        said = say(
            "roll_earlier",
            source=source.name,
            start=source.start,
            to=later.name,
            to_start=later.start,
        )
        return [said]
    last = later.curriculum.last_number
    if next_number(later, now) > last:
        return [say("camp_over", last=timetable.date_of(later, last))]
    return [
        say(
            "roll_other",
            cohort=later.name,
            ref=one.ref,
            there=there[one.ref.casefold()].name,
            name=one.name,
        )
        for one in waiting
        if one.ref.casefold() in there and there[one.ref.casefold()].name != one.name
    ]


def _newcomers(
    kept: Kept,
    roll: Roll,
    coming: Sequence[Student],
    numbers: Mapping[str, int],
    day: int,
) -> list[Newcomer]:
    """Make newcomers of them: same number, name, phone and labels."""
    phones = roster.contacts(kept, roll.cohort.id) if coming else {}
    return [
        Newcomer(
            Student(
                id=0,
                ref=one.ref,
                name=one.name,
                group_id=0,
                tier=_tier(roll, one),
                track=Track.CAMP,
                joined=day,
                labels=one.labels,
            ),
            phones.get(one.id, ""),
            numbers[one.ref],
        )
        for one in coming
    ]


def _let_go(
    kept: Kept,
    source: CohortRow,
    later: CohortRow,
    gone: Sequence[tuple[Student, int]],
    by: tuple[str, datetime],
) -> None:
    """Take students off the earlier cohort's list, and say so in both logs."""
    if not gone:
        return
    who, now = by
    rows = [(s.id, Aspect.LEFT, day, later.name) for s, day in gone]
    roster.change(kept, source.id, rows, now)
    refs = ", ".join(s.ref for s, _ in gone)
    for row in (source, later):
        cohorts.write_audit(
            kept, row.id, now, who, "roll", refs, before=source.name, after=later.name
        )
