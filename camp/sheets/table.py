"""A table as a person sees it: one line of headers, rows with their numbers, texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from camp.scripts import clean
from camp.sheets.problems import UnfitError
from camp.sheets.wording import MESSAGES, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from camp.sheets.problems import Faults

MAX_ROWS: Final = 50_000
MAX_COLUMNS: Final = 100
MAX_CELL: Final = 20_000
"""Most characters of one cell."""

_TITLE_ROWS: Final = 10
"""How far down the header may stand."""
_HEADER_ROWS: Final = 3
"""How many rows a header of merged cells may take."""


class Row(NamedTuple):
    """One row; ``number`` counts from 1 as a spreadsheet does, empty rows included."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds: every row as wide as the headers, every cell a clean text."""

    file: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    header_row: int
    """The row number of the (last) header row."""
    sheet: str = ""
    """The worksheet, when the workbook has several."""
    place: str = ""
    """How a problem names the worksheet; empty when there is only one."""
    notes: tuple[str, ...] = ()
    """What the importer should know and need not put right."""


class Merge(NamedTuple):
    """Merged cells: first and last row, counted from 1."""

    first: int
    last: int


def seen(text: str) -> str:
    """Show a cell's text as a person sees it: no hidden characters, no outer spaces."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return clean(text).strip()


def laid_out(
    file: str,
    rows: Iterable[Row],
    faults: Faults,
    *,
    strict: bool,
    merges: Sequence[Merge] = (),
) -> Table:
    """Find the header and make every row as wide.

    A row with a single cell above the header is a title. With ``strict`` a row of
    another width is a fault: in a text file it means a lost quote or comma.
    """
    filled = [row for row in rows if any(row.cells)]
    if not filled:
        raise UnfitError("blank")
    top = _header_at(filled)
    deep = _depth(filled[top].number, merges)
    under = next(
        (
            i
            for i, row in enumerate(filled)
            if row.number > filled[top].number + deep - 1
        ),
        len(filled),
    )
    headers = _headers(filled[top:under])
    body = filled[under:]
    if not body:
        raise UnfitError("no_rows")
    notes = _notes(filled[top].number if top else 0, headers, body, faults.locale)
    _check(headers, body, faults, strict=strict)
    width = len(headers)
    return Table(
        file=file,
        headers=headers,
        rows=tuple(Row(n, _fitted(cells, width)) for n, cells in body),
        header_row=filled[under - 1].number,
        place=faults.place,
        notes=notes,
    )


def _header_at(filled: Sequence[Row]) -> int:
    """Find the first row with two cells or more; the very first when there is none."""
    for place, row in enumerate(filled[:_TITLE_ROWS]):
        if sum(map(bool, row.cells)) > 1:
            return place
    return 0


def _depth(number: int, merges: Sequence[Merge]) -> int:
    """How many rows the header takes: as many as a cell merged downwards."""
    last = max(
        (merge.last for merge in merges if merge.first == number), default=number
    )
    return min(last - number + 1, _HEADER_ROWS)


def _headers(rows: Sequence[Row]) -> tuple[str, ...]:
    """Take the lowest text of every column, without empty columns at the end."""
    heads = [""] * max(len(row.cells) for row in rows)
    for row in rows:
        for place, cell in enumerate(row.cells):
            heads[place] = cell or heads[place]
    while heads and not heads[-1]:
        heads.pop()
    return tuple(heads)


def _check(
    headers: Sequence[str], body: Sequence[Row], faults: Faults, *, strict: bool
) -> None:
    width = len(headers)
    for number, cells in body:
        if strict and len(cells) != width:
            _check_width(number, cells, width, faults)
        for place, cell in enumerate(cells[:width]):
            if len(cell) > MAX_CELL:
                head = headers[place] or letter(place)
                faults.add(
                    "long_cell", number, head, place, size=len(cell), most=MAX_CELL
                )


def _check_width(number: int, cells: Sequence[str], width: int, faults: Faults) -> None:
    """Empty cells at the end are no fault: spreadsheets save them for every row."""
    if any(cells[width:]):
        faults.add("wide", number, cells=len(cells), heads=width)
    elif len(cells) < width:
        faults.add("narrow", number, cells=len(cells), heads=width)


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    if len(cells) == width:
        return cells
    return (*cells[:width], *([""] * (width - len(cells))))


def _notes(
    title_above: int, headers: Sequence[str], body: Sequence[Row], locale: str
) -> tuple[str, ...]:
    notes: list[str] = []
    if title_above:
        notes.append(say(MESSAGES, "title_rows", locale, first=title_above))
    widest = max(len(row.cells) for row in body)
    bare = [p for p in range(widest) if p >= len(headers) or not headers[p]]
    lost = tuple(
        letter(p) for p in bare if any(len(cells) > p and cells[p] for _, cells in body)
    )
    if lost:
        notes.append(say(MESSAGES, "headless", locale, letters=lost))
    return tuple(notes)


def letter(place: int) -> str:
    """Name a column as spreadsheets do.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
