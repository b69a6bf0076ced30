"""Debriefs and the report as published, with what has come since beside them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from camp import debrief as told
from camp import pages, timetable
from camp.checkins import Verdict
from camp.cohort import Track, group_name
from camp.desk import course
from camp.desk.ops.tables import rate_words
from camp.desk.ops.wording import say
from camp.desk.phrases import verdict_called
from camp.desk.refusal import Refusal, spoken
from camp.pages import Beside, HeatRow
from camp.store import cohorts, nights, queue
from camp.timetable import Kind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from camp.cohort import Cohort
    from camp.debrief import Debrief, Report
    from camp.pages import Link
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

FORMATS: Final = ("text", "html", "json")
_COLD: Final = 45
"""Percent below which a group is cold."""


@dataclass(frozen=True, slots=True)
class Night:
    """A published debrief with what has come since."""

    debrief: Debrief
    plain: dict[str, Any]
    corrections: tuple[str, ...]
    beside: Beside


def debrief(
    kept: Kept,
    row: CohortRow,
    night: int | None,
    links: Iterable[Link] = (),
    reader: str = "",
) -> Night:
    """Read a night's debrief, the last one's when none is named.

    What stands beside it is in the course's language unless ``reader`` names another.
    Raises Refusal when there is none, and says which there are.
    """
    cohort, _ = course.cohort_of(kept, row)
    docs = nights.debriefs(kept, row.id)
    number = _chosen(kept, cohort, docs, night)
    plain = json.loads(docs[number])
    found = told.from_plain(plain)
    locale = reader or cohort.curriculum.locale
    corrections = _corrections(kept, cohort, number, locale)
    listed = {e.group for e in found.watch}
    return Night(
        found,
        plain,
        corrections,
        Beside(
            last_day=cohort.curriculum.last_number,
            links=tuple(links),
            corrections=corrections,
            **heat(kept, cohort, found.night, listed, locale),
        ),
    )


def _chosen(
    kept: Kept, cohort: Cohort, docs: Mapping[int, str], night: int | None
) -> int:
    if not docs:
        first = cohort.curriculum.first_number
        due = queue.one(kept, cohort.id, Kind.DEBRIEF, first, 0, "")
        at = timetable.local(due.compose_at, cohort.zone) if due else None
        raise Refusal(say("no_debrief", at=f"{at:%m-%d %H:%M}" if at else "–"))
    if night is None:
        return max(docs)
    if night not in docs:
        there = ", ".join(str(n) for n in sorted(docs))
        raise Refusal(say("no_debrief_night", night=night, there=there))
    return night


def written(found: Night, form: str) -> str:
    """Write a debrief as text, html or json, corrections beside it."""
    if form == "html":
        return pages.debrief_html(found.debrief, found.beside)
    if form == "json":
        both = {"debrief": found.plain, "corrections": list(found.corrections)}
        return json.dumps(both, ensure_ascii=False, indent=2) + "\n"
    text = told.text(found.debrief)
    if not found.corrections:
        return text
    locale = found.debrief.locale
    title = spoken(say("corrections"), locale)
    head = f"【{title}】" if locale == "zh-CN" else f"{title}:"
    return f"{text}\n{head}\n" + "\n".join(found.corrections) + "\n"


def _corrections(
    kept: Kept, cohort: Cohort, number: int, locale: str
) -> tuple[str, ...]:
    """Say what has changed in a night's verdicts since it was published."""
    changed: dict[tuple[int, int], int] = {}
    for day, _, _, before, after, people in nights.corrections(kept, cohort.id):
        if day == number:
            changed[before, after] = changed.get((before, after), 0) + people
    if not changed:
        return ()
    then, now = (_rate(kept, cohort, number, published=p) for p in (True, False))
    lines = [
        say(
            "changed",
            before=verdict_called(Verdict.from_code(before).value),
            after=verdict_called(Verdict.from_code(after).value),
            count=count,
        )
        for (before, after), count in sorted(changed.items())
    ]
    lines.append(
        say(
            "then_now",
            then=rate_words(then, "completion"),
            now=rate_words(now, "completion"),
            done=now[0],
            due=now[1],
        )
    )
    return tuple(spoken(line, locale) for line in lines)


