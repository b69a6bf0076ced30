"""What people do on one day of a rehearsal, laid out in order of time."""

from __future__ import annotations

import random
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from camp import timetable
from camp.curriculum import Slot, Tier
from camp.desk.student import CheckIn, Given
from camp.rehearsal import wording
from camp.rehearsal.cast import ENGLISH_HOSTS, HOSTS, seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from camp.cohort import Cohort
    from camp.rehearsal.cast import Attendance, Habit

_HOUR = 3600
_DAY = 24 * _HOUR
VANISHES = 1
"""The place in the list of groups whose host is not heard of for some days."""
GONE = range(8, 12)
ADVERTISES = 4
"""The place in the roster of whoever posts advertising."""
ADVERT_DAYS = (4, 5)


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


@dataclass(slots=True)
class Acts:
    """Everything people do from one day's midnight on; each list in order of time."""

    checkins: list[CheckIn] = field(default_factory=list)
    reviews: list[Given] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)


class Script:
    """Writes the acts of each day; the same seed, the same acts."""

    def __init__(
        self, cohort: Cohort, members: Sequence[Member], attendance: Attendance, seed: int
    ) -> None:
        self._cohort, self._members, self._seed = cohort, members, seed
        plan = cohort.curriculum
        self._full = attendance == "full"
        self._zh = plan.locale == "zh-CN"
        self._texts = wording.Texts(
            seed, plan.locale, around=600 if self._full else None
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
        names = HOSTS if self._zh else ENGLISH_HOSTS
        turn = (group - 1) * 3
        first, second, third = (names[(turn + i) % len(names)] for i in range(3))
        suffix = turn // len(names)
        return tuple(f"{n}{suffix + 1}" if suffix else n for n in (first, second, third))  # type: ignore[return-value]

    def of_day(self, number: int, groups: Sequence[int]) -> Acts:
        """A day's acts; ``groups`` are the numbers of all groups."""
        rnd = random.Random(f"day {number} {self._seed}")  # noqa: S311  (a game)
        acts = Acts()
        begins = timetable.times(self._cohort, number).begins
        if number in self._due:
            self._checkins(acts, rnd, number, begins)
            self._reviews(acts, rnd, number, begins)
            self._asks(acts, rnd, number, begins)
        self._hosts(acts, rnd, number, groups)
        for same in (acts.checkins, acts.reviews, acts.posts, acts.notes, acts.asks):
            same.sort(key=lambda act: act.at)
        return acts

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
        append = acts.checkins.append
        for i, member in enumerate(self._members):
            habit = member.habit
            if place >= habit.stays or chance() >= habit.keen:
                continue
            mask = masks[member.tier]
            if chance() < habit.short and mask & ~1:
                mask &= -mask
            pick = int(chance() * 4096)
            second = late[pick % len(late)] if chance() < habit.owl else at[pick]
            if chance() < habit.tardy:
                second = _DAY + 8 * _HOUR + second // 2
            words = ""
            if self._full or mask & written:
                key = i * 31 + number * 7
                words = texts.long(key) if mask & long else texts.any(key)
            append(CheckIn(member.id, number, mask, words, begins + second))

    def _masks(self, number: int) -> dict[str, int]:
        plan = self._cohort.curriculum
        return {
            tier.value: sum(self._bits[p] for p in plan.due_parts(number, tier))
            for tier in Tier
        }

    def _reviews(self, acts: Acts, rnd: random.Random, number: int, begins: int) -> None:
        """Officers stamp, members like and comment, under homework that is there."""
        evening = begins + 19 * _HOUR
        by_group: dict[int, list[CheckIn]] = {}
        members = {m.id: m for m in self._members}
        for one in acts.checkins:
            if one.words and one.at < begins + _DAY - 2 * _HOUR:
                by_group.setdefault(members[one.student_id].group_id, []).append(one)
        thin = 2 if self._full else 1
        for place, sent in enumerate(by_group.values()):
            officer = self.staff(place + 1)[2]
            for one in rnd.sample(sent, max(1, len(sent) // (12 * thin))):
                at = max(evening - rnd.randrange(2 * _HOUR), one.at + 600)
                words = rnd.choice(
                    wording.REMARKS if self._zh else wording.ENGLISH_REMARKS
                )
                acts.reviews.append(
                    Given(number, one.student_id, "stamp", 0, officer, words, at)
                )
            givers = sent[: max(3, len(sent) // 5)]
            for one in rnd.sample(sent, max(1, len(sent) // (10 * thin))):
                giver = members[givers[min(rnd.randrange(len(givers)), rnd.randrange(len(givers)))].student_id]
                if giver.id != one.student_id:
                    words = rnd.choice(
                        wording.COMMENTS if self._zh else wording.ENGLISH_COMMENTS
                    )
                    at = one.at + 300 + rnd.randrange(3 * _HOUR)
                    acts.reviews.append(
                        Given(number, one.student_id, "comment", giver.id, giver.name, words, at)
                    )
            for one in rnd.sample(sent, len(sent) // (6 * thin)):
                giver = members[rnd.choice(sent).student_id]
                if giver.id != one.student_id:
                    at = one.at + 60 + rnd.randrange(_HOUR)
                    acts.reviews.append(
                        Given(number, one.student_id, "like", giver.id, giver.name, "", at)
                    )
        if number in ADVERT_DAYS and len(self._members) > ADVERTISES:
            self._advertise(acts, number, begins)

    def _advertise(self, acts: Acts, number: int, begins: int) -> None:
        ad = wording.ADVERT if self._zh else wording.ENGLISH_ADVERT
        seller = self._members[ADVERTISES]
        mates = {m.id for m in self._members if m.group_id == seller.group_id}
        targets = [c for c in acts.checkins if c.student_id in mates and c.words][:6]
        acts.reviews += [
            Given(number, one.student_id, "comment", seller.id, seller.name, ad, begins + 20 * _HOUR + i * 30)
            for i, one in enumerate(targets)
            if one.at < begins + 20 * _HOUR and one.student_id != seller.id
        ]
        if number == ADVERT_DAYS[-1]:
            acts.asks.append(Ask(begins + 22 * _HOUR, "pause", seller.ref))

    def _asks(self, acts: Acts, rnd: random.Random, number: int, begins: int) -> None:
        """Some ask for a day off, some for a lighter tier."""
        if self._full:
            many = 1
        else:
            many = min(6, 1 + len(self._members) // 250)
        for _ in range(many):
            member = rnd.choice(self._members)
            if self._due.index(number) < member.habit.stays:
                acts.asks.append(Ask(begins + 9 * _HOUR, "leave", member.ref))
        if 3 <= number <= 15:
            for _ in range(many):
                member = rnd.choice(self._members)
                lighter = {"heavy": "medium", "medium": "light"}.get(member.tier)
                if lighter:
                    acts.asks.append(Ask(begins + 21 * _HOUR, "tier", member.ref, lighter))

    def _hosts(
        self, acts: Acts, rnd: random.Random, number: int, groups: Sequence[int]
    ) -> None:
        """When every host posts, and what some of them write at night."""
        cohort, plan = self._cohort, self._cohort.curriculum
        begins = timetable.times(cohort, number).begins
        opens = {}
        for slot in Slot:
            _, first, last = timetable.window(plan, number, slot)
            opens[slot] = tuple(
                begins + t.hour * _HOUR + t.minute * 60 for t in (first, last)
            )
        for place, group in enumerate(groups):
            host, deputy, _ = self.staff(group)
            habit = random.Random(f"host {group} {self._seed}").random()  # noqa: S311
            away = place == VANISHES and number in GONE
            for slot in Slot:
                if away and (number == GONE[0] or slot is not Slot.MORNING):
                    continue
                first, last = opens[slot]
                chance = rnd.random()
                if chance < 0.004 + 0.03 * (habit > 0.85):
                    continue
                delay = rnd.randrange(60, 60 + int((last - first) * (0.15 + habit / 2)))
                if chance > 0.985:
                    delay = last - first + rnd.randrange(300, 5400)
                version = "short" if habit > 0.6 and slot is Slot.NOON else "full"
                who = deputy if away else host
                acts.posts.append(Post(first + delay, group, slot.value, version, who))
            if not away and rnd.random() < 0.22:
                notes = wording.NOTES if self._zh else wording.ENGLISH_NOTES
                words = notes[(number * 3 + group) % len(notes)]
                at = begins + 22 * _HOUR + rnd.randrange(_HOUR)
                acts.notes.append(Note(at, group, host, words))


def until(acts: list[CheckIn], at: int, start: int) -> int:
    """The end of the slice of check-ins up to a second, from ``start`` on."""
    return bisect_right(acts, at, lo=start, key=lambda act: act.at)
