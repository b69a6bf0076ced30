"""A student's days: which of them count, why, and what may still be done about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp import checkins, timetable
from camp.checkins import Verdict, current_streak, masks
from camp.curriculum import DayKind
from camp.desk.board import OPEN, days_of
from camp.desk.me.task import makeup_until, tier_of
from camp.desk.me.wording import say
from camp.desk.phrases import date_called, joined, verdict_called
from camp.desk.refusal import spoken
from camp.pages.me_shown import Before, Dot
from camp.store import checkins as kept_checkins
from camp.store import wall

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from camp.desk.board import Why
    from camp.desk.me.one import One
    from camp.store import Kept
    from camp.store.checkins import Fact

_BY_WORD: Final = {verdict.value: verdict for verdict in Verdict}
_LOOKS: Final = {
    "done": "done",
    "made_up": "made",
    "partial": "half",
    "missed": "miss",
    "leave": "off",
    "excused": "off",
    "out": "miss",
}
_MARKS: Final = {
    "made_up": ("补", "up"),
    "partial": ("半", "½"),
    "missed": ("缺", "–"),
    "leave": ("假", "L"),
    "excused": ("免", "E"),
    "out": ("缺", "–"),
}
_HELD: Final = {"leave", "excused"}


class Days:
    """Every day of a camp as one student sees it, read in a fixed number of statements."""

    def __init__(self, kept: Kept, one: One, locale: str) -> None:
        self._one, self._locale = one, locale
        self._days: Sequence[Why] = days_of(
            kept, one.roll, one.student, one.now, locale
        )
        self._stamped = wall.stamped(kept, one.student.id)
        self._facts: Mapping[int, Fact] = kept_checkins.facts_of_student(
            kept, one.cohort.id, one.student.id
        )

    def _say(self, key: str, /, **values: object) -> str:
        return spoken(say(key, **values), self._locale)

    def count(self) -> tuple[int, int]:
        """(days done, days of the streak that is alive)."""
        said = [
            (why.number, _BY_WORD[why.cell.verdict])
            for why in self._days
            if why.cell.verdict not in {"", OPEN}
            and not (why.number == self._one.today and why.cell.verdict == "partial")
        ]
        done = sum(verdict.counts_as_done for _, verdict in said)
        numbers = [number for number, _ in said]
        grew, held = masks(numbers, [verdict for _, verdict in said])
        # A day on which nothing was due, or that still runs, breaks nothing.
        every = (2 << self._one.today) - 1
        for number in numbers:
            every &= ~(1 << number)
        return done, current_streak(grew, held | every, self._one.today)

    def before(self) -> tuple[Before, ...]:
        """Say how yesterday counted, and what earlier days may still be made up."""
        found = [
            line
            for why in reversed(self._days)
            if why.number < self._one.today
            for line in self._before(why)
        ]
        return tuple(found)

    def _before(self, why: Why) -> list[Before]:
        yesterday = why.number == self._one.today - 1
        verdict, open_still = why.cell.verdict, self._open(why.number)
        if verdict in {"done", "made_up"}:
            return [self._counted(why)] if yesterday else []
        if verdict in {"partial", "missed", OPEN} and open_still:
            return [self._lacking(why, yesterday=yesterday)]
        if not yesterday or not verdict:
            return []
        if verdict in _HELD:
            return [Before(why.number, "over", self._say(f"off.{verdict}"), why.reason)]
        more = self._say("out" if verdict == "out" else "over")
        return [Before(why.number, "over", self._say("lost.yesterday"), more)]

    def _counted(self, why: Why) -> Before:
        if why.cell.verdict == "made_up":
            words = self._say("made_up", day=why.number)
            more = self._say("made_up.more") if why.cell.provisional else why.reason
            return Before(why.number, "done", words, more)
        return Before(why.number, "done", self._say("counted.yesterday"), why.reason)

    def _lacking(self, why: Why, *, yesterday: bool) -> Before:
        key = "lacking.yesterday" if yesterday else "lacking"
        words = self._say(key, day=why.number, parts=self._missing(why.number))
        until = spoken(makeup_until(self._one, why.number), self._locale)
        return Before(why.number, "half", words, until, again=True)

    def _open(self, number: int) -> bool:
        times = timetable.times(self._one.cohort, number)
        return self._one.in_camp and self._one.now.timestamp() < times.makeup_until

    def _missing(self, number: int) -> str:
        plan = self._one.cohort.curriculum
        fact = self._facts.get(number)
        there = fact.parts if fact else 0
        due = plan.due_parts(number, tier_of(self._one, number))
        lacking = [
            plan.parts[key].title
            for key in due
            if not there & checkins.parts_mask(plan.parts, (key,))
        ]
        return spoken(joined(lacking), self._locale)

    def dots(self) -> tuple[Dot, ...]:
        """Draw every day of the camp."""
        plan = self._one.cohort.curriculum
        begun = {why.number: why for why in self._days}
        return tuple(
            self._dot(number, begun.get(number))
            for number in range(plan.first_number, plan.last_number + 1)
        )

    def _dot(self, number: int, why: Why | None) -> Dot:
        date = date_called(timetable.date_of(self._one.cohort, number))
        shown = spoken(date, self._locale)
        plan, today = self._one.cohort.curriculum, number == self._one.today
        if why is None:
            return Dot(number, "todo", str(number), "", shown)
        verdict = "" if why.cell.verdict == OPEN else why.cell.verdict
        stamped = bool(self._stamped >> number & 1)
        look = _LOOKS.get(verdict, "off")
        mark = spoken_mark(verdict, self._locale)
        word = spoken(verdict_called(why.cell.verdict or "not_due"), self._locale)
        if today and verdict not in {"done", "leave", "excused"}:
            look, mark = "now", str(number)
        elif why.cell.verdict == OPEN:
            look, mark = "half", spoken_mark("partial", self._locale)
        elif not verdict:
            rest = plan.day(number).kind is DayKind.REST
            mark = ("休" if self._locale == "zh-CN" else "R") if rest else "·"
        return Dot(number, look, mark, word, shown, why.reason, stamped)


def spoken_mark(verdict: str, locale: str) -> str:
    """The sign inside a day's dot; empty where a tick stands."""
    zh, en = _MARKS.get(verdict, ("", ""))
    return zh if locale == "zh-CN" else en
