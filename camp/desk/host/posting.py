"""Copied, posted, edited: what a host did with a text. A second click changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp import scripts, timetable
from camp.desk.host.at_desk_wording import say as say_desk
from camp.desk.host.showing import VERSIONS, Place, is_late, why_not, word_of
from camp.desk.host.wording import say
from camp.desk.refusal import Refusal
from camp.store import cohorts, words

if TYPE_CHECKING:
    from datetime import datetime

    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.words import Posting

LONGEST_EDIT: Final = 8_000
LONGEST_NAME: Final = 60


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


def posted(
    kept: Kept,
    place: Place,
    who: str,
    now: datetime,
    *,
    version: str = "full",
    own_words: str | None = None,
) -> Marked:
    """Note that it stands in the group, in the host's own words when they changed it.

    Idempotent: the first click's hour and name stay.
    """
    composed(kept, place, now)
    first = words.posted(kept, place.key, version, _name(who), now)
    if own_words is not None and own_words.strip():
        edited(kept, place, own_words, now)
    return _marked(kept, place, again=not first)


def not_posted(kept: Kept, place: Place, who: str, now: datetime) -> Marked:
    """Take a tick back until the day is closed; a second time changes nothing."""
    before = composed(kept, place, now)
    name = _name(who)
    if before.posted_at is None:
        return _marked(kept, place, again=True)
    if now.timestamp() >= timetable.times(place.cohort, place.number).closes:
        raise Refusal(say_desk("undo_closed", day=place.number))
    words.not_posted(kept, place.key)
    cohorts.write_audit(
        kept,
        place.row.id,
        now,
        name,
        "not posted",
        f"group {place.group.number} day {place.number} {place.slot}",
        before=f"{before.posted_at:%Y-%m-%dT%H:%M:%SZ} {before.posted_by}",
    )
    return _marked(kept, place, again=False)


def edited(kept: Kept, place: Place, own_words: str, now: datetime) -> Marked:
    """Keep the host's own wording beside the script."""
    composed(kept, place, now)
    text = scripts.clean(own_words).strip()
    if not text:
        raise Refusal(say("words_empty"))
    if len(text) > LONGEST_EDIT:
        raise Refusal(say("words_long", count=len(text), most=LONGEST_EDIT))
    before = words.posting(kept, *place.key)
    words.edited(kept, place.key, text)
    return _marked(kept, place, again=before is not None and before.edited == text)


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
