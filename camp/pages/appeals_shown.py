"""What is shown of a day that a student thinks was judged wrongly."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SentShown:
    """One thing that was handed in for the day."""

    at: str
    parts: str
    chars: int
    """Written characters; 0 when nothing was written."""
    words: str


@dataclass(frozen=True, slots=True)
class AppealShown:
    """An appeal that waits for an answer, with all that is needed to give one."""

    day: int
    student: int
    name: str
    group: str
    """Empty for whoever looks after one group alone, and while the student is in none."""
    date: str
    verdict: str
    reason: str
    """Why the day was judged so."""
    said: str
    """What the student says."""
    hours: int
    """How long it has waited, in whole hours."""
    quiet: bool
    """A label says that nobody writes to them."""
    sent: tuple[SentShown, ...]
