"""Which characters can be printed, and what stands where one cannot.

typst leaves a missing glyph blank without a word, so every text is looked up in the
fonts' own tables first. The shipped fonts come first; the machine's own are asked only
when a text needs them. What neither has is drawn as a stand-in (〓 for a character, a
flower, heart or star for an emoji) and named by ``uncovered`` before anything is printed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typst
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SHIPPED: Final = Path(__file__).parent / "fonts"
SANS: Final = "Camp Sans"
SERIF: Final = "Camp Serif"
MISSING: Final = "〓"
"""The printer's mark for type that is not in the case."""

_BASE: Final = r"[\u2600-\u27BF\u2B00-\u2BFF\U0001F300-\U0001F5FF\U0001F600-\U0001F64F\U0001F680-\U0001F6FF\U0001F780-\U0001FAFF\U0001F000-\U0001F0FF]"
_EMOJI: Final = re.compile(
    rf"[\U0001F1E6-\U0001F1FF]{{1,2}}"
    rf"|{_BASE}[\uFE0E\uFE0F\U0001F3FB-\U0001F3FF\u20E3]*"
    rf"(?:\u200D{_BASE}[\uFE0E\uFE0F\U0001F3FB-\U0001F3FF]*)*"
)
_STAND_INS: Final = (
    (re.compile("[\u2763-\u2764\U0001f493-\U0001f49f\U0001f90d\U0001f90e]"), "♥"),
    (re.compile("[\U0001f31f-\U0001f320\u2728\U0001f3c5-\U0001f3c6]"), "★"),
    (re.compile("[\U0001f3b5-\U0001f3b6\U0001f3bc]"), "♪"),
)
_FLOWER: Final = "✿"
_MOST_MARKS: Final = 2
"""Marks above or below one letter; more would climb into the next line."""
_LAST_PLAIN: Final = "\u058f"
"""Up to here, and in Chinese, a mark that did not join its letter is an ornament."""
_RANK: Final = ("Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Sans", "DejaVu Sans")


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a font on this machine."""

    family: str
    path: str
    index: int

    def covers(self, code: int) -> bool:
        """Say whether it has this character."""
        return bool(_drawn(self.path, self.index)[code >> 3] >> (code & 7) & 1)


@dataclass(frozen=True, slots=True)
class Case:
    """Where type is taken from: the shipped fonts, and others when they are needed."""

    shipped: frozenset[int]
    others: Callable[[], tuple[Face, ...]]

    def face(self, letter: str) -> Face | None:
        """Find a face of the machine's own that has a character."""
        return next((f for f in self.others() if f.covers(ord(letter))), None)

    def has(self, letter: str) -> bool:
        """Say whether a character can be printed at all."""
        return ord(letter) in self.shipped or self.face(letter) is not None

    def families(self, texts: Iterable[str]) -> tuple[str, ...]:
        """List the machine's families that some tidied texts need; usually none."""
        letters = set().union(*texts)
        rare = sorted(c for c in letters if not _passes(c, self.shipped))
        found = (self.face(letter) for letter in rare)
        return tuple(dict.fromkeys(face.family for face in found if face))


@cache
def our_case() -> Case:
    """The shipped fonts, then this machine's."""
    return Case(shipped(), system_faces)


@cache
def shipped() -> frozenset[int]:
    """The characters of the fonts that ship with the project."""
    codes: set[int] = set()
    for path in sorted(SHIPPED.glob("*.otf")):
        codes |= _characters(str(path), 0)
    return frozenset(codes)


@cache
def _drawn(path: str, index: int) -> bytes:
    """A bit for every code point: a tenth of what a set of them would take."""
    bits = bytearray(0x110000 >> 3)
    for code in _characters(path, index):
        bits[code >> 3] |= 1 << (code & 7)
    return bytes(bits)


