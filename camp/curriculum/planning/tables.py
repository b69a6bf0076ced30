"""Planning tables: a row a day under a header, settings above it or on another sheet."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, TypeAlias

from camp.curriculum.planning.draft import DayRow, Entry, Pages, Spot
from camp.curriculum.planning.names import (
    DAY_KEYS,
    SETTING_KEYS,
    folded,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Line: TypeAlias = "tuple[int, tuple[str, ...]]"
"""A row's number as a spreadsheet shows it, and the texts of its cells."""

_FEWEST: Final = 3
"""Known headers that make a row the header."""
_PLACING: Final = frozenset({"number", "date", "kind"})
"""With one of these, two are enough."""
_LONGEST_HEAD: Final = 40
_SETTING_HEADS: Final = {
    folded(word)
    for word in ("设置", "全营设置", "项", "项目", "settings", "setting", "item")
}


def is_header(text: str) -> bool:
    """Whether a text is the header of a day's column."""
    return len(text) <= _LONGEST_HEAD and folded(text) in DAY_KEYS


def read_table(grids: Iterable[tuple[str, Sequence[Line]]]) -> Pages:
    """Read the worksheets of a plan, name and rows; what cannot be read is remarked."""
    pages = Pages()
    sheets = [(name, list(rows)) for name, rows in grids]
    many = len(sheets) > 1
    numbered = []
    for name, rows in sheets:
        sheet = name if many else ""
        at = _header_at(rows)
        _settings(rows if at is None else rows[:at], sheet, pages, alone=at is None)
        if at is not None:
            numbered.append(_days(rows, at, sheet, pages))
    pages.numbered = any(numbered)
    if not numbered:
        pages.wrong("no_header", values=("天", "类型", "标题", "金句", "轻度"))
    elif not pages.days:
        pages.wrong("no_days")
    pages.settle()
    return pages


def _header_at(rows: Sequence[Line]) -> int | None:
    """Find the row with the most headers; None when no row has enough."""
    best, most = None, 0
    for place, (_, cells) in enumerate(rows):
        known = {DAY_KEYS[folded(cell)] for cell in cells if is_header(cell)}
        is_setting = folded(cells[0]) in SETTING_KEYS if cells else False
        enough = _FEWEST - bool(known & _PLACING and not is_setting)
        if len(known) >= max(enough, most + 1):
            best, most = place, len(known)
    return best


def _settings(rows: Sequence[Line], sheet: str, pages: Pages, *, alone: bool) -> None:
    """Read rows of a name and what it says; a row without a name goes on with the last."""
    found: list[Entry] = []
    unknown: list[str] = []
    for number, cells in rows:
        head, *rest = cells or ("",)
        words = "\n".join(cell for cell in rest if cell)
        key = SETTING_KEYS.get(folded(head)) if head else None
        spot = Spot(number, head or (found[-1].spot.column if found else ""), sheet)
        if not head and words and found:
            last = found.pop()
            found.append(Entry(last.key, f"{last.text}\n{words}".strip(), last.spot))
        elif key and (words or len(rest) >= 1):
            found.append(Entry(key, words, spot))
        elif words and folded(head) not in _SETTING_HEADS and not is_header(head):
            _unknown_setting(head, spot, pages, unknown)
    pages.settings += [entry for entry in found if entry.text]
    if alone and not found:
        pages.note("sheet_unread", None, sheet=sheet)
    elif unknown:
        pages.note("settings_unread", None, names=tuple(unknown))


def _unknown_setting(head: str, spot: Spot, pages: Pages, unknown: list[str]) -> None:
    near = near_name(head, SETTING_KEYS)
    if near:
        pages.wrong("near_setting", spot, name=head, near=near)
    elif head:
        unknown.append(head)


def near_name(word: str, known: Mapping[str, str]) -> str:
    """Find the name that was probably meant; empty when there is none."""
    plain = folded(word)
    if not 1 < len(plain) <= _LONGEST_HEAD:
        return ""
    cutoff = 0.75 if plain.isascii() else 0.5
    close = get_close_matches(plain, known, n=3, cutoff=cutoff)
    return next((name for name in close if _is_slip(plain, name)), "")


def _is_slip(plain: str, name: str) -> bool:
    """Whether two names differ by a slip: 金局 and 金句 do, 备注 and 注意 do not."""
    if len(plain) == len(name):
        same = sum(a == b for a, b in zip(plain, name, strict=True))
        return 2 * same >= len(name)
    longer, shorter = sorted((plain, name), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and len(shorter) > 2  # noqa: PLR2004


def _days(rows: Sequence[Line], at: int, sheet: str, pages: Pages) -> bool:
    """Read the rows below a header; True when they have a column of numbers."""
    number, heads = rows[at]
    keys = _columns(number, heads, sheet, pages)
    for row, cells in rows[at + 1 :]:
        if cells == heads:
            continue
        entries = tuple(
            Entry(keys[place], cell, Spot(row, heads[place], sheet))
            for place, cell in enumerate(cells)
            if cell and place in keys
        )
        if entries:
            pages.days.append(DayRow(Spot(row, "", sheet), entries))
    return "number" in keys.values()


def _columns(
    number: int, heads: Sequence[str], sheet: str, pages: Pages
) -> dict[int, str]:
    """Say which column holds what; the same one twice, or one misspelt, is wrong."""
    keys: dict[int, str] = {}
    first: dict[str, str] = {}
    unread: list[str] = []
    for place, head in enumerate(heads):
        spot = Spot(number, head, sheet)
        key = DAY_KEYS.get(folded(head)) if head else None
        if key is None:
            near = near_name(head, DAY_KEYS)
            if near:
                pages.wrong("near_header", spot, name=head, near=near)
            elif head:
                unread.append(head)
        elif key in first:
            pages.wrong("header_twice", spot, name=head, first=first[key])
        else:
            keys[place] = key
            first[key] = head
            pages.heads.setdefault(key, head)
    if unread:
        pages.note("headers_unread", Spot(number, "", sheet), names=tuple(unread))
    return keys
