"""The close of a day: 10,000 verdicts, published once, and the night in numbers.

Judges as of its due time, whenever it runs. The day that ends is published; days still
open for make-up are judged again and their present verdicts corrected.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from camp import checkins, timetable
from camp.checkins import Asked, Granted, Sent, Settled, Verdict
from camp.cohort import (
    Aspect,
    Cohort,
    State,
    Student,
    Track,
    changes_by_student,
    state_on,
)
from camp.curriculum import Tier
from camp.desk import course
from camp.desk.night import totals
from camp.desk.night.count import Count
from camp.desk.night.work import Made, Work
from camp.store import checkins as kept_checkins
from camp.store import cohorts, nights, roster, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Change
    from camp.store import Kept
    from camp.store.checkins import Fact
    from camp.store.queue import Row

TIERS = tuple(Tier)
TIER_CODE = {tier.value: code for code, tier in enumerate(TIERS)}
_OPEN = (Verdict.PARTIAL.code, Verdict.MISSED.code)
_CAMP = Track.CAMP.value
DONE, MADE_UP = Verdict.DONE.code, Verdict.MADE_UP.code


class Line(NamedTuple):
    """One student at a close: as they joined, their progress, their day's fact."""

    id: int
    name: str
    group_id: int
    tier: str
    track: str
    joined: int
    came: int
    whole: int
    broke: int
    made: int
    week: int
    misses: int
    left_at: int
    in_time: int | None
    """None when nothing came in for the day."""
    parts: int
    full_at: int
    longest: int
    short: int
    chars: int


@dataclass(frozen=True, slots=True)
class Given:
    """What a close reads."""

    row: Row
    cohort: Cohort
    as_of: int
    lines: Sequence[Line]
    hidden: frozenset[int]
    """Students whom a label keeps out of every list."""
    changes: Mapping[int, list[Change]]
    pending: Mapping[int, list[tuple[int, int, int, int]]]
    """Open days by student: (day, verdict, group, tier)."""
    pending_facts: Mapping[tuple[int, int], Fact]
    """(day, student) -> fact of an open day."""
    granted: Mapping[tuple[int, int], str]
    helpers: Mapping[int, tuple[str, int]]


@dataclass(slots=True)
class Closed:
    """What a close writes."""

    published: list[tuple[int, int, int, int, int, int]] = field(default_factory=list)
    """In the order of :class:`Judged`."""
    corrected: list[tuple[int, int, int]] = field(default_factory=list)
    judged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """(days judged, that broke, that were made up, student), but for plain ``done``."""
    settled: list[tuple[int, int, int, int]] = field(default_factory=list)
    fates: list[tuple[int, Aspect, int, str]] = field(default_factory=list)
    made_up: dict[int, int] = field(default_factory=dict)
    """Days made up since the last close, by group id."""
    totals: totals.NightTotals | None = None


def _read(kept: Kept, rows: Sequence[Row], now: datetime) -> list[Given]:
    del now
    return [_read_one(kept, row) for row in rows]


def _read_one(kept: Kept, row: Row) -> Given:
    cohort, _, _ = course.running(kept, row.cohort_id)
    day = row.number
    first = _first_open(cohort, day)
    open_rows = kept.rows(
        "select day, student_id, now, group_id, tier from verdict where cohort_id = ? "
        "and day between ? and ? and now in (?, ?) order by day, student_id",
        (cohort.id, first, day - 1, *_OPEN),
    )
    pending: dict[int, list[tuple[int, int, int, int]]] = {}
    for number, student, verdict, group, tier in open_rows:
        pending.setdefault(student, []).append((number, verdict, group, tier))
    return Given(
        row=row,
        cohort=cohort,
        as_of=int(row.compose_at.timestamp()),
        lines=_lines(kept, cohort.id, day),
        hidden=roster.hidden(kept, cohort.id),
        changes=changes_by_student(roster.changes(kept, cohort.id)),
        pending=pending,
        pending_facts=_open_facts(kept, cohort.id, first, day - 1),
        granted=roster.granted(kept, cohort.id, cohort.curriculum.first_number, day),
        helpers=_helpers(kept, cohort.id, day),
    )


