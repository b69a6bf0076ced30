"""From the curriculum to the facts that are the same for every group.

The desk makes the part shared by all groups of a cohort and day once, and lays each
group's own facts over it::

    shared = common(curriculum, number, day)
    own = for_group(shared, Group(7, "7营", "camp", 192), curriculum.nickname)
    facts = replace(own, last=last, now=now)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from camp import timetable
from camp.curriculum import Slot, Tier
from camp.scripts import facts, wording

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from camp import curriculum as taught
    from camp.curriculum import Curriculum, Day
    from camp.scripts.problems import Locale


_REMEMBERED: Final = 3
"""As many rules of one sort as people keep in mind."""
_NO: Final = re.compile(
    "先?[不别勿]|(?:no|not|don['’]t|do not|never)\\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A cohort on one of its days: what the curriculum cannot know."""

    cohort: str
    """The cohort's name."""
    number: int
    on: date
    """The local date of that number."""
    makeup_until: date | None
    """The last date on which that day can be made up; None when it cannot."""
    groups: int
    """How many groups take part in contests."""
    locale: Locale


def common(curriculum: Curriculum, occasion: Occasion) -> facts.Facts:
    """Gather everything that is the same for all groups of a cohort on one day.

    The group is an empty placeholder until :func:`for_group`. Raises KeyError when the
    curriculum has no such day.
    """
    number, locale = occasion.number, occasion.locale
    day = curriculum.day(number)
    return facts.Facts(
        camp=camp_facts(curriculum, occasion.cohort, occasion.groups),
        group=facts.Group(0, "", "camp", 0),
        day=today(curriculum, occasion),
        level=level(curriculum, number),
        lesson=lesson(day, locale),
        guest=guest(day, locale),
        show=show(day, locale),
        homework=homework(day),
        reading=material(day.reading, locale),
        extra=material(day.extra, locale),
        tomorrow=tomorrow(curriculum, number),
        answers=tuple((a.question, a.answer) for a in day.answers),
    )


def for_group(shared: facts.Facts, group: facts.Group, nickname: str) -> facts.Facts:
    """Lay a group over the shared facts; ``{group}`` in the nickname is its number."""
    form = nickname.replace("{group}", str(group.number))
    camp = replace(shared.camp, nickname=form)
    return replace(shared, group=group, camp=camp)


def camp_facts(curriculum: Curriculum, cohort: str, groups: int) -> facts.Camp:
    """Describe the cohort and its course; the nickname's form still without a group's number."""
    dos, donts = dos_and_donts(curriculum.rules)
    return facts.Camp(
        name=cohort,
        title=curriculum.title,
        goal=curriculum.goal,
        days=curriculum.last_number,
        groups=groups,
        nickname=curriculum.nickname,
        rules=curriculum.rules,
        tiers=tuple((t.title, t.about) for t in map(curriculum.tier, Tier)),
        makeup_days=curriculum.attendance.makeup_days,
        dos=dos,
        donts=donts,
    )


