"""Tables that line up on a terminal, where a Chinese character is two columns wide."""

from __future__ import annotations

import re
import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WIDE = {"W", "F"}
_GAP = "  "
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_NUMBER = re.compile(r"[-+]?\d[\d.,/]*%?")


def width(text: str) -> int:
    """Count the terminal columns a text takes."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {
        "Cf",
        "Mn",
        "Me",
    }:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def clip(text: str, most: int) -> str:
    """Cut a text to at most ``most`` columns, the last of them ``…``."""
    if width(text) <= most:
        return text
    kept, used = [], 1
    for character in text:
        used += _columns(character)
        if used > most:
            break
        kept.append(character)
    return "".join(kept) + "…"


def table(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Lay rows out in columns under their headers, numbers to the right.

    Every cell is put on one line; None is an empty cell. There is no blank at the end of
    a line and no line break at the end.
    """
    cells = [[_cell(value) for value in row] for row in rows]
    columns = list(zip_longest(headers, *cells, fillvalue=""))
    widths = [max(map(width, column)) for column in columns]
    right = [_is_numeric(column[1:]) for column in columns]
    lines = [list(headers), *cells]
    return "\n".join(
        _GAP.join(map(_padded, line, widths, right)).rstrip() for line in lines
    )


def _cell(value: object) -> str:
    words = "" if value is None else _CONTROL.sub(" ", str(value))
    return " ".join(words.split())


def _is_numeric(column: Sequence[str]) -> bool:
    filled = [cell for cell in column if cell]
    return bool(filled) and all(_NUMBER.fullmatch(cell) for cell in filled)


def _padded(cell: str, columns: int, right: bool) -> str:
    blank = " " * (columns - width(cell))
    return blank + cell if right else cell + blank
