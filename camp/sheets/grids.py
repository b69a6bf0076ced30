"""Whole worksheets, cell by cell, for readers who find the header themselves."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final, NamedTuple

from camp.sheets import text, workbook
from camp.sheets.archive import repacked
from camp.sheets.problems import Faults, Problem, SheetError, UnfitError, of_file
from camp.sheets.reading import kind_of
from camp.sheets.table import MAX_CELL, Row, letter
from camp.sheets.wording import MESSAGES, PLACES, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from camp.sheets.workbook import Span, Whole

    Knows = Callable[[str], bool]
    """Whether a text is a header that the reader looks for."""

_SAMPLE: Final = 300
"""Rows of a text in which the header is looked for, to tell the delimiter."""
_MOST_FILLED: Final = 200_000
"""Most cells that merged ones may fill."""
_FORMULA: Final = re.compile(r"\s*[=＝]\s*[^\s=＝]")
_ATTRIBUTE: Final = re.compile(rb'([\w:]+)="([^"]*)"')
_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_CELL: Final = re.compile(
    rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})([0-9]{1,7})"([^>]*)>(?:\s*<(?:\w+:)?(f)[\s/>])?'
)


class Grid(NamedTuple):
    """One worksheet; a text file is one without a name."""

    name: str
    rows: tuple[Row, ...]


class Grids(NamedTuple):
    """Every worksheet in view, and what its reader should know."""

    sheets: tuple[Grid, ...]
    notes: tuple[str, ...] = ()


def read_grids(name: str, body: bytes, locale: str, knows: Knows) -> Grids:
    """Read every worksheet of a csv or xlsx file; SheetError says all that is wrong.

    ``knows`` helps to tell the delimiter of a text: the right one shows the most known
    headers. A merged cell is read in each of its rows; a formula gives its last result,
    and one that has none is refused with its place.
    """
    try:
        return _read(body, locale, knows)
    except UnfitError as unfit:
        raise of_file(name, unfit, locale) from unfit


def _read(body: bytes, locale: str, knows: Knows) -> Grids:
    if kind_of(body) == "xlsx":
        return _workbook(body, locale)
    faults = Faults(locale, "")
    rows = tuple(_text_rows(body, knows, faults))
    faults.settle()
    if not any(any(row.cells) for row in rows):
        raise UnfitError("blank")
    return Grids((Grid("", rows),))


def _text_rows(body: bytes, knows: Knows, faults: Faults) -> Iterator[Row]:
    whole = text.table_text(body)
    shown = text.shown_in(whole)
    delimiter = _delimiter(whole, knows)
    for number, cells in text.records(whole, delimiter):
        row = Row(number, tuple(map(shown, cells)))
        for place, cell in enumerate(cells):
            if _FORMULA.match(cell):
                faults.add("formula_text", number, letter(place), place)
        _check_long(row, faults)
        yield row


def _delimiter(whole: str, knows: Knows) -> str:
    """Choose the delimiter that shows the most headers in one row; empty if none does."""
    best, most = "", 1
    for delimiter in text.DELIMITERS:
        found = _most_known(whole, delimiter, knows)
        if found > most:
            best, most = delimiter, found
    return best


def _most_known(whole: str, delimiter: str, knows: Knows) -> int:
    most = 0
    try:
        for number, cells in text.records(whole, delimiter):
            most = max(most, sum(map(knows, cells)))
            if number > _SAMPLE:
                break
    except UnfitError:
        return most
    return most


def _workbook(body: bytes, locale: str) -> Grids:
    archive, count = repacked(body)
    sheets = workbook.every_filled(archive, count)
    odd = _odd_cells(archive)
    found: list[Grid] = []
    notes: list[str] = []
    problems: list[Problem] = []
    for sheet in sheets:
        place = (
            say(PLACES, "sheet", locale, sheet=sheet.name) if len(sheets) > 1 else ""
        )
        faults = Faults(locale, place)
        for row in sheet.rows:
            _check_long(row, faults)
        _check_odd(sheet, odd.get(sheet.name, ()), faults)
        problems += faults.error().problems
        rows, filled = _unmerged(sheet)
        if filled:
            notes.append(say(MESSAGES, "merged", locale))
        found.append(Grid(sheet.name, rows))
    if problems:
        raise SheetError(problems)
    return Grids(tuple(found), tuple(dict.fromkeys(notes)))


def _check_long(row: Row, faults: Faults) -> None:
    for place, cell in enumerate(row.cells):
        if len(cell) > MAX_CELL:
            said = {"size": len(cell), "most": MAX_CELL}
            faults.add("long_cell", row.number, letter(place), place, **said)


def _check_odd(
    sheet: Whole, odd: Iterable[tuple[int, int, str]], faults: Faults
) -> None:
    """Refuse formulas that show nothing, and those that fail."""
    for number, place, code in odd:
        cells = sheet.rows[number - 1].cells if number <= len(sheet.rows) else ()
        is_empty = place >= len(cells) or not cells[place]
        if code == "cell_error" or is_empty:
            faults.add(code, number, letter(place), place)


def _unmerged(sheet: Whole) -> tuple[tuple[Row, ...], bool]:
    """Give a merged cell's text to each of its rows; True when any was given."""
    tall = [span for span in sheet.spans if span.bottom > span.top]
    cells = [list(row.cells) for row in sheet.rows]
    filled = 0
    for span in tall:
        filled += _fill(cells, span)
        if filled > _MOST_FILLED:
            raise UnfitError("stuffed")
    if not filled:
        return sheet.rows, False
    rows = (
        Row(row.number, tuple(texts))
        for row, texts in zip(sheet.rows, cells, strict=True)
    )
    return tuple(rows), True


