"""A workbook's archive, weighed and looked over before anything parses it.

The parser is native code: a cell that claims to stand in row 1,048,576, a count of four
milliards, or a long text shared by every cell would end the process, not raise. So it
gets an archive packed anew, with only the parts it needs, of which this room knows:
every tag is plain, every cell names a place within the limits, and all shared texts
together are not larger than a file may be. What is written otherwise is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from camp.sheets.problems import UnfitError
from camp.sheets.table import MAX_COLUMNS, MAX_ROWS

MAX_UNPACKED: Final = 60_000_000
"""Most bytes of a workbook's parts, unpacked."""

_MAX_ENTRIES: Final = 2_000
_MAX_RATIO: Final = 250
"""Sheets of equal rows reach 100; a bomb reaches 1,000."""
_RATIO_FROM: Final = 1_000_000
"""Below this many bytes a ratio says nothing."""
_MAX_MERGES: Final = 50_000
_MAX_TEXTS: Final = 1_000_000
_MAX_STYLES: Final = 200_000
"""Excel's own limit is 65,490, and old workbooks do reach it."""
_MB: Final = 1_000_000

_WORKBOOK: Final = "xl/workbook.xml"
_TEXTS: Final = "xl/sharedstrings.xml"
_STYLES: Final = "xl/styles.xml"
_SHEETS: Final = "xl/worksheets/"
_NEEDED: Final = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|xl/_rels/workbook\.xml\.rels"
    r"|xl/(?:workbook|sharedstrings|styles)\.xml|xl/worksheets/[^/]+\.xml"
)

_START: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>?]*\?>)?")
_P: Final = rb"(?:(?!/)[^ \t\r\n<>]*:)?"
"""A tag may carry a namespace prefix: whatever a careless parser takes for one."""
_NAME: Final = rb"""[^\s<>"'!?/=]+"""
_NOT_PLAIN: Final = re.compile(
    rb"<(?!/?" + _NAME + rb"""(?:\s+[^\s<>"'/=]+=(?:"[^<"]*"|'[^<']*'))*+\s*/?>)"""
)
_OTHERS: Final = rb'(?:\s+(?!r=)[^\s<>"\'/=]+="[^<>"]*")*+'
_PLACED: Final = rb"(?:[A-Z]|[AB][A-Z]|C[A-V])(?:[1-9][0-9]{0,3}|[1-4][0-9]{4}|50000)"
"""A1 to CV50000: as :data:`MAX_COLUMNS` and :data:`MAX_ROWS` say."""
_BARE: Final = rb"[A-Z]{1,3}[0-9]{1,7}"
"""Empty cells carry formats far beyond the last text, and the parser drops them."""
_CELLS: Final = (
    rb"<%(p)sc(?=[\s/>])(?!%(others)s\s+r="
    rb'(?:"%(placed)s"%(others)s\s*/?>|"%(bare)s"%(others)s\s*(?:/>|></)))'
)
"""Matches a cell that is not plain or stands too far out."""
_SHARED: Final = rb'<%(p)sc\s[^<>]*?t="s"[^<>]*?(?:/>|></|><%(p)sv>([0-9]{1,7})</%(p)sv></%(p)sc>|(>))'
"""Matches a cell with a shared text: its number, or a sign that it is not plain."""
_PREFIXED: Final = re.compile(rb":c[\s/>]")
_FAR: Final = re.compile(
    rb'<[^<>]*?\sr="(?!%(placed)s")[A-Z]{1,3}([1-9][0-9]{0,6})"' % {b"placed": _PLACED}
)
_TEXT: Final = re.compile(rb"<(/?)" + _P + rb"si(?=[\s/>])[^<]*?(/?)>")
_HUGE_COUNT: Final = re.compile(
    rb"<" + _P + rb"""sst\s[^<]*?[cC]ount=["'](?![0-9]{1,7}["'])"""
)
_LONG_FORMAT: Final = re.compile(rb"formatCode\s*=[^<]{1000}")
"""The parser walks a number format anew for every style that names it."""


def repacked(body: bytes) -> tuple[bytes, int]:
    """Give the archive anew, fit for the parser, and the number of its worksheets."""
    try:
        parts = _unpacked(body)
    except UnfitError:
        raise
    except Exception as error:
        raise UnfitError("damaged") from error
    known = {name.lower(): part for name, part in parts.items()}
    if _WORKBOOK not in known:
        raise UnfitError("not_a_workbook")
    for name, part in known.items():
        _look_over(name, part)
    sheets = [part for name, part in known.items() if name.startswith(_SHEETS)]
    _weigh_texts(known.get(_TEXTS, b""), sheets)
    return _packed(parts), len(sheets)


