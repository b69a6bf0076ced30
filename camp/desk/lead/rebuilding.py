"""What a revision does to rows and texts: what stays, what is made anew, what moves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import unified_diff
from itertools import groupby
from typing import TYPE_CHECKING

from camp import timetable
from camp.desk.lead.differences import touched
from camp.desk.lead.opening import next_number
from camp.desk.night import words as script_words
from camp.store import cohorts, queue, words
from camp.timetable import GUIDANCE_SLOT, Kind, Policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.desk.lead.differences import Course
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.queue import Row
    from camp.store.words import Posting, Script
    from camp.timetable import Occurrence

Place = tuple[str, int, int, str]
"""(kind, number, group id, slot) of a row."""

_ENDED = {"done", "leased", "failed"}


@dataclass(frozen=True, slots=True)
class Effects:
    """What becomes of what is there; each row stands in one list at most."""

    again: tuple[tuple[Row, Occurrence], ...] = ()
    """Composed and not copied, or in the making: composed anew."""
    edited: tuple[Row, ...] = ()
    """A host's own wording: kept, and marked with the difference."""
    kept: tuple[Row, ...] = ()
    """Copied or posted: left as they are, whatever the course says now."""
    guidance: tuple[tuple[Row, Occurrence], ...] = ()
    """Shown to hosts already: issued anew."""
    moved: int = 0
    """Rows still to come whose times change."""
    added: int = 0
    cancelled: int = 0


def effects(
    kept: Kept, row: CohortRow, before: Course, after: Course, now: datetime
) -> Effects:
    """Sort a cohort's rows by what a revision does to them; nothing is changed."""
    wanted = _wanted(kept, after.cohort)
    rows = {place_of(r): r for r in queue.rows(kept, row.id)}
    numbers = touched(before, after)
    begun = next_number(before.cohort, now)
    slots = [
        (r, wanted[place])
        for place, r in rows.items()
        if r.kind is Kind.SCRIPT
        and r.number in numbers
        and r.state in _ENDED
        and place in wanted
        and wanted[place].post_until >= now
    ]
    sorted_out = _by_posting(kept, row.id, slots)
    planned = {p: r for p, r in rows.items() if r.state == "planned"}
    return Effects(
        again=tuple(sorted_out["again"]),
        edited=tuple(r for r, _ in sorted_out["edited"]),
        kept=tuple(r for r, _ in sorted_out["kept"]),
        guidance=tuple(
            (r, wanted[place])
            for place, r in rows.items()
            if r.kind is Kind.GUIDANCE
            and r.number in numbers
            and r.number >= begun
            and r.state in _ENDED
            and place in wanted
        ),
        moved=sum(
            1 for p, r in planned.items() if p in wanted and _moves(r, wanted[p], now)
        ),
        added=sum(1 for p, o in wanted.items() if _comes(rows.get(p), o, now)),
        cancelled=sum(1 for p in planned if p not in wanted),
    )


def place_of(due: Row | Occurrence) -> Place:
    """Name a row by what it is for."""
    return (due.kind.value, due.number, due.group_id, due.slot)


def _wanted(kept: Kept, cohort: Cohort) -> dict[Place, Occurrence]:
    groups = cohorts.groups(kept, cohort.id)
    return {place_of(o): o for o in timetable.lay_out(cohort, groups)}


def _moves(row: Row, new: Occurrence, now: datetime) -> bool:
    """Whether a planned row takes new times; never times that are over already."""
    times = (row.compose_at, row.post_from, row.post_until)
    if (new.compose_at, new.post_from, new.post_until) == times:
        return False
    return new.policy is Policy.ALWAYS or new.post_until >= now


def _comes(row: Row | None, new: Occurrence, now: datetime) -> bool:
    """Whether a thing that is not planned falls due from now on."""
    return (row is None or row.state == "cancelled") and new.post_until >= now