def _lines(kept: Kept, cohort_id: int, day: int) -> list[Line]:
    """Every student of the cohort, by id, in one statement."""
    rows = kept.rows(
        "select s.id, s.name, s.group_id, s.tier, s.track, s.joined, p.came, p.whole, "
        "p.broke, p.made, p.week, p.misses, p.left_at, f.in_time, f.parts, f.full_at, "
        "f.longest, f.short, f.chars from student s "
        "join progress p on p.student_id = s.id left join fact f "
        "on f.cohort_id = ? and f.day = ? and f.student_id = s.id "
        "where s.cohort_id = ? order by s.id",
        (cohort_id, day, cohort_id),
    )
    return list(map(Line._make, rows))


def _first_open(cohort: Cohort, day: int) -> int:
    """The first day that was still open for make-up at the close before this one."""
    first = cohort.curriculum.first_number
    before = timetable.times(cohort, day).begins
    while first < day and timetable.times(cohort, first).makeup_until <= before:
        first += 1
    return first


def _open_facts(
    kept: Kept, cohort_id: int, first: int, last: int
) -> dict[tuple[int, int], Fact]:
    columns = ", ".join(f"f.{c}" for c in kept_checkins.Fact._fields)
    return {
        (r[0], r[1]): kept_checkins.Fact._make(r)
        for r in kept.rows(
            f"select {columns} from verdict v join fact f on f.cohort_id = v.cohort_id "
            "and f.day = v.day and f.student_id = v.student_id "
            "where v.cohort_id = ? and v.day between ? and ? and v.now in (?, ?)",
            (cohort_id, first, last, *_OPEN),
        )
    }


def _helpers(kept: Kept, cohort_id: int, day: int) -> dict[int, tuple[str, int]]:
    """Who wrote under most others' homework, by group; the lower id on a tie."""
    found: dict[int, tuple[str, int]] = {}
    for group_id, giver, helped in kept.rows(
        "select r.group_id, s.name, count(distinct r.student_id) as helped "
        "from review r join student s on s.id = r.giver_id "
        "where r.cohort_id = ? and r.day = ? and r.kind = 'comment' "
        "and not exists (select 1 from label l where l.student_id = s.id "
        "and l.name in ('do-not-contact', 'paused', 'refunded')) "
        "group by r.group_id, s.id, s.name order by r.group_id, helped desc, s.id",
        (cohort_id, day),
    ):
        if group_id not in found and helped > 1:
            found[group_id] = (giver, helped)
    return found


def sent_of(fact: Fact | None) -> Sent | None:
    """A kept fact as the check-in room knows it."""
    if fact is None:
        return None
    return Sent(fact.in_time, fact.parts, fact.full_at, fact.longest, fact.short)


def _make(given: Sequence[Given]) -> Made:
    return Made(results=[(one.row, _judge(one)) for one in given])


def _judge(given: Given) -> Closed:
    """Judge everyone; most are done in time with nothing open, and quickly so."""
    closed = Closed()
    cohort, day = given.cohort, given.row.number
    asked = _asked(cohort, day)
    needs = {
        t: a.need if (a := asked.get((day, c))) else 0 for t, c in TIER_CODE.items()
    }
    count = Count(cohort, day, given.granted, given.helpers, given.hidden)
    publish, pending, changes = closed.published.append, given.pending, given.changes
    for line in given.lines:
        need = needs[line.tier]
        if (
            need
            and line.in_time is not None
            and not need & ~line.in_time
            and line.joined <= day
            and line.track == _CAMP
            and line.id not in pending
            and line.id not in changes
            and not line.left_at
        ):
            tier = TIER_CODE[line.tier]
            publish((day, line.id, line.group_id, tier, DONE, DONE))
            count.done(line, tier)
        else:
            _one_by_one(given, closed, asked, line, count)
    plan = cohort.curriculum
    due_today = day <= plan.last_number and timetable.has_due(plan, day)
    closed.totals = count.totals(closed.made_up, due=due_today)
    return closed


