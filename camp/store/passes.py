"""Links that let people in, as rows; whether one still opens is for the desk to say."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from camp.store.engine import among, micros, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from camp.cohort import Role
    from camp.store.engine import Kept


@dataclass(frozen=True, slots=True)
class Pass:
    """One link; never changed but to be ended."""

    id: int
    role: str
    """lead, ops, host, deputy, officer, student, or join: a group's door for students."""
    cohort_id: int
    """0 for lead and ops."""
    group_id: int
    """0 for lead, ops and students, who may move."""
    student_id: int
    """0 for everyone but a student."""
    name: str
    """Whom it was made for; it opens while they sit there."""
    made_at: datetime
    made_by: str
    until: datetime
    """It opens before this moment."""
    ended_at: datetime | None
    """When it was revoked or rotated."""


_COLUMNS = (
    "id, role, cohort_id, group_id, student_id, name, made_at, made_by, until, ended_at"
)
_KEPT = "role, cohort_id, group_id, student_id, name, made_at, made_by, until"


def _pass(r: Sequence[Any]) -> Pass:
    return Pass(
        id=r[0],
        role=r[1],
        cohort_id=r[2],
        group_id=r[3],
        student_id=r[4],
        name=r[5],
        made_at=moment(r[6]),
        made_by=r[7],
        until=moment(r[8]),
        ended_at=None if r[9] is None else moment(r[9]),
    )


def add(  # noqa: PLR0913, PLR0917  (what a link is)
    kept: Kept,
    role: str,
    place: tuple[int, int, int],
    name: str,
    until: datetime,
    who: str,
    now: datetime,
) -> Pass:
    """Keep a new link; ``place`` is (cohort, group, student)."""
    row = kept.row(
        f"insert into link ({_KEPT}) values (?, ?, ?, ?, ?, ?, ?, ?) "
        f"returning {_COLUMNS}",
        (role, *place, name, micros(now), who, micros(until)),
    )
    return _pass(row)


def get(kept: Kept, link_id: int) -> Pass | None:
    """Find a link by its number."""
    row = kept.row(f"select {_COLUMNS} from link where id = ?", (link_id,))
    return None if row is None else _pass(row)


def some(kept: Kept, ids: Iterable[int]) -> dict[int, Pass]:
    """Find links by their numbers."""
    found, values = among(kept, "id", ids)
    rows = kept.rows(f"select {_COLUMNS} from link where {found}", values)
    return {r[0]: _pass(r) for r in rows}


def add_students(
    kept: Kept,
    cohort_id: int,
    students: Iterable[tuple[int, str]],
    until: datetime,
    who: str,
    now: datetime,
) -> None:
    """Keep a link for each of many students, (id, name), in one statement."""
    made, ends = micros(now), micros(until)
    kept.many(
        f"insert into link ({_KEPT}) values (?, ?, ?, ?, ?, ?, ?, ?)",
        [("student", cohort_id, 0, i, name, made, who, ends) for i, name in students],
    )


def everyone(kept: Kept) -> list[Pass]:
    """All links but the students' own, oldest first."""
    return [
        _pass(r)
        for r in kept.rows(
            f"select {_COLUMNS} from link where role <> 'student' order by id"
        )
    ]


def of_groups(kept: Kept, cohort_id: int, now: datetime) -> list[Pass]:
    """Find the links of a camp's groups that open now, oldest first."""
    return [
        _pass(r)
        for r in kept.rows(
            f"select {_COLUMNS} from link where cohort_id = ? and role <> 'student' "
            "and ended_at is null and until > ? order by id",
            (cohort_id, micros(now)),
        )
    ]


def open_one(
    kept: Kept, role: str, place: tuple[int, int, int], name: str, now: datetime
) -> Pass | None:
    """Find the oldest link of a seat that opens now."""
    row = kept.row(
        f"select {_COLUMNS} from link where role = ? and cohort_id = ? "
        "and group_id = ? and student_id = ? and name = ? "
        "and ended_at is null and until > ? order by id limit 1",
        (role, *place, name, micros(now)),
    )
    return None if row is None else _pass(row)


def of_students(kept: Kept, ids: Iterable[int], now: datetime) -> dict[int, Pass]:
    """Find the link of each of some students that opens now; by student."""
    found, values = among(kept, "student_id", ids)
    rows = kept.rows(
        f"select {_COLUMNS} from link where {found} and role = 'student' "
        "and ended_at is null and until > ? order by id desc",
        (*values, micros(now)),
    )
    return {r[4]: _pass(r) for r in rows}


def end(kept: Kept, link_id: int, now: datetime) -> bool:
    """End a link; False when it had ended already."""
    return (
        kept.do(
            "update link set ended_at = ? where id = ? and ended_at is null",
            (micros(now), link_id),
        )
        > 0
    )


def seated(kept: Kept, group_id: int, role: Role, day: int) -> str:
    """Say who looks after a group on a day; empty for a free seat."""
    row = kept.row(
        "select name from seat where group_id = ? and role = ? and day <= ? "
        "order by day desc limit 1",
        (group_id, role.value, day),
    )
    return str(row[0]) if row else ""


def secret(kept: Kept) -> str:
    """Read the installation's own secret; empty before its first link."""
    row = kept.row("select value from secret where id = 1")
    return str(row[0]) if row else ""


def make_secret(kept: Kept) -> str:
    """Make the secret on first use; whoever comes second takes the first one's."""
    kept.do(
        "insert into secret (id, value) values (1, ?) on conflict (id) do nothing",
        (secrets.token_hex(32),),
    )
    return secret(kept)
