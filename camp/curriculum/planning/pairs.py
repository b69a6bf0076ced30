"""Two texts on one line with an arrow between: what goes wrong → what helps."""

from __future__ import annotations

import re
from typing import Final

from camp.curriculum.planning.escapes import LITERAL, literal
from camp.curriculum.planning.shows import BULLET

_ARROW: Final = "→"
_MARKED: Final = re.compile(r"\\([\\→])|\s*→\s*")
_TYPED: Final = re.compile(r"\s*(?:=>|->|⇒)\s*")
_LABEL: Final = re.compile(r"\A(?:坑|trap)\s*[：:]\s*", re.IGNORECASE)


def read_pair(line: str) -> tuple[str, str]:
    """Split a line at its first arrow; the second is empty when there is none.

    >>> read_pair("坑：都不说话 → 再等一分钟")
    ('都不说话', '再等一分钟')
    """
    if line.startswith(LITERAL) and line[1:2] not in {LITERAL, _ARROW}:
        line = line[1:]
    else:
        line = _LABEL.sub("", BULLET.sub("", line, count=1), count=1)
    if _ARROW not in line:
        line = _TYPED.sub(f" {_ARROW} ", line, count=1)
    sides = ["", ""]
    side = at = 0
    for found in _MARKED.finditer(line):
        sides[side] += line[at : found.start()]
        at = found.end()
        if found[1]:
            sides[side] += found[1]
        elif side:
            sides[side] += found[0]
        else:
            side = 1
    sides[side] += line[at:]
    return sides[0].strip(), sides[1].strip()


def write_pair(left: str, right: str) -> str:
    """Write two texts on one line; an arrow inside one carries a backslash."""
    shown = _escaped(left)
    if BULLET.match(left) or _LABEL.match(left):
        shown = literal(shown)
    return f"{shown} {_ARROW} {_escaped(right)}"


def _escaped(text: str) -> str:
    text = text.replace(LITERAL, LITERAL * 2)
    return text.replace(_ARROW, LITERAL + _ARROW)
