"""Days off: leave that a student asks for, and excuses that a person grants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from camp import scripts, timetable
from camp.cohort import Track
from camp.curriculum import Tier
from camp.desk import night
from camp.desk.lead import finding
from camp.desk.lead.finding import read_roll_about
from camp.desk.lead.opening import current_number
from camp.desk.lead.wording import say
from camp.desk.phrases import date_called, joined
from camp.desk.refusal import Refusal
from camp.store import appeals, cohorts, nights, roster

if TYPE_CHECKING:
    from collections.abc import Mapping

    from camp.cohort import Cohort, Student
    from camp.desk.lead.finding import Roll
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_LONGEST_WHY = 200


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day that a student need not hand in."""

    student: Student
    day: int
    date: date
    kind: str
    """leave or excused."""
    changed: bool
    """False when it was so already."""
    left_this_week: int = 0
    """Days of leave the student may still ask for in that calendar week."""


def leave(  # noqa: PLR0913  (who asks for which day, and why)
    kept: Kept,
    row: CohortRow,
    key: str,
    day: int | None,
    *,
    who: str,
    why: str,
    now: datetime,
) -> DayOff:
    """Keep a leave that a student asked for; without a day it is today's.

    At most the course's ``leave_per_week`` in a calendar week, asked before the day
    closes. Raises Refusal that says which days are used.
    """
    row = cohorts.lock(kept, row.id)
    roll = read_roll_about(kept, row, key)
    student = finding.student(roll, key)
    number = current_number(roll.cohort, now) if day is None else day
    # Who asks in time may still have waited for a close that held the camp.
    closed = nights.moment_of(kept, row.id, number) is not None
    reasons = _no_such_day(roll, student, number) or _about_leave(
        roll, student, number, now, closed=closed
    )
    if reasons:
        raise Refusal(*reasons)
    given = _granted(kept, roll, student)
    if number in given:
        free = leave_left(roll.cohort, given, number)
        return _day_off(roll, student, number, given[number], free=free)
    if leave_left(roll.cohort, given, number) <= 0:
        raise Refusal(_used(roll.cohort, given, number))
    free = leave_left(roll.cohort, given, number) - 1
    _grant(kept, row, (student, number, "leave"), who, why, now)
    return _day_off(roll, student, number, "leave", changed=True, free=free)


def take_leave_back(
    kept: Kept, row: CohortRow, key: str, day: int, who: str, now: datetime
) -> bool:
    """Give up a leave that was asked for, while its day runs; False when there is none.

    Raises Refusal once the day is closed: it has been judged by then.
    """
    row = cohorts.lock(kept, row.id)
    roll = read_roll_about(kept, row, key)
    student = finding.student(roll, key)
    if _granted(kept, roll, student).get(day) != "leave":
        return False
    if now.timestamp() >= timetable.times(roll.cohort, day).closes:
        raise Refusal(say("back_closed", day=day))
    roster.withdraw(kept, row.id, day, student.id)
    before = f"day {day}"
    cohorts.write_audit(
        kept, row.id, now, who, "leave taken back", student.ref, before=before
    )
    return True


def excuse(  # noqa: PLR0913  (who grants whom which day, and why)
    kept: Kept,
    row: CohortRow,
    key: str,
    day: int,
    *,
    who: str,
    why: str,
    now: datetime,
) -> DayOff:
    """Excuse a student for a day of the camp, past days too; a reason is needed.

    Nights that are closed keep what they published; the student's current verdicts
    change, with the reason in the log. It answers whoever had said that the day was
    judged wrongly.
    """
    row = cohorts.lock(kept, row.id)
    roll = read_roll_about(kept, row, key)
    student = finding.student(roll, key)
    reasons = _no_such_day(roll, student, day)
    if not why.strip():
        reasons = [*reasons, say("why_missing")]
    if reasons:
        raise Refusal(*reasons)
    given = _granted(kept, roll, student)
    if given.get(day) == "excused":
        return _day_off(roll, student, day, "excused")
    _grant(kept, row, (student, day, "excused"), who, why, now)
    _answer(kept, row, (student, day), who, why, now)
    night.rejudge(kept, row.id, [student.id], now)
    return _day_off(roll, student, day, "excused", changed=True)


