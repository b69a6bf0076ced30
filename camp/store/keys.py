"""Outside apps' keys and what their pushes were answered, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from camp.store.engine import micros, moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.store.engine import Kept


@dataclass(frozen=True, slots=True)
class AppKey:
    """One app's key to one cohort; the key itself is nowhere."""

    id: int
    cohort_id: int
    name: str
    may: str
    """read, push, or push,read."""
    digest: str
    """Of the secret part, as hexadecimal SHA-256."""
    made_at: datetime
    made_by: str
    ended_at: datetime | None


class Answer(NamedTuple):
    """What a push was answered."""

    digest: str
    """Of what was asked."""
    status: int
    """0 while it is being worked on, which nobody else can see."""
    answer: str


_COLUMNS = "id, cohort_id, name, may, digest, made_at, made_by, ended_at"


def _key(r: Sequence[Any]) -> AppKey:
    ended = None if r[7] is None else moment(r[7])
    return AppKey(r[0], r[1], r[2], r[3], r[4], moment(r[5]), r[6], ended)


def add(  # noqa: PLR0913, PLR0917  (what a key is)
    kept: Kept,
    cohort_id: int,
    name: str,
    may: str,
    digest: str,
    who: str,
    now: datetime,
) -> AppKey:
    """Keep a new key."""
    return _key(
        kept.row(
            "insert into app_key (cohort_id, name, may, digest, made_at, made_by) "
            f"values (?, ?, ?, ?, ?, ?) returning {_COLUMNS}",
            (cohort_id, name, may, digest, micros(now), who),
        )
    )


def get(kept: Kept, key_id: int) -> AppKey | None:
    """Find a key by its number."""
    row = kept.row(f"select {_COLUMNS} from app_key where id = ?", (key_id,))
    return None if row is None else _key(row)


def everyone(kept: Kept) -> list[AppKey]:
    """All keys, oldest first."""
    return [_key(r) for r in kept.rows(f"select {_COLUMNS} from app_key order by id")]


def end(kept: Kept, key_id: int, now: datetime) -> bool:
    """End a key; False when it had ended already."""
    return (
        kept.do(
            "update app_key set ended_at = ? where id = ? and ended_at is null",
            (micros(now), key_id),
        )
        > 0
    )


def begin(kept: Kept, key_id: int, name: str, digest: str, now: datetime) -> bool:
    """Say that a push is being worked on; False when there is one of this name.

    Whoever comes second waits here until the first is kept, or is gone without a trace.
    """
    return (
        kept.do(
            "insert into app_answer (key_id, name, digest, status, answer, at) "
            "values (?, ?, ?, 0, '', ?) on conflict (key_id, name) do nothing",
            (key_id, name, digest, micros(now)),
        )
        > 0
    )


def answered(kept: Kept, key_id: int, name: str) -> Answer:
    """Read what a push was answered."""
    row = kept.row(
        "select digest, status, answer from app_answer where key_id = ? and name = ?",
        (key_id, name),
    )
    return Answer(*row)


def answer(kept: Kept, key_id: int, name: str, status: int, said: str) -> None:
    """Keep what a push is answered."""
    kept.do(
        "update app_answer set status = ?, answer = ? where key_id = ? and name = ?",
        (status, said, key_id, name),
    )


def forget(kept: Kept, key_id: int, before: datetime) -> None:
    """Drop an app's answers of before a moment."""
    kept.do(
        "delete from app_answer where key_id = ? and at < ?", (key_id, micros(before))
    )
