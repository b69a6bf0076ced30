"""The calendar of sends, day by day, as a lead looks it over."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from camp import timetable
from camp.desk.phrases import Phrases, date_called, phrase
from camp.desk.refusal import Reason, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from camp.desk.lead.calendar import Line
    from camp.desk.lead.situation import Situation

_AWAY: Final = {-1: "eve", 0: "same", 1: "next"}
_WORDS: Final[Phrases] = {
    "same": ("{at}", "{at}"),
    "eve": ("前一晚{at}", "eve {at}"),
    "next": ("次日{at}", "next day {at}"),
    "on_date": ("{on} {at}", "{on} {at}"),
}


@dataclass(frozen=True, slots=True)
class Send:
    """One thing that falls due."""

    what: str
    compose: str
    window: str
    """From when until when it is posted; empty for what runs by itself."""
    groups: int
    states: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DaySends:
    """A day number with all that falls due for it."""

    number: int
    kind: str
    """Empty beyond the last day."""
    title: str
    date: str
    when: str
    """past, today, tomorrow or later."""
    sends: tuple[Send, ...]


def by_day(
    seen: Situation, lines: Iterable[Line], now: datetime, locale: str
) -> list[DaySends]:
    """Put the lines of a calendar under their days."""
    ordered = sorted(lines, key=lambda line: line.number)
    today = timetable.local(now, seen.row.zone).date()
    return [
        _day(seen, number, list(same), today, locale)
        for number, same in groupby(ordered, key=lambda line: line.number)
    ]


def _day(
    seen: Situation, number: int, lines: list[Line], today: date, locale: str
) -> DaySends:
    first = lines[0]
    date = timetable.date_of(seen.cohort, number)
    away = (date - today).days
    return DaySends(
        number=number,
        kind=first.day_kind,
        title=spoken(first.title, locale),
        date=spoken(date_called(date), locale),
        when={0: "today", 1: "tomorrow"}.get(away, "past" if away < 0 else "later"),
        sends=tuple(_send(line, date, locale) for line in lines),
    )


def _send(line: Line, day: date, locale: str) -> Send:
    start, end = line.local(line.post_from), line.local(line.post_until)
    compose = line.local(line.compose_at)
    at = Reason(f"{compose:%H:%M}", f"{compose:%H:%M}")
    away = _AWAY.get((compose.date() - day).days, "on_date")
    on = date_called(compose.date())
    return Send(
        what=spoken(line.what, locale),
        compose=spoken(phrase(_WORDS, away, at=at, on=on), locale),
        window="" if start == end else f"{start:%H:%M}–{end:%H:%M}",
        groups=line.groups,
        states=line.states,
    )
