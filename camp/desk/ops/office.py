"""The ops desk: every camp at this moment, what needs a person first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from camp import debrief as told
from camp import timetable
from camp.cohort import Role, group_name
from camp.curriculum import Slot
from camp.desk import course
from camp.desk.night import totals
from camp.desk.ops.office_wording import say
from camp.desk.ops.today import today
from camp.desk.phrases import group_called, groups_called
from camp.desk.refusal import Refusal, spoken
from camp.pages.ops_shown import Broken, CampNow, Chase, GroupNight
from camp.store import cohorts, nights, work

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.desk.ops.looking_back import Night
    from camp.desk.ops.today import SlotNow, Today
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

Seats = dict[int, str]
"""Group number -> who looks after it."""
_TAIL = 7
"""Days after its last one that a camp stays on the desk."""


def camp_of(kept: Kept, cohort_id: int) -> CohortRow:
    """Find a camp by its number; Refusal when there is none."""
    row = cohorts.get(kept, cohort_id)
    if row is None:
        raise Refusal(say("no_cohort"))
    return row


def office(kept: Kept, now: datetime, locale: str) -> tuple[CampNow, ...]:
    """Look at every camp that runs, is coming or has just ended.

    The statements grow with the camps, never with their groups.
    """
    return tuple(
        _camp(kept, row, now, locale)
        for row in cohorts.everyone(kept)
        if _matters(kept, row, now)
    )


def _matters(kept: Kept, row: CohortRow, now: datetime) -> bool:
    cohort, _ = course.cohort_of(kept, row)
    last = timetable.date_of(cohort, timetable.last_night(cohort))
    return (timetable.local(now, cohort.zone).date() - last).days <= _TAIL


def _camp(kept: Kept, row: CohortRow, now: datetime, locale: str) -> CampNow:
    cohort, _ = course.cohort_of(kept, row)
    found = today(kept, row, now)
    seats = hosts(kept, row, found.number)
    debriefs = nights.debriefs(kept, row.id)
    night = max(debriefs, default=-1)
    lead, waiting = "", 0
    if debriefs:
        last = told.from_plain(json.loads(debriefs[night]))
        lead = last.headline.lead
        listed = {entry.group for entry in last.watch}
        closed = work.taken(kept, row.id, night)
        numbers = {g.id: g.number for g in cohorts.groups(kept, row.id)}
        closed_numbers = {numbers.get(i) for i, t in closed.items() if t.done_at}
        waiting = len(listed - closed_numbers)
    return CampNow(
        id=row.id,
        name=row.name,
        heading=spoken(found.heading, locale),
        hour=found.hour,
        banners=tuple(spoken(b, locale) for b in found.banners),
        chase=tuple(_chase(cohort, found, seats, locale)),
        broken=tuple(_broken(found, locale)),
        lines=tuple(spoken(line, locale) for line in found.lines),
        night=night,
        lead=lead,
        open_work=waiting,
    )


def hosts(kept: Kept, row: CohortRow, number: int) -> Seats:
    """Say who looks after each group on a day, by the group's number."""
    seated: Mapping[int, Mapping[Role, str]] = cohorts.seats(kept, row.id, number)
    return {
        group.number: " · ".join(
            dict.fromkeys(seated.get(group.id, {}).get(role, "") for role in Role)
        ).strip(" ·")
        for group in cohorts.groups(kept, row.id)
    }


def _chase(cohort: Cohort, found: Today, seats: Seats, locale: str) -> list[Chase]:
    """List what is not posted, with the text to send to those who should."""
    lines = []
    for slot in found.slots:
        for key, numbers in (("overdue", slot.overdue), ("left", slot.left)):
            if numbers and not (key == "left" and _early(cohort, found, slot)):
                lines.append(_line(cohort, found, slot, key, numbers, seats, locale))
    return lines


def _early(cohort: Cohort, found: Today, slot: SlotNow) -> bool:
    """Say whether a slot's window has not begun, so that nobody need be asked."""
    plan = cohort.curriculum
    _, post_from, _ = timetable.window(plan, found.number, Slot(slot.slot))
    return found.hour < f"{post_from:%H:%M}"


