"""For whom a handbook is printed: a course in general, or one cohort with its dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from camp import timetable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from camp.cohort import Cohort
    from camp.curriculum import Curriculum, Locale


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a handbook knows beside the course itself."""

    locale: Locale
    cohort: str = ""
    """The cohort's name; empty for the course in general."""
    dates: Mapping[int, date] = field(default_factory=dict)
    """The date of every day number; empty for the course in general."""
    replies: tuple[tuple[str, str], ...] = ()
    """For hosts: a hard moment, and words that have helped."""


def of_cohort(
    cohort: Cohort, locale: Locale, replies: tuple[tuple[str, str], ...] = ()
) -> Occasion:
    """Give a cohort's own dates."""
    dates = {n: timetable.date_of(cohort, n) for n in numbers(cohort.curriculum)}
    return Occasion(locale, cohort.name, dates, replies)


def numbers(curriculum: Curriculum) -> range:
    """List the day numbers of a course, first to last."""
    return range(curriculum.first_number, curriculum.last_number + 1)
