"""What was learned: groups that did a thing beside groups that did not.

A way to divide groups is a function that says yes, no or (None) unknown. What is
printed is a comparison, never "because"; it must be larger than chance would make it.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from camp.debrief.page import Evidence
from camp.debrief.rates import Pair, points, stirred
from camp.debrief.rules.least import DAY_HOURS
from camp.debrief.wording import listed, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from camp.debrief.page import Value
    from camp.debrief.reading import GroupReading, Reading

HALF_HOURS = range(450, 1381, 30)
"""The minutes at which posts are divided into early and late."""
FEWEST = 3
"""Groups a side needs to be compared; two in a camp of six groups or fewer."""
SMALL = 6
SIDE = 10
"""Students a side needs."""
CAREFUL = 12
"""Many divisions are tried on one night, so each must be proven harder than a fall."""
WIDE = 20
"""Thousandths the sides must lie apart."""


class Split(NamedTuple):
    """Two sides and how far each moved."""

    kind: str
    at: int | None
    yes: int
    no: int
    yes_points: int
    no_points: int
    due: int
    """Students on the smaller side."""
    proven: bool

    @property
    def apart(self) -> int:
        """Thousandths the side that did it moved beyond the other."""
        return self.yes_points - self.no_points


def by_post(slot: str, minute: int) -> Callable[[GroupReading], bool | None]:
    """Ask whether a slot was posted by this minute; later or never is no."""

    def test(group: GroupReading) -> bool | None:
        posting = group.posts.get(slot)
        if posting is None or (posting.at is None and posting.state == "posted"):
            return None
        return posting.at is not None and posting.at <= minute

    return test


def reviewed_early(group: GroupReading) -> bool | None:
    """Two thirds of today's homework were reviewed before 22:00."""
    facts = group.facts
    return 3 * facts.reviewed_early >= 2 * facts.homework if facts.homework else None


def wrote_notes(group: GroupReading) -> bool | None:
    """Private notes went out since yesterday, where someone was silent."""
    facts = group.facts
    if not facts.silent and not facts.rounds:
        return None
    return any(r.sent for r in facts.rounds[-2:])


def host_posted(group: GroupReading) -> bool | None:
    """Ask whether the host posted every slot in person."""
    posters = {p.by for p in group.facts.postings if p.by}
    return posters == {group.facts.host} if posters and group.facts.host else None


def stamped_new(group: GroupReading) -> bool | None:
    """Someone had a piece stamped for the first time."""
    return group.facts.first_stamped > 0 if group.facts.stamped else None


def old_homework(group: GroupReading) -> bool | None:
    """No homework has waited a day for its review."""
    return group.facts.oldest_hours < DAY_HOURS if group.facts.homework else None


def talkative(group: GroupReading) -> bool | None:
    """At least one comment for every second student who checked in."""
    facts = group.facts
    return 2 * facts.comments >= group.now[0] if facts.comments else None


WAYS: tuple[tuple[str, Callable[[GroupReading], bool | None]], ...] = (
    ("reviews", reviewed_early),
    ("notes", wrote_notes),
    ("host", host_posted),
    ("stamps", stamped_new),
    ("waiting", old_homework),
    ("comments", talkative),
)


def splits(reading: Reading) -> tuple[Split, ...]:
    """Every division that has two sides, widest first."""
    rows = [
        split
        for slot in ("morning", "noon", "evening")
        if (split := _best_minute(reading, slot)) is not None
    ]
    for kind, test in WAYS:
        split = _divide(reading, kind, None, test)
        if split is not None:
            rows.append(split)
    return tuple(sorted(rows, key=lambda s: (-abs(s.apart), s.kind)))


def learned(reading: Reading) -> tuple[Evidence, ...]:
    """Give what the divisions prove, strongest first; or that they prove nothing."""
    rows = splits(reading)
    proven = [_evidence(s) for s in rows if s.proven and abs(s.apart) >= WIDE]
    if rows and not proven:
        return (_nothing(reading, rows),)
    return tuple(sorted(proven, key=lambda e: (-e.strength, e.kind)))


