"""A curriculum as a Markdown outline: lists where they say it all, fences where not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from camp.curriculum.planning.cells import whole_cell
from camp.curriculum.planning.fields import DAY_CELLS, SETTING_CELLS
from camp.curriculum.planning.names import DAY, SETTINGS, called
from camp.curriculum.planning.outlines import heading, is_title, labelled, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from camp.curriculum.planning.cells import Cell
    from camp.curriculum.planning.giving_back import Written
    from camp.curriculum.planning.names import Names
    from camp.curriculum.problems import Locale

_TICKS: Final = re.compile("`{3,}")
_IN_HEADING: Final = ("number", "kind", "title")


def outline(book: Written) -> str:
    """Write an outline; read again, it gives the same cells."""
    settings = dict(book.settings)
    blocks = []
    if is_title(settings["title"]):
        blocks.append("# " + settings.pop("title"))
    blocks.append(_fields(settings, SETTINGS, SETTING_CELLS, book.locale))
    for day in book.days:
        named = [day[key] for key in ("kind", "title", "number")]
        blocks.append(heading(*named, chinese=book.locale == "zh-CN"))
        below = {k: day[k] for k in DAY if k in day and k not in _IN_HEADING}
        blocks.append(_fields(below, DAY, DAY_CELLS, book.locale))
    return "\n\n".join(blocks) + "\n"


def _fields(
    texts: Mapping[str, str],
    names: Mapping[str, Names],
    read_as: Mapping[str, Cell],
    locale: Locale,
) -> str:
    return "\n".join(
        _field(called(names, key, locale), text, read_as[key], locale)
        for key, text in texts.items()
    )


def _field(name: str, text: str, cell: Cell, locale: Locale) -> str:
    """Write one field in the plainest way that is read back as it was."""
    colon = "：" if locale == "zh-CN" else ": "
    head = f"- **{name}**{colon}"
    for shown in _ways(head, text, cell):
        if _reads(shown, name, text):
            return shown
    return _fenced(head, text)


def _ways(head: str, text: str, cell: Cell) -> Iterator[str]:
    if "\n" not in text:
        yield head + text
    items = cell.split(text)
    if cell.split is not whole_cell:
        nested = [f"  - {_indented(item, '    ')}" for item in items]
        yield "\n".join([head.rstrip(), *nested])
    yield f"{head.rstrip()}\n\n  {_indented(text, '  ')}\n"


def _fenced(head: str, text: str) -> str:
    longest = max(map(len, _TICKS.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{head.rstrip()}\n\n  {fence}\n  {_indented(text, '  ')}\n  {fence}\n"


def _indented(text: str, by: str) -> str:
    return "\n".join(
        line if place == 0 or not line else by + line
        for place, line in enumerate(text.split("\n"))
    )


def _reads(shown: str, name: str, text: str) -> bool:
    """Whether a field is read back as it was, with another field after it."""
    found = list(pieces(f"{shown}\n- **{name}**：x\n\n## x\n"))
    if [piece.level for piece in found] != [0, 0, 2]:
        return False
    return labelled(found[0].text) == (name, text)
