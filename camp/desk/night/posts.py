"""What became of a day's texts, and what the engine could not do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, cast

from camp import timetable
from camp.curriculum import Slot
from camp.debrief.night import Posting, Trouble
from camp.desk.night.days import windows_end
from camp.desk.night.words import WITHOUT_NUMBERS
from camp.store import cohorts, counts, words
from camp.timetable import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from camp.cohort import Cohort
    from camp.debrief.night import PostState, SlotName
    from camp.store import Kept

TroubleRow = counts.Trouble
_CALLED: Final = {Kind.ROUND: Kind.STANDINGS, Kind.PUBLISH: Kind.HONORS}
"""Kinds that a debrief knows by another's name."""
_FROM_THE_START: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class DayPosts:
    """A day's postings as its debrief tells them."""

    by_group: Mapping[int, tuple[Posting, ...]]
    troubles: tuple[Trouble, ...]


def of_day(kept: Kept, cohort: Cohort, number: int) -> DayPosts:
    """Look at a day's texts as of its close."""
    numbers = {g.id: g.number for g in cohorts.groups(kept, cohort.id)}
    rows = counts.troubles(kept, cohort.id, *_span(cohort, number))
    kept_posts = words.postings(kept, cohort.id, number)
    return DayPosts(
        by_group=_by_group(cohort, number, kept_posts, rows),
        troubles=(
            *_came_to_nothing(cohort, number, rows, numbers),
            *_came_amiss(kept_posts, numbers),
        ),
    )


def _span(cohort: Cohort, number: int) -> tuple[datetime, datetime]:
    """From the close before a day to its own: what its debrief answers for."""
    until = datetime.fromtimestamp(timetable.times(cohort, number).closes, UTC)
    if number <= cohort.curriculum.first_number:
        return _FROM_THE_START, until
    before = timetable.times(cohort, number - 1).closes
    return datetime.fromtimestamp(before, UTC), until


def _minute(cohort: Cohort, number: int, moment: datetime) -> int:
    """Local minutes since the midnight of a day."""
    begins = timetable.times(cohort, number).begins
    return (int(moment.timestamp()) - begins) // 60


def _by_group(
    cohort: Cohort,
    number: int,
    kept_posts: Iterable[words.Posting],
    rows: Iterable[TroubleRow],
) -> dict[int, tuple[Posting, ...]]:
    until = windows_end(cohort, number)
    found: dict[int, list[Posting]] = {}
    for post in kept_posts:
        if post.slot in until:
            told = _posting(cohort, post, until[post.slot])
            found.setdefault(post.group_id, []).append(told)
    for row in rows:
        if row.kind == Kind.SCRIPT and row.number == number:
            slot = cast("SlotName", row.slot)
            told = Posting(slot, "uncomposed", reason=row.reason)
            found.setdefault(row.group_id, []).append(told)
    order = {slot.value: place for place, slot in enumerate(Slot)}
    return {
        group: tuple(sorted(theirs, key=lambda p: order[p.slot]))
        for group, theirs in found.items()
    }


def _posting(cohort: Cohort, post: words.Posting, until: datetime) -> Posting:
    """What became of one text by the close; what came after it was missed."""
    slot, at = cast("SlotName", post.slot), post.posted_at
    closes = timetable.times(cohort, post.number).closes
    if at is None or at.timestamp() >= closes:
        return Posting(slot, "missed")
    state: PostState = "late" if at > until else "posted"
    return Posting(slot, state, _minute(cohort, post.number, at), post.posted_by)


def _came_to_nothing(
    cohort: Cohort,
    number: int,
    rows: Iterable[TroubleRow],
    numbers: Mapping[int, int],
) -> list[Trouble]:
    """What failed or was skipped, one line a kind of thing, hour and reason."""
    found: dict[tuple[str, str, int, str], list[int]] = {}
    for row in rows:
        kind = Kind(row.kind)
        what = row.slot if kind is Kind.SCRIPT else _CALLED.get(kind, kind).value
        at = _minute(cohort, number, row.at)
        groups = found.setdefault((row.state, what, at, row.reason), [])
        if row.group_id in numbers:
            groups.append(numbers[row.group_id])
    return [
        Trouble(
            "failed" if state == "failed" else "skipped",
            what,
            tuple(sorted(groups)),
            at if at >= 0 else None,
            reason,
        )
        for (state, what, at, reason), groups in sorted(found.items())
    ]


def _came_amiss(
    kept_posts: Sequence[words.Posting], numbers: Mapping[int, int]
) -> list[Trouble]:
    """Texts that were composed late, or without last night's numbers."""
    late: dict[str, list[int]] = {}
    bare: dict[str, list[int]] = {}
    for post in kept_posts:
        if post.late:
            late.setdefault(post.slot, []).append(numbers[post.group_id])
        if post.notice == WITHOUT_NUMBERS:
            bare.setdefault(post.slot, []).append(numbers[post.group_id])
    return [
        *(Trouble("late", s, tuple(sorted(g))) for s, g in sorted(late.items())),
        *(
            Trouble("without_numbers", s, tuple(sorted(g)))
            for s, g in sorted(bare.items())
        ),
    ]
