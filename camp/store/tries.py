"""Wrong tries at a group's door, so that nobody can try four digits for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.store import roster
from camp.store.engine import among

if TYPE_CHECKING:
    from collections.abc import Iterable

    from camp.store.engine import Kept


def wrong(kept: Kept, group_id: int, who: str, at: int) -> int:
    """Count a wrong try, before it is known to be one; returns how many there are now."""
    row = kept.row(
        "insert into join_try (group_id, who, tries, at) values (?, ?, 1, ?) "
        "on conflict (group_id, who) do update set tries = join_try.tries + 1, "
        "at = excluded.at returning tries",
        (group_id, who, at),
    )
    return int(row[0])


def of(kept: Kept, group_id: int, who: str) -> int:
    """How many wrong tries a name has had."""
    row = kept.row(
        "select tries from join_try where group_id = ? and who = ?", (group_id, who)
    )
    return int(row[0]) if row else 0


def names(kept: Kept, group_id: int, since: int) -> int:
    """How many names have been tried in vain since a second."""
    row = kept.row(
        "select count(*) from join_try where group_id = ? and at > ?",
        (group_id, since),
    )
    return int(row[0])


def forget(kept: Kept, group_id: int, who: Iterable[str]) -> int:
    """Let some names try again; how many of them had tried."""
    condition, values = among(kept, "who", who)
    return kept.do(
        f"delete from join_try where group_id = ? and {condition}", (group_id, *values)
    )


def forget_all(kept: Kept, group_id: int) -> int:
    """Let everybody try again; how many names had been tried."""
    return kept.do("delete from join_try where group_id = ?", (group_id,))


def tried(kept: Kept, group_id: int) -> dict[str, tuple[int, int]]:
    """Wrong tries by name, and the second of the last one."""
    rows = kept.rows(
        "select who, tries, at from join_try where group_id = ?", (group_id,)
    )
    return {r[0]: (r[1], r[2]) for r in rows}


def people(kept: Kept, cohort_id: int, group_id: int) -> list[tuple[int, str, str]]:
    """(id, number, phone) of whoever joined a group or was moved into it."""
    sat, whose = roster.ever_sat(cohort_id, group_id)
    return [
        (r[0], r[1], r[2] or "")
        for r in kept.rows(
            "select s.id, s.ref, c.phone from student s "
            "left join contact c on c.student_id = s.id "
            f"where s.cohort_id = ? and s.id in ({sat}) order by s.id",
            (cohort_id, *whose),
        )
    ]
