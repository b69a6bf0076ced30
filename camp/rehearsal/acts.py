"""What people do on one day of a rehearsal, laid out in order of time."""

from __future__ import annotations

import random
from bisect import bisect_right
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, TypeVar

from camp import timetable
from camp.curriculum import Slot, Tier
from camp.desk.quiz import Sheet
from camp.desk.student import CheckIn, Given
from camp.rehearsal import wording, worlds
from camp.rehearsal.cast import MAKES_UP, seconds
from camp.rehearsal.quizzing import Quizzes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from camp.cohort import Cohort
    from camp.curriculum import Quiz
    from camp.rehearsal.cast import Attendance, Habit

_HOUR = 3600
_DAY = 24 * _HOUR
VANISHES = 1
"""The place in the list of groups whose host is not heard of for some days."""
GONE = range(8, 12)
ADVERTISES = 4
"""The place in the roster of whoever posts advertising."""
ADVERT_DAYS = (4, 5)
TIRED = range(3, 16)
"""Days on which some ask for a lighter tier."""
_FORGETS, _LATE = 0.004, 0.015
"""How often (0-1) a host forgets to post, and posts after the window."""
_UNSURE, _SHORT_NOONS = 0.85, 0.6
"""Hosts slower than this forget more often, and take the short text at noon."""
_ANSWERED = 0.85
"""How much of the homework (0-1) an officer answers the same day."""
_BY_TALKERS = 0.7
"""How much of what members give each other (0-1) comes from those who talk."""
_BUSY = 4
"""Under full load hardly anyone asks for anything: someone every so many days."""
_LEAVES_A_LINE = 0.22
"""How often (0-1) a host leaves a line at night."""


@dataclass(slots=True)
class Member:
    """A student as the rehearsal keeps them in mind."""

    id: int
    ref: str
    name: str
    group_id: int
    tier: str
    habit: Habit


@dataclass(frozen=True, slots=True)
class Post:
    """A host puts a slot into the group; UTC seconds."""

    at: int
    group: int
    """The group's number."""
    slot: str
    version: str
    who: str


@dataclass(frozen=True, slots=True)
class Note:
    """A host's line at night; UTC seconds."""

    at: int
    group: int
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A student asks for something by their number; UTC seconds."""

    at: int
    what: str
    """leave, tier or pause."""
    ref: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """A host puts a student forward for an honor; UTC seconds."""

    at: int
    ref: str
    who: str
    words: str


@dataclass(slots=True)
class Acts:
    """Everything people do from one day's midnight on; each list in order of time."""

    checkins: list[CheckIn] = field(default_factory=list)
    reviews: list[Given] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)


