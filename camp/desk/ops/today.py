"""What is due, late and missing now: one look that spares visiting 52 groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp import timetable
from camp.curriculum import Slot
from camp.debrief.unmade import why
from camp.desk import course, proof
from camp.desk.night import reviewing
from camp.desk.ops import banners
from camp.desk.ops.head_count import head_count, others
from camp.desk.ops.wording import say
from camp.desk.phrases import (
    date_called,
    group_called,
    groups_called,
    joined,
    slot_called,
    window_called,
)
from camp.desk.refusal import Reason
from camp.store import cohorts, counts, queue, words
from camp.timetable import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, timedelta

    from camp.cohort import Cohort
    from camp.desk.ops.head_count import HeadCount
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.queue import Row
    from camp.store.words import Posting

_MOST_GROUPS: Final = 8
"""Groups named where homework waits."""


@dataclass(frozen=True, slots=True)
class SlotNow:
    """One slot of today over all groups; groups by their numbers."""

    slot: str
    called: Reason
    window: str
    later: int
    """How many are not due yet."""
    making: tuple[int, ...]
    posted: tuple[int, ...]
    """Posted, late ones included."""
    late: tuple[int, ...]
    left: tuple[int, ...]
    """Made, not posted, still in time."""
    overdue: tuple[int, ...]
    """Not posted though the window is over."""
    missed: tuple[int, ...]
    """Not posted at the close."""
    not_made: tuple[tuple[str, tuple[int, ...]], ...]
    """(reason, groups) of what failed or was skipped."""
    lost: tuple[tuple[str, tuple[int, ...]], ...]
    """(reason, ids) of the same rows, for whoever wants them tried again."""
    lines: tuple[Reason, ...]
    """The same in words."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Work that a person has to look at."""

    ids: tuple[int, ...]
    number: int
    what: Reason
    groups: tuple[int, ...]
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class Today:
    """The camp right now."""

    cohort: str
    number: int
    """The day that runs; the first before the camp, the last after it."""
    heading: Reason
    hour: str
    banners: tuple[Reason, ...]
    """What concerns everything: not signed off, nobody at work, not begun."""
    hints: tuple[Reason, ...]
    """What to type against it, for whoever runs the server."""
    slots: tuple[SlotNow, ...]
    troubles: tuple[Trouble, ...]
    came: int
    members: int
    """Who is asked to check in."""
    people: HeadCount
    waiting: tuple[tuple[int, int, int], ...]
    """(group, pieces, hours of the oldest) of homework nobody has answered."""
    lines: tuple[Reason, ...]
    """Check-ins, homework, what comes next and readers' flags, in words."""


def today(kept: Kept, row: CohortRow, now: datetime) -> Today:
    """Look at a cohort as it stands at this moment."""
    cohort, _ = course.cohort_of(kept, row)
    plan = cohort.curriculum
    number = min(
        max(timetable.number_at(cohort, now), plan.first_number), plan.last_number
    )
    numbers = {g.id: g.number for g in cohorts.groups(kept, row.id)}
    rows = queue.rows(kept, row.id)
    postings = {(p.group_id, p.slot): p for p in words.postings(kept, row.id, number)}
    times = timetable.times(cohort, number)
    asks = timetable.has_due(plan, number) and times.begins <= now.timestamp()
    asks = asks and timetable.local(now, cohort.zone).date() == times.date
    came = sum(counts.came(kept, row.id, number, int(now.timestamp())).values())
    people = head_count(kept, row.id, number)
    waiting = _waiting(kept, cohort, numbers, number, now)
    return Today(
        cohort=row.name,
        number=number,
        heading=day_called(cohort, number),
        hour=timetable.hour(now, cohort.zone),
        banners=banners.banners(cohort, row, rows, now),
        hints=banners.hints(row, rows, now),
        slots=tuple(
            _slot(cohort, slot, (rows, postings, numbers), number, now) for slot in Slot
        )
        if numbers
        else (),
        troubles=troubles(cohort, rows, numbers, number),
        came=came,
        members=people.camp,
        people=people,
        waiting=waiting,
        lines=(
            *_lines(cohort, rows, (came, people, waiting), now, asks=asks),
            *proof.open_lines(kept, cohort, row.name, number),
        ),
    )


