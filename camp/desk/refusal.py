"""How a desk says no."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self


class Reason(str):
    """Words in both languages of the camp; taken as a string, the Chinese ones.

    A desk does not know who reads; a door picks with :func:`spoken`.
    """

    __slots__ = ("en",)

    en: str
    """The same in English."""

    def __new__(cls, zh: str, en: str) -> Self:
        """Bind the two together."""
        both = super().__new__(cls, zh)
        both.en = en
        return both


def spoken(words: str, locale: str) -> str:
    """Pick the words of a language, when they were said in more than one."""
    return words.en if isinstance(words, Reason) and locale == "en" else str(words)


class Refusal(Exception):  # noqa: N818  (a refusal is an answer, not an accident)
    """An act that cannot be done, with every reason at once.

    Doors turn it into exit code 1, a page that says why, or a failed row.
    """

    def __init__(self, *reasons: str) -> None:
        super().__init__("\n".join(reasons))
        self.reasons: Sequence[str] = reasons
