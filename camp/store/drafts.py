"""What students have begun to write, and how they came in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from camp.store.engine import Kept


class Draft(NamedTuple):
    """A text that is not handed in yet."""

    words: str
    at: int
    """When it was last kept, UTC seconds."""


def of_day(kept: Kept, student_id: int, day: int) -> dict[str, Draft]:
    """A student's drafts of a day, by part."""
    rows = kept.rows(
        "select part, words, at from draft where student_id = ? and day = ?",
        (student_id, day),
    )
    return {r[0]: Draft(r[1], r[2]) for r in rows}


def keep(kept: Kept, student_id: int, day: int, part: str, draft: Draft) -> None:
    """Keep a draft in place of the one before."""
    kept.do(
        "insert into draft (student_id, day, part, words, at) values (?, ?, ?, ?, ?) "
        "on conflict (student_id, day, part) do update set words = excluded.words, "
        "at = excluded.at where excluded.at >= draft.at",
        (student_id, day, part, *draft),
    )


def arrived(kept: Kept, student_id: int) -> str | None:
    """The nickname a student came in with; None before their first visit is done."""
    row = kept.row("select nickname from arrival where student_id = ?", (student_id,))
    return None if row is None else str(row[0])


def arrive(kept: Kept, student_id: int, nickname: str, at: int) -> bool:
    """Note that a student has come in; False, and nothing changes, when they had."""
    touched = kept.do(
        "insert into arrival (student_id, nickname, at) values (?, ?, ?) "
        "on conflict (student_id) do nothing",
        (student_id, nickname, at),
    )
    return touched > 0
