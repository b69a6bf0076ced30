"""The schedule's rows: laid out, announced, claimed under a fence, finished.

A row goes planned → leased → done | failed | skipped | cancelled. Whoever claims it
raises its fence; a result is kept only by the holder of the present fence, so a worker
that was away too long changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from camp.store.engine import among, micros, moment
from camp.timetable import Kind, Occurrence, Policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from camp.store.engine import Kept

TRIES = 3
"""Errors of its own after which a row is failed."""

HELD_BACK_UNTIL = timedelta(minutes=15)
"""A script waits for the close until this long before it may be posted."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the schedule."""

    id: int
    cohort_id: int
    kind: Kind
    number: int
    group_id: int
    slot: str
    compose_at: datetime
    post_from: datetime
    post_until: datetime
    policy: Policy
    state: str
    reason: str
    fence: int
    errors: int
    alone: bool


_COLUMNS = (
    "o.id, o.cohort_id, o.kind, o.number, o.group_id, o.slot, o.compose_at, "
    "o.post_from, o.post_until, o.policy, o.state, o.reason, o.fence, o.errors, o.alone"
)


def _row(r: Sequence[Any]) -> Row:
    return Row(
        r[0], r[1], Kind(r[2]), r[3], r[4], r[5], moment(r[6]), moment(r[7]),
        moment(r[8]), Policy(r[9]), r[10], r[11], r[12], r[13], bool(r[14]),
    )  # fmt: skip


def lay_out(kept: Kept, cohort_id: int, rows: Iterable[Occurrence]) -> None:
    """Keep what will fall due; what is there already is left alone."""
    kept.many(
        "insert into occurrence (cohort_id, kind, number, group_id, slot, compose_at, "
        "post_from, post_until, policy, waits_for, waits_number, state, reason, fence, "
        "lease_until, announced_at, errors, alone) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'planned', '', 0, 0, 0, 0, 0) "
        "on conflict (cohort_id, kind, number, group_id, slot) do nothing",
        [(cohort_id, *_key(o), *_when(o)) for o in rows],
    )


def _key(o: Occurrence) -> tuple[str, int, int, str]:
    return o.kind.value, o.number, o.group_id, o.slot


def _when(o: Occurrence) -> tuple[int, int, int, str, str, int]:
    """What a revision may move: times, policy and what is waited for."""
    times = micros(o.compose_at), micros(o.post_from), micros(o.post_until)
    waits_for = o.waits_for.value if o.waits_for else ""
    return *times, o.policy.value, waits_for, o.waits_number


def replan(kept: Kept, cohort_id: int, rows: Iterable[Occurrence]) -> None:
    """Move rows that are still planned to their new times."""
    kept.many(
        "update occurrence set compose_at = ?, post_from = ?, post_until = ?, "
        "policy = ?, waits_for = ?, waits_number = ? where cohort_id = ? and kind = ? "
        "and number = ? and group_id = ? and slot = ? and state = 'planned'",
        [(*_when(o), cohort_id, *_key(o)) for o in rows],
    )


def again(kept: Kept, due: Iterable[tuple[int, Occurrence]]) -> None:
    """Plan rows once more at these times, whatever had become of them: (id, when).

    Fences go up, so a worker that still holds one writes nothing.
    """
    kept.many(
        "update occurrence set state = 'planned', reason = '', fence = fence + 1, "
        "errors = 0, alone = 0, announced_at = 0, lease_until = 0, compose_at = ?, "
        "post_from = ?, post_until = ?, policy = ?, waits_for = ?, waits_number = ? "
        "where id = ?",
        [(*_when(o), i) for i, o in due],
    )


def cancel_missing(
    kept: Kept, cohort_id: int, wanted: set[tuple[str, int, int, str]], why: str
) -> None:
    """Cancel planned rows whose (kind, number, group, slot) is wanted no longer."""
    gone = [
        (why, r[0])
        for r in kept.rows(
            "select id, kind, number, group_id, slot from occurrence "
            "where cohort_id = ? and state = 'planned'",
            (cohort_id,),
        )
        if (r[1], r[2], r[3], r[4]) not in wanted
    ]
    kept.many(
        "update occurrence set state = 'cancelled', reason = ? where id = ?", gone
    )


