"""At a group's desk: who thinks that a day of theirs was judged wrongly, and the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.desk import appeals

if TYPE_CHECKING:
    from datetime import datetime

    from camp.desk.entering import Seat
    from camp.pages.appeals_shown import AppealShown
    from camp.store import Kept


def appeals_waiting(kept: Kept, seat: Seat, now: datetime) -> int:
    """Count the group's appeals that wait. One statement."""
    _, cohort, group = seat.of_group()
    return len(appeals.waiting(kept, cohort, now, group))


def appealed(
    kept: Kept, seat: Seat, now: datetime, locale: str
) -> tuple[AppealShown, ...]:
    """Show the group's appeals that wait, oldest first. Five statements at most."""
    _, cohort, group = seat.of_group()
    return appeals.listed(kept, cohort, now, locale, group)


def answer_appeal(
    kept: Kept,
    seat: Seat,
    whose: tuple[int, int],
    act: str,
    words: str,
    now: datetime,
) -> bool:
    """Answer one of the group's appeals; False for the same answer again.

    ``whose`` is (day, student). Refusal says what is wrong.
    """
    row, _, group = seat.of_group()
    return appeals.answer(kept, row, group, whose, act, words, seat.name, now)
