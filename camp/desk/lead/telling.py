"""A revision as a lead reads it: what other people will notice, in whole sentences.

The exact difference, field by field, is what the audit and the command line show.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from camp import timetable
from camp.curriculum import Slot
from camp.desk.lead import differences
from camp.desk.lead.telling_wording import called, say
from camp.desk.lead.uploading import title_in
from camp.desk.phrases import date_called, groups_called, joined, slot_called
from camp.timetable import GUIDANCE_SLOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from camp.desk.lead.differences import Course
    from camp.desk.lead.rebuilding import Effects
    from camp.desk.lead.revising import Revision
    from camp.desk.refusal import Reason
    from camp.store.queue import Row

_MOST_NAMES: Final = 6


def told(found: Revision) -> tuple[Reason, ...]:
    """Say what a revision changes; one sentence at least unless it is empty."""
    before, after = found.before, found.after
    said = (
        *_titles(before, after),
        *_dates(before, after),
        *_windows(before, after),
        *_contents(before, after),
        *_scripts(before.templates, after.templates),
        *_files(before.files, after.files),
    )
    return said or (() if found.empty else (say("small"),))


def changed_days(found: Revision) -> tuple[int, ...]:
    """The day numbers on which something else is taught."""
    old, new = found.before.plan, found.after.plan
    return tuple(
        n
        for n in range(new.first_number, new.last_number + 1)
        if not old.first_number <= n <= old.last_number or old.day(n) != new.day(n)
    )


def _titles(before: Course, after: Course) -> Iterator[Reason]:
    old, new = before.plan, after.plan
    for number in differences.every_number(old, new):
        was, now = differences.day_of(old, number), differences.day_of(new, number)
        if now is None:
            yield say("day_gone", day=number)
        elif was is None or was.id != now.id:
            date = date_called(timetable.date_of(after.cohort, number))
            yield say("day", day=number, date=date, title=now.title)


def _dates(before: Course, after: Course) -> Iterator[Reason]:
    """Say from which day on the dates shift, and which dates nothing falls on."""
    old, new = before.cohort, after.cohort
    last_was = timetable.date_of(old, before.plan.last_number)
    last_now = timetable.date_of(new, after.plan.last_number)
    for number in differences.every_number(before.plan, after.plan):
        days = (timetable.date_of(new, number) - timetable.date_of(old, number)).days
        if days:
            key = "earlier" if days < 0 else "later_one" if days == 1 else "later"
            ends = {"was": date_called(last_was), "now": date_called(last_now)}
            yield say(key, day=number, days=abs(days), **ends)
            break
    free = sorted(new.skips - old.skips)
    if free:
        key = "free" if len(free) > 1 else "free_one"
        yield say(key, first=date_called(free[0]), last=date_called(free[-1]))


def _windows(before: Course, after: Course) -> Iterator[Reason]:
    old, new = before.plan, after.plan
    both = [n for n in differences.every_number(old, new) if differences.day_of(old, n)]
    for number in both:
        if differences.day_of(new, number) is None:
            continue
        for slot in Slot:
            _, begins, until = timetable.window(new, number, slot)
            if timetable.window(old, number, slot)[1:] != (begins, until):
                yield say(
                    "window",
                    day=number,
                    slot=slot_called(new, number, slot.value),
                    begins=f"{begins:%H:%M}",
                    until=f"{until:%H:%M}",
                )


def _contents(before: Course, after: Course) -> Iterator[Reason]:
    """Say what is different within a day that stays, and in the course as a whole."""
    for number, paths in differences.changed_fields(before, after):
        names = list(dict.fromkeys(name for p in paths if (name := called(p))))
        if names and number is not None:
            yield say("within", day=number, what=joined(names))
        elif names:
            yield say("whole", what=joined(names))


def _scripts(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Reason]:
    count = sum(before.get(n) != after.get(n) for n in {*before, *after})
    if count:
        yield say("scripts" if count > 1 else "script", count=count)


def _files(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[Reason]:
    """Name the quizzes and the other files that come, go or change."""
    old, new = differences.others(before), differences.others(after)
    changed = {name for name in old if name in new and old[name] != new[name]}
    for kind, is_quiz in (("quiz", True), ("file", False)):
        for what, names, texts in (
            ("gone", old.keys() - new.keys(), old),
            ("new", new.keys() - old.keys(), new),
            ("other", changed, new),
        ):
            mine = sorted(n for n in names if n.startswith("quiz/") is is_quiz)
            if mine:
                yield say(f"{kind}_{what}", names=_named(mine, texts))


def _named(names: list[str], texts: Mapping[str, bytes]) -> Reason:
    shown = [_title(name, texts[name]) for name in names[:_MOST_NAMES]]
    return joined([*shown, *(["…"] if len(names) > _MOST_NAMES else [])])


def _title(name: str, body: bytes) -> str:
    """Name a quiz by its title, another file by its own name."""
    title = title_in(body.decode("utf-8", "replace")) if "quiz/" in name else ""
    return title or name.rpartition("/")[2]


def consequences(found: Revision, numbers: Mapping[int, int]) -> tuple[Reason, ...]:
    """Say what becomes of texts that are there; ``numbers`` are groups' by their ids."""
    effects: Effects = found.effects
    said = [
        *_rows(found, "again", [r for r, _ in effects.again], numbers),
        *_rows(found, "edited", effects.edited, numbers),
        *_rows(found, "kept", effects.kept, numbers),
    ]
    days = sorted({r.number for r, _ in effects.guidance})
    said += [say("guidance", day=day) for day in days]
    if effects.moved:
        said.append(say("moved"))
    return tuple(said)


def _rows(
    found: Revision, key: str, rows: Iterable[Row], numbers: Mapping[int, int]
) -> Iterator[Reason]:
    """Put the groups of one day's slot in a sentence."""
    order = [slot.value for slot in Slot] + [GUIDANCE_SLOT]
    ordered = sorted(rows, key=lambda r: (r.number, order.index(r.slot)))
    for (number, slot), same in groupby(ordered, key=lambda r: (r.number, r.slot)):
        groups = groups_called({numbers[r.group_id] for r in same})
        plan = found.before.plan
        yield say(key, day=number, slot=slot_called(plan, number, slot), groups=groups)
