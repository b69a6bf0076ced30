"""A group's day to take along: every message with its counts, cut for its channel."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from camp import pages, scripts
from camp.curriculum import Slot
from camp.desk.host.day import as_shown, day_page, in_order
from camp.desk.host.preview import known_beforehand, preview
from camp.desk.host.showing import Place, place_of
from camp.desk.host.wording import say
from camp.desk.refusal import Refusal, spoken
from camp.pages import (
    ChannelShown,
    MessageShown,
    PackagePage,
    PackedSlot,
    PartShown,
    PasteShown,
    PictureShown,
    WordingShown,
)
from camp.store import cohorts, versions
from camp.timetable import GUIDANCE_SLOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from camp.curriculum import Material
    from camp.desk.night.figures import SlotFigures
    from camp.desk.pictures import Drawn
    from camp.desk.refusal import Reason
    from camp.pages import SlotShown
    from camp.scripts import Channel
    from camp.store import Kept
    from camp.store.cohorts import CohortRow


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to be sent; a row of them is in sending order."""

    name: str
    """A file's name: ``map.png``."""
    data: bytes
    slot: str
    """The slot it goes with: morning, noon, evening."""
    about: str = ""
    """What it shows, in the course's language."""


@dataclass(frozen=True, slots=True)
class Packing:
    """A cohort's day about to be packed: what all its groups share."""

    row: CohortRow
    number: int
    groups: tuple[int, ...]
    """The numbers of the groups to pack."""
    now: datetime
    channels: tuple[Channel, ...]
    """The first is the one the messages are laid out for."""
    known: SlotFigures
    pictures: tuple[Picture, ...]
    """What the day's materials bring."""
    notices: tuple[Reason, ...]
    """Pictures that are named and cannot be packed."""

    def mark(self, group: int) -> str:
        """Say what one group's package is and how it is made again; each holds this."""
        return f"camp package {self.row.id} --day {self.number} --group {group}"


def packing(
    kept: Kept,
    row: CohortRow,
    number: int,
    now: datetime,
    group: int | None = None,
    channel: str | None = None,
) -> Packing:
    """Make ready to pack a day for one group, or for all.

    Refusal says everything that does not exist; KeyError for a channel there is none of.
    """
    there = tuple(sorted(g.number for g in cohorts.groups(kept, row.id)))
    if not there:
        raise Refusal(say("no_groups"))
    wanted = there if group is None else (group,)
    plan = place_of(kept, row, wanted[0], number, Slot.MORNING.value).cohort.curriculum
    files = versions.version(kept, row.version_id).files
    pictures, notices = _of_materials(plan.day(number).materials, files)
    return Packing(
        row=row,
        number=number,
        groups=wanted,
        now=now,
        channels=scripts.CHANNELS if channel is None else (scripts.channel(channel),),
        known=known_beforehand(kept, row, number, now),
        pictures=pictures,
        notices=notices,
    )


def package(
    kept: Kept,
    ready: Packing,
    group: int,
    pictures: Sequence[Picture] | None = None,
) -> PackagePage:
    """Pack one group's day.

    ``pictures`` are sent in their order; without any, those of the day's materials.
    """
    page = day_page(kept, ready.row, group, ready.number, ready.now)
    shown = _numbered(ready.pictures if pictures is None else pictures)
    first = ready.channels[0]
    slots = []
    for key, slot in zip(in_order(), page.slots, strict=True):
        place = place_of(kept, ready.row, group, ready.number, key)
        packed = _slot(ready, place, slot)
        slots.append(replace(packed, pictures=tuple(shown.get(key, ()))))
    return PackagePage(
        locale=page.locale,
        cohort=page.cohort,
        group=page.group,
        title=page.title,
        date=page.date,
        slots=tuple(slots),
        channel=pages.channel_takes(page.locale, first.name, first.unit, first.limit),
        mark=ready.mark(group),
        number=page.number,
        last_day=page.last_day,
    )


def pictures_of(ready: Packing, drawn: Iterable[Drawn]) -> list[Picture]:
    """Put the day's drawn pictures before those that its materials bring."""
    cards = [Picture(one.name, one.data, one.slot, one.about) for one in drawn]
    return [*cards, *ready.pictures]


