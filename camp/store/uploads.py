"""What a lead has sent and not used yet: curricula, and one roster a camp."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from camp.store import versions
from camp.store.engine import micros, moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.store.engine import Kept


@dataclass(frozen=True, slots=True)
class Upload:
    """A curriculum's file as it was sent; its content is a blob."""

    id: int
    name: str
    sha: str
    title: str
    """Empty when it did not load."""
    errors: int
    """What was wrong with it on the day it came."""
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RosterDraft:
    """A roster that is looked over before it counts."""

    name: str
    body: bytes
    who: str
    at: datetime


_COLUMNS = "id, name, sha, title, errors, who, at"


def _upload(r: Sequence[Any]) -> Upload:
    return Upload(r[0], r[1], r[2], r[3], r[4], r[5], moment(r[6]))


def add(  # noqa: PLR0913, PLR0917  (what an upload is)
    kept: Kept,
    name: str,
    body: bytes,
    title: str,
    errors: int,
    who: str,
    now: datetime,
) -> int:
    """Keep a curriculum's file; returns its number."""
    versions.keep_blobs(kept, [body])
    row = kept.row(
        "insert into upload (name, sha, title, errors, who, at) "
        "values (?, ?, ?, ?, ?, ?) returning id",
        (name, versions.sha(body), title, errors, who, micros(now)),
    )
    return int(row[0])


def get(kept: Kept, upload_id: int) -> Upload | None:
    """Find an upload by its number."""
    row = kept.row(f"select {_COLUMNS} from upload where id = ?", (upload_id,))
    return None if row is None else _upload(row)


def everyone(kept: Kept) -> list[Upload]:
    """All uploads, the newest first."""
    return [
        _upload(r) for r in kept.rows(f"select {_COLUMNS} from upload order by id desc")
    ]


def drop(kept: Kept, upload_id: int) -> None:
    """Put an upload away, and its content unless something else is made of it."""
    found = get(kept, upload_id)
    if found is None:
        return
    kept.do("delete from upload where id = ?", (upload_id,))
    kept.do(
        "delete from blob where sha = ? "
        "and not exists (select 1 from upload u where u.sha = blob.sha) "
        "and not exists (select 1 from version_piece p where p.sha = blob.sha)",
        (found.sha,),
    )


def put_roster(
    kept: Kept, cohort_id: int, name: str, body: bytes, who: str, now: datetime
) -> None:
    """Keep a roster to be looked over, in place of the one before."""
    kept.do(
        "insert into roster_draft (cohort_id, name, body, who, at) "
        "values (?, ?, ?, ?, ?) on conflict (cohort_id) do update set "
        "name = excluded.name, body = excluded.body, who = excluded.who, "
        "at = excluded.at",
        (cohort_id, name, body, who, micros(now)),
    )


def roster(kept: Kept, cohort_id: int) -> RosterDraft | None:
    """Find the roster of a camp that is looked over."""
    r = kept.row(
        "select name, body, who, at from roster_draft where cohort_id = ?",
        (cohort_id,),
    )
    return None if r is None else RosterDraft(r[0], bytes(r[1]), r[2], moment(r[3]))


def drop_roster(kept: Kept, cohort_id: int) -> None:
    """Put the roster of a camp away."""
    kept.do("delete from roster_draft where cohort_id = ?", (cohort_id,))