def _one_by_one(
    given: Given,
    closed: Closed,
    asked: Mapping[tuple[int, int], Asked],
    line: Line,
    count: Count,
) -> None:
    """Judge a student with something open, missing or changed."""
    day = given.row.number
    changes = given.changes.get(line.id)
    if changes:
        as_joined = Student(
            line.id, "", "", line.group_id, line.tier, Track(line.track), line.joined
        )
        state = state_on(as_joined, changes, day)
    else:
        state = State(line.group_id, line.tier, Track(line.track), line.joined <= day)
    owes = state.here and state.track is Track.CAMP
    today = asked.get((day, TIER_CODE[state.tier])) if owes else None
    verdict = None
    if line.id in given.pending or (today is not None and today.need):
        verdict = _verdict(given, closed, asked, line, (state, today))
    if owes:
        count.add(line, state, TIER_CODE[state.tier], verdict)


def _asked(cohort: Cohort, last: int) -> dict[tuple[int, int], Asked]:
    """What each tier owes on each day up to the one that ends."""
    plan = cohort.curriculum
    numbers = range(plan.first_number, min(last, plan.last_number) + 1)
    return {
        (number, code): checkins.ask(plan, timetable.times(cohort, number), tier)
        for number in numbers
        for code, tier in enumerate(TIERS)
    }


def _verdict(
    given: Given,
    closed: Closed,
    asked: Mapping[tuple[int, int], Asked],
    line: Line,
    now: tuple[State, Asked | None],
) -> Verdict | None:
    """Judge a student's open days and the day that ends; its verdict, if it is due."""
    state, today = now
    pending = given.pending.get(line.id, [])
    tonight = [asked[number, tier] for number, _, _, tier in pending]
    sent: dict[int, Sent] = {}
    for number, *_ in pending:
        found = sent_of(given.pending_facts.get((number, line.id)))
        if found is not None:
            sent[number] = found
    if today is not None and today.need:
        tonight.append(today)
        if line.in_time is not None:
            sent[today.day] = Sent(
                line.in_time, line.parts, line.full_at, line.longest, line.short
            )
    granted = {
        a.day: Granted(given.granted[a.day, line.id])
        for a in tonight
        if (a.day, line.id) in given.granted
    }
    before = Settled(line.week, line.misses, line.left_at)
    verdicts, after = checkins.judge_night(
        tonight, sent, granted, given.cohort.curriculum.attendance, given.as_of, before
    )
    _keep(given, closed, line.id, state, verdicts)
    if after != before:
        closed.settled.append((after.week, after.misses, after.left_at, line.id))
        if after.left_at and not before.left_at:
            closed.fates.append(_fate(given, line.id))
    return verdicts[-1] if len(verdicts) > len(pending) else None


def _keep(
    given: Given,
    closed: Closed,
    student: int,
    state: State,
    verdicts: Sequence[Verdict],
) -> None:
    """Note what changed for a student: corrected days, and the day that ends."""
    pending = given.pending.get(student, [])
    for (number, was, group, _), verdict in zip(pending, verdicts, strict=False):
        if verdict.code != was:
            closed.corrected.append((verdict.code, number, student))
            if verdict.code == MADE_UP:
                closed.made_up[group] = closed.made_up.get(group, 0) + 1
            closed.judged.append(_judged(number, verdict, student))
    if len(verdicts) == len(pending):
        return
    day, verdict = given.row.number, verdicts[-1]
    if verdict is not Verdict.NOT_DUE:
        tier, code = TIER_CODE[state.tier], verdict.code
        closed.published.append((day, student, state.group_id, tier, code, code))
    if verdict.streak == "breaks":
        closed.judged.append(_judged(day, verdict, student))


