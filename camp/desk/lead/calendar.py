"""Every send of a camp before it starts: what falls due when, local and UTC."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from camp import timetable
from camp.curriculum import DayKind, Slot
from camp.desk import course
from camp.desk.lead.wording import say
from camp.desk.phrases import group_called
from camp.desk.refusal import Reason
from camp.store import cohorts, queue
from camp.timetable import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from camp.cohort import Cohort
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.queue import Row
    from camp.timetable import Occurrence

_ORDER: Final = {kind: place for place, kind in enumerate(Kind)}
_SLOTS: Final = {slot.value: place for place, slot in enumerate(Slot)}


@dataclass(frozen=True, slots=True)
class Line:
    """One send, or one thing that falls due for the whole cohort; instants are UTC."""

    cohort: str
    zone: str
    kind: Kind
    number: int
    """The day it belongs to; beyond the last day only make-up is still counted."""
    date: date
    """The local date on which it falls due."""
    day_kind: str
    """Empty beyond the last day."""
    title: Reason
    """The day's title."""
    slot: str
    what: Reason
    """The slot's name, or what falls due."""
    compose_at: datetime
    post_from: datetime
    post_until: datetime
    groups: int
    """How many groups it goes to; 0 before there are groups, and for the cohort."""
    group: int
    """The group number, when lines were asked for by group; else 0."""
    states: Mapping[str, int]
    """How many rows stand in each state; empty before there are rows."""

    def local(self, moment: datetime) -> datetime:
        """Put a moment on the cohort's own clock."""
        return timetable.local(moment, self.zone)


def calendar(
    kept: Kept, row: CohortRow, now: datetime, *, by_group: bool = False
) -> list[Line]:
    """List everything that falls due in order of time, what is past included.

    One line a slot with the number of groups, or one a group. Cancelled rows are left
    out. ``now`` decides nothing but which day's plan is shown for slots without rows.
    """
    del now
    cohort, _ = course.cohort_of(kept, row)
    numbers = {g.id: g.number for g in cohorts.groups(kept, row.id)}
    rows = [r for r in queue.rows(kept, row.id) if r.state != "cancelled"]
    kept_lines = _from_rows(cohort, rows, numbers, by_group=by_group)
    planned = () if numbers else _before_groups(cohort)
    return sorted(chain(kept_lines, planned), key=_in_time)


def _in_time(line: Line) -> tuple[Any, ...]:
    slot = _SLOTS.get(line.slot, 0)
    return (
        line.compose_at,
        line.number,
        _ORDER[line.kind],
        slot,
        line.slot,
        line.group,
    )


def _from_rows(
    cohort: Cohort, rows: Iterable[Row], numbers: Mapping[int, int], *, by_group: bool
) -> Iterator[Line]:
    """Gather rows that fall due together; a slot whose times were changed has two."""
    together: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        group = row.group_id if by_group else 0
        times = (row.compose_at, row.post_from, row.post_until)
        together.setdefault((row.kind, row.number, row.slot, group, times), []).append(
            row
        )
    for same in together.values():
        of_groups = sum(1 for row in same if row.group_id)
        group = numbers.get(same[0].group_id, 0) if by_group else 0
        states = Counter(row.state for row in same)
        yield _line(cohort, same[0], of_groups, group, dict(sorted(states.items())))


def _before_groups(cohort: Cohort) -> Iterator[Line]:
    for occurrence in timetable.slot_rows(cohort):
        yield _line(cohort, occurrence, 0, 0, {})


def _line(
    cohort: Cohort,
    due: Row | Occurrence,
    groups: int,
    group: int,
    states: Mapping[str, int],
) -> Line:
    plan = cohort.curriculum
    inside = plan.first_number <= due.number <= plan.last_number
    day = plan.day(due.number) if inside else None
    return Line(
        cohort=cohort.name,
        zone=cohort.zone,
        kind=due.kind,
        number=due.number,
        date=timetable.local(due.compose_at, cohort.zone).date(),
        day_kind=day.kind.value if day else "",
        title=Reason(day.title, day.title) if day else say("makeup_only"),
        slot=due.slot,
        what=_what(cohort, due, day.kind if day else None),
        compose_at=due.compose_at.astimezone(UTC),
        post_from=due.post_from.astimezone(UTC),
        post_until=due.post_until.astimezone(UTC),
        groups=groups,
        group=group,
        states=states,
    )


def _what(cohort: Cohort, due: Row | Occurrence, kind: DayKind | None) -> Reason:
    """Name the slot as hosts know it: an activity's evening is a show."""
    if due.kind is Kind.SCRIPT:
        show = due.slot == Slot.EVENING.value and kind is DayKind.ACTIVITY
        return say("slot_show" if show else f"slot_{due.slot}")
    if due.kind is Kind.ROUND:
        contests = {c.id: c.title for c in cohort.curriculum.contests}
        return say("due_round", contest=contests.get(due.slot, due.slot))
    return say(f"due_{due.kind.value}")


def summary(line: Line) -> Reason:
    """Say a line in one phrase: 第6天 早安问候语 · 听懂一句话 (52群)."""
    where = Reason("", "")
    if line.group:
        where = say("in_group", group=group_called(line.group))
    elif line.groups:
        where = say("in_groups", count=line.groups)
    return say("line", day=line.number, what=line.what, title=line.title, where=where)


def span(line: Line) -> timedelta:
    """Say how long something may be posted; nothing for what runs by itself."""
    return line.post_until - line.post_from
