"""Words for a hard moment: the replies that need no names, ready to be copied."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from camp.desk.host import asides
from camp.desk.host.aside_wording import moment
from camp.desk.refusal import spoken
from camp.pages.desk_shown import Ready
from camp.scripts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from camp.desk.entering import Seat
    from camp.desk.host.asides import Moment
    from camp.pages.desk_shown import ReadyMessage
    from camp.store import Kept

HARD: Final = ("advert", "off_topic", "conflict_group", "late_answer", "refund")
_NOBODY: Final = facts.Case()


def hard_moments(
    kept: Kept, seat: Seat, now: datetime, locale: str
) -> tuple[Ready, ...]:
    """Write what may be said, in the course's own words; two statements.

    The approved answers of today and of the whole camp follow. Nothing is kept.
    """
    place = _, cohort, _ = seat.of_group()
    found = asides.brief(kept, place, cohort.curriculum.group.students, now)
    return (*_replies(found, locale), *_answers(found))


def _replies(found: Moment, locale: str) -> Iterator[Ready]:
    for name in HARD:
        yield Ready(spoken(moment(name), locale), _written(found, name, _NOBODY))


def _answers(found: Moment) -> Iterator[Ready]:
    plan = found.cohort.curriculum
    for one in (*plan.day(found.number).answers, *plan.answers):
        case = replace(_NOBODY, question=one.question, answer=one.answer)
        yield Ready(one.question, _written(found, "asked_before", case))


def _written(found: Moment, name: str, case: facts.Case) -> tuple[ReadyMessage, ...]:
    theirs = replace(found.facts, case=case)
    written = asides.write(found, f"reply/{name}", theirs)
    return tuple((one.text, one.cue) for one in written.messages if one.text)
