"""Opening a cohort: a version pinned for good, a name, dates, and what falls due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final
from zoneinfo import available_timezones

from camp import timetable
from camp.cohort import Cohort
from camp.desk.lead.pinning import course_of
from camp.desk.lead.wording import say
from camp.desk.phrases import date_called
from camp.desk.refusal import Reason, Refusal
from camp.store import calling_off, cohorts, queue, versions
from camp.store.preparing import Ready, ready

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from camp.curriculum import Curriculum, Locale
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

LONGEST_NAME: Final = 200
_YEARS: Final = (2000, 2199)


@dataclass(frozen=True, slots=True)
class Opened:
    """A cohort that was opened."""

    cohort: CohortRow
    title: str
    days: int
    first: date
    """The local date of the first day, the opening's when there is one."""
    last: date
    """The local date of the last day."""
    warnings: tuple[Reason, ...]
    """What the lead should know; nothing that stops the camp."""

    @property
    def id(self) -> int:
        """The cohort's number."""
        return self.cohort.id


def open_cohort(  # noqa: PLR0913, PLR0917  (what a cohort is)
    kept: Kept,
    files: Mapping[str, bytes],
    templates: Mapping[str, str],
    start: date,
    name: str | None,
    zone: str | None,
    skips: Iterable[date],
    now: datetime,
    *,
    who: str = "ops",
    locale: Locale = "zh-CN",
    ahead: bool = False,
) -> Opened:
    """Pin a version, keep the cohort and lay out what concerns all of it.

    ``files`` are the curriculum's own by path, ``templates`` the library's by
    ``zh-CN/course/morning.full``. Without a name it is the curriculum's title and the
    next number; ``locale`` is the language of a course's problems; ``ahead`` says that
    day 1 must be to come. Raises CurriculumError and ScriptError for a course that does
    not pass the check, Refusal for the rest, all reasons at once.
    """
    plan, said = course_of(files, templates, locale)
    cohorts.lock_all(kept)
    wanted = name.strip() if name is not None else _next_name(kept, plan)
    found = Cohort(
        0, wanted, plan, start, zone.strip() if zone else plan.zone, frozenset(skips)
    )
    reasons = [*_about_name(kept, wanted), *_about_zone(found.zone)]
    reasons += _about_dates(found) or (_about_past(found, now) if ahead else [])
    if reasons:
        raise Refusal(*reasons)
    version_id = versions.keep_version(
        kept, plan.title, files, said, [day.id for day in plan.days], now
    )
    cohort_id = cohorts.add(
        kept, wanted, version_id, start, found.zone, found.skips, now
    )
    queue.lay_out(kept, cohort_id, timetable.cohort_rows(found))
    cohorts.write_audit(kept, cohort_id, now, who, "open", wanted, after=_after(found))
    return _opened(kept, cohort_id, found, now)


def approve(kept: Kept, row: CohortRow, who: str, now: datetime) -> bool:
    """Sign off the version a cohort pins; False when it was signed already."""
    row = cohorts.lock(kept, row.id)
    if row.signed:
        return False
    cohorts.sign(kept, row.id, row.version_id, who, now)
    cohorts.write_audit(
        kept, row.id, now, who, "approve", row.name, after=f"version {row.version_id}"
    )
    return True


def call_off(kept: Kept, row: CohortRow, who: str, now: datetime) -> None:
    """Take back a cohort that nobody was brought into; the audit remembers it.

    Refusal while it has a student or a group.
    """
    row = cohorts.lock(kept, row.id)
    found = ready(kept, now).get(row.id, Ready())
    if found.students or found.groups:
        raise Refusal(say("has_people", name=row.name))
    calling_off.remove(kept, row.id)
    cohorts.write_audit(
        kept, row.id, now, who, "call off", row.name, before=f"{row.start} {row.zone}"
    )


def _opened(kept: Kept, cohort_id: int, found: Cohort, now: datetime) -> Opened:
    row = cohorts.get(kept, cohort_id)
    if row is None:  # kept in this very transaction
        raise KeyError(cohort_id)
    plan = found.curriculum
    last = timetable.date_of(found, plan.last_number)
    today = timetable.local(now, found.zone).date()
    warnings = []
    if last < today:
        warnings.append(say("over_already", start=found.start, last=last))
    elif found.start < today:
        warnings.append(say("started_already", start=found.start))
    warnings.append(say("unsigned", name=found.name))
    return Opened(
        row,
        plan.title,
        len(plan.days),
        timetable.date_of(found, plan.first_number),
        last,
        tuple(warnings),
    )


def _after(found: Cohort) -> str:
    skips = ", ".join(day.isoformat() for day in sorted(found.skips))
    return f"{found.start} {found.zone}" + (f" without {skips}" if skips else "")


def _next_name(kept: Kept, plan: Curriculum) -> str:
    """Join the title and the next number that is free: 好好相处第3期."""
    names = {row.name for row in cohorts.everyone(kept)}
    number = 1
    while _numbered(plan, number) in names:
        number += 1
    return _numbered(plan, number)


def _numbered(plan: Curriculum, number: int) -> str:
    title = plan.title[: LONGEST_NAME - 20]
    return f"{title} Cohort {number}" if plan.locale == "en" else f"{title}第{number}期"


def _about_name(kept: Kept, name: str) -> list[Reason]:
    if not name:
        return [say("name_empty")]
    if not name.isprintable():
        return [say("words_odd", what=say("a_name"))]
    if len(name) > LONGEST_NAME:
        return [say("name_long", most=LONGEST_NAME)]
    if name.isascii() and name.isdigit():
        return [say("name_number", name=name)]
    return [say("name_taken", name=name)] if cohorts.find(kept, name) else []


def _about_zone(zone: str) -> list[Reason]:
    known = available_timezones()
    if zone in known:
        return []
    close = get_close_matches(zone, sorted(known), n=1, cutoff=0.5)
    near = say("near", near=close[0]) if close else Reason("", "")
    return [say("zone_unknown", zone=zone, near=near)]


def _about_dates(found: Cohort) -> list[Reason]:
    first_year, last_year = _YEARS
    if not first_year <= found.start.year <= last_year:
        return [say("start_year", start=found.start, first=first_year, last=last_year)]
    return [
        say("skip_outside", day=day, first=found.start, last=last)
        for last in (timetable.date_of(found, found.curriculum.last_number),)
        for day in sorted(found.skips)
        if not found.start < day < last
    ]


def _about_past(found: Cohort, now: datetime) -> list[Reason]:
    if found.zone not in available_timezones():  # said already
        return []
    tomorrow = timetable.local(now, found.zone).date() + timedelta(days=1)
    if found.start >= tomorrow:
        return []
    start, first = date_called(found.start), date_called(tomorrow)
    return [say("start_past", start=start, first=first)]


def next_number(cohort: Cohort, now: datetime) -> int:
    """Say from which day number a change made now counts: tomorrow's, or the first.

    Beyond the curriculum's last number once the last day has begun.
    """
    return max(cohort.curriculum.first_number, timetable.number_at(cohort, now) + 1)


def current_number(cohort: Cohort, now: datetime) -> int:
    """Say which day number runs now; the first before the camp has begun."""
    return max(cohort.curriculum.first_number, timetable.number_at(cohort, now))
