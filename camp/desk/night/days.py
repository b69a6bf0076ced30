"""What every night's work asks of a course's days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp import timetable
from camp.curriculum import Slot

if TYPE_CHECKING:
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.curriculum import Curriculum, Day


def next_day(cohort: Cohort, number: int) -> bool:
    """Whether the day after a number is tomorrow: a skipped date may lie between."""
    gap = timetable.date_of(cohort, number + 1) - timetable.date_of(cohort, number)
    return gap.days == 1


def last_due_day(plan: Curriculum, number: int) -> int | None:
    """The last day before one on which something was due; None when there is none."""
    days = range(plan.first_number, number)
    return max((n for n in days if timetable.has_due(plan, n)), default=None)


def windows_end(cohort: Cohort, number: int) -> dict[str, datetime]:
    """Until when each slot of a day may be posted."""
    plan = cohort.curriculum
    return {
        slot.value: timetable.moment_of(
            cohort, number, timetable.window(plan, number, slot)[2]
        )
        for slot in Slot
    }


def taught(day: Day) -> tuple[str, str]:
    """What a day brings, and who brings it; empty when nothing does."""
    if day.activity is not None:
        return day.activity.name, ""
    if day.lesson is not None:
        return day.lesson.title, day.lesson.teacher
    if day.guest is not None:
        return day.guest.title, day.guest.name
    return "", ""


def tier_titles(plan: Curriculum) -> tuple[str, str, str]:
    """What students call light, medium and heavy."""
    tiers = plan.tiers
    return tiers.light.title, tiers.medium.title, tiers.heavy.title
