"""What most camps keep alike, for a plan that does not say: as in the starter.

Nothing here is about a course: what a course teaches, promises or is called has no
usual value and is left for the lead to write.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from camp.curriculum.problems import Locale

_SLOTS: Final = {
    "morning": {"compose": "06:30", "post_from": "07:30", "post_until": "11:00"},
    "noon": {"compose": "12:00", "post_from": "12:30", "post_until": "17:00"},
    "evening": {"compose": "19:30", "post_from": "20:00", "post_until": "23:00"},
}
_ATTENDANCE: Final = {"makeup_days": "2", "leave_per_week": "1"}
_GROUP: Final = {"students": "192", "people": "200"}
_LEAGUE: Final = {"id": "league", "kind": "league", "measure": "completion"}
_STEADY: Final = {
    "id": "steady",
    "measures": ["completion", "stamps"],
    "least": {"completion": "0.8"},
}
_WARMTH: Final = {
    "id": "warmth",
    "measures": ["peer_comments"],
    "least": {"peer_comments": "3"},
}
_LISTEN: Final = ["listen"]
_WRITE: Final = [*_LISTEN, "homework"]
_REFLECT: Final = [*_WRITE, "reflection"]

USUAL: Final[Mapping[Locale, Mapping[str, Any]]] = {
    "zh-CN": {
        "locales": ["zh-CN"],
        "zone": "Asia/Shanghai",
        "slots": _SLOTS,
        "parts": {
            "listen": {"title": "听课"},
            "homework": {"title": "作业", "written": "true"},
            "reflection": {"title": "心得", "written": "true", "min_chars": "200"},
        },
        "tiers": {
            "light": {
                "title": "轻度",
                "parts": _LISTEN,
                "minutes": "10",
                "about": "听完就算，一天10分钟上下",
            },
            "medium": {
                "title": "中度",
                "parts": _WRITE,
                "minutes": "20",
                "about": "听完再写三五句，一天20分钟上下",
            },
            "heavy": {
                "title": "重度",
                "parts": _REFLECT,
                "minutes": "35",
                "about": "中度之外写200字以上心得，一天35分钟上下",
            },
        },
        "attendance": _ATTENDANCE,
        "group": _GROUP,
        "nickname": "营号-名字-城市，像这样：3-青禾-成都",
        "rules": [
            "说自己的事，不评别人的家",
            "群里的故事，不带出群",
            "不发广告、链接和二维码",
        ],
        "ladder": [
            {
                "when": "第一次发广告或链接",
                "act": "谢他愿意分享，请他撤回，说明群里只放课程和作业",
            },
            {
                "when": "第二次发广告",
                "act": "营主私下谈一次；再有一次，移出群，课照常能听",
            },
        ],
        "contests": [
            {
                **_LEAGUE,
                "title": "全营联赛",
                "about": "每天该打卡的人里，来了多少。补卡和请假都照算，轻度听完也是满分",
            }
        ],
        "honors": [
            {
                **_STEADY,
                "title": "每天都在",
                "about": "打卡日来得最全的人，来得一样全，看谁的优秀章多",
            },
            {
                **_WARMTH,
                "title": "温暖大使",
                "about": "给同学作业留言最多的人",
            },
        ],
    },
    "en": {
        "locales": ["en"],
        "slots": _SLOTS,
        "parts": {
            "listen": {"title": "Listen"},
            "homework": {"title": "Homework", "written": "true"},
            "reflection": {
                "title": "Reflection",
                "written": "true",
                "min_chars": "200",
            },
        },
        "tiers": {
            "light": {
                "title": "Light",
                "parts": _LISTEN,
                "minutes": "10",
                "about": "Listening is the whole task, about 10 minutes a day",
            },
            "medium": {
                "title": "Medium",
                "parts": _WRITE,
                "minutes": "20",
                "about": "Listen and write a few sentences, about 20 minutes a day",
            },
            "heavy": {
                "title": "Heavy",
                "parts": _REFLECT,
                "minutes": "35",
                "about": "All that and a longer reflection, about 35 minutes a day",
            },
        },
        "attendance": _ATTENDANCE,
        "group": _GROUP,
        "nickname": "group-name-town, like this: 3-Maya-Leeds",
        "rules": [
            "Speak of your own life, not of other people's homes",
            "What is told here stays here",
            "No advertising, links or QR codes",
        ],
        "ladder": [
            {
                "when": "The first advertisement or link",
                "act": "Thank them for sharing, ask them to take it back, say what the group is for",
            },
            {
                "when": "The second advertisement",
                "act": "The host talks to them in private; once more and they leave the group, the course stays open",
            },
        ],
        "contests": [
            {
                **_LEAGUE,
                "title": "The league",
                "about": "How many of those who were due checked in. Make-ups and leave count, light is full marks",
            }
        ],
        "honors": [
            {
                **_STEADY,
                "title": "Here every day",
                "about": "Came on the most days; where that is equal, the most stamps",
            },
            {
                **_WARMTH,
                "title": "Warmest voice",
                "about": "Left the most comments under others' homework",
            },
        ],
    },
}
"""By the language of the course; English camps have no usual time zone."""

_BY_PART: Final = ("tiers", "slots")
"""Blocks of which a plan may give some, and the rest is as usual."""
_HAN: Final = re.compile("[\u4e00-\u9fff]")


def language(tree: Mapping[str, Any]) -> Locale:
    """Tell the language of a course: as it says, else by what its days are called."""
    said = tree.get("locales")
    if said:
        return "en" if said[0] == "en" else "zh-CN"
    titles = [
        str(day.get("title", "")) + str(day.get("hook", "")) for day in tree["days"]
    ]
    return (
        "zh-CN" if _HAN.search("".join([*titles, str(tree.get("title", ""))])) else "en"
    )


def fill_in(tree: dict[str, Any]) -> tuple[str, ...]:
    """Fill in what the plan does not say; the settings that were filled in."""
    taken: list[str] = []
    own_parts = "parts" in tree
    for key, usual in USUAL[language(tree)].items():
        there = tree.get(key)
        if there is None:
            tree[key] = deepcopy(usual)
            taken.append(key)
        elif key in _BY_PART:
            taken += _fill_block(key, there, usual)
    if own_parts:
        _drop_unknown_parts(tree)
    return tuple(taken)


def _drop_unknown_parts(tree: dict[str, Any]) -> None:
    """Leave open what a usual tier asks for where the plan has parts of its own."""
    for name, tier in tree["tiers"].items():
        usual = USUAL[language(tree)]["tiers"].get(name, {}).get("parts")
        if tier.get("parts") == usual and not set(usual or ()) <= set(tree["parts"]):
            tier["parts"] = None


def _fill_block(key: str, there: dict[str, Any], usual: Mapping[str, Any]) -> list[str]:
    taken = []
    for name, value in usual.items():
        if name not in there:
            there[name] = deepcopy(value)
            taken.append(f"{key}.{name}")
        elif key == "tiers":
            there[name] = {**deepcopy(value), **there[name]}
    return taken