@cache
def system_faces() -> tuple[Face, ...]:
    """The machine's own fonts, the plainest face of each, the likeliest first.

    One face of a collection stands for all: they differ in shapes, not in characters.
    Takes about a second, once.
    """
    found = typst.Fonts(include_embedded_fonts=False).fonts()
    plainest: dict[str, Face] = {}
    for each in sorted(found, key=_plainness):
        if each.path:
            plainest.setdefault(each.family, Face(each.family, each.path, each.index))
    likeliest: dict[str, Face] = {}
    for face in sorted(plainest.values(), key=lambda face: _rank(face.family)):
        likeliest.setdefault(face.path, face)
    return tuple(likeliest.values())


def _characters(path: str, index: int) -> set[int]:
    with TTFont(path, fontNumber=index, lazy=True) as font:
        return set(font.getBestCmap() or ())


def _plainness(font: typst.FontInfo) -> tuple[bool, int, str, int]:
    return (font.style != "normal", abs(font.weight - 400), font.path or "", font.index)


def _rank(family: str) -> tuple[int, str]:
    if "Emoji" in family:
        return (0, family)
    return (_RANK.index(family) + 1 if family in _RANK else len(_RANK) + 1, family)


def uncovered(
    names: Iterable[str], case: Case | None = None
) -> tuple[tuple[str, str], ...]:
    """Find the names that no font covers: (name as given, its missing characters).

    Asked before printing, so that someone can choose another spelling. Marks that are
    not meant to be seen (directions, joiners) are not missed.
    """
    case = case or our_case()
    missed = ((name, _missed(name, case)) for name in names)
    return tuple((name, letters) for name, letters in missed if letters)


def _missed(name: str, case: Case) -> str:
    letters = dict.fromkeys(
        letter
        for run in _EMOJI.sub(lambda m: m.group()[0], _composed(name))
        for letter in run
        if not _is_unseen(letter) and not case.has(letter)
    )
    return "".join(letters)


def tidy(text: str, case: Case | None = None) -> str:
    r"""Make a text printable: one line, no hidden marks, nothing that would stay blank.

    >>> tidy("小\u202e李\u200f  \n 好")
    '小李 好'
    """
    case = case or our_case()
    if text.isprintable() and case.shipped.issuperset(map(ord, text)):
        return " ".join(text.split())
    pieces = []
    at = 0
    for emoji in _EMOJI.finditer(text := _composed(text)):
        pieces += [_letters(text[at : emoji.start()], case), _emoji(emoji[0], case)]
        at = emoji.end()
    pieces.append(_letters(text[at:], case))
    return " ".join("".join(pieces).split())


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _letters(text: str, case: Case) -> str:
    return "".join(_each(text, case))


def _each(text: str, case: Case) -> Iterator[str]:
    marks = 0
    bears = False
    for letter in text:
        if letter.isspace():
            yield " "
            continue
        if _is_unseen(letter):
            continue
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if not marks:
            bears = letter > _LAST_PLAIN and not "\u2e80" <= letter <= "\U0003ffff"
            yield letter if case.has(letter) else MISSING
        elif bears and marks <= _MOST_MARKS and case.has(letter):
            yield letter


def _emoji(emoji: str, case: Case) -> str:
    """Keep an emoji whole where an emoji font has it, else its plain shape, else ours."""
    first = emoji[0]
    if ord(first) in case.shipped:
        return first
    face = case.face(first)
    if face:
        return emoji if "Emoji" in face.family else first
    return next((mark for kind, mark in _STAND_INS if kind.match(first)), _FLOWER)


def _is_unseen(letter: str) -> bool:
    """Directions, joiners, controls and variation marks; nothing a reader would miss."""
    return (
        unicodedata.category(letter) in {"Cc", "Cf", "Zl", "Zp"}
        or "\ufe00" <= letter <= "\ufe0f"
        or letter == "\u3164"
    )


def _passes(letter: str, codes: frozenset[int]) -> bool:
    return ord(letter) in codes or letter.isspace() or _is_unseen(letter)
