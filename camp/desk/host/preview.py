"""What a slot would say before its hour: the same composer, without any number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from camp import scripts
from camp.desk.host.showing import VERSIONS, messages_of
from camp.desk.night import figures
from camp.desk.night import words as composing
from camp.desk.refusal import Refusal
from camp.store.words import Script

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from camp.desk.host.showing import Message, Place
    from camp.desk.night.figures import SlotFigures
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_TO_COME: Final = frozenset({"planned", "leased"})
_NO_SLOT: Final = ""
"""Of no slot are the figures that are known beforehand: the day, the groups, the hosts."""


def known_beforehand(
    kept: Kept, row: CohortRow, number: int, now: datetime
) -> SlotFigures:
    """Gather what is known of a day before anything is counted, for all its groups."""
    return figures.of_slot(kept, row.id, number, _NO_SLOT, now)


def preview(known: SlotFigures, place: Place) -> Mapping[str, tuple[Message, ...]]:
    """Write out a slot that is still to come: version -> messages.

    Empty when nothing is to come, or when its template cannot be written without the
    numbers. Nothing of it is kept.
    """
    if place.due is None or place.due.state not in _TO_COME:
        return {}
    facts = replace(composing.facts_of(known, place.group), duel=None)
    plan = known.cohort.curriculum
    kind = plan.day(place.number).kind.value
    written = {}
    try:
        for version in VERSIONS:
            template = known.course.template(plan.locale, kind, place.slot, version)
            messages = scripts.compose(template, facts)
            written[version] = messages_of(place, _as_kept(place, version, messages))
    except (scripts.ScriptError, Refusal):
        return {}
    return written


def _as_kept(
    place: Place, version: str, messages: tuple[scripts.Message, ...]
) -> Script:
    """The form in which a composed script is read; it is made of nothing kept."""
    cohort_id, number, group_id, slot = place.key
    return Script(
        cohort_id=cohort_id,
        number=number,
        group_id=group_id,
        slot=slot,
        version=version,
        template_sha="",
        common_sha="",
        own_facts="",
        messages=composing.messages_text(messages),
    )
