"""What a script may say of a quiz: which one concerns it, and how it stands by then.

What counts is the moment a text is posted, and what was known when it was composed: a
quiz that closes in between is closed for the reader, while its numbers are those of a
moment before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from camp import timetable
from camp.curriculum import Slot
from camp.scripts import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime, time

    from camp import curriculum as taught
    from camp.curriculum import Curriculum
    from camp.scripts.problems import Locale

    At = Callable[[int, time], datetime]


@dataclass(frozen=True, slots=True)
class Quiz:
    """A quiz, as far as this script should speak of it.

    Whatever is counted (``answered`` and all after it) is 0 or empty until someone of
    the group has handed in.
    """

    title: str
    about: str
    count: int
    """Questions."""
    state: str
    """soon (opens later today), new (the first script since it opened), open, last
    (closes today), closed (by the time this is posted; the count is of before), over
    (the first script that knows how it ended)."""
    opens: str
    """When it opens or opened (今天12:00)."""
    closes: str
    """When it closes or closed (明天20:00)."""
    hour: str = ""
    """The hour of the count (19:30); empty before it opens and once it is over."""
    answered: int = 0
    """People of this group who have handed in."""
    of: int = 0
    """People of this group who may."""
    average: str = ""
    """Of those who answered (86.5)."""
    place: int = 0
    """Place by average; 0 while too few have answered for one."""
    groups: int = 0
    """Groups that have a place."""
    front: str = ""
    """The group just in front; empty for the first."""
    gap: int = 0
    """Points, all papers together, short of drawing level with it."""
    more: int = 0
    """Flawless papers that would draw level; 0 when they could not."""
    leader: str = ""
    """The group in first place, also when it is this one; empty while none has one."""
    best: str = ""
    """Its average."""
    flawless: tuple[str, ...] = ()
    """Once it is over: who of this group made no mistake; at most twenty names."""
    flawless_count: int = 0
    """How many those are in all."""
    honor: str = ""
    """What they are called (无懈可击)."""
    line: str = ""
    """What stands under it on their poster."""


class Place(NamedTuple):
    """Which script speaks, and in which language."""

    number: int
    slot: Slot
    locale: Locale


class Moments(NamedTuple):
    """When a script speaks, in the cohort's own time."""

    counted: datetime
    """What it knows, it knew by then."""
    posted: datetime
    """From then on people read it."""


def _moments(plan: Curriculum, number: int, slot: Slot, at: At) -> Moments:
    """Say when a slot is composed and posted."""
    compose, post_from, _ = timetable.window(plan, number, slot)
    return Moments(at(number, compose), at(number, post_from))


def concerning(
    plan: Curriculum,
    quizzes: Iterable[taught.Quiz],
    place: Place,
    at: At,
    now: datetime | None = None,
) -> tuple[taught.Quiz, Quiz] | None:
    """Find the quiz a slot should speak of, nothing counted yet; None for most slots.

    ``at`` makes a moment of a day number and a time, ``now`` is when the slot is really
    composed: both in the cohort's own time. Of several quizzes the one that has just
    ended goes first: the others have their turn later.
    """
    speaks = _moments(plan, place.number, place.slot, at)
    if now is not None:
        speaks = Moments(now, max(now, speaks.posted))
    before = _before(plan, place.number, place.slot, at)
    found = []
    for quiz in quizzes:
        opens, closes = (at(one.day, one.at) for one in (quiz.opens, quiz.closes))
        state = _state(opens, closes, speaks, before)
        if state:
            found.append((_ORDER.index(state), opens, closes, quiz, state))
    if not found:
        return None
    _, opens, closes, quiz, state = min(found, key=lambda one: one[:2])
    return quiz, _plain(quiz, state, (opens, closes), speaks, place.locale)


_ORDER: Final = ("over", "closed", "new", "last", "open", "soon")
_SETTLED: Final = ("soon", "over")
"""What is not counted yet, and what will not change any more."""


def _before(plan: Curriculum, number: int, slot: Slot, at: At) -> Moments | None:
    """When the script before this one spoke; None for the first of all."""
    slots = tuple(Slot)
    if slot is not slots[0]:
        return _moments(plan, number, slots[slots.index(slot) - 1], at)
    return (
        _moments(plan, number - 1, slots[-1], at)
        if number > plan.first_number
        else None
    )


def _state(
    opens: datetime, closes: datetime, speaks: Moments, before: Moments | None
) -> str:
    if speaks.posted < opens:
        return "soon" if speaks.posted.date() == opens.date() else ""
    if speaks.counted >= closes:
        known = before is None or before.counted >= closes
        return "" if known else "over"
    if speaks.posted >= closes:
        return "closed"
    if before is None or before.posted < opens:
        return "new"
    return "last" if speaks.posted.date() == closes.date() else "open"


def _plain(
    quiz: taught.Quiz,
    state: str,
    window: tuple[datetime, datetime],
    speaks: Moments,
    locale: Locale,
) -> Quiz:
    opens, closes = window
    today = speaks.posted.date()
    return Quiz(
        title=quiz.title,
        about=quiz.about,
        count=len(quiz.questions),
        state=state,
        opens=wording.moment(opens, today, locale),
        closes=wording.moment(closes, today, locale),
        hour="" if state in _SETTLED else f"{speaks.counted:%H:%M}",
    )
