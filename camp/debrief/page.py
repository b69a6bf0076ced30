"""What a debrief says: frozen, JSON-able, each entry with what it rests on.

Every sentence is ready to read in ``Debrief.locale``. ``Evidence`` beside it carries
the kind and the plain numbers, so that a page can draw them, and so that tomorrow's
debrief can write the sequel instead of the same sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = "int | str | tuple[int, int] | None"
"""What a sentence can hold: a count, a minute or a thousandth, a word, or (done, due)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing the facts prove."""

    kind: str
    strength: int
    """Roughly the people it concerns; compared, never printed."""
    tone: int
    """1 went well, -1 did not, 0 neither."""
    group: int = 0
    """A group's number; 0 is the whole camp."""
    values: tuple[tuple[str, Value], ...] = ()
    """What its sentences are filled with."""

    def get(self, name: str) -> Value:
        """Give the value with this name; None when there is none."""
        return next((value for key, value in self.values if key == name), None)


def found(kind: str, strength: int, tone: int, **values: Value) -> Evidence:
    """Make a piece of evidence for the whole camp."""
    return Evidence(kind, strength, tone, 0, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Headline:
    """The night in three breaths: the claim, the numbers, the proof."""

    lead: str
    numbers: str
    """Empty when nothing was due."""
    proof: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the night, as it stands and against last night."""

    key: str
    label: str
    value: str
    change: str = ""
    """Empty when last night is unknown."""


@dataclass(frozen=True, slots=True)
class Model:
    """A group others can learn from: a deed with a count."""

    group: int
    name: str
    host: str
    deed: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Act:
    """What to do next."""

    line: str
    """The whole sentence, person and time included."""
    who: str
    """A name, or the role when no name is known."""
    by: int | None
    """Local minute of tomorrow by which it is done; None: no time."""


@dataclass(frozen=True, slots=True)
class Watch:
    """A group on the watch list."""

    group: int
    name: str
    host: str
    nights: int
    """1 the first night on the list, 2 the second in a row …"""
    stage: int
    """The same for this cause: 1 when the cause is new."""
    title: str
    """17营; from the second night on 17营第2晚."""
    movement: str
    """61→48→35%; empty when its rate says nothing."""
    since: str
    """What came of last night's act; empty on the first night."""
    cause: str
    """With a number or an hour, or that it is not known."""
    known: bool
    act: Act
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Leaving:
    """A group that was on the watch list last night and is not tonight."""

    group: int
    name: str
    line: str
    better: bool
    """False: it only made room for a worse one."""
    kind: str
    """The cause it was listed for."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """One reachable student who fell silent."""

    id: int
    name: str
    days: int
    note: int
    """The private note that is next: 1, 2 or 3; 0: none, all three were sent."""
    now: bool
    """True when that note is due now."""


@dataclass(frozen=True, slots=True)
class SilentGroup:
    """The silent students of one group."""

    group: int
    name: str
    total: int
    due: tuple[int, int, int]
    """Whose first, second, last note is due now."""
    unreachable: int
    line: str
    students: tuple[Quiet, ...]


@dataclass(frozen=True, slots=True)
class LatePost:
    """A post that came late, never, or had no text."""

    group: int
    name: str
    slot: str
    state: str
    at: int | None
    by: str
    line: str


@dataclass(frozen=True, slots=True)
class HostNote:
    """A host's line tonight."""

    group: int
    name: str
    by: str
    words: str
    act: Act | None
    """Who answers, when the line asks for something."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the three questions, answered with evidence."""

    key: str
    """achieved, not_achieved, learned."""
    line: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Guidance:
    """What hosts need for tomorrow."""

    lines: tuple[str, ...]
    traps: tuple[tuple[str, str], ...]
    """(what goes wrong, the answer that helps), from the curriculum."""


@dataclass(frozen=True, slots=True)
class TroubleLine:
    """What the engine could not do, in ops' words."""

    kind: str
    line: str
    act: Act | None


@dataclass(frozen=True, slots=True)
class Told:
    """What one night told, in as few words as later nights need."""

    night: int
    title: str
    led: str
    """The kind of its headline."""
    kinds: tuple[str, ...]
    """The kinds of its answers."""
    shapes: tuple[str, ...]
    """Its four main sentences with digits and names masked, the headline first; an
    answer that found nothing is empty."""
    deeds: tuple[tuple[int, str, Value], ...]
    """(group, kind, day) of each model's deed."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """One night, written."""

    cohort: str
    course: str
    night: int
    kind: str
    title: str
    date: str
    """ISO date."""
    locale: str
    heading: str
    """第9夜复盘 · 9月15日 周一."""
    headline: Headline
    figures: tuple[Figure, ...]
    models: tuple[Model, ...]
    watch: tuple[Watch, ...]
    leaving: tuple[Leaving, ...]
    silent: tuple[SilentGroup, ...]
    posts: tuple[LatePost, ...]
    posts_line: str
    """How many of each slot were posted in time."""
    notes: tuple[HostNote, ...]
    questions: tuple[Answer, Answer, Answer]
    guidance: Guidance
    troubles: tuple[TroubleLine, ...]
    evidence: tuple[Evidence, ...]
    """All that was found, strongest first."""
    memory: tuple[Told, ...]
    """What every night so far has told, this one last: the next nights avoid it. It
    goes on from debrief to debrief, so the last one given knows the whole camp."""
