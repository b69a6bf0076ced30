"""Private notes as a night's debrief and the report tell them: to whom, and who came back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from camp.debrief.night import NoteRound
from camp.store import letters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from camp.store import Kept
    from camp.store.letters import Answered

_TOLD: Final = 3
"""Days back whose notes a debrief still tells of."""


@dataclass(frozen=True, slots=True)
class Written:
    """Private notes as of a night."""

    rounds: Mapping[int, tuple[NoteRound, ...]] = field(default_factory=dict)
    """Group id -> the notes of that day and the three before, oldest first."""
    notes: Mapping[int, int] = field(default_factory=dict)
    """Student id -> how many they were sent since they last came."""


def of_night(kept: Kept, cohort_id: int, night: int) -> Written:
    """Read what was sent by a night, and who had come again by its end."""
    by_day: dict[tuple[int, int], list[Answered]] = defaultdict(list)
    notes: dict[int, int] = defaultdict(int)
    for one in letters.answered(kept, cohort_id, night):
        if one.day >= night - _TOLD:
            by_day[one.group_id, one.day].append(one)
        if not _came_after(one, night):
            notes[one.student_id] += 1
    rounds: dict[int, list[NoteRound]] = defaultdict(list)
    for (group, day), sent in sorted(by_day.items()):
        back = sum(_came_after(one, night) for one in sent)
        who = {one.who for one in sent}
        by = who.pop() if len(who) == 1 else ""
        rounds[group].append(NoteRound(day, len(sent), back, by))
    return Written({g: tuple(found) for g, found in rounds.items()}, dict(notes))


def in_all(kept: Kept, cohort_id: int, last: int) -> dict[int, tuple[int, int]]:
    """Group id -> (different students written to, those who came again after one)."""
    sent: dict[int, set[int]] = defaultdict(set)
    back: dict[int, set[int]] = defaultdict(set)
    for one in letters.answered(kept, cohort_id, last):
        sent[one.group_id].add(one.student_id)
        if _came_after(one, last):
            back[one.group_id].add(one.student_id)
    return {group: (len(who), len(back[group])) for group, who in sent.items()}


def _came_after(one: Answered, night: int) -> bool:
    """Whether they handed something in for a day after the note's, up to a night's."""
    days = (2 << night) - (2 << one.day)
    return bool(one.came & days)
