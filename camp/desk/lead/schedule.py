"""The calendar of sends, day by day, as a lead looks it over."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from camp import timetable
from camp.desk.phrases import date_called
from camp.desk.refusal import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from camp.desk.lead.calendar import Line
    from camp.desk.lead.situation import Situation


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
    now: bool
    sends: tuple[Send, ...]


def by_day(seen: Situation, lines: Iterable[Line], locale: str) -> list[DaySends]:
    """Put the lines of a calendar under their days."""
    ordered = sorted(lines, key=lambda line: line.number)
    return [
        _day(seen, number, list(same), locale)
        for number, same in groupby(ordered, key=lambda line: line.number)
    ]


def _day(seen: Situation, number: int, lines: list[Line], locale: str) -> DaySends:
    first = lines[0]
    date = timetable.date_of(seen.cohort, number)
    return DaySends(
        number=number,
        kind=first.day_kind,
        title=spoken(first.title, locale),
        date=spoken(date_called(date), locale),
        now=number == seen.number,
        sends=tuple(_send(line, date.isoformat(), locale) for line in lines),
    )


def _send(line: Line, day: str, locale: str) -> Send:
    start, end = line.local(line.post_from), line.local(line.post_until)
    compose = line.local(line.compose_at)
    other = "" if compose.date().isoformat() == day else f"{compose:%m-%d} "
    return Send(
        what=spoken(line.what, locale),
        compose=f"{other}{compose:%H:%M}",
        window="" if start == end else f"{start:%H:%M}–{end:%H:%M}",
        groups=line.groups,
        states=line.states,
    )
