"""Reading a file into a table, whatever its name says it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from camp.sheets import text, workbook
from camp.sheets.archive import MAX_UNPACKED
from camp.sheets.problems import Faults, UnfitError, of_file
from camp.sheets.table import Table, laid_out
from camp.sheets.wording import MESSAGES, PLACES, say

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OTHERS: Final = (
    *(b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF"),
    *(b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"SQLite format 3"),
)


def read(name: str, body: bytes, locale: str) -> Table:
    """Read a csv or xlsx file; SheetError says everything wrong with its form.

    What it is, its content says: ``name`` only names it. Texts are UTF-8, UTF-16 with
    a mark or GB18030, separated by , ; tab or ，. A workbook is read from the first
    worksheet that holds anything; formulas give their last results.
    """
    try:
        return _read(name, body, locale)
    except UnfitError as unfit:
        raise of_file(name, unfit, locale) from unfit


def _read(name: str, body: bytes, locale: str) -> Table:
    if kind_of(body) == "xlsx":
        return _from_workbook(name, body, locale)
    faults = Faults(locale)
    table = laid_out(name, text.rows(body), faults, strict=True)
    faults.settle()
    return table


def kind_of(body: bytes) -> str:
    """Say what a file is by its content, xlsx or csv; UnfitError when it is neither."""
    if not body:
        raise UnfitError("blank")
    if len(body) > MAX_UNPACKED:
        raise UnfitError("too_big", size=len(body) // 10**6, most=MAX_UNPACKED // 10**6)
    if body.startswith(_OLE):
        raise UnfitError("locked" if _ENCRYPTED in body else "old")
    if body.startswith(_OTHERS):
        raise UnfitError("not_a_sheet")
    return "xlsx" if body.startswith(_ZIP) else "csv"


def _from_workbook(name: str, body: bytes, locale: str) -> Table:
    sheet = workbook.first_filled(body)
    place = say(PLACES, "sheet", locale, sheet=sheet.name) if sheet.others else ""
    faults = Faults(locale, place)
    table = laid_out(name, sheet.rows, faults, strict=False, merges=sheet.merges)
    faults.settle()
    notes = table.notes
    if sheet.others:
        said = say(
            MESSAGES, "sheet_read", locale, sheet=sheet.name, others=sheet.others
        )
        notes = (said, *notes)
    return replace(table, sheet=sheet.name, notes=notes)
