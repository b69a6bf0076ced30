"""Links that let people in, as rows; whether one still opens is for the desk to say."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from camp.store.engine import micros, moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.cohort import Role
    from camp.store.engine import Kept


@dataclass(frozen=True, slots=True)
class Pass:
    """One link; never changed but to be ended."""

    id: int
    role: str
    """lead, ops, host, deputy or officer."""
    cohort_id: int
    """0 for lead and ops."""
    group_id: int
    """0 for lead and ops."""
    name: str
    """Whom it was made for; it opens while they sit there."""
    made_at: datetime
    made_by: str
    until: datetime
    """It opens before this moment."""
    ended_at: datetime | None
    """When it was revoked or rotated."""


_COLUMNS = "id, role, cohort_id, group_id, name, made_at, made_by, until, ended_at"


def _pass(r: Sequence[Any]) -> Pass:
    return Pass(
        id=r[0],
        role=r[1],
        cohort_id=r[2],
        group_id=r[3],
        name=r[4],
        made_at=moment(r[5]),
        made_by=r[6],
        until=moment(r[7]),
        ended_at=None if r[8] is None else moment(r[8]),
    )


def add(  # noqa: PLR0913, PLR0917  (what a link is)
    kept: Kept,
    role: str,
    place: tuple[int, int],
    name: str,
    until: datetime,
    who: str,
    now: datetime,
) -> Pass:
    """Keep a new link; ``place`` is (cohort, group)."""
    row = kept.row(
        "insert into link (role, cohort_id, group_id, name, made_at, made_by, until) "
        f"values (?, ?, ?, ?, ?, ?, ?) returning {_COLUMNS}",
        (role, *place, name, micros(now), who, micros(until)),
    )
    return _pass(row)


def get(kept: Kept, link_id: int) -> Pass | None:
    """Find a link by its number."""
    row = kept.row(f"select {_COLUMNS} from link where id = ?", (link_id,))
    return None if row is None else _pass(row)


def everyone(kept: Kept) -> list[Pass]:
    """All links, oldest first."""
    return [_pass(r) for r in kept.rows(f"select {_COLUMNS} from link order by id")]


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
