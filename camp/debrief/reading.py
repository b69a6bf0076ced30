"""The night read once: totals, movements and names that every rule needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from camp.debrief import wording
from camp.debrief.rates import Pair, add, gained, points, stirred

if TYPE_CHECKING:
    from camp.debrief.night import DayFacts, GroupNight, Night, Posting, Tally, TierName
    from camp.debrief.page import Debrief, Evidence, Told, Value, Watch

TIERS: tuple[TierName, ...] = ("light", "medium", "heavy")
PLACE: dict[str, int] = {tier: place for place, tier in enumerate(TIERS)}
HOURS = 24
PAIR = 2
NINE = 21
"""From this hour on a check-in is a late one."""
TRAIL = 3
"""Nights shown of a group's way: 61→48→35%."""


@dataclass(frozen=True, slots=True)
class GroupReading:
    """One group, with what its numbers say together."""

    facts: GroupNight
    number: int
    name: str
    now: Pair
    past: tuple[tuple[int, Pair], ...]
    """(night, (done, due)) of earlier nights, oldest first."""
    last: Pair
    """Last night; (0, 0) when unknown."""
    gain: int
    """People more than last night's rate would have brought."""
    points: int
    """Thousandths gained since last night; 0 when unknown."""
    posts: dict[str, Posting]
    """Today's postings by slot."""
    missed: int
    """Slots without a post today."""

    @property
    def trail(self) -> str:
        """61→48→35%, at most three nights; empty without a rate tonight."""
        if not self.now[1]:
            return ""
        nights = [pair for _, pair in self.past[1 - TRAIL :]] + [self.now]
        whole = [wording.percent(pair, short=True)[:-1] for pair in nights if pair[1]]
        return "→".join(whole) + "%"


