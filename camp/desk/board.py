"""The board: who did what on which day, and why it counts as it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp import checkins, timetable
from camp.checkins import Asked, Granted, Sent, Telling, Verdict, reasons
from camp.cohort import Track
from camp.curriculum import Tier
from camp.desk.lead import finding
from camp.desk.night.close import TIER_CODE, TIERS, sent_of
from camp.desk.phrases import verdict_called
from camp.desk.refusal import spoken
from camp.desk.sent_words import say
from camp.store import checkins as kept_checkins
from camp.store import nights, roster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date, datetime

    from camp.cohort import Cohort, State, Student
    from camp.curriculum import Curriculum
    from camp.desk.lead.finding import Roll
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.checkins import Fact
    from camp.store.cohorts import CohortRow

OPEN: Final = "open"
"""Due today and not handed in yet."""

_MAY_BE_MADE_UP: Final = frozenset({Verdict.PARTIAL.value, Verdict.MISSED.value})

_BY_WORD: Final = {verdict.value: verdict for verdict in Verdict}


@dataclass(frozen=True, slots=True)
class Cell:
    """One student's day."""

    verdict: str
    """A verdict's word, ``open`` for what is still to come in; empty: nothing due."""
    provisional: bool = False
    """True while the day is not closed."""

    @property
    def word(self) -> Reason:
        """Say it in words; what is not closed carries a star."""
        said = verdict_called(self.verdict)
        if not self.provisional or self.verdict in {"", OPEN}:
            return said
        return type(said)(f"{said}*", f"{said.en}*")


@dataclass(frozen=True, slots=True)
class Line:
    """One student's days."""

    ref: str
    name: str
    group: int
    """The group's number today; 0 for none."""
    tier: str
    tier_title: str
    cells: tuple[Cell, ...]
    done: int
    due: int


@dataclass(frozen=True, slots=True)
class Board:
    """Persons by dates."""

    cohort: str
    days: tuple[tuple[int, date], ...]
    """(number, date) of every day that has begun."""
    lines: tuple[Line, ...]


def board(
    kept: Kept,
    row: CohortRow,
    now: datetime,
    *,
    group: int | None = None,
    student: str | None = None,
) -> Board:
    """Lay persons out by dates, closed days as they stand now and today as it looks.

    Only one group or one student when told so. A fixed number of statements.
    """
    roll = finding.read_roll(kept, row)
    cohort = roll.cohort
    today = min(timetable.number_at(cohort, now), cohort.curriculum.last_number)
    days = range(cohort.curriculum.first_number, today + 1)
    chosen = list(_chosen(roll, today, group, student))
    looked = _Cells(kept, roll, days, now, None if student is None else chosen)
    over = [n in looked.closed for n in days]
    lines = [
        _line(roll, one, today, tuple(looked.cell(one, n) for n in days), over)
        for one in chosen
    ]
    return Board(
        cohort=row.name,
        days=tuple((n, timetable.date_of(cohort, n)) for n in days),
        lines=tuple(lines),
    )


def _chosen(
    roll: Roll, today: int, group: int | None, key: str | None
) -> Iterator[Student]:
    """Go through the students wanted, by group and then as they joined."""
    if key is not None:
        yield finding.student(roll, key)
        return
    wanted = finding.group(roll, group).id if group is not None else None
    numbers = {g.id: g.number for g in roll.groups}
    seated = [
        (numbers.get(roll.state(s, max(today, s.joined)).group_id, 0), s.id, s)
        for s in roll.students
        if wanted in {None, roll.state(s, max(today, s.joined)).group_id}
    ]
    for _, _, student in sorted(seated, key=lambda found: found[:2]):
        yield student


def _kept_word(code: int | None) -> str:
    if code is None:
        return ""
    verdict = Verdict.from_code(code)
    return "" if verdict is Verdict.NOT_DUE else verdict.value


