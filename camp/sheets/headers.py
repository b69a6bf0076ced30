"""Which column is which: headers in Chinese or English, as people write them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp.sheets.problems import Faults
from camp.sheets.wording import MESSAGES, say, side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from camp.sheets.table import Table

_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
"""What a form adds to a header: 手机号（必填）."""
_ASKED: Final = re.compile(
    r"^(?:q?\d+[.、:]+)?(?:请填写|请输入)?(?:您的|你的)?", re.IGNORECASE
)
"""How a questionnaire asks: 1、您的姓名."""
_MOST: Final = 12
_SPACE: Final = re.compile(r"[\s*]+")
_LOOSE: Final = re.compile(r"[:?。_\-·'\"“”]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column a sheet may have; the first of its ``names`` that is there is read."""

    key: str
    names: tuple[str, ...]
    required: bool = False

    def called(self, locale: str) -> str:
        """Call the column by the first name of a language."""
        english = [name for name in self.names if name.isascii()]
        return english[0] if english and side(locale) else self.names[0]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the wanted columns stand."""

    at: Mapping[str, int]
    """Column key -> place in a row's cells; columns that are not there are left out."""
    headers: Mapping[str, str]
    """Column key -> the header as the file has it."""
    notes: tuple[str, ...] = ()


def columns(table: Table, wanted: Sequence[Column], locale: str) -> Columns:
    """Find the wanted columns; SheetError names every one that is missing or twice there.

    Case, width, spaces and marks do not count, nor does what stands in brackets.
    Columns that nobody wants are a note.
    """
    faults = Faults(locale, table.place)
    found = matched(table, wanted, faults)
    faults.settle()
    return found


def matched(table: Table, wanted: Sequence[Column], faults: Faults) -> Columns:
    """Find the wanted columns; what is wrong goes to ``faults``."""
    places: dict[str, list[int]] = {}
    for place, header in enumerate(table.headers):
        places.setdefault(folded(header), []).append(place)
    places.pop("", None)
    at: dict[str, int] = {}
    for column in wanted:
        names = [name for name in map(folded, column.names) if name in places]
        if names:
            at[column.key] = _single(table, places[names[0]], faults)
        elif column.required:
            missing = {"names": column.names, "heads": _shown(table.headers)}
            called = column.called(faults.locale)
            faults.add("no_column", table.header_row, called, **missing)
    headers = {key: table.headers[place] for key, place in at.items()}
    return Columns(at, headers, _unread(table, at.values(), faults.locale))


def folded(text: str) -> str:
    """Reduce a header or a word to what counts when it is compared.

    >>> folded("＊手机号（必填）："), folded("Do-Not contact")
    ('手机号', 'donotcontact')
    """
    plain = _SPACE.sub("", unicodedata.normalize("NFKC", text).casefold())
    bare = _ASIDE.sub("", plain) or plain
    return _LOOSE.sub("", _ASKED.sub("", bare))


def _single(table: Table, places: Sequence[int], faults: Faults) -> int:
    if len(places) > 1:
        header = table.headers[places[0]]
        faults.add("twice", table.header_row, header, count=len(places))
    return places[0]


def _unread(table: Table, used: Iterable[int], locale: str) -> tuple[str, ...]:
    taken = set(used)
    left = [h for place, h in enumerate(table.headers) if h and place not in taken]
    return (say(MESSAGES, "unread", locale, heads=_shown(left)),) if left else ()


def _shown(headers: Iterable[str]) -> tuple[str, ...]:
    """Show the first headers of a table, enough to recognise it."""
    there = [header for header in headers if header]
    return (*there[:_MOST], "…") if len(there) > _MOST else tuple(there)
