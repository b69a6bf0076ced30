"""The pictures that go with a slot: named on the desk, drawn when one is looked at."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zlib import crc32

from camp import cards
from camp.cohort import Track, called_within
from camp.curriculum import Slot
from camp.desk import pictures
from camp.desk.host.package import media_of
from camp.desk.host.wording import say
from camp.desk.pictures.wording import say as say_card
from camp.desk.refusal import Refusal, spoken
from camp.pages.desk_shown import PictureLink
from camp.store import versions

if TYPE_CHECKING:
    from datetime import datetime

    from camp.cohort import Cohort, Group
    from camp.contests import Standing
    from camp.desk.host.showing import Place
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_MATERIAL: Final = 100
"""From this number on a picture is one of the day's materials."""
_DRAWN: Final = 64
"""Pictures kept drawn: a morning's are the same for every group."""


def listed(
    row: CohortRow,
    cohort: Cohort,
    group: Group,
    number: int,
    ours: Standing | None,
) -> dict[str, tuple[PictureLink, ...]]:
    """Name a day's pictures by slot, in the order they are sent; reads nothing.

    ``ours`` is the group's standing of the night before, when it is published.
    """
    plan, homework = cohort.curriculum, group.track is not Track.LISTENER
    called = called_within(cohort.name, plan.title)
    setting = cards.course.setting(plan, called, plan.locale)
    known = pictures.known_cards(cohort, setting, number, homework=homework)
    named = [(one.slot.value, type(one.card).__name__, repr(one.card)) for one in known]
    if homework and ours is not None:
        done, due = ours.figure
        morning, made_of = Slot.MORNING.value, repr((setting, ours))
        named.append((morning, "StandingsPoster", made_of))
        if due and done == due:
            named.append((morning, "PerfectScore", made_of))
    whose = _whose(row, group)
    found: dict[str, list[PictureLink]] = {}
    for nth, (slot, name, made_of) in enumerate(named, 1):
        about = spoken(say_card(f"card.{name}"), plan.locale)
        mark = f"{whose}{crc32(made_of.encode()):x}"
        found.setdefault(slot, []).append(_link(number, slot, nth, mark, about))
    for nth, material in enumerate(plan.day(number).materials, _MATERIAL):
        if material.kind == "image" and material.asset:
            noon = Slot.NOON.value
            link = _link(number, noon, nth, whose, material.title)
            found.setdefault(noon, []).append(link)
    return {slot: tuple(links) for slot, links in found.items()}


def _link(number: int, slot: str, nth: int, mark: str, about: str) -> PictureLink:
    # Whose it is and what it is made of stand in the address, so that a browser may
    # keep what it has, and a host of two groups sees each group's own.
    return PictureLink(f"/desk/{number}/{slot}/picture/{nth}?v={mark}", about)


def _whose(row: CohortRow, group: Group) -> str:
    return f"{row.version_id}-{group.id}-"


def may_be_kept(place: Place, mark: str) -> bool:
    """Tell whether a browser may keep what is drawn at an address with this mark.

    A page of another group's may still be open there, of before this link was.
    """
    return mark.startswith(_whose(place.row, place.group))


def drawn(kept: Kept, place: Place, nth: int, now: datetime) -> tuple[str, bytes]:
    """Draw one picture of a slot: its media type and its bytes; Refusal for none."""
    row, number = place.row, place.number
    if nth >= _MATERIAL:
        return _material(kept, place, nth - _MATERIAL)
    found = pictures.day_cards(kept, row, number, now, place.group.number)
    if not 1 <= nth <= len(found) or found[nth - 1].slot.value != place.slot:
        raise Refusal(say("no_picture"))
    return "image/png", _png(found[nth - 1].card)


@lru_cache(maxsize=_DRAWN)
def _png(card: cards.Card) -> bytes:
    return cards.draw(card).data


def _material(kept: Kept, place: Place, at: int) -> tuple[str, bytes]:
    materials = place.cohort.curriculum.day(place.number).materials
    wanted = materials[at] if at < len(materials) else None
    if wanted is None or wanted.kind != "image" or place.slot != Slot.NOON.value:
        raise Refusal(say("no_picture"))
    path = f"assets/{(wanted.asset or '').removeprefix('assets/')}"
    data = versions.version(kept, place.row.version_id).files.get(path, b"")
    media = media_of(data)
    if media is None:
        raise Refusal(say("no_picture"))
    return media[0], data
