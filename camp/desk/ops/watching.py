"""The watch list as work: somebody takes a group, notes what they did, is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp import scripts, timetable
from camp.desk import course
from camp.desk.ops import deadlines
from camp.desk.ops.looking_back import debrief
from camp.desk.ops.office_wording import say
from camp.desk.phrases import group_called
from camp.desk.refusal import Refusal, spoken
from camp.pages.ops_shown import Work
from camp.store import cohorts, work

if TYPE_CHECKING:
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.desk.ops.looking_back import Night
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.work import Taken

_LONGEST: Final = 500
ACTS: Final = ("take", "note", "done", "release", "reopen")


def watching(
    kept: Kept,
    row: CohortRow,
    night: int | None,
    now: datetime,
    locale: str,
    reader: str = "",
) -> tuple[int, tuple[Work, ...]]:
    """Show a night's watch list as work, open groups first; with the night.

    ``reader`` is the name of whoever looks, who may undo what they did.
    """
    cohort, _ = course.cohort_of(kept, row)
    found = debrief(kept, row, night).debrief
    ids = {g.number: g.id for g in cohorts.groups(kept, row.id)}
    taken = work.taken(kept, row.id, found.night)
    notes = work.notes(kept, row.id, found.night)
    lines = []
    for entry in found.watch:
        mine = taken.get(ids.get(entry.group, 0))
        said = notes.get(ids.get(entry.group, 0), [])
        done = mine is not None and mine.done_at is not None
        line = Work(
            group=entry.group,
            name=spoken(group_called(entry.group), locale),
            host=entry.host,
            cause=entry.cause,
            act=entry.act.line,
            nights=entry.nights,
            own=found.locale,
            late=""
            if done
            else deadlines.late(cohort, found.night, entry.act, now, locale),
            who=_when(cohort, mine.who, mine.at, locale) if mine else "",
            notes=tuple((_when(cohort, n.who, n.at, locale), n.words) for n in said),
            done=_when(cohort, mine.done_by, mine.done_at, locale)
            if mine and mine.done_at
            else "",
            back=_back(mine, reader),
        )
        lines.append(line)
    return found.night, tuple(sorted(lines, key=lambda one: bool(one.done)))


def _back(mine: Taken | None, reader: str) -> str:
    """Name the act by which a reader may undo what they did."""
    if mine is None:
        return ""
    if mine.done_at is not None:
        return "reopen" if mine.done_by == reader else ""
    return "release" if mine.who == reader else ""


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

    Or give it back, or open it again, by whoever took or closed it. Refusal says why
    not; each act is in the audit, a second press is not.
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
    if _ACT[what](kept, key, said, who, now):
        cohorts.write_audit(
            kept, row.id, now, who, f"watch {what}", f"group {number}", after=said
        )


Key = tuple[int, int, int]
"""(cohort, night, group id)."""


def _take(kept: Kept, key: Key, _said: str, who: str, now: datetime) -> bool:
    if work.take(kept, key, who, now):
        return True
    other = work.taken(kept, key[0], key[1])[key[2]].who
    if other != who:
        raise Refusal(say("taken.else", who=other))
    return False


def _note(kept: Kept, key: Key, said: str, who: str, now: datetime) -> bool:
    if not said:
        raise Refusal(say("words"))
    if len(said) > _LONGEST:
        raise Refusal(say("long", most=_LONGEST))
    there = work.notes(kept, key[0], key[1]).get(key[2], [])
    if there and (there[-1].who, there[-1].words) == (who, said):
        return False
    work.note(kept, key, who, said, now)
    return True


def _done(kept: Kept, key: Key, said: str, who: str, now: datetime) -> bool:
    """Close a group, with what was done: now, or noted before."""
    mine = work.taken(kept, key[0], key[1]).get(key[2])
    if mine is None:
        raise Refusal(say("not_taken"))
    if mine.done_at is not None:
        return False
    if said or not work.notes(kept, key[0], key[1]).get(key[2]):
        _note(kept, key, said, who, now)
    return work.done(kept, key, who, now)


def _release(kept: Kept, key: Key, _said: str, who: str, _now: datetime) -> bool:
    """Give a group back that one took and is not done with."""
    return work.release(kept, key, who)


def _reopen(kept: Kept, key: Key, _said: str, who: str, _now: datetime) -> bool:
    """Take back that one was done."""
    return work.reopen(kept, key, who)


_ACT: Final = dict(zip(ACTS, (_take, _note, _done, _release, _reopen), strict=True))
