"""Students: who they are, what changed by date, what was granted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.cohort import UNREACHABLE, Aspect, Change, Student, Track
from camp.store.engine import among, any_day, micros

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from camp.store.engine import Kept


_STUDENT = "id, ref, name, group_id, tier, track, joined"


def students(kept: Kept, cohort_id: int) -> list[Student]:
    """Every student of a cohort by id, as they joined."""
    labels = _labels(
        kept.rows(
            # Labels are few: a cross join has SQLite begin with them.
            "select l.student_id, l.name from label l cross join student s "
            "where s.id = l.student_id and s.cohort_id = ?",
            (cohort_id,),
        )
    )
    rows = kept.rows(
        f"select {_STUDENT} from student where cohort_id = ? order by id", (cohort_id,)
    )
    return _students(rows, labels)


def hidden(kept: Kept, cohort_id: int) -> frozenset[int]:
    """Students whom a label keeps out of every message, list and poster."""
    condition, values = among(kept, "l.name", sorted(UNREACHABLE))
    return frozenset(
        r[0]
        for r in kept.rows(
            "select l.student_id from label l cross join student s "
            f"where s.id = l.student_id and s.cohort_id = ? and {condition}",
            (cohort_id, *values),
        )
    )


def ever_sat(cohort_id: int, group_id: int) -> tuple[str, tuple[object, ...]]:
    """Say "whoever joined a group or was moved into it": (a select of ids, its values).

    A page that begins with them costs what the group does, not what the camp does.
    """
    return (
        (
            "select id from student where cohort_id = ? and group_id = ? "
            "union select student_id from change where cohort_id = ? and aspect = ? "
            "and value = ?"
        ),
        (cohort_id, group_id, cohort_id, Aspect.GROUP.value, str(group_id)),
    )


Place = tuple[int, str, str, int]
"""(group id, tier, track, joined) of a student, as they joined."""


_DAYS_OF_A_COHORT: Final = 0x6361
"""The kind of PostgreSQL's advisory locks that stand for a cohort's days."""


def hold(kept: Kept, cohort_id: int, ids: Iterable[int]) -> dict[int, Place]:
    """Let nobody else write some students' days until the end of this act.

    Returns where they sat when they joined; who is not of the cohort is left out.
    """
    condition, values = among(kept, "s.id", sorted(ids))
    door = lock = ""
    source = "student s"
    if not kept.on_sqlite:
        # Many at once go in by the door that a close shuts for all of them. There is no
        # row without it, so it comes before the locks on rows, in the same round trip.
        door = (
            "with door as materialized "
            f"(select pg_advisory_xact_lock_shared({_DAYS_OF_A_COHORT}, {cohort_id:d})) "
        )
        # What is locked is what a check-in writes anyway; in order, against deadlock.
        source = "door cross join student s join progress p on p.student_id = s.id"
        lock = " order by s.id for no key update of p"
    # The + keeps SQLite from going through a whole cohort to find one student.
    return {
        r[0]: tuple(r[1:])
        for r in kept.rows(
            f"{door}select s.id, s.group_id, s.tier, s.track, s.joined from {source} "
            f"where +s.cohort_id = ? and {condition}{lock}",
            (cohort_id, *values),
        )
    }


def hold_all(kept: Kept, cohort_id: int) -> None:
    """Let nobody else write any student's day of a cohort until the end of this act.

    Waits for those who hold some; SQLite has one writer anyway.
    """
    if not kept.on_sqlite:
        sql = "select pg_advisory_xact_lock(?, ?)"
        kept.row(sql, (_DAYS_OF_A_COHORT, cohort_id))


def some(kept: Kept, cohort_id: int, ids: Iterable[int]) -> list[Student]:
    """Some students of a cohort by id, as they joined."""
    wanted = sorted(set(ids))
    condition, values = among(kept, "student_id", wanted)
    labels = _labels(
        kept.rows(f"select student_id, name from label where {condition}", values)
    )
    condition, values = among(kept, "id", wanted)
    rows = kept.rows(
        f"select {_STUDENT} from student where +cohort_id = ? and {condition} order by id",
        (cohort_id, *values),
    )
    return _students(rows, labels)


def ids_of(kept: Kept, cohort_id: int, refs: Iterable[str]) -> list[int]:
    """Find the students of some numbers."""
    condition, values = among(kept, "ref", sorted(set(refs)))
    return [
        r[0]
        for r in kept.rows(
            f"select id from student where cohort_id = ? and {condition}",
            (cohort_id, *values),
        )
    ]


def _labels(rows: Iterable[Sequence[Any]]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for student_id, name in rows:
        found.setdefault(student_id, set()).add(name)
    return {student_id: frozenset(names) for student_id, names in found.items()}


def _students(
    rows: Iterable[Sequence[Any]], labels: dict[int, frozenset[str]]
) -> list[Student]:
    tracks = {t.value: t for t in Track}
    none: frozenset[str] = frozenset()
    return [
        Student(i, ref, name, group, tier, tracks[track], joined, labels.get(i, none))
        for i, ref, name, group, tier, track, joined in rows
    ]


def add(kept: Kept, cohort_id: int, new: Sequence[Student]) -> list[int]:
    """Keep new students (their ``id`` is ignored); returns their ids in order.

    Ids grow in the order given, so that every order that ends in an id is the
    roster's.
    """
    if not kept.on_sqlite:
        kept.do("lock table student in share row exclusive mode")
    last = kept.row("select coalesce(max(id), 0) from student")[0]
    ids = list(range(last + 1, last + 1 + len(new)))
    kept.many(
        "insert into student (id, cohort_id, ref, name, group_id, tier, track, joined) "
        "values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (i, cohort_id, s.ref, s.name, s.group_id, s.tier, s.track.value, s.joined)
            for i, s in zip(ids, new, strict=True)
        ],
    )
    kept.many(
        "insert into progress (student_id, cohort_id, came, whole, stamped, broke, made, "
        "chars, week, misses, left_at) values (?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0)",
        [(i, cohort_id) for i in ids],
    )
    add_labels(kept, ((i, n) for i, s in zip(ids, new, strict=True) for n in s.labels))
    return ids


def add_labels(kept: Kept, labels: Iterable[tuple[int, str]]) -> None:
    """Label students: (student id, label)."""
    kept.many(
        "insert into label (student_id, name) values (?, ?) "
        "on conflict (student_id, name) do nothing",
        sorted(labels),
    )


def drop_labels(kept: Kept, labels: Iterable[tuple[int, str]]) -> None:
    """Take labels off students: (student id, label)."""
    kept.many("delete from label where student_id = ? and name = ?", sorted(labels))


def put_contacts(kept: Kept, contacts: Iterable[tuple[int, str]]) -> None:
    """Keep phones apart from names: (student id, phone)."""
    kept.many(
        "insert into contact (student_id, phone) values (?, ?) "
        "on conflict (student_id) do update set phone = excluded.phone",
        list(contacts),
    )


def contacts(kept: Kept, cohort_id: int) -> dict[int, str]:
    """Phones by student id."""
    return {
        r[0]: r[1]
        for r in kept.rows(
            "select c.student_id, c.phone from contact c "
            "join student s on s.id = c.student_id where s.cohort_id = ?",
            (cohort_id,),
        )
    }


def contact(kept: Kept, student_id: int) -> str:
    """One student's phone; empty when none is known."""
    row = kept.row("select phone from contact where student_id = ?", (student_id,))
    return "" if row is None else str(row[0])


