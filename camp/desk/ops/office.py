"""The ops desk: every camp at this moment, what needs a person first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from camp import debrief as told
from camp import timetable
from camp.cohort import Role, Track, group_name
from camp.curriculum import Slot
from camp.desk import appeals, course
from camp.desk.night import totals
from camp.desk.ops import deadlines
from camp.desk.ops.office_wording import say
from camp.desk.ops.today import day_called, today, why_called
from camp.desk.phrases import group_called, groups_called
from camp.desk.refusal import Refusal, spoken
from camp.pages.ops_shown import Broken, CampNow, Chase, GroupNight
from camp.store import cohorts, nights

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.desk.ops.looking_back import Night
    from camp.desk.ops.today import SlotNow, Today
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

Seated = dict[int, dict[Role, str]]
"""Group number -> role -> who sits there."""
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
    if course.long_over(row, now):
        return False
    cohort, _ = course.cohort_of(kept, row)
    last = timetable.date_of(cohort, timetable.last_night(cohort))
    return (timetable.local(now, cohort.zone).date() - last).days <= _TAIL


def _camp(kept: Kept, row: CohortRow, now: datetime, locale: str) -> CampNow:
    cohort, _ = course.cohort_of(kept, row)
    found = today(kept, row, now)
    seats = _seated(kept, row, found.number)
    chase, past = _chase(cohort, found, seats, locale)
    debriefs = nights.debriefs(kept, row.id)
    night = max(debriefs, default=-1)
    lead, waiting = "", 0
    if debriefs:
        last = told.from_plain(json.loads(debriefs[night]))
        lead = last.headline.lead
        listed = {entry.group for entry in last.watch}
        waiting = len(listed - deadlines.closed(kept, row, night))
    wondering = appeals.waiting(kept, cohort, now)
    return CampNow(
        id=row.id,
        name=row.name,
        heading=spoken(found.heading, locale),
        hour=found.hour,
        banners=tuple(spoken(b, locale) for b in found.banners),
        chase=chase,
        past=past,
        broken=tuple(_broken(found, locale)),
        lines=tuple(spoken(line, locale) for line in found.lines),
        night=night,
        lead=lead,
        open_work=waiting,
        appeals=len(wondering),
        appeals_hours=max((appeals.hours(one, now) for one in wondering), default=0),
    )


def hosts(kept: Kept, row: CohortRow, number: int) -> dict[int, str]:
    """Say who looks after each group on a day, by the group's number."""
    seated = _seated(kept, row, number)
    return {group: _people(mine) for group, mine in seated.items()}


def _people(seated: Mapping[Role, str]) -> str:
    names = dict.fromkeys(seated.get(role, "") for role in Role)
    return " · ".join(name for name in names if name)


def _seated(kept: Kept, row: CohortRow, number: int) -> Seated:
    """Who sits where in each group on a day, by the group's number."""
    seated = cohorts.seats(kept, row.id, number)
    return {g.number: seated.get(g.id, {}) for g in cohorts.groups(kept, row.id)}


def _chase(
    cohort: Cohort, found: Today, seats: Seated, locale: str
) -> tuple[tuple[Chase, ...], tuple[Chase, ...]]:
    """List what is not posted: what can be still, soonest over first, and what cannot."""
    still = sorted(
        (slot for slot in found.slots if slot.left and not _early(cohort, found, slot)),
        key=lambda slot: _until(cohort, found, slot),
    )
    past = [slot for slot in found.slots if slot.overdue]
    return (
        tuple(_line(cohort, found, s, ("left", s.left), seats, locale) for s in still),
        tuple(
            _line(cohort, found, s, ("overdue", s.overdue), seats, locale) for s in past
        ),
    )


def _early(cohort: Cohort, found: Today, slot: SlotNow) -> bool:
    """Say whether a slot's window has not begun, so that nobody need be asked."""
    plan = cohort.curriculum
    _, post_from, _ = timetable.window(plan, found.number, Slot(slot.slot))
    return found.hour < f"{post_from:%H:%M}"


def _until(cohort: Cohort, found: Today, slot: SlotNow) -> str:
    plan = cohort.curriculum
    _, _, post_until = timetable.window(plan, found.number, Slot(slot.slot))
    return f"{post_until:%H:%M}"


