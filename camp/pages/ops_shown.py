"""What the ops desk shows: plain values, what needs a person first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from camp.debrief.page import Watch
    from camp.pages.curves import Chart
    from camp.pages.shown import Beside


@dataclass(frozen=True, slots=True)
class Chase:
    """One slot that groups have not posted."""

    slot: str
    window: str
    look: str
    """look once it is late, wait while there is time."""
    word: str
    which: str
    """The groups in short: 2、4营."""
    groups: tuple[tuple[str, str], ...]
    """(group, who looks after it)."""
    ready: str
    """The text to copy into the hosts' group."""


@dataclass(frozen=True, slots=True)
class Broken:
    """Work that was not done, and may be tried again."""

    ids: str
    """Their numbers, parted by commas."""
    what: str
    groups: str
    reason: str
    """With file and line where there are any."""
    failed: bool


@dataclass(frozen=True, slots=True)
class CampNow:
    """One camp at this moment."""

    id: int
    name: str
    heading: str
    hour: str
    banners: tuple[str, ...]
    chase: tuple[Chase, ...]
    """What can be posted still, soonest over first."""
    past: tuple[Chase, ...]
    """What can no longer: nothing to hurry for."""
    broken: tuple[Broken, ...]
    lines: tuple[str, ...]
    night: int
    """The last night with a debrief; -1 for none."""
    lead: str
    """That debrief in one sentence."""
    open_work: int
    """Groups on the watch list that nobody is done with."""
    appeals: int
    """Students who wait to hear about a day they think was judged wrongly."""
    appeals_hours: int
    """How long the first of them has waited, in whole hours."""


@dataclass(frozen=True, slots=True)
class Work:
    """A group on the watch list, as work."""

    group: int
    name: str
    host: str
    cause: str
    act: str
    nights: int
    own: str
    """The language in which cause and act were written."""
    late: str
    """How long ago it was due; empty while it is not, or once it is done."""
    who: str
    """Who took it; empty while nobody has."""
    notes: tuple[tuple[str, str], ...]
    """(who and when, words)."""
    done: str
    """When and by whom it was done; empty while open."""
    back: str
    """The act by which the reader may undo theirs: release, reopen; empty for none."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a night's watch list leaves for the lead to decide."""

    number: int
    group: str
    cause: str
    act: str
    """The whole sentence, with its hour."""
    own: str
    """The language in which cause and act were written."""
    late: str
    """How long ago it was due; empty while it is not."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A camp in pictures."""

    beside: Beside
    chart: Chart
    table: tuple[tuple[int, str, str, str, str], ...]
    """(day, counted, rate that night, rate by now, came lately)."""


@dataclass(frozen=True, slots=True)
class GroupNight:
    """One group's part of a night's debrief, for a reader of any language."""

    day: str
    cohort: str
    night: int
    number: int
    name: str
    host: str
    own: str
    """The language in which the debrief was written."""
    listens: bool
    """It is not asked to check in."""
    figures: tuple[tuple[str, str], ...]
    watch: tuple[Watch, ...]
    lines: tuple[str, ...]
    models: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    silent: tuple[tuple[str, int], ...]
    """(name, days quiet), the first of them."""
    quiet: int
    """How many there are."""
    days: tuple[tuple[int, int | None], ...]
    """(day, percent) up to this night."""