def rename(kept: Kept, student_id: int, name: str) -> None:
    """Correct a student's name."""
    kept.do("update student set name = ? where id = ?", (name, student_id))


_CHANGE = "student_id, aspect, day, value, id"


def changes(kept: Kept, cohort_id: int) -> list[Change]:
    """Every dated change of a cohort, in the order they hold."""
    return _changes(
        kept.rows(
            f"select {_CHANGE} from change where cohort_id = ? order by day, id",
            (cohort_id,),
        )
    )


def changes_of(kept: Kept, ids: Iterable[int]) -> list[Change]:
    """Every dated change of some students, in the order they hold."""
    condition, values = among(kept, "student_id", ids)
    return _changes(
        kept.rows(
            f"select {_CHANGE} from change where {condition} order by day, id", values
        )
    )


def _changes(rows: Iterable[Sequence[Any]]) -> list[Change]:
    return [Change(r[0], Aspect(r[1]), r[2], r[3], r[4]) for r in rows]


def change(
    kept: Kept,
    cohort_id: int,
    rows: Iterable[tuple[int, Aspect, int, str]],
    now: datetime,
) -> None:
    """Append dated changes: (student id, aspect, from day, value)."""
    at = micros(now)
    kept.many(
        "insert into change (cohort_id, student_id, aspect, day, value, at) "
        "values (?, ?, ?, ?, ?, ?)",
        [
            (cohort_id, i, aspect.value, day, value, at)
            for i, aspect, day, value in rows
        ],
    )


def grant(  # noqa: PLR0913, PLR0917  (who gave what to whom, and why)
    kept: Kept,
    cohort_id: int,
    day: int,
    student_id: int,
    kind: str,
    who: str,
    why: str,
    now: datetime,
) -> None:
    """Keep a leave (asked for) or an excuse (granted); an excuse outweighs a leave."""
    kept.do(
        "insert into leave (cohort_id, day, student_id, kind, at, who, why) "
        "values (?, ?, ?, ?, ?, ?, ?) on conflict (cohort_id, day, student_id) "
        "do update set kind = excluded.kind, at = excluded.at, who = excluded.who, "
        "why = excluded.why where excluded.kind = 'excused'",
        (cohort_id, day, student_id, kind, micros(now), who, why),
    )


def withdraw(kept: Kept, cohort_id: int, day: int, student_id: int) -> bool:
    """Drop a leave that was asked for, never an excuse; False when there is none."""
    return (
        kept.do(
            "delete from leave where cohort_id = ? and day = ? and student_id = ? "
            "and kind = 'leave'",
            (cohort_id, day, student_id),
        )
        > 0
    )


def granted(
    kept: Kept, cohort_id: int, first: int, last: int
) -> dict[tuple[int, int], str]:
    """(day, student id) -> leave or excused, for days first … last."""
    return {
        (r[0], r[1]): r[2]
        for r in kept.rows(
            "select day, student_id, kind from leave "
            "where cohort_id = ? and day between ? and ?",
            (cohort_id, first, last),
        )
    }


def granted_to(kept: Kept, cohort_id: int, student_id: int) -> dict[int, str]:
    """Day -> leave or excused, of one student."""
    condition, days = any_day(kept)
    rows = kept.rows(
        f"select day, kind from leave where cohort_id = ? and {condition} "
        "and student_id = ?",
        (cohort_id, *days, student_id),
    )
    return {r[0]: r[1] for r in rows}
