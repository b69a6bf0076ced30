"""What a host says beside the day's slots, written with the group's facts of the moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp import scripts, shelf
from camp.desk import course
from camp.desk.lead.opening import current_number
from camp.desk.night import figures, words
from camp.store import members

if TYPE_CHECKING:
    from datetime import datetime

    from camp.cohort import Cohort, Group
    from camp.desk.course import Course
    from camp.scripts import Message, Template
    from camp.scripts.facts import Facts
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

SLOT: Final = "aside"
Seated = tuple["CohortRow", "Cohort", "Group"]
"""A cohort as it is kept, as the core knows it, and one of its groups."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A text for one moment; it is shown and forgotten, never kept."""

    name: str
    """private/first, reply/advert …"""
    to: str
    """Whom alone it goes to; empty for the group."""
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A cohort now: the day that runs, and what is known of one of its groups."""

    course: Course
    cohort: Cohort
    number: int
    facts: Facts


def moment(kept: Kept, row: CohortRow, group: Group | None, now: datetime) -> Moment:
    """Gather what an aside may say; without a group, what all groups share.

    Before the camp it is the first day, after it the last.
    """
    cohort, its_course = course.cohort_of(kept, row)
    number = today(cohort, now)
    slot = figures.of_slot(kept, row.id, number, SLOT, now)
    facts = slot.common if group is None else words.facts_of(slot, group)
    return Moment(its_course, cohort, number, facts)


def brief(kept: Kept, place: Seated, size: int, now: datetime) -> Moment:
    """Gather what a private text may say of a group, in two statements.

    It knows of no numbers of the night, which private texts never quote.
    """
    cohort, group = place[1:]
    number = today(cohort, now)
    known = outlined(kept, place, number, size)
    return Moment(known.course, cohort, number, words.facts_of(known, group))


def outlined(kept: Kept, place: Seated, number: int, size: int) -> figures.SlotFigures:
    """Gather what is known of one group's day beforehand, in two statements."""
    row, cohort, group = place
    competing, people = members.around(kept, row.id, group.id, number)
    return figures.SlotFigures(
        cohort=cohort,
        course=course.of_version(kept, row.version_id),
        hour="",
        groups={group.id: group},
        common=figures.shared_by_all(cohort, number, competing),
        seats={group.id: people},
        sizes={group.id: size},
        owing={},
        hidden=frozenset(),
    )


def today(cohort: Cohort, now: datetime) -> int:
    """Say which day runs; the last once the camp is over."""
    return min(current_number(cohort, now), cohort.curriculum.last_number)


def write(found: Moment, name: str, facts: Facts, to: str = "") -> Aside:
    """Write one aside."""
    return Aside(name, to, scripts.compose(_template(found, name), facts))


def _template(found: Moment, name: str) -> Template:
    """Find a template in the version; in one older than the asides, in the library."""
    locale = found.cohort.curriculum.locale
    kind, _, text = name.partition("/")
    called = scripts.name_of(kind, text)
    if f"{locale}/{called}" not in found.course.templates:
        ours = shelf.library(locale) if locale in shelf.locales() else {}
        if called in ours:
            return scripts.compile(f"scripts/{locale}/{called}.j2", ours[called])
    return found.course.template(locale, kind, text, "full")