def _fill(cells: Sequence[list[str]], span: Span) -> int:
    if span.top >= len(cells) or span.left >= len(cells[span.top]):
        return 0
    words = cells[span.top][span.left]
    if not words:
        return 0
    below = cells[span.top + 1 : span.bottom + 1]
    for texts in below:
        if span.left < len(texts):
            texts[span.left] = words
    return len(below)


def _odd_cells(archive: bytes) -> dict[str, list[tuple[int, int, str]]]:
    """Find formulas and errors: row, column from 0, and what to say of them."""
    with zipfile.ZipFile(io.BytesIO(archive)) as parts:
        known = {name.lower(): name for name in parts.namelist()}
        targets = _targets(parts, known)
        return {
            sheet: list(_odd_in(parts.read(known[part])))
            for sheet, part in targets.items()
            if part in known
        }


def _targets(parts: zipfile.ZipFile, known: dict[str, str]) -> dict[str, str]:
    """Say in which part each worksheet lies."""
    rels = known.get("xl/_rels/workbook.xml.rels", "")
    links = _RELATION.findall(parts.read(rels)) if rels else []
    at = {a.get("Id", ""): a.get("Target", "") for a in map(_attributes, links)}
    found = {}
    for tag in _SHEET.findall(parts.read(known["xl/workbook.xml"])):
        said = _attributes(tag)
        number = next((v for k, v in said.items() if k.endswith(":id")), "")
        target = at.get(number, "").lstrip("/").removeprefix("xl/")
        found[said.get("name", "")] = f"xl/{target}".lower()
    return found


def _attributes(tag: bytes) -> dict[str, str]:
    from html import unescape  # noqa: PLC0415 - only names of sheets need it

    found = _ATTRIBUTE.findall(tag)
    return {
        k.decode(errors="replace"): unescape(v.decode(errors="replace"))
        for k, v in found
    }


def _odd_in(part: bytes) -> Iterator[tuple[int, int, str]]:
    if b"<f" not in part and b":f" not in part and b't="e"' not in part:
        return
    for letters, row, rest, formula in _CELL.findall(part):
        code = "cell_error" if b't="e"' in rest else "formula" if formula else ""
        if code:
            yield int(row), _place(letters.decode()), code


def _place(letters: str) -> int:
    place = 0
    for sign in letters:
        place = place * 26 + ord(sign) - ord("A") + 1
    return place - 1