def _best_minute(reading: Reading, slot: str) -> Split | None:
    """Find the half hour that tells early from late best for a slot."""
    times = sorted(
        p.at for g in reading.groups if (p := g.posts.get(slot)) and p.at is not None
    )
    # a minute that divides the groups as an earlier one did says nothing more
    minutes = {bisect_right(times, minute): minute for minute in reversed(HALF_HOURS)}
    rows = [
        split
        for early, minute in sorted(minutes.items())
        if 0 < early < len(reading.groups)
        and (split := _divide(reading, slot, minute, by_post(slot, minute))) is not None
    ]
    return max(rows, key=lambda s: (s.proven, abs(s.apart), -(s.at or 0)), default=None)


def _divide(
    reading: Reading,
    kind: str,
    at: int | None,
    test: Callable[[GroupReading], bool | None],
) -> Split | None:
    sides: tuple[list[GroupReading], list[GroupReading]] = ([], [])
    for group in reading.groups:
        answer = test(group) if group.now[1] and group.last[1] else None
        if answer is not None:
            sides[answer].append(group)
    no, yes = sides
    fewest = FEWEST if len(reading.groups) > SMALL else FEWEST - 1
    if min(len(no), len(yes)) < fewest:
        return None
    (no_last, no_now), (yes_last, yes_now) = _sums(no), _sums(yes)
    due = min(no_now[1], yes_now[1])
    if due < SIDE:
        return None
    moved = points(yes_last, yes_now), points(no_last, no_now)
    proven = _beyond_chance(yes_last, yes_now, moved[1]) and _shared(yes, no)
    return Split(kind, at, len(yes), len(no), moved[0], moved[1], due, proven)


def _sums(side: list[GroupReading]) -> tuple[Pair, Pair]:
    was = of = is_ = out_of = 0
    for group in side:
        was, of = was + group.last[0], of + group.last[1]
        is_, out_of = is_ + group.now[0], out_of + group.now[1]
    return (was, of), (is_, out_of)


def _beyond_chance(last: Pair, now: Pair, drift: int) -> bool:
    """Tell whether a side moved beyond chance against the other side's drift."""
    expected = last[0] + drift * last[1] // 1000
    return stirred((min(max(expected, 0), last[1]), last[1]), now, CAREFUL)


def _shared(yes: list[GroupReading], no: list[GroupReading]) -> bool:
    """Tell whether the groups of each side agree among themselves (Welch's test).

    Students of a group move together, so many students in few groups prove little.
    """
    (n, s, v), (m, t, w) = _sample(yes), _sample(no)
    apart = s * m - t * n
    weight, other = n * n * (n - 1), m * m * (m - 1)
    width = v * other + w * weight
    return apart * apart * weight * other > CAREFUL * n * n * m * m * width


def _sample(side: list[GroupReading]) -> tuple[int, int, int]:
    """Count, sum, and count times the squared deviations of the groups' movements."""
    moves = [g.points for g in side]
    count, total = len(moves), sum(moves)
    return count, total, count * sum(x * x for x in moves) - total * total


def _evidence(split: Split) -> Evidence:
    values: dict[str, Value] = {
        "at": split.at,
        "yes": split.yes,
        "no": split.no,
        "yes_move": split.yes_points,
        "no_move": split.no_points,
        "apart": abs(split.apart),
    }
    tone = 1 if split.apart > 0 else 0
    side = "helped" if split.apart > 0 else "against"
    strength = 1 + split.due * abs(split.apart) // 1000
    return Evidence(
        f"split_{split.kind}_{side}", strength, tone, 0, tuple(values.items())
    )


def _nothing(reading: Reading, rows: tuple[Split, ...]) -> Evidence:
    names = [title(reading.locale, f"split.{s.kind}") for s in rows[:3]]
    values: dict[str, Value] = {
        "ways": listed(reading.locale, names),
        "widest": abs(rows[0].apart),
    }
    return Evidence("split_nothing", 1, 0, 0, tuple(values.items()))
