"""What a script may say: plain values, filled in by a desk, frozen.

A template sees the fields of :class:`Facts` by name and nothing else. Whatever may be
unknown is None, an empty tuple or 0, and a text stands without it. Counts are people
unless said otherwise; every count that changes during a day carries its hour.
"""

from __future__ import annotations

from dataclasses import dataclass

from camp.scripts.quizzes import Quiz  # noqa: TC001 - its kind is read at run time


@dataclass(frozen=True, slots=True)
class Camp:
    """The cohort and its course."""

    name: str
    """The cohort's own name (好好相处第6期)."""
    title: str
    """The course's title (好好相处)."""
    goal: str
    days: int
    """The number of the last day."""
    groups: int
    """How many groups take part in contests."""
    nickname: str
    """The form of a nickname, this group's number filled in."""
    rules: tuple[str, ...]
    tiers: tuple[tuple[str, str], ...]
    """(title, about) of each tier, light first."""
    makeup_days: int
    dos: tuple[str, ...] = ()
    """What the rules welcome, at most three; see ``briefing.dos_and_donts``."""
    donts: tuple[str, ...] = ()
    """What the rules ask to leave, at most three."""


@dataclass(frozen=True, slots=True)
class Group:
    """The group that reads."""

    number: int
    name: str
    """What everyone calls it (7营)."""
    track: str
    """camp, or listener: no homework, no standing, no nagging."""
    size: int


@dataclass(frozen=True, slots=True)
class Host:
    """Who speaks; any of them may be empty."""

    name: str
    deputy: str = ""
    officer: str = ""


@dataclass(frozen=True, slots=True)
class Today:
    """The day."""

    id: str
    number: int
    kind: str
    title: str
    hook: str
    quote: str
    quote_by: str
    key_points: tuple[str, ...]
    date: str
    """9月11日"""
    weekday: str
    """周五"""
    closes: str
    """Until when today's check-in is on time (24:00)."""
    makeup_until: str
    """Until when it can be made up (周日24:00); empty when it cannot."""
    due: bool
    """True when students owe something today."""
    left: int
    """Days still to come after this one."""
    evening_at: str
    """When the evening begins (20:30)."""
    nth: int = 0
    """Which day of its kind it is, from 1: what rotates by it differs from the last one."""


@dataclass(frozen=True, slots=True)
class Level:
    """The stretch of the path this day lies in."""

    title: str
    about: str
    begins: bool
    """True on its first day."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A course day's lesson."""

    title: str
    teacher: str
    media: str
    """音频 or 视频."""
    minutes: int
    about: str
    link: str


@dataclass(frozen=True, slots=True)
class Guest:
    """A guest day's guest."""

    name: str
    who: str
    title: str
    media: str
    minutes: int
    about: str
    invitation: str
    excerpts: tuple[str, ...]
    link: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One message of a run of show."""

    at: int
    say: str
    cue: str
    spare: bool


@dataclass(frozen=True, slots=True)
class Show:
    """An activity or a ceremony: what, why, when, and its run of show."""

    name: str
    what: str
    why: str
    start: str
    """20:30"""
    end: str
    minutes: int
    warm_up: str
    moments: tuple[Moment, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Homework:
    """What each tier does today."""

    light: str
    medium: str
    heavy: str


@dataclass(frozen=True, slots=True)
class Material:
    """Something to look at, read or listen to."""

    title: str
    kind: str
    """图, 文章, 音频, 视频 or 文件."""
    about: str
    minutes: int
    link: str


@dataclass(frozen=True, slots=True)
class Last:
    """How this group did on the last due day, once that night has closed."""

    number: int
    done: int
    """People who checked in in time."""
    due: int
    late: int
    """Of those, how many came after 21:00."""
    change: int
    """People more (or, negative, fewer) than the due day before; 0 when unknown."""
    rank: int
    """Place that night among ranked groups; 0 when this group is not ranked."""
    of: int
    """Ranked groups."""
    gap: int
    """Check-ins short of the group in front; 0 when there is none."""
    rival: str
    """The group in front; empty for the first."""
    mood: str
    """lead (first), middle, back (fallen by a fifth or more), first (its first night)."""
    helper: str
    """A student who wrote to many others that day; empty when nobody did."""
    helped: int
    """Homework that helper wrote under."""
    makeup_until: str
    """Until when that day can still be made up (周五24:00); empty when it cannot."""


@dataclass(frozen=True, slots=True)
class Now:
    """Today so far, at the moment of composing."""

    hour: str
    """12:00"""
    came: int
    due: int


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of homework that was stamped since the previous evening script."""

    name: str
    words: str
    """The student's own words, cut at a sentence to at most 90 characters."""
    stamped_by: str
    remark: str
    """What the stamp said; may be empty."""


