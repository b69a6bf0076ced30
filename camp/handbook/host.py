"""The host handbook: a day by the clock, what to copy, how to see homework, whom to call."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from camp import timetable
from camp.curriculum import Slot
from camp.handbook.book import (
    Handbook,
    Note,
    Pairs,
    Points,
    Section,
    Table,
    Words,
    section,
)
from camp.handbook.host_words import lines, say
from camp.handbook.occasion import Occasion, numbers
from camp.handbook.student import answers, course_line, day_called, ladder

if TYPE_CHECKING:
    from camp.curriculum import Curriculum, Guidance

_SAMPLE_NAMES = {"zh-CN": "小满", "en": "Jo"}


def host_handbook(curriculum: Curriculum, occasion: Occasion) -> Handbook:
    """Write the handbook of a course's hosts, for one cohort or in general."""
    made = [write(curriculum, occasion) for write in _SECTIONS]
    return Handbook(
        locale=occasion.locale,
        kind="host",
        title=say(occasion.locale, "title"),
        course=course_line(curriculum, occasion),
        promise=say(occasion.locale, "promise"),
        sections=tuple(one for one in made if one is not None),
        colour=curriculum.look.colour,
        accent=curriculum.look.accent,
    )


def moment(name: str, locale: str) -> str:
    """Name a hard moment (advert, refund …), as it stands over its reply."""
    return say(locale, f"moment.{name}")


def _begin(plan: Curriculum, occasion: Occasion) -> Section | None:
    locale = occasion.locale
    told = lines(locale, "begin", people=plan.group.people)
    return section("begin", say(locale, "begin"), Words(told))


def _clock(plan: Curriculum, occasion: Occasion) -> Section | None:
    locale = occasion.locale
    eve = say(locale, "clock.eve", at=f"{timetable.GUIDANCE_WINDOW[1]:%H:%M}")
    rows = [(eve, say(locale, "clock.before"))]
    for slot in Slot:
        window = getattr(plan.slots, slot.value)
        when = f"{window.post_from:%H:%M}–{window.post_until:%H:%M}"
        rows.append((when, say(locale, f"clock.{slot.value}")))
    evening = plan.slots.evening
    rows += [
        (f"{evening.post_from:%H:%M}", say(locale, "clock.review")),
        (say(locale, "clock.22"), say(locale, "clock.answer")),
        (say(locale, "clock.2330"), say(locale, "clock.note")),
    ]
    table = Table((say(locale, "head.when"), say(locale, "head.do")), tuple(rows))
    return section("clock", say(locale, "clock"), table)


def _points(key: str, _plan: Curriculum, occasion: Occasion) -> Section | None:
    said = Points(lines(occasion.locale, key))
    return section(key, say(occasion.locale, key), said)


def _hard(plan: Curriculum, occasion: Occasion) -> Section | None:
    del plan
    note = say(occasion.locale, "hard_note") if occasion.replies else ""
    title = say(occasion.locale, "hard")
    return section(
        "hard", title, Words((note,) if note else ()), Pairs(occasion.replies)
    )


def _rituals(plan: Curriculum, occasion: Occasion) -> Section | None:
    del plan
    locale = occasion.locale
    told = lines(locale, "ritual.how", name=_SAMPLE_NAMES[locale])
    pairs = Pairs(tuple(zip(lines(locale, "ritual"), told, strict=True)))
    note = Note(say(locale, "rituals_note"))
    return section("rituals", say(locale, "rituals"), pairs, note)


def _days(plan: Curriculum, occasion: Occasion) -> Section | None:
    locale, pairs = occasion.locale, []
    for number in numbers(plan):
        day, on = plan.day(number), day_called(occasion, number)
        key = "day_dated" if on else "day"
        name = say(locale, key, number=number, title=day.title, date=on)
        pairs.append((name, "\n".join(_of_day(day.guidance, locale))))
    return section("days", say(locale, "days"), Pairs(tuple(pairs)))


def _of_day(guidance: Guidance, locale: str) -> list[str]:
    told = [guidance.aim]
    for one in guidance.traps:
        trap, answer = one.trap.rstrip("。."), one.answer
        told.append(say(locale, "trap", trap=trap, answer=answer))
    if guidance.own_line:
        told.append(say(locale, "own", line=guidance.own_line))
    return told


_SECTIONS = (
    _begin,
    _clock,
    partial(_points, "copying"),
    partial(_points, "reviewing"),
    _hard,
    partial(_points, "quiet"),
    ladder,
    partial(_points, "call"),
    _rituals,
    _days,
    answers,
    partial(_points, "swap"),
)
