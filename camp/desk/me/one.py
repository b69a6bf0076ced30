"""One student among their cohort: what every look and act of theirs begins with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from camp import timetable
from camp.cohort import State, Track, changes_by_student
from camp.desk.lead.finding import Roll, read_groups
from camp.store import roster

if TYPE_CHECKING:
    from datetime import datetime

    from camp.cohort import Cohort, Group, Student
    from camp.desk.entering import Seat
    from camp.store import Kept
    from camp.store.cohorts import CohortRow


@dataclass(frozen=True, slots=True)
class One:
    """A student, where they are today."""

    row: CohortRow
    cohort: Cohort
    student: Student
    roll: Roll
    """Of nobody but them."""
    today: int
    """The number of today, within the camp."""
    now: datetime

    @property
    def state(self) -> State:
        """What holds for them today."""
        return self.roll.state(self.student, max(self.today, self.student.joined))

    @property
    def group(self) -> Group | None:
        """The group they are in today; None while deferred, or let go."""
        here = self.state.group_id if self.state.here else 0
        return next((g for g in self.roll.groups if g.id == here), None)

    @property
    def in_camp(self) -> bool:
        """Whether anything is asked of them today."""
        return self.state.here and self.state.track is Track.CAMP


def one_of(kept: Kept, seat: Seat, now: datetime) -> One:
    """Read whoever sits there; KeyError for a seat that is no student's."""
    row, cohort, student = seat.of_student()
    changes = changes_by_student(roster.changes_of(kept, [student.id]))
    roll = replace(read_groups(kept, row), students=(student,), changes=changes)
    return One(row, cohort, student, roll, today_of(cohort, now), now)


def today_of(cohort: Cohort, now: datetime) -> int:
    """The number of today, within the camp."""
    plan = cohort.curriculum
    number = timetable.number_at(cohort, now)
    return min(max(number, plan.first_number), plan.last_number)
