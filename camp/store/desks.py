"""What waits at one group's desk beside its texts, in two statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from camp.cohort import Aspect, Change, Student, Track
from camp.store import roster
from camp.store.engine import among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from camp.store.engine import Kept

_TRACKS = {track.value: track for track in Track}


class Beside(NamedTuple):
    """What lies at a desk tonight."""

    lines: tuple[tuple[int, str, str], ...]
    """(seq, who, words) left for the night's debrief."""
    charge: tuple[str, str, str, str] | None
    """The newest handing over or taking back: (who, act, after, why)."""
    tried: dict[str, tuple[int, int]]
    """Wrong tries at the group's door by name's digest, and the second of the last."""
    work: int
    """Homework that had no word yet."""
    oldest: int
    """When the first of it came, UTC seconds; 0 for none."""


class Here(NamedTuple):
    """Somebody who ever sat in a group."""

    student: Student
    came: int
    """Days with anything sent, as a mask."""
    let_off: int
    """Days on leave or excused, as a mask."""
    changes: tuple[Change, ...]


def beside(  # noqa: PLR0913, PLR0917  (whose desk, which night, which homework)
    kept: Kept,
    cohort_id: int,
    group_id: int,
    night: int,
    days: Sequence[int],
    written: int,
    subject: str,
) -> Beside:
    """Read what waits at a desk; ``written`` is the mask of the parts that are texts.

    ``subject`` is what the log calls the group.
    """
    condition, values = among(kept, "f.day", days)
    sat, whose = roster.ever_sat(cohort_id, group_id)
    rows = kept.rows(
        "select 'note', seq, 0, who, words, '', '' from note "
        "where cohort_id = ? and night = ? and group_id = ? "
        "union all select 'try', tries, at, who, '', '', '' from join_try "
        "where group_id = ? "
        "union all select * from (select 'charge', 0, 0, who, act, after, why "
        "from audit where cohort_id = ? and act in ('hand over', 'take back') "
        "and subject = ? order by id desc limit 1) newest "
        "union all select 'work', count(*), coalesce(min(f.first_at), 0), "
        "'', '', '', '' from student s join fact f on f.student_id = s.id "
        f"and f.cohort_id = ? and {condition} where s.id in ({sat}) "
        "and f.group_id = ? and f.parts & ? <> 0 and not exists (select 1 "
        "from review r where r.cohort_id = f.cohort_id and r.day = f.day "
        "and r.student_id = f.student_id and r.giver_id = 0)",
        (
            cohort_id, night, group_id, group_id, cohort_id, subject, cohort_id,
            *values, *whose, group_id, written,
        ),
    )  # fmt: skip
    lines = sorted(row for row in rows if row[0] == "note")
    charge = next((tuple(row[3:]) for row in rows if row[0] == "charge"), None)
    work = next(row for row in rows if row[0] == "work")
    return Beside(
        tuple((row[1], row[3], row[4]) for row in lines),
        charge,
        {row[3]: (row[1], row[2]) for row in rows if row[0] == "try"},
        work[1],
        work[2],
    )


def people(
    kept: Kept, cohort_id: int, group_id: int, today: int, before: int | None = None
) -> list[Here]:
    """Whoever ever sat in a group, and what says whether they fell silent; one statement.

    ``before`` leaves out who came since: they are those whose mask is not below it. Days
    off are those up to ``today``; labels are left out.
    """
    condition, days = among(kept, "l.day", range(today + 1))
    sat, whose = roster.ever_sat(cohort_id, group_id)
    # The + keeps SQLite from going through a whole cohort to find one group.
    rows = kept.rows(
        "select s.id, s.ref, s.name, s.group_id, s.tier, s.track, s.joined, p.came, "
        "(select cast(coalesce(sum(cast(1 as bigint) << l.day), 0) as bigint) "
        f"from leave l where l.cohort_id = ? and {condition} "
        "and l.student_id = s.id), c.aspect, c.day, c.value, c.id "
        "from student s join progress p on p.student_id = s.id "
        "left join change c on c.student_id = s.id "
        f"where +s.cohort_id = ? and s.id in ({sat}) "
        f"{'' if before is None else 'and p.came < ?'} order by s.id, c.day, c.id",
        (cohort_id, *days, cohort_id, *whose, *(() if before is None else (before,))),
    )
    changes: dict[int, list[Change]] = {}
    for i, *_, aspect, day, value, seq in rows:
        theirs = changes.setdefault(i, [])
        if aspect is not None:
            theirs.append(Change(i, Aspect(aspect), day, value, seq))
    found = {
        i: Here(
            Student(i, ref, name, group, tier, _TRACKS[track], joined, frozenset()),
            came,
            let_off,
            tuple(changes[i]),
        )
        for i, ref, name, group, tier, track, joined, came, let_off, *_ in rows
    }
    return list(found.values())
