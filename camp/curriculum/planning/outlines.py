"""Markdown outlines: a heading a day, a list of bold labels below it.

Only the blocks of the Markdown count; texts are taken as they were typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

from camp.curriculum.planning import scalars
from camp.curriculum.planning.draft import DayRow, Entry, Pages, Spot
from camp.curriculum.planning.names import (
    DAY_KEYS,
    SETTING_KEYS,
    folded,
)
from camp.curriculum.planning.tables import near_name
from camp.curriculum.values import DayKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it.token import Token

MOST_BYTES: Final = 1_000_000
"""As much as a ``curriculum.yaml`` may hold."""

_MOST_LINES: Final = 30_000

_FRONT: Final = re.compile(
    r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_DAY: Final = re.compile(
    r"(?:第\s*([\d零一二三四五六七八九十]{1,3})\s*天|day\s*(\d{1,3})(?!\w))[\s:：·.、-]*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_BOOK: Final = re.compile(r"《(.*)》|“(.*)”", re.DOTALL)
_KIND: Final = re.compile(r"([^\s:：·《“-]+)[\s:：·-]*(.*)", re.DOTALL)
_LABEL: Final = re.compile(
    r"(?:\*\*|__)(.{1,40}?)(?:\*\*|__)[ \t]*[：:]?[ \t]*(.*)", re.DOTALL
)
_BOLD_COLON: Final = re.compile(
    r"(?:\*\*|__)(.{1,40}?)[：:](?:\*\*|__)[ \t]*(.*)", re.DOTALL
)
_BARE: Final = re.compile(r"([^：:*`]{1,20})[：:](?:[ \t]+|(?<=：))(.*)", re.DOTALL)
_MARK: Final = re.compile(r"[-*+][ \t]+|\d{1,9}[.)][ \t]+")
_FENCE: Final = re.compile(r"(`{3,}|~{3,})")
_TOP: Final = 1
_SETTINGS: Final = {
    folded(word) for word in ("设置", "全营设置", "全营", "settings", "the whole camp")
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, or a text below one: an item of a list, or a paragraph."""

    line: int
    """From 1."""
    text: str
    level: int = 0
    """Of a heading; 0 for a text."""


def read_outline(text: str) -> Pages:
    """Read an outline; what cannot be read is remarked at its line."""
    pages = Pages(listed=True)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MOST_BYTES or text.count("\n") > _MOST_LINES:
        size, lines = len(text) // 1000, text.count("\n")
        pages.wrong("too_big", None, size=size, lines=lines)
        return pages
    reader = _Reader(pages)
    front = _FRONT.match(text)
    if front:
        for number, line in enumerate(front[1].split("\n"), 2):
            reader.piece(Piece(number, line))
        text = "\n" * front[0].count("\n") + text[front.end() :]
    for piece in pieces(text):
        reader.piece(piece)
    reader.finish()
    if not pages.days:
        pages.wrong("no_day_heading")
    pages.settle()
    return pages


def pieces(text: str) -> Iterator[Piece]:
    """Take an outline apart at its headings, items and paragraphs."""
    rules = ["inline", "text_join", "lheading", "code", "html_block", "reference"]
    lines = text.split("\n")
    tokens = MarkdownIt("commonmark").disable(rules, ignoreInvalid=True).parse(text)
    for place, token in enumerate(tokens):
        if token.map is None:
            continue
        first, last = token.map
        if token.type == "heading_open" and token.level == 0:
            yield Piece(first + 1, tokens[place + 1].content, int(token.tag[1:]))
        elif token.type == "list_item_open" and token.level == _TOP:
            yield Piece(first + 1, _item(lines[first:last]))
        elif token.level == 0 and _is_text(token):
            yield Piece(first + 1, "\n".join(lines[first:last]))


def _is_text(token: Token) -> bool:
    return token.type in {"paragraph_open", "fence", "blockquote_open"}


def _item(lines: list[str]) -> str:
    """Take the bullet off an item, and as much off the lines below it."""
    first = lines[0].lstrip(" ")
    mark = _MARK.match(first)
    offset = len(lines[0]) - len(first) + (len(mark[0]) if mark else 0)
    rest = [_dedented(line, offset) for line in lines[1:]]
    return "\n".join([lines[0][offset:], *rest]).rstrip("\n")


def _dedented(line: str, offset: int) -> str:
    space = len(line) - len(line.lstrip(" "))
    return line[min(space, offset) :]


def cell_of(text: str) -> str:
    """Take what stands under a label for the text of a cell.

    A fence holds the text as it is; a list is its items, a line each.
    """
    lines = text.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    if not lines:
        return ""
    margin = min(len(x) - len(x.lstrip(" ")) for x in lines if x.strip())
    lines = [line[margin:] for line in lines]
    fence = _FENCE.match(lines[0])
    if fence and len(lines) > 1 and lines[-1].strip() == fence[1]:
        return "\n".join(lines[1:-1])
    if _MARK.match(lines[0]):
        return "\n".join(_listed(lines))
    return "\n".join(lines)


def _listed(lines: list[str]) -> Iterator[str]:
    offset = 0
    for line in lines:
        mark = _MARK.match(line)
        if mark:
            offset = len(mark[0])
            yield line[offset:]
        elif line.strip() or offset:
            yield _dedented(line, offset)


