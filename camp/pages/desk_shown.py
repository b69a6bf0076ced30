"""What a host's desk shows: plain values, in the order of doing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from camp.pages.shown import MessageShown


@dataclass(frozen=True, slots=True)
class DeskVersion:
    """One version of a slot, as it may be copied."""

    key: str
    """full, short, own."""
    title: str
    messages: tuple[MessageShown, ...]


@dataclass(frozen=True, slots=True)
class PictureLink:
    """A picture that is drawn when it is looked at."""

    address: str
    about: str
    """What it shows, in the course's language."""


@dataclass(frozen=True, slots=True)
class DeskSlot:
    """One slot of today."""

    key: str
    """morning, noon, evening."""
    number: int
    title: str
    window: str
    look: str
    """do, look, wait, done, over: the shape and colour beside the word."""
    word: str
    more: str = ""
    """What to do about it, in a sentence."""
    left: str = ""
    """How long it may still be posted, in words; only while it may."""
    gone: int = 0
    """Minutes of the window that are over, of ``whole``."""
    whole: int = 0
    closing: bool = False
    """True in the last half hour of the window."""
    versions: tuple[DeskVersion, ...] = ()
    """The host's own wording first, when there is one."""
    pictures: tuple[PictureLink, ...] = ()
    notices: tuple[str, ...] = ()
    tick: bool = False
    """Whether it may be ticked as posted."""
    undo: bool = False
    made: str = ""
    """When it was composed: another text is another thing to copy."""


@dataclass(frozen=True, slots=True)
class Aim:
    """Guidance for a host: today's or tomorrow's."""

    title: str
    about: str
    paragraphs: tuple[str, ...]
    coming: str = ""
    """When it comes; said while there is none."""
    written: str = ""
    """When it was written, if that was the evening before the day it is for."""


@dataclass(frozen=True, slots=True)
class TonightShown:
    """A host's line for the debrief of tonight."""

    until: str
    lines: tuple[tuple[int, str, str], ...]
    """(number, who, words) left so far."""
    shut: str = ""
    """Why no line is taken now; empty when one is."""
    longest: int = 500
    mine: str = ""
    """Who looks: their own lines may be taken back."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A line of a table: our group, or one beside it."""

    place: int
    number: int
    done: int
    due: int
    ours: bool


@dataclass(frozen=True, slots=True)
class StandingShown:
    """Where the group stood on the last published night."""

    night: int
    last: bool
    """Whether that was the night before today."""
    place: int
    """0 when it was not ranked."""
    gap: int
    """Check-ins short of the group in front."""
    rival: int
    """The number of the group in front; 0 for the first."""
    lines: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class ChargeShown:
    """Who stands in for the host, and through which day."""

    role: str
    name: str
    through: int
    """The last day number."""
    date: str
    by: str
    """Who handed over."""


@dataclass(frozen=True, slots=True)
class HandoverShown:
    """The page on which a host hands over."""

    may: bool
    """Whether the reader is the host; the others see who stands in."""
    now: ChargeShown | None
    seated: tuple[tuple[str, str, str], ...]
    """(role, what it is called, who sits there; empty for nobody)."""
    days: tuple[tuple[int, str], ...]
    """(number, date) of the days it may last through."""
    links: tuple[tuple[str, str], ...] = ()
    """(name, address) of the one who stands in, to be sent to them."""
    instead: str = ""
    """Whose seat the one who stands in has borrowed; empty for their own."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What waits at a desk besides the texts."""

    work: int
    """Homework that had no word yet."""
    oldest: int
    """Hours that the oldest of it has waited."""
    silent: int
    """People who have gone quiet."""
    locked: tuple[str, ...]
    """Who has used up their tries at the group's link."""
    shut: bool
    """Whether that link is shut to all for a while."""


@dataclass(frozen=True, slots=True)
class DeskPage:
    """A group's desk at one moment."""

    locale: str
    cohort: str
    group: str
    who: str
    """The role and the name of whoever looks at it."""
    number: int
    last_day: int
    title: str
    date: str
    now: DeskSlot | None
    rest: tuple[str, str]
    """(bold fact, what comes next) while nothing is due."""
    later: tuple[DeskSlot, ...]
    over: tuple[DeskSlot, ...]
    aim: Aim
    tonight: TonightShown
    standing: StandingShown | None
    """None until a night's table is published."""
    charge: ChargeShown | None
    """Who stands in today; None when nobody does."""
    limit: int
    """Bytes that the strictest channel takes in one message."""
    beside: Beside


