"""Which row is which day: by its number, else by its date, else by its place."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from camp.curriculum.planning import scalars
from camp.curriculum.values import MAX_DAYS, DayKind

if TYPE_CHECKING:
    from camp.curriculum.planning.draft import DayRow, Pages

_DATE: Final = re.compile(
    r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s.*)?"
)
_ANY_LEAP_YEAR: Final = 2000
_KINDS: Final = tuple(kind.value for kind in DayKind)


def in_order(pages: Pages) -> list[tuple[int, DayRow]]:
    """Number the days and put them in order; what does not fit is remarked."""
    rows = pages.days
    if pages.numbered:
        numbered = [(_number(row, pages), row) for row in rows]
        known = [(n, row) for n, row in numbered if n is not None]
        _dates_are_left_out(pages)
        return _checked(known, pages, complete=len(known) == len(rows))
    if any(row.text("date") for row in rows):
        rows = _by_date(pages)
    first = 0 if rows and kind_of(rows[0]) == DayKind.OPENING else 1
    return list(enumerate(rows, first))


def kind_of(row: DayRow) -> str:
    """Read the kind of a day, or guess it from the block that it fills in."""
    text = row.text("kind")
    if text:
        return scalars.choice(_KINDS, text)
    filled = {entry.key.partition(".")[0] for entry in row.entries}
    for block, kind in (
        ("guest", DayKind.GUEST),
        ("activity", DayKind.ACTIVITY),
        ("lesson", DayKind.COURSE),
    ):
        if block in filled:
            return kind.value
    return ""


def _number(row: DayRow, pages: Pages) -> int | None:
    entry = row.entry("number")
    if entry is None:
        pages.wrong("no_number", row.spot)
        return None
    number = scalars.day_number(entry.text)
    if number is None and scalars.choice(_KINDS, entry.text) == DayKind.OPENING:
        number = 0
    if number is None:
        pages.wrong("number", entry.spot, text=entry.text)
    elif number > MAX_DAYS:
        pages.wrong("number_big", entry.spot, number=number, most=MAX_DAYS)
        return None
    return number


def _checked(
    known: list[tuple[int, DayRow]], pages: Pages, *, complete: bool
) -> list[tuple[int, DayRow]]:
    """Put numbered days in order; one twice, or one left out, is wrong."""
    ordered = sorted(known, key=lambda pair: pair[0])
    if ordered != known:
        pages.note("sorted")
    for (before, earlier), (number, row) in pairwise(ordered):
        if number == before:
            at = row.entry("number")
            spot = at.spot if at else row.spot
            pages.wrong("day_twice", spot, number=number, first=earlier.spot.row)
        elif complete and number > before + 1:
            missing = tuple(str(n) for n in range(before + 1, number))
            pages.wrong("days_missing", row.spot, number=number, missing=missing)
    if ordered and complete:
        _first_fits(ordered[0], pages)
    return ordered


def _first_fits(first: tuple[int, DayRow], pages: Pages) -> None:
    number, row = first
    opens = kind_of(row) == DayKind.OPENING
    if opens and number:
        pages.wrong("opening_number", row.spot, number=number)
    elif not opens and not number and row.text("kind"):
        pages.wrong("zero_number", row.spot)
    elif number > 1:
        missing = tuple(str(n) for n in range(1, number))
        pages.wrong("days_missing", row.spot, number=number, missing=missing)


def _by_date(pages: Pages) -> list[DayRow]:
    dated: list[tuple[date, DayRow]] = []
    years = (_DATE.fullmatch(row.text("date").strip()) for row in pages.days)
    year = next((int(one[1]) for one in years if one and one[1]), _ANY_LEAP_YEAR)
    for row in pages.days:
        entry = row.entry("date")
        found = _date(entry.text, year) if entry else None
        if found is None:
            spot = entry.spot if entry else row.spot
            pages.wrong("date", spot, text=entry.text if entry else "")
        else:
            dated.append((found, row))
    ordered = sorted(dated, key=lambda pair: pair[0])
    for (before, earlier), (day, row) in pairwise(ordered):
        if day == before:
            pages.wrong("date_twice", row.spot, first=earlier.spot.row)
        elif (day - before).days > 1:
            pages.note("date_gap", row.spot, days=(day - before).days - 1)
    pages.note("dated")
    return [row for _, row in ordered]


def _dates_are_left_out(pages: Pages) -> None:
    if any(row.text("date") for row in pages.days):
        pages.note("dates_unread")


def _date(text: str, year: int) -> date | None:
    """Read a date; one without a year is in the year of the others."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        return None
    try:
        return date(int(found[1] or year), int(found[2]), int(found[3]))
    except ValueError:
        return None
