"""A calendar as files: iCalendar for phones (RFC 5545), rows for a sheet."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import UTC
from typing import TYPE_CHECKING, Final

from camp.desk.lead.calendar import span, summary
from camp.desk.lead.wording import say
from camp.desk.refusal import spoken
from camp.store import cohorts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from camp.desk.lead.calendar import Line
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_FOLD: Final = 75
"""Octets a line of a calendar file may have, without its line break."""

HEADINGS: Final = (
    *("date", "day", "day_kind", "title", "what"),
    *("compose", "post_from", "post_until", "zone"),
    *("compose_utc", "post_from_utc", "post_until_utc"),
    *("groups", "group", "states"),
)
"""The columns of :func:`rows`, for a machine."""


def headings(locale: str) -> list[str]:
    """Name the columns of :func:`rows`, for whoever opens the sheet."""
    return spoken(say("calendar_columns"), locale).split("|")


_TURNS: Final = {"open", "revise"}
"""Acts in the log after which a calendar is another one."""


def rows(lines: Iterable[Line], locale: str) -> list[list[str | int]]:
    """Lay lines out as rows of a sheet, below :func:`headings`; times local and UTC."""
    return [
        [
            line.date.isoformat(),
            line.number,
            line.day_kind,
            spoken(line.title, locale),
            spoken(line.what, locale),
            *(f"{line.local(m):%Y-%m-%d %H:%M}" for m in _moments(line)),
            line.zone,
            *(f"{m:%Y-%m-%dT%H:%M:%SZ}" for m in _moments(line)),
            line.groups,
            line.group or "",
            " ".join(f"{state}:{count}" for state, count in line.states.items()),
        ]
        for line in lines
    ]


def _moments(line: Line) -> tuple[datetime, datetime, datetime]:
    return line.compose_at, line.post_from, line.post_until


def ics(
    kept: Kept,
    row: CohortRow,
    lines: Iterable[Line],
    locale: str,
    *,
    alarms: bool = False,
) -> str:
    """Write lines as an iCalendar file: UTC times, folded, the same bytes each time.

    With ``alarms`` a phone rings as each line may be posted.

    An event keeps its UID through every revision and its SEQUENCE grows, so a phone
    that has the calendar moves the event instead of showing it twice.
    """
    turns = [at for at, _, act, *_ in cohorts.audit(kept, row.id) if act in _TURNS]
    found = list(lines)
    since = turns or [line.compose_at for line in found[:1]]
    stamp = (_utc(since[-1]) if since else "", max(len(turns) - 1, 0))
    written = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//camp//calendar//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(row.name)}",
    ]
    for line, uid in zip(found, _uids(row, found), strict=True):
        event = _event(row.name, line, (uid, *stamp), locale)
        written += [*event[:-1], *(_alarm(line, locale) if alarms else ()), event[-1]]
    written.append("END:VCALENDAR")
    return "".join(f"{folded(one)}\r\n" for one in written)


def _event(
    cohort: str, line: Line, named: tuple[str, str, int], locale: str
) -> list[str]:
    uid, stamp, turn = named
    event = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{stamp}",
        f"SEQUENCE:{turn}",
        f"DTSTART:{_utc(line.post_from)}",
    ]
    if span(line):  # an event without an end is a moment; one of no length is wrong
        event.append(f"DTEND:{_utc(line.post_until)}")
    about = say(
        "event_about",
        compose=f"{line.local(line.compose_at):%Y-%m-%d %H:%M}",
        until=f"{line.local(line.post_until):%H:%M}",
        zone=line.zone,
        cohort=cohort,
    )
    return [
        *event,
        f"SUMMARY:{_escaped(spoken(summary(line), locale))}",
        f"DESCRIPTION:{_escaped(spoken(about, locale))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _alarm(line: Line, locale: str) -> list[str]:
    return [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(spoken(summary(line), locale))}",
        "TRIGGER:PT0M",
        "END:VALARM",
    ]


def _uids(row: CohortRow, lines: Iterable[Line]) -> Iterator[str]:
    """Name events for good: the cohort's own name tells two installations apart.

    A slot that was moved after some groups had copied it stands twice; so it counts.
    """
    seen: Counter[tuple[object, ...]] = Counter()
    for line in lines:
        key = (row.id, row.name, line.kind.value, line.number, line.slot, line.group)
        parts = (*key, seen[key])
        seen[key] += 1
        name = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
        yield f"{name[:32]}@camp.invalid"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return text.replace("\r", "")


def folded(line: str) -> str:
    """Fold a line at 75 octets, between characters, never inside one."""
    pieces: list[str] = []
    piece, room = "", _FOLD
    for character in line:
        octets = len(character.encode())
        if octets > room:
            pieces.append(piece)
            piece, room = "", _FOLD - 1  # the space that begins a folded line
        piece += character
        room -= octets
    return "\r\n ".join([*pieces, piece])
