"""A night in numbers: what the close counts once and everything after it reads.

Kept as one JSON document a night, so that standings, debrief and the next day's
scripts need no second look at the students.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

TIERS = ("light", "medium", "heavy")


def _tiers() -> list[list[int]]:
    return [[0, 0, 0] for _ in TIERS]


@dataclass(slots=True)
class GroupTotals:
    """One group's night; counts are people unless said otherwise."""

    members: int = 0
    """Students who take part that night."""
    tiers: list[list[int]] = field(default_factory=_tiers)
    """(done, due, partial) of each tier, light first."""
    late: int = 0
    """Complete only after 21:00."""
    hours: list[int] = field(default_factory=lambda: [0] * 24)
    """Complete in each local hour of the day."""
    homework: int = 0
    """Written pieces of the day."""
    characters: int = 0
    made_up: int = 0
    """Earlier days completed since the last close (days, not people)."""
    leave: int = 0
    left: int = 0
    """Out, withdrawn or refunded from the next day on."""
    joined: int = 0
    """Came into the group that day; on the first day everyone did."""
    returned: int = 0
    silent: int = 0
    silent_due: list[int] = field(default_factory=lambda: [0, 0, 0])
    silent_sample: list[tuple[int, str, int]] = field(default_factory=list)
    """(student id, name, days), at most 30."""
    unreachable: int = 0
    perfect: int = 0
    perfect_names: list[tuple[int, str]] = field(default_factory=list)
    """(student id, name), at most twelve."""
    streak: int = 0
    """Days: the current streaks of all members, added up."""
    helper: str = ""
    helper_id: int = 0
    helped: int = 0
    reviewed: int = 0
    """Pieces of the day that were reviewed before the close."""
    reviewed_early: int = 0
    """Those of them reviewed before 22:00."""
    stamped: int = 0
    first_stamped: int = 0
    comments: int = 0
    waiting: int = 0
    """Pieces of the last days that nobody had answered at the close."""
    oldest_hours: int = 0
    """Full hours the oldest of them had waited."""
    reviewed_on: int | None = None
    """The last day on which anybody reviewed here; None for never."""

    @property
    def done(self) -> int:
        """Done in time, all tiers."""
        return sum(t[0] for t in self.tiers)

    @property
    def due(self) -> int:
        """The denominator, all tiers."""
        return sum(t[1] for t in self.tiers)

    @property
    def partial(self) -> int:
        """Handed in something, not everything."""
        return sum(t[2] for t in self.tiers)


@dataclass(slots=True)
class NightTotals:
    """A night of the whole cohort."""

    number: int
    due: bool
    groups: dict[int, GroupTotals] = field(default_factory=dict)
    """By group id; listener groups are left out."""
    parts: list[list[int]] = field(default_factory=list)
    """(tier, part bit, done, due)."""
    corrected: dict[str, int] = field(default_factory=dict)
    """Students whose earlier verdicts changed since the last close, by cause."""

    @property
    def done(self) -> int:
        """Done in time, all groups."""
        return sum(g.done for g in self.groups.values())

    @property
    def owed(self) -> int:
        """The denominator, all groups."""
        return sum(g.due for g in self.groups.values())

    def total(self, name: str) -> int:
        """A count of all groups."""
        return sum(getattr(g, name) for g in self.groups.values())

    def hours(self) -> tuple[int, ...]:
        """Complete check-ins of all groups by local hour."""
        return tuple(sum(g.hours[h] for g in self.groups.values()) for h in range(24))


_FIELDS = tuple(f.name for f in fields(GroupTotals))


def write(totals: NightTotals) -> str:
    """The document; the same night, the same bytes."""
    plain = {
        "number": totals.number,
        "due": totals.due,
        "parts": totals.parts,
        "corrected": totals.corrected,
        "groups": {
            str(i): {name: getattr(group, name) for name in _FIELDS}
            for i, group in sorted(totals.groups.items())
        },
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=256)
def read(doc: str) -> NightTotals:
    """A document read back; a night never changes, so it is read once and only read."""
    plain: dict[str, Any] = json.loads(doc)
    return NightTotals(
        number=plain["number"],
        due=plain["due"],
        parts=plain["parts"],
        corrected=plain["corrected"],
        groups={int(i): GroupTotals(**g) for i, g in plain["groups"].items()},
    )


def read_all(docs: Mapping[int, str]) -> dict[int, NightTotals]:
    """Documents read back, by night."""
    return {number: read(doc) for number, doc in docs.items()}


def last_due(docs: Mapping[int, NightTotals], before: int) -> NightTotals | None:
    """The last night before a day on which something was due; None when there is none."""
    nights = [n for n in docs if n < before and docs[n].due]
    return docs[max(nights)] if nights else None
