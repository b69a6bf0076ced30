"""What a channel takes as one message, and a longer text parted where it reads best.

A text is parted between paragraphs; where one is too long by itself, between lines, then
sentences, then at a pause or a space, and only as the last resort between characters as a
reader sees them. The parts without their marks, and the gaps between them, are the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal

from camp.scripts.tone import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Unit = Literal["characters", "bytes"]

LEAST: Final = 32
"""A channel takes at least this much, so that a mark and some words always fit."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A way messages go: what it is called, and how much it takes as one."""

    name: str
    limit: int
    unit: Unit
    """characters as Python counts them, or bytes of UTF-8."""
    source: str
    """Where the limit is written down, or what it was observed in."""

    def __post_init__(self) -> None:
        if self.limit < LEAST:
            message = f"a channel takes at least {LEAST}, not {self.limit}"
            raise ValueError(message)

    def size(self, text: str) -> int:
        """Measure a text in this channel's unit."""
        return len(text) if self.unit == "characters" else len(_bytes(text))

    def takes(self, text: str) -> bool:
        """Tell whether a text goes as one message."""
        return self.size(text) <= self.limit


_BOT: Final = "https://developer.work.weixin.qq.com/document/path/91770"
CHANNELS: Final = (
    Channel(
        "wechat",
        2_000,
        "characters",
        "not documented; texts beyond 2,000 characters were seen to arrive cut",
    ),
    Channel("wecom-text", MOST_BYTES, "bytes", _BOT),
    Channel("wecom-markdown", 4_096, "bytes", _BOT),
)
"""The channels a text may go through; the first is what a host pastes into by hand."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the messages a text is sent as."""

    body: str
    gap: str = ""
    """The blanks that stood between this part and the next; they are not sent."""
    mark: str = ""
    """``(1/3)``; empty when the text goes as one message."""

    @property
    def text(self) -> str:
        """What is copied: the mark stands below, so that the first words stay first."""
        return f"{self.body}\n{self.mark}" if self.mark else self.body


def channel(name: str) -> Channel:
    """Find a channel by its name; KeyError when there is none."""
    return {one.name: one for one in CHANNELS}[name]


def split(text: str, through: Channel) -> tuple[Part, ...]:
    """Part a text into messages that a channel takes, each with its mark included.

    A text that fits is one part without a mark. Only a single reader's character longer
    than a whole message (a letter under hundreds of accents) is cut in two.
    """
    if through.takes(text):
        return (Part(text),)
    cutter = _Cutter(text, through.unit)
    digits = 1
    pieces = cutter.pieces(through.limit - _mark_size(digits))
    while len(str(len(pieces))) > digits:
        digits += 1
        pieces = cutter.pieces(through.limit - _mark_size(digits))
    of = len(pieces)
    return tuple(
        Part(body, gap, f"({number}/{of})")
        for number, (body, gap) in enumerate(pieces, 1)
    )


def rejoined(parts: Sequence[Part]) -> str:
    """Put parts together again without their marks: the text as it was."""
    return "".join(part.body + part.gap for part in parts)


def _mark_size(digits: int) -> int:
    """Measure a mark and its line break; both are ASCII, so in either unit."""
    return len("\n(/)") + 2 * digits


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


_LINK: Final = re.compile(r"https?://[!-~]+")
_BLANKS: Final = re.compile(r"\s+")
_SENTENCE: Final = re.compile("[。！？!?…]+[”’」』）)\"']*|[.][”’)\"']*(?=\\s)")
_PAUSE: Final = re.compile("[，、；：]")
_PARAGRAPH: Final = 2
"""Line breaks in a row of blanks that part two paragraphs."""