def of_group(
    kept: Kept, cohort_id: int, group_id: int, numbers: Sequence[int]
) -> list[Row]:
    """A group's rows on these days, and the cohort's guidance, in order of time."""
    condition, values = among(kept, "o.number", numbers)
    return [
        _row(r)
        for r in kept.rows(
            f"select {_COLUMNS} from occurrence o where o.cohort_id = ? "
            f"and o.kind in ('script', 'guidance') and {condition} "
            "and o.group_id in (0, ?) order by o.post_from, o.id",
            (cohort_id, *values, group_id),
        )
    ]


def rows(
    kept: Kept, cohort_id: int, *, state: str = "", number: int | None = None
) -> list[Row]:
    """A cohort's rows in order of time, of one state or one day when told so."""
    sql = f"select {_COLUMNS} from occurrence o where o.cohort_id = ?"
    values: list[Any] = [cohort_id]
    if state:
        sql += " and o.state = ?"
        values.append(state)
    if number is not None:
        sql += " and o.number = ?"
        values.append(number)
    sql += " order by o.compose_at, o.kind, o.number, o.group_id, o.slot"
    return [_row(r) for r in kept.rows(sql, values)]


def one(
    kept: Kept, cohort_id: int, kind: Kind, number: int, group_id: int, slot: str
) -> Row | None:
    """The row with this natural key, if it is laid out."""
    row = kept.row(
        f"select {_COLUMNS} from occurrence o where o.cohort_id = ? and o.kind = ? "
        "and o.number = ? and o.group_id = ? and o.slot = ?",
        (cohort_id, kind.value, number, group_id, slot),
    )
    return None if row is None else _row(row)


def kind_of(kept: Kept, occurrence: int) -> Kind:
    """What a row is; KeyError when there is none of this id."""
    row = kept.row("select kind from occurrence where id = ?", (occurrence,))
    if row is None:
        raise KeyError(occurrence)
    return Kind(row[0])


def counts(kept: Kept, cohort_id: int) -> dict[str, int]:
    """How many rows stand in each state."""
    return {
        r[0]: r[1]
        for r in kept.rows(
            "select state, count(*) from occurrence where cohort_id = ? "
            "group by state order by state",
            (cohort_id,),
        )
    }


def next_due(kept: Kept) -> datetime | None:
    """When the next planned row falls due; None when nothing is planned."""
    row = kept.row("select min(compose_at) from occurrence where state = 'planned'")
    return None if row[0] is None else moment(row[0])


def overdue(kept: Kept, now: datetime) -> list[Row]:
    """Planned rows whose window has passed and that do not run regardless."""
    return [
        _row(r)
        for r in kept.rows(
            f"select {_COLUMNS} from occurrence o where o.state = 'planned' "
            "and o.compose_at <= ? and o.post_until < ? and o.policy <> 'always' "
            "order by o.id",
            (micros(now), micros(now)),
        )
    ]


def settle(kept: Kept, settled: Iterable[tuple[int, str, str]]) -> None:
    """End planned rows without work: (id, state, reason)."""
    kept.many(
        "update occurrence set state = ?, reason = ? "
        "where id = ? and state = 'planned'",
        [(state, reason, i) for i, state, reason in settled],
    )


def take_back(kept: Kept, wall_ms: int) -> None:
    """Free rows whose lease ran out; from now on they travel singly.

    A lease lost to a crash counts as the row's own error only when it was alone.
    """
    # Skipping what its holder has locked: it is being finished this moment, and waiting
    # for it with other rows in hand could be a deadlock.
    lock = "" if kept.on_sqlite else " for update skip locked"
    freed = kept.do(
        "update occurrence set state = 'planned', errors = errors + alone, alone = 1, "
        "announced_at = 0 where id in (select id from occurrence "
        f"where state = 'leased' and lease_until < ? order by id{lock})",
        (wall_ms,),
    )
    if not freed:
        return
    kept.do(
        "update occurrence set state = 'failed', "
        "reason = case when reason = '' then ? else reason end "
        "where state = 'planned' and errors >= ?",
        ("the worker died on it, three times", TRIES),
    )


