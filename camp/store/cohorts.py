"""Cohorts, their groups and who looks after them, and the audit."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from camp.cohort import Group, Role, Track
from camp.store.engine import micros, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from camp.store.engine import Kept


@dataclass(frozen=True, slots=True)
class CohortRow:
    """A cohort as it is kept; its course is loaded from the version."""

    id: int
    name: str
    version_id: int
    start: date
    zone: str
    skips: frozenset[date]
    signed_version: int | None
    signed_by: str | None
    signed_at: datetime | None

    @property
    def signed(self) -> bool:
        """Whether the lead signed off the version that is pinned now."""
        return self.signed_version == self.version_id


_COLUMNS = (
    "id, name, version_id, start, zone, skips, signed_version, signed_by, signed_at"
)
_LONGEST_ID: Final = 9
"""Digits; a longer number is no cohort's, and may be no integer of the database's."""


def _cohort(row: Sequence[Any]) -> CohortRow:
    id_, name, version_id, start, zone, skips, signed, by, at = row
    return CohortRow(
        id=id_,
        name=name,
        version_id=version_id,
        start=date.fromisoformat(start),
        zone=zone,
        skips=frozenset(date.fromisoformat(d) for d in json.loads(skips)),
        signed_version=signed,
        signed_by=by,
        signed_at=None if at is None else moment(at),
    )


def _dates(skips: Iterable[date]) -> str:
    return json.dumps(sorted(d.isoformat() for d in skips))


def add(  # noqa: PLR0913, PLR0917  (what a cohort is)
    kept: Kept,
    name: str,
    version_id: int,
    start: date,
    zone: str,
    skips: Iterable[date],
    now: datetime,
) -> int:
    """Keep a new cohort; returns its id."""
    return int(
        kept.row(
            "insert into cohort (name, version_id, start, zone, skips, opened_at) "
            "values (?, ?, ?, ?, ?, ?) returning id",
            (name, version_id, start.isoformat(), zone, _dates(skips), micros(now)),
        )[0]
    )


def lock_all(kept: Kept) -> None:
    """Let nobody else open a cohort until the end of this act."""
    if not kept.on_sqlite:
        kept.do("lock table cohort in share row exclusive mode")


def lock(kept: Kept, cohort_id: int) -> CohortRow:
    """Let nobody else change who sits where until the end of this act.

    Returns the cohort as it is from now on: someone may have changed it while this
    act was waiting. KeyError when there is none.
    """
    if not kept.on_sqlite:
        kept.row("select id from cohort where id = ? for no key update", (cohort_id,))
    row = get(kept, cohort_id)
    if row is None:
        raise KeyError(cohort_id)
    return row


def pinned(kept: Kept, cohort_id: int) -> int:
    """The version a cohort follows, and no other until the end of this act."""
    share = "" if kept.on_sqlite else " for share"
    row = kept.row(f"select version_id from cohort where id = ?{share}", (cohort_id,))
    return int(row[0])


def find(kept: Kept, name: str) -> CohortRow | None:
    """A cohort by its name, or by its number when no cohort bears that name."""
    row = kept.row(f"select {_COLUMNS} from cohort where name = ?", (name,))
    if row is None and name.isascii() and name.isdigit() and len(name) <= _LONGEST_ID:
        return get(kept, int(name))
    return None if row is None else _cohort(row)


def get(kept: Kept, cohort_id: int) -> CohortRow | None:
    """A cohort by its number."""
    row = kept.row(f"select {_COLUMNS} from cohort where id = ?", (cohort_id,))
    return None if row is None else _cohort(row)


def everyone(kept: Kept) -> list[CohortRow]:
    """All cohorts, oldest first."""
    return [_cohort(r) for r in kept.rows(f"select {_COLUMNS} from cohort order by id")]


def repin(
    kept: Kept, cohort_id: int, version_id: int, start: date, skips: Iterable[date]
) -> None:
    """Let a cohort follow another version or other dates."""
    kept.do(
        "update cohort set version_id = ?, start = ?, skips = ? where id = ?",
        (version_id, start.isoformat(), _dates(skips), cohort_id),
    )


def sign(kept: Kept, cohort_id: int, version_id: int, who: str, now: datetime) -> None:
    """Note that a version is signed off."""
    kept.do(
        "update cohort set signed_version = ?, signed_by = ?, signed_at = ? where id = ?",
        (version_id, who, micros(now), cohort_id),
    )


def groups(kept: Kept, cohort_id: int) -> list[Group]:
    """The groups of a cohort by number."""
    return [
        Group(id=r[0], number=r[1], track=Track(r[2]), created=r[3])
        for r in kept.rows(
            "select id, number, track, created from groups where cohort_id = ? "
            "order by number",
            (cohort_id,),
        )
    ]


def group(kept: Kept, cohort_id: int, number: int) -> Group | None:
    """The group of this number."""
    r = kept.row(
        "select id, number, track, created from groups "
        "where cohort_id = ? and number = ?",
        (cohort_id, number),
    )
    return None if r is None else Group(r[0], r[1], Track(r[2]), r[3])


def group_of_id(kept: Kept, group_id: int) -> Group | None:
    """A group by its key."""
    r = kept.row(
        "select id, number, track, created from groups where id = ?", (group_id,)
    )
    return None if r is None else Group(r[0], r[1], Track(r[2]), r[3])


def add_group(
    kept: Kept, cohort_id: int, number: int, track: Track, created: int
) -> Group:
    """A new group, from a day number on."""
    row = kept.row(
        "insert into groups (cohort_id, number, track, created) values (?, ?, ?, ?) "
        "returning id",
        (cohort_id, number, track.value, created),
    )
    return Group(int(row[0]), number, track, created)


def assign(kept: Kept, group_id: int, role: Role, day: int, name: str) -> None:
    """Seat someone from a day on; an empty name leaves the seat free."""
    kept.do(
        "insert into seat (group_id, role, day, name) values (?, ?, ?, ?) "
        "on conflict (group_id, role, day) do update set name = excluded.name",
        (group_id, role.value, day, name),
    )


def seats(kept: Kept, cohort_id: int, day: int) -> dict[int, dict[Role, str]]:
    """Who looks after each group on a day: group id -> role -> name."""
    found: dict[int, dict[Role, str]] = {}
    for group_id, role, name in kept.rows(
        "select s.group_id, s.role, s.name from seat s "
        "join groups g on g.id = s.group_id "
        "where g.cohort_id = ? and s.day <= ? order by s.group_id, s.role, s.day",
        (cohort_id, day),
    ):
        found.setdefault(group_id, {})[Role(role)] = name
    return found


def write_audit(  # noqa: PLR0913  (who did what, when and why)
    kept: Kept,
    cohort_id: int,
    now: datetime,
    who: str,
    act: str,
    subject: str,
    *,
    before: str = "",
    after: str = "",
    why: str = "",
) -> None:
    """Append to the log that is never changed."""
    kept.do(
        "insert into audit (cohort_id, at, who, act, subject, before, after, why) "
        "values (?, ?, ?, ?, ?, ?, ?, ?)",
        (cohort_id, micros(now), who, act, subject, before, after, why),
    )


def audit(
    kept: Kept, cohort_id: int
) -> list[tuple[datetime, str, str, str, str, str, str]]:
    """The log of a cohort: at, who, act, subject, before, after, why."""
    return [
        (moment(r[0]), *r[1:])
        for r in kept.rows(
            "select at, who, act, subject, before, after, why from audit "
            "where cohort_id = ? order by id",
            (cohort_id,),
        )
    ]


HANDOVERS: Final = "act in ('hand over', 'take back')"
"""Entries that are asked for by every view of a desk; they have an index of their own."""


def last_audit(
    kept: Kept, cohort_id: int, acts: tuple[str, str], subject: str
) -> tuple[str, str, str, str] | None:
    """The newest entry of either of two acts of :data:`HANDOVERS` on a subject.

    It is (who, act, after, why).
    """
    # Only a condition that is spelled out leads the database to the short index.
    row = kept.row(
        f"select who, act, after, why from audit where cohort_id = ? and {HANDOVERS} "
        "and act in (?, ?) and subject = ? order by id desc limit 1",
        (cohort_id, *acts, subject),
    )
    return None if row is None else tuple(row)
