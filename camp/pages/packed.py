"""What a host package shows: a day's messages ready to be copied, one after the other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartShown:
    """One of the messages a text goes as."""

    text: str
    """What is copied, its mark included."""
    characters: int
    bytes: int
    mark: str = ""
    """``(1/3)``; empty when the text goes as one."""


@dataclass(frozen=True, slots=True)
class ChannelShown:
    """How a text goes through one channel."""

    title: str
    size: int
    limit: int
    unit: str
    """characters or bytes."""
    parts: tuple[PartShown, ...]

    @property
    def over(self) -> bool:
        """Tell whether it takes more than one message."""
        return len(self.parts) > 1


@dataclass(frozen=True, slots=True)
class PasteShown:
    """One message of a script."""

    channels: tuple[ChannelShown, ...]
    """The first is the one it is laid out for."""
    characters: int
    bytes: int
    minute: str = ""
    """When it is posted (20:36); empty for a script of one time."""
    cue: str = ""
    """For the host alone; never part of a copy."""
    spare: bool = False

    @property
    def parts(self) -> tuple[PartShown, ...]:
        """What is copied in the channel it is laid out for; none for a cue alone."""
        return self.channels[0].parts if self.channels else ()


@dataclass(frozen=True, slots=True)
class WordingShown:
    """One wording of a slot: full, short, or the host's own."""

    title: str
    pastes: tuple[PasteShown, ...]


@dataclass(frozen=True, slots=True)
class PictureShown:
    """A picture that goes with a slot, in its place of the order."""

    name: str
    """Its file's name, safe in any folder."""
    about: str
    """What it shows, for whoever cannot see it."""
    media: str
    """image/png."""
    data: bytes


@dataclass(frozen=True, slots=True)
class PackedSlot:
    """One slot of a package."""

    key: str
    """morning, noon, evening, guidance."""
    title: str
    window: str
    state: str
    """done, look, now, over: the shape beside the word."""
    word: str
    notices: tuple[str, ...] = ()
    wordings: tuple[WordingShown, ...] = ()
    """What may be copied; empty while there is nothing."""
    preview: tuple[WordingShown, ...] = ()
    """What would be said without numbers, while it is not composed; not to be copied."""
    pictures: tuple[PictureShown, ...] = ()
    read_only: bool = False
    """True for what is for the host's eyes."""


@dataclass(frozen=True, slots=True)
class PackagePage:
    """One group's day, ready to be copied."""

    locale: str
    cohort: str
    group: str
    title: str
    date: str
    slots: tuple[PackedSlot, ...]
    channel: str
    """The channel it is laid out for: its title and its limit, in words."""
    mark: str
    """What it is and how it is made again: ``camp package 1 --day 5 --group 7``."""
    number: int = 0
    last_day: int = 0
