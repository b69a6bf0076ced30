"""What a debrief is written from: one night's plain values, filled in by a desk.

A camp of 52 groups and 10,000 students is a few hundred numbers here; only students
who fell silent or did something worth naming appear by name. A constant number of
statements fills it (the words "SQL:" say which). Unless said otherwise a count is
people, a minute is counted from the day's local midnight (450 is 07:30, 1510 is 01:10
the night after), and what is unknown is None, 0 or empty: the debrief then says less,
never something else.

"Last night" means the last night before this one on which something was due, so a rest
day never looks like a fall.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Kind = Literal["opening", "course", "guest", "activity", "rest", "closing"]
SlotName = Literal["morning", "noon", "evening"]
TierName = Literal["light", "medium", "heavy"]
PostState = Literal["posted", "late", "missed", "uncomposed"]


@dataclass(frozen=True, slots=True)
class Past:
    """One earlier night of a group, a tier or the camp."""

    night: int
    """The day number; only nights with something due."""
    done: int
    """Done by that night's own close, as published: make-ups came later and would
    make every new night look like a fall."""
    due: int
    """The denominator."""
    partial: int = 0
    """Students who handed in something, but not every part of their tier."""


@dataclass(frozen=True, slots=True)
class TierNight:
    """One tier of one group tonight. SQL: verdicts by day, group and tier."""

    tier: TierName
    done: int
    due: int
    """Nothing due: 0."""
    partial: int = 0
    """Handed in something, but not every part (heard, not written)."""
    past: tuple[Past, ...] = ()
    """The last five nights with something due, oldest first."""


@dataclass(frozen=True, slots=True)
class PartNight:
    """One part of one tier over the whole camp. SQL: facts by tier and part."""

    part: str
    """The part's key."""
    title: str
    """What students call it (作业)."""
    tier: TierName
    done: int
    due: int
    written: bool = False
    """True when the part is a text."""
    last: Past | None = None
    """The same part last night; None when it was not due then."""


@dataclass(frozen=True, slots=True)
class Posting:
    """One slot of one group today. SQL: occurrences joined with postings of the day."""

    slot: SlotName
    state: PostState
    """late: after the window; missed: unposted at the close; uncomposed: no text."""
    at: int | None = None
    """Local minute at which it was marked posted; None when it was not."""
    by: str = ""
    """Who marked it posted; empty when unknown."""
    reason: str = ""
    """Why it was not composed, in ops' words; uncomposed only."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A reachable student without any check-in for two due days or more."""

    id: int
    name: str
    days: int
    """Due days without a check-in, today included."""
    notes: int = 0
    """Private notes already sent to them in this silence (0 to 3)."""


@dataclass(frozen=True, slots=True)
class NoteRound:
    """Private notes of one group on one day, and who came back. SQL: notes by day, by."""

    day: int
    """The day number they were sent on; today's and the three days before."""
    sent: int
    """Students written to."""
    back: int = 0
    """Those of them who have checked in after the note."""
    by: str = ""
    """Who sent them; empty when unknown or several people did."""


