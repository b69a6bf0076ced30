"""Upright Chinese: where a sentence is cut into columns, and its upright signs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

_LONGEST: Final = 9
"""Characters of a column; more are hard to take in at one look."""
_MOST_COLUMNS: Final = 6
_FOREIGN: Final = re.compile(r"[A-Za-z0-9]")
_CLAUSE: Final = re.compile(r"[^，。、；：！？…]+[，。、；：！？…”’」』]*")
_QUOTES: Final = str.maketrans("“”‘’", "「」『』")
_AFTER: Final = "的了着过得地们是来去"
"""A column may well end here."""
_BEFORE: Final = "把被和与跟给在对就也都才再不没你我他她"
"""A column may well begin here."""


def columns(quote: str) -> tuple[str, ...]:
    """Cut a sentence into upright columns, first to last.

    Empty when it should lie: it holds Latin letters or digits, or is too long.

    >>> columns("听完，是你能送出的最安静的礼物。")
    ('听完，', '是你能送出的', '最安静的礼物。')
    """
    text = "".join(quote.split()).translate(_QUOTES)
    if _FOREIGN.search(text):
        return ()
    cut = [
        column
        for clause in _CLAUSE.findall(text) or [text]
        for column in _split(clause)
    ]
    joined = _gathered(cut)
    return tuple(joined) if len(joined) <= _MOST_COLUMNS else ()


def _split(clause: str) -> list[str]:
    if len(clause) <= _LONGEST + 1:
        return [clause]
    parts = -(-len(clause) // _LONGEST)
    cuts = [0]
    for nth in range(1, parts):
        cuts.append(_near(clause, len(clause) * nth // parts, cuts[-1]))
    return [clause[a:b] for a, b in pairwise([*cuts, len(clause)])]


def _near(clause: str, middle: int, last: int) -> int:
    """Find the best place to cut within two characters of the middle."""
    nearby = range(max(last + 2, middle - 2), min(len(clause) - 2, middle + 2) + 1)

    def price(at: int) -> tuple[bool, int, int]:
        good = clause[at - 1] in _AFTER or clause[at] in _BEFORE
        return (not good, abs(at - middle), at)

    return min(nearby, key=price, default=middle)


def _gathered(cut: list[str]) -> list[str]:
    """Put short neighbours into one column."""
    joined: list[str] = []
    for column in cut:
        if joined and len(joined[-1]) + len(column) <= _LONGEST - 2:
            joined[-1] += column
        else:
            joined.append(column)
    return joined
