"""Text tables: which letters, which delimiter, which quotes."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from camp.scripts import clean
from camp.sheets.problems import UnfitError
from camp.sheets.table import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Row, seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_TEXT: Final = 30_000_000
"""Most bytes of a text file."""

_MAX_RECORD: Final = 2_000_000
"""Most characters of one row: beyond it a quote was lost."""
DELIMITERS: Final = (",", "\t", ";", "，")
_SAMPLE: Final = 30
"""Lines that decide on the delimiter."""
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_NAMED: Final = re.compile("sep=([,;\t|，])", re.IGNORECASE)
"""The line by which Excel names the delimiter."""
_GUARDED: Final = re.compile(r"'+[=+\-@＝＋－＠\t\r]")
"""A cell that was kept from being a formula; see :mod:`camp.sheets.writing`."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_WEB: Final = re.compile(r"\s*<(?:!doctype|html|head|meta|table|\?xml)", re.IGNORECASE)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BYTE_PAIR: Final = re.compile(rb"[\x81-\xfe](?:([\x40-\x7e])|[\x80-\xfe])")
_FEW_HAN: Final = 3
_NOISE: Final = 50
"""One control character in this many is no text any more; a few are always forgiven."""
_FORGIVEN: Final = 4


def rows(body: bytes) -> Iterator[Row]:
    """Read a text table row by row; a quoted line break does not end a row."""
    text = table_text(body)
    shown = shown_in(text)
    for number, cells in records(text):
        yield Row(number, tuple(map(shown, cells)))


def table_text(body: bytes) -> str:
    """Turn the bytes of a text table into text; what is none is refused."""
    if len(body) > MAX_TEXT:
        raise UnfitError(
            "too_big", size=len(body) // 1_000_000, most=MAX_TEXT // 1_000_000
        )
    text = decode(body).replace("\r\n", "\n").replace("\r", "\n")
    if _WEB.match(text):
        raise UnfitError("web")
    start = text[:10_000]
    if len(_CONTROL.findall(start)) > max(_FORGIVEN, len(start) // _NOISE):
        raise UnfitError("not_a_sheet")
    return text


def shown_in(text: str) -> Callable[[str], str]:
    """How the cells of a text are made clean; most texts need little."""
    return _shown if _GUARDED.search(text) or clean(text) != text else str.strip


def records(text: str, delimiter: str = "") -> Iterator[tuple[int, list[str]]]:
    """Read the rows of a text as they stand; the delimiter is found out if not given."""
    named = _NAMED.match(text)
    lines = _Lines(text)
    if named:
        next(lines)
    chosen = named[1] if named else delimiter or _delimiter(text)
    return _records(lines, chosen, 2 if named else 1)


def decode(body: bytes) -> str:
    """Turn bytes into text: UTF-16 or UTF-8 with a mark, UTF-8, GB18030."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _decoded(body[len(mark) :], encoding)
    if b"\0" in body:
        raise UnfitError("not_a_sheet")
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        before = body[: error.start].decode()
    if sum(sign > "\u0800" for sign in before) >= _FEW_HAN:
        raise UnfitError("broken", row=before.count("\n") + 1)
    if not _looks_chinese(body):
        raise UnfitError("encoding")
    return _decoded(body, "gb18030")


def _decoded(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            raise UnfitError(
                "broken", row=body[: error.start].count(b"\n") + 1
            ) from None
        raise UnfitError("encoding") from None


def _looks_chinese(body: bytes) -> bool:
    """Tell GB18030 from a western alphabet: its second bytes are seldom ASCII letters."""
    ascii_seconds = _BYTE_PAIR.findall(body[:1_000_000])
    return 2 * sum(map(bool, ascii_seconds)) <= len(ascii_seconds)


class _Lines:
    """The lines of a text; stops one record from taking the whole file."""

    def __init__(self, text: str) -> None:
        self._found = _LINE.finditer(text)
        self.taken = 0
        """Characters since the record began."""

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._found)[0]
        self.taken += len(line)
        if self.taken > _MAX_RECORD:
            raise _EndlessError
        return line


class _EndlessError(Exception):
    pass


def _records(
    lines: _Lines, delimiter: str, first: int
) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
    number = first - 1
    while True:
        number += 1
        lines.taken = 0
        try:
            cells = next(reader, None)
        except _EndlessError:
            raise UnfitError("endless", row=number, most=_MAX_RECORD) from None
        except csv.Error as error:
            code = "endless" if "limit" in str(error) else "quote"
            raise UnfitError(code, row=number, most=MAX_CELL) from None
        if cells is None:
            return
        if number > MAX_ROWS:
            raise UnfitError("many_rows", most=MAX_ROWS)
        if len(cells) > MAX_COLUMNS and any(cells[MAX_COLUMNS:]):
            raise UnfitError("many_columns", row=number, most=MAX_COLUMNS)
        yield number, cells


def _shown(cell: str) -> str:
    text = cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell
    return seen(text)


def _delimiter(text: str) -> str:
    """Choose the delimiter under which most lines have as many cells as the header.

    Lines are taken as they stand: a quoted line break makes two odd ones, no more.
    """
    lines = islice(_LINE.finditer(text), _SAMPLE)
    sample = [re.sub(r'"[^"]*"', "", found[0][:MAX_CELL]) for found in lines]
    return max(DELIMITERS, key=lambda delimiter: _agreement(sample, delimiter))


def _agreement(sample: list[str], delimiter: str) -> tuple[int, int]:
    """How many lines share the commonest number of cells, and that number."""
    widths = Counter(line.count(delimiter) + 1 for line in sample if delimiter in line)
    if not widths:
        return 0, 0
    width, lines = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
    return lines, width
