"""Copied, posted, edited: what a host did with a text. A second click changes nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from zlib import crc32

from camp import scripts, timetable
from camp.desk.host.at_desk_wording import say as say_desk
from camp.desk.host.showing import VERSIONS, Place, is_late, why_not, word_of
from camp.desk.host.wording import say
from camp.desk.refusal import Refusal
from camp.store import cohorts, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.words import Posting

LONGEST_EDIT: Final = 8_000
LONGEST_NAME: Final = 60
_BETWEEN: Final = "\n---\n"
_PARTED: Final = re.compile(r"(?:^|\n)-{3,}(?:\n|$)")
_DASHES: Final = re.compile(r"^(\\*-{3,})$", re.MULTILINE)
_HELD: Final = re.compile(r"^\\(\\*-{3,})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A slot after a host's click."""

    posting: Posting
    again: bool
    """True when it was so already."""
    late: bool
    """True when it was posted after its window."""
    word: Reason


def copied(kept: Kept, place: Place, version: str, who: str, now: datetime) -> Marked:
    """Note that a host copied a version; Refusal when there is nothing to copy."""
    if version not in VERSIONS:
        known = ", ".join(VERSIONS)
        raise Refusal(say("no_version", version=version[:LONGEST_NAME], known=known))
    before = composed(kept, place, now)
    words.copied(kept, place.key, version, _name(who), now)
    return _marked(kept, place, again=before.copied_at is not None)


def posted(  # noqa: PLR0913  (who posted which version of what, and how)
    kept: Kept,
    place: Place,
    who: str,
    now: datetime,
    *,
    version: str = "full",
    own_words: str | None = None,
    afterwards: bool = False,
) -> Marked:
    """Note that it stands in the group, in the host's own words when they changed it.

    Idempotent: the first click's hour and name stay. Refusal before its window, and
    once its day is closed: what the night has counted stays, unless ops set it right
    ``afterwards``.
    """
    before, name = composed(kept, place, now), _name(who)
    no, over = why_no_tick(place, now), closed(place, now)
    if no is not None and before.posted_at is None and not (afterwards and over):
        raise Refusal(no)
    first = words.posted(kept, place.key, version, name, now)
    if first and over:
        _log(kept, place, name, "posted after all", before.state, now)
    if own_words is not None and own_words.strip():
        edited(kept, place, own_words, now)
    return _marked(kept, place, again=not first)


def why_no_tick(place: Place, now: datetime) -> Reason | None:
    """Say why a slot cannot be ticked at this moment; None when it can."""
    if place.due is not None and now < place.due.post_from:
        at = place.hour(place.due.post_from)
        return say_desk("tick_early", slot=place.called, at=at)
    if closed(place, now):
        return say_desk("tick_closed", day=place.number)
    return None


def closed(place: Place, now: datetime) -> bool:
    """Tell whether a slot's day is over, its grace too."""
    return now.timestamp() >= timetable.times(place.cohort, place.number).closes


def not_posted(kept: Kept, place: Place, who: str, now: datetime) -> Marked:
    """Take a tick back until the day is closed; a second time changes nothing."""
    before = composed(kept, place, now)
    name = _name(who)
    if before.posted_at is None:
        return _marked(kept, place, again=True)
    if closed(place, now):
        raise Refusal(say_desk("undo_closed", day=place.number))
    words.not_posted(kept, place.key)
    was = f"{before.posted_at:%Y-%m-%dT%H:%M:%SZ} {before.posted_by}"
    _log(kept, place, name, "not posted", was, now)
    return _marked(kept, place, again=False)


def _log(
    kept: Kept, place: Place, who: str, act: str, before: str, now: datetime
) -> None:
    """Write into the audit what became of a slot that had been settled otherwise."""
    about = f"group {place.group.number} day {place.number} {place.slot}"
    cohorts.write_audit(kept, place.row.id, now, who, act, about, before=before)


def edited(kept: Kept, place: Place, own_words: str, now: datetime) -> Marked:
    """Keep the host's own wording beside the script; a line of dashes parts it.

    :func:`parted` reads its messages.
    """
    composed(kept, place, now)
    text = scripts.clean(own_words).strip()
    if not text:
        raise Refusal(say("words_empty"))
    if len(text) > LONGEST_EDIT:
        raise Refusal(say("words_long", count=len(text), most=LONGEST_EDIT))
    before = words.posting(kept, *place.key)
    words.edited(kept, place.key, text)
    return _marked(kept, place, again=before is not None and before.edited == text)


def as_parted(texts: Sequence[str]) -> str:
    """Write messages as one wording: a line of dashes stands between two.

    A line of dashes of the host's own is marked, so that it parts nothing. Empty
    when there are no words at all.
    """
    cleaned = [scripts.clean(text).strip() for text in texts]
    if not any(cleaned):
        return ""
    return _BETWEEN.join(_DASHES.sub(r"\\\1", text) for text in cleaned).strip()


def parted(wording: str) -> list[str]:
    """Part a wording into its messages; one that was left empty keeps its place."""
    found = (part.strip() for part in _PARTED.split(wording))
    return [_HELD.sub(r"\1", part) for part in found]


def own_texts(wording: str) -> tuple[str, ...]:
    """Part a wording into the messages that are sent."""
    return tuple(part for part in parted(wording) if part)


def mark_of(posting: Posting | None) -> str:
    """Tell one text to copy from another: by its hour, and by the host's own words."""
    if posting is None:
        return ""
    own = crc32((posting.edited or "").encode())
    return f"{int(posting.composed_at.timestamp())}-{own:x}"


def composed(kept: Kept, place: Place, now: datetime) -> Posting:
    """Find what became of a slot; Refusal says why it has no text yet."""
    found = words.posting(kept, *place.key)
    if found is None:
        raise Refusal(why_not(kept, place, now)[0])
    return found


def _name(who: str) -> str:
    said = scripts.line(who)
    if not said:
        raise Refusal(say("who_empty"))
    return said[:LONGEST_NAME]


def _marked(kept: Kept, place: Place, *, again: bool) -> Marked:
    found = words.posting(kept, *place.key)
    if found is None:
        raise KeyError(place.key)
    return Marked(found, again, is_late(place, found), word_of(place, found))