def day_called(cohort: Cohort, number: int) -> Reason:
    """Name a day in full: 第9天 · 9月15日 周二 · 课程日《好好说不行》."""
    day = cohort.curriculum.day(number)
    return say(
        "title",
        day=number,
        date=date_called(timetable.date_of(cohort, number)),
        kind=say(f"day.{day.kind.value}"),
        title=day.title,
    )


def _slot(
    cohort: Cohort,
    slot: Slot,
    given: tuple[Sequence[Row], Mapping[tuple[int, str], Posting], Mapping[int, int]],
    number: int,
    now: datetime,
) -> SlotNow:
    """Sort the groups of a slot by what became of it."""
    rows, postings, numbers = given
    mine = [
        r
        for r in rows
        if r.kind is Kind.SCRIPT and r.number == number and r.slot == slot
        and r.group_id in numbers
    ]  # fmt: skip
    heaps: dict[str, tuple[int, ...]] = {}
    not_made: dict[str, tuple[int, ...]] = {}
    lost: dict[str, tuple[int, ...]] = {}
    for row in sorted(mine, key=lambda r: numbers[r.group_id]):
        group = numbers[row.group_id]
        if row.state in {"failed", "skipped"}:
            not_made[row.reason] = (*not_made.get(row.reason, ()), group)
            lost[row.reason] = (*lost.get(row.reason, ()), row.id)
            continue
        for heap in _heaps(row, postings.get((row.group_id, slot.value)), now):
            heaps[heap] = (*heaps.get(heap, ()), group)
    found = SlotNow(
        slot=slot.value,
        called=slot_called(cohort.curriculum, number, slot.value),
        window=window_called(cohort.curriculum, number, slot),
        later=len(heaps.get("later", ())),
        making=heaps.get("making", ()),
        posted=heaps.get("posted", ()),
        late=heaps.get("late", ()),
        left=heaps.get("left", ()),
        overdue=heaps.get("overdue", ()),
        missed=heaps.get("missed", ()),
        not_made=tuple(sorted(not_made.items())),
        lost=tuple(sorted(lost.items())),
        lines=(),
    )
    return _in_words(found, cohort, mine, now)


def _heaps(row: Row, posting: Posting | None, now: datetime) -> tuple[str, ...]:
    """Name the heaps that one group's slot lies on."""
    if posting is None:
        if row.state == "cancelled":
            return ()
        return ("later",) if row.compose_at > now else ("making",)
    if posting.posted_at is not None:
        late = posting.posted_at > row.post_until
        return ("posted", "late") if late else ("posted",)
    if posting.state == "missed":
        return ("missed",)
    return ("overdue",) if now > row.post_until else ("left",)


def _in_words(
    found: SlotNow, cohort: Cohort, rows: Sequence[Row], now: datetime
) -> SlotNow:
    """Say a slot in sentences, what is needed of a person last."""
    said: list[Reason] = []
    if rows:
        first = min(rows, key=lambda r: r.compose_at)
        said = [
            *_progress(found, cohort, first, len(rows)),
            *_chase(found, cohort, first, now),
        ]
    return SlotNow(
        **{name: getattr(found, name) for name in SlotNow.__slots__ if name != "lines"},
        lines=tuple(said),
    )


def _progress(found: SlotNow, cohort: Cohort, row: Row, every: int) -> list[Reason]:
    said = []
    if found.later:
        said.append(say("later", at=timetable.hour(row.compose_at, cohort.zone)))
    if found.making:
        said.append(say("making", groups=groups_called(found.making)))
    if found.later < every:
        said.append(say("posted", done=len(found.posted), every=every))
    if found.late:
        groups = groups_called(found.late)
        said.append(say("of_late", count=len(found.late), groups=groups))
    return said


