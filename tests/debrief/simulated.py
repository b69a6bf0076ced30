"""Camps of random nights, seeded: people drift away, or nobody does."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING, Literal

from camp.debrief import night as n
from camp.debrief import write
from tests.debrief.taught import KINDS, NAMES, day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from camp.debrief import Debrief

Mood = Literal["real", "full", "still"]
"""real: people drift away; full: everyone comes; still: and nothing else moves either."""

INCIDENTS = ("advertising", "quarrel", "complaint", "refund", "other")
PEOPLE = "舟禾岛柯阿桃林雁澜木风团敏岚秋池贺冬立夏南乔"


@dataclass
class Group:
    """What a group is like, and where it stands."""

    number: int
    name: str
    host: str
    deputy: str
    officer: str
    members: int
    rate: float
    away: int = 0
    waiting: int = 0
    silent: int = 0
    past: dict[str, list[n.Past]] = field(default_factory=dict)
    standing: int | None = None
    rounds: list[n.NoteRound] = field(default_factory=list)


@dataclass
class Camp:
    """A camp that makes its nights one after another."""

    seed: int
    groups: int = 52
    size: int = 190
    mood: Mood = "real"
    locale: Literal["zh-CN", "en"] = "zh-CN"

    def __post_init__(self) -> None:
        self.dice = Random(self.seed)  # noqa: S311
        self.rows = [self._group(number) for number in range(1, self.groups + 1)]
        self.curve: list[n.Past] = []
        self.tallies: list[n.Tally] = []
        self.hours_last: tuple[int, ...] = ()
        self.parts: dict[str, n.Past] = {}

    def _group(self, number: int) -> Group:
        dice = self.dice
        name = f"{number}营" if self.locale == "zh-CN" else f"Group {number}"
        who = [f"{dice.choice(PEOPLE)}{dice.choice(PEOPLE)}{number}" for _ in range(3)]
        members = self.size - dice.randrange(0, self.size // 6 + 1)
        return Group(number, name, *who, members, 0.8 + dice.random() * 0.15)

    def nights(self) -> Iterator[n.Night]:
        for number in range(len(KINDS)):
            yield self._night(number)

    def debriefs(self) -> Iterator[tuple[n.Night, Debrief]]:
        said: list[Debrief] = []
        for night in self.nights():
            said.append(write(night, said))
            yield night, said[-1]

    def _night(self, number: int) -> n.Night:
        today = day(number, self.locale)
        self.night_late = 0.0 if self.mood == "still" else self.dice.gauss(0, 0.025)
        groups = tuple(self._group_night(row, today) for row in self.rows)
        groups = self._rank(groups, today)
        night = n.Night(
            cohort="好好相处第6期"
            if self.locale == "zh-CN"
            else "Speaking well, cohort 6",
            course="好好相处" if self.locale == "zh-CN" else "Speaking well",
            last_day=21,
            day=today,
            groups=groups,
            locale=self.locale,
            tomorrow=day(number + 1, self.locale) if number < 21 else None,
            before=NAMES[KINDS[number - 1]] if number else "",
            parts=self._parts(groups, today),
            curve=tuple(self.curve),
            tallies=tuple(self.tallies),
            hours_last=self.hours_last,
            previous=n.Previous(
                "第5期",
                (6000 - 200 * number) * self.size * self.groups // 9000,
                self.size * self.groups,
            )
            if self.mood == "real" and today.due and number % 4 == 1
            else None,
            windows=(
                ("morning", 450, 660),
                ("noon", 750, 1020),
                ("evening", 1200, 1380),
            ),
            lead="王澜",
            signed=number != 2,
            promises=(
                n.Promise(
                    "过夜待点评", 12 * self.groups, sum(g.waiting for g in groups), "份"
                ),
            )
            if self.mood == "real" and number % 5 == 3
            else (),
            troubles=(n.Trouble("failed", "noon", (2,), 720, "模板缺一个值"),)
            if self.mood == "real" and number == 6
            else (),
            corrections=(n.Correction("appeal", 3),) if number == 12 else (),
            ops=("小齐", "李果"),
            switches=(n.Switch("heavy", "medium", self.dice.randrange(0, 60)),)
            if self.mood == "real" and number in {4, 11}
            else (),
        )
        self._remember(night)
        return night

    def _group_night(self, row: Group, day: n.DayFacts) -> n.GroupNight:
        dice, real, still = self.dice, self.mood == "real", self.mood == "still"
        if real:
            row.away = max(0, row.away - 1) or (4 if dice.random() < 0.02 else 0)
            drop = dice.gauss(0.025, 0.02) + (0.05 if row.away else 0)
            drop -= 0.05 if day.kind in {"guest", "activity"} else 0
            row.rate = min(0.97, max(0.15, row.rate - (drop if day.due else 0)))
        tiers = self._tiers(row, day) if day.due else ()
        done = sum(t.done for t in tiers)
        homework = done * 2 // 3
        early = (
            homework if still else min(homework, int(homework * dice.uniform(0.5, 1.0)))
        )
        back = 0 if not real else dice.randrange(0, row.members // 30 + 2)
        silent = (
            int((1 - row.rate) * row.members * 0.7) if real and day.number > 2 else 0
        )
        before_w, before_s = row.waiting, row.silent
        row.waiting = (
            max(0, row.waiting // 2 + homework - early - dice.randrange(0, 5))
            if real
            else 0
        )
        row.silent = silent
        row.rounds = [r for r in row.rounds if r.day >= day.number - 3]
        if real and silent > 5 and dice.random() < 0.3:
            row.rounds.append(
                n.NoteRound(day.number, dice.randrange(3, 22), 0, row.deputy)
            )
        row.rounds = [
            n.NoteRound(r.day, r.sent, min(r.sent, r.back + dice.randrange(0, 4)), r.by)
            for r in row.rounds
        ]
        return n.GroupNight(
            number=row.number,
            name=row.name,
            host=row.host,
            deputy=row.deputy,
            officer=row.officer,
            members=row.members,
            tiers=tiers,
            made_up=dice.randrange(0, 5) if real and day.number > 2 else 0,
            leave=dice.randrange(0, 12) if real and day.number in {7, 13} else 0,
            joined=dice.randrange(0, 3) if real and day.number in {2, 3} else 0,
            incidents=(n.Incident(dice.choice(INCIDENTS), dice.randrange(480, 1300)),)
            if real and dice.random() < 0.01
            else (),
            questions=(ask := int(real and dice.random() < 0.1) * dice.randrange(1, 5)),
            question_hours=dice.randrange(2, 15) if ask else 0,
            left=dice.randrange(0, 3) if real and dice.random() < 0.1 else 0,
            returned=back if day.due and day.number > 3 else 0,
            hours=self._hours(done, day),
            homework=homework,
            characters=homework * (200 if still else dice.randrange(120, 320)),
            reviewed=early,
            reviewed_early=early,
            waiting=row.waiting,
            waiting_before=before_w,
            oldest_hours=(row.waiting > 3) * dice.randrange(3, 40),
            stamped=6 if still else dice.randrange(2, 12),
            first_stamped=0 if still else dice.randrange(0, 3),
            comments=done // 2 if still else dice.randrange(0, 2 * done + 1),
            helper=None
            if still or dice.random() < 0.8
            else n.Helper(f"同学{dice.choice(PEOPLE)}", dice.randrange(5, 40)),
            perfect=0 if not real else row.members // 3,
            silent=silent,
            silent_before=before_s,
            silent_due=(silent // 4, silent // 6, silent // 9),
            silent_sample=tuple(
                n.Silent(
                    1000 * row.number + i,
                    f"{dice.choice(PEOPLE)}{dice.choice(PEOPLE)}",
                    2 + i,
                    i // 3,
                )
                for i in range(min(silent, 6))
            ),
            rounds=tuple(row.rounds),
            postings=self._postings(row, day),
            host_days=5 - row.away if row.away else 0,
            note=dice.choice(
                ("今天有人问能不能补第2天？", "点名夸了三位", "有人说作业难开头", "")
            )
            if not still and dice.random() < 0.3
            else "",
        )

    def _parts(
        self, groups: tuple[n.GroupNight, ...], day: n.DayFacts
    ) -> tuple[n.PartNight, ...]:
        """Listening holds while writing falls on the two hard days."""
        if not day.due or self.mood != "real":
            return ()
        made = []
        for tier in ("medium", "heavy"):
            rows = [t for g in groups for t in g.tiers if t.tier == tier]
            done, due = sum(t.done for t in rows), sum(t.due for t in rows)
            for part, words in (("listen", "听课"), ("homework", "作业")):
                count = due * 7 // 10 if part == "listen" else done
                key = f"{tier}.{part}"
                made.append(
                    n.PartNight(
                        part,
                        words,
                        tier,
                        count,
                        due,
                        part == "homework",
                        self.parts.get(key),
                    )
                )
                self.parts[key] = n.Past(day.number, count, due)
        return tuple(made)

    def _tiers(self, row: Group, day: n.DayFacts) -> tuple[n.TierNight, ...]:
        made = []
        for tier, share, bonus in (
            ("light", 5, 0.05),
            ("medium", 3, -0.03),
            ("heavy", 2, 0.0),
        ):
            due = row.members * share // 10
            rate = (
                row.rate
                + bonus
                - (0.06 if tier == "medium" and day.number in {9, 18} else 0)
            )
            done = (
                sum(self.dice.random() < rate for _ in range(due))
                if self.mood == "real"
                else due
            )
            past = row.past.setdefault(tier, [])
            partial = 0 if self.mood != "real" else (due - done) // 4
            made.append(n.TierNight(tier, done, due, partial, tuple(past[-5:])))
            past.append(n.Past(day.number, done, due, partial))
        return tuple(made)

    def _hours(self, done: int, day: n.DayFacts) -> tuple[int, ...]:
        counts = [0] * 24
        late = 0.3 + self.night_late
        for i in range(done):
            if self.mood == "still":
                counts[8 + i % 15] += 1
            else:
                counts[
                    self.dice.randrange(21, 24)
                    if self.dice.random() < late
                    else self.dice.randrange(6, 21)
                ] += 1
        return tuple(counts) if day.due else ()

    def _postings(self, row: Group, day: n.DayFacts) -> tuple[n.Posting, ...]:
        if day.kind == "rest":
            return ()
        made = []
        for slot, opens, ends in (
            ("morning", 450, 660),
            ("noon", 750, 1020),
            ("evening", 1200, 1380),
        ):
            if self.mood == "still":
                made.append(n.Posting(slot, "posted", opens + 5, row.host))
                continue
            at = opens + int(self.dice.expovariate(1 / 50))
            by = row.deputy if row.away and self.dice.random() < 0.5 else row.host
            if self.mood == "real" and self.dice.random() < 0.002:
                made.append(n.Posting(slot, "uncomposed", reason="模板缺一个值"))
            elif row.away and by == row.host:
                made.append(n.Posting(slot, "missed"))
            else:
                made.append(n.Posting(slot, "posted" if at <= ends else "late", at, by))
        return tuple(made)

    def _rank(
        self, groups: tuple[n.GroupNight, ...], day: n.DayFacts
    ) -> tuple[n.GroupNight, ...]:
        if not day.due:
            return groups
        order = sorted(
            groups,
            key=lambda g: (
                -sum(t.done for t in g.tiers) / max(1, sum(t.due for t in g.tiers)),
                g.number,
            ),
        )
        place = {g.number: i + 1 for i, g in enumerate(order)}
        ranked = []
        for row, group in zip(self.rows, groups, strict=True):
            ranked.append(
                replace(
                    group, standing=place[group.number], standing_before=row.standing
                )
            )
            row.standing = place[group.number]
        return tuple(ranked)

    def _remember(self, night: n.Night) -> None:
        groups = night.groups

        def total(field: str) -> int:
            return sum(getattr(g, field) for g in groups)

        self.tallies.append(
            n.Tally(
                night.day.number,
                total("homework"),
                total("characters"),
                total("stamped"),
                total("comments"),
                total("waiting"),
                total("returned"),
                total("silent"),
            )
        )
        if night.day.due:
            rows = [t for g in groups for t in g.tiers]
            self.curve.append(
                n.Past(
                    night.day.number,
                    sum(t.done for t in rows),
                    sum(t.due for t in rows),
                    sum(t.partial for t in rows),
                )
            )
            self.hours_last = tuple(
                sum(c) for c in zip(*(g.hours for g in groups), strict=True)
            )
