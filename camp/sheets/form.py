"""A table under its columns: one line after the other, every fault with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from camp.sheets.headers import Columns, matched
from camp.sheets.problems import Faults, UnfitError
from camp.sheets.values import made_of_phone, phone, ref
from camp.sheets.wording import MESSAGES, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from camp.sheets.headers import Column
    from camp.sheets.table import Row, Table

V = TypeVar("V")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[R]):
    """What a sheet says, row by row, and what its importer should know."""

    rows: tuple[R, ...]
    notes: tuple[str, ...] = ()


class Form:
    """A table read under the columns somebody wants."""

    def __init__(
        self,
        table: Table,
        wanted: Sequence[Column],
        locale: str,
        either: Sequence[tuple[str, ...]] = (),
    ) -> None:
        """Find the columns; of the keys in each tuple of ``either`` one must be there."""
        self.table = table
        self.faults = Faults(locale, table.place)
        self.columns: Columns = matched(table, wanted, self.faults)
        self._notes: list[str] = [*table.notes, *self.columns.notes]
        names = {column.key: column.called(locale) for column in wanted}
        for keys in either:
            if not any(key in self.columns.at for key in keys):
                self._missing([names[key] for key in keys])

    def _missing(self, names: Iterable[str]) -> None:
        heads = tuple(header for header in self.table.headers if header)
        row = self.table.header_row
        self.faults.add("no_either", row, names=tuple(names), heads=heads)

    def __contains__(self, key: str) -> bool:
        return key in self.columns.at

    def __iter__(self) -> Iterator[Line]:
        return (Line(self, row) for row in self.table.rows)

    def note(self, code: str, **values: object) -> None:
        """Tell the importer something that is no fault."""
        self._notes.append(say(MESSAGES, code, self.faults.locale, **values))

    def sheet(self, rows: Iterable[R]) -> Sheet[R]:
        """Give the rows; SheetError with everything that was found wrong on the way."""
        read = tuple(rows)
        self.faults.settle()
        return Sheet(read, tuple(self._notes))


class Line:
    """One row of a form."""

    __slots__ = ("_at", "_cells", "_form", "number")

    def __init__(self, form: Form, row: Row) -> None:
        self._form = form
        self._at = form.columns.at
        self.number, self._cells = row

    def text(self, key: str) -> str:
        """Give the cell of a column; empty when there is no such column."""
        place = self._at.get(key)
        return "" if place is None else self._cells[place]

    def take(self, key: str, parse: Callable[[str], V], empty: V) -> V:
        """Parse a cell; ``empty`` when there is nothing in it, or nothing that fits."""
        text = self.text(key)
        if not text:
            return empty
        try:
            return parse(text)
        except UnfitError as unfit:
            self.fault(key, unfit.code, unfit.values)
            return empty

    def need(self, key: str, parse: Callable[[str], V], empty: V) -> V:
        """Parse a cell that must not be empty."""
        if key in self._form and not self.text(key):
            self.fault(key, "empty")
        return self.take(key, parse, empty)

    def fault(
        self, key: str, code: str, values: Mapping[str, object] | None = None
    ) -> None:
        """Note what is wrong with a cell; a missing column has been noted already."""
        columns = self._form.columns
        if key in columns.at:
            place = (self.number, columns.headers[key], columns.at[key])
            self._form.faults.add(code, *place, **(values or {}))

    def there(self, *keys: str) -> str:
        """Give the first of some columns that is there; the last when none is."""
        return next((key for key in keys if key in self._form), keys[-1])

    def who(self) -> str:
        """Name the student a row is about: their id, else one made of their phone."""
        if self.text("ref"):
            return self.take("ref", ref, "")
        return self.known_by(self.take("phone", phone, ""))

    def known_by(self, number: str) -> str:
        """Make an id of the row's phone; a row that has neither is a fault."""
        if number:
            return made_of_phone(number)
        if not self.text("phone"):
            self.fault(self.there("ref", "phone"), "nobody")
        return ""
