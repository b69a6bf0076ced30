"""Changing a course that is open: what would change, said first; then all of it.

What was copied stays; what was composed and not copied is made anew; what a host edited
is kept and marked; what is to come follows the new version. A day that has begun never
moves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from camp import timetable
from camp.curriculum import DayKind, load, load_quizzes
from camp.desk import course, marks
from camp.desk.lead.differences import Course, Difference, differences
from camp.desk.lead.opening import next_number
from camp.desk.lead.pinning import course_of
from camp.desk.lead.rebuilding import Effects, effects, follow
from camp.desk.lead.replacing import unfit
from camp.desk.lead.wording import say
from camp.desk.refusal import Reason, Refusal
from camp.store import cohorts, versions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.curriculum import Curriculum, Locale, Quiz
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.versions import Version

MOST_DAYS: Final = 60
"""The longest postponement, in days."""
SIGNING: Final = say("signing")


@dataclass(frozen=True, slots=True)
class Change:
    """What the lead wants otherwise; any of it together."""

    files: Mapping[str, bytes] | None = None
    """A curriculum's folder to follow from now on."""
    templates: Mapping[str, str] | None = None
    """The library's templates that go with ``files``."""
    swap: tuple[int, int] | None = None
    """Two day numbers that change places."""
    postpone: int = 0
    """Days by which everything that has not begun moves on."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What a change comes to; nothing is changed until :func:`apply_revision`."""

    before: Course
    after: Course
    differences: tuple[Difference, ...]
    effects: Effects
    warnings: tuple[Reason, ...]

    @property
    def empty(self) -> bool:
        """Whether the course is so already."""
        return not self.differences


def revise(
    kept: Kept,
    row: CohortRow,
    change: Change,
    now: datetime,
    *,
    locale: Locale = "zh-CN",
) -> Revision:
    """Say what a change would come to.

    ``locale`` is the language of a new course's problems. Raises CurriculumError for a
    course that does not pass the check, Refusal for what cannot be done any more.
    """
    return looked_at(kept, cohorts.lock(kept, row.id), change, now, locale=locale)


def looked_at(
    kept: Kept,
    row: CohortRow,
    change: Change,
    now: datetime,
    *,
    locale: Locale = "zh-CN",
) -> Revision:
    """The same for whoever only looks: nobody has to wait meanwhile."""
    cohort, _ = course.cohort_of(kept, row)
    version = versions.version(kept, row.version_id)
    before = Course(cohort, version.files, version.templates)
    if change.files is None and change.swap is None and not change.postpone:
        raise Refusal(say("nothing_asked"))
    after, reasons = before, list[Reason]()
    if change.files is not None:
        after = _replaced(before, version, change, locale)
        reasons += unfit(kept, row, before, after, now)
    if change.swap is not None:
        reasons += _about_swap(after.cohort, change.swap, now)
        after = after if reasons else _swapped(after, change.swap)
    if change.postpone:
        reasons += _about_postponing(cohort, change.postpone, now)
        after = after if reasons else _postponed(after, change.postpone, now)
    if reasons:
        raise Refusal(*dict.fromkeys(reasons))
    found = differences(before, after)
    warnings = list(_warnings(before, after, now)) if found else []
    warnings += marks.warned(kept, row.id, _rekeyed(before, after))
    return Revision(
        before=before,
        after=after,
        differences=found,
        effects=effects(kept, row, before, after, now),
        warnings=tuple(warnings),
    )


def apply_revision(
    kept: Kept, row: CohortRow, revision: Revision, who: str, now: datetime
) -> None:
    """Do what a revision made in this same transaction says; it needs a sign-off."""
    if revision.empty:
        return
    row = cohorts.lock(kept, row.id)
    cohorts.lock_all(kept)
    after = revision.after
    plan = after.plan
    order = [day.id for day in plan.days]
    version_id = versions.keep_version(
        kept, plan.title, after.files, after.templates, order, now
    )
    cohorts.repin(kept, row.id, version_id, after.cohort.start, after.cohort.skips)
    # Before the texts: those of a quiz tell what its papers earn now.
    changed = _rekeyed(revision.before, after)
    marks.follow(kept, row, changed, version_id, who, now)
    follow(kept, after.cohort, revision.effects, now)
    cohorts.write_audit(
        kept,
        row.id,
        now,
        who,
        "revise",
        row.name,
        before=f"version {row.version_id}",
        after=f"version {version_id}",
        why="\n".join(one.words for one in revision.differences),
    )


