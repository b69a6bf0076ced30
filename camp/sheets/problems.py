"""What is wrong with a sheet: the place, the words, and all of it at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp.sheets.wording import MARKS, MESSAGES, PLACES, say, short, side

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_PROBLEMS: Final = 200
"""A file with more is the wrong file, or one slip many times: the rest is counted."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right; ``str`` says it with its place.

    ``row`` is the row's number in the file as a spreadsheet shows it; ``column`` the
    header as the file has it.
    """

    row: int | None
    column: str | None
    message: str
    place: str = ""
    """The file, or the worksheet of a workbook that has several."""
    locale: str = "zh-CN"

    @property
    def where(self) -> str:
        """The place in words; empty when there is none."""
        between, *_ = MARKS[side(self.locale)]
        parts = [self.place]
        if self.row is not None:
            parts.append(say(PLACES, "row", self.locale, row=self.row))
        if self.column is not None:
            parts.append(say(PLACES, "column", self.locale, column=self.column))
        return between.join(filter(None, parts))

    def __str__(self) -> str:
        _, after, _ = MARKS[side(self.locale)]
        return f"{self.where}{after}{self.message}" if self.where else self.message


class SheetError(Exception):
    """A sheet cannot be used; ``problems`` says everything that is wrong."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class UnfitError(Exception):
    """A value does not fit; caught inside this room, where its place is known."""

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class Faults:
    """What was found wrong so far, worded in one language."""

    def __init__(self, locale: str, place: str = "") -> None:
        self.locale = locale
        self.place = place
        self._found: list[tuple[int, int, Problem]] = []
        self._more = 0

    def add(
        self,
        code: str,
        row: int | None = None,
        column: str | None = None,
        at: int = 0,
        /,
        **values: object,
    ) -> None:
        """Note one thing; ``at`` is the column's place among the others."""
        if len(self._found) >= MOST_PROBLEMS:
            self._more += 1
            return
        message = say(MESSAGES, code, self.locale, **values)
        column = column if column is None else short(column)
        problem = Problem(row, column, message, self.place, self.locale)
        self._found.append((row or 0, at, problem))

    def settle(self) -> None:
        """Raise everything at once; nothing when all is well."""
        if self._found:
            raise self.error()

    def error(self) -> SheetError:
        """Everything so far, row by row and from left to right."""
        ordered = [found for *_, found in sorted(self._found, key=lambda f: f[:2])]
        if self._more:
            more = say(MESSAGES, "more", self.locale, left=self._more)
            ordered.append(Problem(None, None, more, "", self.locale))
        return SheetError(ordered)


def of_file(name: str, unfit: UnfitError, locale: str) -> SheetError:
    """Word what is wrong with a file as such, or from one of its rows on."""
    row = unfit.values.pop("row", None)
    faults = Faults(locale, short(name))
    faults.add(unfit.code, row if isinstance(row, int) else None, **unfit.values)
    return faults.error()
