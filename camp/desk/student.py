"""What students do: check in, and write under each other's homework.

Both acts take many at once: a web page hands over one, an import thousands; the rules
and the statements are the same.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from camp import checkins, timetable
from camp.checkins import Asked, Sent, Submission, receive, written_chars
from camp.cohort import State, Track, changes_by_student, state_on
from camp.curriculum import Tier
from camp.scripts import clean
from camp.store import checkins as kept_checkins
from camp.store import roster
from camp.store.checkins import Fact, Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from camp.cohort import Cohort
    from camp.store import Kept

_TIERS = list(Tier)
_TRACKS = {track.value: track for track in Track}
_CODES = {tier.value: code for code, tier in enumerate(_TIERS)}


class CheckIn(NamedTuple):
    """One thing a student hands in."""

    student_id: int
    day: int
    parts: int
    """Mask of the parts it claims."""
    words: str
    at: int
    """When it came in, UTC seconds."""


class Receipt(NamedTuple):
    """What became of one check-in."""

    taken: bool
    """False when it was refused; ``reason`` says why."""
    reason: str = ""
    """unknown, not_here, not_begun, too_late, no_parts, too_many; empty when taken."""
    again: bool = False
    """True when the very same thing had come in before: nothing was changed."""
    sent: Sent | None = None
    """The day as it stands now."""


def check_in(kept: Kept, cohort: Cohort, came: Sequence[CheckIn]) -> list[Receipt]:
    """Keep check-ins, each with its words, and each student's progress with them.

    The same thing twice is kept once. Receipts come in the order of ``came``; those
    refused change nothing.
    """
    receipts: list[Receipt | None] = [None] * len(came)
    days: dict[int, list[int]] = {}
    for place, one in enumerate(came):
        days.setdefault(one.day, []).append(place)
    for day in sorted(days):
        desk = _Day(kept, cohort, day, [came[i] for i in days[day]])
        for place in days[day]:
            receipts[place] = desk.take(came[place])
        desk.keep(kept)
    return [r for r in receipts if r is not None]


class _Day:
    """One day's check-ins, taken one after another and kept together."""

    def __init__(
        self, kept: Kept, cohort: Cohort, day: int, came: Sequence[CheckIn]
    ) -> None:
        plan = cohort.curriculum
        self._cohort, self._day, self._kept = cohort, day, kept
        self._known = plan.first_number <= day <= plan.last_number
        self._times = timetable.times(cohort, max(day, 0))
        self._asked: list[Asked] = (
            [checkins.ask(plan, self._times, tier) for tier in _TIERS]
            if self._known
            else []
        )
        self._parts = (1 << len(plan.parts)) - 1
        students = {one.student_id for one in came}
        self._states = states(kept, cohort, students, day)
        self._facts = kept_checkins.facts_of(kept, cohort.id, day, students)
        self._sent = {
            student: Sent(f.in_time, f.parts, f.full_at, f.longest, f.short)
            for student, f in self._facts.items()
        }
        self._new: dict[int, Fact] = {}
        self._submissions: list[tuple[int, int, int, int, str]] = []
        self._chars: dict[int, int] = {}
        self._there: dict[int, set[tuple[int, str]]] = {}

    def take(self, one: CheckIn) -> Receipt:
        """Fold one check-in into its day."""
        state = self._states.get(one.student_id)
        reason = self._refusal(one, state)
        if reason or state is None:
            return Receipt(taken=False, reason=reason)
        words = clean(one.words).strip()
        before = self._new.get(one.student_id) or self._facts.get(one.student_id)
        if before is not None:
            if (one.parts, words) in self._sent_before(one.student_id, before):
                return Receipt(
                    taken=True, again=True, sent=self._sent.get(one.student_id)
                )
            if before.sent >= kept_checkins.MOST_SENT:
                return Receipt(taken=False, reason="too_many")
            self._there[one.student_id].add((one.parts, words))
        return Receipt(taken=True, sent=self._fold(one, state, words, before))

    def _refusal(self, one: CheckIn, state: State | None) -> str:
        if state is None:
            return "unknown"
        if not self._known or one.at < self._times.begins:
            return "not_begun"
        if not state.here or state.track is not Track.CAMP:
            return "not_here"
        if not one.parts or one.parts & ~self._parts:
            return "no_parts"
        return "too_late" if one.at >= self._times.makeup_until else ""

    def _sent_before(self, student: int, fact: Fact) -> set[tuple[int, str]]:
        """What this student sent for the day before, read when it is first asked."""
        if student not in self._there:
            self._there[student] = {
                (s.parts, s.words)
                for s in kept_checkins.submissions(
                    self._kept, self._cohort.id, self._day, student
                )
            } | {(row[2], row[4]) for row in self._submissions_of(student)}
        del fact
        return self._there[student]

    def _submissions_of(self, student: int) -> list[tuple[int, int, int, int, str]]:
        return [
            row
            for row in self._submissions
            if kept_checkins.submission_student(row[0]) == student
        ]

    def _fold(
        self, one: CheckIn, state: State, words: str, before: Fact | None
    ) -> Sent:
        student, tier = one.student_id, _CODES[state.tier]
        chars = written_chars(words) if words else 0
        sent = receive(
            self._sent.get(student), Submission(one.parts, chars, one.at), self._asked[tier]
        )
        self._sent[student] = sent
        seq = before.sent if before else 0
        longer = before is None or chars > before.longest
        self._new[student] = Fact(
            self._day,
            student,
            before.group_id if before else state.group_id,
            before.tier if before else tier,
            sent.in_time,
            sent.parts,
            sent.full_at,
            min(before.first_at, one.at) if before else one.at,
            max(before.last_at, one.at) if before else one.at,
            chars + (before.chars if before else 0),
            sent.longest,
            sent.short,
            seq + 1,
            seq if longer else before.best if before else 0,
            before.reviews if before else 0,
        )
        key = kept_checkins.submission_id(self._cohort.id, self._day, student, seq)
        self._submissions.append((key, one.at, one.parts, chars, words))
        self._chars[student] = self._chars.get(student, 0) + chars
        return sent

    def keep(self, kept: Kept) -> None:
        """Write what was taken: facts, submissions, progress, in one act."""
        bit = 1 << self._day
        kept_checkins.put_facts(kept, self._cohort.id, list(self._new.values()))
        kept_checkins.add_submissions(kept, self._submissions)
        kept_checkins.add_progress(
            kept,
            [
                (bit, bit if fact.full_at else 0, self._chars[student], student)
                for student, fact in self._new.items()
            ],
        )


