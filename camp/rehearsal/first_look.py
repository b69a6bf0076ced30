"""A camp to look around in: lived up to an evening, with a door to each desk.

Its clock stands still, so whatever is pressed happens at that hour and nothing else
falls due meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp import clock, timetable
from camp.cohort import Role, Track, group_name
from camp.curriculum import Slot, Tier
from camp.desk import course, entering, lead, me
from camp.desk.lead import inviting
from camp.rehearsal import worlds
from camp.rehearsal.driver import play
from camp.store import Store, words
from camp.store import checkins as kept_checkins
from camp.store.upgrade import ready

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from camp.cohort import Group, Student
    from camp.desk.lead import Roll
    from camp.rehearsal.driver import Plan
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_DAYS: Final = 90
"""How long the doors open, of the rehearsal's days: it never gets there."""

_TOWNS: Final = {"zh-CN": "成都", "en": "Leeds"}
"""What ends the nickname of somebody whose first visit is nine days ago."""


@dataclass(frozen=True, slots=True)
class Door:
    """Somebody's way in."""

    role: str
    """host, student, lead or ops."""
    name: str
    group: str
    """As everyone calls it; empty for who looks after no single one."""
    path: str
    """What follows the address of the pages: /in/…"""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The evening the camp was stopped on."""

    cohort: str
    number: int
    """The day's."""
    at: datetime
    """The hour on the cohort's own clock."""
    doors: tuple[Door, ...]
    """One a desk: the host's first."""


def first_look(
    url: str, plan: Plan, secret: str, tell: Callable[[int, int], None]
) -> FirstLook:
    """Rehearse a plan in a new database until it stops, and open a door to each desk.

    ``secret`` signs the doors, as the installation's setting does; empty for one of
    this database's own. ``tell`` hears (the day that is lived, of).
    """
    store = Store(url, throw_away=True)
    try:
        ready(store)
        played = play(store, plan, tell)
        with store.transaction() as kept:
            _, _, row = course.running(kept, played.cohort_id)
            return _look(kept, row, secret)
    finally:
        store.close()


def _look(kept: Kept, row: CohortRow, secret: str) -> FirstLook:
    now = clock.now(kept)
    roll = lead.read_roll(kept, row)
    plan = roll.cohort.curriculum
    number = timetable.number_at(roll.cohort, now)
    say = worlds.said(plan.id, plan.locale)
    group = _group(kept, roll, number)
    who = _student(kept, roll, group, number)
    for listens in roll.groups:
        if listens.track is Track.LISTENER:
            seats = {Role.HOST: say.hosts[-1]}
            lead.assign_host(kept, row, listens.number, seats, say.ops, now)
    inviting.invite(kept, row, say.lead, now)
    host = entering.seat_link(kept, row, group.number, Role.HOST, _DAYS, say.ops, now)
    theirs = entering.student_link(kept, row, who, _DAYS, host.name, now)
    made = [
        host,
        theirs,
        entering.office_link(kept, "lead", say.lead, _DAYS, say.lead, now),
        entering.office_link(kept, "ops", say.ops, _DAYS, say.lead, now),
    ]
    signed = entering.secret_for(kept, secret)
    called = group_name(group.number, plan.locale)
    seat = entering.enter(kept, entering.token_of(theirs, signed), signed, now)
    nickname = f"{group.number}-{who.name}-{_TOWNS[plan.locale]}"
    me.begin(kept, seat, nickname, roll.state(who, number).tier, who.track.value, now)
    doors = tuple(
        Door(
            link.role,
            link.name,
            "" if link.role in entering.OFFICES else called,
            f"/in/{entering.token_of(link, signed)}",
        )
        for link in made
    )
    return FirstLook(row.name, number, timetable.local(now, roll.cohort.zone), doors)


def _group(kept: Kept, roll: Roll, number: int) -> Group:
    """Pick a group whose host keeps to the hours and has this evening's text to post."""
    posted = [p for p in words.postings(kept, roll.cohort.id, number) if p.posted_at]
    slots: dict[int, set[str]] = {}
    for one in posted:
        slots.setdefault(one.group_id, set()).add(one.slot)
    groups = [g for g in roll.groups if g.track is not Track.LISTENER]
    return max(groups, key=lambda g: (_posted_well(slots.get(g.id, set())), -g.number))


def _posted_well(slots: set[str]) -> int:
    return len(slots) if Slot.EVENING.value not in slots else -1


def _student(kept: Kept, roll: Roll, group: Group, number: int) -> Student:
    """Pick someone with today's task before them and good days behind them."""
    cohort = roll.cohort.id
    today = {
        fact.student_id for fact in kept_checkins.facts_of_day(kept, cohort, number)
    }
    done = {p.student_id: p for p in kept_checkins.progress(kept, cohort)}

    def promise(one: Student) -> tuple[bool, bool, int, int]:
        state, past = roll.state(one, number), done.get(one.id)
        seated = state.here and state.group_id == group.id and one.id not in today
        if past is None:
            return seated, False, 0, -one.id
        asked = state.tier == Tier.MEDIUM.value and bool(past.stamped)
        return seated, asked, past.whole.bit_count(), -one.id

    return max(roll.students, key=promise)