@dataclass(frozen=True)
class Reading:
    """A night with its totals."""

    night: Night
    groups: tuple[GroupReading, ...]
    earlier: tuple[Debrief, ...]
    """Earlier debriefs of this camp, oldest first."""

    @property
    def locale(self) -> str:
        """The language it is written in."""
        return self.night.locale

    @property
    def day(self) -> DayFacts:
        """Today."""
        return self.night.day

    @cached_property
    def now(self) -> Pair:
        """The whole camp tonight."""
        return add(*(g.now for g in self.groups))

    @cached_property
    def last(self) -> Pair:
        """The whole camp last night; (0, 0) when unknown."""
        if not self.night.curve:
            return add(*(g.last for g in self.groups))
        past = self.night.curve[-1]
        return past.done, past.due

    @cached_property
    def gain(self) -> int:
        """People more than last night's rate would have brought."""
        return gained(self.last, self.now)

    @cached_property
    def moved(self) -> bool:
        """True when the camp's rate changed beyond chance."""
        return stirred(self.last, self.now)

    @cached_property
    def points(self) -> int:
        """Thousandths the camp gained since last night."""
        return points(self.last, self.now) if self.last[1] and self.now[1] else 0

    @cached_property
    def members(self) -> int:
        """Active students."""
        return sum(g.facts.members for g in self.groups)

    @cached_property
    def hours(self) -> tuple[int, ...]:
        """24 counts of complete check-ins; empty when any group's are unknown."""
        rows = [g.facts.hours for g in self.groups if g.now[0]]
        if not rows or not all(len(row) == HOURS for row in rows):
            return ()
        return tuple(sum(column) for column in zip(*rows, strict=True))

    @cached_property
    def tally(self) -> Tally | None:
        """The camp's counts of last night."""
        return self.night.tallies[-1] if self.night.tallies else None

    @cached_property
    def tally_due(self) -> Tally | None:
        """The camp's counts of last night with homework."""
        rows = [t for t in self.night.tallies if t.homework]
        return rows[-1] if rows else None

    @cached_property
    def memory(self) -> tuple[Told, ...]:
        """What every earlier night told, as far as the debriefs given remember."""
        rows = {told.night: told for debrief in self.earlier for told in debrief.memory}
        rows |= {debrief.night: debrief.memory[-1] for debrief in self.earlier}
        return tuple(rows[number] for number in sorted(rows))

    @cached_property
    def yesterday(self) -> Debrief | None:
        """The debrief before this one."""
        return self.earlier[-1] if self.earlier else None

    def total(self, field: str) -> int:
        """Add up a count of every group."""
        if field not in self.sums:
            self.sums[field] = sum(getattr(g.facts, field) for g in self.groups)
        return self.sums[field]

    @cached_property
    def sums(self) -> dict[str, int]:
        """The counts added up so far."""
        return {}

    @cached_property
    def usual_morning(self) -> int | None:
        """The minute by which half the groups had their morning; None below three."""
        times = sorted(
            post.at
            for g in self.groups
            if (post := g.posts.get("morning")) is not None and post.at is not None
        )
        return times[len(times) // 2] if len(times) > PAIR else None

    def tier_title(self, tier: str) -> str:
        """Say what students call a tier."""
        own = self.night.tier_titles[PLACE[tier]]
        return own or wording.title(self.locale, f"tier.{tier}")

    def homework(self, tier: str) -> str:
        """Say what a tier was asked to do today."""
        return self.inner(self.day.homework[PLACE[tier]])

    def inner(self, words: str) -> str:
        """Words that will stand in quotation marks, their own marks made single."""
        pairs = [('"', "'")] if self.locale == "en" else [("“", "‘"), ("”", "’")]
        for double, single in pairs:
            words = words.replace(double, single)
        return words

    @cached_property
    def watch_before(self) -> tuple[Watch, ...]:
        """Last night's watch list; behind a night without anything due, also the one
        before it, since nothing could be seen of those groups then.
        """
        rows: dict[int, Watch] = {}
        for debrief in reversed(self.earlier):
            rows = {w.group: w for w in debrief.watch} | rows
            if debrief.headline.numbers:
                break
        return tuple(rows[number] for number in sorted(rows))

    def watched(self, group: int) -> Watch | None:
        """Find a group's entry on last night's watch list."""
        return next((w for w in self.watch_before if w.group == group), None)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name of a group or a person that a sentence may hold."""
        return tuple(sorted(set(_names(self.night)) - {""}))

    @cached_property
    def base(self) -> dict[str, Value]:
        """What every sentence may use: the day's own nouns and the camp's numbers."""
        day, later, locale = self.day, self.night.tomorrow, self.locale
        return {
            "number": day.number,
            "title": day.title,
            "what": day.what or day.title,
            "who": day.who,
            "kind": wording.title(locale, f"kind.{day.kind}"),
            "weekday": weekday(locale, day),
            "quote": day.quote,
            "light_task": self.homework("light"),
            "medium_task": self.homework("medium"),
            "heavy_task": self.homework("heavy"),
            "length": day.minutes or None,
            "next": (later.what or later.title) if later else None,
            "done": self.now[0],
            "due": self.now[1],
            "rate": self.now if self.now[1] else None,
            "rate_last": self.last if self.last[1] else None,
            "move": self.points if self.last[1] and self.now[1] else None,
            "all": len(self.groups),
            "last_word": self.last_word,
            "medium": self.tier_title("medium"),
            "tier_light": self.tier_title("light"),
            "members": self.members or None,
        }

    @cached_property
    def last_night(self) -> int | None:
        """The number of the last night with something due; None on the first."""
        if self.night.curve:
            return self.night.curve[-1].night
        return max((g.past[-1][0] for g in self.groups if g.past), default=None)

    @cached_property
    def last_word(self) -> str:
        """昨晚; or by its number when a day without anything due lies between."""
        night = self.last_night
        if night is None or night == self.day.number - 1:
            return wording.say(self.locale, "last_word", {})
        return wording.say(self.locale, "last_word.far", {"night": night})

    def fill(self, key: str, **values: Value) -> str:
        """Fill a phrase from these values alone."""
        return wording.say(self.locale, key, values)

    def say(self, key: str, found: Evidence | None = None, **more: Value) -> str:
        """Fill a phrase from the day, from what was found, and from more."""
        values = dict(self.base)
        if found is not None:
            values.update(found.values)
        values.update(more)
        return wording.say(self.locale, key, values)


def read(night: Night, earlier: tuple[Debrief, ...]) -> Reading:
    """Read a night; of the earlier debriefs only those before it count."""
    groups = sorted(night.groups, key=lambda g: g.number)
    before = sorted(
        (d for d in earlier if d.night < night.day.number), key=lambda d: d.night
    )
    return Reading(night, tuple(map(_group, groups)), tuple(before))


def weekday(locale: str, day: DayFacts) -> str:
    """周一, Monday."""
    return wording.title(locale, f"weekday.{day.date.isoweekday()}")


def _group(facts: GroupNight) -> GroupReading:
    nights: dict[int, list[int]] = {}
    for tier in facts.tiers:
        for past in tier.past:
            pair = nights.setdefault(past.night, [0, 0])
            pair[0] += past.done
            pair[1] += past.due
    now = sum(t.done for t in facts.tiers), sum(t.due for t in facts.tiers)
    past_nights = tuple((n, (p[0], p[1])) for n, p in sorted(nights.items()) if p[1])
    last = past_nights[-1][1] if past_nights else (0, 0)
    return GroupReading(
        facts,
        facts.number,
        facts.name,
        now,
        past_nights,
        last,
        gained(last, now),
        points(last, now) if last[1] and now[1] else 0,
        {post.slot: post for post in facts.postings},
        sum(post.state == "missed" for post in facts.postings),
    )


def _names(night: Night) -> list[str]:
    names = [night.lead, *night.ops]
    for group in night.groups:
        names += [group.name, group.host, group.deputy, group.officer, group.note_by]
        names += [s.name for s in group.silent_sample]
        names += [p.by for p in group.postings] + [r.by for r in group.rounds]
        names += [group.helper.name] if group.helper else []
    return names


def date_words(locale: str, day: DayFacts) -> str:
    """9月15日, 15 September."""
    if locale == "en":
        return f"{day.date.day} {wording.title(locale, f'month.{day.date.month}')}"
    return f"{day.date.month}月{day.date.day}日"
