"""A student says that one of their days was judged wrongly, and reads the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp import scripts, timetable
from camp.desk import appeals
from camp.desk.appeals_wording import say
from camp.desk.board import days_of
from camp.desk.me.one import one_of
from camp.desk.phrases import date_called
from camp.desk.refusal import Refusal, spoken
from camp.store import appeals as kept_appeals
from camp.store import cohorts

if TYPE_CHECKING:
    from datetime import datetime

    from camp.desk.board import Cell
    from camp.desk.entering import Seat
    from camp.desk.me.one import One
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.appeals import Appeal


def appeal(kept: Kept, seat: Seat, day: int, words: str, now: datetime) -> bool:
    """Hand a day to whoever looks after the group; False for the same words again.

    Refusal says why there is nothing to ask, or that the day was asked about already.
    """
    one = one_of(kept, seat, now)
    cohorts.lock(kept, one.row.id)
    said = scripts.line(words)
    there = kept_appeals.of_student(kept, one.cohort.id, one.student.id).get(day)
    if there is not None and there.words == said:
        return False
    reasons = _reasons(kept, one, day, there)
    if not said:
        reasons.append(say("ask.empty"))
    if len(said) > appeals.LONGEST:
        reasons.append(say("ask.long", most=appeals.LONGEST, count=len(said)))
    if reasons:
        raise Refusal(*reasons)
    cohort_id, name = one.cohort.id, one.student.name
    kept_appeals.ask(kept, cohort_id, one.student.id, day, said, now)
    after, why = f"day {day}", said[: appeals.LONGEST_WHY]
    cohorts.write_audit(
        kept, cohort_id, now, name, "appeal", one.student.ref, after=after, why=why
    )
    return True


def _reasons(kept: Kept, one: One, day: int, there: Appeal | None) -> list[Reason]:
    """Why this day cannot be asked about."""
    if there is not None:
        return [say("ask.answered" if there.answer else "ask.waits", day=day)]
    if appeals.too_late(kept, one.cohort):
        return [say("ask.over")]
    days = days_of(kept, one.roll, one.student, one.now, "en")
    if any(why.number == day and appeals.held(why.cell) for why in days):
        return []
    return [say("ask.none", day=day)]


def status(one: One, found: Appeal, cell: Cell, locale: str) -> str:
    """Say what became of an appeal; nothing once the day is no longer held against them."""
    if found.answered_at is None:
        return spoken(say("waits"), locale) if appeals.held(cell) else ""
    local = timetable.local(found.answered_at, one.cohort.zone)
    # Granted without a word, the student's own words are the reason: said once is enough.
    own = found.words[: appeals.LONGEST_WHY] == found.why
    key = "granted.own" if found.answer == "granted" and own else found.answer
    at = date_called(local.date())
    return spoken(say(key, who=found.who, at=at, why=found.why), locale)
