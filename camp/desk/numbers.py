"""Numbers that people write, or that stand in an address."""

from __future__ import annotations

from typing import Final

_MOST_DIGITS: Final = 9


def read_number(said: str) -> int:
    """Read a number; -1, which is nobody's and no day's, for anything else.

    Beyond nine digits it is no row's, and beyond some thousand Python reads none.
    """
    plain = said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS
    return int(said) if plain else -1
