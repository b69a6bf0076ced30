"""The course a cohort follows: its pinned version, read once a process."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock
from typing import TYPE_CHECKING, Final
from weakref import WeakValueDictionary

from camp import curriculum as taught
from camp import scripts
from camp.cohort import Cohort
from camp.curriculum import MAX_DAYS
from camp.desk.refusal import Reason, Refusal
from camp.store import cohorts, versions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from camp.curriculum import Curriculum, Quiz
    from camp.scripts import Template
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_KEPT_COURSES = 128
"""About a megabyte each: ten years of camps, so that a page of all of them reads none."""
_LONG_AGO: Final = timedelta(days=30)
"""Covers what comes after a camp's last day: make-up, and a week on the desk of ops."""


@dataclass(frozen=True, slots=True)
class Course:
    """A version, read: what is taught and the templates it is said in."""

    curriculum: Curriculum
    templates: Mapping[str, str]
    """``zh-CN/course/morning.full`` -> text."""
    shas: Mapping[str, str]
    """The same names -> the content's name in the database."""
    quizzes: tuple[Quiz, ...] = ()
    """As they open."""

    def template(self, locale: str, kind: str, slot: str, version: str) -> Template:
        """A compiled template; Refusal when the version has none of that name."""
        name = f"{locale}/{kind}/{slot}.{version}"
        text = self.templates.get(name)
        if text is None:
            raise Refusal(
                Reason(
                    f"这一版课程里没有 scripts/{name}.j2",
                    f"scripts/{name}.j2 is missing from this version of the course",
                )
            )
        return scripts.compile(f"scripts/{name}.j2", text)


_courses: OrderedDict[str, Course] = OrderedDict()
_turns: WeakValueDictionary[str, Lock] = WeakValueDictionary()
"""Versions that are being read, each while somebody waits for it."""
_shelf = Lock()
"""Held for a moment only, whatever is read meanwhile."""


def of_version(kept: Kept, version_id: int) -> Course:
    """Read a version, or take it from those read before; versions never change.

    Of several who ask at once for one that nobody has read, one reads.
    """
    sha = versions.sha_of(kept, version_id)
    course = _known(sha)
    if course is None:
        with _shelf:
            turn = _turns.setdefault(sha, Lock())
        with turn:
            course = _known(sha) or _read(versions.version(kept, version_id))
            _keep(sha, course)
    return course


def _known(sha: str) -> Course | None:
    with _shelf:
        course = _courses.get(sha)
        if course is not None:
            _courses.move_to_end(sha)  # the one used last is the last to go
        return course


def _keep(sha: str, course: Course) -> None:
    with _shelf:
        _courses[sha] = course
        while len(_courses) > _KEPT_COURSES:
            _courses.popitem(last=False)


def _read(found: versions.Version) -> Course:
    plan = in_order(taught.load(found.files), found.order)
    return Course(
        curriculum=plan,
        templates=found.templates,
        shas={n: versions.sha(t.encode()) for n, t in found.templates.items()},
        quizzes=taught.load_quizzes(found.files),
    )


def in_order(plan: Curriculum, order: tuple[str, ...]) -> Curriculum:
    """The curriculum with its days in this order of ids."""
    by_id = {day.id: day for day in plan.days}
    days = tuple(by_id[i] for i in order)
    return plan if days == plan.days else plan.model_copy(update={"days": days})


def named(kept: Kept, name: str) -> CohortRow:
    """The cohort of this name or number; Refusal names those there are."""
    row = cohorts.find(kept, name)
    if row is not None:
        return row
    there = [c.name for c in cohorts.everyone(kept)]
    if not there:
        raise Refusal(
            Reason(
                "还没有开过营：先用 camp cohort open",
                f"there is no cohort {name!r} yet: open one with `camp cohort open`",
            )
        )
    raise Refusal(
        Reason(
            f"没有“{name}”这一期；现有：{'、'.join(there)}",
            f"there is no cohort {name!r}; there are: {', '.join(there)}",
        )
    )


def cohort_of(kept: Kept, row: CohortRow) -> tuple[Cohort, Course]:
    """A cohort as the core knows it, with its course."""
    course = of_version(kept, row.version_id)
    return (
        Cohort(
            id=row.id,
            name=row.name,
            curriculum=course.curriculum,
            start=row.start,
            zone=row.zone,
            skips=row.skips,
        ),
        course,
    )


def long_over(row: CohortRow, now: datetime) -> bool:
    """Whether a camp ended weeks ago, as far as that shows without reading its course.

    A page that walks all camps ever opened need not read those.
    """
    longest = timedelta(days=MAX_DAYS + 2 * len(row.skips))
    return now.date() > row.start + longest + _LONG_AGO


def running(kept: Kept, cohort_id: int) -> tuple[Cohort, Course, CohortRow]:
    """A cohort by its number, with its course; KeyError when there is none."""
    row = cohorts.get(kept, cohort_id)
    if row is None:
        raise KeyError(cohort_id)
    cohort, course = cohort_of(kept, row)
    return cohort, course, row
