"""Where a group stood on the last published night, and how far the next one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp import timetable
from camp.desk.night.standings import TONIGHT, read_standing
from camp.pages.desk_shown import Neighbour, StandingShown
from camp.store import nights

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.cohort import Cohort, Group
    from camp.contests import Standing
    from camp.store import Kept

Table = tuple[int, list["Standing"]]
"""A night, and those of its table who stand at and beside a group."""


def beside(kept: Kept, cohort: Cohort, group: Group) -> Table:
    """Read the lines at and beside a group; one statement, three lines."""
    night, rows = nights.newest_table(kept, cohort.id, TONIGHT)
    at = next((i for i, (one, _) in enumerate(rows) if one == group.id), None)
    near = [] if at is None else rows[max(0, at - 1) : at + 2]
    return night, [read_standing(doc) for _, doc in near]


def ours(table: Table, group: Group, number: int) -> Standing | None:
    """Find the group's standing of the night before a day, if anything was due then."""
    night, lines = table
    mine = next((one for one in lines if one.group == group.id), None)
    return mine if mine and mine.figure[1] and night == number - 1 else None


def shown(
    table: Table, cohort: Cohort, group: Group, now: datetime
) -> StandingShown | None:
    """Show how a group stood; None while nothing is published of it."""
    night, lines = table
    mine = next((one for one in lines if one.group == group.id), None)
    if mine is None or not mine.figure[1]:
        return None
    return StandingShown(
        night=night,
        last=night == timetable.number_at(cohort, now) - 1,
        place=mine.place,
        gap=mine.gap,
        rival=_number(lines, mine.rival),
        lines=tuple(
            Neighbour(one.place, one.number, *one.figure, ours=one is mine)
            for one in lines
            if one.place
        ),
    )


def _number(lines: Sequence[Standing], group: int) -> int:
    return next((one.number for one in lines if one.group == group), 0)
