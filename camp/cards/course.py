"""Cards of a curriculum: what can be drawn before anybody has come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from camp.cards import card as cards
from camp.cards.wording import day_date
from camp.curriculum import DayKind, Tier, load_minutes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from camp.curriculum import Curriculum, Day

_A_PICTURE: Final = 31
"""Days of one timetable; more would be too small or too long for a phone."""
_MOST_STEPS: Final = 8
_STEP_CHARS: Final = {"zh-CN": 14, "en": 40}
_CLAUSE: Final = re.compile(r"[，。：；？！\n]|[,.:;?!](?=\s|$)")

_SENTENCE: Final = re.compile(r"[。！？]|[.!?](?=\s|$)")
_SHORT: Final = 4


def setting(
    curriculum: Curriculum, cohort: str = "", locale: str = "", logo: bytes = b""
) -> cards.Setting:
    """Say whose pictures these are; ``logo`` is the file ``look.logo`` names."""
    return cards.Setting(
        title=curriculum.title,
        cohort=cohort,
        locale=locale or curriculum.locale,
        colour=curriculum.look.colour,
        accent=curriculum.look.accent,
        logo=logo,
        days=curriculum.last_number,
    )


def timetables(
    curriculum: Curriculum, setting: cards.Setting, dates: Mapping[int, date]
) -> tuple[cards.Timetable, ...]:
    """Lay out the days; ``dates`` by day number, empty when no cohort is laid out."""
    starts = {level.first: level.title for level in curriculum.path}
    rows = tuple(
        cards.TimetableRow(
            number=number,
            kind=day.kind.value,
            title=day.title,
            date=_date(setting, dates, number),
            stretch=starts.get(number, ""),
        )
        for number, day in enumerate(curriculum.days, curriculum.first_number)
    )
    parts = -(-len(rows) // _A_PICTURE)
    each = -(-len(rows) // parts)
    return tuple(
        cards.Timetable(setting, rows[at * each : (at + 1) * each], at + 1, parts)
        for at in range(parts)
    )


def load(curriculum: Curriculum, setting: cards.Setting) -> cards.Load:
    """Draw the minutes of listening and reading that every day asks of each tier."""
    days = tuple(
        cards.LoadDay(
            number,
            day.kind.value,
            light=load_minutes(day, Tier.LIGHT),
            medium=load_minutes(day, Tier.MEDIUM),
            heavy=load_minutes(day, Tier.HEAVY),
            evening=_evening(day),
        )
        for number, day in enumerate(curriculum.days, curriculum.first_number)
    )
    light, medium, heavy = (
        cards.TierLine(plan.title, plan.minutes, plan.about)
        for plan in map(curriculum.tier, Tier)
    )
    return cards.Load(setting, days, (light, medium, heavy))


def methods(curriculum: Curriculum, setting: cards.Setting) -> cards.Methods | None:
    """Show the ways of studying; None when the curriculum names none."""
    if not curriculum.methods:
        return None
    named = tuple((method.title, method.about) for method in curriculum.methods)
    return cards.Methods(setting, named)


def programme(
    curriculum: Curriculum,
    setting: cards.Setting,
    number: int,
    dates: Mapping[int, date],
) -> cards.Programme | None:
    """Show a ceremony's run of show in big steps; None when the day has none."""
    day = curriculum.day(number)
    if day.ceremony is None:
        return None
    show = day.ceremony
    start = show.start.hour * 60 + show.start.minute
    said = [(m.at, m.say) for m in show.show if m.say and not m.spare]
    return cards.Programme(
        setting=setting,
        kind="closing" if day.kind is DayKind.CLOSING else "opening",
        title=day.title,
        about=show.about,
        steps=tuple(
            cards.ProgrammeStep(_clock(start + at), _opening(text, setting.locale))
            for at, text in _spread(said)
        ),
        date=_date(setting, dates, number),
        start=_clock(start),
        minutes=show.minutes,
    )


def of_day(
    curriculum: Curriculum,
    setting: cards.Setting,
    number: int,
    dates: Mapping[int, date],
    *,
    homework: bool = True,
) -> tuple[cards.Card, ...]:
    """List a day's cards in the order they are sent: its quote, then what it brings.

    Without ``homework`` the lesson's card names none: listeners owe none.
    """
    day = curriculum.day(number)
    quote = cards.Quote(setting, number, day.quote, day.quote_by or "")
    when = _date(setting, dates, number)
    tasks = _tasks(curriculum, day) if homework else ()
    found = (
        _lesson(day, setting, number, when, tasks),
        _guest(day, setting, number, when),
        _activity(day, setting, number, when),
        programme(curriculum, setting, number, dates),
    )
    return (quote, *(card for card in found if card))


def _tasks(curriculum: Curriculum, day: Day) -> tuple[cards.Task, ...]:
    if day.homework is None:
        return ()
    return tuple(
        cards.Task(curriculum.tier(tier).title, getattr(day.homework, tier.value))
        for tier in Tier
    )


def _lesson(
    day: Day,
    setting: cards.Setting,
    number: int,
    when: str,
    tasks: tuple[cards.Task, ...],
) -> cards.CourseCard | None:
    if day.lesson is None:
        return None
    return cards.CourseCard(
        setting=setting,
        number=number,
        title=day.title,
        lesson=day.lesson.title,
        teacher=day.lesson.teacher,
        media=day.lesson.media,
        minutes=day.lesson.minutes,
        about=day.lesson.about,
        date=when,
        tasks=tasks,
    )


def _guest(
    day: Day, setting: cards.Setting, number: int, when: str
) -> cards.GuestCard | None:
    if day.guest is None:
        return None
    guest = day.guest
    return cards.GuestCard(
        setting=setting,
        number=number,
        name=guest.name,
        who=guest.who,
        title=guest.title,
        media=guest.media,
        minutes=guest.minutes,
        about=guest.about,
        excerpt=guest.excerpts[0],
        invitation=guest.invitation,
        date=when,
    )


def _activity(
    day: Day, setting: cards.Setting, number: int, when: str
) -> cards.ActivityCard | None:
    if day.activity is None:
        return None
    activity = day.activity
    return cards.ActivityCard(
        setting=setting,
        number=number,
        name=activity.name,
        what=activity.what,
        why=activity.why,
        start=f"{activity.start:%H:%M}",
        minutes=activity.minutes,
        date=when,
    )


def _evening(day: Day) -> int:
    show = day.activity or day.ceremony
    return show.minutes if show else 0


def _date(setting: cards.Setting, dates: Mapping[int, date], number: int) -> str:
    return day_date(setting.locale, dates[number]) if number in dates else ""


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _spread(said: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Keep the first, the last, and evenly many between."""
    if len(said) <= _MOST_STEPS:
        return said
    last = _MOST_STEPS - 1
    return [said[(len(said) - 1) * nth // last] for nth in range(_MOST_STEPS)]


def _opening(text: str, locale: str) -> str:
    """Take the first clauses of a message, as many as make a line."""
    line = text.strip().split("\n", 1)[0]
    most = _STEP_CHARS.get(locale, 40)
    end = _SENTENCE.search(line, _SHORT)
    line = line[: end.start()] if end else line
    cuts = [*(m.start() for m in _CLAUSE.finditer(line)), len(line)]
    fitting = [at for at in cuts if at <= most]
    return line[: fitting[-1] if fitting else cuts[0]].strip()
