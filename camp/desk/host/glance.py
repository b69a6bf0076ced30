"""What waits at a desk beside its texts: homework, people, a door, tonight's lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from camp import timetable
from camp.desk import joining
from camp.desk.host import charge, letters
from camp.desk.host.note import night_for
from camp.desk.lead.finding import Roll
from camp.desk.lead.opening import current_number
from camp.desk.night.count import silent_before
from camp.desk.night.reviewing import WAITING_DAYS, written_mask
from camp.desk.refusal import Refusal, spoken
from camp.pages.desk_shown import Beside
from camp.store import desks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.desk.entering import Seat
    from camp.desk.refusal import Reason
    from camp.pages.desk_shown import ChargeShown
    from camp.store import Kept

_NO_NIGHT = -1


@dataclass(frozen=True, slots=True)
class Glance:
    """All that lies beside the texts, read in two statements."""

    beside: Beside
    charge: ChargeShown | None
    lines: tuple[tuple[int, str, str], ...]
    """(number, who, words)."""
    shut: str
    """Why no line is taken now; empty when one is."""


def glance(kept: Kept, seat: Seat, now: datetime, locale: str) -> Glance:
    """Look at what waits: it costs the same however much it is."""
    (_, cohort, group), shut = seat.of_group(), ""
    try:
        night = night_for(cohort, now)
    except Refusal as no:
        night, shut = _NO_NIGHT, _said(no.reasons, locale)
    found = desks.beside(
        kept,
        cohort.id,
        group.id,
        night,
        review_days(cohort, now),
        written_mask(cohort.curriculum),
        charge.subject(group),
    )
    # Whose names are locked out at the door is only known with everyone's.
    book = _book(kept, seat, now, everyone=bool(joining.used_up(found.tried)))
    there = [s for s in book.roll.students if letters.sits_here(book, s)]
    door = joining.kept_out(found.tried, [s.name for s in there], now)
    return Glance(
        Beside(
            work=found.work,
            oldest=max(0, int(now.timestamp()) - found.oldest) // 3600,
            silent=sum(letters.is_silent(book, s) for s in there),
            locked=door.locked,
            shut=door.shut,
        ),
        charge.standing_in(found.charge, cohort, now, locale),
        found.lines,
        shut,
    )


def _book(kept: Kept, seat: Seat, now: datetime, *, everyone: bool) -> letters.Book:
    """Read the group's people who may have fallen silent, or everyone."""
    _, cohort, group = seat.of_group()
    before = None if everyone else silent_before(letters.closed_due(cohort, now))
    today = max(current_number(cohort, now), 0)
    here = desks.people(kept, cohort.id, group.id, today, before)
    changes = {one.student.id: list(one.changes) for one in here}
    roll = Roll(cohort, (group,), tuple(one.student for one in here), changes)
    came = {one.student.id: one.came for one in here}
    off = {one.student.id: one.let_off for one in here}
    return letters.book(roll, group, now, (came, off, {}))


def review_days(cohort: Cohort, now: datetime) -> list[int]:
    """List the days whose homework still waits for a word."""
    plan = cohort.curriculum
    today = min(timetable.number_at(cohort, now), plan.last_number)
    return [n for n in range(today - WAITING_DAYS + 1, today + 1) if n >= 0]


def _said(reasons: Sequence[Reason | str], locale: str) -> str:
    return " ".join(spoken(reason, locale) for reason in reasons)
