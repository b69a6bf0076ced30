"""The pages' own words: headings and labels, in both languages."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, tuple[str, str]]] = {
    "flags": ("{last}天里的第{number}天", "Day {number} of {last}"),
    "flags_all": ("{last}天都走完了", "All {last} days are over"),
    "why": ("为何", "Why"),
    "act": ("去做", "Do"),
    "since": ("昨晚以后", "Since"),
    "moved": ("走势", "Trend"),
    "nights": ("连续第{nights}晚", "Night {nights} running"),
    "host": ("营主{name}", "Host {name}"),
    "corrections": ("这一夜公布之后", "Since this night was published"),
    "corrections_note": (
        "上面是当晚公布的数，不再改；这里是之后的补卡、准假和更正。",
        "What stands above is what was published and stays; these came later.",
    ),
    "heat": ("每个营，每一天", "Every group, every day"),
    "heat_caption": (
        "每格是当日完成率（%），补交和更正都算上了",
        "Percent done a day, with make-ups and corrections",
    ),
    "as_published": ("当晚公布的", "As published that night"),
    "with_make_ups": ("算上补交", "With make-ups"),
    "below": ("{n}以下", "<{n}"),
    "above": ("{n}以上", "{n}+"),
    "group": ("营", "Group"),
    "cold": ("冷", "cold"),
    "off": ("休", "–"),
    "mark.opening": ("开", "o"),
    "mark.course": ("", ""),
    "mark.guest": ("咖", "g"),
    "mark.activity": ("活", "a"),
    "mark.rest": ("休", "r"),
    "mark.closing": ("结", "c"),
    "copy_this": ("可以整段复制给营主", "Ready to be sent to the hosts"),
    "who_is_silent": ("看是谁", "Who"),
    "fold": ("收起", "Close"),
    "days_quiet": ("{days}天", "{days} days"),
    "first_of": (
        "先列{shown}位，另有{more}位在营主的“学员”页",
        "{shown} here; the other {more} are on the host's page",
    ),
    "group_n": ("{n}营", "Group {n}"),
    "note_due": ("第{note}封私信今天发", "note {note} is due"),
    "message": ("第{n}条", "Message {n}"),
    "chars": ("{n}字", "{n} characters"),
    "spare": ("备用，冷场才发", "Spare: only if it is quiet"),
    "cue": ("给你看的，不用发：", "For your eyes, not to be posted: "),
    "edited": ("营主改过的", "In the host's own words"),
    "nothing_composed": ("还没有话术", "There is no text yet"),
    "place": ("名次", "Place"),
    "figure": ("数", "Figure"),
    "rate": ("率", "Rate"),
    "unranked": ("不排", "–"),
    "now": ("现在{what}", "now {what}"),
    "standings": ("第{night}夜名次", "Standings of night {night}"),
    "duels": ("对阵", "Pairs"),
    "honors": ("荣誉", "Honours"),
    "reissued": ("第{issue}次颁发", "Issue {issue}"),
    "calendar": ("全部日程", "Every day"),
    "nothing_yet": ("还没有。", "Nothing yet."),
    "report": ("全营回看", "The whole camp"),
    "contents": ("目录", "Contents"),
    "skip": ("跳到正文", "Skip to the text"),
}  # fmt: skip


def say(locale: str, key: str, **values: object) -> str:
    """Say a heading or label; KeyError when there is none of this name."""
    zh, en = WORDS[key]
    return (zh if locale == "zh-CN" else en).format(**values)