def _line(
    cohort: Cohort,
    found: Today,
    slot: SlotNow,
    heap: tuple[str, tuple[int, ...]],
    seats: Seated,
    locale: str,
) -> Chase:
    key, numbers = heap
    until, theirs = _until(cohort, found, slot), cohort.curriculum.locale
    ready = say(
        f"ready.{key}",
        groups=" ".join(_called(n, seats.get(n, {}), theirs) for n in numbers),
        slot=slot.called,
        until=until,
    )
    nobody = spoken(say("nobody"), locale)
    return Chase(
        slot=spoken(slot.called, locale),
        window=slot.window,
        look="look" if key == "overdue" else "wait",
        word=spoken(say(f"chase.{key}", until=until), locale),
        which=spoken(groups_called(numbers), locale),
        groups=tuple(
            (spoken(group_called(n), locale), _people(seats.get(n, {})) or nobody)
            for n in numbers
        ),
        ready=spoken(ready, theirs),
    )


def _called(number: int, seated: Mapping[Role, str], locale: str) -> str:
    """Call a host as a chat does: @4营 陆遥."""
    name = f"@{spoken(group_called(number), locale)} {seated.get(Role.HOST, '')}"
    return name.strip()


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
            reason=spoken(why_called(trouble.reason), locale),
            failed=trouble.state == "failed",
        )
        for trouble in found.troubles
    ]
    skipped = [
        Broken(
            ids=",".join(str(i) for i in dict(slot.lost)[reason]),
            what=spoken(slot.called, locale),
            groups=spoken(groups_called(numbers), locale),
            reason=spoken(why_called(reason), locale),
            failed=False,
        )
        for slot in found.slots
        for reason, numbers in slot.not_made
        if reason not in {trouble.reason for trouble in found.troubles}
    ]
    return [*failed, *skipped]


def groups_of(kept: Kept, row: CohortRow) -> tuple[int, ...]:
    """Number a camp's groups, in order."""
    return tuple(sorted(group.number for group in cohorts.groups(kept, row.id)))


def day_of(kept: Kept, row: CohortRow, number: int, locale: str) -> str:
    """Name a day of a camp in full, in a reader's language."""
    cohort, _ = course.cohort_of(kept, row)
    return spoken(day_called(cohort, number), locale)


def group_night(
    kept: Kept, row: CohortRow, found: Night, number: int, locale: str
) -> GroupNight:
    """Take one group out of a night's debrief; Refusal when there is no such group."""
    group = cohorts.group(kept, row.id, number)
    if group is None:
        raise Refusal(say("no_group"))
    d = found.debrief
    called = group_name(number, locale)
    rows = [r for r in found.beside.heat if r.name == called]
    quiet = [one for one in d.silent if one.group == number]
    silent = tuple((s.name, s.days) for one in quiet for s in one.students)
    return GroupNight(
        day=day_of(kept, row, d.night, locale),
        cohort=d.cohort,
        night=d.night,
        number=number,
        name=called,
        host=hosts(kept, row, d.night).get(number, ""),
        own=d.locale,
        listens=group.track is Track.LISTENER,
        figures=_figures(kept, row, d.night, group.id, locale),
        watch=tuple(w for w in d.watch if w.group == number),
        lines=tuple(
            line
            for entries in (d.leaving, d.posts, d.silent)
            for line in (one.line for one in entries if one.group == number)
        ),
        models=tuple(m.deed for m in d.models if m.group == number),
        notes=tuple((n.by, n.words) for n in d.notes if n.group == number),
        silent=silent,
        quiet=sum(one.total for one in quiet),
        days=tuple(
            zip((day for day, _ in found.beside.days), rows[0].cells, strict=True)
        )
        if rows
        else (),
    )


def _figures(
    kept: Kept, row: CohortRow, night: int, group_id: int, locale: str
) -> tuple[tuple[str, str], ...]:
    docs = nights.night_totals(kept, row.id)
    mine = totals.read(docs[night]).groups.get(group_id) if night in docs else None
    if mine is None:
        return ()
    return tuple(
        (spoken(say(f"fig.{key}"), locale), words)
        for key, words in (
            ("done", f"{mine.done}/{mine.due}"),
            ("reviewed", f"{mine.reviewed}/{mine.homework}"),
            ("stamped", str(mine.stamped)),
            ("silent", str(mine.silent)),
            ("perfect", str(mine.perfect)),
        )
    )