def _line(  # noqa: PLR0913, PLR0917  (one slot, and whom to ask)
    cohort: Cohort,
    found: Today,
    slot: SlotNow,
    key: str,
    numbers: tuple[int, ...],
    seats: Seats,
    locale: str,
) -> Chase:
    _, _, post_until = timetable.window(
        cohort.curriculum, found.number, Slot(slot.slot)
    )
    until = f"{post_until:%H:%M}"
    called = [spoken(group_called(n), cohort.curriculum.locale) for n in numbers]
    ready = say(
        f"ready.{key}",
        groups=" ".join(f"@{one}" for one in called),
        slot=slot.called,
        until=until,
    )
    nobody = spoken(say("nobody"), locale)
    return Chase(
        slot=spoken(slot.called, locale),
        window=slot.window,
        look="look" if key == "overdue" else "wait",
        word=spoken(say(f"chase.{key}", until=until), locale),
        groups=tuple(
            (spoken(group_called(n), locale), seats.get(n) or nobody) for n in numbers
        ),
        ready=spoken(ready, cohort.curriculum.locale),
    )


def _broken(found: Today, locale: str) -> list[Broken]:
    failed = [
        Broken(
            ids=",".join(str(i) for i in trouble.ids),
            what=spoken(say("day", number=trouble.number), locale)
            + " "
            + spoken(trouble.what, locale),
            groups=spoken(groups_called(trouble.groups), locale)
            if trouble.groups
            else "",
            reason=spoken(trouble.reason, locale),
            failed=trouble.state == "failed",
        )
        for trouble in found.troubles
    ]
    skipped = [
        Broken(
            ids=",".join(str(i) for i in dict(slot.lost)[reason]),
            what=spoken(slot.called, locale),
            groups=spoken(groups_called(numbers), locale),
            reason=spoken(reason, locale),
            failed=False,
        )
        for slot in found.slots
        for reason, numbers in slot.not_made
        if reason not in {trouble.reason for trouble in found.troubles}
    ]
    return [*failed, *skipped]


def group_night(kept: Kept, row: CohortRow, found: Night, number: int) -> GroupNight:
    """Take one group out of a night's debrief; Refusal when there is no such group."""
    group = cohorts.group(kept, row.id, number)
    if group is None:
        raise Refusal(say("no_group"))
    d = found.debrief
    docs = nights.night_totals(kept, row.id)
    mine = totals.read(docs[d.night]).groups.get(group.id) if d.night in docs else None
    rows = [r for r in found.beside.heat if r.name == group_name(number, d.locale)]
    figures: tuple[tuple[str, str], ...] = ()
    if mine is not None:
        figures = tuple(
            (spoken(say(f"fig.{key}"), d.locale), words)
            for key, words in (
                ("done", f"{mine.done}/{mine.due}"),
                ("reviewed", f"{mine.reviewed}/{mine.homework}"),
                ("stamped", str(mine.stamped)),
                ("silent", str(mine.silent)),
                ("perfect", str(mine.perfect)),
            )
        )
    return GroupNight(
        heading=d.heading,
        cohort=d.cohort,
        night=d.night,
        number=number,
        name=group_name(number, d.locale),
        host=hosts(kept, row, d.night).get(number, ""),
        figures=figures,
        watch=tuple(w for w in d.watch if w.group == number),
        lines=tuple(
            line
            for entries in (d.leaving, d.posts, d.silent)
            for line in (one.line for one in entries if one.group == number)
        ),
        models=tuple(m.deed for m in d.models if m.group == number),
        notes=tuple((n.by, n.words) for n in d.notes if n.group == number),
        silent=tuple(
            (student.name, student.days)
            for one in d.silent
            if one.group == number
            for student in one.students
        ),
        days=tuple(
            zip((day for day, _ in found.beside.days), rows[0].cells, strict=True)
        )
        if rows
        else (),
    )
