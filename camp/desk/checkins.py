"""Check-ins that somebody hands in for a student: one, or a whole sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from camp import checkins, timetable
from camp.checkins import parts_mask
from camp.curriculum import Tier
from camp.desk import night
from camp.desk.lead import finding
from camp.desk.phrases import date_called
from camp.desk.refusal import Refusal
from camp.desk.sent_words import say
from camp.desk.student import CheckIn, check_in
from camp.sheets.values import made_of_phone
from camp.store import closes, cohorts, roster

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from camp.cohort import Cohort, Student
    from camp.desk.lead.finding import Roll
    from camp.desk.refusal import Reason
    from camp.desk.student import Receipt
    from camp.sheets import CheckInRow
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

LONGEST: Final = 20_000
"""Most characters of one text."""

MOST_PROBLEMS: Final = 200

LEFT_OUT: Final = frozenset({"too_late", "not_here", "unknown", "too_many"})
"""Why a row may be left out, when whoever imports asks for that."""

_LAST_SECOND: Final = time(23, 59, 59)
_SKEW: Final = timedelta(minutes=5)
"""Clocks that write sheets may run ahead by this much."""


@dataclass(slots=True)
class Problems:
    """What is wrong with a sheet, row by row; what may be left out apart."""

    lenient: bool = False
    found: list[tuple[int, Reason]] = field(default_factory=list)
    left_out: list[tuple[int, Reason]] = field(default_factory=list)

    def at(self, row: int, column: str, said: Reason, kind: str = "") -> None:
        """Note what is wrong with a cell; ``kind`` may allow leaving the row out."""
        words = say("at_row", row=row, column=say(f"col.{column}"), said=said)
        lenient = self.lenient and kind in LEFT_OUT
        (self.left_out if lenient else self.found).append((row, words))

    def settle(self) -> None:
        """Raise everything at once; nothing when all is well."""
        if self.found:
            raise Refusal(*in_order(self.found))


def in_order(found: Iterable[tuple[int, Reason]]) -> list[Reason]:
    """List problems by row; beyond :data:`MOST_PROBLEMS` they are counted."""
    words = [said for _, said in sorted(found, key=lambda p: p[0])]
    if len(words) > MOST_PROBLEMS:
        more = len(words) - MOST_PROBLEMS
        words = [*words[:MOST_PROBLEMS], say("more", count=more)]
    return words


@dataclass(frozen=True, slots=True)
class Imported:
    """What a sheet brought."""

    taken: int
    """Rows that were new."""
    again: int
    """Rows that were there already."""
    students: int
    days: tuple[int, ...]
    changed: int
    """Verdicts of closed days that changed."""
    left_out: tuple[Reason, ...] = ()


class People:
    """Students by the number ops know them by, or one made of their phone."""

    def __init__(self, kept: Kept, roll: Roll, *, phones: bool = True) -> None:
        self.roll = roll
        self.by_ref: dict[str, Student] = {}
        by_id = {s.id: s for s in roll.students}
        there = roster.contacts(kept, roll.cohort.id) if phones else {}
        for student_id, phone in there.items():
            if phone and student_id in by_id:
                self.by_ref[made_of_phone(phone)] = by_id[student_id]
        self.by_ref |= {s.ref: s for s in roll.students}


def import_checkins(
    kept: Kept,
    row: CohortRow,
    rows: Iterable[CheckInRow],
    now: datetime,
    *,
    lenient: bool = False,
) -> Imported:
    """Keep a whole sheet of check-ins, or none of it.

    A time is local to the cohort. A row without one counts as handed in on its day:
    now while that day runs, else in its last second. The same rows again change
    nothing. Students whose closed days got something are judged anew; what a night
    published stays. With ``lenient`` rows that cannot count (too late, not in the
    camp, unknown) are left out and listed. Raises Refusal with every problem, by row.
    """
    cohorts.lock(kept, row.id)
    people = People(kept, finding.read_roll(kept, row))
    problems = Problems(lenient)
    taken = take_all(kept, people, rows, now, problems)
    new = new_of(taken)
    return Imported(
        taken=len(new),
        again=sum(receipt.again for _, _, receipt in taken),
        students=len({one.student_id for one in new}),
        days=tuple(sorted({one.day for one in new})),
        changed=judged_anew(kept, row, new, now),
        left_out=tuple(in_order(problems.left_out)),
    )


def take_all(
    kept: Kept,
    people: People,
    rows: Iterable[CheckInRow],
    now: datetime,
    problems: Problems,
) -> list[tuple[int, CheckIn, Receipt]]:
    """Keep check-ins, each with its row and receipt; Refusal when that may not be."""
    came, places = _checked(people, rows, now, problems)
    problems.settle()
    receipts = check_in(kept, people.roll.cohort, came)
    _refused(people, came, places, receipts, problems)
    problems.settle()
    return list(zip(places, came, receipts, strict=True))


def new_of(taken: Iterable[tuple[int, CheckIn, Receipt]]) -> list[CheckIn]:
    """List what had not come in before."""
    return [one for _, one, receipt in taken if receipt.taken and not receipt.again]


def judged_anew(
    kept: Kept, row: CohortRow, new: Sequence[CheckIn], now: datetime
) -> int:
    """Judge again whoever handed in something for a closed day; how many changed."""
    closed = closes.last_number(kept, row.id)
    if closed is None:
        return 0
    late = {one.student_id for one in new if one.day <= closed}
    return night.rejudge(kept, row.id, late, now) if late else 0


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One check-in that was taken."""

    student: Student
    day: int
    parts: int
    words: str
    receipt: Receipt
    lacking: int
    """Mask of the parts the student's tier still owes for that day."""
    short: tuple[tuple[int, int], ...]
    """(bit, fewest characters) of parts handed in now whose text is too short."""


