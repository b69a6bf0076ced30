"""Nights made by hand: a camp of ten groups on night 9, and what is changed in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from camp.debrief import night as n

SHARES = (("light", 100), ("medium", 60), ("heavy", 30))


def day(number: int = 9, **more: Any) -> n.DayFacts:
    values: dict[str, Any] = {
        "number": number,
        "kind": "course",
        "title": "问问家里人",
        "date": date(2026, 9, 6 + number),
        "what": "问问家里人",
        "who": "顾川",
        "minutes": 11,
        "homework": ("听完音频", "采访一位家里人", "采访之后写500字"),
        "first_post": 450,
        "aim": "让人约得到家里人",
    }
    return n.DayFacts(**(values | more))


def tiers(
    now: tuple[int, int, int],
    last: tuple[int, int, int],
    partial: tuple[int, int] = (0, 0),
) -> tuple[n.TierNight, ...]:
    """Percent done of each tier, tonight and last night; partial of medium, then and now."""
    rows = []
    for (tier, due), percent, before in zip(SHARES, now, last, strict=True):
        part = partial if tier == "medium" else (0, 0)
        past = n.Past(8, due * before // 100, due, part[0])
        rows.append(n.TierNight(tier, due * percent // 100, due, part[1], (past,)))
    return tuple(rows)


def group(number: int = 1, **more: Any) -> n.GroupNight:
    values: dict[str, Any] = {
        "number": number,
        "name": f"{number}营",
        "host": f"营主{'甲乙丙丁戊己庚辛壬癸子丑'[number - 1]}",
        "deputy": "梁禾",
        "officer": "阿敏",
        "members": 190,
        "tiers": tiers((60, 60, 60), (60, 60, 60)),
        "host_days": 0,
    }
    return n.GroupNight(**(values | more))


def night(groups: tuple[n.GroupNight, ...] = (), **more: Any) -> n.Night:
    groups = groups or tuple(group(number) for number in range(1, 11))
    past = [p for g in groups for t in g.tiers for p in t.past]
    values: dict[str, Any] = {
        "cohort": "《好好相处》第6期",
        "course": "好好相处",
        "last_day": 21,
        "day": day(),
        "groups": groups,
        "tomorrow": day(10, title="约一次人", what="约一次人", aim="约不到也算"),
        "before": "course",
        "curve": (n.Past(8, sum(p.done for p in past), sum(p.due for p in past)),)
        if past
        else (),
        "windows": (
            ("morning", 450, 660),
            ("noon", 750, 1020),
            ("evening", 1200, 1380),
        ),
        "ops": ("小齐", "李果"),
        "lead": "王澜",
    }
    return n.Night(**(values | more))


def with_group(made: n.Night, changed: n.GroupNight) -> n.Night:
    """The same night with one group changed, the camp's curve kept."""
    rows = [changed if g.number == changed.number else g for g in made.groups]
    return replace(made, groups=tuple(rows))


def posted(
    morning: int | None = 480, *, by: str = "", state: str = ""
) -> tuple[n.Posting, ...]:
    """Three slots, the morning at this minute."""
    now = state or ("missed" if morning is None else "posted")
    return (
        n.Posting("morning", now, morning, by),
        n.Posting("noon", "posted", 760, by),
        n.Posting("evening", "posted", 1205, by),
    )
