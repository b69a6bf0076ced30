"""The watch list as work: who took a group, what they noted, when it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from camp.store.engine import micros, moment

if TYPE_CHECKING:
    from datetime import datetime

    from camp.store.engine import Kept


class Taken(NamedTuple):
    """A group of a night's watch list that somebody took."""

    who: str
    at: datetime
    done_by: str
    done_at: datetime | None


class Note(NamedTuple):
    """What somebody noted about a group."""

    who: str
    words: str
    at: datetime


def taken(kept: Kept, cohort_id: int, night: int) -> dict[int, Taken]:
    """Who took which group of a night, by group id."""
    return {
        r[0]: Taken(r[1], moment(r[2]), r[3], None if r[4] is None else moment(r[4]))
        for r in kept.rows(
            "select group_id, taken_by, taken_at, done_by, done_at from watch_work "
            "where cohort_id = ? and night = ?",
            (cohort_id, night),
        )
    }


def take(kept: Kept, place: tuple[int, int, int], who: str, now: datetime) -> bool:
    """Take a group, ``place`` (cohort, night, group); False when somebody has."""
    return (
        kept.do(
            "insert into watch_work "
            "(cohort_id, night, group_id, taken_by, taken_at, done_by) "
            "values (?, ?, ?, ?, ?, '') "
            "on conflict (cohort_id, night, group_id) do nothing",
            (*place, who, micros(now)),
        )
        > 0
    )


def done(kept: Kept, place: tuple[int, int, int], who: str, now: datetime) -> bool:
    """Close a group that was taken; False when it is closed or nobody took it."""
    return (
        kept.do(
            "update watch_work set done_by = ?, done_at = ? where cohort_id = ? "
            "and night = ? and group_id = ? and done_at is null",
            (who, micros(now), *place),
        )
        > 0
    )


def release(kept: Kept, place: tuple[int, int, int], who: str) -> bool:
    """Give back a group that ``who`` took and nobody closed; False when it is not so."""
    return (
        kept.do(
            "delete from watch_work where cohort_id = ? and night = ? "
            "and group_id = ? and taken_by = ? and done_at is null",
            (*place, who),
        )
        > 0
    )


def reopen(kept: Kept, place: tuple[int, int, int], who: str) -> bool:
    """Open a group again that ``who`` closed; False when it is not so."""
    return (
        kept.do(
            "update watch_work set done_by = '', done_at = null where cohort_id = ? "
            "and night = ? and group_id = ? and done_by = ? and done_at is not null",
            (*place, who),
        )
        > 0
    )


def note(
    kept: Kept, place: tuple[int, int, int], who: str, words: str, now: datetime
) -> None:
    """Note something about a group."""
    kept.do(
        "insert into watch_note (cohort_id, night, group_id, who, words, at) "
        "values (?, ?, ?, ?, ?, ?)",
        (*place, who, words, micros(now)),
    )


def notes(kept: Kept, cohort_id: int, night: int) -> dict[int, list[Note]]:
    """What was noted about a night's groups, oldest first, by group id."""
    found: dict[int, list[Note]] = {}
    for r in kept.rows(
        "select group_id, who, words, at from watch_note "
        "where cohort_id = ? and night = ? order by id",
        (cohort_id, night),
    ):
        found.setdefault(r[0], []).append(Note(r[1], r[2], moment(r[3])))
    return found
