"""From entries to the plain tree of a curriculum: cells read, days put together."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from camp.curriculum.planning import numbering
from camp.curriculum.planning.blocks import UnreadError
from camp.curriculum.planning.draft import Draft
from camp.curriculum.planning.escapes import NOTHING, restored
from camp.curriculum.planning.fields import (
    BLOCKS,
    DAY_CELLS,
    MAIN,
    NOT_OF_THE_FILE,
    SETTING_CELLS,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from camp.curriculum.planning.cells import Cell
    from camp.curriculum.planning.draft import DayRow, Entry, Pages, Spot

_UNKNOWN: Final = object()
_ANOTHER_WAY: Final[Mapping[tuple[str, str], str]] = {("activity", "about"): "what"}
"""What a shared column means where the block has no such field."""


def assembled(pages: Pages) -> Draft:
    """Read every cell of a plan; what cannot be read is remarked at its place."""
    draft = Draft()
    for entry in pages.settings:
        _setting(entry, draft, pages)
    days = numbering.in_order(pages)
    draft.tree["days"] = [{} for _ in days]
    draft.numbers = [number for number, _ in days]
    for place, (_, row) in enumerate(days):
        _day(place, row, draft, pages)
    _stages(days, draft, pages)
    return draft


def _read(cell: Cell, entry: Entry, pages: Pages) -> Any:
    try:
        return cell.read(restored(entry.text))
    except UnreadError as unread:
        pages.wrong(unread.code, entry.spot, **unread.values)
        return _UNKNOWN


def _setting(entry: Entry, draft: Draft, pages: Pages) -> None:
    steps = tuple(entry.key.split("."))
    if steps in draft.origins:
        first = draft.origins[steps].row
        pages.wrong("setting_twice", entry.spot, name=entry.spot.column, first=first)
        return
    value = _read(SETTING_CELLS[entry.key], entry, pages)
    draft.origins[steps] = entry.spot
    if value is not _UNKNOWN and not (value == {} and entry.text in NOTHING):
        draft.put(steps, value, entry.spot)


def _day(place: int, row: DayRow, draft: Draft, pages: Pages) -> None:
    """Put one day together; a shared column goes to the block of the day's kind."""
    top = ("days", place)
    kind = numbering.kind_of(row)
    draft.origins[top] = row.spot
    if kind:
        entry = row.entry("kind")
        draft.put((*top, "kind"), kind, entry.spot if entry else row.spot)
        if entry is None:
            pages.note("kind_guessed", row.spot, kind=kind)
    for entry in row.entries:
        if entry.key in NOT_OF_THE_FILE or entry.key == "kind":
            continue
        value = _read(DAY_CELLS[entry.key], entry, pages)
        key = _home(entry, kind, pages)
        if value is _UNKNOWN or not key:
            continue
        _put(draft, (*top, *key.split(".")), value, entry.spot)


def _put(draft: Draft, steps: tuple[str | int, ...], value: Any, spot: Spot) -> None:
    """Put a value; a column of its own (加读分钟) adds to what the block says."""
    above: Any = draft.tree
    for step in steps[:-1]:
        above = above[step] if isinstance(step, int) else above.setdefault(step, {})
    there = above.get(steps[-1])
    if isinstance(there, dict) and isinstance(value, dict):
        value = {**value, **there}
    draft.put(steps, value, spot)


def _home(entry: Entry, kind: str, pages: Pages) -> str:
    """Say which field of the day a column fills; empty when it fills none."""
    block, _, name = entry.key.rpartition(".")
    if block == "main":
        block = MAIN.get(kind, "")
        if not block:
            pages.note("no_main", entry.spot, kind=kind)
            return ""
    if block in {"", "reading", "extra", "homework", "guidance"}:
        return entry.key
    name = _ANOTHER_WAY.get((block, name), name)
    if name not in BLOCKS[block].model_fields:
        pages.note("no_field", entry.spot)
        return ""
    return f"{block}.{name}"


def _stages(days: list[tuple[int, DayRow]], draft: Draft, pages: Pages) -> None:
    """Make the path of a column of stages, unless the path is given."""
    named = [(number, row.text("stage")) for number, row in days]
    if not any(stage for _, stage in named):
        return
    if "path" in draft.tree:
        pages.note("stages_unread")
        return
    draft.tree["path"] = []
    for place, (stage, run) in enumerate(groupby(_filled(named), key=lambda n: n[1])):
        numbers = [number for number, _ in run]
        level = {"title": stage, "first": str(numbers[0]), "last": str(numbers[-1])}
        draft.tree["path"].append(level)
        row = dict(days)[numbers[0]]
        entry = row.entry("stage")
        draft.origins["path", place] = entry.spot if entry else row.spot


def _filled(named: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Let an empty stage be the one above; those before the first join it."""
    last = next(stage for _, stage in named if stage)
    filled = []
    for number, stage in named:
        last = stage or last
        filled.append((number, last))
    return filled
