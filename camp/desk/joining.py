"""A group's door: a name and four digits, five tries, and a host who opens it again.

The digits end the student's phone; their number's will do for whoever left no phone,
since numbers run on from one to the next and could be guessed by those beside them.

Whoever has the group's link may say which of its students they are. Nothing that is
answered tells a name that is there from one that is not.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp.cohort import Role, changes_by_student, state_on
from camp.desk import entering
from camp.desk.entering_wording import say
from camp.desk.lead import finding
from camp.desk.lead.opening import current_number
from camp.desk.refusal import Refusal
from camp.store import cohorts, roster, tries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from camp.cohort import Student
    from camp.desk.entering import Seat
    from camp.desk.lead.finding import Roll
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.passes import Pass

TRIES: Final = 5
MOST_NAMES: Final = 400
"""Names tried in vain at one door in an hour: twice a full group. Beyond them it is shut
until the hour is over; a name's own five tries come back by the host's hand alone."""
_HOUR: Final = 3600
DIGITS: Final = 4
_DAYS: Final = 90
_LONGEST: Final = 60


def join(
    kept: Kept, seat: Seat, name: str, digits: str, now: datetime
) -> Pass | Refusal:
    """Let a student in by name and the last four of phone or number.

    Gives their own link, or why not: a wrong try is counted, so it must be kept even
    when the answer is no. The statements do not grow with the tries.
    """
    row, _, group = seat.of_group()
    cohorts.lock(kept, row.id)
    who, at = _who(name), int(now.timestamp())
    if tries.of(kept, group.id, who) >= TRIES:
        return _locked(kept, seat, now)
    if tries.names(kept, group.id, at - _HOUR) >= MOST_NAMES:
        return Refusal(say("join.shut"))
    found = _found(kept, seat, name, digits, now)
    if found is None:
        left = TRIES - tries.wrong(kept, group.id, who, at)
        return (
            Refusal(say("join.wrong", left=left)) if left else _locked(kept, seat, now)
        )
    tries.forget(kept, group.id, [who])
    return entering.student_link(kept, row, found, _DAYS, found.name, now)


class Locked(Refusal):
    """Five tries are used up: nothing but a host's press opens the door again."""


def _locked(kept: Kept, seat: Seat, now: datetime) -> Locked:
    """Say who can let them try again."""
    row, cohort, group = seat.of_group()
    seats = cohorts.seats(kept, row.id, current_number(cohort, now))
    host = seats.get(group.id, {}).get(Role.HOST)
    return Locked(say("join.locked", host=host) if host else say("join.locked.host"))


def _found(
    kept: Kept, seat: Seat, name: str, digits: str, now: datetime
) -> Student | None:
    """Find the one student of the group this can be; none when it may be two."""
    row, cohort, group = seat.of_group()
    said, wanted = _plain(name), unicodedata.normalize("NFKC", digits).strip()
    fit = [
        student_id
        for student_id, ref, phone in tries.people(kept, row.id, group.id)
        if _ends(phone or ref, wanted)
    ]
    students = roster.some(kept, row.id, fit)
    changes = changes_by_student(roster.changes_of(kept, fit))
    today = current_number(cohort, now)
    here = []
    for student in students:
        mine = changes.get(student.id, [])
        state = state_on(student, mine, max(today, student.joined))
        if state.here and state.group_id == group.id:
            here.append(student)
    named = [one for one in here if _plain(one.name) == said]
    return named[0] if len(named) == 1 else None


def _ends(known: str, digits: str) -> bool:
    """Compare the last four without telling by time how many of them fit."""
    right = hmac.compare_digest(known[-DIGITS:].encode(), digits.encode())
    return right and len(digits) == DIGITS


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()[:_LONGEST]


def _who(name: str) -> str:
    return hashlib.sha256(_plain(name).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Door:
    """Whom a group's door keeps out."""

    locked: tuple[str, ...]
    """Its people who have used up their tries."""
    shut: bool
    """Whether it is shut to all, after too many names."""


def door(kept: Kept, seat: Seat, names: Iterable[str], now: datetime) -> Door:
    """Say which of a group's people cannot get in."""
    _, _, group = seat.of_group()
    return kept_out(tries.tried(kept, group.id), names, now)


def kept_out(
    tried: Mapping[str, tuple[int, int]], names: Iterable[str], now: datetime
) -> Door:
    """Say which names have used up their tries; no statement.

    ``tried`` are wrong tries by name's digest, and the second of the last.
    """
    shut = used_up(tried)
    locked = [name for name in names if _who(name) in shut] if shut else []
    since = int(now.timestamp()) - _HOUR
    lately = sum(at > since for _, at in tried.values())
    return Door(tuple(locked), lately >= MOST_NAMES)


def used_up(tried: Mapping[str, tuple[int, int]]) -> frozenset[str]:
    """Pick the digests of the names that may not try any more."""
    return frozenset(who for who, (times, _) in tried.items() if times >= TRIES)


def links(  # noqa: PLR0913, PLR0917  (whose, and how long they open)
    kept: Kept,
    row: CohortRow,
    number: int | None,
    key: str | None,
    days: int,
    who: str,
    now: datetime,
) -> list[tuple[Student, Pass]]:
    """Give one student's link, or those of a whole group, in the roster's order.

    Refusal for a student or group there is not.
    """
    row = cohorts.lock(kept, row.id)
    roll = finding.read_roll(kept, row)
    if key is not None:
        students = [finding.student(roll, key)]
    else:
        group = finding.group(roll, number or 0)
        students = [s for s in roll.students if _sits(roll, s, group.id)]
    made = entering.student_links(kept, row, students, days, who, now)
    return [(student, made[student.id]) for student in students]


def _sits(roll: Roll, student: Student, group_id: int) -> bool:
    state = roll.state(student)
    return state.here and state.group_id == group_id


def unlock(kept: Kept, seat: Seat, name: str, now: datetime) -> bool:
    """Let somebody try again, without a name everybody; False when nobody had tried."""
    row, _, group = seat.of_group()
    if name:
        freed = tries.forget(kept, group.id, [_who(name)]) > 0
    else:
        freed = tries.forget_all(kept, group.id) > 0
    if freed:
        cohorts.write_audit(kept, row.id, now, seat.name, "unlock", name[:_LONGEST])
    return freed