@dataclass(frozen=True, slots=True)
class EditShown:
    """A slot's messages to be written over."""

    number: int
    slot: str
    title: str
    version: str
    messages: tuple[MessageShown, ...]
    own: bool
    """Whether these are the host's own words already."""
    longest: int
    made: str
    """What it was drawn from: whoever saves says it again."""
    clash: bool = False
    """Whether something else was saved meanwhile, so that nothing was written."""
    theirs: tuple[str, ...] = ()
    """What stands there now, beside what is in the boxes."""


@dataclass(frozen=True, slots=True)
class PieceShown:
    """One piece of homework."""

    day: int
    student: int
    name: str
    tier: str
    at: str
    chars: int
    text: str
    kinds: frozenset[str]
    """What was given for the group: like, comment, stamp."""
    said: tuple[tuple[str, str], ...]
    """(who, words)."""


@dataclass(frozen=True, slots=True)
class HomeworkShown:
    """A group's homework of the last three days."""

    waiting: int
    every: int
    oldest: int
    """Hours that the oldest has waited."""
    answered: bool
    """Whether ``pieces`` are those that had a word."""
    more: int
    """Pieces beyond those shown."""
    following: int
    """Where the next page of them begins."""
    last: PieceShown | None
    """The piece that was answered just now."""
    pieces: tuple[PieceShown, ...]


@dataclass(frozen=True, slots=True)
class MemberShown:
    """One student of a group."""

    id: int
    name: str
    ref: str
    tier: str
    """What the tier is called; empty for who does not take part."""
    days: int
    """Due days without a check-in."""
    last: int
    """The last day they came; -1 for never."""
    last_date: str
    streak: int
    today: bool
    """Whether something came today."""
    off: bool
    """On leave or excused today."""
    quiet: bool
    """A label says that nobody writes to them."""
    note: str
    """What the note is called that is due; empty for none."""
    nth: int
    """1, 2 or 3 for the note that is due; 0 for none."""
    waits: str
    """When they were written to in this silence; empty when they were not."""
    sent: bool
    """Whether one was sent today."""


@dataclass(frozen=True, slots=True)
class MembersShown:
    """A group's people, the silent first."""

    silent: tuple[MemberShown, ...]
    rest: tuple[MemberShown, ...]
    written: int
    """People who were written to so far."""
    returned: int
    """Those of them who came again."""
    asked: str = ""
    """The name that was looked for; empty for everybody."""
    found: tuple[MemberShown, ...] = ()
    """Who answers to it."""


@dataclass(frozen=True, slots=True)
class ExcuseDays:
    """The days for which somebody may be excused."""

    meant: int
    """The day that is most likely meant."""
    days: tuple[tuple[int, str], ...]
    """(number, date) of the days on which something is due."""


@dataclass(frozen=True, slots=True)
class LetterShown:
    """The private note to one student, or why there is none."""

    member: MemberShown
    called: str = ""
    nth: int = 0
    text: str = ""
    cue: str = ""
    why: str = ""
    """Why none is due; empty when one is."""


ReadyMessage = tuple[str, str]
"""(text, cue for the host's eyes)."""


@dataclass(frozen=True, slots=True)
class Ready:
    """What may be said in one kind of moment."""

    title: str
    messages: tuple[ReadyMessage, ...]


@dataclass(frozen=True, slots=True)
class AheadSlot:
    """One slot of a day to come."""

    key: str
    title: str
    window: str
    versions: tuple[DeskVersion, ...]
    state: str
    """What the reader said of it: unread, read, flagged, answered, changed."""
    word: str


@dataclass(frozen=True, slots=True)
class AheadShown:
    """A day to come: what will be said, to be read beforehand."""

    number: int
    title: str
    date: str
    tomorrow: bool
    slots: tuple[AheadSlot, ...]
    duties: tuple[tuple[int, str, int], ...]
    """(day, date, slots still to be read) of the days that are theirs to read."""
    turn: bool
    """Whether this day is theirs to read."""
    longest: int


@dataclass(frozen=True, slots=True)
class Notice:
    """A page that says one thing: what happened, what is safe, what to do."""

    locale: str
    title: str
    words: tuple[str, ...]
    back: str = ""
    """Where the one button leads; empty for none."""
    back_words: str = ""
    kept: str = ""
    """What they had written, so that it is not lost."""
