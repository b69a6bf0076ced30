"""A host's line at night, for the debrief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp import scripts, timetable
from camp.desk import course
from camp.desk.host.wording import say
from camp.desk.phrases import date_called
from camp.desk.refusal import Refusal, spoken
from camp.store import cohorts, words

if TYPE_CHECKING:
    from datetime import datetime

    from camp.cohort import Cohort, Group
    from camp.desk.entering import Seat
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

LONGEST: Final = 500
KINDS: Final = ("well", "help", "learnt")
"""What a line may be: it went well, help is needed, something was learnt."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A line that was left."""

    night: int
    """The night whose debrief reads it."""
    group: int
    words: str
    new: bool
    """False when the very same line was there already."""


def note(  # noqa: PLR0913  (who left what about which night)
    kept: Kept,
    row: CohortRow,
    group: Group,
    text: str,
    who: str,
    now: datetime,
    *,
    kind: str = "",
) -> Noted:
    """Keep a host's line for the night that closes next.

    Until five past midnight a line belongs to the day that is ending, as a check-in
    does; from then on to the new day. On a skipped date it waits for the next night.
    A ``kind`` stands before the words and does not count towards their length.
    """
    cohort, _ = course.cohort_of(kept, row)
    said = scripts.clean(text).strip()
    name = scripts.line(who)
    reasons = []
    if not said:
        reasons.append(say("words_empty"))
    if len(said) > LONGEST:
        reasons.append(say("words_long", count=len(said), most=LONGEST))
    if not name:
        reasons.append(say("who_empty"))
    if reasons:
        raise Refusal(*reasons)
    night = night_for(cohort, now)
    if kind in KINDS:
        # A line is read in the course's language, as the debrief is.
        said = spoken(say(f"kind.{kind}", words=said), cohort.curriculum.locale)
    new = words.write_note(kept, row.id, night, group.id, name, said, now)
    return Noted(night, group.number, said, new)


def line_tonight(kept: Kept, seat: Seat, kind: str, text: str, now: datetime) -> Noted:
    """Keep the line somebody leaves at the desk; its kind is the line's first word."""
    row, _, group = seat.of_group()
    return note(kept, row, group, text, seat.name, now, kind=kind)


def take_line_back(kept: Kept, seat: Seat, nth: int, now: datetime) -> bool:
    """Take one's own line of tonight back; False when it is gone, or another's.

    Refusal before the camp and once its last night is closed.
    """
    row, cohort, group = seat.of_group()
    night = night_for(cohort, now)
    key = row.id, night, group.id
    took = words.take_note_back(kept, key, nth, scripts.line(seat.name))
    if took is not None:
        about = f"group {group.number} night {night}"
        cohorts.write_audit(
            kept, row.id, now, seat.name, "take note back", about, before=took
        )
    return took is not None


def night_for(cohort: Cohort, now: datetime) -> int:
    """Which night a line belongs to; Refusal before the camp and after its last night."""
    plan, at = cohort.curriculum, now.timestamp()
    first = plan.first_number
    if at < timetable.times(cohort, first).begins:
        begins = date_called(timetable.date_of(cohort, first))
        raise Refusal(say("note_early", day=first, date=begins))
    open_nights = (
        number
        for number in range(first, plan.last_number + 1)
        if at < timetable.times(cohort, number).closes
    )
    night = next(open_nights, None)
    if night is None:
        raise Refusal(say("note_over"))
    return night