@dataclass(frozen=True, slots=True)
class Duel:
    """Our round of a contest in pairs."""

    title: str
    rival: str
    ours: str
    """This group's figure so far, ready to read (31份)."""
    theirs: str
    ahead: bool
    last_day: bool
    """True when the round ends with today."""


@dataclass(frozen=True, slots=True)
class Tomorrow:
    """What comes next."""

    number: int
    kind: str
    title: str
    who: str
    """Teacher or guest; empty otherwise."""
    hook: str
    start: str
    """When its show starts, for an activity or a ceremony; else empty."""


@dataclass(frozen=True, slots=True)
class Citation:
    """An honor as it is read out."""

    honor: str
    name: str
    reason: str
    words: str
    """The winner's own words; may be empty."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a host reads the evening before; only guidance templates see it filled."""

    aim: str
    traps: tuple[tuple[str, str], ...]
    own_line: str
    unreviewed: int
    """Homework nobody has answered yet."""
    oldest_hours: int
    """Hours the oldest of it has waited."""
    silent: int
    """Reachable students silent for two days or more."""
    slots: tuple[tuple[str, str], ...]
    """(slot title, time to post) of the day."""
    watch: str
    """This group's line in last night's debrief; empty when it had none."""


@dataclass(frozen=True, slots=True)
class Person:
    """One student who is written to alone; only private notes and replies see it."""

    name: str
    done: int = 0
    """Days checked in so far."""
    wrote: int = 0
    """Pieces of classmates' homework they left words under."""
    other: str = ""
    """Who they fell out with; empty otherwise."""
    silent: int = 0
    """Days without a check-in on which one was due."""
    note: int = 0
    """Which private note this is: 1, 2, or 3 for the last."""
    tier: str = ""
    """light, medium or heavy; empty when unknown."""
    minutes: int = 0
    """Today's shortest way in: minutes to listen; 0 when nothing is to be heard."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a reply answers; whatever nobody told it is empty, and the text stands without."""

    names: tuple[str, ...] = ()
    """Whom it speaks to, as they are called in the group."""
    question: str = ""
    """What was asked or posted, in a few words of their own."""
    asked_at: str = ""
    """When it was asked (昨天14:20)."""
    answer: str = ""
    """What is known already, in whole sentences: an approved answer, or the half of one."""
    by: str = ""
    """By when the rest comes (22:00)."""
    who: str = ""
    """Who sees to it."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What headquarters asks every group to post."""

    text: str
    """To be copied into the group, word for word."""
    why: str
    by: str
    """Until when it should stand in the groups (今晚22:00)."""
    what: str = ""
    """The change in a few words (明晚活动提前到20:00); may be empty."""
    helper: str = ""
    """Who posts for a host who cannot; may be empty."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a template may use."""

    camp: Camp
    group: Group
    day: Today
    host: Host | None = None
    level: Level | None = None
    lesson: Lesson | None = None
    guest: Guest | None = None
    show: Show | None = None
    """The activity of an activity day; the ceremony of an opening or a closing."""
    homework: Homework | None = None
    reading: Material | None = None
    """The heavy tier's extra reading."""
    extra: Material | None = None
    """Noon's extra for everyone."""
    last: Last | None = None
    """None on the first due day, after a rest day, or when the close was late."""
    now: Now | None = None
    works: tuple[Work, ...] = ()
    perfect: tuple[str, ...] = ()
    """Who has not missed a due day so far; at most twelve names."""
    perfect_count: int = 0
    duel: Duel | None = None
    settled: Duel | None = None
    """The round that ended last night."""
    quiz: Quiz | None = None
    """The quiz this script should speak of; listener groups hear of none."""
    tomorrow: Tomorrow | None = None
    citations: tuple[Citation, ...] = ()
    """Closing evening: this group's honors and the cohort's."""
    finished: tuple[str, ...] = ()
    """Closing evening: everyone who completed the camp, by name."""
    guidance: Guidance | None = None
    late: str = ""
    """The hour, when this text is made after its time (14:20); else empty."""
    answers: tuple[tuple[str, str], ...] = ()
    """Approved answers of the day: (question, answer)."""
    person: Person | None = None
    """The one student a private note or a reply is for; else None."""
    case: Case | None = None
    """What a reply answers; else None."""
    notice: Notice | None = None
    """What a broadcast says; else None."""
