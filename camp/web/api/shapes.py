"""What goes over the wire; descriptions are keys of the table of words."""

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from camp.desk.checkins import LONGEST
from camp.desk.praise import LONGEST as LONGEST_REVIEW
from camp.desk.praise import LONGEST_NAME

MOST = 500
"""Items of one push."""
_REF = 100
_WRITTEN = r"^[^\x00-\x1f\x7f]+$"
"""No control characters: a database may not take them, and nobody means them."""
_MOST_PARTS = 20
_FIRST = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_LAST = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)
"""Moments beyond these are slips, and have no second on the camp's clock."""


class _Sent(BaseModel):
    """A name we do not know is a mistake, and would be lost without a word."""

    model_config = ConfigDict(extra="forbid")


Ref = Annotated[
    str,
    Field(
        min_length=1,
        max_length=_REF,
        pattern=_WRITTEN,
        description="f.student",
        examples=["S00017"],
    ),
]
Part = Annotated[str, Field(min_length=1, max_length=_REF, pattern=_WRITTEN)]
Day = Annotated[int, Field(ge=0, le=999, description="f.day", examples=[5])]
At = Annotated[
    Annotated[AwareDatetime, Field(ge=_FIRST, le=_LAST)] | None,
    Field(description="f.at", examples=["2026-09-11T21:40:00+08:00"]),
]
LeaveOut = Annotated[bool, Field(description="f.leave_out", examples=[True])]


class CheckInSent(_Sent):
    """One check-in."""

    student: Ref
    day: Day
    parts: Annotated[
        list[Part],
        Field(
            min_length=1,
            max_length=_MOST_PARTS,
            description="f.parts",
            examples=[["listen", "homework"]],
        ),
    ]
    words: Annotated[
        str,
        Field(
            max_length=LONGEST,
            description="f.words",
            examples=["x.words"],
        ),
    ] = ""
    at: At = None


class CheckInsSent(_Sent):
    """A push of check-ins."""

    checkins: Annotated[
        list[CheckInSent],
        Field(min_length=1, max_length=MOST, description="f.checkins"),
    ]
    leave_out: LeaveOut = False


class ReviewSent(_Sent):
    """One like, comment or stamp."""

    student: Ref
    day: Day
    kind: Annotated[
        Literal["like", "comment", "stamp"],
        Field(description="f.kind", examples=["stamp"]),
    ]
    by: Annotated[
        str,
        Field(
            min_length=1,
            max_length=LONGEST_NAME,
            pattern=_WRITTEN,
            description="f.by",
            examples=["x.officer"],
        ),
    ]
    words: Annotated[
        str,
        Field(
            max_length=LONGEST_REVIEW,
            description="f.review_words",
            examples=["x.stamp"],
        ),
    ] = ""
    at: At = None


class ReviewsSent(_Sent):
    """A push of reviews."""

    reviews: Annotated[
        list[ReviewSent],
        Field(min_length=1, max_length=MOST, description="f.reviews"),
    ]
    leave_out: LeaveOut = False


class Problem(BaseModel):
    """What is wrong, and where."""

    item: Annotated[int | None, Field(description="f.item", examples=[1])]
    field: Annotated[str, Field(description="f.field", examples=["day"])]
    code: Annotated[str, Field(description="f.code", examples=["too_late"])]
    message: Annotated[str, Field(description="f.message", examples=["x.late"])]


class Refused(BaseModel):
    """A no, with its reasons."""

    error: Annotated[str, Field(description="f.error", examples=["refused"])]
    message: Annotated[str, Field(description="f.message", examples=["x.refused"])]
    problems: list[Problem]


class Item(BaseModel):
    """What became of one item of a push."""

    item: Annotated[int, Field(description="f.item", examples=[0])]
    state: Annotated[
        Literal["new", "again", "left_out"],
        Field(description="f.state", examples=["new"]),
    ]
    parts: Annotated[
        list[str], Field(description="f.parts_now", examples=[["listen", "homework"]])
    ] = []
    whole: Annotated[bool, Field(description="f.whole", examples=[True])] = False
    problem: Annotated[Problem | None, Field(examples=[None])] = None


class Pushed(BaseModel):
    """What became of a push."""

    new: Annotated[int, Field(description="f.new", examples=[1])]
    again: Annotated[int, Field(description="f.again", examples=[0])]
    left_out: Annotated[int, Field(description="f.left_out", examples=[0])]
    items: list[Item]


class GroupShown(BaseModel):
    """A group."""

    number: Annotated[int, Field(examples=[7])]
    name: Annotated[str, Field(examples=["x.group"])]
    track: Annotated[str, Field(description="f.track", examples=["camp"])]


