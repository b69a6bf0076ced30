"""Which homework an evening reads aloud: stamped since the evening before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp import scripts, timetable
from camp.curriculum import Slot
from camp.scripts import facts
from camp.store import checkins as kept_checkins
from camp.store import counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.store import Kept
    from camp.store.counts import Stamped

MOST: Final = 2
"""Works an evening shows of a group. Scripts count what they are given, so a third
would be read as "three were stamped"."""
LEAST: Final = 8
"""Characters below which a text is too little to be shown."""
LOOK_BACK: Final = 3
"""Days whose homework may have been stamped since the group's last evening."""
_SPARE: Final = 2
"""Texts read beyond those shown, for want of words in one."""
_WORDS, _REMARK = 90, 60
"""Characters read aloud of a text, and of what the stamp said; see ``scripts.room``."""


def of_evening(
    kept: Kept, cohort: Cohort, number: int, now: datetime, hidden: frozenset[int]
) -> dict[int, tuple[facts.Work, ...]]:
    """Each group's works, with their authors' own words."""
    days = max(cohort.curriculum.first_number, number - LOOK_BACK), number
    start = timetable.times(cohort, days[0]).begins
    before = counts.composed_before(
        kept, cohort.id, (days[0], number - 1), Slot.EVENING
    )
    rows = counts.stamped(kept, cohort.id, days, (start, int(now.timestamp())), LEAST)
    fresh = [
        row
        for row in rows
        if row.student_id not in hidden and row.at > before.get(row.group_id, start)
    ]
    chosen = _chosen(fresh)
    ids = {row: _text_id(cohort, row) for mine in chosen.values() for row in mine}
    texts = kept_checkins.words(kept, sorted(ids.values()))
    locale = cohort.curriculum.locale
    most = scripts.room(_WORDS, locale)
    said = {row: scripts.excerpt(texts.get(key, ""), most) for row, key in ids.items()}
    remark = scripts.room(_REMARK, locale)
    return {group: _works(mine, said, remark) for group, mine in chosen.items()}


def _text_id(cohort: Cohort, row: Stamped) -> int:
    return kept_checkins.submission_id(cohort.id, row.day, row.student_id, row.best)


def _chosen(rows: Iterable[Stamped]) -> dict[int, list[Stamped]]:
    """Whoever was not seen for longest comes first, first-timers before all.

    An author whose last stamp is of yesterday was probably read then, so others have
    their turn; the id settles the rest. Everyone at most once, with their newest.
    """
    found: dict[int, dict[int, Stamped]] = {}
    for row in rows:
        mine = found.setdefault(row.group_id, {})
        known = mine.get(row.student_id)
        if known is None or row.day > known.day:
            mine[row.student_id] = row
    return {
        group: sorted(
            mine.values(), key=lambda r: (_last_stamp(r), -r.day, r.student_id)
        )[: MOST + _SPARE]
        for group, mine in found.items()
    }


def _last_stamp(row: Stamped) -> int:
    """Where the author's last stamped day before this one stands; 0 when it is new.

    >>> _last_stamp(Stamped(1, 5, 7, "", "", "", 0, 0, 0b101100))
    4
    """
    return (row.stamped & ((1 << row.day) - 1)).bit_length()


def _works(
    mine: Iterable[Stamped], said: Mapping[Stamped, str], remark: int
) -> tuple[facts.Work, ...]:
    shown = [row for row in mine if len(said[row]) >= LEAST]
    return tuple(
        facts.Work(
            name=scripts.line(row.name),
            words=scripts.inner(said[row]),
            stamped_by=scripts.line(row.giver),
            remark=scripts.excerpt(row.words, remark),
        )
        for row in shown[:MOST]
    )
