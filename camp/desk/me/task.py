"""What is due of a student on one day, part by part, with what has come in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from camp import checkins, timetable
from camp.curriculum import Tier
from camp.desk.me.wording import say
from camp.desk.phrases import date_called, joined
from camp.desk.refusal import spoken
from camp.pages.me_shown import Step, Task
from camp.store import checkins as kept_checkins
from camp.store import drafts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from camp.curriculum import Curriculum, Day, Part
    from camp.desk.me.one import One
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.checkins import Submission
    from camp.store.drafts import Draft

_MIDNIGHT_GRACE: Final = 300
"""Seconds of grace after midnight, which no countdown promises."""


def tier_of(one: One, number: int) -> Tier:
    """Say which tier a day asks for."""
    return Tier(one.roll.state(one.student, number).tier)


def task_of(kept: Kept, one: One, number: int, locale: str) -> Task | None:
    """Lay out a day's task; None when nothing is due. Two statements."""
    cohort, plan = one.cohort, one.cohort.curriculum
    times = timetable.times(cohort, number)
    tier = tier_of(one, number)
    asked = checkins.ask(plan, times, tier)
    at = int(one.now.timestamp())
    if not asked.need or not one.in_camp or at >= times.makeup_until:
        return None
    sent = kept_checkins.submissions(kept, cohort.id, number, one.student.id)
    left = drafts.of_day(kept, one.student.id, number)
    day = plan.day(number)
    closes = times.closes if at < times.closes else times.makeup_until
    steps = tuple(
        _step(key, plan, _about(plan, day, tier, key), sent, left, one)
        for key in plan.due_parts(number, tier)
    )
    return Task(
        number=number,
        title=day.title,
        today=number == one.today,
        until=spoken(_until(one, number), locale),
        left=spoken(_left(closes - _MIDNIGHT_GRACE - at), locale),
        steps=steps,
        lesson=_lesson(day, locale),
        link=link_of(day),
        others=_lighter(plan, day, tier),
        follow=spoken(_follow(one, number, tier), locale),
        lacking=spoken(_lacking(one, number, steps), locale),
    )


def _lighter(
    plan: Curriculum, day: Day, tier: Tier
) -> tuple[tuple[str, str, str], ...]:
    """List the tiers that ask less than one's own."""
    tiers = list(Tier)
    return tuple(
        (t.value, plan.tier(t).title, _asks(plan, day, t))
        for t in tiers[: tiers.index(tier)]
    )


def _follow(one: One, number: int, tier: Tier) -> Reason | str:
    """Say that a first part alone is kept, and until when the rest may follow."""
    plan = one.cohort.curriculum
    first, *rest = [plan.parts[key].title for key in plan.due_parts(number, tier)]
    if not rest or not plan.attendance.makeup_days:
        return ""
    last = timetable.makeup_date(one.cohort, number)
    next_day = timetable.local(one.now, one.cohort.zone).date() + timedelta(days=1)
    until = (
        say("by.tomorrow") if last == next_day else say("by", date=date_called(last))
    )
    return say("follow", first=first, rest=joined(rest), until=until)


def _lacking(one: One, number: int, steps: Sequence[Step]) -> Reason | str:
    """Say what is missing still, once something is there."""
    missing = [step.title for step in steps if not step.done]
    if not missing or len(missing) == len(steps):
        return ""
    key = "still" if number == one.today else "still.makeup"
    return say(key, parts=joined(missing))


def _until(one: One, number: int) -> Reason:
    if number == one.today:
        return say("task.until")
    return say("task.makeup", day=number, until=makeup_until(one, number))


def makeup_until(one: One, number: int) -> Reason:
    """Say until when a day may be made up."""
    last = timetable.makeup_date(one.cohort, number)
    if last == timetable.local(one.now, one.cohort.zone).date():
        return say("until.today")
    return say("until.day", date=date_called(last))


def _left(seconds: int) -> Reason:
    hours, minutes = divmod(max(0, seconds) // 60, 60)
    return say("hours" if hours else "minutes", hours=hours, minutes=minutes)


def _step(
    key: str,
    plan: Curriculum,
    about: str,
    sent: Sequence[Submission],
    left: Mapping[str, Draft],
    one: One,
) -> Step:
    part: Part = plan.parts[key]
    bit = checkins.parts_mask(plan.parts, (key,))
    mine = [s for s in sent if s.parts & bit]
    whole = [s for s in mine if s.chars >= part.min_chars]
    draft = left.get(key)
    return Step(
        key=key,
        title=part.title,
        about=about,
        written=part.written,
        least=part.min_chars,
        done=bool(whole),
        at=f"{timetable.local(whole[0].at, one.cohort.zone):%H:%M:%S}" if whole else "",
        chars=max((s.chars for s in mine), default=0),
        words=mine[-1].words if mine and part.written else "",
        draft="" if draft is None or is_old(draft, mine) else draft.words,
    )


def is_old(draft: Draft, sent: Iterable[Submission]) -> bool:
    """Tell whether something of its part was handed in since a draft was kept."""
    return any(one.at >= draft.at for one in sent)


def _about(plan: Curriculum, day: Day, tier: Tier, key: str) -> str:
    """Say what a part asks: the day's homework stands by the first text, else by all."""
    texts = [k for k in plan.tier(tier).parts if plan.parts[k].written]
    first = texts[0] if texts else plan.tier(tier).parts[0]
    return _asks(plan, day, tier) if key == first else ""


def _asks(plan: Curriculum, day: Day, tier: Tier) -> str:
    if day.homework is None:
        return plan.tier(tier).about
    return str(getattr(day.homework, tier.value))


def listened(day: Day) -> tuple[str, str, int] | None:
    """What a day gives to listen to: (title, who speaks, minutes); None for nothing."""
    if day.lesson is not None:
        return day.lesson.title, day.lesson.teacher, day.lesson.minutes
    if day.guest is not None:
        return day.guest.title, day.guest.name, day.guest.minutes
    return None


def _lesson(day: Day, locale: str) -> str:
    found = listened(day)
    if found is None:
        return ""
    title, teacher, minutes = found
    return spoken(say("listen", title=title, teacher=teacher, minutes=minutes), locale)


def link_of(day: Day) -> str:
    """Where a day's lesson or guest is heard; empty when there is no link."""
    found = day.lesson or day.guest
    return str(found.link) if found is not None and found.link is not None else ""