def _by_posting(
    kept: Kept, cohort_id: int, slots: Sequence[tuple[Row, Occurrence]]
) -> dict[str, list[tuple[Row, Occurrence]]]:
    """Sort composed slots by what their hosts did with them."""
    found: dict[str, list[tuple[Row, Occurrence]]] = {
        "again": [],
        "edited": [],
        "kept": [],
    }
    postings = {
        (number, p.group_id, p.slot): p
        for number in {r.number for r, _ in slots}
        for p in words.postings(kept, cohort_id, number)
    }
    for row, new in slots:
        posting = postings.get((row.number, row.group_id, row.slot))
        found[_fate(row, posting)].append((row, new))
    return found


def _fate(row: Row, posting: Posting | None) -> str:
    if posting is not None and posting.state != "composed":
        return "kept"
    if posting is not None and posting.edited is not None and row.state == "done":
        return "edited"
    return "again"


def follow(kept: Kept, cohort: Cohort, found: Effects, now: datetime) -> None:
    """Let rows and texts follow a cohort's new course, which is pinned already."""
    wanted = _wanted(kept, cohort)
    rows = {place_of(r): r for r in queue.rows(kept, cohort.id)}
    queue.cancel_missing(kept, cohort.id, set(wanted), "revised")
    queue.replan(
        kept,
        cohort.id,
        [
            wanted[place]
            for place, r in rows.items()
            if r.state == "planned"
            and place in wanted
            and _replans(r, wanted[place], now)
        ],
    )
    new = [(rows.get(p), o) for p, o in wanted.items() if _comes(rows.get(p), o, now)]
    queue.again(kept, [(r.id, o) for r, o in new if r is not None])
    queue.lay_out(kept, cohort.id, [o for r, o in new if r is None])
    queue.again(kept, [(r.id, o) for r, o in found.again])
    mark = words.REWRITTEN[cohort.curriculum.locale]
    for r, _ in found.again:
        words.notify(kept, (cohort.id, r.number, r.group_id, r.slot), mark)
    _issue_again(kept, cohort, found, now)
    edited = sorted(found.edited, key=_slot_of)
    for _, same in groupby(edited, key=_slot_of):
        _mark_edited(kept, cohort, list(same), now)


def _slot_of(row: Row) -> tuple[int, str]:
    return row.number, row.slot


def _replans(row: Row, new: Occurrence, now: datetime) -> bool:
    """Whether a planned row follows: in its times, or in what becomes of it late."""
    return _moves(row, new, now) or new.post_until >= now


def _issue_again(kept: Kept, cohort: Cohort, found: Effects, now: datetime) -> None:
    """Plan guidance anew; what hosts should have read by now is issued at once."""
    again = [
        (r.id, o if o.post_until >= now else replace(o, policy=Policy.ALWAYS))
        for r, o in found.guidance
    ]
    queue.again(kept, again)
    mark = words.REWRITTEN[cohort.curriculum.locale]
    for r, _ in found.guidance:
        words.reissue(kept, cohort.id, r.number, GUIDANCE_SLOT, mark)


def _mark_edited(
    kept: Kept, cohort: Cohort, rows: Sequence[Row], now: datetime
) -> None:
    """Compose what the hosts' own words began as, and tell them what is different.

    Few slots are ever edited, so this is done in the act itself: a host must not see
    the mark before the difference is there.
    """
    old = {
        r.id: words.scripts(kept, cohort.id, r.number, r.group_id, r.slot) for r in rows
    }
    work = script_words.WORK
    made = work.make(work.read(kept, rows, now))
    work.write(kept, made.results, now)
    mark = words.REWRITTEN[cohort.curriculum.locale]
    for r in rows:
        new = words.scripts(kept, cohort.id, r.number, r.group_id, r.slot)
        lines = difference(old[r.id], new)
        if lines:
            place = (cohort.id, r.number, r.group_id, r.slot)
            words.notify(kept, place, "\n".join([mark, *lines]))


def difference(old: Iterable[Script], new: Iterable[Script]) -> list[str]:
    """Show what is different between two full texts, line by line; empty for nothing."""
    was, now = (_lines(scripts) for scripts in (old, new))
    return list(unified_diff(was, now, lineterm="", n=1))[2:]


def _lines(scripts: Iterable[Script]) -> list[str]:
    return [
        line
        for script in scripts
        if script.version == "full"
        for message in words.messages(script)
        for line in str(message["text"]).splitlines()
    ]
