"""What students do: check in, and write under each other's homework.

Both acts take many at once: a web page hands over one, an import thousands; the rules
and the statements are the same.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from camp import checkins, timetable
from camp.checkins import Sent, Submission, receive, written_chars
from camp.cohort import State, Student, Track, changes_by_student, state_on
from camp.curriculum import Tier
from camp.scripts import clean
from camp.store import checkins as kept_checkins
from camp.store import roster
from camp.store.checkins import Fact, Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from camp.cohort import Change, Cohort
    from camp.store import Kept
    from camp.store.roster import Place

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
    """True when the very same thing had come in before, and nothing counts anew."""
    sent: Sent | None = None
    """The day as it stands now."""


class Held(NamedTuple):
    """Students whose days nobody else writes until the end of this act."""

    places: Mapping[int, Place]
    """Where each of them sat when they joined; who is not of the cohort is left out."""
    changes: Mapping[int, Sequence[Change]]
    """Dated changes by student, oldest first."""

    def states(self, students: Iterable[int], day: int) -> dict[int, State]:
        """What holds on a day for those of some students who are of the cohort."""
        return _states(self.places, self.changes, students, day)


def hold(kept: Kept, cohort: Cohort, students: Iterable[int]) -> Held:
    """Let nobody else write some students' days until the end of this act."""
    places = roster.hold(kept, cohort.id, students)
    return Held(places, changes_by_student(roster.changes_of(kept, places)))


def check_in(
    kept: Kept, cohort: Cohort, came: Sequence[CheckIn], held: Held | None = None
) -> list[Receipt]:
    """Keep check-ins, each with its words, and each student's progress with them.

    The same thing twice is kept once, as of when it first came, whichever of the two
    reached us first. Receipts come in the order of ``came``; those refused change
    nothing. ``held`` are their students, when they are held already.
    """
    plan = cohort.curriculum
    if held is None:
        held = hold(kept, cohort, {one.student_id for one in came})
    receipts = [Receipt(taken=False, reason="not_begun")] * len(came)
    for day, at in _by_day(came).items():
        if not plan.first_number <= day <= plan.last_number:
            continue
        # In order of time, so that the second at which a day was whole is exact.
        at.sort(key=lambda place: came[place].at)
        students = {came[place].student_id for place in at}
        desk = _Day(kept, cohort, day, held.states(students, day))
        for place in at:
            receipts[place] = desk.take(came[place])
        desk.keep(kept)
    return receipts


def _by_day(came: Sequence[CheckIn | Given]) -> dict[int, list[int]]:
    """Where the things of each day stand, day by day."""
    days: dict[int, list[int]] = {}
    for place, one in enumerate(came):
        days.setdefault(one.day, []).append(place)
    return dict(sorted(days.items()))


def _states(
    places: Mapping[int, Place],
    changes: Mapping[int, Sequence[Change]],
    students: Iterable[int],
    day: int,
) -> dict[int, State]:
    """What holds on a day for those of some students who are of the cohort."""
    alike: dict[tuple[int, str, str, bool], State] = {}
    found = {}
    for i in students:
        if i not in places:
            continue
        group, tier, track, joined = places[i]
        if i in changes:
            as_joined = Student(i, "", "", group, tier, _TRACKS[track], joined)
            found[i] = state_on(as_joined, changes[i], day)
            continue
        key = group, tier, track, joined <= day
        state = alike.get(key)
        if state is None:
            state = alike[key] = State(group, tier, _TRACKS[track], here=key[3])
        found[i] = state
    return found


