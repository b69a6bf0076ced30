"""A host's own wording of a slot: written over its messages before they are copied."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from camp.desk.host.day import as_shown
from camp.desk.host.posting import (
    LONGEST_EDIT,
    as_parted,
    composed,
    edited,
    mark_of,
    parted,
)
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
    from camp.store.words import Posting


def own_messages(
    kept_words: str, versions: Iterable[Sequence[Message]]
) -> tuple[MessageShown, ...]:
    """Show a host's wording with the hours and cues of the version it was made of."""
    return tuple(one for one in _laid(kept_words, versions) if one.text)


def _laid(
    kept_words: str, versions: Iterable[Sequence[Message]]
) -> tuple[MessageShown, ...]:
    """The same with those that were left empty, so that they can be written again."""
    parts = parted(kept_words)
    for messages in versions:
        said = [one for one in messages if one.text]
        if len(said) == len(parts):
            both = zip(said, parts, strict=True)
            return tuple(_with(one, text) for one, text in both)
    return tuple(MessageShown(text, characters=len(text)) for text in parts)


def _with(message: Message, text: str) -> MessageShown:
    return replace(as_shown(message), text=text, characters=len(text))


def edit_page(  # noqa: PLR0913  (whose slot, and what they wrote for it)
    kept: Kept,
    place: Place,
    version: str,
    now: datetime,
    locale: str,
    *,
    clash: bool = False,
    mine: Sequence[str] = (),
) -> EditShown:
    """Show a slot's messages to be written over; a host's own wording when there is one.

    After a ``clash`` what ``mine`` holds comes back in the boxes, beside what stands
    there now. Refusal when there is no text yet, or no such version.
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
        messages=tuple(MessageShown(text) for text in mine) or shown,
        own=bool(posting.edited),
        longest=LONGEST_EDIT,
        made=mark_of(posting),
        clash=clash,
        theirs=tuple(one.text for one in shown if one.text) if mine else (),
    )


def rewrite(
    kept: Kept, place: Place, texts: Sequence[str], made: str, now: datetime
) -> Marked | None:
    """Keep a host's wording, message by message; one left empty is left out.

    ``made`` is what it was written over, as the page said; None, and nothing is
    written, when something else stands there by now.
    """
    wording = as_parted(texts)
    posting = _held(kept, place, now)
    if wording != posting.edited and _overtaken(posting, made):
        return None
    return edited(kept, place, wording, now)


def take_back(kept: Kept, place: Place, made: str, now: datetime) -> bool:
    """Let the script's own wording stand again; a second time changes nothing.

    False, and nothing is written, when other words stand there than ``made`` says.
    """
    posting = _held(kept, place, now)
    if posting.edited and _overtaken(posting, made):
        return False
    words.edited(kept, place.key, None)
    return True


def _held(kept: Kept, place: Place, now: datetime) -> Posting:
    """Read a slot that nobody else writes until the end of this act."""
    words.hold(kept, place.key)
    return composed(kept, place, now)


def _overtaken(posting: Posting, made: str) -> bool:
    """Tell whether a page was drawn from something else than what stands there.

    One that does not say what from may only write where no words of a host's are.
    """
    return made != mark_of(posting) if made else bool(posting.edited)