@dataclass(frozen=True, slots=True)
class Helper:
    """The student who wrote under most others' homework today."""

    name: str
    helped: int
    """Different students under whose homework they wrote."""


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that needs settling in a group (舆情). SQL: incidents not yet settled."""

    kind: Literal["advertising", "quarrel", "complaint", "refund", "other"]
    at: int | None = None
    """Local minute at which it was reported, when that was today."""
    days: int = 0
    """Days it has been open; 0 when reported today."""


@dataclass(frozen=True, slots=True)
class GroupNight:
    """One group's night. Listener groups are left out: they owe nothing."""

    number: int
    name: str
    """What everyone calls it (7营)."""
    host: str = ""
    deputy: str = ""
    officer: str = ""
    members: int = 0
    """Active students tonight."""
    tiers: tuple[TierNight, ...] = ()
    """Tonight's verdicts by tier, light first; empty when nothing was due."""
    made_up: int = 0
    """Earlier days completed today (days, not people)."""
    leave: int = 0
    """Students on leave or excused today."""
    left: int = 0
    """Students who became ``out``, withdrew or were refunded today."""
    joined: int = 0
    """Students who came into the group today."""
    returned: int = 0
    """Students silent for two days or more as of last night who checked in today."""
    hours: tuple[int, ...] = ()
    """24 counts: students whose check-in became complete in that local hour of today;
    empty when unknown."""
    homework: int = 0
    """Written pieces handed in for today."""
    characters: int = 0
    """Written characters of these, together."""
    reviewed: int = 0
    """Those of today's pieces reviewed before the close."""
    reviewed_early: int = 0
    """Those of today's pieces reviewed before 22:00."""
    waiting: int = 0
    """Pieces of any day without a review at the close."""
    waiting_before: int | None = None
    """The same number last night; None when unknown."""
    oldest_hours: int = 0
    """Full hours the oldest of them has waited; 0 when none waits."""
    review_days: int | None = None
    """Days since anyone reviewed in this group; 0 today, None never or unknown."""
    stamped: int = 0
    """Pieces stamped today."""
    first_stamped: int = 0
    """Students stamped today for the first time."""
    comments: int = 0
    """Comments written today under others' homework."""
    helper: Helper | None = None
    perfect: int = 0
    """Students who have completed every due day so far."""
    silent: int = 0
    """Reachable students silent for two due days or more."""
    silent_before: int | None = None
    """The same number last night."""
    silent_due: tuple[int, int, int] = (0, 0, 0)
    """Of them: whose first, second, last private note is due now."""
    silent_sample: tuple[Silent, ...] = ()
    """At most 30 of them, those whose note is due first, then by days and id."""
    unreachable: int = 0
    """Silent students whom a label forbids to contact."""
    rounds: tuple[NoteRound, ...] = ()
    """Private notes of today and the three days before, oldest first."""
    postings: tuple[Posting, ...] = ()
    """Today's slots; a slot the day does not have is absent."""
    missed_before: int = 0
    """Slots this group missed on the day before."""
    host_days: int | None = None
    """Days since the host opened their page or posted: 0 today; None unknown."""
    questions: int = 0
    """Students' questions without an answer at the close."""
    question_hours: int = 0
    """Full hours the oldest of them has waited."""
    note: str = ""
    """The host's own line tonight; empty when none was left."""
    note_by: str = ""
    """Who left it; empty: the host."""
    standing: int | None = None
    """Tonight's place; None when not ranked."""
    standing_before: int | None = None
    """Last night's place."""
    incidents: tuple[Incident, ...] = ()
    """Open ones only."""


@dataclass(frozen=True, slots=True)
class DayFacts:
    """A day as the curriculum has it; today's and tomorrow's."""

    number: int
    kind: Kind
    title: str
    date: date
    """The local date; weekday and words are made from it."""
    hook: str = ""
    quote: str = ""
    what: str = ""
    """The lesson's, talk's or activity's own title; empty on a rest day."""
    who: str = ""
    """Teacher or guest; empty when there is none."""
    minutes: int = 0
    """Length of the audio, video or show."""
    homework: tuple[str, str, str] = ("", "", "")
    """Light, medium, heavy, as hosts post it."""
    due: bool = True
    """False when no tier owes anything."""
    starts: int | None = None
    """Local minute at which a show or ceremony begins."""
    first_post: int | None = None
    """Local minute from which the morning may be posted."""
    aim: str = ""
    """The curriculum's guidance: the one thing to watch."""
    traps: tuple[tuple[str, str], ...] = ()
    """(what goes wrong, the answer that helps)."""


@dataclass(frozen=True, slots=True)
class Tally:
    """One earlier night of the whole camp, for "most since the opening"."""

    night: int
    homework: int = 0
    characters: int = 0
    stamped: int = 0
    comments: int = 0
    waiting: int = 0
    """Unreviewed at that close."""
    returned: int = 0
    silent: int = 0