def _rekeyed(before: Course, after: Course) -> list[Quiz]:
    return marks.rekeyed(load_quizzes(before.files), load_quizzes(after.files))


def _warnings(before: Course, after: Course, now: datetime) -> tuple[Reason, ...]:
    said = []
    begun = next_number(before.cohort, now) > before.plan.first_number
    if begun and before.plan.attendance != after.plan.attendance:
        said.append(say("counts_back"))
    said += _about_assessment(before.plan, after.plan)
    if _version(before) != _version(after):
        said.append(SIGNING)
    return tuple(said)


def _version(course_now: Course) -> tuple[object, ...]:
    order = [day.id for day in course_now.plan.days]
    return course_now.files, course_now.templates, order


def _about_assessment(before: Curriculum, after: Curriculum) -> Iterator[Reason]:
    """Say that a questionnaire keeps its day number when another day comes there."""
    asked = after.assessment
    if asked is None or asked != before.assessment:
        return
    for number in (asked.opens, asked.read):
        if after.first_number <= number <= min(after.last_number, before.last_number):
            old, new = before.day(number), after.day(number)
            if old.id != new.id:
                yield say("assessment_stays", day=number, title=new.title)


def _replaced(
    before: Course, version: Version, change: Change, locale: Locale
) -> Course:
    """Take another folder; days that were swapped stay so while its order is the same."""
    plan, said = course_of(change.files or {}, change.templates or {}, locale)
    was = [day.id for day in load(version.files).days]
    if [day.id for day in plan.days] == was:
        plan = course.in_order(plan, version.order)
    cohort = replace(before.cohort, curriculum=plan)
    return Course(cohort, dict(change.files or {}), said)


def _about_swap(
    cohort: Cohort, numbers: tuple[int, int], now: datetime
) -> list[Reason]:
    plan, movable = cohort.curriculum, next_number(cohort, now)
    if numbers[0] == numbers[1]:
        return [say("swap_same", day=numbers[0])]
    reasons = []
    for number in sorted(numbers):
        if not plan.first_number <= number <= plan.last_number:
            first, last = plan.first_number, plan.last_number
            reasons.append(say("no_such_day", day=number, first=first, last=last))
        elif plan.day(number).kind in {DayKind.OPENING, DayKind.CLOSING}:
            kind = say(f"kind_{plan.day(number).kind.value}")
            reasons.append(say("swap_fixed", day=number, kind=kind))
        elif number < movable:
            reasons.append(_begun(cohort, number, movable))
    return reasons


def _begun(cohort: Cohort, number: int, movable: int) -> Reason:
    """Name the first day that can still move: the closing keeps its place."""
    plan = cohort.curriculum
    fixed = {DayKind.OPENING, DayKind.CLOSING}
    for first in range(movable, plan.last_number + 1):
        if plan.day(first).kind not in fixed:
            day = timetable.date_of(cohort, first)
            return say("begun", day=number, first=first, date=day)
    return say("begun_all", day=number)


def _swapped(course_now: Course, numbers: tuple[int, int]) -> Course:
    plan = course_now.plan
    ids = [day.id for day in plan.days]
    one, other = (number - plan.first_number for number in numbers)
    ids[one], ids[other] = ids[other], ids[one]
    cohort = replace(course_now.cohort, curriculum=course.in_order(plan, tuple(ids)))
    return replace(course_now, cohort=cohort)


def _about_postponing(cohort: Cohort, days: int, now: datetime) -> list[Reason]:
    if not 1 <= days <= MOST_DAYS:
        return [say("postpone_days", most=MOST_DAYS)]
    last = cohort.curriculum.last_number
    if next_number(cohort, now) > last:
        return [say("postpone_over", last=timetable.date_of(cohort, last))]
    return []


def _postponed(course_now: Course, days: int, now: datetime) -> Course:
    """Move the start; once the camp has begun, put free dates before the next day."""
    cohort = course_now.cohort
    first = next_number(cohort, now)
    if timetable.number_at(cohort, now) < cohort.curriculum.first_number:
        start, skips = cohort.start + timedelta(days=days), cohort.skips
        while start in skips:
            start += timedelta(days=1)
        later = frozenset(day for day in skips if day > start)
        return replace(course_now, cohort=replace(cohort, start=start, skips=later))
    day, free = timetable.date_of(cohort, first), set(cohort.skips)
    while len(free) < len(cohort.skips) + days:
        free.add(day)
        day += timedelta(days=1)
    return replace(course_now, cohort=replace(cohort, skips=frozenset(free)))
