"""What a handbook is made of: sections of plain blocks, ready to be printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from camp.curriculum import Locale


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list; numbered when its order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Something named and what is said of it: a question and its answer."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings, every row as long as the headings."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A line set apart: what to remember of a section."""

    text: str


Block = Words | Points | Pairs | Table | Note


@dataclass(frozen=True, slots=True)
class Section:
    """One heading and what stands under it."""

    key: str
    """A name for links, the same in every language."""
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """A whole handbook, in one language."""

    locale: Locale
    kind: str
    """student or host."""
    title: str
    course: str
    """The course's title, and the cohort's name when it is one cohort's."""
    promise: str
    """The one sentence on the front page."""
    sections: tuple[Section, ...]
    colour: str = "#2f6f5e"
    accent: str = "#d98f4e"


def section(key: str, title: str, *blocks: Block | None) -> Section | None:
    """Make a section of the blocks that have something to say; None without any."""
    full = tuple(block for block in blocks if block is not None and _full(block))
    return Section(key, title, full) if full else None


def _full(block: Block) -> bool:
    match block:
        case Words(paragraphs=found):
            return bool(found)
        case Points(items=items) | Pairs(items=items):
            return bool(items)
        case Table(rows=rows):
            return bool(rows)
        case Note(text=text):
            return bool(text)