def states(
    kept: Kept, cohort: Cohort, students: Iterable[int], day: int
) -> dict[int, State]:
    """What holds on a day for some students of the cohort."""
    found = roster.places(kept, cohort.id, students)
    alike: dict[tuple[int, str, str, bool], State] = {}
    as_joined = {}
    for i, (group, tier, track, joined) in found.items():
        key = group, tier, track, joined <= day
        state = alike.get(key)
        if state is None:
            state = alike[key] = State(group, tier, _TRACKS[track], key[3])
        as_joined[i] = state
    changed = [c for c in roster.changes(kept, cohort.id) if c.student_id in found]
    if changed:
        theirs = changes_by_student(changed)
        for student in roster.some(kept, cohort.id, theirs):
            as_joined[student.id] = state_on(student, theirs[student.id], day)
    return as_joined


class Given(NamedTuple):
    """A like, a comment or a stamp under someone's homework."""

    day: int
    student_id: int
    """Whose homework."""
    kind: str
    """like, comment or stamp."""
    giver_id: int
    """The student who gives it; 0 for a host, deputy or officer."""
    giver: str
    words: str
    at: int


def review(kept: Kept, cohort: Cohort, given: Sequence[Given]) -> list[bool]:
    """Keep reviews; one that is there already, or of homework that is not, is not kept.

    Returns for each whether it is new.
    """
    new: dict[tuple[int, int, int], Review] = {}
    keys = [(g.day, g.student_id, _key(g)) for g in given]
    days = sorted({g.day for g in given})
    for day in days:
        mine = [(k, g) for k, g in zip(keys, given, strict=True) if g.day == day]
        facts = kept_checkins.facts_of(
            kept, cohort.id, day, {g.student_id for _, g in mine}
        )
        there = _review_keys(kept, cohort.id, day, {g.student_id for _, g in mine})
        for key, g in mine:
            fact = facts.get(g.student_id)
            if fact is not None and key not in there:
                words = clean(g.words).strip()
                new.setdefault(
                    key,
                    Review(
                        g.day, g.student_id, key[2], fact.group_id, g.kind,
                        g.giver_id, g.giver, words, g.at,
                    ),
                )  # fmt: skip
    kept_checkins.add_reviews(kept, cohort.id, list(new.values()))
    kept_checkins.count_reviews(kept, cohort.id, _counted(new.values()))
    kept_checkins.mark_stamped(
        kept, [(1 << r.day, r.student_id) for r in new.values() if r.kind == "stamp"]
    )
    first: set[tuple[int, int, int]] = set()
    answers = []
    for key in keys:
        answers.append(key in new and key not in first)
        first.add(key)
    return answers


def _key(given: Given) -> int:
    """The same review has the same key: a like or a stamp once a giver."""
    words = given.words if given.kind == "comment" else ""
    who = given.giver_id or given.giver
    text = f"{given.kind}\x1f{who}\x1f{words}"
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _review_keys(
    kept: Kept, cohort_id: int, day: int, students: set[int]
) -> set[tuple[int, int, int]]:
    return set(kept_checkins.review_keys(kept, cohort_id, day, students))


def _counted(reviews: Iterable[Review]) -> Mapping[tuple[int, int], int]:
    counts: dict[tuple[int, int], int] = {}
    for one in reviews:
        key = one.day, one.student_id
        counts[key] = counts.get(key, 0) + 1
    return counts