def hand_in(  # noqa: PLR0913  (who hands in what for which day)
    kept: Kept,
    row: CohortRow,
    key: str,
    day: int | None,
    parts: Iterable[str],
    *,
    words: str,
    now: datetime,
    at: datetime | None = None,
) -> HandedIn:
    """Hand in one check-in for a student; without a day it is today's.

    ``key`` is the student's number or unique name; ``at`` is when it came, if not now.
    Raises Refusal with everything that is wrong.
    """
    roll = finding.read_roll(kept, row)
    student = finding.student(roll, key)
    cohort = roll.cohort
    number = timetable.number_at(cohort, now) if day is None else day
    mask, reasons = _mask(cohort, parts)
    reasons += _about_day(cohort, number, now)
    moment = at or now
    if moment > now + _SKEW:
        reasons.append(_future(cohort, moment, now))
    if len(words) > LONGEST:
        reasons.append(say("words_long", count=len(words), most=LONGEST))
    if reasons:
        raise Refusal(*reasons)
    one = CheckIn(student.id, number, mask, words, int(moment.timestamp()))
    receipt = check_in(kept, cohort, [one])[0]
    if not receipt.taken:
        raise Refusal(why_not(cohort, student, one, receipt.reason))
    judged_anew(kept, row, [one], now)
    return _handed_in(roll, student, one, receipt)


def _handed_in(
    roll: Roll, student: Student, one: CheckIn, receipt: Receipt
) -> HandedIn:
    """Say what a student's day still lacks after one check-in."""
    cohort = roll.cohort
    tier = Tier(roll.state(student, one.day).tier)
    asked = checkins.ask(cohort.curriculum, timetable.times(cohort, one.day), tier)
    whole = receipt.sent.parts if receipt.sent else 0
    short = tuple(
        (bit, fewest) for bit, fewest in asked.minima if one.parts & ~whole & bit
    )
    lacking = asked.need & ~whole
    return HandedIn(student, one.day, one.parts, one.words, receipt, lacking, short)


def _mask(cohort: Cohort, parts: Iterable[str]) -> tuple[int, list[Reason]]:
    """Make the mask of some parts, named by key or title."""
    plan = cohort.curriculum
    keys = {part.title: key for key, part in plan.parts.items()}
    keys |= {key: key for key in plan.parts}
    known = ", ".join(plan.parts)
    wanted = list(parts)
    unknown = [part for part in wanted if part not in keys]
    reasons = [say("unknown_part", part=p, known=known) for p in unknown]
    if not wanted:
        reasons.append(say("no_parts", known=known))
    good = [keys[part] for part in wanted if part in keys]
    return parts_mask(plan.parts, good), reasons


def _about_day(cohort: Cohort, number: int, now: datetime) -> list[Reason]:
    """Say why a day takes no check-ins: there is none, or it has not begun."""
    plan = cohort.curriculum
    first, last = plan.first_number, plan.last_number
    if not first <= number <= last:
        return [say("no_day", day=number, first=first, last=last)]
    if now.timestamp() < timetable.times(cohort, number).begins:
        begins = date_called(timetable.date_of(cohort, number))
        return [say("not_begun", day=number, date=begins)]
    return []