def _chase(found: SlotNow, cohort: Cohort, row: Row, now: datetime) -> list[Reason]:
    said = []
    if found.left and now < row.post_from:
        at = timetable.hour(row.post_from, cohort.zone)
        said.append(say("left_early", count=len(found.left), at=at))
    elif found.left:
        time = _span(row.post_until - now)
        groups = groups_called(found.left)
        said.append(say("left", count=len(found.left), groups=groups, time=time))
    until = timetable.hour(row.post_until, cohort.zone)
    for key, groups_late in (("overdue", found.overdue), ("missed", found.missed)):
        if groups_late:
            named = groups_called(groups_late)
            said.append(say(key, count=len(groups_late), groups=named, until=until))
    for reason, groups_lost in found.not_made:
        named = groups_called(groups_lost)
        count = len(groups_lost)
        said.append(
            say("not_made", count=count, groups=named, reason=why_called(reason))
        )
    return said


def _span(left: timedelta) -> Reason:
    """Say how long is left: 1小时18分."""
    hours, minutes = divmod(int(left.total_seconds()) // 60, 60)
    if not hours:
        return say("minutes", minutes=minutes)
    if not minutes:
        return say("hours_sharp", hours=hours)
    return say("hours", hours=hours, minutes=minutes)


def troubles(
    cohort: Cohort, rows: Sequence[Row], numbers: Mapping[int, int], today: int
) -> tuple[Trouble, ...]:
    """Gather what failed, one line for what failed alike.

    Guidance that was skipped is told as well: no slot of today shows it.
    """
    together: dict[tuple[int, str, str, str, str], list[Row]] = {}
    for row in rows:
        untold = row.kind is Kind.GUIDANCE and row.number in {today, today + 1}
        if row.state == "failed" or (untold and row.state == "skipped"):
            key = (row.number, row.kind.value, row.slot, row.state, row.reason)
            together.setdefault(key, []).append(row)
    return tuple(
        Trouble(
            ids=tuple(r.id for r in same),
            number=number,
            what=what(cohort, same[0]),
            groups=tuple(
                sorted(numbers[r.group_id] for r in same if r.group_id in numbers)
            ),
            state=state,
            reason=reason,
        )
        for (number, _, _, state, reason), same in together.items()
    )


def why_called(reason: str) -> Reason:
    """Say why a thing was not made, as far as the engine's note is known."""
    return Reason(why("zh-CN", reason), why("en", reason))


def what(cohort: Cohort, row: Row) -> Reason:
    """Name what falls due: 早安, 结算."""
    plan = cohort.curriculum
    if row.kind is Kind.SCRIPT and plan.first_number <= row.number <= plan.last_number:
        return slot_called(plan, row.number, row.slot)
    return say(f"kind.{row.kind.value}")


def _waiting(
    kept: Kept,
    cohort: Cohort,
    numbers: Mapping[int, int],
    number: int,
    now: datetime,
) -> tuple[tuple[int, int, int], ...]:
    mask = reviewing.written_mask(cohort.curriculum)
    found = reviewing.waiting(kept, cohort.id, number, mask, int(now.timestamp()))
    rows = [(numbers[g], *mine) for g, mine in found.items() if g in numbers]
    return tuple(sorted(rows, key=lambda r: (-r[2], -r[1], r[0])))


def _lines(
    cohort: Cohort,
    rows: Sequence[Row],
    counted: tuple[int, HeadCount, tuple[tuple[int, int, int], ...]],
    now: datetime,
    *,
    asks: bool,
) -> tuple[Reason, ...]:
    """Say check-ins, waiting homework, and what falls due next."""
    came, people, waiting = counted
    hour = timetable.hour(now, cohort.zone)
    said = []
    if asks:
        rest = others(people)
        key = "came" if rest is None else "came.others"
        said.append(say(key, at=hour, came=came, members=people.camp, others=rest))
    if waiting:
        named = [
            say("waiting_group", group=group_called(g), pieces=n)
            for g, n, _ in waiting[:_MOST_GROUPS]
        ]
        said.append(
            say(
                "waiting",
                pieces=sum(n for _, n, _ in waiting),
                hours=waiting[0][2],
                groups=joined(named),
            )
        )
    elif asks and came:
        said.append(say("nothing_waits"))
    coming = next(
        (r for r in rows if r.state == "planned" and r.compose_at > now), None
    )
    if coming is not None:
        at = timetable.local(coming.compose_at, cohort.zone)
        said.append(say("next", at=f"{at:%m-%d %H:%M}", what=what(cohort, coming)))
    return tuple(said)
