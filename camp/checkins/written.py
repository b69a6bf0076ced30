"""How long a text is: the characters its author wrote."""

from __future__ import annotations

import re

LONGEST_FREE_QUOTE = 20
"""Quoted words up to this many characters still count as the student's own."""

_LINK = re.compile(r"(?:https?://|(?<![a-z0-9])www\.)[!-~]+", re.IGNORECASE)
"""Links are ASCII: one that runs into 中文 or a full-width mark ends there."""
_LINK_SIGNS = ("://", "ww.", "WW.")
_QUOTED_LINE = re.compile(r"^[^\S\n]*[>＞].*", re.MULTILINE)
_QUOTES = tuple(
    (mark, re.compile(f"{mark}[^{mark}{end}]{{{LONGEST_FREE_QUOTE + 1},}}{end}"))
    for mark, end in ("“”", "「」", "『』")
)


def written_chars(text: str, *, shown: bool = False) -> int:
    """Count written characters: without spaces, links and quoted text.

    Source: design.md §6. Quoted text is a line that begins with > or ＞, and text
    longer than 20 written characters inside “ ”, 「 」 or 『 』, its marks included, so
    that a short quoted word still counts. Straight quotes quote nothing: they do not
    say which end they are, and one inch mark would eat a paragraph. Characters that do
    not show (zero-width, control) are no characters; ``shown`` says that the caller
    knows there are none.

    >>> written_chars("今天 听完了 https://example.org/a?b=1")
    5
    """
    if ">" in text or "＞" in text:
        text = _QUOTED_LINE.sub("", text)
    if "." in text and any(sign in text for sign in _LINK_SIGNS):
        text = _LINK.sub("", text)
    text = "".join(text.split())
    for mark, quoted in _QUOTES:
        if mark in text:
            text = quoted.sub("", text)
    if shown or text.isprintable():
        return len(text)
    return sum(map(str.isprintable, text))
