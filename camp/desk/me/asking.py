"""What a student may ask for: a day's leave, another tier, and how they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from camp import scripts, timetable
from camp.checkins import parts_mask
from camp.cohort import Track, group_name
from camp.curriculum import Tier
from camp.curriculum.nickname import faults, form_of
from camp.desk import lead
from camp.desk.checkins import LONGEST
from camp.desk.lead.opening import next_number
from camp.desk.me.one import one_of, today_of
from camp.desk.me.task import is_old
from camp.desk.me.wording import say
from camp.desk.numbers import read_number
from camp.desk.phrases import dated, joined
from camp.desk.refusal import Refusal, spoken
from camp.pages.me_shown import FirstPage
from camp.store import drafts
from camp.store.checkins import submissions
from camp.store.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Group
    from camp.desk.entering import Seat
    from camp.desk.me.one import One
    from camp.desk.refusal import Reason
    from camp.store import Kept

_AHEAD: Final = 7
"""Days ahead for which leave may be asked."""
_TIERS: Final = frozenset(tier.value for tier in Tier)
_WAYS: Final = frozenset({Track.CAMP.value, Track.LISTENER.value})


class Chosen(NamedTuple):
    """What somebody chose on their first visit, right or wrong."""

    nickname: str = ""
    tier: str = ""
    track: str = ""


class Begun(NamedTuple):
    """What a student has begun to write, and for what."""

    student_id: int
    day: int
    part: str
    draft: Draft


def leave_days(
    one: One, given: Mapping[int, str], locale: str, *, came: bool
) -> tuple[tuple[int, str], ...]:
    """List the days leave may be asked for: due, not closed, in a week with leave left.

    ``given`` is what was granted by day; ``came`` whether today is handed in already.
    """
    plan, cohort = one.cohort.curriculum, one.cohort
    last = min(one.today + _AHEAD, plan.last_number) if one.in_camp else 0
    found = []
    for number in range(one.today + came, last + 1):
        state = one.roll.state(one.student, number)
        due = state.track is Track.CAMP and plan.due_parts(number, Tier(state.tier))
        open_still = one.now.timestamp() < timetable.times(cohort, number).closes
        left = number not in given and lead.leave_left(cohort, given, number) > 0
        if due and open_still and state.here and left:
            found.append((number, dated(cohort, number, locale)))
    return tuple(found)


def days_off(
    one: One, given: Mapping[int, str], locale: str
) -> tuple[tuple[int, str], ...]:
    """List the days of leave that may still be taken back, with their dates."""
    at, cohort = one.now.timestamp(), one.cohort
    return tuple(
        (day, dated(cohort, day, locale))
        for day, kind in sorted(given.items())
        if kind == "leave" and at < timetable.times(cohort, day).closes
    )


def ask_leave(kept: Kept, seat: Seat, day: str, why: str, now: datetime) -> None:
    """Ask for a day's leave; Refusal says why it cannot be had."""
    one = one_of(kept, seat, now)
    asked = read_number(day) if day else one.today
    name = one.student.name
    lead.leave(kept, one.row, one.student.ref, asked, who=name, why=why, now=now)


def take_leave_back(kept: Kept, seat: Seat, day: int, now: datetime) -> bool:
    """Give up a day's leave; False when there is none. Refusal once it is closed."""
    one = one_of(kept, seat, now)
    name = one.student.name
    return lead.take_leave_back(kept, one.row, one.student.ref, day, name, now)


def choose_tier(kept: Kept, seat: Seat, tier: str, now: datetime) -> None:
    """Take another tier from tomorrow; Refusal for one there is not."""
    one = one_of(kept, seat, now)
    lead.change_tier(kept, one.row, one.student.ref, tier, one.student.name, now)


def begun(
    kept: Kept, seat: Seat, day: str, part: str, words: str, now: datetime
) -> Begun | None:
    """Check what a student has begun to write; None when it is kept so already.

    Refusal when it is too long, or for nothing that is asked. A page sends it every few
    seconds, so it is checked in a look and :func:`keep_draft` alone writes.
    """
    _, cohort, student = seat.of_student()
    plan, number = cohort.curriculum, read_number(day)
    today = today_of(cohort, now)
    if part not in plan.parts or not plan.first_number <= number <= today:
        raise Refusal(say("piece.gone"))
    said = scripts.clean(words)
    if len(said) > LONGEST:
        raise Refusal(say("draft.long", most=LONGEST))
    there = drafts.of_day(kept, student.id, number).get(part)
    if there is not None and there.words == said:
        sent = submissions(kept, cohort.id, number, student.id)
        bit = parts_mask(plan.parts, (part,))
        if not is_old(there, (one for one in sent if one.parts & bit)):
            return None
    draft = Draft(said, int(now.timestamp()))
    return Begun(student.id, number, part, draft)


