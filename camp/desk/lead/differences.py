"""What a revision changes, as data and as words: days, dates, times, texts, templates."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from camp import scripts, timetable
from camp.curriculum import MAIN, Slot, load_quizzes
from camp.desk.lead.wording import say
from camp.desk.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from camp.cohort import Cohort
    from camp.curriculum import Curriculum, Day

_VALUE_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Course:
    """A course as a cohort follows it: who, when, what and in which words."""

    cohort: Cohort
    files: Mapping[str, bytes]
    templates: Mapping[str, str]

    @property
    def plan(self) -> Curriculum:
        """What is taught."""
        return self.cohort.curriculum


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is different; an empty text stands for nothing."""

    where: Reason
    """第6天, 整期, 话术, 文件."""
    field: str
    """A dotted path into the curriculum, a file's or a template's name, or date."""
    before: Reason
    after: Reason

    @property
    def words(self) -> Reason:
        """The difference in a line."""
        before = self.before or say("nothing")
        after = self.after or say("nothing")
        return say(
            "difference",
            where=self.where,
            field=self.field,
            before=before,
            after=after,
        )


def differences(before: Course, after: Course) -> tuple[Difference, ...]:
    """List everything that a revision changes, the calendar first."""
    return (
        *_dates(before.cohort, after.cohort),
        *_days(before.plan, after.plan),
        *_windows(before.plan, after.plan),
        *_leaves(say("whole"), _head(before.plan), _head(after.plan)),
        *_names(say("templates"), before.templates, after.templates),
        *_names(say("files"), others(before.files), others(after.files)),
    )


def _dates(before: Cohort, after: Cohort) -> Iterator[Difference]:
    """Say which days move, runs of days that move alike in one line."""
    moved = [
        (number, timetable.date_of(before, number), timetable.date_of(after, number))
        for number in _numbers(before.curriculum)
        if number in _numbers(after.curriculum)
    ]
    for _, run in groupby(moved, key=lambda m: (m[2] - m[1]).days):
        days = list(run)
        (first, was, now), (last, was_last, now_last) = days[0], days[-1]
        if was != now:
            where = say("days", first=first, last=last)
            where = where if last > first else say("day", day=first)
            yield Difference(where, "date", _span(was, was_last), _span(now, now_last))


def _span(first: date, last: date) -> Reason:
    words = f"{first}" if first == last else f"{first}…{last}"
    return Reason(words, words)


def _days(before: Curriculum, after: Curriculum) -> Iterator[Difference]:
    """Say which day is taught where, and what is different within a day."""
    old = {day.id: day for day in before.days}
    for number in every_number(before, after):
        was, now = day_of(before, number), day_of(after, number)
        if (was and was.id) != (now and now.id):
            where = say("day", day=number)
            yield Difference(where, "day", _titled(was), _titled(now))
        same = old.get(now.id) if now else None
        if now and same and same != now:
            yield from _leaves(say("day", day=number), _plain(same), _plain(now))


def _windows(before: Curriculum, after: Curriculum) -> Iterator[Difference]:
    """Say which slots of which days have other times, by the day's own number."""
    for number in _numbers(before):
        was, now = day_of(before, number), day_of(after, number)
        for slot in Slot if was and now else ():
            old = _times(before, number, slot)
            new = _times(after, number, slot)
            if old != new:
                yield Difference(say("day", day=number), slot.value, old, new)


def _times(plan: Curriculum, number: int, slot: Slot) -> Reason:
    words = " ".join(f"{at:%H:%M}" for at in timetable.window(plan, number, slot))
    return Reason(words, words)


def _numbers(plan: Curriculum) -> range:
    return range(plan.first_number, plan.last_number + 1)


def every_number(before: Curriculum, after: Curriculum) -> list[int]:
    """Every day number of either, in order."""
    return sorted({*_numbers(before), *_numbers(after)})


def day_of(plan: Curriculum, number: int) -> Day | None:
    """The day of a number; None when a course has none there."""
    return plan.day(number) if number in _numbers(plan) else None


def _titled(day: Day | None) -> Reason:
    if day is None:
        return Reason("", "")
    return Reason(f"{day.title}（{day.id}）", f"{day.title} ({day.id})")


def _head(plan: Curriculum) -> dict[str, Any]:
    """Everything but the days and their times, which are told by day."""
    head: dict[str, Any] = plan.model_dump(mode="json", exclude={"days", "slots"})
    return head


def _plain(day: Day) -> dict[str, Any]:
    plain: dict[str, Any] = day.model_dump(mode="json", exclude={"slots"})
    return plain


def _leaves(
    where: Reason, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Difference]:
    """Compare two trees leaf by leaf."""
    old, new = dict(_flat(before)), dict(_flat(after))
    for path in [*old, *(p for p in new if p not in old)]:
        was, now = old.get(path, ""), new.get(path, "")
        if was != now:
            yield Difference(where, path, _shown(was), _shown(now))


def changed_fields(
    before: Course, after: Course
) -> Iterator[tuple[int | None, list[str]]]:
    """Say which fields differ within each day that stays; None stands for the whole."""
    old = {day.id: day for day in before.plan.days}
    for number in _numbers(after.plan):
        now = after.plan.day(number)
        was = old.get(now.id)
        if was is not None and was != now:
            yield number, _paths(_plain(was), _plain(now))
    yield None, _paths(_head(before.plan), _head(after.plan))


def _paths(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    return [name for name in after if before.get(name) != after[name]]


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _flat(inner, f"{path}[{place}]")
    elif value is not None:
        yield path, str(value)


def _shown(text: str) -> Reason:
    words = scripts.excerpt(text, _VALUE_SHOWN)
    return Reason(words, words)


def _names(
    where: Reason, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Difference]:
    """Say which texts came, went or changed, by name alone."""
    for name in sorted({*before, *after}):
        if name not in before:
            yield Difference(where, name, Reason("", ""), say("added"))
        elif name not in after:
            yield Difference(where, name, say("present"), Reason("", ""))
        elif before[name] != after[name]:
            yield Difference(where, name, say("present"), say("changed"))


def others(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Files but what is told elsewhere: the curriculum's own text and its templates."""
    return {
        name: body
        for name, body in files.items()
        if name != MAIN and not name.startswith("scripts/")
    }


def touched(before: Course, after: Course) -> frozenset[int]:
    """Say which day numbers' texts may read otherwise.

    A day's evening speaks of the next one, so a change reaches back by a day; of a quiz
    they speak from the day it opens to the day after it closes.
    """
    old, new = before.plan, after.plan
    everywhere = (
        _head(old) != _head(new)
        or len(old.days) != len(new.days)
        or before.templates != after.templates
    )
    numbers = {*_numbers(old), *_numbers(new)}
    if everywhere:
        return frozenset(numbers)
    changed = {n for n in numbers if _there(before, n) != _there(after, n)}
    near = frozenset(n for n in numbers if n in changed or n + 1 in changed)
    return near | (numbers & _asked(before, after))


def _asked(before: Course, after: Course) -> set[int]:
    """The days on which a quiz is spoken of that is not the same in both."""
    old, new = (load_quizzes(course.files) for course in (before, after))
    return {
        number
        for quiz in (*old, *new)
        if not (quiz in old and quiz in new)
        for number in range(quiz.opens.day, quiz.closes.day + 2)
    }


def _there(course: Course, number: int) -> tuple[object, ...]:
    windows = [timetable.window(course.plan, number, slot) for slot in Slot]
    return course.plan.day(number), timetable.date_of(course.cohort, number), windows
