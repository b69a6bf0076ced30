"""One group's people for one page: everyone who ever sat in it, with their progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from camp.cohort import Role, Student, Track
from camp.store import roster
from camp.store.engine import among, any_day, moment
from camp.store.letters import Letter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from camp.store.engine import Kept


class Member(NamedTuple):
    """A student, as they joined, and their days as bit masks by day number."""

    student: Student
    came: int
    """Days with anything sent."""
    whole: int
    broke: int
    """Judged days that broke a streak."""
    made: int
    """Judged days that were made up."""


_TRACKS = {track.value: track for track in Track}


def of_group(kept: Kept, cohort_id: int, group_id: int) -> list[Member]:
    """Everyone who joined a group or was moved into it, by id."""
    sat, whose = roster.ever_sat(cohort_id, group_id)
    rows = kept.rows(
        "select s.id, s.ref, s.name, s.group_id, s.tier, s.track, s.joined, "
        "p.came, p.whole, p.broke, p.made, l.name from student s "
        "join progress p on p.student_id = s.id "
        "left join label l on l.student_id = s.id "
        f"where s.cohort_id = ? and s.id in ({sat}) order by s.id, l.name",
        (cohort_id, *whose),
    )
    labels: dict[int, set[str]] = {}
    for row in rows:
        labels.setdefault(row[0], set()).update(() if row[11] is None else (row[11],))
    found: dict[int, Member] = {}
    for i, ref, name, group, tier, track, joined, *masks, _ in rows:
        theirs = frozenset(labels[i])
        who = Student(i, ref, name, group, tier, _TRACKS[track], joined, theirs)
        found[i] = Member(who, *masks)
    return list(found.values())


def let_off(kept: Kept, cohort_id: int, ids: Iterable[int]) -> dict[int, int]:
    """Days on which some students are on leave or excused: student -> mask of days."""
    condition, days = any_day(kept)
    here, values = among(kept, "student_id", ids)
    found: dict[int, int] = {}
    for day, student in kept.rows(
        f"select day, student_id from leave where cohort_id = ? and {condition} "
        f"and {here}",
        (cohort_id, *days, *values),
    ):
        found[student] = found.get(student, 0) | 1 << day
    return found


def letters(kept: Kept, cohort_id: int, ids: Iterable[int]) -> dict[int, list[Letter]]:
    """The private notes some students were sent, oldest first, by student."""
    condition, values = among(kept, "student_id", ids)
    found: dict[int, list[Letter]] = {}
    for r in kept.rows(
        "select student_id, day, group_id, nth, who, at from letter "
        f"where cohort_id = ? and {condition} order by student_id, day",
        (cohort_id, *values),
    ):
        one = Letter(r[0], r[1], r[2], r[3], r[4], moment(r[5]))
        found.setdefault(one.student_id, []).append(one)
    return found


def around(
    kept: Kept, cohort_id: int, group_id: int, day: int
) -> tuple[int, dict[Role, str]]:
    """How many groups compete, and who looks after this one on a day."""
    rows = kept.rows(
        "select (select count(*) from groups where cohort_id = ? and track <> ?), "
        "role, name from seat where group_id = ? and day <= ? order by role, day",
        (cohort_id, Track.LISTENER.value, group_id, day),
    )
    return (rows[0][0] if rows else 0), {Role(r[1]): r[2] for r in rows}
