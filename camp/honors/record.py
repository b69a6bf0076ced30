"""What a student did in a whole camp, as honors need it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Nomination:
    """Someone put a student forward."""

    by: str
    """Who, as it is read out (营主, 小王)."""
    words: str = ""
    """What they wrote; may be empty."""


@dataclass(frozen=True, slots=True)
class Record:
    """One student's camp, up to and including the last day that counts for honors.

    Only what the camp has recorded: what is unknown is 0 or empty, and a citation
    stands without it.
    """

    student: int
    """The student's id; it settles what no measure can."""
    name: str
    group: int
    """The group's id."""
    group_number: int
    group_name: str
    """What everyone calls it (7营)."""
    track: str = "camp"
    left: bool = False
    """True once out, withdrawn or refunded."""
    reachable: bool = True
    """False when a label keeps them out of every list."""
    due: int = 0
    """Days in the denominator."""
    done: int = 0
    """Days that count as done, made-up ones included."""
    made_up: int = 0
    """Those of them that were made up."""
    streak: int = 0
    """Longest streak, days."""
    stamps: int = 0
    """Own homework that was stamped."""
    stamped_reflections: int = 0
    stamped_chars: int = 0
    """Written characters of the stamped reflections."""
    heaviest_streak: int = 0
    """Longest streak on the heavy tier, days."""
    early_seconds: int = 0
    """Local second of the day of every heavy check-in, added up."""
    early_days: int = 0
    """How many heavy check-ins that sum is made of."""
    firsts: int = 0
    """Days on which theirs was the first check-in on the wall."""
    likes_given: int = 0
    comments_given: int = 0
    """Every comment, answers under their own homework included."""
    peer_comments: int = 0
    """Comments under other students' homework."""
    unanswered: int = 0
    """Those of them under homework that nobody had answered before."""
    helped: int = 0
    """Students under whose homework they liked or commented."""
    posts: int = 0
    """Own posts on the wall."""
    nominations: tuple[Nomination, ...] = ()
    latest: str = ""
    """When their latest check-in came, ready to read (第13天23:51)."""
    latest_words: str = ""
    """How that check-in ended, in their own words."""
    own_words: tuple[tuple[int, str], ...] = ()
    """(day number, excerpt) of what they wrote, at most two, in order of day."""
