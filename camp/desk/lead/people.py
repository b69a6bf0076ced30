"""What may change for one student: tier, group, track, labels, leaving for good.

Access changes at once, everything that is judged changes from tomorrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp import scripts, timetable
from camp.cohort import LABELS, Aspect, Track
from camp.curriculum import Tier
from camp.desk.lead import finding, seating
from camp.desk.lead.finding import (
    read_roll,
    read_roll_about,
    seats_for_students,
)
from camp.desk.lead.joining import open_groups
from camp.desk.lead.opening import next_number
from camp.desk.lead.seating import Wish
from camp.desk.lead.wording import say
from camp.desk.phrases import group_called, joined
from camp.desk.refusal import Reason, Refusal
from camp.store import cohorts, roster

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from camp.cohort import Cohort, Group, Student
    from camp.desk.lead.finding import Roll
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_OTHERS_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class Act:
    """What was done for a student."""

    student: Student
    before: str
    after: str
    day: int
    """From this day number on."""
    changed: bool
    """False when everything was so already; then nothing was written."""


def change_tier(
    kept: Kept, row: CohortRow, key: str, tier: str, who: str, now: datetime
) -> Act:
    """Give a student another tier from tomorrow, or from the first day before it.

    ``tier`` is a tier's key or its title in the course.
    """
    roll, student, day = _about(kept, row, key, now)
    reasons = [*_gone(roll, student), *_too_late(roll.cohort, day)]
    plan = roll.cohort.curriculum
    wanted = next((t for t in Tier if tier in {t.value, plan.tier(t).title}), None)
    if wanted is None:
        known = ", ".join(f"{t.value} ({plan.tier(t).title})" for t in Tier)
        reasons.append(say("tier_unknown", tier=tier, known=known))
    state = roll.state(student)
    if state.track is Track.LISTENER:
        reasons.append(say("listener_tier", name=student.name))
    if reasons or wanted is None:
        raise Refusal(*reasons)
    act = Act(student, state.tier, wanted.value, day, state.tier != wanted.value)
    aspects = [(Aspect.TIER, wanted.value)]
    return _keep(kept, row, act, aspects, ("tier", "", who), now)


def move(
    kept: Kept, row: CohortRow, key: str, number: int, who: str, now: datetime
) -> Act:
    """Move a student: into the chat group at once, counted there from tomorrow.

    Raises Refusal when the group is full, naming those with room; pending moves have
    taken their seats.
    """
    roll, student, day = _among_all(kept, row, key, now)
    group = finding.group(roll, number)
    state = roll.state(student)
    before = roll.number_of(state.group_id)
    changed = state.group_id != group.id
    reasons = [*_gone(roll, student), *_too_late(roll.cohort, day)]
    if changed:
        reasons += _unfit(roll, student, group)
    if reasons:
        raise Refusal(*reasons)
    act = Act(student, str(before), str(number), day, changed)
    return _keep(
        kept, row, act, [(Aspect.GROUP, str(group.id))], ("move", "", who), now
    )


def change_track(
    kept: Kept, row: CohortRow, key: str, track: str, who: str, now: datetime
) -> Act:
    """Let a student take part another way from tomorrow: camp, deferred or listener.

    They get a seat as a newcomer does, in a group of the new track; deferred, in none.
    """
    roll, student, day = _among_all(kept, row, key, now)
    reasons = [*_gone(roll, student), *_too_late(roll.cohort, day)]
    wanted = next((one for one in Track if one.value == track), None)
    if wanted is None:
        known = ", ".join(one.value for one in Track)
        reasons.append(say("track_unknown", track=track, known=known))
    if reasons or wanted is None:
        raise Refusal(*reasons)
    there = roll.state(student).track
    act = Act(student, there.value, wanted.value, day, there is not wanted)
    if not act.changed:
        return act
    group_id = _seated(kept, row, roll, student, wanted, now)
    aspects = [(Aspect.TRACK, wanted.value), (Aspect.GROUP, str(group_id))]
    return _keep(kept, row, act, aspects, ("track", "", who), now)


def _seated(
    kept: Kept,
    row: CohortRow,
    roll: Roll,
    student: Student,
    track: Track,
    now: datetime,
) -> int:
    """Find a seat in a group of a track, opening one when all are full; 0 for none."""
    if track is Track.DEFERRED:
        return 0
    state = roll.state(student)
    wish = Wish(student.ref, state.tier, track)
    seats = seating.settle(roll, [wish], [state.group_id])
    if seats.problems:
        raise Refusal(*seats.problems)
    return open_groups(kept, row, seats.opened, now)[seats.numbers[student.ref]]


def leave_camp(  # noqa: PLR0913  (who leaves, why, and how)
    kept: Kept,
    row: CohortRow,
    key: str,
    who: str,
    now: datetime,
    *,
    why: str = "",
    refunded: bool = False,
) -> Act:
    """Let a student leave for good from tomorrow; their seat is free at once.

    ``refunded`` labels them so, which keeps them out of every message and list.
    """
    roll, student, day = _about(kept, row, key, now)
    left = roll.left(student)
    if refunded and "refunded" not in student.labels:
        change_labels(kept, row, student.ref, ["refunded"], [], who=who, now=now)
    if left is not None:
        return Act(student, "left", "left", left, changed=False)
    before = str(roll.number_of(roll.state(student).group_id))
    act = Act(student, before, "left", day, changed=True)
    said = scripts.line(why)
    return _keep(
        kept, row, act, [(Aspect.LEFT, "left")], ("leave camp", said, who), now
    )


def change_labels(  # noqa: PLR0913  (who labels whom how)
    kept: Kept,
    row: CohortRow,
    key: str,
    add: Iterable[str],
    remove: Iterable[str],
    *,
    who: str,
    now: datetime,
) -> Act:
    """Put labels on a student and take others off, at once."""
    roll, student, _ = _about(kept, row, key, now)
    more, less = frozenset(add), frozenset(remove)
    unknown = sorted((more | less) - LABELS)
    if unknown:
        known = ", ".join(sorted(LABELS))
        raise Refusal(*(say("label_unknown", label=n, known=known) for n in unknown))
    after = (student.labels | more) - less
    roster.add_labels(kept, ((student.id, n) for n in after - student.labels))
    roster.drop_labels(kept, ((student.id, n) for n in student.labels - after))
    words = [", ".join(sorted(labels)) for labels in (student.labels, after)]
    if after != student.labels:
        cohorts.write_audit(
            kept,
            row.id,
            now,
            who,
            "label",
            student.ref,
            before=words[0],
            after=words[1],
        )
    today = timetable.number_at(roll.cohort, now)
    return Act(student, words[0], words[1], today, after != student.labels)


def _about(
    kept: Kept, row: CohortRow, key: str, now: datetime
) -> tuple[Roll, Student, int]:
    """Find the student meant, among their own, and tomorrow's day number."""
    row = cohorts.lock(kept, row.id)
    roll = read_roll_about(kept, row, key)
    return roll, finding.student(roll, key), next_number(roll.cohort, now)


