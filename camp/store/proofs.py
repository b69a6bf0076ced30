"""What hosts said of the texts to come: ticks, flags and answers; only ever appended."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from camp.store.engine import micros, moment
from camp.store.versions import sha

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.store.engine import Kept

Act = Literal["tick", "flag", "settle"]

_COLUMNS = "id, number, slot, version_id, act, flag_id, who, words, at"


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing said of one day's slot, under the version that was read."""

    id: int
    number: int
    slot: str
    version_id: int
    act: str
    """tick, flag or settle."""
    flag_id: int
    """The flag that is settled; 0 for a tick or a flag."""
    who: str
    words: str
    """The flag's remark, or the answer that settles it; empty for a tick."""
    at: datetime


def keep(  # noqa: PLR0913, PLR0917  (who said what of which text)
    kept: Kept,
    cohort_id: int,
    number: int,
    slot: str,
    version_id: int,
    act: Act,
    who: str,
    now: datetime,
    *,
    words: str = "",
    flag_id: int = 0,
) -> tuple[Proof, bool]:
    """Append something said; True when it is new.

    The same said again by the same person of the same version is kept once, and a flag
    is settled once, whoever is second: what stands is returned.
    """
    said = (cohort_id, number, slot, version_id, act, flag_id, who, words)
    mark = sha(json.dumps(["settle", flag_id] if flag_id else said).encode())
    new = kept.do(
        "insert into proof (cohort_id, number, slot, version_id, act, flag_id, who, "
        "words, at, key) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "on conflict (key) do nothing",
        (*said, micros(now), mark),
    )
    row = kept.row(f"select {_COLUMNS} from proof where key = ?", (mark,))
    return _proof(row), new > 0


def of_cohort(kept: Kept, cohort_id: int) -> list[Proof]:
    """Everything said of a cohort's texts, in the order it was said."""
    return [
        _proof(row)
        for row in kept.rows(
            f"select {_COLUMNS} from proof where cohort_id = ? order by id",
            (cohort_id,),
        )
    ]


def _proof(row: Sequence[Any]) -> Proof:
    id_, number, slot, version_id, act, flag_id, who, words, at = row
    return Proof(
        id=id_,
        number=number,
        slot=slot,
        version_id=version_id,
        act=act,
        flag_id=flag_id,
        who=who,
        words=words,
        at=moment(at),
    )
