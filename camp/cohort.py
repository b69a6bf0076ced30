"""Who runs the course: a cohort, its groups, its students, and what changes by date.

Everything dated is dated by day number: a change holds from its number on. A move or
a change of tier made today counts from tomorrow, so a day is judged as it began.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from camp.curriculum import Curriculum


class Track(StrEnum):
    """How a student takes part."""

    CAMP = "camp"
    DEFERRED = "deferred"
    LISTENER = "listener"


class Role(StrEnum):
    """Who looks after a group."""

    HOST = "host"
    DEPUTY = "deputy"
    OFFICER = "officer"


class Aspect(StrEnum):
    """What of a student may change by date."""

    GROUP = "group"
    TIER = "tier"
    TRACK = "track"
    LEFT = "left"


LET_GO = "out"
"""What a change of :attr:`Aspect.LEFT` says of whoever missed more than was agreed."""

UNREACHABLE = frozenset({"do-not-contact", "paused", "refunded"})
"""Labels that keep a student out of every message, list and poster."""

LABELS = UNREACHABLE | {"staff", "vip", "returning", "invited"}
"""Labels an import accepts."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """One run of a course."""

    id: int
    name: str
    curriculum: Curriculum
    start: date
    """The local date of day number 1."""
    zone: str
    skips: frozenset[date] = frozenset()
    """Local dates on which nothing happens; the days after them move on."""


@dataclass(frozen=True, slots=True)
class Group:
    """A chat group of the cohort."""

    id: int
    number: int
    track: Track
    created: int = 0
    """The day number it came into being; scripts are laid out from there."""


@dataclass(frozen=True, slots=True)
class Student:
    """A student as they joined."""

    id: int
    ref: str
    """The number ops know them by; unique in the cohort."""
    name: str
    group_id: int
    """0 while deferred."""
    tier: str
    track: Track
    joined: int
    """The first day number that counts for them."""
    labels: frozenset[str] = frozenset()

    @property
    def reachable(self) -> bool:
        """Whether this student may appear in a message, a list or a poster."""
        return reachable(self.labels)


@dataclass(frozen=True, slots=True)
class Change:
    """One dated change: from ``day`` on, ``aspect`` is ``value``."""

    student_id: int
    aspect: Aspect
    day: int
    value: str
    seq: int = 0
    """Order among changes of the same day; the last one holds."""


@dataclass(frozen=True, slots=True)
class State:
    """What holds for a student on one day."""

    group_id: int
    tier: str
    track: Track
    here: bool
    """False before joining and after leaving."""


def group_name(number: int, locale: str) -> str:
    """Name a group as everyone calls it: 7营, Group 7."""
    return f"{number}营" if locale == "zh-CN" else f"Group {number}"


def called_within(name: str, title: str) -> str:
    """Shorten a cohort's name beside its course's: 好好相处第6期 is 第6期 there."""
    return name.removeprefix(title).strip(" ·")


def reachable(labels: Iterable[str]) -> bool:
    """Say whether someone may appear anywhere: no label speaks against it.

    This is the one filter for every message, list and poster.
    """
    return UNREACHABLE.isdisjoint(labels)


def changes_by_student(changes: Iterable[Change]) -> dict[int, list[Change]]:
    """Sort dated changes under their students, oldest first."""
    found: dict[int, list[Change]] = {}
    for change in sorted(changes, key=lambda c: (c.student_id, c.day, c.seq)):
        found.setdefault(change.student_id, []).append(change)
    return found


def state_on(student: Student, changes: Sequence[Change], day: int) -> State:
    """Say what holds for a student on a day; ``changes`` are theirs, oldest first."""
    group_id, tier, track = student.group_id, student.tier, student.track
    here = student.joined <= day
    for change in changes:
        if change.day > day:
            break
        if change.aspect is Aspect.GROUP:
            group_id = int(change.value)
        elif change.aspect is Aspect.TIER:
            tier = change.value
        elif change.aspect is Aspect.TRACK:
            track = Track(change.value)
        else:
            here = False
    return State(group_id, tier, track, here)


def seat(
    students: Sequence[tuple[str, str]], sizes: Mapping[int, int], room: int
) -> list[int]:
    """Give every newcomer a group: the emptiest first, tiers spread evenly.

    ``students`` are (ref, tier) in roster order; ``sizes`` the groups' present sizes
    by number; a new group is opened, with the next number, once all hold ``room``.
    Returns a group number for each student, in order. Groups never pass ``room``.
    """
    now = dict(sizes)
    free = sum(room - size for size in now.values() if size < room)
    more = -(-(len(students) - free) // room) if len(students) > free else 0
    next_number = max(now, default=0) + 1
    now |= dict.fromkeys(range(next_number, next_number + more), 0)
    order = sorted(range(len(students)), key=lambda i: (students[i][1], i))
    placed = [0] * len(students)
    seats = _emptiest(now, len(students), room)
    for i, number in zip(order, seats, strict=True):
        placed[i] = number
    return placed


def _emptiest(sizes: Mapping[int, int], wanted: int, room: int) -> list[int]:
    """List the next ``wanted`` seats, level by level, lowest group number first."""
    seats: list[int] = []
    level = min(sizes.values(), default=0)
    while len(seats) < wanted:
        open_now = [n for n in sorted(sizes) if sizes[n] <= level < room]
        seats.extend(open_now[: wanted - len(seats)])
        level += 1
    return seats


def proof_pairs(
    hosts: Iterable[str], numbers: Iterable[int]
) -> dict[int, tuple[str, ...]]:
    """Give every day number two different hosts who read its texts beforehand.

    ``hosts`` stand in the order of their groups; who looks after two counts once. No
    host reads more than one day more than another, from four hosts on none reads
    two days running, and partners change as far as that allows. A new host in an old
    one's place reads what that one would have read. With a single host each day has
    only that one, and without any host nobody reads.
    """
    names = list(dict.fromkeys(hosts))
    read: Counter[str] = Counter()
    met: Counter[frozenset[str]] = Counter()
    last = dict.fromkeys(names, -2)
    found: dict[int, tuple[str, ...]] = {}
    for turn, number in enumerate(sorted(set(numbers))):
        pair: tuple[str, ...] = ()
        while len(pair) < min(2, len(names)):
            weights = {
                name: (
                    read[name],
                    last[name] == turn - 1,
                    met[frozenset((*pair, name))],
                    last[name],
                )
                for name in names
                if name not in pair
            }
            pair += (min(weights, key=weights.__getitem__),)
        read.update(pair)
        met[frozenset(pair)] += 1
        last.update(dict.fromkeys(pair, turn))
        found[number] = pair
    return found
