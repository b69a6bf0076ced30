"""The end of a camp: honors, certificates, the report."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from camp import debrief, honors
from camp.checkins import Verdict, finishes
from camp.cohort import Track
from camp.desk import course
from camp.desk.night import lookback, records, serials
from camp.desk.night.ceremony import COMPLETION
from camp.desk.night.debrief import read_back
from camp.desk.night.serials import serial_of
from camp.desk.night.work import Made, Work, doc_of
from camp.store import deeds, nights
from camp.store.nights import HonorRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.desk.night.lookback import People
    from camp.desk.night.serials import Certificate
    from camp.honors import Honor, Record
    from camp.store import Kept
    from camp.store.queue import Row

Finisher = tuple[int, int, int]
"""(student id, done, due)."""


@dataclass(frozen=True, slots=True)
class Given:
    """What honors are computed from."""

    row: Row
    cohort: Cohort
    records: Sequence[Record]


def _read_honors(kept: Kept, rows: Sequence[Row], now: datetime) -> list[Given]:
    del now
    found = []
    for row in rows:
        cohort, _, _ = course.running(kept, row.cohort_id)
        plain = records.of_cohort(kept, cohort, row.number - 1)
        first = _award(cohort, plain)
        found.append(Given(row, cohort, records.with_words(kept, cohort, plain, first)))
    return found


def _award(cohort: Cohort, theirs: Sequence[Record]) -> tuple[Honor, ...]:
    sizes: dict[int, int] = {}
    for record in theirs:
        if record.track == Track.CAMP.value and not record.left:
            sizes[record.group] = sizes.get(record.group, 0) + 1
    plan = cohort.curriculum
    return honors.award(theirs, plan.honors, sizes, plan.locale)


def _make_honors(given: Sequence[Given]) -> Made:
    return Made(
        results=[
            (one.row, [_kept(h) for h in _award(one.cohort, one.records)])
            for one in given
        ]
    )


def _kept(honor: Honor) -> HonorRow:
    doc = doc_of({**asdict(honor), "number": honor.group_number})
    group = honor.group if honor.per == "group" else 0
    return HonorRow(honor.rule, group, honor.place, 1, honor.student, doc, "computed")


def _write_honors(
    kept: Kept, results: Sequence[tuple[Row, list[HonorRow]]], now: datetime
) -> None:
    """Honors are computed once: a completion earned later changes none."""
    for row, awarded in results:
        if not nights.honors(kept, row.cohort_id):
            nights.write_honors(kept, row.cohort_id, awarded, now)


HONORS = Work(_read_honors, _make_honors, _write_honors)


def _read_rows(kept: Kept, rows: Sequence[Row], now: datetime) -> list[Row]:
    del kept, now
    return list(rows)


def _make_rows(given: Sequence[Row]) -> Made:
    return Made(results=[(row, None) for row in given])


def _publish(kept: Kept, results: Sequence[tuple[Row, None]], now: datetime) -> None:
    del now
    for row, _ in results:
        nights.publish_honors(kept, row.cohort_id)


PUBLISH = Work(_read_rows, _make_rows, _publish)


def finishers(kept: Kept, cohort: Cohort) -> list[Finisher]:
    """Who completed the camp, as it stands now, by id."""
    return _finishers(kept, cohort, lookback.people(kept, cohort))


def _finishers(kept: Kept, cohort: Cohort, who: People) -> list[Finisher]:
    by_code = {v.code: v for v in Verdict}
    share = cohort.curriculum.attendance.finish
    counted: dict[int, list[int]] = {}
    for student, now, days in deeds.verdict_counts(kept, cohort.id):
        mine, verdict = counted.setdefault(student, [0, 0]), by_code[now]
        mine[0] += days * verdict.counts_as_done
        mine[1] += days * verdict.in_denominator
    stayed = {
        student
        for student, state in who.ends.items()
        if state.here and state.track is Track.CAMP
    }
    return [
        (student, done, due)
        for student, (done, due) in counted.items()
        if student in stayed and finishes(done, due, share)
    ]


def _earned(
    kept: Kept, cohort: Cohort, finished: Sequence[Finisher]
) -> list[Certificate]:
    """The certificates there are to be: completions, then published honors."""
    plan = cohort.curriculum
    zh = plan.locale == "zh-CN"
    rows = [
        (
            student,
            COMPLETION,
            serial_of(cohort, student, "00"),
            f"{owed}个打卡日，完成{got}天" if zh else f"{got} of {owed} days",
        )
        for student, got, owed in finished
    ]
    place = {rule.id: i + 1 for i, rule in enumerate(plan.honors)}
    for honor in nights.honors(kept, cohort.id):
        if honor.state == "published" and honor.rule in place:
            reason = json.loads(honor.doc)["reason"]
            serial = serial_of(cohort, honor.student_id, f"{place[honor.rule]:02d}")
            rows.append((honor.student_id, honor.rule, serial, reason))
    return rows


def _read_certificates(
    kept: Kept, rows: Sequence[Row], now: datetime
) -> list[tuple[Row, list[Certificate]]]:
    del now
    found = []
    for row in rows:
        cohort, _, _ = course.running(kept, row.cohort_id)
        found.append((row, _earned(kept, cohort, finishers(kept, cohort))))
    return found


def _make_certificates(given: Sequence[tuple[Row, list[Certificate]]]) -> Made:
    return Made(results=list(given))


def _issue(
    kept: Kept, results: Sequence[tuple[Row, list[Certificate]]], now: datetime
) -> None:
    """Issue what is earned and not issued yet; an issued certificate stays."""
    for row, earned in results:
        serials.issue(kept, row.cohort_id, earned, now)


CERTIFICATES = Work(_read_certificates, _make_certificates, _issue)


@dataclass(frozen=True, slots=True)
class LookedBack:
    """What a report is written from."""

    row: Row
    facts: debrief.CampFacts
    told: tuple[debrief.Debrief, ...]
    """The camp's debriefs."""
    before: str
    """The latest edition; empty when there is none."""
    earned: Sequence[Certificate]