class Script:
    """Writes the acts of each day; the same seed, the same acts."""

    def __init__(
        self,
        cohort: Cohort,
        members: Sequence[Member],
        attendance: Attendance,
        seed: int,
        quizzes: Sequence[Quiz] = (),
    ) -> None:
        self._cohort, self._members, self._seed = cohort, members, seed
        self._quizzes = Quizzes(cohort, quizzes, seed)
        plan = cohort.curriculum
        self._full = attendance == "full"
        self._by_id = {member.id: member for member in members}
        ids = sorted({member.group_id for member in members})
        self._places = {group: place for place, group in enumerate(ids)}
        self._say = worlds.said(plan.id, plan.locale)
        self._texts = wording.Texts(
            seed,
            self._say,
            around=600 if self._full else None,
            longest=max(part.min_chars for part in plan.parts.values()),
        )
        keys = list(plan.parts)
        self._written = sum(
            1 << i for i, key in enumerate(keys) if plan.parts[key].written
        )
        self._long = sum(
            1 << i for i, key in enumerate(keys) if plan.parts[key].min_chars > 1
        )
        self._bits = {key: 1 << i for i, key in enumerate(keys)}
        numbers = range(plan.first_number, plan.last_number + 1)
        self._due = [n for n in numbers if timetable.has_due(plan, n)]

    def staff(self, group: int) -> tuple[str, str, str]:
        """Host, deputy and officer of a group by its number."""
        names, turn = self._say.hosts, (group - 1) * 3

        def name(place: int) -> str:
            again, i = divmod(place, len(names))
            return f"{names[i]}{again + 1}" if again else names[i]

        return name(turn), name(turn + 1), name(turn + 2)

    def of_day(self, number: int, groups: Sequence[int]) -> Acts:
        """A day's acts; ``groups`` are the numbers of all groups."""
        rnd = random.Random(f"day {number} {self._seed}")  # noqa: S311  (a game)
        acts = Acts()
        begins = self._begins(number)
        if number in self._due:
            self._checkins(acts, rnd, number, begins)
            self._reviews(acts, rnd, (number, begins), groups)
            self._asks(acts, rnd, number, begins)
        self._hosts(acts, rnd, number, groups)
        if number == self._due[-1]:
            self._votes(acts, groups, begins)
        acts.sheets = self._quizzes.of_day(number, self._members, self._due)
        for each in fields(acts):
            getattr(acts, each.name).sort(key=lambda act: act.at)
        return acts

    def _begins(self, number: int) -> int:
        """From when hours count (UTC seconds): midnight, as if no clock changed in the night."""
        return timetable.times(self._cohort, number).late_from - 21 * _HOUR

    def _checkins(
        self, acts: Acts, rnd: random.Random, number: int, begins: int
    ) -> None:
        """Who checks in, when, and with which words."""
        place = self._due.index(number)
        masks = self._masks(number)
        chance = rnd.random
        at = seconds(rnd, 4096)
        late = [s for s in at if s >= 21 * _HOUR]
        texts, written, long = self._texts, self._written, self._long
        day = self._cohort.curriculum.day(number).id
        append = acts.checkins.append
        for i, member in enumerate(self._members):
            habit = member.habit
            if place >= habit.stays:
                continue
            missed = chance() >= habit.keen
            if missed and chance() >= MAKES_UP:
                continue
            mask = masks[member.tier]
            if chance() < habit.short and mask & ~1:
                mask &= -mask
            pick = int(chance() * 4096)
            second = late[pick % len(late)] if chance() < habit.owl else at[pick]
            if missed or chance() < habit.tardy:
                second = _DAY + 8 * _HOUR + second // 2
            words = ""
            if self._full or mask & written:
                key = i * 31 + number * 7
                words = texts.of_day(day, key, number, long=bool(mask & long))
            append(CheckIn(member.id, number, mask, words, begins + second))

    def _masks(self, number: int) -> dict[str, int]:
        plan = self._cohort.curriculum
        return {
            tier.value: sum(self._bits[p] for p in plan.due_parts(number, tier))
            for tier in Tier
        }

    def _reviews(
        self,
        acts: Acts,
        rnd: random.Random,
        day: tuple[int, int],
        groups: Sequence[int],
    ) -> None:
        """Officers stamp, members like and comment, under homework that is there."""
        number, begins = day
        by_group: dict[int, list[CheckIn]] = {}
        for one in acts.checkins:
            if one.words and one.at < begins + _DAY - 2 * _HOUR:
                group = self._by_id[one.student_id].group_id
                by_group.setdefault(group, []).append(one)
        for group, sent in by_group.items():
            officer = self.staff(groups[self._places[group]])[2]
            acts.reviews += self._by_officer(rnd, day, officer, sent)
            acts.reviews += self._between(rnd, number, sent)
        if number in ADVERT_DAYS and len(self._members) > ADVERTISES:
            self._advertise(acts, number, begins)

    def _by_officer(
        self,
        rnd: random.Random,
        day: tuple[int, int],
        officer: str,
        sent: Sequence[CheckIn],
    ) -> list[Given]:
        """An officer likes most of what came and stamps what stood out."""
        number, begins = day
        last = begins + _DAY - 600
        given = []
        if not self._full:
            given = [
                Given(
                    number, one.student_id, "like", 0, officer, "",
                    min(one.at + rnd.randrange(1800, 5 * _HOUR), last),
                )
                for one in sent
                if rnd.random() < _ANSWERED
            ]  # fmt: skip
        alike = {one.words[:24]: one for one in self._some(rnd, sent, 12)}
        place = self._places[self._by_id[sent[0].student_id].group_id]
        remarks = self._say.remarks
        for turn, one in enumerate(alike.values(), number * 7 + place * 4):
            at = max(begins + 19 * _HOUR - rnd.randrange(2 * _HOUR), one.at + 600)
            words = remarks[turn % len(remarks)]
            given.append(Given(number, one.student_id, "stamp", 0, officer, words, at))
        return given

    def _some(
        self, rnd: random.Random, sent: Sequence[CheckIn], one_in: int
    ) -> list[CheckIn]:
        """Choose about one piece in so many; fewer under full load."""
        thin = 5 if self._full else 1
        return rnd.sample(sent, max(1, len(sent) // (one_in * thin)))

    def _between(
        self, rnd: random.Random, number: int, sent: Sequence[CheckIn]
    ) -> list[Given]:
        """Write what members give each other; a few of them give most."""
        talkers = [one for one in sent if self._by_id[one.student_id].habit.talks]
        given = []
        for kind, one_in, wait in (("comment", 5, 3 * _HOUR), ("like", 3, _HOUR)):
            for one in self._some(rnd, sent, one_in):
                talks = talkers and rnd.random() < _BY_TALKERS
                giver = self._by_id[rnd.choice(talkers if talks else sent).student_id]
                words = rnd.choice(self._say.comments) if kind == "comment" else ""
                at = one.at + 60 + rnd.randrange(wait)
                whom = one.student_id
                if giver.id != whom:
                    given.append(
                        Given(number, whom, kind, giver.id, giver.name, words, at)
                    )
        return given

    def _advertise(self, acts: Acts, number: int, begins: int) -> None:
        seller = self._members[ADVERTISES]
        evening = begins + 20 * _HOUR
        targets = [
            one
            for one in acts.checkins
            if one.words
            and one.at < evening
            and one.student_id != seller.id
            and self._by_id[one.student_id].group_id == seller.group_id
        ]
        acts.reviews += [
            Given(
                number, one.student_id, "comment", seller.id, seller.name,
                self._say.advert, evening + i * 30,
            )
            for i, one in enumerate(targets[:6])
        ]  # fmt: skip
        if number == ADVERT_DAYS[-1]:
            acts.asks.append(Ask(begins + 22 * _HOUR, "pause", seller.ref))

    def _asks(self, acts: Acts, rnd: random.Random, number: int, begins: int) -> None:
        """Some ask for a day off, some for a lighter tier."""
        if self._full and number % _BUSY:
            return
        many = 1 if self._full else min(6, 1 + len(self._members) // 250)
        for _ in range(many):
            member = rnd.choice(self._members)
            if self._due.index(number) < member.habit.stays:
                acts.asks.append(Ask(begins + 9 * _HOUR, "leave", member.ref))
        if number not in TIRED:
            return
        for _ in range(many):
            member = rnd.choice(self._members)
            lighter = {"heavy": "medium", "medium": "light"}.get(member.tier)
            if lighter:
                acts.asks.append(Ask(begins + 21 * _HOUR, "tier", member.ref, lighter))

    def _hosts(
        self, acts: Acts, rnd: random.Random, number: int, groups: Sequence[int]
    ) -> None:
        """When every host posts, and what some of them write at night."""
        begins = self._begins(number)
        opens = {slot: self._window(number, slot, begins) for slot in Slot}
        for place, group in enumerate(groups):
            host, deputy, _ = self.staff(group)
            away = place == VANISHES and number in GONE
            slow = self._slow(group)
            for slot in Slot:
                if away and (number == GONE[0] or slot is not Slot.MORNING):
                    continue
                at = _posted_at(rnd, opens[slot], slow)
                if at is not None:
                    short = slow > _SHORT_NOONS and slot is Slot.NOON
                    who = deputy if away else host
                    version = "short" if short else "full"
                    acts.posts.append(Post(at, group, slot.value, version, who))
            if not away and rnd.random() < _LEAVES_A_LINE:
                words = self._say.notes[(number * 7 + group) % len(self._say.notes)]
                at = begins + 22 * _HOUR + rnd.randrange(_HOUR)
                acts.notes.append(Note(at, group, host, words))

    def _votes(self, acts: Acts, groups: Sequence[int], begins: int) -> None:
        """On the last day every host puts one of those who talk forward."""
        talkers: dict[int, Member] = {}
        for member in self._members:
            if member.habit.talks and member.habit.stays >= len(self._due):
                talkers.setdefault(member.group_id, member)
        for group, member in talkers.items():
            host, at = self.staff(groups[self._places[group]])[0], begins + 21 * _HOUR
            acts.votes.append(Vote(at, member.ref, host, self._say.vote))

    def _window(self, number: int, slot: Slot, begins: int) -> tuple[int, int]:
        _, first, last = timetable.window(self._cohort.curriculum, number, slot)
        return (
            begins + first.hour * _HOUR + first.minute * 60,
            begins + last.hour * _HOUR + last.minute * 60,
        )

    def _slow(self, group: int) -> float:
        """How slow a host is (0-1): a habit, the same every day."""
        return random.Random(f"host {group} {self._seed}").random()  # noqa: S311  (a game)


def _posted_at(rnd: random.Random, window: tuple[int, int], slow: float) -> int | None:
    """When a host posts; after the window now and then, seldom not at all."""
    first, last = window
    chance = rnd.random()
    if chance < _FORGETS + (_FORGETS * 8 if slow > _UNSURE else 0):
        return None
    if chance > 1 - _LATE:
        return last + rnd.randrange(300, 5400)
    return first + rnd.randrange(60, 60 + int((last - first) * (0.15 + slow / 2)))


Act = TypeVar("Act", CheckIn, Given, Post, Note, Ask, Vote, Sheet)


def until(acts: list[Act], at: int, start: int) -> int:
    """The end of the slice of acts up to a second, from ``start`` on."""
    return bisect_right(acts, at, lo=start, key=lambda act: act.at)
