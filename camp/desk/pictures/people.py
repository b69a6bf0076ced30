"""The pictures of one student: certificates, and how they came along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from camp import cards, timetable
from camp.checkins import Verdict, current_streak, longest_streak, masks
from camp.cohort import Role, group_name
from camp.desk import course
from camp.desk.board import OPEN, board
from camp.desk.lead import finding
from camp.desk.night.ceremony import COMPLETION
from camp.desk.pictures.setting import setting_of
from camp.desk.pictures.wording import say
from camp.desk.refusal import Refusal, spoken
from camp.store import certificates as issues
from camp.store import checkins as kept_checkins
from camp.store import cohorts, nights

if TYPE_CHECKING:
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.desk.board import Cell, Line
    from camp.desk.lead.finding import Roll
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_BY_WORD: Final = {verdict.value: verdict for verdict in Verdict}


@dataclass(frozen=True, slots=True)
class Paper:
    """One certificate, and where it is kept."""

    card: cards.Certificate
    ref: str
    """The number ops know the student by."""
    group: int
    """The student's group at the end; 0 for none."""


def certificates(kept: Kept, row: CohortRow, site: str = "") -> list[Paper]:
    """List every certificate that is issued, by kind and student.

    ``site`` is where certificates are verified (https://camp.example); without it the
    code on them holds the serial number alone. Raises Refusal when there are none.
    """
    found = nights.certificates(kept, row.id)
    if not found:
        raise Refusal(say("no_certificates"))
    writer = _Writer(kept, row, site)
    return [writer.paper(*one) for one in found]


def certificate_of(
    kept: Kept, row: CohortRow, roll: Roll, serial: str, site: str = ""
) -> cards.Certificate:
    """Write one certificate of a roll's only student; Refusal when it is not theirs."""
    (student,) = roll.students
    for kind, issued, words in issues.of_student(kept, row.id, student.id):
        if issued == serial:
            writer = _Writer(kept, row, site, roll)
            return writer.paper(student.id, kind, serial, words).card
    raise Refusal(say("no_certificates"))


class _Writer:
    """What all certificates of a cohort are written from."""

    def __init__(
        self, kept: Kept, row: CohortRow, site: str, roll: Roll | None = None
    ) -> None:
        self._roll: Roll = roll or finding.read_roll(kept, row)
        self._cohort: Cohort = self._roll.cohort
        self._last = self._cohort.curriculum.last_number
        self._setting = setting_of(kept, row, self._cohort)
        self._students = {s.id: s for s in self._roll.students}
        self._groups = {g.id: g.number for g in cohorts.groups(kept, row.id)}
        self._seats = cohorts.seats(kept, row.id, self._last)
        self._site = site.rstrip("/")
        titles = {rule.id: rule.title for rule in self._cohort.curriculum.honors}
        self._titles = titles | {COMPLETION: self._said("completion")}
        on = timetable.date_of(self._cohort, self._last)
        self._date = cards.full_date(self._setting.locale, on)

    def _said(self, key: str) -> str:
        return spoken(say(key), self._cohort.curriculum.locale)

    def paper(self, student_id: int, kind: str, serial: str, words: str) -> Paper:
        """Write one certificate."""
        student = self._students[student_id]
        group_id = self._roll.state(student, self._last).group_id
        number = self._groups.get(group_id, 0)
        host = self._seats.get(group_id, {}).get(Role.HOST, "")
        card = cards.Certificate(
            setting=self._setting,
            kind="completion" if kind == COMPLETION else "honor",
            title=self._titles.get(kind, kind),
            name=student.name,
            reason=words,
            serial=serial,
            date=self._date,
            group=group_name(number, self._setting.locale) if number else "",
            host=host,
            verify=f"{self._site}/verify/{serial}" if self._site else serial,
        )
        return Paper(card, student.ref, number)


def growth(kept: Kept, row: CohortRow, key: str, now: datetime) -> cards.Growth:
    """Draw how one student came along so far; ``key`` is their number or unique name.

    Raises Refusal when there is no such student.
    """
    cohort, _ = course.cohort_of(kept, row)
    found = board(kept, row, now, student=key)
    line = found.lines[0]
    setting = setting_of(kept, row, cohort)
    dots = _dots(cohort, found.days, line, _stamped(kept, row, line.ref))
    done = sum(dot.verdict in {"done", "made_up"} for dot in dots)
    streak, longest = _streaks(dots)
    return cards.Growth(
        setting=setting,
        name=line.name,
        tier=line.tier_title,
        dots=dots,
        streak=streak,
        group=group_name(line.group, setting.locale) if line.group else "",
        figures=(
            (str(done), spoken(say("days_done"), setting.locale)),
            (str(longest), spoken(say("streak_best"), setting.locale)),
        ),
    )


def _stamped(kept: Kept, row: CohortRow, ref: str) -> int:
    """The student's stamped days as a bit mask."""
    student = finding.student(finding.read_roll(kept, row), ref)
    rows = kept_checkins.progress(kept, row.id)
    return next((p.stamped for p in rows if p.student_id == student.id), 0)


def _dots(
    cohort: Cohort, days: tuple[tuple[int, object], ...], line: Line, stamped: int
) -> tuple[cards.Dot, ...]:
    begun = {n: cell for (n, _), cell in zip(days, line.cells, strict=True)}
    plan, dots = cohort.curriculum, []
    for number in range(plan.first_number, plan.last_number + 1):
        cell = begun.get(number)
        if cell is None or _may_still_come(cell):
            verdict = "ahead"
        else:
            verdict = cell.verdict or "not_due"
        dots.append(
            cards.Dot(number, cast("Any", verdict), bool(stamped >> number & 1))
        )
    return tuple(dots)


def _may_still_come(cell: Cell) -> bool:
    """Say whether a day is still open: begun or not, it breaks no streak yet."""
    begun = cell.provisional and cell.verdict == Verdict.PARTIAL.value
    return begun or cell.verdict == OPEN


def _streaks(dots: tuple[cards.Dot, ...]) -> tuple[int, int]:
    """The run of done days now, and the longest one."""
    judged = [dot for dot in dots if dot.verdict != "ahead"]
    if not judged:
        return 0, 0
    days = [dot.number for dot in judged]
    done, hold = masks(days, (_BY_WORD[dot.verdict] for dot in judged))
    last = days[-1]
    return current_streak(done, hold, last), longest_streak(done, hold, last)
