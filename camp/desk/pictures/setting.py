"""What all pictures of a cohort share: its names, colours, logo and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp import cards, timetable
from camp.cohort import called_within
from camp.store import versions

if TYPE_CHECKING:
    from datetime import date

    from camp.cohort import Cohort
    from camp.store import Kept
    from camp.store.cohorts import CohortRow


def setting_of(kept: Kept, row: CohortRow, cohort: Cohort) -> cards.Setting:
    """Gather what every picture of a cohort shows, in its course's language."""
    plan = cohort.curriculum
    name, logo = plan.look.logo, b""
    if name:
        files = versions.version(kept, row.version_id).files
        logo = files.get(f"assets/{name.removeprefix('assets/')}", b"")
    called = called_within(cohort.name, plan.title)
    return cards.course.setting(plan, called, plan.locale, logo)


def dates_of(cohort: Cohort) -> dict[int, date]:
    """Give the date of every day number."""
    plan = cohort.curriculum
    numbers = range(plan.first_number, plan.last_number + 1)
    return {number: timetable.date_of(cohort, number) for number in numbers}
