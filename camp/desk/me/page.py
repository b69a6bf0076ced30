"""A student's page: today's task first, then how the days stand, then everyone's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from camp import timetable
from camp.cohort import Track, group_name
from camp.curriculum import DayKind, Tier
from camp.desk.host.standing import beside
from camp.desk.host.standing import shown as standing_shown
from camp.desk.lead.opening import next_number
from camp.desk.me import wall
from camp.desk.me.asking import days_off, leave_days
from camp.desk.me.days import Days
from camp.desk.me.one import one_of
from camp.desk.me.task import link_of, listened, task_of
from camp.desk.me.wording import say
from camp.desk.me.work import work_of
from camp.desk.phrases import date_called, dated
from camp.desk.pictures.wording import say as say_picture
from camp.desk.refusal import spoken
from camp.pages.me_shown import MePage, Paper
from camp.store import certificates, roster

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from camp.curriculum import Day
    from camp.desk.entering import Seat
    from camp.desk.me.one import One
    from camp.pages.me_shown import Task
    from camp.store import Kept
    from camp.store.checkins import Fact


@dataclass(frozen=True, slots=True)
class Wish:
    """Which days a student wants to see; None where they did not say."""

    day: int | None = None
    """One to make up."""
    got: int | None = None
    """One that something has just come in for."""
    look: int | None = None
    """One to look back at."""


def page(
    kept: Kept, seat: Seat, now: datetime, locale: str, wish: Wish | None = None
) -> MePage:
    """Gather a student's page, with the days they wish to see.

    The statements do not grow with the group or the camp.
    """
    one, wish = one_of(kept, seat, now), wish or Wish()
    cohort, plan = one.cohort, one.cohort.curriculum
    given = roster.granted_to(kept, cohort.id, one.student.id)
    # Whoever is shown to nobody else still sees what they press and write.
    hidden = roster.hidden(kept, cohort.id) - {one.student.id}
    days = Days(kept, one, locale, given)
    task = _task(kept, one, _wanted(one, days.facts, wish), locale)
    work = work_of(kept, one, days.facts, hidden, wish.look, locale)
    came = days.facts.get(one.today)
    group, state = one.group, one.state
    late = one.today + 1 if one.today < plan.last_number else one.today
    tomorrow = one.roll.state(one.student, max(late, next_number(cohort, now)))
    papers = _papers(kept, one, locale)
    today = plan.day(one.today)
    dots = days.dots()
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
        date=dated(cohort, one.today, locale),
        title=today.title,
        before=days.before() if one.in_camp else (),
        task=task,
        rest=() if task else _rest(one, locale),
        rest_link=link_of(today) if one.state.track is Track.LISTENER else "",
        dots=dots,
        heading=days.heading(),
        hope=days.hope(),
        look=wish.look,
        handed=work.handed,
        replies=work.replies,
        wall=wall.pieces(kept, one, hidden),
        standing=standing_shown(beside(kept, cohort, group), cohort, group, now)
        if group
        else None,
        papers=papers,
        papers_at="" if papers else _papers_at(one, locale),
        leave=leave_days(one, given, locale, came=bool(came and came.full_at)),
        off=days_off(one, given, locale),
        on_leave=spoken(say("rest.leave"), locale)
        if given.get(one.today) == "leave"
        else "",
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
        walked=state.track is Track.CAMP or any(d.ask or d.answer for d in dots),
    )


def _points(day: Day) -> tuple[str, ...]:
    return tuple(day.key_points)


def _wanted(one: One, facts: Mapping[int, Fact], wish: Wish) -> int:
    """Choose the day whose task is shown: today's, unless an earlier one is wanted.

    A page that is opened anew on a later day shows that day: a receipt is for the day
    it was given on.
    """
    if wish.day is not None:
        return min(max(wish.day, 0), one.today)
    fact = facts.get(-1 if wish.got is None else wish.got)
    begun = timetable.times(one.cohort, one.today).begins
    return one.today if fact is None or fact.last_at < begun else fact.day


def _task(kept: Kept, one: One, number: int, locale: str) -> Task | None:
    """Lay out the wanted day's task; today's when that can no longer be made up."""
    if timetable.times(one.cohort, number).begins > one.now.timestamp():
        return None
    found = task_of(kept, one, number, locale)
    if found is None and number != one.today:
        return _task(kept, one, one.today, locale)
    return found


def _rest(one: One, locale: str) -> tuple[str, ...]:
    """Say what there is when nothing is due: a fact, then what comes next.

    Whoever only listens is told first what there is to listen to.
    """
    said = [_fact(one), _coming(one)]
    date = timetable.local(one.now, one.cohort.zone).date()
    running = date == timetable.date_of(one.cohort, one.today)
    lesson = listened(one.cohort.curriculum.day(one.today))
    if running and lesson and one.state.here and one.state.track is Track.LISTENER:
        title, _, minutes = lesson
        said.insert(0, say("rest.listen", title=title, minutes=minutes))
    return tuple(spoken(line, locale) for line in said)


def _fact(one: One) -> str:
    plan, cohort = one.cohort.curriculum, one.cohort
    date = timetable.local(one.now, cohort.zone).date()
    if not one.state.here:
        return say("rest.out")
    if one.state.track is not Track.CAMP:
        return say(f"rest.{one.state.track.value}")
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
        if not one.state.here:
            return say("next.out")
        title = plan.day(number).title
        if plan.day(number).kind is DayKind.COURSE:
            title = say("titled", title=title)
        return say(
            "next" if begun else "next.first", date=date_called(date), title=title
        )
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
    key = {0: "hold.none", 1: "hold.rule.one"}.get(free, "hold.rule")
    return spoken(say(key, days=free), locale)
