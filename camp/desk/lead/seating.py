"""Who sits where: newcomers spread evenly, groups opened when they are needed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import count, islice
from typing import TYPE_CHECKING

from camp.cohort import Track, seat
from camp.desk.lead.finding import seats_for_students
from camp.desk.lead.wording import say
from camp.desk.phrases import group_called

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from camp.desk.lead.finding import Roll
    from camp.desk.refusal import Reason


@dataclass(frozen=True, slots=True)
class Wish:
    """Someone who needs a seat."""

    ref: str
    tier: str
    track: Track
    group: int | None = None
    """The group number they were promised, if any."""


@dataclass(slots=True)
class Seating:
    """Where everyone goes."""

    numbers: dict[str, int] = field(default_factory=dict)
    """Ref -> group number."""
    opened: dict[int, Track] = field(default_factory=dict)
    """Group numbers that come into being."""
    before: dict[int, int] = field(default_factory=dict)
    """Students by group number as it was."""
    problems: list[Reason] = field(default_factory=list)

    def after(self) -> dict[int, int]:
        """Students by group number once everyone sits."""
        new = Counter(self.numbers.values())
        return {n: self.before.get(n, 0) + new[n] for n in sorted({*self.before, *new})}


def settle(roll: Roll, wishes: Sequence[Wish], leaving: Sequence[int] = ()) -> Seating:
    """Give every wish a seat, the promised ones first; ``leaving`` are group ids.

    A group is meant to hold the curriculum's ``group.students``; a few more where that
    saves opening one, never more than fit beside host, deputy and officer.
    """
    number_of = {group.id: group.number for group in roll.groups}
    sizes = {number_of[i]: size for i, size in roll.sizes().items() if i in number_of}
    for group_id in leaving:
        if group_id in number_of:
            sizes[number_of[group_id]] -= 1
    found = Seating(before=dict(sizes))
    tracks = {group.number: group.track for group in roll.groups}
    _promised(roll, wishes, tracks, found)
    fresh = count(max((*tracks, *found.opened), default=0) + 1)
    for track in (Track.CAMP, Track.LISTENER):
        rest = [w for w in wishes if w.group is None and w.track is track]
        _spread(roll, rest, track, fresh, found)
    return found


def _promised(
    roll: Roll,
    wishes: Sequence[Wish],
    tracks: Mapping[int, Track],
    found: Seating,
) -> None:
    """Seat those who were promised a group, as far as it fits them."""
    room = seats_for_students(roll.cohort)
    wanted: Counter[int] = Counter()
    for wish in wishes:
        if wish.group is None:
            continue
        track = tracks.get(wish.group) or found.opened.setdefault(
            wish.group, wish.track
        )
        if track is not wish.track:
            found.problems.append(_misfit(wish, wish.group, track))
            continue
        found.numbers[wish.ref] = wish.group
        wanted[wish.group] += 1
    for number, newcomers in sorted(wanted.items()):
        left = max(room - found.before.get(number, 0), 0)
        if newcomers > left:
            said = say(
                "group_overfull",
                group=group_called(number),
                wanted=newcomers,
                room=left,
            )
            found.problems.append(said)


def _misfit(wish: Wish, number: int, track: Track) -> Reason:
    return say(
        "group_wrong_track",
        group=group_called(number),
        theirs=say(f"track_{track.value}"),
        ref=wish.ref,
        own=say(f"track_{wish.track.value}"),
    )


def _spread(
    roll: Roll,
    wishes: Sequence[Wish],
    track: Track,
    fresh: Iterator[int],
    found: Seating,
) -> None:
    """Spread the rest evenly over the groups of their track."""
    if not wishes:
        return
    sizes = found.after()
    numbers = sorted(
        [g.number for g in roll.groups if g.track is track]
        + [n for n, opened in found.opened.items() if opened is track]
    )
    places = {place: sizes.get(n, 0) for place, n in enumerate(numbers, 1)}
    room = _room(roll, sum(places.values()) + len(wishes), len(numbers))
    seats = seat([(w.ref, w.tier) for w in wishes], places, room)
    new = list(islice(fresh, max(max(seats) - len(numbers), 0)))
    found.opened.update(dict.fromkeys(new, track))
    all_numbers = numbers + new
    for wish, place in zip(wishes, seats, strict=True):
        found.numbers[wish.ref] = all_numbers[place - 1]


def _room(roll: Roll, students: int, groups: int) -> int:
    """How many students a group holds, so that groups come nearest to their plan.

    10,000 students and 192 to a group make 52 groups, sixteen of which hold 193.
    """
    most = seats_for_students(roll.cohort)
    plan = min(roll.cohort.curriculum.group.students, most)
    nearest = (2 * students + plan) // (2 * plan)
    wanted = max(groups, nearest, -(-students // most), 1)
    return max(plan, -(-students // wanted))
