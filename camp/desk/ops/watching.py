"""The watch list as work: somebody takes a group, notes what they did, is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp import scripts, timetable
from camp.desk import course
from camp.desk.ops.looking_back import debrief
from camp.desk.ops.office_wording import say
from camp.desk.refusal import Refusal, spoken
from camp.pages.ops_shown import Work
from camp.store import cohorts, work

if TYPE_CHECKING:
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.desk.ops.looking_back import Night
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_LONGEST: Final = 500
ACTS: Final = ("take", "note", "done")


def watching(
    kept: Kept, row: CohortRow, night: int | None, locale: str
) -> tuple[int, tuple[Work, ...]]:
    """Show a night's watch list as work, open groups first; with the night."""
    cohort, _ = course.cohort_of(kept, row)
    found = debrief(kept, row, night)
    number = found.debrief.night
    ids = {g.number: g.id for g in cohorts.groups(kept, row.id)}
    taken = work.taken(kept, row.id, number)
    notes = work.notes(kept, row.id, number)
    lines = []
    for entry in found.debrief.watch:
        mine = taken.get(ids.get(entry.group, 0))
        said = notes.get(ids.get(entry.group, 0), [])
        lines.append(
            Work(
                group=entry.group,
                name=entry.name,
                host=entry.host,
                cause=entry.cause,
                act=entry.act.line,
                nights=entry.nights,
                who=_when(cohort, mine.who, mine.at, locale) if mine else "",
                notes=tuple(
                    (_when(cohort, n.who, n.at, locale), n.words) for n in said
                ),
                done=_when(cohort, mine.done_by, mine.done_at, locale)
                if mine and mine.done_at
                else "",
            )
        )
    return number, tuple(sorted(lines, key=lambda one: bool(one.done)))


def _when(cohort: Cohort, who: str, at: datetime, locale: str) -> str:
    local = timetable.local(at, cohort.zone)
    return spoken(say("taken", who=who, at=f"{local:%m-%d %H:%M}"), locale)


def act(  # noqa: PLR0913, PLR0917  (who does what about which group)
    kept: Kept,
    row: CohortRow,
    place: tuple[int, int],
    what: str,
    words: str,
    who: str,
    now: datetime,
) -> None:
    """Take, note or close a group of a night's list, ``place`` (night, group number).

    Refusal says why not; each act is in the audit.
    """
    row = cohorts.lock(kept, row.id)
    night, number = place
    found: Night = debrief(kept, row, night)
    group = cohorts.group(kept, row.id, number)
    listed = {entry.group for entry in found.debrief.watch}
    if group is None or number not in listed or what not in ACTS:
        raise Refusal(say("gone"))
    key = row.id, night, group.id
    said = scripts.line(words)
    if what == "take":
        _take(kept, key, who, now)
    elif what == "note":
        _note(kept, key, said, who, now)
    else:
        _done(kept, key, said, who, now)
    cohorts.write_audit(
        kept, row.id, now, who, f"watch {what}", f"group {number}", after=said
    )


def _take(kept: Kept, key: tuple[int, int, int], who: str, now: datetime) -> None:
    if not work.take(kept, key, who, now):
        other = work.taken(kept, key[0], key[1])[key[2]].who
        if other != who:
            raise Refusal(say("taken.else", who=other))


def _note(
    kept: Kept, key: tuple[int, int, int], said: str, who: str, now: datetime
) -> None:
    if not said:
        raise Refusal(say("words"))
    if len(said) > _LONGEST:
        raise Refusal(say("long", most=_LONGEST))
    work.note(kept, key, who, said, now)


def _done(
    kept: Kept, key: tuple[int, int, int], said: str, who: str, now: datetime
) -> None:
    if key[2] not in work.taken(kept, key[0], key[1]):
        raise Refusal(say("not_taken"))
    if said:
        _note(kept, key, said, who, now)
    work.done(kept, key, who, now)