def due(kept: Kept, now: datetime, announced_before_ms: int, limit: int) -> list[Row]:
    """Planned rows whose time has come and whose forerunner has ended.

    A script stops waiting shortly before it may be posted.
    """
    lock = "" if kept.on_sqlite else " for update of o skip locked"
    return [
        _row(r)
        for r in kept.rows(
            f"select {_COLUMNS} from occurrence o left join occurrence w "
            "on o.waits_for <> '' and w.cohort_id = o.cohort_id "
            "and w.kind = o.waits_for and w.number = o.waits_number and w.group_id = 0 "
            "where o.state = 'planned' and o.compose_at <= ? and o.announced_at <= ? "
            "and (w.id is null or w.state not in ('planned', 'leased') "
            "or (o.policy <> 'always' and o.post_from <= ?)) "
            f"order by o.compose_at, o.id limit {limit:d}{lock}",
            (micros(now), announced_before_ms, micros(now + HELD_BACK_UNTIL)),
        )
    ]


def announce(kept: Kept, ids: Iterable[int], wall_ms: int) -> None:
    """Note that workers were told of these rows."""
    kept.many(
        "update occurrence set announced_at = ? where id = ?",
        [(wall_ms, i) for i in ids],
    )


def claim(
    kept: Kept, ids: Sequence[int], now: datetime, wall_ms: int, lease_ms: int
) -> list[Row]:
    """Lease the rows of these ids that are still planned, and raise their fences.

    Not those that a revision has meanwhile moved to a later time.
    """
    condition, values = among(kept, "o.id", ids)
    lock = "" if kept.on_sqlite else " for update of o skip locked"
    found = [
        _row(r)
        for r in kept.rows(
            f"select {_COLUMNS} from occurrence o where {condition} "
            "and o.state = 'planned' and o.compose_at <= ? "
            f"order by o.number, o.group_id, o.id{lock}",
            (*values, micros(now)),
        )
    ]
    kept.many(
        "update occurrence set state = 'leased', fence = fence + 1, lease_until = ? "
        "where id = ?",
        [(wall_ms + lease_ms, r.id) for r in found],
    )
    return [replace(r, state="leased", fence=r.fence + 1) for r in found]


def held(kept: Kept, claimed: Sequence[Row]) -> set[int]:
    """Which of these claims are still ours; locks them until the end of the act."""
    condition, values = among(kept, "id", [r.id for r in claimed])
    lock = "" if kept.on_sqlite else " for update"
    now = {
        r[0]: r[1]
        for r in kept.rows(
            f"select id, fence from occurrence where {condition} "
            f"and state = 'leased' order by id{lock}",
            values,
        )
    }
    return {r.id for r in claimed if now.get(r.id) == r.fence}


def finish(kept: Kept, ended: Iterable[tuple[int, str, str]]) -> None:
    """End leased rows that are ours: (id, state, reason)."""
    kept.many(
        "update occurrence set state = ?, reason = ?, lease_until = 0 where id = ?",
        [(state, reason, i) for i, state, reason in ended],
    )


def give_back(kept: Kept, claimed: Sequence[Row], reason: str, wall_ms: int) -> None:
    """Return rows whose work raised: alone it is the row's own error.

    Together with others nobody knows whose fault it was: all travel singly from now on.
    """
    ours = held(kept, claimed)
    own = 1 if len(claimed) == 1 else 0
    kept.many(
        "update occurrence set state = case when errors + ? >= ? then 'failed' "
        "else 'planned' end, errors = errors + ?, alone = 1, reason = ?, "
        "announced_at = ?, lease_until = 0 where id = ?",
        [
            (own, TRIES, own, reason, wall_ms if own else 0, r.id)
            for r in claimed
            if r.id in ours
        ],
    )


def retry(kept: Kept, cohort_id: int, ids: Sequence[int], now: datetime) -> int:
    """Plan failed or skipped rows again, however late; returns how many."""
    at = micros(now)
    condition, values = among(kept, "id", ids)
    return kept.do(
        "update occurrence set state = 'planned', errors = 0, alone = 1, reason = '', "
        "announced_at = 0, policy = case when post_until < ? then 'always' "
        f"else policy end where cohort_id = ? and {condition} "
        "and state in ('failed', 'skipped')",
        (at, cohort_id, *values),
    )
