"""A tick or a flag: what a host says of a text they have read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp import scripts
from camp.desk import course
from camp.desk.lead.opening import current_number
from camp.desk.phrases import slot_called
from camp.desk.proof.duties import hosts, known, pairs, seated
from camp.desk.proof.texts import place_reasons
from camp.desk.proof.wording import say
from camp.desk.refusal import Refusal
from camp.store import proofs
from camp.timetable import number_at

if TYPE_CHECKING:
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.proofs import Act

LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a text, and who else reads it."""

    id: int
    """A flag's number."""
    number: int
    slot: str
    called: Reason
    who: str
    new: bool
    """False when the very same was said already."""
    beside: tuple[str, ...]
    """The others whose turn that day is."""
    own_turn: bool
    """Whether it was theirs to read."""


def tick(
    kept: Kept, row: CohortRow, number: int, slot: str, by: str, now: datetime
) -> Said:
    """Note that someone read a text and found nothing; twice is once."""
    return _say(kept, row, (number, slot, "tick"), by, "", now)


def flag(  # noqa: PLR0913, PLR0917  (who found what where)
    kept: Kept,
    row: CohortRow,
    number: int,
    slot: str,
    by: str,
    remark: str,
    now: datetime,
) -> Said:
    """Note what someone found in a text; the same remark twice is one flag."""
    return _say(kept, row, (number, slot, "flag"), by, remark, now)


def _say(
    kept: Kept,
    row: CohortRow,
    what: tuple[int, str, Act],
    by: str,
    remark: str,
    now: datetime,
) -> Said:
    number, slot, act = what
    cohort, _ = course.cohort_of(kept, row)
    reasons: list[str] = []
    reasons += place_reasons(cohort, number, slot) or past_reasons(cohort, number, now)
    words, wrong = worded(remark) if act == "flag" else ("", [])
    reasons += wrong
    who = ""
    try:
        who = known(by, seated(kept, cohort, now), "no_such")
    except Refusal as no:
        reasons += no.reasons
    if reasons:
        raise Refusal(*reasons)
    kept_as, new = proofs.keep(
        kept, row.id, number, slot, row.version_id, act, who, now, words=words
    )
    turn = pairs(cohort, hosts(kept, cohort, now), now).get(number, ())
    beside = tuple(name for name in turn if name != who)
    called = slot_called(cohort.curriculum, number, slot)
    return Said(kept_as.id, number, slot, called, who, new, beside, who in turn)


def past_reasons(cohort: Cohort, number: int, now: datetime) -> list[Reason]:
    """Say when a day is over, so that nothing said of it could change it."""
    last = cohort.curriculum.last_number
    if number_at(cohort, now) > last:
        return [say("over")]
    first = current_number(cohort, now)
    if number < first:
        return [say("past", day=number, first=first, last=last)]
    return []


def worded(text: str) -> tuple[str, list[Reason]]:
    """Clean a remark or an answer, and say what is wrong with it."""
    words = scripts.clean(text).strip()
    if not words:
        return words, [say("words_empty")]
    if len(words) > LONGEST:
        return words, [say("words_long", count=len(words), most=LONGEST)]
    return words, []