def due_days(cohort: Cohort, now: datetime) -> tuple[int, tuple[int, ...]]:
    """List the days on which something is due, and the one that is most likely meant.

    That is the latest that has begun, before the camp the first.
    """
    plan = cohort.curriculum
    numbers = range(plan.first_number, plan.last_number + 1)
    due = tuple(number for number in numbers if timetable.has_due(plan, number))
    begun = [number for number in due if number <= current_number(cohort, now)]
    return max(begun, default=min(due, default=plan.first_number)), due


def _no_such_day(roll: Roll, student: Student, number: int) -> list[Reason]:
    plan = roll.cohort.curriculum
    if not plan.first_number <= number <= plan.last_number:
        first, last = plan.first_number, plan.last_number
        return [say("no_such_day", day=number, first=first, last=last)]
    if not roll.state(student, number).here:
        return [say("not_here", day=number, name=student.name)]
    return []


def _about_leave(
    roll: Roll, student: Student, number: int, now: datetime, *, closed: bool
) -> list[Reason]:
    """Why leave makes no sense: nothing is due, the day is over, or none is granted."""
    state, plan = roll.state(student, number), roll.cohort.curriculum
    due = plan.due_parts(number, Tier(state.tier)) if state.track is Track.CAMP else ()
    reasons = []
    if not due:
        reasons.append(say("not_due", day=number, name=student.name))
    closes = datetime.fromtimestamp(timetable.times(roll.cohort, number).closes, UTC)
    if closed or now >= closes:
        until = f"{timetable.local(closes, roll.cohort.zone):%Y-%m-%d %H:%M}"
        reasons.append(say("leave_closed", day=number, until=until))
    if not plan.attendance.leave_per_week:
        reasons.append(say("leave_none"))
    return reasons


def _granted(kept: Kept, roll: Roll, student: Student) -> dict[int, str]:
    """Day number -> leave or excused, for one student."""
    return dict(sorted(roster.granted_to(kept, roll.cohort.id, student.id).items()))


def _in_week(cohort: Cohort, given: Mapping[int, str], number: int) -> list[int]:
    """List the days of leave in the calendar week of a day; excuses do not count."""
    week = timetable.times(cohort, number).week
    return [
        day
        for day, kind in given.items()
        if kind == "leave" and timetable.times(cohort, day).week == week
    ]


def leave_left(cohort: Cohort, given: Mapping[int, str], number: int) -> int:
    """Count the days of leave left in the calendar week of a day.

    ``given`` is day number -> leave or excused, of one student.
    """
    most = cohort.curriculum.attendance.leave_per_week
    return most - len(_in_week(cohort, given, number))


def _used(cohort: Cohort, given: Mapping[int, str], number: int) -> Reason:
    days = [
        say("day_named", day=day, date=date_called(timetable.date_of(cohort, day)))
        for day in _in_week(cohort, given, number)
    ]
    monday = date.fromordinal(timetable.times(cohort, number).week)
    most = cohort.curriculum.attendance.leave_per_week
    return say(
        "leave_used" if most == 1 else "leave_used_all",
        day=number,
        most=most,
        days=joined(days),
        monday=date_called(monday + timedelta(days=7)),
    )


def _grant(
    kept: Kept,
    row: CohortRow,
    what: tuple[Student, int, str],
    who: str,
    why: str,
    now: datetime,
) -> None:
    student, number, kind = what
    said = scripts.line(why)
    if len(said) > _LONGEST_WHY:
        raise Refusal(say("words_long", what=say("a_why"), most=_LONGEST_WHY))
    roster.grant(kept, row.id, number, student.id, kind, who, said, now)
    act = "leave" if kind == "leave" else "excuse"
    cohorts.write_audit(
        kept, row.id, now, who, act, student.ref, after=f"day {number}", why=said
    )


def _answer(
    kept: Kept,
    row: CohortRow,
    what: tuple[Student, int],
    who: str,
    why: str,
    now: datetime,
) -> None:
    student, day = what
    said = scripts.line(why)
    if appeals.settle(kept, row.id, student.id, day, "granted", who, said, now):
        act, after = "appeal granted", f"day {day}"
        cohorts.write_audit(
            kept, row.id, now, who, act, student.ref, after=after, why=said
        )


def _day_off(
    roll: Roll,
    student: Student,
    number: int,
    kind: str,
    *,
    changed: bool = False,
    free: int = 0,
) -> DayOff:
    day = timetable.date_of(roll.cohort, number)
    return DayOff(student, number, day, kind, changed, free)
