"""The end of a camp: honors, certificates, the report."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from camp import debrief, honors
from camp.checkins import Verdict
from camp.cohort import Track, changes_by_student, state_on
from camp.desk import course
from camp.desk.night import lookback, records
from camp.desk.night.work import Made, Work
from camp.store import nights, roster
from camp.store.nights import HonorRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.curriculum import Curriculum
    from camp.honors import Honor, Record
    from camp.store import Kept
    from camp.store.queue import Row

COMPLETION = "completion"
"""The kind of certificate that says a camp was completed."""


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
    doc = json.dumps(
        {**asdict(honor), "number": honor.group_number},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    group = honor.group if honor.per == "group" else 0
    return HonorRow(honor.rule, group, honor.place, 1, honor.student, doc, "computed")


def _write_honors(
    kept: Kept, results: Sequence[tuple[Row, list[HonorRow]]], now: datetime
) -> None:
    for row, awarded in results:
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


def finishers(kept: Kept, cohort: Cohort) -> list[tuple[int, int, int]]:
    """Who completed the camp, as it stands now: (student id, done, due), by id."""
    plan = cohort.curriculum
    done = [v.code for v in Verdict if v.counts_as_done]
    due = [v.code for v in Verdict if v.in_denominator]
    marks = ", ".join("?" for _ in due)
    counted = kept.rows(
        f"select student_id, sum(case when now in ({', '.join('?' for _ in done)}) "
        "then 1 else 0 end), count(*) from verdict where cohort_id = ? "
        f"and now in ({marks}) group by student_id order by student_id",
        (*done, cohort.id, *due),
    )
    stayed = _stayed(kept, cohort, plan)
    return [
        (student, got, owed)
        for student, got, owed in counted
        if student in stayed and _finished(got, owed, plan)
    ]


def _finished(done: int, due: int, plan: Curriculum) -> bool:
    """Whether done / due reaches the share the curriculum asks for."""
    return done * 1_000_000 >= due * round(plan.attendance.finish * 1_000_000)


def _stayed(kept: Kept, cohort: Cohort, plan: Curriculum) -> set[int]:
    """Students of the camp track who were still there on the last day."""
    changes = changes_by_student(roster.changes(kept, cohort.id))
    found = set()
    for student in roster.students(kept, cohort.id):
        state = state_on(student, changes.get(student.id, ()), plan.last_number)
        if state.here and state.track is Track.CAMP:
            found.add(student.id)
    return found


def _certify(kept: Kept, results: Sequence[tuple[Row, None]], now: datetime) -> None:
    """Issue what is earned and not issued yet; an issued certificate stays."""
    for row, _ in results:
        cohort, _, _ = course.running(kept, row.cohort_id)
        plan = cohort.curriculum
        zh = plan.locale == "zh-CN"
        rows = [
            (
                student,
                COMPLETION,
                serial_of(cohort, student, "00"),
                f"{owed}个打卡日，完成{got}天" if zh else f"{got} of {owed} days",
            )
            for student, got, owed in finishers(kept, cohort)
        ]
        place = {rule.id: i + 1 for i, rule in enumerate(plan.honors)}
        for honor in nights.honors(kept, cohort.id):
            if honor.state == "published" and honor.rule in place:
                reason = json.loads(honor.doc)["reason"]
                serial = serial_of(cohort, honor.student_id, f"{place[honor.rule]:02d}")
                rows.append((honor.student_id, honor.rule, serial, reason))
        nights.issue_certificates(kept, cohort.id, rows, now)


def serial_of(cohort: Cohort, student: int, kind: str) -> str:
    """C0001-00-0000042: the cohort, what for, the student."""
    return f"C{cohort.id:04d}-{kind}-{student:07d}"


CERTIFICATES = Work(_read_rows, _make_rows, _certify)


LookedBack = tuple[debrief.CampFacts, tuple[debrief.Debrief, ...], str]
"""A camp's facts, its nights' debriefs, and the report's latest edition."""


def _read_report(
    kept: Kept, rows: Sequence[Row], now: datetime
) -> list[tuple[Row, LookedBack]]:
    del now
    found = []
    for row in rows:
        cohort, _, _ = course.running(kept, row.cohort_id)
        facts = lookback.of_camp(kept, cohort, finishers(kept, cohort))
        editions = nights.reports(kept, cohort.id)
        told = tuple(
            debrief.from_plain(json.loads(doc))
            for doc in nights.debriefs(kept, cohort.id).values()
        )
        latest = editions[max(editions)] if editions else ""
        found.append((row, (facts, told, latest)))
    return found


def _make_report(given: Sequence[tuple[Row, LookedBack]]) -> Made:
    made = Made()
    for row, (facts, told, before) in given:
        doc = json.dumps(
            debrief.plain(debrief.report(facts, told)),
            ensure_ascii=False,
            separators=(",", ":"),
        )
        made.results.append((row, "" if doc == before else doc))
    return made


def _write_report(
    kept: Kept, results: Sequence[tuple[Row, str]], now: datetime
) -> None:
    """An edition that says nothing new is not written."""
    for row, doc in results:
        if doc:
            nights.write_report(kept, row.cohort_id, row.number, doc, now)


REPORT = Work(_read_report, _make_report, _write_report)