def _among_all(
    kept: Kept, row: CohortRow, key: str, now: datetime
) -> tuple[Roll, Student, int]:
    """Find the student meant among everyone, for acts that ask who sits where."""
    row = cohorts.lock(kept, row.id)
    roll = read_roll(kept, row)
    return roll, finding.student(roll, key), next_number(roll.cohort, now)


def _gone(roll: Roll, student: Student) -> list[Reason]:
    left = roll.left(student)
    return [] if left is None else [say("has_left", name=student.name, day=left)]


def _too_late(cohort: Cohort, day: int) -> list[Reason]:
    last = cohort.curriculum.last_number
    if day <= last:
        return []
    return [say("no_tomorrow", last=timetable.date_of(cohort, last))]


def _unfit(roll: Roll, student: Student, group: Group) -> list[Reason]:
    """Why a group cannot take a student: another track, or no seat."""
    track = roll.state(student).track
    if track is Track.DEFERRED:
        return [say("move_deferred", name=student.name)]
    if group.track is not track:
        said = say(
            "move_track",
            name=student.name,
            own=say(f"track_{track.value}"),
            group=group_called(group.number),
            theirs=say(f"track_{group.track.value}"),
        )
        return [said]
    sizes, room = roll.sizes(), seats_for_students(roll.cohort)
    if sizes[group.id] < room:
        return []
    named = group_called(group.number)
    others = _with_room(roll, track, sizes, room)
    size = sizes[group.id]
    return [say("group_full", group=named, size=size, room=room, others=others)]


def _with_room(roll: Roll, track: Track, sizes: dict[int, int], room: int) -> Reason:
    free = sorted(
        (sizes[g.id] - room, g.number)
        for g in roll.groups
        if g.track is track and sizes[g.id] < room
    )
    if not free:
        return say("others_none")
    shown = [
        say("group_free", group=group_called(number), free=-left)
        for left, number in free[:_OTHERS_SHOWN]
    ]
    return say("others_free", groups=joined(shown))


def _keep(
    kept: Kept,
    row: CohortRow,
    act: Act,
    aspects: list[tuple[Aspect, str]],
    logged: tuple[str, str, str],
    now: datetime,
) -> Act:
    """Write dated changes and the log, unless everything was so already."""
    if not act.changed:
        return act
    name, why, who = logged
    rows = [(act.student.id, aspect, act.day, value) for aspect, value in aspects]
    roster.change(kept, row.id, rows, now)
    cohorts.write_audit(
        kept,
        row.id,
        now,
        who,
        name,
        act.student.ref,
        before=act.before,
        after=f"{act.after} from day {act.day}",
        why=why,
    )
    return act
