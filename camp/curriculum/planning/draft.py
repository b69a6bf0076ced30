"""What was read so far: entries with their places, and what is to be said about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from camp.curriculum.values import MAX_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


MOST_ROWS: Final = 200
"""Most rows of days that are looked at one by one."""

MOST_REMARKS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: a cell of a sheet, or a line of an outline."""

    row: int
    """The row of the sheet or the line of the outline, from 1."""
    column: str = ""
    """The header as the sheet has it; empty for a whole row and for an outline."""
    sheet: str = ""
    """The worksheet, when the workbook has several."""
    col: int = 0
    """The character in an outline's line, from 1; 0 for a sheet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a plan says: which column or setting, and the text of its cell."""

    key: str
    text: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class DayRow:
    """What a plan says of one day."""

    spot: Spot
    entries: tuple[Entry, ...]

    def entry(self, key: str) -> Entry | None:
        """Find what the row says under a key."""
        return next((each for each in self.entries if each.key == key), None)

    def text(self, key: str) -> str:
        """Give the text under a key; empty when there is none."""
        entry = self.entry(key)
        return entry.text if entry else ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a plan; ``wrong`` keeps it from becoming a curriculum."""

    code: str
    spot: Spot | None = None
    wrong: bool = True
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Pages:
    """A plan as it was read, before anybody asked what it means."""

    settings: list[Entry] = field(default_factory=list)
    days: list[DayRow] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=dict)
    """Key of a column -> its header as the table has it; empty for an outline."""
    listed: bool = False
    """Whether it is an outline."""
    numbered: bool = True
    """Whether there is a column of day numbers at all."""

    def wrong(self, code: str, spot: Spot | None = None, /, **values: object) -> None:
        """Say that something keeps the plan from being read."""
        if len(self.remarks) < MOST_REMARKS:
            self.remarks.append(Remark(code, spot, values=values))

    def settle(self) -> None:
        """Let go of days that no course can have: they only cost time."""
        if len(self.days) > MOST_ROWS:
            self.wrong("days_many", None, count=len(self.days), most=MAX_DAYS)
            self.days.clear()

    def note(self, code: str, spot: Spot | None = None, /, **values: object) -> None:
        """Say how something was read."""
        self.remarks.append(Remark(code, spot, wrong=False, values=values))


Steps = tuple["str | int", ...]
"""A way down the file: ``("days", 3, "hook")``."""


@dataclass(slots=True)
class Draft:
    """A curriculum's plain tree in the making; None stands where something is missing."""

    tree: dict[str, Any] = field(default_factory=dict)
    origins: dict[Steps, Spot] = field(default_factory=dict)
    numbers: list[int] = field(default_factory=list)
    """The number of every day in the tree."""

    def put(self, steps: Steps, value: Any, spot: Spot | None = None) -> None:
        """Put a value where it belongs; blocks on the way are made."""
        at: Any = self.tree
        for step in steps[:-1]:
            at = at[step] if isinstance(step, int) else at.setdefault(step, {})
        at[steps[-1]] = value
        if spot:
            self.origins[steps] = spot

    def spot(self, steps: Steps) -> Spot | None:
        """Find where a value came from: itself, what it lies in, or what lies in it."""
        for size in range(len(steps), 0, -1):
            if steps[:size] in self.origins:
                return self.origins[steps[:size]]
        inside = (way for way in self.origins if way[: len(steps)] == steps)
        first: Iterable[Steps] = sorted(inside, key=str)[:1]
        return next((self.origins[way] for way in first), None)
