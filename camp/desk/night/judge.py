"""Judging everyone at a close: most by a glance, whoever has something open by rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from camp import checkins, timetable
from camp.checkins import Asked, Granted, Sent, Settled, Verdict
from camp.cohort import LET_GO, Aspect, State, Student, Track, state_on
from camp.curriculum import Tier
from camp.desk.night import reviewing
from camp.desk.night.count import Count, Marks, mask
from camp.desk.night.totals import NightTotals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from camp.cohort import Change, Cohort
    from camp.desk.night.reviewing import Reviews
    from camp.store.checkins import Fact
    from camp.store.closes import Heard, Line
    from camp.store.queue import Row

TIERS = tuple(Tier)
TIER_CODE = {tier.value: code for code, tier in enumerate(TIERS)}
DONE, MISSED = Verdict.DONE.code, Verdict.MISSED.code
OPEN = frozenset(
    verdict.code
    for verdict in (Verdict.PARTIAL, Verdict.MISSED, Verdict.LEAVE, Verdict.EXCUSED)
)
"""Verdicts that a make-up can still turn: what is made up counts in spite of leave."""
_DAY_OFF = frozenset({Verdict.LEAVE, Verdict.EXCUSED})
_BREAKS = frozenset({"breaks", "ends"})
_CAMP = Track.CAMP.value


class OpenDay(NamedTuple):
    """A verdict of an earlier day that may still change."""

    day: int
    student_id: int
    now: int
    group_id: int
    tier: int


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
    pending: Mapping[int, list[OpenDay]]
    """Open days by student, in order."""
    facts: Mapping[tuple[int, int], Fact]
    """(day, student) -> what had come for an open day."""
    granted: Mapping[tuple[int, int], str]
    """(day, student) -> leave or excused."""
    reviews: Reviews
    rejudged: Sequence[tuple[str, str]]
    """(whose day, verdict) corrected by hand since the last close."""
    heard: Heard
    """What all of this goes by, to know whether more has come since."""


@dataclass(slots=True)
class Closed:
    """What a close writes."""

    published: list[tuple[int, int, int, int, int, int]] = field(default_factory=list)
    """In the order of :class:`camp.store.nights.Judged`."""
    corrected: list[tuple[int, int, int]] = field(default_factory=list)
    """(verdict now, day, student)."""
    judged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """(days judged, that broke, that were made up, student), but for plain ``done``."""
    settled: list[tuple[int, int, int, int]] = field(default_factory=list)
    """(week, misses, left at, student)."""
    fates: list[tuple[int, Aspect, int, str]] = field(default_factory=list)
    made_up: dict[int, int] = field(default_factory=dict)
    """Days made up since the last close, by group id."""
    totals: NightTotals = field(default_factory=lambda: NightTotals(0, due=False))


class Judge:
    """Judges one close."""

    def __init__(self, given: Given) -> None:
        self._given, self._day, self._closed = given, given.row.number, Closed()
        plan = given.cohort.curriculum
        self._rule = plan.attendance
        self._asked = asked_until(given.cohort, self._day)
        self._count = Count(given.cohort, self._day, given.hidden)
        self._let_off = by_student(given.granted)
        self._made_up: set[int] = set()
        """Students who made something up."""
        self._unseen = {
            student: mask(d.day for d in days if (d.day, student) not in given.facts)
            for student, days in given.pending.items()
        }
        self._odd = given.changes.keys() | self._let_off.keys()
        self._odd |= {student for _, student in given.facts}
        if self._rule.misses_per_week is not None:
            self._odd |= given.pending.keys()

    def close(self) -> Closed:
        """Judge everyone; what came in time with nothing else open is judged quickly."""
        given, closed, day = self._given, self._closed, self._day
        plan = given.cohort.curriculum
        for student, days in self._let_off.items():
            self._count.let_off(student, mask(days))
        self._all()
        reviewing.fill(self._count, given.reviews, given.hidden)
        closed.totals = self._count.totals(
            due=day <= plan.last_number and timetable.has_due(plan, day),
            made_up=closed.made_up,
            corrected=_causes(self._made_up, given.rejudged),
        )
        return closed

    def _all(self) -> None:
        day, count, odd, unseen = self._day, self._count, self._odd, self._unseen
        quick = self._rule.makeup_days > 0
        needs = {tier: self._need(code) for tier, code in TIER_CODE.items()}
        publish, judged = self._closed.published.append, self._closed.judged.append
        bit = 1 << day
        for line in self._given.lines:
            if (
                line.id in odd
                or line.left_at
                or line.joined > day
                or line.track != _CAMP
            ):
                self._one(line)
                continue
            need, tier = needs[line.tier], TIER_CODE[line.tier]
            blank = unseen.get(line.id, 0)
            if not need:
                count.idle(line, blank)
            elif line.in_time is None and quick:
                publish((day, line.id, line.group_id, tier, MISSED, MISSED))
                judged((bit, bit, 0, line.id))
                count.missed(line, tier, blank)
            elif line.in_time is not None and not need & ~line.in_time:
                publish((day, line.id, line.group_id, tier, DONE, DONE))
                count.done(line, tier, blank)
            else:
                self._one(line)

    def _need(self, tier: int) -> int:
        asked = self._asked.get((self._day, tier))
        return asked.need if asked else 0

    def _one(self, line: Line) -> None:
        """Judge a student with something open, missing, granted or changed."""
        state = self._state(line)
        owes = state.here and state.track is Track.CAMP
        tier = TIER_CODE[state.tier]
        today = self._asked.get((self._day, tier)) if owes else None
        if today is not None and not today.need:
            today = None
        pending = self._given.pending.get(line.id, [])
        verdict, marks = None, Marks(line.broke, line.made)
        if pending or today is not None:
            verdicts = self._verdicts(line, pending, today, state)
            if today is not None:
                verdict = verdicts[-1]
                self._publish(line.id, state, verdict)
            marks = self._correct(line, pending, verdicts)
        if owes:
            self._count.add(line, state.group_id, tier, verdict, marks)

    def _state(self, line: Line) -> State:
        """What holds for a student today; who came and who goes is counted here."""
        changes = self._given.changes.get(line.id)
        track, day = Track(line.track), self._day
        if not changes:
            state = State(line.group_id, line.tier, track, line.joined <= day)
            if line.joined == day and track is Track.CAMP:
                self._count.group(line.group_id).joined += 1
            return state
        student = Student(line.id, "", "", line.group_id, line.tier, track, line.joined)
        state = state_on(student, changes, day)
        self._moves(student, changes, state)
        return state

    def _moves(self, student: Student, changes: Sequence[Change], state: State) -> None:
        """Count a change of group, track or presence, yesterday to tomorrow."""
        day, group = self._day, self._count.group
        before, after = (state_on(student, changes, n) for n in (day - 1, day + 1))
        if _owes(state):
            if not _owes(before) or before.group_id != state.group_id:
                group(state.group_id).joined += 1
            if not after.here:
                group(state.group_id).left += 1
        if any(c.aspect is Aspect.TRACK for c in changes):
            idle = [n for n in range(day) if not _owes(state_on(student, changes, n))]
            self._count.let_off(student.id, mask(idle))

    def _verdicts(
        self,
        line: Line,
        pending: Sequence[OpenDay],
        today: Asked | None,
        state: State,
    ) -> Sequence[Verdict]:
        """A student's open days and the day that ends, in order."""
        given = self._given
        tonight = [self._asked[d.day, d.tier] for d in pending]
        sent = {
            d.day: found
            for d in pending
            if (found := sent_of(given.facts.get((d.day, line.id)))) is not None
        }
        if today is not None:
            tonight.append(today)
            if line.in_time is not None:
                sent[today.day] = Sent(
                    line.in_time, line.parts, line.full_at, line.longest, line.short
                )
        before = Settled(line.week, line.misses, line.left_at)
        verdicts, after = checkins.judge_night(
            tonight,
            sent,
            self._let_off.get(line.id, {}),
            self._rule,
            given.as_of,
            before,
        )
        if after != before and self._rule.misses_per_week is not None:
            self._settle(line.id, state, before, after)
        return verdicts

    def _settle(
        self, student: int, state: State, before: Settled, after: Settled
    ) -> None:
        """Keep the count of misses; whoever had one too many goes from tomorrow on."""
        closed, day = self._closed, self._day
        closed.settled.append((after.week, after.misses, after.left_at, student))
        if not after.left_at or before.left_at:
            return
        aspect, value = fate_of(self._rule.beyond)
        closed.fates.append((student, aspect, day + 1, value))
        if aspect is Aspect.LEFT and _owes(state) and not self._leaves(student):
            self._count.group(state.group_id).left += 1

    def _leaves(self, student: int) -> bool:
        """Whether a student has said that today is their last day."""
        return any(
            c.aspect is Aspect.LEFT and c.day == self._day + 1
            for c in self._given.changes.get(student, ())
        )

    def _publish(self, student: int, state: State, verdict: Verdict) -> None:
        if verdict is Verdict.NOT_DUE:
            return
        tier, code = TIER_CODE[state.tier], verdict.code
        row = (self._day, student, state.group_id, tier, code, code)
        self._closed.published.append(row)
        if verdict.streak in _BREAKS:
            self._closed.judged.append(marked(self._day, verdict, student))

    def _correct(
        self, line: Line, pending: Sequence[OpenDay], verdicts: Sequence[Verdict]
    ) -> Marks:
        """Correct open days whose verdict has changed; how the masks stand then."""
        broke, made, held = line.broke, line.made, 0
        closed = self._closed
        for was, verdict in zip(pending, verdicts, strict=False):
            bit = 1 << was.day
            held |= bit if verdict in _DAY_OFF else 0
            if verdict.code == was.now:
                continue
            closed.corrected.append((verdict.code, was.day, line.id))
            closed.judged.append(marked(was.day, verdict, line.id))
            broke = broke & ~bit | (bit if verdict.streak in _BREAKS else 0)
            if verdict is Verdict.MADE_UP:
                made |= bit
                self._made_up.add(line.id)
                group = was.group_id
                closed.made_up[group] = closed.made_up.get(group, 0) + 1
        return Marks(broke, made, held, self._unseen.get(line.id, 0))


