"""Every camp at a glance, and the one thing to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp import timetable
from camp.desk import course
from camp.desk.lead.opening import current_number
from camp.desk.phrases import date_called
from camp.store import cohorts
from camp.store.preparing import Ready, ready

if TYPE_CHECKING:
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

STEPS: Final = ("approve", "roster", "hosts", "links")
"""What stands between an opened camp and its first morning, in order."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A camp, and how far it is prepared."""

    row: CohortRow
    cohort: Cohort
    ready: Ready
    number: int
    """The last day number that has begun; below the first before the camp."""

    @property
    def first(self) -> int:
        """The number of the first day."""
        return self.cohort.curriculum.first_number

    @property
    def last(self) -> int:
        """The number of the last day."""
        return self.cohort.curriculum.last_number

    @property
    def when(self) -> str:
        """coming, running or over."""
        if self.number < self.first:
            return "coming"
        return "over" if self.number > self.last else "running"

    @property
    def begins(self) -> Reason:
        """The date of the first day, with its weekday."""
        return date_called(timetable.date_of(self.cohort, self.first))

    @property
    def ends(self) -> Reason:
        """The date of the last day."""
        return date_called(timetable.date_of(self.cohort, self.last))

    @property
    def done(self) -> tuple[str, ...]:
        """The steps that are done."""
        found = self.ready
        so = {
            "approve": self.row.signed,
            "roster": found.groups > 0,
            "hosts": 0 < found.groups <= found.hosted,
            "links": 0 < found.groups <= found.linked,
        }
        return tuple(step for step in STEPS if so[step])

    @property
    def next(self) -> str:
        """The first step that is not done; empty when all are."""
        if self.when == "over":
            return ""
        return next((step for step in STEPS if step not in self.done), "")


def situations(kept: Kept, now: datetime) -> list[Situation]:
    """Every camp: those with people in them now, those that need something, the rest."""
    found = ready(kept, now)
    seen = [_of(kept, row, found, now) for row in cohorts.everyone(kept)]
    return sorted(seen, key=lambda s: (_order(s), not s.next, s.row.start, s.row.id))


def _order(seen: Situation) -> int:
    """Put an empty camp behind the others: nobody waits for it."""
    if seen.when == "running":
        return 0 if seen.ready.students else 2
    return 1 if seen.when == "coming" else 3


def situation(kept: Kept, row: CohortRow, now: datetime) -> Situation:
    """One camp."""
    return _of(kept, row, ready(kept, now), now)


def _of(
    kept: Kept, row: CohortRow, found: dict[int, Ready], now: datetime
) -> Situation:
    cohort, _ = course.cohort_of(kept, row)
    number = timetable.number_at(cohort, now)
    return Situation(row, cohort, found.get(row.id, Ready()), number)


def shown_day(seen: Situation, now: datetime) -> int:
    """Choose the day a lead looks at first: today's, the first before it begins."""
    return min(current_number(seen.cohort, now), seen.last)
