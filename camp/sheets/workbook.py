"""Workbooks: the first worksheet that holds anything, its cells as a person sees them."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from camp.sheets.archive import repacked
from camp.sheets.problems import UnfitError
from camp.sheets.table import Merge, Row, seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from python_calamine import CalamineSheet, CalamineWorkbook

V = TypeVar("V")

_EXACT: Final = 1e15
"""From here on a spreadsheet's number no longer holds every digit."""
_HALF_A_SECOND: Final = timedelta(milliseconds=500)


class Worksheet(NamedTuple):
    """The worksheet that was read."""

    name: str
    others: tuple[str, ...]
    """Names of the worksheets that were not."""
    rows: tuple[Row, ...]
    merges: tuple[Merge, ...]


class Whole(NamedTuple):
    """A worksheet among several."""

    name: str
    rows: tuple[Row, ...]
    spans: tuple[Span, ...]


class Span(NamedTuple):
    """Merged cells: first and last row, first and last column, counted from 0."""

    top: int
    bottom: int
    left: int
    right: int


def first_filled(body: bytes) -> Worksheet:
    """Read the first worksheet that holds anything; hidden ones come last."""
    return _opened(*repacked(body), _first)


def every_filled(archive: bytes, sheets: int) -> tuple[Whole, ...]:
    """Read every worksheet in view that holds anything; the hidden ones if none is.

    ``archive`` and ``sheets`` are what :func:`camp.sheets.archive.repacked` gave.
    """
    return _opened(archive, sheets, _every)


def _opened(
    archive: bytes, sheets: int, look: Callable[[CalamineWorkbook, int], V]
) -> V:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - native, loads slowly

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(archive)) as workbook:
            return look(workbook, sheets)
    except UnfitError:
        raise
    except Exception as error:
        raise UnfitError("damaged") from error


def _first(workbook: CalamineWorkbook, sheets: int) -> Worksheet:
    names = _names(workbook)
    if len(names) > sheets:
        raise UnfitError("odd")
    for name in names:
        sheet = workbook.get_sheet_by_name(name)
        rows = _rows(sheet)
        if any(any(row.cells) for row in rows):
            others = tuple(other for other in names if other != name)
            return Worksheet(name, others, rows, _merges(sheet))
    raise UnfitError("blank")


def _every(workbook: CalamineWorkbook, sheets: int) -> tuple[Whole, ...]:
    names, in_view = _names(workbook), _in_view(workbook)
    if len(names) > sheets:
        raise UnfitError("odd")
    found: list[Whole] = []
    for name in names:
        if found and name not in in_view:
            break
        sheet = workbook.get_sheet_by_name(name)
        rows = _rows(sheet)
        if any(any(row.cells) for row in rows):
            ranges = sheet.merged_cell_ranges or ()
            spans = (Span(a[0], b[0], a[1], b[1]) for a, b in ranges)
            found.append(Whole(name, rows, tuple(spans)))
    if not found:
        raise UnfitError("blank")
    return tuple(found)


def _in_view(workbook: CalamineWorkbook) -> set[str]:
    from python_calamine import SheetVisibleEnum  # noqa: PLC0415

    sheets = workbook.sheets_metadata
    return {s.name for s in sheets if s.visible == SheetVisibleEnum.Visible}


def _names(workbook: CalamineWorkbook) -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415

    sheets = [s for s in workbook.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
    sheets.sort(key=lambda sheet: sheet.visible != SheetVisibleEnum.Visible)
    return [sheet.name for sheet in sheets]


def _rows(sheet: CalamineSheet) -> tuple[Row, ...]:
    """Every row from the first on; cells begin at the first column that is in use."""
    left = ("",) * (sheet.start[1] if sheet.start else 0)
    return tuple(
        Row(number, (*left, *[_SHOWN[type(value)](value) for value in cells]))
        for number, cells in enumerate(sheet.iter_rows(), 1)
    )


def _merges(sheet: CalamineSheet) -> tuple[Merge, ...]:
    found: Iterable[tuple[tuple[int, int], tuple[int, int]]]
    found = sheet.merged_cell_ranges or ()
    return tuple(Merge(first[0] + 1, last[0] + 1) for first, last in found)


def _number(value: float) -> str:
    """Show a number: 13800138000.0 is a phone, 3.0 is day 3."""
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    return f"{value:.15g}"


def _moment(value: datetime) -> str:
    """Show a moment to the second; a spreadsheet keeps fractions of a day."""
    value = (value + _HALF_A_SECOND).replace(microsecond=0)
    return value.isoformat(" ", "seconds" if value.second else "minutes")


def _hours(value: time) -> str:
    return _moment(datetime.combine(date.min, value)).split()[1]


def _length(value: timedelta) -> str:
    """Show a length of time as hours and minutes, as a cell formatted [h]:mm does."""
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")


_SHOWN: Final[Mapping[type, Callable[..., str]]] = {
    str: seen,
    float: _number,
    int: str,
    bool: lambda value: str(value).upper(),
    datetime: _moment,
    date: date.isoformat,
    time: _hours,
    timedelta: _length,
}
