"""Every day of a camp as a page: its date, its kind, and when its texts are posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp import timetable
from camp.curriculum import DayKind, Slot
from camp.desk import course
from camp.desk.ops.wording import say
from camp.desk.phrases import date_called, dated, slot_called, window_called
from camp.desk.refusal import spoken
from camp.pages import CalendarPage, DayLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from camp.cohort import Cohort
    from camp.pages import Link
    from camp.store import Kept
    from camp.store.cohorts import CohortRow


def calendar_page(
    kept: Kept,
    row: CohortRow,
    hrefs: Mapping[int, str] | None = None,
    links: Iterable[Link] = (),
) -> CalendarPage:
    """Gather every day for :func:`camp.pages.calendar_html`; ``hrefs`` by day number."""
    cohort, _ = course.cohort_of(kept, row)
    plan = cohort.curriculum
    there = hrefs or {}
    numbers = range(plan.first_number, plan.last_number + 1)
    first, last = (timetable.date_of(cohort, n) for n in (numbers[0], numbers[-1]))
    about = say(
        "span", first=date_called(first), last=date_called(last), zone=cohort.zone
    )
    return CalendarPage(
        locale=plan.locale,
        cohort=row.name,
        about=spoken(about, plan.locale),
        days=tuple(_day(cohort, n, there.get(n, "")) for n in numbers),
        links=tuple(links),
    )


def _day(cohort: Cohort, number: int, href: str) -> DayLine:
    plan = cohort.curriculum
    day, locale = plan.day(number), plan.locale
    slots = tuple(
        f"{spoken(slot_called(plan, number, slot), locale)} {window_called(cohort.curriculum, number, slot)}"
        for slot in Slot
    )
    return DayLine(
        number=number,
        date=dated(cohort, number, locale),
        kind=spoken(say(f"day.{day.kind.value}"), locale),
        title=day.title,
        slots=slots,
        rest=day.kind is DayKind.REST,
        href=href,
    )
