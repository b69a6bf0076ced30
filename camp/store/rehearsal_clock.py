"""The clock row of a rehearsal database: only its driver moves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.store.engine import micros, moment

if TYPE_CHECKING:
    from datetime import datetime

    from camp.store.engine import Kept


def read(kept: Kept) -> datetime | None:
    """Read the rehearsal's time; None in a database that lives in real time."""
    row = kept.row("select now from rehearsal_clock where id = 1")
    return moment(row[0]) if row else None


def move(kept: Kept, now: datetime) -> None:
    """Set the rehearsal's time."""
    kept.do(
        "insert into rehearsal_clock (id, now) values (1, ?) "
        "on conflict (id) do update set now = excluded.now",
        (micros(now),),
    )
