"""A group's people at its desk: the silent first, and the note each of them is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from camp import scripts, timetable
from camp.checkins import current_streak
from camp.cohort import Track, changes_by_student
from camp.curriculum import Tier
from camp.desk import lead
from camp.desk.host import asides, letters
from camp.desk.host.aside_wording import say
from camp.desk.host.letters import Silent
from camp.desk.host.wording import say as say_host
from camp.desk.lead.finding import Roll
from camp.desk.night.count import SILENT
from camp.desk.phrases import date_called, dated
from camp.desk.refusal import Refusal, spoken
from camp.pages.desk_shown import (
    ExcuseDays,
    LetterShown,
    MemberShown,
    MembersShown,
)
from camp.store import letters as kept_letters
from camp.store import members, roster
from camp.store.letters import Letter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from camp.cohort import Student
    from camp.desk.entering import Seat
    from camp.desk.host.letters import Book
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.members import Member

_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class _People:
    """Everyone who sits in a group today, read in four statements."""

    seat: asides.Seated
    book: Book
    here: Mapping[int, Member]


def people(
    kept: Kept, seat: Seat, now: datetime, locale: str, asked: str = ""
) -> MembersShown:
    """List a group's people for its desk: who is due a note, who is silent, the rest.

    Whoever is due the first note comes first, those who went quiet lately before the
    others. ``asked`` is part of a name or number that is looked for.
    """
    found = _read(kept, seat, now)
    shown = [_shown(found, one, locale) for one in found.here.values()]
    book = found.book
    quiet = {i for i, m in found.here.items() if letters.is_silent(book, m.student)}
    silent = [one for one in shown if one.id in quiet]
    silent.sort(key=_by_turn)
    rest = [one for one in shown if one.id not in quiet]
    wrote = [w for i in found.here if (w := found.book.letters.get(i))]
    back = sum(found.book.came[w[0].student_id] >> w[0].day > 0 for w in wrote)
    name = scripts.line(asked)[:_LONGEST_NAME]
    named = [
        one
        for one in (*silent, *rest)
        if name and name.casefold() in f"{one.name} {one.ref}".casefold()
    ]
    return MembersShown(
        tuple(silent), tuple(rest), len(wrote), back, name, tuple(named)
    )


def _by_turn(one: MemberShown) -> tuple[int, int, int]:
    """Order the silent: the first note, the later ones, who was written to, the rest."""
    order = min(one.nth, 2) if one.nth else 3 if one.waits else 4
    return order, one.days if one.nth == 1 else -one.days, one.id


def letter(
    kept: Kept, seat: Seat, student: int, now: datetime, locale: str
) -> LetterShown:
    """Write the note one student is due, or say why none is."""
    found = _read(kept, seat, now)
    one = _one(found, student)
    shown = _shown(found, one, locale)
    due = letters.next_note(found.book, one.student)
    if not isinstance(due, Silent):
        return LetterShown(shown, why=spoken(due, locale))
    moment = asides.brief(kept, found.seat, len(found.here), now)
    (message, *_) = letters.written_for(moment, due).messages
    return LetterShown(
        shown, spoken(due.called, locale), due.nth, message.text, message.cue
    )


def letter_sent(kept: Kept, seat: Seat, student: int, now: datetime) -> bool:
    """Keep that somebody's note of today was sent; False when it was kept already.

    Refusal when none is due.
    """
    found = _read(kept, seat, now)
    one = _one(found, student).student
    name = scripts.line(seat.name)[:_LONGEST_NAME]
    if not name:
        raise Refusal(say_host("who_empty"))
    if _sent_today(found.book, one):
        return False
    due = letters.next_note(found.book, one)
    if not isinstance(due, Silent):
        raise Refusal(say("not_due", name=one.name, why=due))
    row, _, group = found.seat
    sent = Letter(one.id, found.book.today, group.id, due.nth, name, now)
    return kept_letters.add(kept, row.id, sent)


def days_to_excuse(seat: Seat, now: datetime, locale: str) -> ExcuseDays:
    """List the days that may be excused, those on which something is due; no statement."""
    _, cohort, _ = seat.of_group()
    meant, due = lead.due_days(cohort, now)
    return ExcuseDays(meant, tuple((n, dated(cohort, n, locale)) for n in due))


def excuse(
    kept: Kept, seat: Seat, student: int, day: int, why: str, now: datetime
) -> bool:
    """Excuse one of the group's people for a day; False when they were already.

    Refusal for somebody who is not in the group today, and without a reason.
    """
    found = _read(kept, seat, now)
    one, row = _one(found, student).student, found.seat[0]
    off = lead.excuse(kept, row, one.ref, day, who=seat.name, why=why, now=now)
    return off.changed


def _read(kept: Kept, seat: Seat, now: datetime) -> _People:
    row, cohort, group = seat.of_group()
    ever = {one.student.id: one for one in members.of_group(kept, row.id, group.id)}
    roll = Roll(
        cohort,
        (group,),
        tuple(one.student for one in ever.values()),
        changes_by_student(roster.changes_of(kept, ever)),
    )
    off = members.let_off(kept, row.id, ever)
    written = members.letters(kept, row.id, ever)
    came = {i: one.came for i, one in ever.items()}
    book = letters.book(roll, group, now, (came, off, written))
    here = {i: m for i, m in ever.items() if letters.sits_here(book, m.student)}
    return _People((row, cohort, group), book, here)


def _one(found: _People, student: int) -> Member:
    """Find somebody who sits in the group today; nobody else's people are shown."""
    there = found.here.get(student)
    if there is None:
        raise Refusal(say_host("not_here"))
    return there


def _sent_today(book: Book, student: Student) -> bool:
    written = book.letters.get(student.id, ())
    return any(one.day == book.today for one in written)


def _shown(found: _People, one: Member, locale: str) -> MemberShown:
    book, student = found.book, one.student
    plan = book.roll.cohort.curriculum
    state = book.roll.state(student, book.today)
    takes_part = state.track is Track.CAMP
    days = letters.days_silent(book, student) if takes_part else 0
    due = letters.next_note(book, student) if days >= SILENT else None
    last = one.came.bit_length() - 1
    grew = one.whole & ~one.made
    return MemberShown(
        id=student.id,
        name=student.name,
        ref=student.ref,
        tier=plan.tier(Tier(state.tier)).title if takes_part else "",
        days=days,
        last=last,
        last_date=_date(book, last, locale),
        streak=current_streak(grew, ~grew & ~one.broke, book.today),
        today=bool(one.came >> book.today & 1),
        off=bool(book.let_off.get(student.id, 0) >> book.today & 1),
        quiet=not student.reachable,
        note=spoken(due.called, locale) if isinstance(due, Silent) else "",
        nth=due.nth if isinstance(due, Silent) else 0,
        waits=_written_to(book, student, due, locale),
        sent=_sent_today(book, student),
    )


def _written_to(
    book: Book, student: Student, due: Silent | Reason | None, locale: str
) -> str:
    """Say which note went when, for those who are silent since and due none yet."""
    written = book.letters.get(student.id, ())
    came = book.came.get(student.id, 0).bit_length() - 1
    if due is None or isinstance(due, Silent) or not student.reachable:
        return ""
    if not written or written[-1].day <= came:
        return ""
    at = date_called(timetable.date_of(book.roll.cohort, written[-1].day))
    said = say("written", at=at, nth=say(f"note.{written[-1].nth}"))
    return spoken(said, locale)


def _date(book: Book, day: int, locale: str) -> str:
    return dated(book.roll.cohort, day, locale) if day >= 0 else ""
