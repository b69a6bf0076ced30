"""Who takes part in a rehearsal: invented people who behave like real ones.

How long people stay is taken from four public co-learning camps (140 people, 2024-25):
the share of each camp still in on every day of its first 21, averaged by people. Their
survivors did four days in five; about one in four was still there at the end.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from camp.sheets import RosterRow

if TYPE_CHECKING:
    from collections.abc import Sequence

Attendance = Literal["real", "full"]

SURVIVAL: Final = (
    1.00, 1.00, 0.87, 0.71, 0.65, 0.58, 0.55, 0.54, 0.54, 0.49, 0.46,
    0.44, 0.38, 0.36, 0.36, 0.36, 0.34, 0.31, 0.29, 0.27, 0.26,
)  # fmt: skip
"""Share of people still taking part on the n-th due day; the last one then holds."""

KEEN: Final = (0.74, 0.80, 0.85, 0.90, 0.95, 1.0)
"""How often people who stay check in: the survivors' own rates, from low to high."""

FULL: Final = 0.985
"""How often everyone checks in when attendance is full."""

MAKES_UP: Final = 0.4
"""How often someone who missed a day hands it in the next; the four camps knew no
make-up, so this one is a guess."""

TALKERS: Final = 0.06
"""Share of people who do most of the writing under others' homework."""

HOURS: Final = (
    (6, 3), (7, 8), (8, 8), (9, 5), (10, 4), (11, 4), (12, 9), (13, 6), (14, 3),
    (15, 3), (16, 3), (17, 4), (18, 6), (19, 6), (20, 9), (21, 9), (22, 7), (23, 3),
)  # fmt: skip
"""When people check in: (hour, weight)."""

_FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马方任袁柳史唐薛雷贺倪汤罗郝安常于傅齐康伍余顾孟黄萧尹"
_GIVEN = (
    "晓雯", "子墨", "建国", "雨桐", "志强", "思远", "婉清", "海涛", "佳宁", "文博", "秋月",
    "立冬", "春晓", "明哲", "若兰", "一帆", "丽娟", "振华", "小满", "知夏", "云舒", "国栋",
    "慧敏", "晨曦", "玉梅", "俊杰", "诗涵", "德胜", "念慈", "向阳", "静怡", "浩然", "美玲",
    "长青", "以南", "可心", "家骏", "素芬", "天佑", "青禾", "书言", "凤英", "立新", "安然",
    "乐平", "映雪", "永康", "梦洁",
)  # fmt: skip
_ENGLISH = (
    "Amara", "Ben", "Chloe", "Dev", "Ellen", "Femi", "Grace", "Harry", "Imogen", "Jack",
    "Kezia", "Leo", "Maya", "Nadia", "Owen", "Priya", "Quentin", "Ruth", "Sam", "Tom",
)  # fmt: skip
_SURNAMES = (
    "Adeyemi", "Barlow", "Clarke", "Dunne", "Evans", "Foster", "Gill", "Hughes", "Iqbal",
    "Jones", "Khan", "Lowe", "Morris", "Nolan", "Okafor", "Patel", "Reid", "Shaw",
)  # fmt: skip
_INITIALS = "JLMECRABDWFGHNPST"
"""What tells two English people of one name apart."""
_HIDDEN, _RETURNING = 0.01, 0.06
"""Share of people (0-1) who must not be contacted; and, with them, who come again."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How someone behaves."""

    stays: int
    """Due days they take part in."""
    keen: float
    """How often they check in while they stay (0-1)."""
    owl: float
    """Below this share of days (0-1) they come in the last three hours."""
    tardy: float
    """How often they hand in only the next day (0-1)."""
    short: float
    """How often they hand in less than their tier asks (0-1)."""
    talks: bool
    """True for those who write under many others' homework."""


def roster(
    count: int, attendance: Attendance, seed: int, locale: str
) -> list[RosterRow]:
    """``count`` students for the camp; in a real one, a few who listen or come later."""
    rnd = random.Random(f"roster {seed}")  # noqa: S311  (invented people, no secrets)
    names = _names(rnd, locale)
    tiers = rnd.choices(("light", "medium", "heavy"), (25, 50, 25), k=count)
    people = [
        RosterRow(
            row=i + 2,
            ref=f"S{i + 1:05d}",
            name=next(names),
            phone=f"13{rnd.randrange(10**9):09d}",
            tier=tiers[i],
            track="camp",
            labels=_labels(rnd),
            group=None,
        )
        for i in range(count)
    ]
    extra = [("listener", max(2, count // 50)), ("deferred", max(1, count // 200))]
    if attendance == "full":
        return people
    for track, number in extra:
        for _ in range(number):
            i = len(people)
            people.append(
                RosterRow(
                    i + 2,
                    f"S{i + 1:05d}",
                    next(names),
                    "",
                    "light",
                    track,
                    frozenset(),
                    None,
                )
            )
    return people


def _labels(rnd: random.Random) -> frozenset[str]:
    chance = rnd.random()
    if chance < _HIDDEN:
        return frozenset({"do-not-contact"})
    return frozenset({"returning"}) if chance < _RETURNING else frozenset()


def _names(rnd: random.Random, locale: str) -> _Names:
    if locale == "zh-CN":
        return _Names(rnd, tuple(_FAMILY), _GIVEN, joined="{0}{1}")
    return _Names(rnd, _SURNAMES, _ENGLISH, joined="{1} {0}")


class _Names:
    """Names without end, few of them twice."""

    def __init__(
        self,
        rnd: random.Random,
        family: Sequence[str],
        given: Sequence[str],
        *,
        joined: str,
    ) -> None:
        self._order = [joined.format(f, g) for f in family for g in given]
        rnd.shuffle(self._order)
        self._next = 0

    def __iter__(self) -> _Names:
        return self

    def __next__(self) -> str:
        turn, place = divmod(self._next, len(self._order))
        self._next += 1
        name = self._order[place]
        if 0 < turn <= len(_INITIALS) and " " in name:
            given, family = name.split(" ", 1)
            return f"{given} {_INITIALS[turn - 1]}. {family}"
        return name + (f"{turn + 1}" if turn else "")


def habits(
    people: Sequence[object], attendance: Attendance, due_days: int, seed: int
) -> list[Habit]:
    """How each of these people behaves."""
    rnd = random.Random(f"habits {seed} {attendance}")  # noqa: S311  (as above)
    if attendance == "full":
        return [
            Habit(due_days, FULL, 0.2, 0.004, 0.01, rnd.random() < TALKERS)
            for _ in people
        ]
    # SURVIVAL falls; its mirror rises, so that one bisection finds the last day.
    fall = [1 - share for share in SURVIVAL]
    found = []
    for _ in people:
        stays = bisect_right(fall, rnd.random())
        if stays == len(SURVIVAL):
            stays = due_days
        found.append(
            Habit(
                stays=stays,
                keen=rnd.choice(KEEN) if stays >= due_days else rnd.uniform(0.55, 0.95),
                owl=rnd.choice((0.1, 0.2, 0.3, 0.6)),
                tardy=rnd.choice((0.0, 0.02, 0.05, 0.12)),
                short=rnd.choice((0.02, 0.05, 0.1, 0.2)),
                talks=rnd.random() < TALKERS,
            )
        )
    return found


def seconds(rnd: random.Random, many: int) -> list[int]:
    """``many`` seconds of the day, spread as people check in."""
    hours = rnd.choices([h for h, _ in HOURS], [w for _, w in HOURS], k=many)
    return [hour * 3600 + rnd.randrange(3600) for hour in hours]
