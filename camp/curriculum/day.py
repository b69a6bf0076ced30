"""One day of a course: its windows, its lesson, guest or activity, its homework."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal

from pydantic import Field

from camp.curriculum.values import (
    Asset,
    Block,
    DayKind,
    Line,
    Link,
    Minutes,
    Text,
    TimeOfDay,
    Word,
)


class Window(Block):
    """When a slot is composed and may be posted, local times."""

    compose: TimeOfDay
    """The script is made at this time, with the numbers known then."""
    post_from: TimeOfDay
    """Hosts may post from this time."""
    post_until: TimeOfDay
    """Posted after this time counts as late."""


class SlotPlan(Block):
    """The three windows of every day."""

    morning: Window = Window(
        compose=time(6, 30), post_from=time(7, 30), post_until=time(11)
    )
    noon: Window = Window(compose=time(12), post_from=time(12, 30), post_until=time(17))
    evening: Window = Window(
        compose=time(19, 30), post_from=time(20), post_until=time(23)
    )


class SlotChange(Block):
    """Windows of one day that differ from the curriculum's."""

    morning: Window | None = None
    noon: Window | None = None
    evening: Window | None = None


class Homework(Block):
    """What each tier does on a day, one line each as hosts post it."""

    light: Line
    medium: Line
    heavy: Line


class Material(Block):
    """Something to look at, read or listen to."""

    title: Line
    kind: Literal["image", "article", "audio", "video", "file"]
    about: Line
    """One line that says what it gives."""
    minutes: Minutes = 0
    link: Link | None = None
    asset: Asset | None = None
    """A file under ``assets/``."""


class Lesson(Block):
    """The lesson of a course day."""

    title: Line
    teacher: Line
    media: Literal["audio", "video"]
    minutes: Annotated[int, Field(ge=1, le=240)]
    about: Line
    """One sentence: what it explains, in words anyone understands."""
    link: Link | None = None


class Guest(Block):
    """The guest of a guest day."""

    name: Line
    who: Line
    """What the guest does, in a few words."""
    title: Line
    """The title of the talk."""
    media: Literal["audio", "video"] = "audio"
    minutes: Annotated[int, Field(ge=1, le=240)]
    about: Line
    """One sentence: what the talk is about."""
    invitation: Line
    """What listeners are invited to write down."""
    excerpts: Annotated[tuple[Line, ...], Field(min_length=2, max_length=6)]
    """Sentences of the talk, for noon."""
    link: Link | None = None


class Moment(Block):
    """One message of a run of show, or a note for the host's eyes."""

    at: Annotated[int, Field(ge=0, le=600)]
    """Minutes after the start."""
    say: Text | None = None
    """What is copied into the group."""
    cue: Line | None = None
    """For the host alone, shown beside the message, never inside the copy."""
    spare: bool = False
    """True for a message posted only when the group is quiet."""


class Activity(Block):
    """The activity of an activity day."""

    name: Line
    what: Line
    """What we do, in one sentence."""
    why: Line
    """What it is good for."""
    start: TimeOfDay
    """When the show starts, local time."""
    minutes: Annotated[int, Field(ge=5, le=240)]
    warm_up: Text
    """The noon text that gets people thinking."""
    show: Annotated[tuple[Moment, ...], Field(min_length=3, max_length=60)]
    """The evening, cue by cue."""
    summary: Text | None = None
    """The last message: what to take home."""


class Ceremony(Block):
    """The run of show of an opening or a closing."""

    start: TimeOfDay
    minutes: Annotated[int, Field(ge=5, le=240)]
    about: Line
    """What happens, in one sentence."""
    show: Annotated[tuple[Moment, ...], Field(min_length=2, max_length=60)]


class Trap(Block):
    """What goes wrong on this day, and the answer that helps."""

    trap: Line
    answer: Line


class Guidance(Block):
    """What a host reads the evening before."""

    aim: Line
    """The one thing to watch."""
    traps: Annotated[tuple[Trap, ...], Field(max_length=6)] = ()
    own_line: Line | None = None
    """A question that helps the host add a line of their own."""


class Answer(Block):
    """A question students ask, with the answer everyone gives."""

    question: Line
    answer: Text


class Day(Block):
    """One day of the camp."""

    id: Word
    """The day's own key; it survives a swap."""
    kind: DayKind
    title: Line
    hook: Line
    """The line its morning opens with; its first 16 characters are the notification."""
    quote: Line
    """One sentence worth keeping."""
    quote_by: Line | None = None
    key_points: Annotated[tuple[Line, ...], Field(min_length=1, max_length=6)]
    """What to take away, for the evening."""
    lesson: Lesson | None = None
    guest: Guest | None = None
    activity: Activity | None = None
    ceremony: Ceremony | None = None
    homework: Homework | None = None
    reading: Material | None = None
    """The heavy tier's extra reading."""
    extra: Material | None = None
    """Noon's extra: one picture or page for everyone."""
    materials: tuple[Material, ...] = ()
    cards: tuple[Word, ...] = ()
    """Pictures that go with the day (quote, lesson, guest, activity)."""
    parts: tuple[Word, ...] | None = None
    """Parts due today, when they differ from the tier's; [] means nothing is due."""
    slots: SlotChange = SlotChange()
    guidance: Guidance
    answers: tuple[Answer, ...] = ()
    selling: bool = False
    """True when the host may speak about the next camp on this day."""
