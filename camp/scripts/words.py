"""Text as it may be sent: no control characters, no hidden direction, cut at a sentence."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"  # C0 and C1, odd line breaks
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the reading direction
    "\ufeff\ud800-\udfff]"  # byte order mark, halves of a pair
)
_SENTENCE_END: Final = re.compile(
    "[。！？!?…]+[”’」』）)\"']*|[.][”’)\"']*(?=\\s|$)|\n"
)


_DANGLING: Final = " \u3000,;:"

_INNER: Final = str.maketrans({"“": "‘", "”": "’"})


def clean(text: str) -> str:
    r"""Make someone's text fit to stand in a fact: NFC, no control characters.

    Every kind of line break becomes ``\n`` and a tab a space; control characters, marks
    that turn the reading direction, byte order marks and lone surrogates are dropped.
    Cleaning twice changes nothing.
    """
    if text.isprintable():
        return unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", strip_hidden(text))


def line(text: str) -> str:
    """Clean a name or a title, and put it on one line."""
    return " ".join(clean(text).split())


def excerpt(text: str, most: int = 90) -> str:
    """Cut someone's words at the last sentence that fits into ``most`` characters.

    When not even the first sentence fits, they are cut inside it and end with ``…``.
    """
    words = line(text)
    if len(words) <= most:
        return words
    ends = [found.end() for found in _SENTENCE_END.finditer(words, 0, most)]
    if ends and ends[-1] * 3 >= most:
        return words[: ends[-1]].rstrip()
    return cut(words, most)


def room(most: int, locale: str) -> int:
    """Give a language the room it needs: English says in two letters what 汉字 say in one."""
    return most if locale == "zh-CN" else most * 2


def inner(text: str) -> str:
    """Turn double quotation marks into single ones, for words that will stand in quotes."""
    return text.translate(_INNER)


def cut(text: str, most: int) -> str:
    """Cut a text to at most ``most`` characters, ending with ``…``.

    Where words are parted by spaces none is cut in two, unless that would halve the text.
    """
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    if _in_a_word(kept[-1:]) and _in_a_word(text[most - 1]):
        whole = kept.rpartition(" ")[0]
        kept = whole if len(whole) * 2 >= most else kept
    return kept.rstrip(_DANGLING) + "…"


def _in_a_word(character: str) -> bool:
    """Tell whether a character belongs to a word of a language that parts its words."""
    return character < "\u2e80" and (character.isalnum() or character in "'’-.:")


def strip_hidden(text: str) -> str:
    r"""Drop what cannot be seen and might deceive; line breaks become ``\n``."""
    return _HIDDEN.sub("", _BREAKS.sub("\n", text).replace("\t", " "))


def hidden_at(text: str) -> int:
    """Find where the first hidden character stands, from 1; 0 when there is none."""
    found = _HIDDEN.search(text)
    return found.start() + 1 if found else 0
