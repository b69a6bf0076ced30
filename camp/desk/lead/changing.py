"""Changing an open camp from a page: the difference is signed, so what was seen is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp import timetable
from camp.curriculum import DayKind
from camp.desk import course
from camp.desk.lead import telling, uploading
from camp.desk.lead.opening import approve, next_number
from camp.desk.lead.revising import (
    MOST_DAYS,
    SIGNING,
    Change,
    apply_revision,
    looked_at,
    revise,
)
from camp.desk.lead.upload_wording import say
from camp.desk.numbers import read_number
from camp.desk.phrases import date_called
from camp.desk.refusal import Refusal, spoken
from camp.store import cohorts, versions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from camp.curriculum import Locale
    from camp.desk.lead.revising import Revision
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

__all__ = ["MOST_DAYS", "Change", "Looked", "change", "look", "movable", "read"]

_FIXED: Final = {DayKind.OPENING, DayKind.CLOSING}


@dataclass(frozen=True, slots=True)
class Looked:
    """A change beside what it comes to, and the sign of both."""

    revision: Revision
    seen: str
    told: tuple[Reason, ...]
    """What changes, in sentences."""
    consequences: tuple[Reason, ...]
    """What becomes of texts that are there already."""
    signs: bool
    """Whether doing it signs the new version: the one before was signed."""

    @property
    def warnings(self) -> tuple[Reason, ...]:
        """What to know before; not that it must be signed, when it will be."""
        found = self.revision.warnings
        return tuple(one for one in found if not (self.signs and one == SIGNING))


def read(one: str, other: str, days: str, files: Mapping[str, bytes] | None) -> Change:
    """Read what a form asks for; Refusal for what is no number."""
    swap = (_number(one), _number(other)) if one or other else None
    return Change(
        files=files,
        templates=uploading.library() if files is not None else None,
        swap=swap,
        postpone=_number(days) if days else 0,
    )


def _number(text: str) -> int:
    number = read_number(text)
    if number < 0:
        raise Refusal(say("days_number"))
    return number


def look(
    kept: Kept, row: CohortRow, wanted: Change, now: datetime, locale: Locale
) -> Looked:
    """Say what a change would come to; Refusal or CurriculumError when it cannot be."""
    found = looked_at(kept, row, wanted, now, locale=locale)
    groups = {group.id: group.number for group in cohorts.groups(kept, row.id)}
    said, then = telling.told(found), telling.consequences(found, groups)
    return Looked(found, _sign(row, found), said, then, row.signed)


def change(  # noqa: PLR0913, PLR0917
    kept: Kept,
    row: CohortRow,
    wanted: Change,
    seen: str,
    who: str,
    now: datetime,
    locale: Locale,
) -> tuple[int, ...] | None:
    """Do what was shown; a version that was signed is signed again in the same act.

    Returns the days on which something else is taught; None when the change would come
    to something else by now, and then nothing is done.
    """
    found = revise(kept, row, wanted, now, locale=locale)
    if _sign(row, found) != seen:
        return None
    apply_revision(kept, row, found, who, now)
    if row.signed:
        approve(kept, row, who, now)
    return telling.changed_days(found)


def _sign(row: CohortRow, found: Revision) -> str:
    """Name a difference: the version it starts from, what changes, and whose texts."""
    effects = found.effects
    told = [
        f"{row.version_id} {row.start} {sorted(map(str, row.skips))}",
        *(spoken(one.words, "en") for one in found.differences),
        *sorted(
            f"{name} {versions.sha(body)}" for name, body in found.after.files.items()
        ),
        *(f"again {r.id}" for r, _ in effects.again),
        *(f"edited {r.id}" for r in effects.edited),
        *(f"kept {r.id}" for r in effects.kept),
        f"{len(effects.guidance)} {effects.moved} {effects.added} {effects.cancelled}",
    ]
    return versions.sha("\n".join(told).encode())[:32]


def movable(kept: Kept, row: CohortRow, now: datetime) -> list[tuple[int, str, Reason]]:
    """List the days that may still change places: number, title, date."""
    cohort, _ = course.cohort_of(kept, row)
    plan = cohort.curriculum
    first = next_number(cohort, now)
    return [
        (number, plan.day(number).title, date_called(timetable.date_of(cohort, number)))
        for number in range(max(first, plan.first_number), plan.last_number + 1)
        if plan.day(number).kind not in _FIXED
    ]
