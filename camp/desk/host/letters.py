"""Private notes to the silent: who is due one, which, and that it was sent.

The first at two missed due days, the second at four, the last at seven; each asks less,
after the last nothing follows. Whoever a label keeps out is never listed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from camp import scripts, timetable
from camp.cohort import Track
from camp.desk.host import asides
from camp.desk.host.aside_wording import say
from camp.desk.host.wording import say as say_host
from camp.desk.lead import finding
from camp.desk.night.count import NOTES_AT, SILENT, mask, silent_days
from camp.desk.phrases import date_called, group_called
from camp.desk.refusal import Refusal
from camp.scripts import facts
from camp.store import checkins, cohorts, roster
from camp.store import letters as kept_letters
from camp.store.letters import Letter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Cohort, Group, Student
    from camp.desk.host.asides import Aside, Moment
    from camp.desk.lead.finding import Roll
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

NOTES: Final = ("first", "second", "last")
_APART: Final = (1, 2, 3)
"""Days between a note and the one before it."""
_LONGEST_NAME: Final = 100


@dataclass(frozen=True, slots=True)
class Silent:
    """A student a private note is due for."""

    student: Student
    tier: str
    days: int
    """Due days without a check-in, up to the last close."""
    since: int | None
    """The last day they came; None when they never did."""
    nth: int
    """1, 2 or 3."""

    @property
    def note(self) -> str:
        """Name the template: first, second, last."""
        return NOTES[self.nth - 1]

    @property
    def called(self) -> Reason:
        """Name the note: 第一封, first."""
        return say(f"note.{self.nth}")

    @property
    def since_called(self) -> Reason:
        """Say since when they are silent."""
        return say("never") if self.since is None else say("since", day=self.since)


@dataclass(frozen=True, slots=True)
class Round:
    """Whom a group's host may write to now, and what became of the notes before."""

    group: int
    due: tuple[Silent, ...]
    written: int
    """Students who were written to so far."""
    returned: int
    """Those of them who came again afterwards."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A note that was noted as sent."""

    silent: Silent
    again: bool


@dataclass(frozen=True, slots=True)
class Book:
    """A group's people today and what they were written."""

    roll: Roll
    group: Group
    today: int
    over: bool
    closed: int
    """Due days that are closed, as a mask."""
    came: Mapping[int, int]
    let_off: Mapping[int, int]
    letters: Mapping[int, Sequence[Letter]]


def due(kept: Kept, row: CohortRow, group: Group, now: datetime) -> Round:
    """List who is due a note in a group, longest silence last; a few statements."""
    return _round(_open(kept, row, group, now))


def send_due(
    kept: Kept, row: CohortRow, hosts: Mapping[int, str], now: datetime
) -> int:
    """Keep that hosts sent every note that is due; how many that were.

    ``hosts`` says who did, by group number. Groups left out are left alone.
    """
    groups = [g for g in cohorts.groups(kept, row.id) if g.number in hosts]
    if not groups:
        return 0
    book, count = _open(kept, row, groups[0], now), 0
    for group in groups:
        theirs = replace(book, group=group)
        who = scripts.line(hosts[group.number])[:_LONGEST_NAME]
        for one in _round(theirs).due:
            found = Letter(one.student.id, book.today, group.id, one.nth, who, now)
            count += kept_letters.add(kept, row.id, found)
    return count


def _round(book: Book) -> Round:
    here = [s for s in book.roll.students if sits_here(book, s)]
    found = [one for s in here if isinstance(one := next_note(book, s), Silent)]
    found.sort(key=lambda one: (one.nth, one.days, one.student.id))
    written = [s for s in here if s.reachable and any(book.letters.get(s.id, ()))]
    back = sum(book.came.get(s.id, 0) >> book.letters[s.id][0].day > 0 for s in written)
    return Round(book.group.number, tuple(found), len(written), back)


def note_for(
    kept: Kept, row: CohortRow, group: Group, key: str, now: datetime
) -> tuple[Silent, Aside]:
    """Write the note that one student is due; Refusal when none is, and why."""
    silent = _due_for(_open(kept, row, group, now), key)
    return silent, written_for(asides.moment(kept, row, group, now), silent)


def written_for(found: Moment, silent: Silent) -> Aside:
    """Write somebody's note with what is known at a moment."""
    theirs = replace(found.facts, person=_person(found, silent))
    return asides.write(found, f"private/{silent.note}", theirs, silent.student.name)


def sent(
    kept: Kept, row: CohortRow, group: Group, key: str, who: str, now: datetime
) -> Sent:
    """Keep that today's note was sent; a second time changes nothing."""
    name = scripts.line(who)[:_LONGEST_NAME]
    if not name:
        raise Refusal(say_host("who_empty"))
    book = _open(kept, row, group, now)
    student = _student(book, key)
    for letter in book.letters.get(student.id, ()):
        if letter.day == book.today:
            return Sent(_told(book, student, letter.nth), again=True)
    silent = _due_for(book, key)
    letter = Letter(student.id, book.today, group.id, silent.nth, name, now)
    return Sent(silent, again=not kept_letters.add(kept, row.id, letter))


def _open(kept: Kept, row: CohortRow, group: Group, now: datetime) -> Book:
    roll = finding.read_roll(kept, row)
    plan = roll.cohort.curriculum
    let_off: dict[int, int] = {}
    granted = roster.granted(kept, row.id, plan.first_number, plan.last_number)
    for day, student in granted:
        let_off[student] = let_off.get(student, 0) | 1 << day
    written: dict[int, list[Letter]] = {}
    for letter in kept_letters.letters(kept, row.id):
        written.setdefault(letter.student_id, []).append(letter)
    came = {p.student_id: p.came for p in checkins.progress(kept, row.id)}
    return book(roll, group, now, (came, let_off, written))


