"""One student at the lead's desk: found by name or number, and what may be changed."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from camp import timetable
from camp.cohort import LABELS, Track
from camp.curriculum import Tier
from camp.desk.lead.absence import due_days
from camp.desk.lead.finding import read_roll, seats_for_students
from camp.desk.lead.listing import masked
from camp.desk.lead.opening import next_number
from camp.desk.lead.student_wording import say
from camp.desk.phrases import dated, group_called, verdict_called
from camp.desk.refusal import Refusal, spoken
from camp.pages.lead_shown import StudentLine, StudentShown
from camp.store import roster

if TYPE_CHECKING:
    from datetime import datetime

    from camp.cohort import Cohort, Student
    from camp.desk.lead.finding import Roll
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

MOST_FOUND: Final = 30


def search(
    kept: Kept, row: CohortRow, wanted: str, locale: str
) -> tuple[tuple[StudentLine, ...], int]:
    """Find students by a piece of their name or number; with how many are not shown."""
    key = unicodedata.normalize("NFC", wanted).strip().casefold()
    if not key:
        return (), 0
    roll = read_roll(kept, row)
    found = [
        one
        for one in roll.students
        if key in one.name.casefold() or key in one.ref.casefold()
    ]
    # Whoever is named in full comes before those whose names only contain it.
    found.sort(key=lambda s: (key not in {s.name.casefold(), s.ref.casefold()}, s.id))
    shown = tuple(
        StudentLine(
            one.id,
            one.ref,
            one.name,
            spoken(roll.called(one), locale),
            roll.left(one) is not None,
        )
        for one in found[:MOST_FOUND]
    )
    return shown, len(found) - len(shown)


def ref_of(kept: Kept, row: CohortRow, student: int) -> str:
    """Find the number ops know a student by; Refusal when there is nobody."""
    found = roster.some(kept, row.id, [student])
    if not found:
        raise Refusal(say("nobody"))
    return found[0].ref


def shown(
    kept: Kept, row: CohortRow, student: int, now: datetime, locale: str
) -> StudentShown:
    """Show one student and what may be changed for them; Refusal when there is nobody."""
    roll = read_roll(kept, row)
    one = next((s for s in roll.students if s.id == student), None)
    if one is None:
        raise Refusal(say("nobody"))
    state, left, cohort = roll.state(one), roll.left(one), roll.cohort
    plan = cohort.curriculum
    meant, due = due_days(cohort, now)
    days = tuple((number, dated(cohort, number, locale)) for number in due)
    return StudentShown(
        id=one.id,
        ref=one.ref,
        name=one.name,
        phone=masked(roster.contact(kept, one.id)),
        group=spoken(roll.called(one), locale),
        tier=plan.tier(Tier(state.tier)).title,
        tier_key=state.tier,
        track=state.track.value,
        gone="" if left is None else dated(cohort, left, locale),
        counts_from=_counts_from(cohort, now, locale),
        meant=meant,
        days=days,
        open_days=tuple(
            (number, date)
            for number, date in days
            if now.timestamp() < timetable.times(cohort, number).closes
        ),
        off=_off(kept, cohort, one, locale),
        groups=_groups(roll, one, locale),
        tiers=tuple((t.value, plan.tier(t).title) for t in Tier),
        tracks=tuple(t.value for t in Track),
        labels=tuple(
            (name, spoken(say(f"label.{name}"), locale), name in one.labels)
            for name in sorted(LABELS)
        ),
    )


def _counts_from(cohort: Cohort, now: datetime, locale: str) -> str:
    number = next_number(cohort, now)
    over = number > cohort.curriculum.last_number
    return "" if over else dated(cohort, number, locale)


def _off(
    kept: Kept, cohort: Cohort, one: Student, locale: str
) -> tuple[tuple[str, str], ...]:
    given = sorted(roster.granted_to(kept, cohort.id, one.id).items())
    return tuple(
        (dated(cohort, day, locale), spoken(verdict_called(kind), locale))
        for day, kind in given
    )


def _groups(roll: Roll, one: Student, locale: str) -> tuple[tuple[int, str, int], ...]:
    """List the other groups of the student's track that have a seat."""
    state, sizes, room = roll.state(one), roll.sizes(), seats_for_students(roll.cohort)
    return tuple(
        (g.number, spoken(group_called(g.number), locale), room - sizes[g.id])
        for g in roll.groups
        if g.track is state.track and g.id != state.group_id and sizes[g.id] < room
    )