def labelled(text: str) -> tuple[str, str] | None:
    """Split an item at its bold label: its name, and the text of its cell."""
    first, _, rest = text.partition("\n")
    found = _BOLD_COLON.fullmatch(first) or _LABEL.fullmatch(first)
    if not found:
        return None
    said = found[2].strip()
    if not rest:
        return found[1].strip(), said
    return found[1].strip(), cell_of(rest) if not said else f"{said}\n{cell_of(rest)}"


class _Reader:
    """Puts pieces where they belong: the whole camp, or the day under whose heading."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._day: list[Entry] | None = None
        self._day_spot = Spot(1)
        self._field: tuple[str, int, list[str]] | None = None
        """A heading that is itself a label, its line, and what stands below it."""
        self._unread: list[str] = []

    def piece(self, piece: Piece) -> None:
        """Read one piece."""
        if piece.level:
            self._close_field()
            self._heading(piece)
        elif self._field is not None:
            self._field[2].append(piece.text)
        else:
            self._text(piece)

    def finish(self) -> None:
        """Close what is open."""
        self._close_field()
        self._close_day()
        if self._unread:
            self._pages.note("labels_unread", None, names=tuple(self._unread))

    def _heading(self, piece: Piece) -> None:
        text = piece.text.strip()
        found = _DAY.fullmatch(text)
        if found:
            self._close_day()
            self._open_day(piece, found)
            return
        if piece.level == _TOP:
            self._close_day()
            self._pages.settings.append(Entry("title", text, _spot(piece, text)))
        elif folded(text) in _SETTINGS:
            self._close_day()
        elif self._known().get(folded(text)):
            self._field = (text, piece.line, [])
        elif piece.level == _TOP + 1 and SETTING_KEYS.get(folded(text)):
            self._close_day()
            self._field = (text, piece.line, [])
        else:
            self._unknown(text, piece)

    def _open_day(self, piece: Piece, found: re.Match[str]) -> None:
        spot = _spot(piece)
        self._day, self._day_spot = [Entry("number", found[1] or found[2], spot)], spot
        kind, title = _kind_and_title(found[3].strip())
        if kind:
            self._day.append(Entry("kind", kind, spot))
        if title:
            self._day.append(Entry("title", title, spot))

    def _close_day(self) -> None:
        if self._day is not None:
            self._pages.days.append(DayRow(self._day_spot, tuple(self._day)))
        self._day = None

    def _close_field(self) -> None:
        if self._field is None:
            return
        label, line, texts = self._field
        self._field = None
        listed = len(texts) > 1 or not _FENCE.match(texts[0]) if texts else False
        text = "\n".join(texts) if listed else cell_of("\n".join(texts))
        self._put(label, text, Piece(line, label))

    def _text(self, piece: Piece) -> None:
        pair = labelled(piece.text)
        if pair is None:
            self._bare(piece)
            return
        self._put(*pair, piece)

    def _bare(self, piece: Piece) -> None:
        """Read ``name: value`` lines; what else stands there is not used."""
        for number, line in enumerate(piece.text.split("\n"), piece.line):
            found = _BARE.fullmatch(line.strip())
            if found and self._known().get(folded(found[1])):
                self._put(found[1].strip(), found[2].strip(), Piece(number, line))
            elif line.strip():
                self._unread.append(line.strip()[:20])

    def _known(self) -> Mapping[str, str]:
        return SETTING_KEYS if self._day is None else DAY_KEYS

    def _put(self, label: str, text: str, piece: Piece) -> None:
        key = self._known().get(folded(label))
        if key is None:
            self._unknown(label, piece)
        elif not text:
            return
        elif self._day is None:
            self._pages.settings.append(Entry(key, text, _spot(piece, label)))
        elif any(entry.key == key for entry in self._day):
            self._pages.wrong("label_again", _spot(piece), name=label)
        else:
            self._day.append(Entry(key, text, _spot(piece, label)))

    def _unknown(self, label: str, piece: Piece) -> None:
        near = near_name(label, self._known())
        if near:
            self._pages.wrong("near_label", _spot(piece), name=label, near=near)
        else:
            self._unread.append(label)


def _spot(piece: Piece, column: str = "") -> Spot:
    return Spot(piece.line, column, col=1)


def _kind_and_title(text: str) -> tuple[str, str]:
    """Split what follows the number: 课程日 《题目》, or the one without the other."""
    found = _KIND.fullmatch(text)
    kinds = [kind.value for kind in DayKind]
    if found and scalars.choice(kinds, found[1]) in kinds:
        return found[1], _title(found[2].strip())
    return "", _title(text)


def _title(text: str) -> str:
    book = _BOOK.fullmatch(text)
    return (book[1] or book[2] or "") if book else text


def heading(kind: str, title: str, number: str, *, chinese: bool) -> str:
    """Write a day's heading: ## 第1天 课程日 《题目》."""
    if chinese:
        return f"## 第{number}天 {kind} 《{title}》"
    return f"## Day {number} {kind} “{title}”"


def is_title(text: str) -> bool:
    """Whether a title, written as the first heading, is read back as it is."""
    found = list(pieces(f"# {text}\n"))
    return found == [Piece(1, text, _TOP)] and not _DAY.fullmatch(text)
