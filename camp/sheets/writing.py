"""Writing tables: files that open in a spreadsheet, and never as a formula."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


Value: TypeAlias = str | int | float | date | datetime | None
"""What a cell may hold; dates are written as text, local as they are."""

_FORMULA: Final = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
"""What a spreadsheet would run or hide; a guard before such a text gets one more."""
_PLAIN_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
_QUOTED: Final = re.compile(r'[",;\t\r\n，]')
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What readers take for the number of a character."""
_NO_TITLE: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_TITLE: Final = 31
_FIXED: Final = (1980, 1, 1, 0, 0, 0)
_STAMPS: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_MEASURED: Final = 200
"""Rows that decide how wide a column is."""
_WIDEST: Final = 60
_WIDE: Final = "FWA"


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Write UTF-8 with a mark, so that Excel reads it too.

    A text that would be a formula gets an apostrophe in front; :func:`read` takes it
    away again. Plain numbers, -3 too, stay as they are.
    """
    lines = [",".join(map(_csv_cell, row)) for row in (headers, *rows)]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig", "replace")


def _csv_cell(value: Value) -> str:
    text = _text(value)
    if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text):
        text = f"'{text}"
    if _QUOTED.search(text) or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text


def write_xlsx(
    headers: Sequence[str], rows: Iterable[Sequence[Value]], title: str
) -> bytes:
    """Write a workbook of one sheet; the same rows give the same bytes.

    Texts are texts, whatever they begin with; the header is bold and stays in view.
    """
    return write_book([(title, [list(headers), *map(list, rows)])], wrapped=False)


def write_book(
    sheets: Iterable[tuple[str, Sequence[Sequence[Value]]]], *, wrapped: bool = True
) -> bytes:
    """Write a workbook of several sheets, title and rows, the header first.

    ``wrapped`` shows every line of a cell, for texts that are read and edited there.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - loads slowly

    workbook = Workbook(write_only=True)
    for title, rows in sheets:
        sheet = workbook.create_sheet(_title(title))
        sheet.freeze_panes = "A2"
        _widen(sheet, rows[: _MEASURED + 1])
        _fill(sheet, rows, wrapped=wrapped)
    packed = io.BytesIO()
    workbook.save(packed)
    return _without_dates(packed.getvalue())


def _fill(sheet: Any, rows: Sequence[Sequence[Value]], *, wrapped: bool) -> None:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    around = Alignment(wrap_text=True, vertical="top") if wrapped else None

    def cell(value: Value) -> Any:
        if value is None or type(value) in {int, float}:
            return value
        made = WriteOnlyCell(sheet, value="")
        made.value = _ESCAPE.sub("_x005F_", _FORBIDDEN.sub("", _text(value)))
        made.data_type = "s"
        if around:
            made.alignment = around
        return made

    top = [cell(header) for header in rows[0]]
    for head in top:
        head.font = Font(bold=True)
    sheet.append(top)
    for row in rows[1:]:
        sheet.append([cell(value) for value in row])


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds" if value.second else "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _title(title: str) -> str:
    bare = _NO_TITLE.sub(" ", _FORBIDDEN.sub("", title)).strip(" '")
    return bare[:_LONGEST_TITLE].strip() or "Sheet1"


def _widen(sheet: Any, rows: Iterable[Sequence[Value]]) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    widths: dict[int, int] = {}
    for row in rows:
        for place, value in enumerate(row, 1):
            widths[place] = max(widths.get(place, 0), _width(_text(value)))
    for place, width in widths.items():
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = min(max(width, 6) + 2, _WIDEST)


def _width(text: str) -> int:
    """How wide a text's longest line is; a Chinese character takes two places."""
    return max(
        (
            sum(1 + (unicodedata.east_asian_width(c) in _WIDE) for c in line)
            for line in text.splitlines()
        ),
        default=0,
    )


def _without_dates(packed: bytes) -> bytes:
    """Pack a workbook again with fixed times, in the archive and in its properties."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                part = _STAMPS.sub(rb"\g<1>2000-01-01T00:00:00Z", part)
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, part)
    return out.getvalue()
