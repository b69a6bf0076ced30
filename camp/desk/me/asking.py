"""What a student may ask for: a day's leave, another tier, and how they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp import scripts, timetable
from camp.cohort import Aspect, Track, group_name
from camp.curriculum import Tier
from camp.curriculum.nickname import faults, form_of
from camp.desk import lead
from camp.desk.checkins import LONGEST
from camp.desk.lead.opening import next_number
from camp.desk.me.one import one_of
from camp.desk.me.wording import say
from camp.desk.phrases import date_called
from camp.desk.refusal import Refusal, spoken
from camp.pages.me_shown import FirstPage
from camp.store import cohorts, drafts, roster
from camp.store.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.cohort import Group
    from camp.desk.entering import Seat
    from camp.desk.me.one import One
    from camp.store import Kept

_AHEAD: Final = 7
"""Days ahead for which leave may be asked."""
_NICKNAME: Final = 40


def leave_days(kept: Kept, one: One, locale: str) -> tuple[tuple[int, str], ...]:
    """List the days leave may be asked for: due, not closed, not granted yet."""
    plan, cohort = one.cohort.curriculum, one.cohort
    if not plan.attendance.leave_per_week or not one.in_camp:
        return ()
    given = roster.granted_to(kept, cohort.id, one.student.id)
    last = min(one.today + _AHEAD, plan.last_number)
    found = []
    for number in range(one.today, last + 1):
        state = one.roll.state(one.student, number)
        due = state.track is Track.CAMP and plan.due_parts(number, Tier(state.tier))
        open_still = one.now.timestamp() < timetable.times(cohort, number).closes
        if due and open_still and state.here and number not in given:
            day = date_called(timetable.date_of(cohort, number))
            found.append((number, spoken(day, locale)))
    return tuple(found)


def ask_leave(kept: Kept, seat: Seat, day: str, why: str, now: datetime) -> None:
    """Ask for a day's leave; Refusal says why it cannot be had."""
    one = one_of(kept, seat, now)
    number = int(day) if day.isascii() and day.isdigit() else one.today
    name = one.student.name
    lead.leave(kept, one.row, one.student.ref, number, who=name, why=why, now=now)


def choose_tier(kept: Kept, seat: Seat, tier: str, now: datetime) -> None:
    """Take another tier from tomorrow; Refusal for one there is not."""
    one = one_of(kept, seat, now)
    lead.change_tier(kept, one.row, one.student.ref, tier, one.student.name, now)


def keep_draft(
    kept: Kept, seat: Seat, day: str, part: str, words: str, now: datetime
) -> None:
    """Keep what a student has begun to write; Refusal when it is too long."""
    one = one_of(kept, seat, now)
    plan = one.cohort.curriculum
    number = int(day) if day.isascii() and day.isdigit() else -1
    if part not in plan.parts or not plan.first_number <= number <= one.today:
        raise Refusal(say("piece.gone"))
    if len(words) > LONGEST:
        raise Refusal(say("draft.long", most=LONGEST))
    draft = Draft(words, int(now.timestamp()))
    drafts.keep(kept, one.student.id, number, part, draft)


def first_visit(
    kept: Kept,
    seat: Seat,
    now: datetime,
    locale: str,
    *,
    nickname: str = "",
    reasons: Sequence[str] = (),
) -> FirstPage | None:
    """Show what is chosen on the first visit; None once it has been."""
    one = one_of(kept, seat, now)
    if drafts.arrived(kept, one.student.id) is not None or not _may_choose(one):
        return None
    plan, group = one.cohort.curriculum, one.group
    number = group.number if group else 0
    first = next_number(one.cohort, now) <= plan.first_number + 1
    form = form_of(plan.nickname, number)
    return FirstPage(
        locale=locale,
        cohort=one.row.name,
        name=one.student.name,
        group=group_name(number, locale) if group else "",
        last_day=plan.last_number,
        pattern=form if "-" in form else plan.nickname,
        nickname=nickname,
        faults=tuple(spoken(reason, locale) for reason in reasons),
        tiers=tuple(
            (
                t.value,
                plan.tier(t).title,
                str(plan.tier(t).minutes),
                plan.tier(t).about,
            )
            for t in Tier
        ),
        tier=one.state.tier,
        listening=_listeners(one) is not None,
        from_day=spoken(say("from.first" if first else "from.tomorrow"), locale),
    )


def begin(
    kept: Kept, seat: Seat, nickname: str, tier: str, track: str, now: datetime
) -> None:
    """Settle a first visit: nickname, tier and track; Refusal with all that is wrong."""
    one = one_of(kept, seat, now)
    said = scripts.line(nickname)
    number = one.group.number if one.group else 0
    pattern = one.cohort.curriculum.nickname
    form = form_of(pattern, number)
    reasons: list[str] = [
        say(
            f"nickname.{fault.key}",
            count=fault.count,
            most=fault.count,
            form=form,
            number=number,
        )
        for fault in faults(pattern, said, number)
    ]
    if tier not in {t.value for t in Tier}:
        reasons.append(say("choose"))
    listeners = _listeners(one)
    if track == Track.LISTENER.value and listeners is None:
        reasons.append(say("listening.none"))
    if reasons:
        raise Refusal(*reasons)
    if tier != one.state.tier:
        lead.change_tier(kept, one.row, one.student.ref, tier, one.student.name, now)
    if track == Track.LISTENER.value and listeners is not None:
        _listen(kept, one, listeners)
    drafts.arrive(kept, one.student.id, said, int(now.timestamp()))


def _may_choose(one: One) -> bool:
    """A tier can be taken up while the camp runs, by whoever is in it."""
    return one.in_camp and one.today < one.cohort.curriculum.last_number


def _listeners(one: One) -> Group | None:
    """Find the group of those who only listen, when the lead has opened one."""
    return next((g for g in one.roll.groups if g.track is Track.LISTENER), None)


def _listen(kept: Kept, one: One, group: Group) -> None:
    """Only listen from tomorrow on, in the listeners' group."""
    day = next_number(one.cohort, one.now)
    dated = [
        (one.student.id, Aspect.TRACK, day, Track.LISTENER.value),
        (one.student.id, Aspect.GROUP, day, str(group.id)),
    ]
    roster.change(kept, one.row.id, dated, one.now)
    cohorts.write_audit(
        kept,
        one.row.id,
        one.now,
        one.student.name,
        "track",
        one.student.ref,
        before=Track.CAMP.value,
        after=Track.LISTENER.value,
    )