def _line(
    roll: Roll, student: Student, today: int, cells: tuple[Cell, ...], over: list[bool]
) -> Line:
    """Add up one student's days; only closed ones count (``over``)."""
    state = roll.state(student, max(today, student.joined))
    counted = [
        _BY_WORD[cell.verdict]
        for cell, closed in zip(cells, over, strict=True)
        if closed and cell.verdict
    ]
    done, due = checkins.completion(counted)
    return Line(
        ref=student.ref,
        name=student.name,
        group=roll.number_of(state.group_id),
        tier=state.tier,
        tier_title=roll.cohort.curriculum.tier(Tier(state.tier)).title,
        cells=cells,
        done=done,
        due=due,
    )


class _Open:
    """A day that is not closed yet, as it looks at this second."""

    def __init__(
        self,
        kept: Kept,
        cohort: Cohort,
        number: int,
        now: datetime,
        only: list[Student] | None = None,
    ) -> None:
        plan, times = cohort.curriculum, timetable.times(cohort, number)
        self._as_of = int(now.timestamp()) + 1
        self._number = number
        self._asked = [checkins.ask(plan, times, tier) for tier in TIERS]
        self._facts: dict[int, Fact] = (
            {
                f.student_id: f
                for f in kept_checkins.facts_of_day(kept, cohort.id, number)
            }
            if only is None
            else kept_checkins.facts_of(kept, cohort.id, number, [s.id for s in only])
        )
        self._granted = roster.granted(kept, cohort.id, number, number)

    def cell(self, student: Student, state: State) -> Cell:
        """Judge one student as if nothing more came."""
        if not state.here or state.track is not Track.CAMP:
            return Cell("")
        asked = self._asked[TIER_CODE[state.tier]]
        granted = Granted(self._granted.get((self._number, student.id), "none"))
        sent = sent_of(self._facts.get(student.id))
        verdict = checkins.judge_day(asked, sent, granted, self._as_of)
        if verdict is Verdict.NOT_DUE:
            return Cell("")
        word = OPEN if verdict is Verdict.MISSED else verdict.value
        return Cell(word, provisional=True)

    def made_up(self, student: Student, state: State) -> Cell | None:
        """Find a closed day that is whole by now; the next night will count it."""
        asked = self._asked[TIER_CODE[state.tier]]
        sent = sent_of(self._facts.get(student.id))
        verdict = checkins.judge_day(asked, sent, Granted.NONE, self._as_of)
        if not verdict.counts_as_done:
            return None
        return Cell(verdict.value, provisional=True)


class _Cells:
    """Every student's every day, read once."""

    def __init__(
        self,
        kept: Kept,
        roll: Roll,
        days: range,
        now: datetime,
        only: list[Student] | None,
    ) -> None:
        cohort, at = roll.cohort, now.timestamp()
        self._roll = roll
        self.closed = nights.closed(kept, cohort.id)
        self._verdicts = _verdicts(kept, cohort.id, only)
        self._open = {
            n: _Open(kept, cohort, n, now, only)
            for n in days
            if n not in self.closed or timetable.times(cohort, n).makeup_until > at
        }

    def cell(self, student: Student, number: int) -> Cell:
        """One day of one student, as it stands or looks now."""
        found = Cell(_kept_word(self._verdicts.get((number, student.id))))
        still_open = self._open.get(number)
        if still_open is None:
            return found
        state = self._roll.state(student, number)
        if number not in self.closed:
            return still_open.cell(student, state)
        if found.verdict in _MAY_BE_MADE_UP:
            return still_open.made_up(student, state) or found
        return found


def _verdicts(
    kept: Kept, cohort_id: int, students: list[Student] | None
) -> dict[tuple[int, int], int]:
    """Read verdicts as they stand now by (day, student): all, or one student's."""
    rows = (
        nights.verdicts(kept, cohort_id)
        if students is None
        else [
            one
            for student in students
            for one in nights.verdicts_of_student(kept, cohort_id, student.id)
        ]
    )
    return {(one.day, one.student_id): one.now for one in rows}


