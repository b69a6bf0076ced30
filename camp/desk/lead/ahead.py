"""A day written out before it comes: for any group, or for a kind of group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp import scripts, timetable
from camp.curriculum import CurriculumError, Slot
from camp.desk import aloud, authoring, course
from camp.desk.host import preview, showing
from camp.desk.lead.upload_wording import say
from camp.desk.phrases import date_called, dated, slot_called, window_called
from camp.desk.refusal import Refusal, spoken
from camp.pages import DayAhead, MessageShown, SlotAhead
from camp.shelf import ShelfError
from camp.store import versions
from camp.timetable import GUIDANCE_SLOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from camp.curriculum import Curriculum
    from camp.desk.authoring import Standing, Tried
    from camp.desk.host.showing import Message, Place
    from camp.desk.night.figures import SlotFigures
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

SLOTS: Final = (GUIDANCE_SLOT, *(slot.value for slot in Slot))
"""In the order in which a host reads them: guidance on the evening before."""
MIDDLE: Final[Standing] = "middle"


def standing(text: str) -> Standing:
    """Read how an invented group stands; in the middle unless it is said otherwise."""
    return text if text in authoring.STANDINGS else MIDDLE  # type: ignore[return-value]


def of_course(  # noqa: PLR0913, PLR0917  (what is written for whom)
    plan: Curriculum,
    files: Mapping[str, bytes],
    library: aloud.Texts,
    number: int,
    seen_as: Standing,
    locale: str,
    dates: Callable[[int], date] | None = None,
) -> DayAhead:
    """Write a day of a course out for an invented group; Refusal for no such day.

    ``dates`` say on which date a day falls, where that is known.
    """
    if not plan.first_number <= number <= plan.last_number:
        raise Refusal(say("no_day", day=number))

    def slot_of(slot: str) -> SlotAhead:
        return _invented(plan, files, library, (number, slot), seen_as, locale, dates)

    return DayAhead(
        number=number,
        title=plan.day(number).title,
        date=spoken(date_called(dates(number)), locale) if dates else "",
        seen_as=seen_as,
        slots=tuple(slot_of(slot) for slot in SLOTS),
    )


def _invented(  # noqa: PLR0913, PLR0917  (as of_course)
    plan: Curriculum,
    files: Mapping[str, bytes],
    library: aloud.Texts,
    place: tuple[int, str],
    seen_as: Standing,
    locale: str,
    dates: Callable[[int], date] | None,
) -> SlotAhead:
    number, slot = place
    kind = plan.day(number).kind.value
    title, window = _named(plan, number, slot, locale)

    def tried(version: str) -> Tried:
        name = f"{kind}/{slot}.{version}"
        return authoring.preview(
            plan,
            files,
            library,
            name,
            plan.locale,
            number=number,
            standing=seen_as,
            dates=dates,
        )

    try:
        full = tried("full")
        short = slot != GUIDANCE_SLOT and bool(tried("short").messages)
    except (CurriculumError, Refusal, ShelfError):
        return SlotAhead(slot, title, window, word=spoken(say("unwritten"), locale))
    longest = max((one.characters for one in full.measures), default=0)
    return SlotAhead(slot, title, window, _shown(full.messages), longest, short=short)


def _named(plan: Curriculum, number: int, slot: str, locale: str) -> tuple[str, str]:
    title = spoken(slot_called(plan, number, slot), locale)
    if slot == GUIDANCE_SLOT:
        return title, ""
    return title, window_called(plan, number, Slot(slot))


def _shown(messages: Iterable[scripts.Message]) -> tuple[MessageShown, ...]:
    return tuple(
        MessageShown(
            text=one.text,
            minute=f"{one.minute}′" if one.minute else "",
            cue=one.cue,
            spare=one.spare,
            characters=len(one.text),
        )
        for one in messages
    )


def of_camp(
    kept: Kept,
    row: CohortRow,
    number: int,
    seen_as: str,
    now: datetime,
    locale: str,
) -> DayAhead:
    """Write a day of a camp out: for the group of a number, or for a kind of group."""
    if seen_as.isascii() and seen_as.isdigit():
        return _of_group(kept, row, number, int(seen_as[:6]), now, locale)
    cohort, _ = course.cohort_of(kept, row)
    version = versions.version(kept, row.version_id)

    def library(tongue: str) -> dict[str, str]:
        start = f"{tongue}/"
        return {
            name.removeprefix(start): text
            for name, text in version.templates.items()
            if name.startswith(start)
        }

    def dates(day: int) -> date:
        return timetable.date_of(cohort, day)

    kind = standing(seen_as)
    plan, files = cohort.curriculum, version.files
    return of_course(plan, files, library, number, kind, locale, dates)


def _of_group(
    kept: Kept, row: CohortRow, number: int, group: int, now: datetime, locale: str
) -> DayAhead:
    places = [showing.place_of(kept, row, group, number, slot) for slot in SLOTS]
    first = places[0]
    known = preview.known_beforehand(kept, row, number, now)
    slots = []
    made = False
    for place in places:
        shown = showing.show(kept, place, "full", now)
        made = made or bool(shown.messages)
        slots.append(_real(place, shown, known, locale))
    return DayAhead(
        number=number,
        title=first.cohort.curriculum.day(number).title,
        date=dated(first.cohort, number, locale),
        seen_as=str(group),
        slots=tuple(slots),
        composed=made,
    )


def _real(
    place: Place, shown: showing.Shown, known: SlotFigures, locale: str
) -> SlotAhead:
    """Show what the host has; else what would be said, without any number."""
    messages: Sequence[Message] = shown.messages
    word = spoken(shown.word, locale)
    short = bool(messages) and place.slot != GUIDANCE_SLOT
    if messages and place.slot == GUIDANCE_SLOT:
        word = ""  # read by the host alone, never posted
    if not messages and place.slot != GUIDANCE_SLOT:
        written = preview.preview(known, place)
        messages, short = written.get("full", ()), bool(written.get("short"))
        word = spoken(say("beforehand"), locale) if messages else word
    return SlotAhead(
        key=place.slot,
        title=spoken(place.called, locale),
        window="" if place.slot == GUIDANCE_SLOT else place.window,
        messages=tuple(
            MessageShown(m.text, m.at, m.cue, m.spare, len(m.text)) for m in messages
        ),
        longest=max((len(m.text) for m in messages), default=0),
        short=short,
        word=word,
    )