def _unpacked(body: bytes) -> dict[str, bytes]:
    """Unpack what a reader needs, after a look at what it claims to weigh."""
    if body.count(b"PK\x01\x02") > _MAX_ENTRIES:
        raise UnfitError("stuffed")
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        needed = {
            name.lower(): (name, entry)
            for entry in archive.infolist()
            if _NEEDED.fullmatch((name := entry.filename.replace("\\", "/")).lower())
        }
        size = sum(entry.file_size for _, entry in needed.values())
        if size > MAX_UNPACKED:
            raise UnfitError("bomb", size=size // _MB, most=MAX_UNPACKED // _MB)
        return {name: _part(archive, entry) for name, entry in needed.values()}


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Unpack one part; what is longer than it claims ends in a wrong checksum."""
    if entry.flag_bits & 1:
        raise UnfitError("locked")
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise UnfitError("stuffed")
    if entry.file_size > max(_RATIO_FROM, entry.compress_size * _MAX_RATIO):
        raise UnfitError("stuffed")
    with archive.open(entry) as packed:
        return packed.read(entry.file_size)


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


def _look_over(name: str, part: bytes) -> None:
    """See that a part is what it seems to be, to any parser, and small where it counts."""
    if b"\0" in part or b"<!" in part:
        raise UnfitError("odd")
    if name.startswith(_SHEETS):
        _look_over_sheet(part)
        return
    start = _START.match(part)
    if _NOT_PLAIN.search(part, start.end() if start else 0):
        raise UnfitError("odd")
    texts = part.count(b"<si") + part.count(b":si")
    styles = part.count(b"<xf") + part.count(b":xf")
    if texts > _MAX_TEXTS or styles > _MAX_STYLES:
        raise UnfitError("stuffed")
    if _HUGE_COUNT.search(part) or _LONG_FORMAT.search(part):
        raise UnfitError("stuffed")


def _look_over_sheet(part: bytes) -> None:
    if part.count(b"mergeCell ") > _MAX_MERGES:
        raise UnfitError("stuffed")
    if (b"<si" in part or b":si" in part) and _TEXT.search(part):
        raise UnfitError("odd")
    cell = _pattern(_CELLS, part).search(part)
    if not cell:
        return
    far = _FAR.match(part, cell.start())
    if far and int(far[1]) > MAX_ROWS:
        raise UnfitError("many_rows", most=MAX_ROWS)
    if far:
        raise UnfitError("many_columns", most=MAX_COLUMNS)
    raise UnfitError("odd")


def _pattern(pattern: bytes, part: bytes) -> re.Pattern[bytes]:
    """Make a pattern for a part's cells; looking for prefixes costs, so only if needed."""
    prefix = _P if _PREFIXED.search(part) else b""
    values = {b"p": prefix, b"others": _OTHERS, b"placed": _PLACED, b"bare": _BARE}
    return re.compile(pattern % values)


def _weigh_texts(texts: bytes, sheets: list[bytes]) -> None:
    """Add up the shared texts of every cell: the parser copies them for each."""
    sizes = _text_sizes(texts)
    size = 0
    for sheet in sheets:
        if b't="s"' not in sheet:
            continue
        found = _pattern(_SHARED, sheet).findall(sheet)
        if any(odd for _, odd in found):
            raise UnfitError("odd")
        numbers = [int(number) for number, _ in found if number]
        if numbers and max(numbers) >= len(sizes):
            raise UnfitError("damaged")
        size += sum(map(sizes.__getitem__, numbers))
    if size > MAX_UNPACKED:
        raise UnfitError("bomb", size=size // _MB, most=MAX_UNPACKED // _MB)


def _text_sizes(texts: bytes) -> list[int]:
    """Measure every shared text in bytes, its tags included."""
    sizes: list[int] = []
    began = -1
    for tag in _TEXT.finditer(texts):
        closes, empty = tag.groups()
        if bool(closes) == (began < 0):
            raise UnfitError("odd")
        if closes:
            sizes.append(tag.start() - began)
            began = -1
        elif empty:
            sizes.append(0)
        else:
            began = tag.end()
    return sizes