class _Cutter:
    """A text that is too long, with the places where it may be parted."""

    def __init__(self, text: str, unit: Unit) -> None:
        self._text = text
        sizes = (1 if unit == "characters" else len(_bytes(c)) for c in text)
        self._reach = list(accumulate(sizes, initial=0))
        self._edges = list(_edges(text))
        self._levels = self._borders()

    def pieces(self, room: int) -> list[tuple[str, str]]:
        """Part the text into pieces of at most ``room``, each with the gap after it."""
        found = []
        start, end = 0, len(self._text)
        while start < end:
            stop, go_on = self._border(start, room)
            found.append((self._text[start:stop], self._text[stop:go_on]))
            start = go_on
        return found

    def _border(self, start: int, room: int) -> tuple[int, int]:
        """Where the piece that begins at ``start`` ends, and where the next begins."""
        far = bisect_right(self._reach, self._reach[start] + room) - 1
        if far >= len(self._text):
            return far, far
        for borders in self._levels:
            last = bisect_right(borders, (far, len(self._text))) - 1
            if last >= 0 and borders[last][0] > start:
                return borders[last]
        edge = self._edges[bisect_right(self._edges, far) - 1]
        return (edge, edge) if edge > start else (far, far)

    def _borders(self) -> tuple[list[tuple[int, int]], ...]:
        """(end, next beginning) of what may be parted: the best kind of border first."""
        text = self._text
        blanks = [found.span() for found in _BLANKS.finditer(text)]
        by_breaks: list[list[tuple[int, int]]] = [[], [], []]
        for start, end in blanks:
            breaks = text.count("\n", start, end)
            by_breaks[min(breaks, _PARAGRAPH)].append((start, end))
        spaces, lines, paragraphs = by_breaks
        after = dict(blanks)
        links = [link.span() for link in _LINK.finditer(text)]
        sentences = [(at, after.get(at, at)) for at in _ends(_SENTENCE, text, links)]
        pauses = [(at, after.get(at, at)) for at in _ends(_PAUSE, text, links)]
        whole = frozenset(self._edges)
        return tuple(
            [pair for pair in kind if whole.issuperset(pair)]
            for kind in (paragraphs, lines, sentences, sorted(spaces + pauses))
        )


def _ends(
    kind: re.Pattern[str], text: str, links: Sequence[tuple[int, int]]
) -> Iterator[int]:
    """Where something of a kind ends outside every link."""
    for found in kind.finditer(text):
        place = bisect_right(links, (found.start(), len(text))) - 1
        if place < 0 or links[place][1] <= found.start():
            yield found.end()


_JOINER: Final = "\u200d"
_MARKS: Final = frozenset({"Mn", "Me", "Mc"})
_TAILS: Final = re.compile(
    "[\u200c\u200d\u0e33\u0eb3\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
"""What belongs to the character before it though it is no mark: joiners, skin tones, tags."""
_FLAG: Final = re.compile("[\U0001f1e6-\U0001f1ff]")
_LEADS: Final = re.compile("[\u1100-\u115f\ua960-\ua97c]")
_FOLLOWS: Final = re.compile("[\u1160-\u11ff\ud7b0-\ud7fb]")
_HANGUL: Final = re.compile("[\u1100-\u11ff\ua960-\ua97c\uac00-\ud7fb]")


def _edges(text: str) -> Iterator[int]:
    """The places between characters as a reader sees them, both ends included.

    After Unicode's UAX 29, and a little more careful: nothing is parted after a joiner.
    """
    flags = 0
    before = ""
    for place, character in enumerate(text):
        odd_flag = bool(flags % 2 and _FLAG.match(character))
        if not before or not (odd_flag or _clings(before, character)):
            yield place
        flags = flags + 1 if _FLAG.match(character) else 0
        before = character
    yield len(text)


def _clings(before: str, character: str) -> bool:
    """Tell whether a character is one with the one before it."""
    if character.isascii():
        return before == _JOINER or before + character == "\r\n"
    return (
        before == _JOINER
        or unicodedata.category(character) in _MARKS
        or bool(_TAILS.match(character))
        or _is_syllable(before, character)
    )


def _is_syllable(before: str, character: str) -> bool:
    """Tell whether two Korean letters belong to one syllable."""
    if _FOLLOWS.match(character):
        return bool(_HANGUL.match(before))
    return bool(_LEADS.match(before) and _HANGUL.match(character))
