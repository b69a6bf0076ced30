"""Judging some students' closed days again: what is published stays, what holds changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from camp import checkins, timetable
from camp.checkins import Settled, Verdict
from camp.desk import course
from camp.desk.night.judge import asked_until, by_student, fate_of, marked, sent_of
from camp.store import checkins as kept_checkins
from camp.store import closes, nights, roster

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from camp.checkins import Asked, Granted
    from camp.cohort import Cohort
    from camp.store import Kept
    from camp.store.checkins import Fact
    from camp.store.nights import Judged


@dataclass(frozen=True, slots=True)
class _Bench:
    """What all of them are judged by."""

    cohort: Cohort
    asked: Mapping[tuple[int, int], Asked]
    as_of: int


@dataclass(slots=True)
class _Again:
    """What is to be written."""

    corrected: list[tuple[int, int, int]] = field(default_factory=list)
    judged: list[tuple[int, int, int, int]] = field(default_factory=list)
    settled: list[tuple[int, int, int, int]] = field(default_factory=list)
    back: list[tuple[int, int]] = field(default_factory=list)
    """(student, last day before they were let go) of whoever comes back."""
    said: list[tuple[str, str, str]] = field(default_factory=list)


def rejudge(
    kept: Kept, cohort_id: int, student_ids: Iterable[int], now: datetime
) -> int:
    """Judge some students' closed days again and correct what stands now.

    For leave granted late, an appeal, or check-ins that reached us after their close.
    What a night published stays. Whoever had left over a miss that no longer counts is
    back. Returns how many verdicts changed.
    """
    wanted = sorted(set(student_ids))
    last = closes.last_number(kept, cohort_id) if wanted else None
    if last is None:
        return 0
    # A check-in holds its student and then judges anew: in the same order, or two who
    # mean the same student wait for each other.
    roster.hold(kept, cohort_id, wanted)
    cohort, _, _ = course.running(kept, cohort_id)
    as_of = closes.last_as_of(kept, cohort_id)
    bench = _Bench(cohort, asked_until(cohort, last), as_of)
    verdicts = closes.verdicts_of(kept, cohort_id, wanted)
    facts = closes.facts_of(kept, cohort_id, wanted)
    settled = closes.settled(kept, cohort_id, wanted)
    first = cohort.curriculum.first_number
    let_off = by_student(roster.granted(kept, cohort_id, first, last))
    again = _Again()
    for student in wanted:
        _one(
            bench,
            again,
            verdicts.get(student, []),
            (facts.get(student, {}), let_off.get(student, {})),
            Settled(*settled.get(student, (0, 0, 0))),
        )
    _write(kept, cohort, again, now)
    return len(again.corrected)


def _one(
    bench: _Bench,
    again: _Again,
    rows: Sequence[Judged],
    known: tuple[Mapping[int, Fact], Mapping[int, Granted]],
    before: Settled,
) -> None:
    if not rows:
        return
    facts, let_off = known
    student = rows[0].student_id
    sent = {day: s for day, fact in facts.items() if (s := sent_of(fact)) is not None}
    rule = bench.cohort.curriculum.attendance
    days = [bench.asked[row.day, row.tier] for row in rows]
    verdicts, after = checkins.judge_night(
        days, sent, let_off, rule, bench.as_of, Settled()
    )
    for row, verdict in zip(rows, verdicts, strict=True):
        if row.now != verdict.code:
            again.corrected.append((verdict.code, row.day, student))
            again.judged.append(marked(row.day, verdict, student))
            was = Verdict.from_code(row.now).value
            again.said.append((f"student {student} day {row.day}", was, verdict.value))
    if rule.misses_per_week is not None and after != before:
        again.settled.append((after.week, after.misses, after.left_at, student))
        if before.left_at and not after.left_at:
            again.back.append((student, _closed_by(bench.cohort, before.left_at)))


def _closed_by(cohort: Cohort, second: int) -> int:
    """The first day whose close knew what had settled by a second."""
    number = cohort.curriculum.first_number
    while timetable.times(cohort, number).closes < second:
        number += 1
    return number


def _write(kept: Kept, cohort: Cohort, again: _Again, now: datetime) -> None:
    nights.correct(kept, cohort.id, again.corrected)
    kept_checkins.mark_judged(kept, again.judged)
    closes.settle(kept, again.settled)
    closes.log_rejudged(kept, cohort.id, again.said, now)
    aspect, value = fate_of(cohort.curriculum.attendance.beyond)
    for student, number in again.back:
        closes.take_back(kept, student, aspect, value, number)