@dataclass(frozen=True, slots=True)
class Why:
    """One day of one student, with its reason."""

    number: int
    date: date
    cell: Cell
    reason: str


def why(
    kept: Kept, row: CohortRow, key: str, now: datetime, locale: str
) -> tuple[Student, list[Why]]:
    """Say of every day of one student why it counts as it does, in one language."""
    roll = finding.read_roll(kept, row)
    student = finding.student(roll, key)
    return student, days_of(kept, roll, student, now, locale)


def days_of(
    kept: Kept, roll: Roll, student: Student, now: datetime, locale: str
) -> list[Why]:
    """Say of every day that has begun why it counts as it does for one student.

    The roll need hold nobody else; a fixed number of statements.
    """
    cohort = roll.cohort
    today = min(timetable.number_at(cohort, now), cohort.curriculum.last_number)
    days = range(cohort.curriculum.first_number, today + 1)
    looked = _Cells(kept, roll, days, now, [student])
    told = _told(kept, roll, student, locale)
    cells = [(number, looked.cell(student, number)) for number in days]
    return [
        Why(number, timetable.date_of(cohort, number), cell, told.reason(number, cell))
        for number, cell in cells
    ]


def _told(kept: Kept, roll: Roll, student: Student, locale: str) -> Told:
    """Read what one student's days are told with, in three statements."""
    cohort = roll.cohort
    facts = kept_checkins.facts_of_student(kept, cohort.id, student.id)
    tiers = {
        one.day: one.tier
        for one in nights.verdicts_of_student(kept, cohort.id, student.id)
    }
    granted = roster.granted_to(kept, cohort.id, student.id)
    return Told(roll, student, locale, facts, tiers, granted)


@dataclass(frozen=True, slots=True)
class Told:
    """What one student's days are told with."""

    _roll: Roll
    _student: Student
    _locale: str
    _facts: Mapping[int, Fact]
    _tiers: Mapping[int, int]
    """The tier each closed day was judged by."""
    _granted: Mapping[int, str]

    def reason(self, number: int, cell: Cell) -> str:
        """Why one day is what it is."""
        cohort = self._roll.cohort
        if cell.verdict == OPEN and number not in self._facts:
            return spoken(say("still_open", until=say("midnight")), self._locale)
        verdict = _BY_WORD.get(cell.verdict, Verdict.NOT_DUE)
        if cell.verdict == OPEN:
            verdict = Verdict.MISSED
        granted = Granted(self._granted.get(number, "none"))
        return reasons(
            verdict,
            self._asked(number),
            self._sent(number),
            granted,
            Telling(
                cohort.curriculum.parts,
                cohort.curriculum.attendance,
                self.when(number),
                self._locale,
            ),
        )

    def _sent(self, number: int) -> Sent | None:
        return sent_of(self._facts.get(number))

    def _asked(self, number: int) -> Asked:
        state = self._roll.state(self._student, number)
        code = self._tiers.get(number, TIER_CODE[state.tier])
        tier: Tier | None = TIERS[code]
        if number not in self._tiers and not _owes(state):
            tier = None
        plan: Curriculum = self._roll.cohort.curriculum
        return checkins.ask(plan, timetable.times(self._roll.cohort, number), tier)

    def when(self, number: int) -> Callable[[int], str]:
        """Say an instant as a reader of that day does: 21:04, 第3天21:04."""
        cohort = self._roll.cohort

        def said(at: int) -> str:
            local = timetable.local(at, cohort.zone)
            hour = f"{local:%H:%M}"
            if local.date() == timetable.date_of(cohort, number):
                return hour
            other = timetable.number_on(cohort, local.date())
            return spoken(say("when_other", day=other, at=hour), self._locale)

        return said


def _owes(state: State) -> bool:
    return state.here and state.track is Track.CAMP


def kinds(kept: Kept, cohort_id: int) -> dict[str, int]:
    """Count a cohort's verdicts by kind, as they stand now."""
    counts = nights.kinds(kept, cohort_id)
    return {Verdict.from_code(code).value: people for code, people in counts}
