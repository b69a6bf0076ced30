"""What the whole-camp report is written from: plain values after the last close.

Counts are people unless said otherwise; what is unknown is None, 0 or empty. Verdicts
are the current ones, make-ups included. Each part comes from one statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from camp.debrief.night import Kind, TierName


@dataclass(frozen=True, slots=True)
class TierEnd:
    """One tier at the end. SQL: progress rows by the tier of the last day."""

    tier: TierName
    students: int
    """Students who ended the camp on this tier."""
    completed: int
    """Those of them who earned the certificate."""
    done: int = 0
    """Days completed at this tier, all students together."""
    due: int = 0


@dataclass(frozen=True, slots=True)
class DayEnd:
    """One day looked back on. SQL: current verdicts, facts, postings by day."""

    number: int
    kind: Kind
    title: str
    what: str = ""
    who: str = ""
    done: int = 0
    due: int = 0
    """0 when nothing was due."""
    left: int = 0
    """Became ``out``, withdrew or were refunded on this day."""
    joined: int = 0
    returned: int = 0
    """Silent for two due days or more, and back on this day."""
    homework: int = 0
    """Written pieces."""
    stamped: int = 0
    comments: int = 0
    late: int = 0
    """Posts after their window."""
    missed: int = 0
    """Posts never made."""


@dataclass(frozen=True, slots=True)
class GroupEnd:
    """One group looked back on. SQL: by group over the whole camp."""

    number: int
    name: str
    host: str = ""
    deputy: str = ""
    officer: str = ""
    enrolled: int = 0
    """Students in it on the first day with something due, and all who came later."""
    completed: int = 0
    """Students who earned the certificate."""
    done: int = 0
    """Days completed, all students together."""
    due: int = 0
    first_done: int = 0
    """Done on the first day with something due."""
    first_due: int = 0
    last_done: int = 0
    """Done on the last day with something due."""
    last_due: int = 0
    homework: int = 0
    reviewed: int = 0
    """Pieces reviewed at all."""
    reviewed_same_day: int = 0
    stamped: int = 0
    comments: int = 0
    written_to: int = 0
    """Different students who were sent a private note."""
    came_back: int = 0
    """Those of them who checked in again after one."""
    silent: int = 0
    """Reachable students silent for two due days or more at the end."""
    composed: int = 0
    """Scripts made for this group; posted, late and missed add up to it."""
    posted: int = 0
    """Posted inside the window."""
    late: int = 0
    missed: int = 0
    host_posts: int = 0
    """Scripts the host posted in person, late ones included."""
    deputy_posts: int = 0
    notes: int = 0
    """Nights on which the host left a line."""


@dataclass(frozen=True, slots=True)
class HonorEnd:
    """One honor as published."""

    title: str
    winners: int
    names: tuple[str, ...] = ()
    """The winners' names with their group, when there are five or fewer."""
    corrected: int = 0
    """Winners ops changed before or after publication."""


@dataclass(frozen=True, slots=True)
class CampFacts:
    """The whole camp, closed."""

    cohort: str
    course: str
    days: tuple[DayEnd, ...]
    """Every day, in order of number."""
    groups: tuple[GroupEnd, ...]
    """In order of number; listener groups left out."""
    tiers: tuple[TierEnd, ...] = ()
    """Light first."""
    tier_titles: tuple[str, str, str] = ("", "", "")
    locale: Literal["zh-CN", "en"] = "zh-CN"
    enrolled: int = 0
    """Everyone on the roster of the camp's own track, at any time."""
    never_came: int = 0
    """Of them: no check-in on any day."""
    left: int = 0
    """Out, withdrawn or refunded."""
    completed: int = 0
    """Certificates earned."""
    perfect: int = 0
    """Students who completed every due day, made up or not."""
    listeners: int = 0
    deferred: int = 0
    """Moved to a later cohort."""
    honors: tuple[HonorEnd, ...] = ()
    reissued: int = 0
    """Certificates or honors issued again after a mistake."""
    amended: bool = False
    """True when this report replaces an earlier one (make-ups came in later)."""
    troubles: int = 0
    """Occurrences that failed or were skipped over the whole camp."""
    previous_completed: int = 0
    previous_enrolled: int = 0
    """The cohort before; 0 when there was none."""
    previous_name: str = ""
    lead: str = ""
    ops: tuple[str, ...] = ()
