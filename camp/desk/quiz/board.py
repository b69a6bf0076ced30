"""The chase board of a quiz: every group's average, and how far the next one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp import contests
from camp.cohort import Track
from camp.desk import marks
from camp.desk.lead.opening import current_number
from camp.desk.night import figures
from camp.desk.phrases import group_called
from camp.desk.quiz.wording import say
from camp.desk.refusal import spoken
from camp.pages.quiz_shown import BoardLine
from camp.store import cohorts, papers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.contests import Chase, Papers
    from camp.curriculum import Quiz
    from camp.desk.refusal import Reason
    from camp.store import Kept

_AROUND: Final = 2
"""Groups shown on either side of one's own."""


class Field:
    """All groups of a cohort with their members: what every board is drawn on."""

    def __init__(self, kept: Kept, cohort: Cohort, now: datetime) -> None:
        number = current_number(cohort, now)
        listening = Track.LISTENER
        everyone = cohorts.groups(kept, cohort.id)
        self._kept, self._cohort = kept, cohort
        self._groups = [group for group in everyone if group.track is not listening]
        self._members = figures.owing(kept, cohort.id, number)

    def board(self, quiz: Quiz, ours: int, locale: str) -> tuple[BoardLine, ...]:
        """Draw the board of a quiz in one statement; ``ours`` is the reader's group."""
        found = papers.tallies(self._kept, self._cohort.id, quiz.id)
        everyone = marks.of_groups(self._groups, self._members, found)
        lines = contests.chase(quiz, everyone)
        before = {line.papers.number: line.papers for line in lines}
        return tuple(
            _line(line, before.get(line.front), quiz, ours, locale) for line in lines
        )


def _line(
    chase: Chase, front: Papers | None, quiz: Quiz, ours: int, locale: str
) -> BoardLine:
    one = chase.papers
    return BoardLine(
        place=chase.place,
        name=spoken(group_called(one.number), locale),
        average=marks.average(one.points, one.answered),
        answered=one.answered,
        members=one.members,
        flawless=one.flawless,
        gap=spoken(_gap(chase, front, quiz), locale),
        ours=one.group == ours,
    )


def _gap(chase: Chase, front: Papers | None, quiz: Quiz) -> Reason | str:
    if chase.unranked == "few":
        least = min(quiz.min_answers, chase.papers.members)
        return say("few", n=chase.papers.answered, least=least)
    if chase.unranked == "idle":
        return say("idle")
    if front is None:
        return ""
    called = group_called(front.number)
    if chase.more:
        return say("gap.more", n=chase.more, front=called)
    if chase.gap:
        return say("gap.points", n=chase.gap, front=called)
    return say("gap.level", front=called, by=say(f"by.{_parted(chase.papers, front)}"))


def _parted(one: Papers, front: Papers) -> str:
    """Name the rule that told two groups with the same average apart."""
    if one.answered * front.members != front.answered * one.members:
        return "share"
    return "flawless" if one.flawless != front.flawless else "number"


def around(lines: Sequence[BoardLine]) -> tuple[BoardLine, ...]:
    """Cut a board down to the reader's group and those around it."""
    at = next((i for i, line in enumerate(lines) if line.ours), None)
    if at is None:
        return tuple(lines[: 2 * _AROUND + 1])
    first = max(0, min(at - _AROUND, len(lines) - 2 * _AROUND - 1))
    return tuple(lines[first : first + 2 * _AROUND + 1])