def keep_draft(kept: Kept, found: Begun) -> None:
    """Keep what was begun, in place of what was there before; one statement."""
    drafts.keep(kept, found.student_id, found.day, found.part, found.draft)


def first_visit(
    kept: Kept,
    seat: Seat,
    now: datetime,
    locale: str,
    *,
    chosen: Chosen | None = None,
    reasons: Sequence[str] = (),
) -> FirstPage | None:
    """Show what is chosen on the first visit; None once it has been.

    ``chosen`` is what came in and was refused, for ``reasons``.
    """
    one = one_of(kept, seat, now)
    if drafts.arrived(kept, one.student.id) is not None or not _may_choose(one):
        return None
    plan, group = one.cohort.curriculum, one.group
    number = group.number if group else 0
    first = next_number(one.cohort, now) <= plan.first_number + 1
    form = form_of(plan.nickname, number)
    chosen = chosen or Chosen()
    misnamed = _misnamed(one, scripts.line(chosen.nickname)) if reasons else []
    return FirstPage(
        locale=locale,
        cohort=one.row.name,
        name=one.student.name,
        group=group_name(number, locale) if group else "",
        last_day=plan.last_number,
        pattern=form if "-" in form else plan.nickname,
        nickname=chosen.nickname,
        faults=tuple(spoken(r, locale) for r in reasons if r not in misnamed),
        misnamed=" ".join(spoken(reason, locale) for reason in misnamed),
        tiers=tuple(
            (
                t.value,
                plan.tier(t).title,
                str(plan.tier(t).minutes),
                plan.tier(t).about,
            )
            for t in Tier
        ),
        tier=chosen.tier if chosen.tier in _TIERS else one.state.tier,
        track=chosen.track,
        listening=_listeners(one) is not None,
        from_day=spoken(say(_since(one, first=first)), locale),
    )


def _since(one: One, *, first: bool) -> str:
    """Say from when on a choice counts; whoever comes midway has today's task still."""
    if first:
        return "from.first"
    plan, here = one.cohort.curriculum, one.student.joined <= one.today
    due = here and plan.due_parts(one.today, Tier(one.state.tier))
    return "from.tomorrow.due" if due else "from.tomorrow"


def begin(
    kept: Kept, seat: Seat, nickname: str, tier: str, track: str, now: datetime
) -> None:
    """Settle a first visit: nickname, tier and track; Refusal with all that is wrong.

    It is settled once: again, whatever is chosen, changes nothing.
    """
    one = one_of(kept, seat, now)
    if drafts.arrived(kept, one.student.id) is not None:
        return
    if not _may_choose(one):
        raise Refusal(say("begin.none"))
    said, who = scripts.line(nickname), one.student
    reasons = [*_misnamed(one, said), *_unchosen(one, tier, track)]
    if reasons:
        raise Refusal(*reasons)
    # Of two who press at once the second waits here for the first, and finds it done.
    if not drafts.arrive(kept, who.id, said, int(now.timestamp())):
        return
    if tier != one.state.tier:
        lead.change_tier(kept, one.row, who.ref, tier, who.name, now)
    if track == Track.LISTENER.value:
        lead.change_track(kept, one.row, who.ref, track, who.name, now)


def _misnamed(one: One, said: str) -> list[Reason]:
    """Say what is wrong with a name in the group, by the course's pattern."""
    number = one.group.number if one.group else 0
    pattern = one.cohort.curriculum.nickname
    form = form_of(pattern, number)
    return [
        say(
            f"nickname.{'lacking' if fault.lacking else fault.key}",
            lacking=joined(fault.lacking),
            count=fault.count,
            most=fault.count,
            form=form,
            number=number,
        )
        for fault in faults(pattern, said, number)
    ]


def _unchosen(one: One, tier: str, track: str) -> list[Reason]:
    """Say what was chosen that there is not."""
    reasons = []
    if tier not in _TIERS:
        reasons.append(say("choose"))
    if track not in _WAYS:
        reasons.append(say("choose.way"))
    if track == Track.LISTENER.value and _listeners(one) is None:
        reasons.append(say("listening.none"))
    return reasons


def _may_choose(one: One) -> bool:
    """A tier can be taken up while the camp runs, by whoever is in it."""
    return one.in_camp and one.today < one.cohort.curriculum.last_number


def _listeners(one: One) -> Group | None:
    """Find the group of those who only listen, when the lead has opened one."""
    return next((g for g in one.roll.groups if g.track is Track.LISTENER), None)
