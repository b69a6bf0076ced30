"""Handbooks of a cohort: its own dates, and the replies of its own version."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final, Literal

from camp import handbook, pages, scripts, timetable
from camp.cards.handbook import handbook_pdf
from camp.desk import course
from camp.desk.host import asides
from camp.desk.pictures import setting_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.handbook import Handbook
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

Reader = Literal["student", "host"]
Form = Literal["html", "pdf"]
READERS: Final[tuple[Reader, ...]] = ("student", "host")
FORMS: Final[tuple[Form, ...]] = ("html", "pdf")

_HARD: Final = (
    "advert", "off_topic", "conflict_group", "conflict_each", "late_answer", "refund",
)  # fmt: skip
"""The replies of a host's handbook, in the order they are looked for."""


def handbook_of(kept: Kept, row: CohortRow, reader: Reader) -> Handbook:
    """Write a cohort's handbook in its course's language, the same on every day."""
    cohort, _ = course.cohort_of(kept, row)
    plan = cohort.curriculum
    if reader == "student":
        occasion = handbook.of_cohort(cohort, plan.locale)
        return handbook.student_handbook(plan, occasion)
    found = asides.moment(kept, row, None, _an_ordinary_noon(cohort))
    replies = tuple(_replies(found, plan.locale))
    occasion = handbook.of_cohort(cohort, plan.locale, replies)
    return handbook.host_handbook(plan, occasion)


def _an_ordinary_noon(cohort: Cohort) -> datetime:
    """The first day that asks for something: what its replies say suits every such day."""
    plan = cohort.curriculum
    numbers = range(plan.first_number, plan.last_number + 1)
    due = (number for number in numbers if timetable.has_due(plan, number))
    return timetable.moment_of(cohort, next(due, plan.first_number), time(12))


def _replies(found: asides.Moment, locale: str) -> Iterator[tuple[str, str]]:
    """Each hard moment with words that help, names and hours still left open."""
    for name in _HARD:
        aside = asides.write(found, f"reply/{name}", found.facts)
        yield handbook.moment(name, locale), scripts.whole(aside.messages, locale)


def printed(kept: Kept, row: CohortRow, book: Handbook, form: Form) -> bytes:
    """Lay a handbook out: one HTML page, or a PDF for print."""
    if form == "html":
        return pages.handbook_html(book).encode()
    cohort, _ = course.cohort_of(kept, row)
    return handbook_pdf(book, setting_of(kept, row, cohort))