def _slot(ready: Packing, place: Place, slot: SlotShown) -> PackedSlot:
    """Cut a slot's messages for their channels; the host's own wording comes last."""
    locale = place.cohort.curriculum.locale
    guidance = place.slot == GUIDANCE_SLOT
    wordings = [
        WordingShown(one.title, _pastes(ready, locale, one.messages))
        for one in slot.versions
    ]
    if slot.edited:
        mine = (MessageShown(text) for text in slot.edited)
        own = _pastes(ready, locale, mine)
        wordings.append(WordingShown(pages.own_called(locale), own))
    noticed = ready.notices if place.slot == Slot.NOON else ()
    return PackedSlot(
        key=place.slot,
        title=slot.title,
        window=slot.window,
        state=slot.state,
        word=slot.word,
        notices=(*slot.notices, *(spoken(notice, locale) for notice in noticed)),
        wordings=tuple(wordings),
        preview=() if guidance or wordings else _preview(ready, place, locale),
        read_only=guidance,
    )


def _preview(ready: Packing, place: Place, locale: str) -> tuple[WordingShown, ...]:
    return tuple(
        WordingShown(
            spoken(say(version), locale),
            _pastes(ready, locale, (as_shown(message) for message in messages)),
        )
        for version, messages in preview(ready.known, place).items()
    )


def _pastes(
    ready: Packing, locale: str, messages: Iterable[MessageShown]
) -> tuple[PasteShown, ...]:
    return tuple(
        PasteShown(
            channels=_ways(ready.channels, locale, message.text),
            characters=len(message.text),
            bytes=len(message.text.encode()),
            minute=message.minute,
            cue=message.cue,
            spare=message.spare,
        )
        for message in messages
    )


def _ways(
    channels: Sequence[Channel], locale: str, text: str
) -> tuple[ChannelShown, ...]:
    """How a text goes through each channel; a cue alone goes through none."""
    if not text:
        return ()
    return tuple(
        ChannelShown(
            title=pages.channel_called(locale, channel.name),
            size=channel.size(text),
            limit=channel.limit,
            unit=channel.unit,
            parts=tuple(
                PartShown(part.text, len(part.text), len(part.text.encode()), part.mark)
                for part in scripts.split(text, channel)
            ),
        )
        for channel in channels
    )


_MEDIA: Final = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png", "png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg", "jpg"),
    (re.compile(rb"GIF8[79]a"), "image/gif", "gif"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "image/webp", "webp"),
)
"""How a picture's file begins, whatever its name says: its kind and its ending."""
_UNSAFE: Final = re.compile(r"[^\w-]+")
_LONGEST_NAME: Final = 40


def _of_materials(
    materials: Sequence[Material], files: Mapping[str, bytes]
) -> tuple[tuple[Picture, ...], tuple[Reason, ...]]:
    """Take the pictures among a day's materials, and say which cannot be taken."""
    pictures, notices = [], []
    for material in materials:
        if material.kind != "image" or not material.asset:
            continue
        path = f"assets/{material.asset.removeprefix('assets/')}"
        data = files.get(path)
        if data is None:
            notices.append(say("picture_missing", title=material.title, path=path))
        elif media_of(data) is None:
            notices.append(say("picture_odd", title=material.title, path=path))
        else:
            name = path.rpartition("/")[2]
            pictures.append(Picture(name, data, Slot.NOON.value, material.title))
    return tuple(pictures), tuple(notices)


def media_of(data: bytes) -> tuple[str, str] | None:
    """Tell what kind of picture bytes are: its media type and ending; None for none."""
    for beginning, media, ending in _MEDIA:
        if beginning.match(data):
            return media, ending
    return None


def _numbered(pictures: Sequence[Picture]) -> dict[str, list[PictureShown]]:
    """Give pictures names that sort as they are sent and are safe in any folder.

    Raises ValueError for one that is no picture, or goes with no slot.
    """
    found: dict[str, list[PictureShown]] = {key: [] for key in in_order()}
    for nth, picture in enumerate(pictures, 1):
        kind = media_of(picture.data)
        if kind is None or picture.slot not in found:
            message = f"{picture.name}: not a picture of a slot"
            raise ValueError(message)
        media, ending = kind
        stem = _UNSAFE.sub("-", picture.name.rpartition(".")[0]).strip("-")
        name = f"{nth:02d}-{picture.slot}-{stem[:_LONGEST_NAME] or 'picture'}.{ending}"
        about = picture.about or stem
        found[picture.slot].append(PictureShown(name, about, media, picture.data))
    return found