def _checked(
    people: People,
    rows: Iterable[CheckInRow],
    now: datetime,
    problems: Problems,
) -> tuple[list[CheckIn], list[int]]:
    """Turn rows into check-ins with their row numbers; what is wrong is noted."""
    cohort = people.roll.cohort
    came: list[CheckIn] = []
    places: list[int] = []
    seen = False
    for one in rows:
        seen = True
        before = len(problems.found) + len(problems.left_out)
        student = people.by_ref.get(one.ref)
        if student is None:
            problems.at(one.row, "ref", say("unknown", ref=one.ref), "unknown")
        number = numbered(cohort, one.row, one.day, now, problems)
        if len(problems.found) + len(problems.left_out) > before:
            continue
        if student is None or number is None:
            continue
        at = _moment(cohort, one, number, now)
        if at > now + _SKEW:
            problems.at(one.row, "time", _future(cohort, at, now))
            continue
        mask, reasons = _mask(cohort, one.parts)
        for reason in reasons:
            problems.at(one.row, "parts", reason)
        came.append(CheckIn(student.id, number, mask, one.words, int(at.timestamp())))
        places.append(one.row)
    if not seen:
        raise Refusal(say("empty"))
    return came, places


def numbered(
    cohort: Cohort, row: int, day: int | date, now: datetime, problems: Problems
) -> int | None:
    """Find the number of a row's day; None when it is none, which is noted."""
    plan = cohort.curriculum
    if isinstance(day, date):
        number = timetable.number_on(cohort, day)
        inside = plan.first_number <= number <= plan.last_number
        if not inside or timetable.date_of(cohort, number) != day:
            first, last = (
                timetable.date_of(cohort, n)
                for n in (plan.first_number, plan.last_number)
            )
            problems.at(row, "day", say("no_date", date=day, first=first, last=last))
            return None
        day = number
    for reason in _about_day(cohort, day, now):
        problems.at(row, "day", reason)
        return None
    return day


def _moment(cohort: Cohort, one: CheckInRow, number: int, now: datetime) -> datetime:
    """When a row came in: as it says, else on its day, else now while that runs."""
    if one.at is not None:
        return one.at.replace(tzinfo=timetable.zone(cohort.zone)).astimezone(UTC)
    return min(now, timetable.moment_of(cohort, number, _LAST_SECOND))


def _future(cohort: Cohort, at: datetime, now: datetime) -> Reason:
    said = [
        f"{timetable.local(moment, cohort.zone):%m-%d %H:%M}" for moment in (at, now)
    ]
    return say("future", at=said[0], now=said[1])


_COLUMN: Final = {
    "too_late": "time",
    "not_begun": "time",
    "no_parts": "parts",
    "not_here": "ref",
    "unknown": "ref",
    "too_many": "ref",
}


def _refused(
    people: People,
    came: Sequence[CheckIn],
    places: Sequence[int],
    receipts: Sequence[Receipt],
    problems: Problems,
) -> None:
    """Note the rows that were not taken, each with its reason in words."""
    by_id = {s.id: s for s in people.roll.students}
    for one, place, receipt in zip(came, places, receipts, strict=True):
        if not receipt.taken:
            student = by_id[one.student_id]
            said = why_not(people.roll.cohort, student, one, receipt.reason)
            problems.at(place, _COLUMN[receipt.reason], said, receipt.reason)


def why_not(cohort: Cohort, student: Student, one: CheckIn, reason: str) -> Reason:
    """Say in words why a check-in was not taken."""
    at = f"{timetable.local(one.at, cohort.zone):%m-%d %H:%M}"
    if reason == "too_late":
        last = date_called(timetable.makeup_date(cohort, one.day))
        until = say("end_of", date=last)
        return say("too_late", day=one.day, until=until, at=at)
    if reason == "not_begun":
        begins = date_called(timetable.date_of(cohort, one.day))
        return say("not_begun", day=one.day, date=begins)
    if reason == "no_parts":
        return say("no_parts", known=", ".join(cohort.curriculum.parts))
    if reason == "unknown":
        return say("unknown", ref=student.ref)
    return say(reason, day=one.day, name=student.name)
