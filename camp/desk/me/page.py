"""A student's page: today's task first, then how the days stand, then everyone's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp import timetable
from camp.cohort import Track, group_name
from camp.curriculum import DayKind, Tier
from camp.desk.host.standing import beside
from camp.desk.host.standing import shown as standing_shown
from camp.desk.lead.opening import next_number
from camp.desk.me import wall
from camp.desk.me.asking import leave_days
from camp.desk.me.days import Days
from camp.desk.me.one import one_of
from camp.desk.me.task import task_of
from camp.desk.me.wording import say
from camp.desk.phrases import date_called
from camp.desk.pictures.wording import say as say_picture
from camp.desk.refusal import spoken
from camp.pages.me_shown import MePage, Paper
from camp.store import certificates

if TYPE_CHECKING:
    from datetime import datetime

    from camp.curriculum import Day
    from camp.desk.entering import Seat
    from camp.desk.me.one import One
    from camp.pages.me_shown import Task
    from camp.store import Kept


def page(
    kept: Kept, seat: Seat, now: datetime, locale: str, day: int | None = None
) -> MePage:
    """Gather a student's page; ``day`` is one they want to make up.

    The statements do not grow with the group or the camp.
    """
    one = one_of(kept, seat, now)
    cohort, plan = one.cohort, one.cohort.curriculum
    days = Days(kept, one, locale)
    wanted = one.today if day is None else min(max(day, 0), one.today)
    task = _task(kept, one, wanted, locale)
    done, streak = days.count()
    group, state = one.group, one.state
    late = one.today + 1 if one.today < plan.last_number else one.today
    tomorrow = one.roll.state(one.student, max(late, next_number(cohort, now)))
    papers = _papers(kept, one, locale)
    today = plan.day(one.today)
    return MePage(
        locale=locale,
        cohort=seat.row.name if seat.row else "",
        name=one.student.name,
        group=group_name(group.number, locale) if group else "",
        tier=plan.tier(Tier(state.tier)).title,
        tier_key=state.tier,
        track=state.track.value,
        number=one.today,
        last_day=plan.last_number,
        date=spoken(date_called(timetable.date_of(cohort, one.today)), locale),
        title=today.title,
        before=days.before() if one.in_camp else (),
        task=task,
        rest=("", "") if task else _rest(one, locale),
        dots=days.dots(),
        done=done,
        streak=streak,
        wall=wall.pieces(kept, one),
        standing=standing_shown(beside(kept, cohort, group), cohort, group, now)
        if group
        else None,
        papers=papers,
        papers_at="" if papers else _papers_at(one, locale),
        leave=leave_days(kept, one, locale),
        leave_rule=_leave_rule(one, locale),
        tiers=tuple(
            (t.value, plan.tier(t).title, plan.tier(t).about)
            for t in Tier
            if t.value != tomorrow.tier
        )
        if one.in_camp and one.today < plan.last_number
        else (),
        tier_next=plan.tier(Tier(tomorrow.tier)).title
        if tomorrow.tier != state.tier
        else "",
        quote=today.quote or "",
        points=_points(today),
        key=f"{cohort.id}/{one.student.id}",
    )


def _points(day: Day) -> tuple[str, ...]:
    return tuple(day.key_points)


def _task(kept: Kept, one: One, number: int, locale: str) -> Task | None:
    if timetable.times(one.cohort, number).begins > one.now.timestamp():
        return None
    return task_of(kept, one, number, locale)


def _rest(one: One, locale: str) -> tuple[str, str]:
    """Say what there is when nothing is due: a fact, then what comes next."""
    return spoken(_fact(one), locale), spoken(_coming(one), locale)


def _fact(one: One) -> str:
    plan, cohort = one.cohort.curriculum, one.cohort
    date = timetable.local(one.now, cohort.zone).date()
    if one.state.track is Track.DEFERRED:
        return say("rest.deferred")
    if one.state.track is Track.LISTENER:
        return say("rest.listener")
    if date < timetable.date_of(cohort, plan.first_number):
        return say("rest.before")
    if date > timetable.date_of(cohort, plan.last_number):
        return say("rest.after")
    if one.student.joined > one.today:
        joins = timetable.date_of(cohort, one.student.joined)
        return say("rest.later", date=date_called(joins))
    kind = plan.day(one.today).kind
    known = {DayKind.REST, DayKind.OPENING, DayKind.CLOSING}
    return say(f"rest.{kind.value}" if kind in known else "rest.day")


def _coming(one: One) -> str:
    plan, cohort = one.cohort.curriculum, one.cohort
    today = timetable.local(one.now, cohort.zone).date()
    begun = timetable.date_of(cohort, plan.first_number) <= today
    for number in range(plan.first_number, plan.last_number + 1):
        date = timetable.date_of(cohort, number)
        if date <= today:
            continue
        words = {"date": date_called(date), "title": plan.day(number).title}
        return say("next" if begun else "next.first", **words)
    return say("next.none")


def _papers(kept: Kept, one: One, locale: str) -> tuple[Paper, ...]:
    titles = {rule.id: rule.title for rule in one.cohort.curriculum.honors}
    completion = spoken(say_picture("completion"), locale)
    return tuple(
        Paper(titles.get(kind, completion), words, serial)
        for kind, serial, words in certificates.of_student(
            kept, one.cohort.id, one.student.id
        )
    )


def _papers_at(one: One, locale: str) -> str:
    last = timetable.date_of(one.cohort, one.cohort.curriculum.last_number)
    return spoken(say("papers.at", date=date_called(last)), locale)


def _leave_rule(one: One, locale: str) -> str:
    free = one.cohort.curriculum.attendance.leave_per_week
    return spoken(say("hold.rule" if free else "hold.none", days=free), locale)
