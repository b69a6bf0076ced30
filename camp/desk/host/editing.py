"""A host's own wording of a slot: written over its messages before they are copied."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from camp.desk.host.day import as_shown
from camp.desk.host.posting import LONGEST_EDIT, composed, edited
from camp.desk.host.showing import VERSIONS, messages_of
from camp.desk.host.wording import say
from camp.desk.refusal import Refusal, spoken
from camp.pages import MessageShown
from camp.pages.desk_shown import EditShown
from camp.store import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from camp.desk.host.posting import Marked
    from camp.desk.host.showing import Message, Place
    from camp.store import Kept

_BETWEEN: Final = "\n---\n"
_PARTED: Final = re.compile(r"(?:^|\n)-{3,}(?:\n|$)")


def own_texts(kept_words: str) -> tuple[str, ...]:
    """Part a host's wording into its messages: a line of dashes stands between two."""
    return tuple(part for part in _parts(kept_words) if part)


def _parts(kept_words: str) -> list[str]:
    """The same with what was left empty, in the places of the messages it was of."""
    return [part.strip() for part in _PARTED.split(kept_words)]


def own_messages(
    kept_words: str, versions: Iterable[Sequence[Message]]
) -> tuple[MessageShown, ...]:
    """Show a host's wording with the hours and cues of the version it was made of."""
    return tuple(one for one in _laid(kept_words, versions) if one.text)


def _laid(
    kept_words: str, versions: Iterable[Sequence[Message]]
) -> tuple[MessageShown, ...]:
    """The same with those that were left empty, so that they can be written again."""
    parts = _parts(kept_words)
    for messages in versions:
        said = [one for one in messages if one.text]
        if len(said) == len(parts):
            both = zip(said, parts, strict=True)
            return tuple(_with(one, text) for one, text in both)
    return tuple(MessageShown(text, characters=len(text)) for text in parts)


def _with(message: Message, text: str) -> MessageShown:
    return replace(as_shown(message), text=text, characters=len(text))


def edit_page(
    kept: Kept, place: Place, version: str, now: datetime, locale: str
) -> EditShown:
    """Show a slot's messages to be written over; a host's own wording when there is one.

    Refusal when there is no text yet, or no such version.
    """
    if version not in VERSIONS:
        known = ", ".join(VERSIONS)
        raise Refusal(say("no_version", version=version[:20], known=known))
    posting = composed(kept, place, now)
    there = {s.version: messages_of(place, s) for s in words.scripts(kept, *place.key)}
    if posting.edited:
        shown = _laid(posting.edited, [there[v] for v in VERSIONS if v in there])
    else:
        shown = tuple(as_shown(m) for m in there.get(version, ()) if m.text)
    return EditShown(
        number=place.number,
        slot=place.slot,
        title=spoken(place.called, locale),
        version=version,
        messages=shown,
        own=bool(posting.edited),
        longest=LONGEST_EDIT,
    )


def rewrite(kept: Kept, place: Place, texts: Sequence[str], now: datetime) -> Marked:
    """Keep a host's wording, message by message; one left empty is left out."""
    said = [text.replace("\r\n", "\n").strip() for text in texts]
    return edited(kept, place, _BETWEEN.join(said) if any(said) else "", now)


def take_back(kept: Kept, place: Place, now: datetime) -> None:
    """Let the script's own wording stand again; a second time changes nothing."""
    composed(kept, place, now)
    words.edited(kept, place.key, None)