class CohortShown(BaseModel):
    """The cohort a key is for."""

    name: Annotated[str, Field(examples=["x.cohort"])]
    course: Annotated[str, Field(examples=["x.course"])]
    zone: Annotated[str, Field(examples=["Asia/Shanghai"])]
    first_day: Annotated[int, Field(examples=[0])]
    last_day: Annotated[int, Field(examples=[21])]
    today: Annotated[int, Field(description="f.today", examples=[5])]
    parts: Annotated[
        dict[str, str],
        Field(
            description="f.part_titles",
            examples=[{"listen": "x.listen", "homework": "x.homework"}],
        ),
    ]
    groups: list[GroupShown]


class StudentShown(BaseModel):
    """A student."""

    ref: Annotated[str, Field(description="f.student", examples=["S00017"])]
    name: Annotated[str, Field(examples=["x.student"])]
    group: Annotated[int, Field(description="f.group", examples=[7])]
    tier: Annotated[str, Field(description="f.tier", examples=["medium"])]
    track: Annotated[str, Field(description="f.track", examples=["camp"])]
    joined: Annotated[int, Field(description="f.joined", examples=[0])]


class Roster(BaseModel):
    """Who is in the camp."""

    day: Annotated[int, Field(description="f.roster_day", examples=[5])]
    students: list[StudentShown]


class Due(BaseModel):
    """Something that falls due."""

    kind: Annotated[str, Field(description="f.due_kind", examples=["script"])]
    day: Annotated[int, Field(examples=[5])]
    date: Annotated[dt.date, Field(description="f.date", examples=["2026-09-11"])]
    title: Annotated[str, Field(examples=["x.title"])]
    slot: Annotated[str, Field(description="f.slot", examples=["morning"])]
    what: Annotated[str, Field(examples=["x.morning"])]
    compose_at: Annotated[
        dt.datetime, Field(description="f.utc", examples=["2026-09-10T22:30:00Z"])
    ]
    post_from: Annotated[dt.datetime, Field(examples=["2026-09-10T23:30:00Z"])]
    post_until: Annotated[dt.datetime, Field(examples=["2026-09-11T03:00:00Z"])]
    groups: Annotated[int, Field(description="f.due_groups", examples=[52])]
    states: Annotated[
        dict[str, int], Field(description="f.due_states", examples=[{"planned": 52}])
    ]


class Calendar(BaseModel):
    """Everything that falls due."""

    zone: Annotated[str, Field(examples=["Asia/Shanghai"])]
    due: list[Due]


class Message(BaseModel):
    """One paste."""

    text: Annotated[str, Field(examples=["x.message"])]
    minute: Annotated[int, Field(description="f.minute", examples=[0])]
    cue: Annotated[str, Field(description="f.cue", examples=[""])]
    spare: Annotated[bool, Field(description="f.spare", examples=[False])]
    pictures: Annotated[list[str], Field(examples=[[]])]


class SlotShown(BaseModel):
    """A slot of a group's day."""

    slot: Annotated[str, Field(description="f.slot", examples=["morning"])]
    window: Annotated[str, Field(description="f.window", examples=["07:30–11:00"])]
    state: Annotated[str, Field(description="f.slot_state", examples=["composed"])]
    said: Annotated[str, Field(description="f.slot_said", examples=["x.composed"])]
    full: list[Message]
    short: list[Message]


class Scripts(BaseModel):
    """A group's day of scripts."""

    group: Annotated[int, Field(examples=[7])]
    day: Annotated[int, Field(examples=[5])]
    slots: list[SlotShown]


class Figure(BaseModel):
    """A rate as its two whole numbers."""

    done: Annotated[int, Field(examples=[118])]
    due: Annotated[int, Field(examples=[160])]


class Line(BaseModel):
    """One group in a table."""

    place: Annotated[int, Field(description="f.place", examples=[9])]
    group: Annotated[int, Field(examples=[7])]
    name: Annotated[str, Field(examples=["x.group"])]
    published: Annotated[Figure, Field(description="f.published")]
    now: Annotated[Figure, Field(description="f.now")]
    words: Annotated[str, Field(examples=["x.gap"])]


class Table(BaseModel):
    """One contest's table of one night."""

    contest: Annotated[str, Field(description="f.contest", examples=["night"])]
    title: Annotated[str, Field(examples=["x.night"])]
    measure: Annotated[str, Field(examples=["completion"])]
    lines: list[Line]
    duels: Annotated[list[str], Field(examples=[[]])]


class Standings(BaseModel):
    """One night's tables."""

    night: Annotated[int, Field(examples=[4])]
    tables: list[Table]


class DebriefShown(BaseModel):
    """One night's debrief."""

    night: Annotated[int, Field(examples=[4])]
    debrief: Annotated[
        dict[str, Any], Field(description="f.debrief", examples=[{"night": 4}])
    ]
    corrections: Annotated[list[str], Field(description="f.corrections", examples=[[]])]