def _rate(
    kept: Kept, cohort: Cohort, number: int, *, published: bool
) -> tuple[int, int]:
    """Add up (done, due) of a day, as its night published it or as it stands now."""
    done = due = 0
    for _, _, _, code, people in nights.verdict_counts(
        kept, cohort.id, number, number, published=published
    ):
        verdict = Verdict.from_code(code)
        done += people if verdict.counts_as_done else 0
        due += people if verdict.in_denominator else 0
    return done, due


Cells = dict[tuple[int, int], list[int]]
"""(group id, day) -> [done, due]."""


def cells_of(kept: Kept, cohort: Cohort, night: int) -> Cells:
    """Count every group on every day up to a night, make-ups and corrections too."""
    counts: Cells = {}
    for day, group_id, _, code, people in nights.verdict_counts(
        kept, cohort.id, cohort.curriculum.first_number, night
    ):
        verdict = Verdict.from_code(code)
        cell = counts.setdefault((group_id, day), [0, 0])
        cell[0] += people if verdict.counts_as_done else 0
        cell[1] += people if verdict.in_denominator else 0
    return counts


def heat(
    kept: Kept,
    cohort: Cohort,
    night: int,
    listed: Container[int] = (),
    locale: str = "",
) -> dict[str, Any]:
    """Gather every group's rate on every day up to a night, as it stands now.

    ``listed`` are the numbers of groups that need a person.
    """
    cells = cells_of(kept, cohort, night)
    return heat_of(kept, cohort, cells, night, listed, locale)


def heat_of(
    kept: Kept,
    cohort: Cohort,
    counts: Cells,
    night: int,
    listed: Container[int] = (),
    locale: str = "",
) -> dict[str, Any]:
    """Lay counts out, a row a group."""
    plan = cohort.curriculum
    if not counts:
        return {}
    days = range(plan.first_number, min(night, plan.last_number) + 1)
    rows = []
    for group in cohorts.groups(kept, cohort.id):
        if group.track is Track.LISTENER:
            continue
        cells = tuple(_percent(counts.get((group.id, day))) for day in days)
        last = next((c for c in reversed(cells) if c is not None), None)
        cold = group.number in listed or (last is not None and last < _COLD)
        name = group_name(group.number, locale or plan.locale)
        rows.append(HeatRow(name, cells, cold))
    kinds = tuple((day, plan.day(day).kind.value) for day in days)
    return {"days": kinds, "heat": tuple(rows)}


def _percent(counts: list[int] | None) -> int | None:
    """Percent, rounded half up; None when nothing was due."""
    if counts is None or not counts[1]:
        return None
    return (counts[0] * 200 + counts[1]) // (2 * counts[1])


@dataclass(frozen=True, slots=True)
class Edition:
    """The whole-camp report in its latest edition."""

    night: int
    report: Report
    plain: dict[str, Any]
    editions: int
    last_day: int


def report(kept: Kept, row: CohortRow) -> Edition:
    """Read the latest report; Refusal before there is one."""
    docs = nights.reports(kept, row.id)
    if not docs:
        raise Refusal(say("no_report"))
    cohort, _ = course.cohort_of(kept, row)
    night = max(docs)
    plain = json.loads(docs[night])
    return Edition(
        night,
        told.report_from_plain(plain),
        plain,
        len(docs),
        cohort.curriculum.last_number,
    )


def report_written(found: Edition, form: str, links: Iterable[Link] = ()) -> str:
    """Write the report as text, html or json."""
    if form == "html":
        return pages.report_html(found.report, found.last_day, links)
    if form == "json":
        return json.dumps(found.plain, ensure_ascii=False, indent=2) + "\n"
    return told.text(found.report)
