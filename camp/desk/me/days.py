"""A student's days: which of them count, why, and what may still be done about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp import checkins, timetable
from camp.checkins import Verdict, current_streak, masks
from camp.curriculum import DayKind
from camp.desk import appeals
from camp.desk.board import OPEN, days_of
from camp.desk.me.appealing import status
from camp.desk.me.task import makeup_until, tier_of
from camp.desk.me.wording import say
from camp.desk.phrases import dated, joined, verdict_called
from camp.desk.refusal import spoken
from camp.pages.me_shown import Before, Dot
from camp.store import appeals as kept_appeals
from camp.store import checkins as kept_checkins
from camp.store import wall

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from camp.desk.board import Why
    from camp.desk.me.one import One
    from camp.store import Kept
    from camp.store.appeals import Appeal
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
    "made_up": ("补", "✓+"),
    "partial": ("半", "½"),
    "missed": ("–", "–"),
    "leave": ("假", "off"),
    "excused": ("免", "E"),
    "out": ("–", "–"),
}
_HELD: Final = {"leave", "excused"}
_MENDABLE: Final = {"partial", "missed"}
_CALLED: Final = {"partial", "missed", "leave"}
"""Verdicts that have a plainer name on a student's own page."""


class Days:
    """Every day of a camp as one student sees it, read in a fixed number of statements."""

    def __init__(
        self, kept: Kept, one: One, locale: str, given: Mapping[int, str]
    ) -> None:
        self._one, self._locale, self._given = one, locale, given
        self._days: Sequence[Why] = days_of(
            kept, one.roll, one.student, one.now, locale
        )
        self._stamped = wall.stamped(kept, one.student.id)
        self.facts: Mapping[int, Fact] = kept_checkins.facts_of_student(
            kept, one.cohort.id, one.student.id
        )
        self._appeals: Mapping[int, Appeal] = kept_appeals.of_student(
            kept, one.cohort.id, one.student.id
        )
        self._settled = appeals.too_late(kept, one.cohort)

    def _say(self, key: str, /, **values: object) -> str:
        return spoken(say(key, **values), self._locale)

    def heading(self) -> str:
        """Say how far they have come; whoever has not begun is shown today's door."""
        said = self._said()
        done = sum(verdict.counts_as_done for verdict in said.values())
        streak = self._streak(said)
        if done:
            several = "heading" if streak else "heading.done"
            key = f"{several}.one" if done == 1 else several
            return self._say(key, done=done, streak=streak)
        day = self._one.cohort.curriculum.day(self._one.today)
        lesson = day.lesson or day.guest
        tier = tier_of(self._one, self._one.today)
        due = self._one.cohort.curriculum.due_parts(self._one.today, tier)
        if not due or not self._one.in_camp:
            return self._say("heading.none")
        if lesson is None:
            return self._say("heading.today" if said else "heading.none")
        key = "heading.again" if said else "heading.first"
        return self._say(key, minutes=lesson.minutes)

    def hope(self) -> str:
        """Say which streak still stands once what may be made up is; else nothing."""
        said = self._said()
        behind = [
            day
            for day, verdict in said.items()
            if verdict.value in _MENDABLE and day < self._one.today and self._open(day)
        ]
        streak = self._streak({d: v for d, v in said.items() if d not in behind})
        if streak <= self._streak(said):
            return ""
        if behind == [self._one.today - 1]:
            return self._say("hope.yesterday", streak=streak)
        days = joined([self._say("day", day=day) for day in behind])
        return self._say("hope", days=days, streak=streak)

    def _said(self) -> dict[int, Verdict]:
        """What is settled of each day: neither what still runs nor what was not due."""
        return {
            why.number: _BY_WORD[why.cell.verdict]
            for why in self._days
            if why.cell.verdict not in {"", OPEN}
            and not (why.number == self._one.today and why.cell.verdict == "partial")
        }

    def _streak(self, said: Mapping[int, Verdict]) -> int:
        """Count the streak that is alive; a day of which nothing is said breaks nothing."""
        grew, held = masks(said, said.values())
        every = (2 << self._one.today) - 1
        for number in said:
            every &= ~(1 << number)
        return current_streak(grew, held | every, self._one.today)

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
        fact = self.facts.get(number)
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
        shown = dated(self._one.cohort, number, self._locale)
        plan, today = self._one.cohort.curriculum, number == self._one.today
        if why is None and number in self._given:
            mark = spoken_mark(self._given[number], self._locale)
            return Dot(number, "off", mark, self._called(self._given[number]), shown)
        if why is None:
            return Dot(number, "todo", str(number), "", shown)
        verdict = "" if why.cell.verdict == OPEN else why.cell.verdict
        stamped = bool(self._stamped >> number & 1)
        look = _LOOKS.get(verdict, "off")
        mark = spoken_mark(verdict, self._locale)
        word = self._called(why.cell.verdict or "not_due")
        if today and verdict not in {"done", "leave", "excused"}:
            look, mark = "now", str(number)
        elif why.cell.verdict == OPEN:
            look, mark = "half", spoken_mark("partial", self._locale)
        elif not verdict:
            rest = plan.day(number).kind is DayKind.REST
            mark = ("休" if self._locale == "zh-CN" else "R") if rest else "·"
        asked, said = self._appeal(why)
        reason = why.reason
        if verdict == "made_up":
            reason = self._say("made_up.streak", why=reason)
        return Dot(number, look, mark, word, shown, reason, stamped, asked, said)

    def _called(self, verdict: str) -> str:
        if verdict in _CALLED:
            return self._say(f"called.{verdict}")
        return spoken(verdict_called(verdict), self._locale)

    def _appeal(self, why: Why) -> tuple[bool, str]:
        """Whether a day may be asked about, and what became of it when it was."""
        found = self._appeals.get(why.number)
        if found is None:
            return appeals.held(why.cell) and not self._settled, ""
        return False, status(self._one, found, why.cell, self._locale)


def spoken_mark(verdict: str, locale: str) -> str:
    """The sign inside a day's dot; empty where a tick stands."""
    zh, en = _MARKS.get(verdict, ("", ""))
    return zh if locale == "zh-CN" else en
