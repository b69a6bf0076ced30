"""What one cell holds and how it is written: lines, moments, pairs, windows, blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from camp.curriculum.day import Answer, Material
from camp.curriculum.model import Level
from camp.curriculum.planning import scalars
from camp.curriculum.planning.blocks import Labelled, UnreadError
from camp.curriculum.planning.escapes import LITERAL, NOTHING, literal
from camp.curriculum.planning.names import CHOICES
from camp.curriculum.planning.pairs import read_pair, write_pair
from camp.curriculum.planning.shows import BULLET, read_show, split_show, write_show
from camp.curriculum.values import Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from camp.curriculum.problems import Locale

Plain = Any
"""What a curriculum file holds: texts, lists and blocks of texts."""

_SEVERAL_IN_ONE: Final = "；"
_WINDOW: Final = re.compile(
    r"(\S+?)\s*[：:\s]\s*(\d{1,2}[:：]\d{2})\s*[,，、]?\s*"
    r"(\d{1,2}[:：]\d{2})\s*[-–—~～到至]+\s*(\d{1,2}[:：]\d{2})"
)
_WEB: Final = re.compile(r"https?://\S+")
_BOOK: Final = re.compile(r"《(.+)》")
_LENGTH: Final = re.compile(r"[（(]\s*(?:约\s*)?(\d{1,3})\s*(?:分钟?|min\w*)\s*[)）]")
_STRETCH: Final = re.compile(
    r"\s*第?(\d{1,2})\s*[-–—~～到至]\s*第?(\d{1,2})\s*天?[\s：:]*([^：:]+?)(?:[：:]\s*(.*))?"
)


def whole_cell(text: str) -> list[str]:
    """Leave a cell in one piece."""
    return [text]


@dataclass(frozen=True, slots=True)
class Cell:
    """How a cell is read and written; ``split`` takes it apart for an outline."""

    read: Callable[[str], Plain]
    write: Callable[[Plain, Locale], str]
    split: Callable[[str], list[str]] = whole_cell


def read_text(text: str) -> str:
    """Take a text as it stands."""
    return text.removeprefix(LITERAL)


def write_text(value: str, locale: Locale = "zh-CN") -> str:
    """Write a text; one that would say something else gets a backslash."""
    del locale
    is_odd = value.startswith(LITERAL) or value in NOTHING
    return literal(value) if is_odd else value


def read_line(text: str) -> str:
    """Take a text of one line; a cell wrapped by hand is put together again."""
    first, *rest = (part.strip() for part in read_text(text).split("\n"))
    for part in rest:
        gap = " " if first[-1:].isascii() and part[:1].isascii() else ""
        first = f"{first}{gap}{part}" if part else first
    return first


def read_lines(text: str) -> list[str]:
    """Read a list, one line each; bullets and numbers in front are dropped."""
    if text in NOTHING:
        return []
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) == 1 and not lines[0].startswith(LITERAL):
        lines = [part for part in lines[0].split(_SEVERAL_IN_ONE) if part.strip()]
    return [_listed(line) for line in lines]


def _listed(line: str) -> str:
    if line.startswith(LITERAL):
        return line[1:]
    return BULLET.sub("", line, count=1).strip()


def write_lines(value: list[str], locale: Locale) -> str:
    """Write a list, one line each."""
    if not value:
        return NOTHING[0 if locale == "zh-CN" else 1]
    alone = len(value) == 1
    return "\n".join(_list_line(line, alone=alone) for line in value)


def _list_line(line: str, *, alone: bool) -> str:
    is_split = alone and (_SEVERAL_IN_ONE in line or line in NOTHING)
    is_odd = line.startswith(LITERAL) or BULLET.match(line)
    return literal(line) if is_split or is_odd else line


def pairs(left: str, right: str) -> Cell:
    """Make a cell of ``one → the other``, a line each."""

    def read(text: str) -> list[dict[str, str]]:
        if text in NOTHING:
            return []
        lines = [line for line in text.split("\n") if line.strip()]
        found = [zip((left, right), read_pair(line), strict=True) for line in lines]
        return [{name: words for name, words in pair if words} for pair in found]

    def write(value: list[dict[str, str]], locale: Locale) -> str:
        nothing = NOTHING[0 if locale == "zh-CN" else 1]
        lines = [write_pair(item[left], item[right]) for item in value]
        return "\n".join(lines) or nothing

    return Cell(read, write, str.splitlines)


def labelled(
    form: Labelled, loosely: Callable[[str], Plain | None] | None = None
) -> Cell:
    """Make a cell of labelled lines; ``loosely`` reads one that has no labels."""

    def read(text: str) -> Plain:
        loose = None
        if loosely and text not in NOTHING and not form.is_labelled(text):
            loose = loosely(text)
        return form.read(text) if loose is None else loose

    return Cell(read, form.write, form.split if form.many or form.keyed else whole_cell)


_MATERIAL: Final = Labelled(Material)


def _loose_material(text: str) -> dict[str, str]:
    """Read 《题目》（6分钟）：一句话 https://… as people jot a reading down.

    Lines with labels may follow it.
    """
    lines = text.split("\n")
    labels = (n for n, line in enumerate(lines) if _MATERIAL.is_labelled(line))
    at = next(labels, len(lines))
    below = _MATERIAL.read("\n".join(lines[at:])) if lines[at:] else {}
    return {**_jotted("\n".join(lines[:at])), **below}


def _jotted(text: str) -> dict[str, str]:
    made: dict[str, str] = {}
    link = _WEB.search(text)
    if link:
        made["link"] = link[0]
        text = text.replace(link[0], "", 1)
    minutes = _LENGTH.search(text)
    if minutes:
        made["minutes"] = minutes[1]
        text = text.replace(minutes[0], "", 1)
    book = _BOOK.search(text)
    title, about = (
        ("", text) if book else ([*re.split("[：:\n]", text, maxsplit=1), ""])[:2]
    )
    if book:
        title, about = book[1], text.replace(book[0], "", 1)
    title, about = title.strip(), about.strip(" ：:，,\n")
    return made | {k: v for k, v in (("title", title), ("about", about)) if v}


def _loose_path(text: str) -> list[dict[str, str]] | None:
    """Read 1-7 基础理论：能做什么, a stretch a line; None when a line is no stretch."""
    found = [_STRETCH.fullmatch(line) for line in text.split("\n") if line.strip()]
    made: list[dict[str, str]] = []
    for one in found:
        if one is None:
            return None
        first, last, title, about = one.groups()
        made.append({"title": title, "first": first, "last": last})
        if about:
            made[-1]["about"] = about
    return made


def _read_windows(text: str) -> dict[str, dict[str, str]]:
    """Read 早安 06:30 07:30-11:00, a slot a line."""
    made: dict[str, dict[str, str]] = {}
    for line in filter(str.strip, text.split("\n")):
        found = _WINDOW.fullmatch(line.strip())
        slot = scalars.choice([each.value for each in Slot], found[1]) if found else ""
        if found is None or slot not in set(Slot):
            raise UnreadError("window", text=line)
        names = ("compose", "post_from", "post_until")
        times = (scalars.clock(each) for each in found.groups()[1:])
        made[slot] = dict(zip(names, times, strict=True))
    return made


def _write_windows(value: Mapping[str, Mapping[str, str]], locale: Locale) -> str:
    lines = []
    for slot, window in value.items():
        name = CHOICES[slot][0] if locale == "zh-CN" else slot
        compose, start, end = window.values()
        lines.append(f"{name} {compose} {start}-{end}")
    return "\n".join(lines)


def scalar(annotation: Any) -> Cell:
    """Make a cell of one value, or of words in a row."""
    return Cell(
        lambda text: scalars.read(annotation, read_line(text)),
        lambda value, locale: scalars.written(annotation, value, locale),
    )


def _link(text: str) -> str:
    return scalars.link(read_line(text))


LINE: Final = Cell(read_line, write_text)
TEXT: Final = Cell(read_text, write_text)
LINK: Final = Cell(_link, write_text)
LINES: Final = Cell(read_lines, write_lines, str.splitlines)
SHOW: Final = Cell(read_show, write_show, split_show)
WINDOWS: Final = Cell(_read_windows, _write_windows, str.splitlines)
MATERIAL: Final = labelled(_MATERIAL, _loose_material)
PATH: Final = labelled(Labelled(Level, many=True), _loose_path)
ANSWERS: Final = labelled(Labelled(Answer, many=True))
TRAPS: Final = pairs("trap", "answer")