def _owes(state: State) -> bool:
    return state.here and state.track is Track.CAMP


def fate_of(beyond: str) -> tuple[Aspect, str]:
    """The dated change that one miss too many leads to."""
    if beyond == "listener":
        return Aspect.TRACK, Track.LISTENER.value
    return Aspect.LEFT, LET_GO


def marked(day: int, verdict: Verdict, student: int) -> tuple[int, int, int, int]:
    """One judged day for a progress row: (day, broke, made up) as masks, the student."""
    bit = 1 << day
    broke = bit if verdict.streak in _BREAKS else 0
    return bit, broke, bit if verdict is Verdict.MADE_UP else 0, student


def sent_of(fact: Fact | None) -> Sent | None:
    """A kept fact as the check-in room knows it."""
    if fact is None:
        return None
    return Sent(fact.in_time, fact.parts, fact.full_at, fact.longest, fact.short)


def asked_until(cohort: Cohort, last: int) -> dict[tuple[int, int], Asked]:
    """What each tier owes on each day up to one: (day, tier) -> what is asked."""
    plan = cohort.curriculum
    numbers = range(plan.first_number, min(last, plan.last_number) + 1)
    return {
        (number, code): checkins.ask(plan, timetable.times(cohort, number), tier)
        for number in numbers
        for code, tier in enumerate(TIERS)
    }


def by_student(
    granted: Mapping[tuple[int, int], str],
) -> dict[int, dict[int, Granted]]:
    """Days off: student -> day -> which kind."""
    found: dict[int, dict[int, Granted]] = {}
    for (day, student), kind in granted.items():
        found.setdefault(student, {})[day] = Granted(kind)
    return found


def _causes(made_up: set[int], rejudged: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Students whose earlier verdicts changed, by what changed them."""
    by_hand: dict[str, str] = {}
    for subject, verdict in rejudged:
        whose = subject.partition(" day ")[0]
        leave = verdict in {each.value for each in _DAY_OFF}
        by_hand[whose] = "leave" if leave else by_hand.get(whose, "other")
    causes = list(by_hand.values())
    found = {
        "make_up": len(made_up),
        "leave": causes.count("leave"),
        "other": causes.count("other"),
    }
    return {cause: students for cause, students in found.items() if students}
