"""How far every camp is prepared: a few counts, the same number for any size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from camp.store.engine import micros

if TYPE_CHECKING:
    from datetime import datetime

    from camp.store.engine import Kept


@dataclass(frozen=True, slots=True)
class Ready:
    """What a camp has so far."""

    groups: int = 0
    students: int = 0
    hosted: int = 0
    """Groups with a host, now or from a day to come."""
    linked: int = 0
    """Groups whose host has a link that opens."""


_SEATED = (
    "from seat s join groups g on g.id = s.group_id "
    "where s.role = 'host' and s.name <> '' and not exists ("
    "select 1 from seat t where t.group_id = s.group_id "
    "and t.role = s.role and t.day > s.day)"
)
_COUNTS = (
    "select cohort_id, count(*) from groups group by cohort_id",
    "select cohort_id, count(*) from student group by cohort_id",
    f"select g.cohort_id, count(*) {_SEATED} group by g.cohort_id",
)
_LINKED = (
    f"select g.cohort_id, count(*) {_SEATED} and exists ("
    "select 1 from link l where l.role = 'host' and l.cohort_id = g.cohort_id "
    "and l.group_id = g.id and l.name = s.name and l.ended_at is null "
    "and l.until > ?) group by g.cohort_id"
)


def ready(kept: Kept, now: datetime) -> dict[int, Ready]:
    """Count for every camp: groups, students, hosts, hosts with a link."""
    found = [{r[0]: int(r[1]) for r in kept.rows(sql)} for sql in _COUNTS]
    found.append({r[0]: int(r[1]) for r in kept.rows(_LINKED, (micros(now),))})
    return {
        cohort: Ready(*(one.get(cohort, 0) for one in found))
        for cohort in sorted({c for one in found for c in one})
    }


def posted(kept: Kept, cohort_id: int, number: int) -> dict[tuple[str, str], int]:
    """Count a day's scripts by slot and by what became of them."""
    return {
        (slot, state): int(count)
        for slot, state, count in kept.rows(
            "select slot, state, count(*) from posting "
            "where cohort_id = ? and number = ? group by slot, state",
            (cohort_id, number),
        )
    }


def troubled(kept: Kept, cohort_id: int) -> int:
    """Count what could not be made."""
    row = kept.row(
        "select count(*) from occurrence where cohort_id = ? and state = 'failed'",
        (cohort_id,),
    )
    return int(row[0])
