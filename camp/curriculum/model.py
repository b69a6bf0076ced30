"""What is taught: the shape of a curriculum file.

Every class is one block of ``curriculum.yaml``; a field's description is what the
JSON Schema and the starter say about it. All are frozen: a curriculum is a fact.
Times of day are local to the cohort (``HH:MM``), durations are minutes, rates are
0-1, lengths are written characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from camp.curriculum.day import Answer, Day, SlotPlan
from camp.curriculum.values import (
    MAX_DAYS,
    Asset,
    Block,
    Colour,
    DayKind,
    Line,
    Link,
    Minutes,
    Score,
    Text,
    Tier,
    Word,
)

if TYPE_CHECKING:
    from camp.curriculum.problems import Locale


class Level(Block):
    """One stretch of the path."""

    title: Line
    """What this stretch is called (基础理论)."""
    first: Annotated[int, Field(ge=0, le=MAX_DAYS)]
    """The first day number of the stretch."""
    last: Annotated[int, Field(ge=0, le=MAX_DAYS)]
    """The last day number of the stretch."""
    about: Text
    """What a student can do at its end."""


class Part(Block):
    """One thing a student hands in on a day."""

    title: Line
    """What students call it (听课, 作业, 加读, 心得)."""
    written: bool = False
    """True when it is a text; its length is then counted."""
    min_chars: Annotated[int, Field(ge=0, le=20_000)] = 0
    """Fewest written characters (without spaces, links and quoted text)."""


class TierPlan(Block):
    """What one tier asks for every day."""

    title: Line
    """What students call it (轻度)."""
    parts: Annotated[tuple[Word, ...], Field(min_length=1, max_length=8)]
    """The parts due, by their keys under ``parts``."""
    minutes: Minutes
    """About how long a day takes at this tier."""
    about: Line
    """One line that helps a student choose."""


class Tiers(Block):
    """The three tiers."""

    light: TierPlan
    medium: TierPlan
    heavy: TierPlan


class Attendance(Block):
    """What counts, and how often a day may be missed."""

    makeup_days: Annotated[int, Field(ge=0, le=7)] = 2
    """Days after a day during which it can still be made up."""
    leave_per_week: Annotated[int, Field(ge=0, le=7)] = 1
    """Leave a student may ask for in a calendar week (Monday to Sunday)."""
    misses_per_week: Annotated[int, Field(ge=0, le=7)] | None = None
    """Unasked misses tolerated in a calendar week; nothing means no limit."""
    beyond: Literal["out", "listener", "nothing"] = "nothing"
    """What the next miss leads to."""
    finish: Annotated[float, Field(ge=0, le=1)] = 0.8
    """The share of due days (0-1) with which a student completes the camp."""


class GroupPlan(Block):
    """How large a group may be, and who runs it."""

    students: Annotated[int, Field(ge=1, le=197)] = 192
    """Students in a full group."""
    people: Annotated[int, Field(ge=2, le=200)] = 200
    """The chat platform's cap, with host, deputy and officer."""


class Step(Block):
    """A rung of the ladder of rules: what happens, then what is done."""

    when: Line
    act: Line


class Contest(Block):
    """A contest between groups."""

    id: Word
    title: Line
    kind: Literal["league", "pk"]
    measure: Literal["completion", "excellent"]
    """completion: done / due; excellent: stamped homework per member."""
    ties: tuple[
        Literal["completion", "excellent", "homework", "streak", "size"], ...
    ] = (
        "excellent",
        "homework",
    )
    """How equal groups are told apart, in this order; the group number settles the rest."""
    min_members: Annotated[int, Field(ge=1, le=200)] = 20
    """Smaller groups are shown but not ranked."""
    rounds: tuple[tuple[int, int], ...] = ()
    """pk only: first and last day number of every round."""
    about: Line
    """How it is won, in words for students."""


Measure = Literal[
    "completion",
    "stamps",
    "likes_given",
    "comments_given",
    "posts",
    "stamped_reflections",
    "stamped_chars",
    "heaviest_streak",
    "earliness",
    "peer_comments",
    "nominations",
    "giving",
    "streak",
]


class HonorRule(Block):
    """An honor, and how it is earned."""

    id: Word
    title: Line
    measures: Annotated[tuple[Measure, ...], Field(min_length=1, max_length=4)]
    """What is compared, first to last; the student's number settles the rest."""
    per: Literal["group", "cohort"] = "group"
    """Given once in every group, or once in the whole cohort."""
    winners: Annotated[int, Field(ge=1, le=50)] = 1
    least: dict[
        Measure, Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]
    ] = Field(default_factory=dict)
    """The least a winner must have reached of a measure (completion is 0-1)."""
    may_repeat: bool = False
    """True when someone with another honor may win this one too."""
    about: Line
    """The criterion in words for students."""