def _judged(day: int, verdict: Verdict, student: int) -> tuple[int, int, int, int]:
    bit = 1 << day
    broke = bit if verdict.streak == "breaks" else 0
    return bit, broke, bit if verdict is Verdict.MADE_UP else 0, student


def _fate(given: Given, student: int) -> tuple[int, Aspect, int, str]:
    """From tomorrow on they are out, or a listener."""
    tomorrow = given.row.number + 1
    if given.cohort.curriculum.attendance.beyond == "listener":
        return student, Aspect.TRACK, tomorrow, Track.LISTENER.value
    return student, Aspect.LEFT, tomorrow, "out"


def _write(kept: Kept, results: Sequence[tuple[Row, Closed]], now: datetime) -> None:
    for row, closed in results:
        assert closed.totals is not None  # noqa: S101  (made together)
        nights.publish(kept, row.cohort_id, closed.published)
        nights.correct(kept, row.cohort_id, closed.corrected)
        kept_checkins.mark_judged(kept, closed.judged)
        kept.many(
            "update progress set week = ?, misses = ?, left_at = ? where student_id = ?",
            closed.settled,
        )
        roster.change(kept, row.cohort_id, closed.fates, now)
        nights.write_night(
            kept, row.cohort_id, row.number, row.compose_at, now,
            totals.write(closed.totals),
        )  # fmt: skip
        words.miss_unposted(kept, row.cohort_id, row.number)


WORK = Work(_read, _make, _write)


def rejudge(
    kept: Kept, cohort_id: int, student_ids: Iterable[int], now: datetime
) -> int:
    """Judge some students' closed days again and correct what stands now.

    For leave granted late, an appeal, or check-ins that reached us after their close.
    What a night published stays. Returns how many verdicts changed.
    """
    cohort, _, _ = course.running(kept, cohort_id)
    last = kept.row("select max(number) from night where cohort_id = ?", (cohort_id,))[
        0
    ]
    if last is None:
        return 0
    as_of = int(timetable.times(cohort, last).closes)
    asked = _asked(cohort, last)
    granted = roster.granted(kept, cohort_id, 0, last)
    changed = 0
    for student in sorted(set(student_ids)):
        changed += _rejudge_one(kept, cohort, student, (asked, granted, as_of, now))
    return changed


def _rejudge_one(
    kept: Kept,
    cohort: Cohort,
    student_id: int,
    given: tuple[
        Mapping[tuple[int, int], Asked], Mapping[tuple[int, int], str], int, datetime
    ],
) -> int:
    asked, granted, as_of, now = given
    rows = nights.verdicts_of_student(kept, cohort.id, student_id)
    facts = kept_checkins.facts_of_student(kept, cohort.id, student_id)
    days = [asked[row.day, row.tier] for row in rows]
    sent = {day: s for day, fact in facts.items() if (s := sent_of(fact)) is not None}
    let_off = {d: Granted(kind) for (d, s), kind in granted.items() if s == student_id}
    verdicts = checkins.judge(days, sent, let_off, cohort.curriculum.attendance, as_of)
    changed = [
        (row, verdict)
        for row, verdict in zip(rows, verdicts, strict=True)
        if row.now != verdict.code
    ]
    nights.correct(
        kept, cohort.id, [(v.code, row.day, student_id) for row, v in changed]
    )
    kept_checkins.mark_judged(kept, [_judged(r.day, v, student_id) for r, v in changed])
    for row, verdict in changed:
        cohorts.write_audit(
            kept, cohort.id, now, "camp", "rejudge", f"student {student_id} day {row.day}",
            before=Verdict.from_code(row.now).value, after=verdict.value,
        )  # fmt: skip
    return len(changed)