@dataclass(frozen=True, slots=True)
class Switch:
    """Tier changes asked for today that count from tomorrow. SQL: by pair of tiers."""

    before: TierName
    after: TierName
    students: int


@dataclass(frozen=True, slots=True)
class Previous:
    """The cohort before this one on the same night."""

    name: str
    done: int
    due: int


@dataclass(frozen=True, slots=True)
class Promise:
    """Something ops promised with a number, and what came of it."""

    what: str
    """In ops' words (过夜待点评)."""
    limit: int
    actual: int
    unit: str = ""
    """份, 位, 小时."""
    at_most: bool = True
    """True: kept while actual <= limit; False: kept while actual >= limit."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the engine could not do. SQL: occurrences failed or skipped today."""

    kind: Literal["failed", "skipped", "late", "without_numbers", "send_unknown"]
    """send_unknown: a bot gave no answer, nobody knows whether the text arrived."""
    what: str
    """The occurrence's kind or slot: morning, noon, evening, close, standings,
    debrief, guidance, honors, certificates, report, send."""
    groups: tuple[int, ...] = ()
    """Group numbers hit; empty means the whole camp."""
    at: int | None = None
    """Local minute at which it fell due."""
    reason: str = ""
    """In ops' words, as the engine recorded it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Verdicts of earlier nights changed since last night. SQL: audit by cause."""

    cause: Literal["make_up", "appeal", "move", "leave", "other"]
    students: int


@dataclass(frozen=True, slots=True)
class QuizNight:
    """A quiz that was open on this day. SQL: papers handed in by midnight, by group."""

    title: str
    answered: int
    every: int
    """Students who may answer."""
    average: str
    """Of those who answered (86.5)."""
    best: str = ""
    """The group in front; empty while none has enough papers for a place."""
    best_average: str = ""
    closes: tuple[int, int] | None = None
    """(day number, local minute) at which it closes; None: it has by midnight."""
    noon: int | None = None
    """Tomorrow's minute of the noon post; None when it has closed by then."""
    few: tuple[tuple[str, int], ...] = ()
    """Groups whose share is less than half of the camp's, least first, and their papers."""


@dataclass(frozen=True, slots=True)
class Night:
    """One night of one cohort: everything a debrief may say."""

    cohort: str
    """《好好相处》第6期 as the cohort calls itself."""
    course: str
    """The curriculum's title."""
    last_day: int
    """The number of the closing day."""
    day: DayFacts
    groups: tuple[GroupNight, ...]
    """In order of number."""
    locale: Literal["zh-CN", "en"] = "zh-CN"
    tomorrow: DayFacts | None = None
    before: Kind | Literal[""] = ""
    """The kind of yesterday; empty on the first day."""
    tier_titles: tuple[str, str, str] = ("", "", "")
    """What students call light, medium, heavy; empty takes the locale's own words."""
    parts: tuple[PartNight, ...] = ()
    """By tier, in the tier's own order."""
    curve: tuple[Past, ...] = ()
    """The camp's earlier nights with something due, all of them, oldest first."""
    tallies: tuple[Tally, ...] = ()
    """The camp's earlier nights, all of them, oldest first."""
    hours_last: tuple[int, ...] = ()
    """Last night's 24 counts for the whole camp; empty when unknown."""
    previous: Previous | None = None
    switches: tuple[Switch, ...] = ()
    promises: tuple[Promise, ...] = ()
    corrections: tuple[Correction, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    quiz: QuizNight | None = None
    windows: tuple[tuple[SlotName, int, int], ...] = ()
    """(slot, post_from, post_until) of today, in local minutes."""
    signed: bool = True
    """False when the lead has not signed off this version of the curriculum."""
    lead: str = ""
    """The camp lead's name."""
    ops: tuple[str, ...] = ()
    """Ops on duty tomorrow, who take the acts in turn; empty: acts name the role."""