class Points(Block):
    """What earns points, if the camp keeps them."""

    done: Score = 0
    made_up: Score = 0
    stamp: Score = 0
    comment: Score = 0
    about: Line


class Deposit(Block):
    """What a student pays up front and how it comes back."""

    amount: Line
    back: Line
    """Who gets it back, when and how."""


class Assessment(Block):
    """A questionnaire whose report is read together."""

    title: Line
    about: Line
    minutes: Minutes
    opens: Annotated[int, Field(ge=0, le=MAX_DAYS)]
    """The day number on which students fill it in."""
    read: Annotated[int, Field(ge=0, le=MAX_DAYS)]
    """The day number on which the report is read together."""
    how: Text
    """How to read the report, and what it is not."""
    link: Link | None = None


class Method(Block):
    """A way of studying that fits this course: a picture of its own shows them."""

    title: Line
    """What to do, in a few words."""
    about: Line
    """How, in one sentence."""


class Look(Block):
    """How the camp's pictures look."""

    colour: Colour = "#2f6f5e"
    accent: Colour = "#d98f4e"
    logo: Asset | None = None


class Curriculum(Block):
    """A whole course, as a camp lead writes it."""

    format: Annotated[int, Field(ge=1, le=1)]
    """The version of this file format."""
    id: Word
    title: Line
    about: Text
    locales: Annotated[tuple[Literal["zh-CN", "en"], ...], Field(min_length=1)]
    """The languages its scripts are made in, first one first."""
    zone: Line
    """The IANA time zone a cohort runs in unless told otherwise."""
    goal: Line
    """What everyone can do at the end, in one sentence."""
    path: Annotated[tuple[Level, ...], Field(min_length=1, max_length=12)]
    promises: tuple[Line, ...] = ()
    slots: SlotPlan = SlotPlan()
    parts: Annotated[dict[Word, Part], Field(min_length=1, max_length=8)]
    tiers: Tiers
    attendance: Attendance = Attendance()
    group: GroupPlan = GroupPlan()
    nickname: Line
    """How students name themselves in the group."""
    rules: Annotated[tuple[Line, ...], Field(min_length=1, max_length=12)]
    ladder: tuple[Step, ...] = ()
    contests: tuple[Contest, ...] = ()
    honors: tuple[HonorRule, ...] = ()
    points: Points | None = None
    deposit: Deposit | None = None
    assessment: Assessment | None = None
    methods: Annotated[tuple[Method, ...], Field(max_length=8)] = ()
    """Ways of studying that fit this course."""
    answers: tuple[Answer, ...] = ()
    """Approved answers for the whole camp."""
    look: Look = Look()
    days: Annotated[tuple[Day, ...], Field(min_length=1, max_length=MAX_DAYS)]
    """Every day in order; the first is number 0 when its kind is opening, else 1."""

    @property
    def locale(self) -> Locale:
        """The language its scripts are made in unless another is asked for."""
        return self.locales[0]

    @property
    def first_number(self) -> int:
        """The number of the first day: 0 for an opening, else 1."""
        return 0 if self.days[0].kind is DayKind.OPENING else 1

    @property
    def last_number(self) -> int:
        """The number of the last day."""
        return self.first_number + len(self.days) - 1

    def day(self, number: int) -> Day:
        """Find the day with this number; KeyError when there is none."""
        place = number - self.first_number
        if not 0 <= place < len(self.days):
            raise KeyError(number)
        return self.days[place]

    def level(self, number: int) -> Level | None:
        """Find the stretch of the path that a day number lies in."""
        return next((lv for lv in self.path if lv.first <= number <= lv.last), None)

    def tier(self, tier: Tier) -> TierPlan:
        """Say what a tier asks for."""
        plan: TierPlan = getattr(self.tiers, tier.value)
        return plan

    def due_parts(self, number: int, tier: Tier) -> tuple[str, ...]:
        """List the parts a tier owes on a day; empty when nothing is due.

        Course, guest and activity days owe the tier's parts. A day's own ``parts``
        narrows them, or gives an opening something to do.
        """
        day = self.day(number)
        own = self.tier(tier).parts
        if day.parts is not None:
            return tuple(p for p in own if p in day.parts)
        if day.kind in {DayKind.COURSE, DayKind.GUEST, DayKind.ACTIVITY}:
            return own
        return ()