def book(
    roll: Roll,
    group: Group,
    now: datetime,
    kept: tuple[Mapping[int, int], Mapping[int, int], Mapping[int, Sequence[Letter]]],
) -> Book:
    """Lay a group's people open; ``kept`` are who came, was let off, was written to."""
    cohort, plan = roll.cohort, roll.cohort.curriculum
    came, let_off, written = kept
    return Book(
        roll=roll,
        group=group,
        today=asides.today(cohort, now),
        over=plan.last_number in _closed_days(cohort, now),
        closed=closed_due(cohort, now),
        came=came,
        let_off=let_off,
        letters=written,
    )


def _closed_days(cohort: Cohort, now: datetime) -> list[int]:
    plan, at = cohort.curriculum, now.timestamp()
    days = range(plan.first_number, plan.last_number + 1)
    return [n for n in days if timetable.times(cohort, n).closes <= at]


def closed_due(cohort: Cohort, now: datetime) -> int:
    """Say which days with something due are closed, as a mask."""
    plan = cohort.curriculum
    return mask(n for n in _closed_days(cohort, now) if timetable.has_due(plan, n))


def sits_here(book: Book, student: Student) -> bool:
    """Tell whether a student is in the group today."""
    state = book.roll.state(student, book.today)
    return state.here and state.group_id == book.group.id


def _student(book: Book, key: str) -> Student:
    """Find one student of the group who may be written to."""
    here = tuple(s for s in book.roll.students if sits_here(book, s))
    student = find_here(book.roll, here, book.group, key)
    if not student.reachable:
        raise Refusal(say("unreachable", name=student.name))
    return student


def find_here(roll: Roll, here: Sequence[Student], group: Group, key: str) -> Student:
    """Find who is meant among a group's people; a namesake elsewhere does not count.

    Refusal names the group when it is somebody of another, else whom it may have meant.
    """
    try:
        return finding.student(replace(roll, students=tuple(here)), key)
    except Refusal:
        other = finding.student(roll, key)
        if other in here:
            raise
        named = group_called(group.number)
        raise Refusal(say("elsewhere", name=other.name, group=named)) from None


def _due_for(book: Book, key: str) -> Silent:
    student = _student(book, key)
    found = next_note(book, student)
    if isinstance(found, Silent):
        return found
    raise Refusal(say("not_due", name=student.name, why=found))


def next_note(book: Book, student: Student) -> Silent | Reason:
    """Say which note a student is due, or why none; labels come first."""
    if not student.reachable:
        return say("unreachable", name=student.name)
    if book.over:
        return say("why.over")
    if book.roll.state(student, book.today).track is not Track.CAMP:
        return say("why.listener")
    days = days_silent(book, student)
    reached = sum(days >= least for least in NOTES_AT)
    if not reached:
        return say("why.came", days=days, least=NOTES_AT[0])
    return _next(book, student, reached)


def _next(book: Book, student: Student, reached: int) -> Silent | Reason:
    """Choose the note after those sent in this silence: in order, and days apart."""
    came = book.came.get(student.id, 0).bit_length() - 1
    written = book.letters.get(student.id, ())
    if not written:
        return _told(book, student, 1)
    last = written[-1]
    at = date_called(timetable.date_of(book.roll.cohort, last.day))
    if any(one.nth == len(NOTES) for one in written):
        return say("why.last", at=at)
    called = say(f"note.{last.nth}")
    nth = last.nth + 1 if last.day > came else 1
    waits = _APART[nth - 1] - (book.today - last.day)
    if waits > 0:
        return say("why.rest", at=at, nth=called, days=waits)
    if nth > reached:
        return say("why.later", at=at, nth=called, least=NOTES_AT[nth - 1])
    return _told(book, student, nth)


def _told(book: Book, student: Student, nth: int) -> Silent:
    came = book.came.get(student.id, 0).bit_length() - 1
    tier = book.roll.state(student, book.today).tier
    since = came if came >= 0 else None
    return Silent(student, tier, days_silent(book, student), since, nth)


def is_silent(book: Book, student: Student) -> bool:
    """Tell whether somebody who takes part has gone quiet, and nobody let them off."""
    if book.roll.state(student, book.today).track is not Track.CAMP:
        return False
    off = book.let_off.get(student.id, 0) >> book.today & 1
    return not off and days_silent(book, student) >= SILENT


def days_silent(book: Book, student: Student) -> int:
    """Count the closed due days since they came, but those nobody asked of them."""
    open_days = book.closed & _asked(book, student) & ~book.let_off.get(student.id, 0)
    return silent_days(open_days, book.came.get(student.id, 0))


def _asked(book: Book, student: Student) -> int:
    """Say on which days they took part, as a mask: it turns only where a change begins."""
    last = book.closed.bit_length()
    changes = book.roll.changes.get(student.id, ())
    turns = {0, student.joined, *(change.day for change in changes)}
    bounds = [*sorted(n for n in turns if 0 <= n < last), last]
    found = 0
    for begins, ends in pairwise(bounds):
        state = book.roll.state(student, begins)
        if state.here and state.track is Track.CAMP:
            found |= (1 << ends) - (1 << begins)
    return found


def _person(found: Moment, silent: Silent) -> facts.Person:
    heard = found.facts.lesson or found.facts.guest
    return facts.Person(
        name=silent.student.name,
        silent=silent.days,
        note=silent.nth,
        tier=silent.tier,
        minutes=heard.minutes if heard else 0,
    )