class _Day:
    """One day's check-ins, taken one after another and kept together."""

    def __init__(
        self, kept: Kept, cohort: Cohort, day: int, states: Mapping[int, State]
    ) -> None:
        plan = cohort.curriculum
        self._cohort_id, self._day, self._states = cohort.id, day, states
        self._times = timetable.times(cohort, day)
        self._asked = [checkins.ask(plan, self._times, tier) for tier in _TIERS]
        self._strange = ~((1 << len(plan.parts)) - 1)
        self._facts = kept_checkins.facts_of(kept, cohort.id, day, states)
        self._said = kept_checkins.said(kept, cohort.id, self._facts.values())
        self._new: dict[int, Fact] = {}
        self._submissions: list[tuple[int, int, int, int, str]] = []
        self._sooner: list[tuple[int, int]] = []
        self._chars: dict[int, int] = {}

    def take(self, one: CheckIn) -> Receipt:
        """Fold one check-in into its day."""
        state = self._states.get(one.student_id)
        if state is None:
            return Receipt(taken=False, reason="unknown")
        reason = self._refusal(one, state)
        if reason:
            return Receipt(taken=False, reason=reason)
        # What shows as it is needs no cleaning: most do, and this is the hot path.
        shown = one.words.isprintable()
        words = (one.words if shown else clean(one.words)).strip()
        chars = written_chars(words, shown=shown) if words else 0
        asked = self._asked[_CODES[state.tier]]
        before = self._facts.get(one.student_id)
        came = Submission(one.parts, chars, one.at)
        sent = receive(None if before is None else _sent(before), came, asked)
        if before is None:
            self._first(one, state, words, came, sent)
        elif (one.parts, words) in self._said[one.student_id]:
            self._again(one, words, before, sent)
            same = sent.in_time == before.in_time
            return Receipt(taken=True, again=same, sent=sent)
        elif before.sent >= kept_checkins.MOST_SENT:
            return Receipt(taken=False, reason="too_many")
        else:
            self._more(one, words, came, before, sent)
        return Receipt(taken=True, sent=sent)

    def _refusal(self, one: CheckIn, state: State) -> str:
        if one.at < self._times.begins:
            return "not_begun"
        if not state.here or state.track is not Track.CAMP:
            return "not_here"
        if not one.parts or one.parts & self._strange:
            return "no_parts"
        return "too_late" if one.at >= self._times.makeup_until else ""

    def _first(
        self, one: CheckIn, state: State, words: str, came: Submission, sent: Sent
    ) -> None:
        """Keep the first thing of a student's day."""
        fact = Fact(
            self._day, one.student_id, state.group_id, _CODES[state.tier], sent.in_time,
            sent.parts, sent.full_at, one.at, one.at, came.chars, sent.longest,
            sent.short, 1, 0, 0,
        )  # fmt: skip
        self._keep(one, words, came, fact)

    def _more(
        self, one: CheckIn, words: str, came: Submission, before: Fact, sent: Sent
    ) -> None:
        """Keep one more thing beside those that are there."""
        fact = before._replace(
            in_time=sent.in_time,
            parts=sent.parts,
            full_at=sent.full_at,
            first_at=min(before.first_at, one.at),
            last_at=max(before.last_at, one.at),
            chars=before.chars + came.chars,
            longest=sent.longest,
            short=sent.short,
            sent=before.sent + 1,
            best=before.sent if came.chars > before.longest else before.best,
        )
        self._keep(one, words, came, fact)

    def _keep(self, one: CheckIn, words: str, came: Submission, fact: Fact) -> None:
        student = one.student_id
        self._facts[student] = self._new[student] = fact
        key = kept_checkins.submission_id(
            self._cohort_id, self._day, student, fact.sent - 1
        )
        self._submissions.append((key, one.at, one.parts, came.chars, words))
        self._said.setdefault(student, {})[one.parts, words] = key, one.at
        self._chars[student] = self._chars.get(student, 0) + came.chars

    def _again(self, one: CheckIn, words: str, before: Fact, sent: Sent) -> None:
        """Take what is there already as of when it first came.

        A day made up by hand may turn out, when a sheet comes in, to have been handed
        in before the close.
        """
        said = self._said[one.student_id]
        key, at = said[one.parts, words]
        if one.at >= at:
            return
        said[one.parts, words] = key, one.at
        self._sooner.append((one.at, key))
        times = [at for _, at in said.values()]
        self._facts[one.student_id] = self._new[one.student_id] = before._replace(
            in_time=sent.in_time,
            full_at=sent.full_at,
            first_at=min(times),
            last_at=max(times),
        )

    def keep(self, kept: Kept) -> None:
        """Write what was taken: facts, submissions, progress, in one act."""
        bit = 1 << self._day
        kept_checkins.put_facts(kept, self._cohort_id, list(self._new.values()))
        kept_checkins.add_submissions(kept, self._submissions)
        kept_checkins.came_sooner(kept, self._sooner)
        kept_checkins.add_progress(
            kept,
            [
                (bit, bit if fact.full_at else 0, self._chars.get(student, 0), student)
                for student, fact in self._new.items()
            ],
        )


def _sent(fact: Fact) -> Sent:
    """A kept fact as the check-in room knows it."""
    return Sent(fact.in_time, fact.parts, fact.full_at, fact.longest, fact.short)


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
    roster.hold(kept, cohort.id, {one.student_id for one in given})
    new: list[Review] = []
    answers = [False] * len(given)
    for day, places in _by_day(given).items():
        authors = {given[place].student_id for place in places}
        facts = kept_checkins.facts_of(kept, cohort.id, day, authors)
        there = kept_checkins.review_keys(kept, cohort.id, day, authors)
        for place in places:
            one, fact = given[place], facts.get(given[place].student_id)
            if fact is None:
                continue
            written = _written(one, fact)
            if (one.student_id, written.key) not in there:
                there.add((one.student_id, written.key))
                new.append(written)
                answers[place] = True
    kept_checkins.add_reviews(kept, cohort.id, new)
    counts = Counter((one.day, one.student_id) for one in new)
    kept_checkins.count_reviews(kept, cohort.id, counts)
    kept_checkins.mark_stamped(
        kept, [(1 << one.day, one.student_id) for one in new if one.kind == "stamp"]
    )
    return answers


def _written(one: Given, fact: Fact) -> Review:
    """The row of a review; the same review has the same key.

    A like or a stamp counts once a giver, a comment once for its words.
    """
    words = clean(one.words).strip()
    what = words if one.kind == "comment" else ""
    who = one.giver_id or one.giver
    digest = hashlib.blake2b(
        f"{one.kind}\x1f{who}\x1f{what}".encode(), digest_size=8
    ).digest()
    key = int.from_bytes(digest, "big", signed=True)
    return Review(
        one.day, one.student_id, key, fact.group_id, one.kind,
        one.giver_id, one.giver, words, one.at,
    )  # fmt: skip
