r"""What a spreadsheet, a phone or an editor would swallow, written so that it stays.

A character nobody sees becomes ``\u{200b}``; a line that would be misread gets ``\`` in
front, and everything after it on that line is taken as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LITERAL: Final = "\\"
"""In front of a line that means just what it says."""

NOTHING: Final = ("（无）", "(none)")
"""What stands in a cell that says there is nothing, by language."""

_KEPT: Final = frozenset("\n\u200d")  # emoji are joined by the second
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_WRITTEN: Final = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}")
_LOOKS_WRITTEN: Final = re.compile(r"\\(?=u\{)")
_LAST: Final = 0x10FFFF


def guarded(text: str) -> str:
    r"""Write out what would not survive a cell.

    >>> guarded("a\u200bb")
    'a\\u{200b}b'
    """
    if text.isascii() and text.isprintable() and "\\u{" not in text:
        return text
    text = _LOOKS_WRITTEN.sub(lambda _: _number(LITERAL), text)
    text = "".join(_number(sign) if _is_unseen(sign) else sign for sign in text)
    if unicodedata.is_normalized("NFC", text):
        return text
    text = "".join(_number(sign) if _is_joined(sign) else sign for sign in text)
    if unicodedata.is_normalized("NFC", text):
        return text
    return "".join(sign if sign.isascii() else _number(sign) for sign in text)


def restored(text: str) -> str:
    """Take back what :func:`guarded` wrote."""
    if "\\u{" not in text:
        return text
    return _WRITTEN.sub(_sign, text)


def literal(line: str) -> str:
    """Mark a line as meaning just what it says."""
    return LITERAL + line


def _is_unseen(sign: str) -> bool:
    return sign not in _KEPT and unicodedata.category(sign) in _UNSEEN


def _is_joined(sign: str) -> bool:
    is_mark = unicodedata.combining(sign) != 0
    return is_mark or not unicodedata.is_normalized("NFC", sign)


def _number(sign: str) -> str:
    return f"\\u{{{ord(sign):x}}}"


def _sign(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    return chr(number) if number <= _LAST else found[0]
