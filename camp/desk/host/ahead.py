"""A day to come at a host's desk: what will be said, and what the reader says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp.desk.host import asides
from camp.desk.host.day import as_shown
from camp.desk.host.preview import preview
from camp.desk.host.showing import SLOTS, VERSIONS, Place
from camp.desk.host.wording import say
from camp.desk.lead.opening import next_number
from camp.desk.phrases import dated
from camp.desk.proof import saying
from camp.desk.proof.duties import hosts, pairs, state_of
from camp.desk.proof.texts import Texts
from camp.desk.refusal import Refusal, spoken
from camp.pages.desk_shown import AheadShown, AheadSlot, DeskVersion
from camp.store import proofs, queue
from camp.timetable import GUIDANCE_SLOT, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.desk.entering import Seat
    from camp.desk.night.figures import SlotFigures
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.proofs import Proof

_READ: Final = frozenset({"read", "flagged", "answered"})


def ahead(
    kept: Kept, seat: Seat, number: int | None, now: datetime, locale: str
) -> AheadShown:
    """Show a coming day, the next one when none is named, and whose turn it is to read.

    Refusal for a day that is over or that there is not.
    """
    row, cohort, group = place = seat.of_group()
    plan = cohort.curriculum
    following = min(next_number(cohort, now), plan.last_number)
    day = following if number is None else number
    reasons = saying.past_reasons(cohort, day, now)
    if reasons or not plan.first_number <= day <= plan.last_number:
        raise Refusal(*(reasons or [say("no_day_ahead", first=following)]))
    due = queue.of_group(kept, row.id, group.id, [day])
    rows = {r.slot: r for r in due if r.kind is Kind.SCRIPT}
    known = asides.outlined(kept, place, day, plan.group.students)
    said = _of_mine(proofs.of_cohort(kept, row.id), seat.name)
    texts = Texts(kept, row)
    slots = tuple(
        _slot(
            known,
            Place(row, cohort, group, day, slot, rows.get(slot)),
            _state(texts, seat.name, said, (day, slot)),
            locale,
        )
        for slot in SLOTS
        if slot != GUIDANCE_SLOT
    )
    hosted = hosts(kept, cohort, now)
    turns = [n for n, two in pairs(cohort, hosted, now).items() if seat.name in two]
    return AheadShown(
        number=day,
        title=plan.day(day).title,
        date=dated(cohort, day, locale),
        tomorrow=day == following,
        slots=slots,
        duties=tuple(
            (n, dated(cohort, n, locale), _unread(texts, seat.name, said, n))
            for n in turns
        ),
        turn=day in turns,
        longest=saying.LONGEST,
    )


def _of_mine(said: Sequence[Proof], name: str) -> list[Proof]:
    """What somebody said, and every answer: a flag is answered by another."""
    return [one for one in said if name == one.who or one.act == "settle"]


def _slot(
    known: SlotFigures, place: Place, state: tuple[str, Reason], locale: str
) -> AheadSlot:
    written = preview(known, place)
    return AheadSlot(
        key=place.slot,
        title=spoken(place.called, locale),
        window=place.window,
        versions=tuple(
            DeskVersion(
                version,
                spoken(say(version), locale),
                tuple(as_shown(message) for message in written[version]),
            )
            for version in VERSIONS
            if version in written
        ),
        state=state[0],
        word=spoken(state[1], locale),
    )


def _state(
    texts: Texts, name: str, said: Sequence[Proof], place: tuple[int, str]
) -> tuple[str, Reason]:
    here = [one for one in said if (one.number, one.slot) == place]
    return state_of(texts, name, here)


def _unread(texts: Texts, name: str, said: Sequence[Proof], number: int) -> int:
    """Count the slots of a day that somebody has still to read."""
    states = (
        _state(texts, name, said, (number, slot))[0]
        for slot in SLOTS
        if slot != GUIDANCE_SLOT
    )
    return sum(state not in _READ for state in states)