def _read_report(kept: Kept, rows: Sequence[Row], now: datetime) -> list[LookedBack]:
    del now
    return [_look_back(kept, row) for row in rows]


def _look_back(kept: Kept, row: Row) -> LookedBack:
    cohort, _, kept_row = course.running(kept, row.cohort_id)
    who = lookback.people(kept, cohort)
    finished = _finishers(kept, cohort, who)
    editions = nights.reports(kept, cohort.id)
    told = nights.debriefs(kept, cohort.id).values()
    return LookedBack(
        row=row,
        facts=lookback.of_camp(kept, cohort, who, finished, kept_row.signed_by or ""),
        told=tuple(read_back(doc) for doc in told),
        before=editions[max(editions)] if editions else "",
        earned=_earned(kept, cohort, finished),
    )


def _make_report(given: Sequence[LookedBack]) -> Made:
    return Made(results=[(one.row, (_edition(one), one.earned)) for one in given])


def _edition(one: LookedBack) -> str:
    """The report; empty when it would say what the last edition said."""
    if not one.before:
        return _report(one, amended=False)
    again = _report(one, amended=json.loads(one.before)["amended"])
    return "" if again == one.before else _report(one, amended=True)


def _report(one: LookedBack, *, amended: bool) -> str:
    facts = replace(one.facts, amended=amended)
    return doc_of(debrief.plain(debrief.report(facts, one.told)))


def _write_report(
    kept: Kept,
    results: Sequence[tuple[Row, tuple[str, Sequence[Certificate]]]],
    now: datetime,
) -> None:
    """Publish an edition, if it is news, and issue whatever it counts as completed.

    What was made up on the closing day itself is counted after the certificates.
    """
    for row, (doc, earned) in results:
        serials.issue(kept, row.cohort_id, earned, now)
        if doc:
            nights.write_report(kept, row.cohort_id, row.number, doc, now)


REPORT = Work(_read_report, _make_report, _write_report)