def dos_and_donts(rules: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the rules into what is welcome and what is left alone, three each at most.

    A rule that begins with a no (不, 别; no, don't, never) is one to leave.
    """
    left = tuple(rule for rule in rules if _NO.match(rule))
    welcome = tuple(rule for rule in rules if rule not in left)
    return welcome[:_REMEMBERED], left[:_REMEMBERED]


def today(curriculum: Curriculum, occasion: Occasion) -> facts.Today:
    """Describe the day itself."""
    number, locale = occasion.number, occasion.locale
    day = curriculum.day(number)
    due = timetable.has_due(curriculum, number)
    return facts.Today(
        id=day.id,
        number=number,
        kind=day.kind.value,
        title=day.title,
        hook=day.hook,
        quote=day.quote,
        quote_by=day.quote_by or "",
        key_points=day.key_points,
        date=wording.date_of(occasion.on, locale),
        weekday=wording.weekday_of(occasion.on, locale),
        closes=wording.closes(locale),
        makeup_until=wording.until(occasion.makeup_until, locale) if due else "",
        due=due,
        left=curriculum.last_number - number,
        evening_at=evening_at(curriculum, number),
        nth=sum(
            curriculum.day(n).kind is day.kind
            for n in range(curriculum.first_number, number + 1)
        ),
    )


def evening_at(curriculum: Curriculum, number: int) -> str:
    """Say when the evening begins: with its show, else when its script may be posted."""
    return wording.clock(_post_from(curriculum, number, Slot.EVENING))


def _post_from(curriculum: Curriculum, number: int, slot: Slot) -> time:
    """Find when a slot is posted: an evening with its show, else from its window on."""
    started = _show_start(curriculum.day(number)) if slot is Slot.EVENING else None
    return started or timetable.window(curriculum, number, slot)[1]


def _show_start(day: Day) -> time | None:
    staged = day.activity or day.ceremony
    return staged.start if staged else None


def level(curriculum: Curriculum, number: int) -> facts.Level | None:
    """Find the stretch of the path a day lies in."""
    found = curriculum.level(number)
    if found is None:
        return None
    return facts.Level(found.title, found.about, begins=number == found.first)


def lesson(day: Day, locale: Locale) -> facts.Lesson | None:
    """Describe a course day's lesson."""
    found = day.lesson
    if found is None:
        return None
    return facts.Lesson(
        title=found.title,
        teacher=found.teacher,
        media=wording.media(found.media, locale),
        minutes=found.minutes,
        about=found.about,
        link=found.link or "",
    )


def guest(day: Day, locale: Locale) -> facts.Guest | None:
    """Describe a guest day's guest."""
    found = day.guest
    if found is None:
        return None
    return facts.Guest(
        name=found.name,
        who=found.who,
        title=found.title,
        media=wording.media(found.media, locale),
        minutes=found.minutes,
        about=found.about,
        invitation=found.invitation,
        excerpts=found.excerpts,
        link=found.link or "",
    )


def show(day: Day, locale: Locale = "zh-CN") -> facts.Show | None:
    """Lay out the activity of an activity day, or the ceremony of an opening or a closing."""
    activity, ceremony = day.activity, day.ceremony
    if activity is not None:
        return facts.Show(
            name=activity.name,
            what=activity.what,
            why=activity.why,
            start=wording.clock(activity.start),
            end=wording.clock_after(activity.start, activity.minutes, locale),
            minutes=activity.minutes,
            warm_up=activity.warm_up,
            moments=_moments(activity.show),
            summary=activity.summary or "",
        )
    if ceremony is None:
        return None
    return facts.Show(
        name=day.title,
        what=ceremony.about,
        why="",
        start=wording.clock(ceremony.start),
        end=wording.clock_after(ceremony.start, ceremony.minutes, locale),
        minutes=ceremony.minutes,
        warm_up="",
        moments=_moments(ceremony.show),
        summary="",
    )


def _moments(run: Sequence[taught.Moment]) -> tuple[facts.Moment, ...]:
    return tuple(facts.Moment(m.at, m.say or "", m.cue or "", m.spare) for m in run)


def homework(day: Day) -> facts.Homework | None:
    """Say what each tier does on a day."""
    found = day.homework
    if found is None:
        return None
    return facts.Homework(found.light, found.medium, found.heavy)


def material(found: taught.Material | None, locale: Locale) -> facts.Material | None:
    """Describe something to look at, read or listen to."""
    if found is None:
        return None
    return facts.Material(
        title=found.title,
        kind=wording.media(found.kind, locale),
        about=found.about,
        minutes=found.minutes,
        link=found.link or "",
    )


def tomorrow(curriculum: Curriculum, number: int) -> facts.Tomorrow | None:
    """Say what comes after a day; None after the last."""
    if number >= curriculum.last_number:
        return None
    day = curriculum.day(number + 1)
    speaker = day.lesson.teacher if day.lesson else day.guest and day.guest.name
    started = _show_start(day)
    return facts.Tomorrow(
        number=number + 1,
        kind=day.kind.value,
        title=_what_comes(day),
        who=speaker or "",
        hook=day.hook,
        start=wording.clock(started) if started else "",
    )


def _what_comes(day: Day) -> str:
    if day.lesson is not None:
        return day.lesson.title
    if day.guest is not None:
        return day.guest.title
    return day.activity.name if day.activity is not None else day.title


def guidance(curriculum: Curriculum, number: int, locale: Locale) -> facts.Guidance:
    """Write down what a host reads the evening before; this group's numbers are still 0."""
    day = curriculum.day(number)
    return facts.Guidance(
        aim=day.guidance.aim,
        traps=tuple((t.trap, t.answer) for t in day.guidance.traps),
        own_line=day.guidance.own_line or "",
        unreviewed=0,
        oldest_hours=0,
        silent=0,
        slots=tuple(
            (
                wording.slot_title(slot, day.kind, locale),
                wording.clock(_post_from(curriculum, number, slot)),
            )
            for slot in Slot
        ),
        watch="",
    )
