"""One group's whole day as a page: every slot, both versions, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp.desk.host.posting import own_texts
from camp.desk.host.showing import (
    SLOTS,
    VERSIONS,
    Place,
    Shown,
    group_words,
    place_of,
    show,
)
from camp.desk.host.wording import say
from camp.desk.phrases import date_called
from camp.desk.refusal import spoken
from camp.pages import MessageShown, ScriptsPage, SlotShown, VersionShown
from camp.timetable import GUIDANCE_SLOT, date_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from camp.desk.host.showing import Message
    from camp.pages import Link
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_SHAPES: Final = {
    "posted": "done",
    "composed": "look",
    "copied": "look",
    "missed": "look",
    "failed": "look",
    "skipped": "look",
}
"""The shape beside a state's word; the rest are over or wait."""


def day_page(
    kept: Kept,
    row: CohortRow,
    group: int,
    number: int,
    now: datetime,
    links: Iterable[Link] = (),
) -> ScriptsPage:
    """Gather a group's day for :func:`camp.pages.scripts_html`."""
    places = [place_of(kept, row, group, number, slot) for slot in in_order()]
    first = places[0]
    plan = first.cohort.curriculum
    day = plan.day(number)
    locale = plan.locale
    return ScriptsPage(
        locale=locale,
        cohort=row.name,
        group=group_words(first),
        title=_title(number, day.title, locale),
        date=spoken(date_called(date_of(first.cohort, number)), locale),
        slots=tuple(_slot(kept, place, now, locale) for place in places),
        number=number,
        last_day=plan.last_number,
        links=tuple(links),
    )


def in_order() -> tuple[str, ...]:
    """Guidance comes the evening before, so it stands first."""
    return (GUIDANCE_SLOT, *(slot for slot in SLOTS if slot != GUIDANCE_SLOT))


def _title(number: int, title: str, locale: str) -> str:
    return f"第{number}天：{title}" if locale == "zh-CN" else f"Day {number}: {title}"


def _slot(kept: Kept, place: Place, now: datetime, locale: str) -> SlotShown:
    """Draw one slot; its shape says at a glance whether a person is needed."""
    versions = VERSIONS if place.slot != GUIDANCE_SLOT else VERSIONS[:1]
    shown = {version: show(kept, place, version, now) for version in versions}
    first = shown[versions[0]]
    guidance = place.slot == GUIDANCE_SLOT
    made = bool(first.messages)
    return SlotShown(
        title=spoken(place.called, locale),
        window="" if guidance else place.window,
        state=_shape(first, guidance=guidance),
        word=spoken(say("for_eyes") if guidance and made else first.word, locale),
        notices=tuple(spoken(notice, locale) for notice in first.notices),
        edited=own_texts(first.posting.edited or "") if first.posting else (),
        versions=tuple(
            VersionShown(spoken(say(version), locale), _messages(one))
            for version, one in shown.items()
            if one.messages
        ),
    )


def _shape(shown: Shown, *, guidance: bool) -> str:
    """Choose the shape beside the word; what came late is over, not well done."""
    if guidance and shown.messages:
        return "done"
    return "over" if shown.late else _SHAPES.get(shown.state, "now")


def _messages(shown: Shown) -> tuple[MessageShown, ...]:
    return tuple(as_shown(message) for message in shown.messages)


def as_shown(message: Message) -> MessageShown:
    """Put a message as pages show it."""
    return MessageShown(
        text=message.text,
        minute=message.at,
        cue=message.cue,
        spare=message.spare,
        characters=len(message.text),
    )
