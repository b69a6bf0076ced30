"""What the desk says about replies, private notes and broadcasts, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import Phrases, phrase

if TYPE_CHECKING:
    from camp.desk.refusal import Reason

REPLIES: Final[Phrases] = {
    "welcome": (
        "欢迎：开营那天，或有人刚进群",
        "welcome: on opening day, or when somebody has just joined",
    ),
    "rules": ("群规：放进群公告的一屏", "the rules on one screen, to be pinned"),
    "advert": (
        "有人发广告、链接、二维码（--to 谁，--about 发的什么）",
        "an advert, a link, a QR code (--to whom, --about what)",
    ),
    "off_topic": (
        "聊起课程外的事（--to 谁，--about 聊什么）",
        "talk that has left the course (--to whom, --about what)",
    ),
    "conflict_group": (
        "两个人吵起来，在群里发（--to 甲 --to 乙，--by 几点）",
        "two people quarrel: for the group (--to one --to other, --by hour)",
    ),
    "conflict_each": (
        "吵起来的两位，各发一份私下的（--to 甲 --to 乙，--by 几点）",
        "the same two, one private text each (--to one --to other, --by hour)",
    ),
    "late_answer": (
        "问了很久才回（--to 谁，--about 问什么，--asked 何时问的，--answer 能答的，--who 谁来答，--by 几点）",
        "an answer that comes late (--to, --about, --asked when, --answer so far, --who, --by)",
    ),
    "asked_before": (
        "问过的，给核准的答复（--about 问题里的几个字）",
        "asked before: the approved answer (--about some words of the question)",
    ),
    "refund": (
        "要退款，私下发（--to 谁，--who 谁办，--by 几点）",
        "a refund, in private (--to whom, --who sees to it, --by hour)",
    ),
}
"""Every canned reply with a line each, in the order they are listed."""

MOMENTS: Final[Phrases] = {
    "advert": ("有人发广告、链接、二维码", "An advert, a link, a QR code"),
    "off_topic": ("聊远了", "Talk that has left the course"),
    "conflict_group": ("两个人吵起来，在群里说", "Two people quarrel: for the group"),
    "late_answer": ("问了很久才回", "An answer that comes late"),
    "refund": ("要退款，私下说", "A refund, in private"),
}
"""When each of the replies helps that need no names."""

WORDS: Final[Phrases] = {
    "no_reply": (
        "没有“{name}”这份回复：用 {known}",
        "{name!r} is not a reply; use {known}",
    ),
    "two": (
        "{name} 要写两位：--to 甲 --to 乙",
        "{name} needs two people: --to one --to other",
    ),
    "many_names": ("--to 最多{most}位", "--to takes at most {most} people"),
    "long": (
        "{what}太长了：{count}个字，最多{most}个",
        "{what} is too long: {count} characters, at most {most}",
    ),
    "empty": ("{what}没有写字", "{what} has no words"),
    "unreachable": (
        "{name}打了不便联系的标签，不单独写，也不点名",
        "{name} is labelled not to be contacted: no private text, no name in the group",
    ),
    "elsewhere": (
        "{name}不在{group}",
        "{name} is not in {group}",
    ),
    "no_about": (
        "写上问题里的几个字：--about。核准过的问答有：\n{known}",
        "name some words of the question: --about. Approved are:\n{known}",
    ),
    "no_answer": (
        "没有哪条核准过的问答说到“{about}”；有：\n{known}",
        "no approved answer speaks of {about!r}; there are:\n{known}",
    ),
    "not_due": (
        "{name}现在没有该发的私信：{why}",
        "no private note is due for {name}: {why}",
    ),
    "why.over": (
        "营已经结束",
        "the camp is over",
    ),
    "why.listener": (
        "这天不在营里打卡（裸听、延期、离开，或还没进营）",
        "they owe no check-ins today (listening, deferred, gone, or not here yet)",
    ),
    "why.came": (
        "{days}个打卡日没来，满{least}天才写第一封",
        "{days} due days missed; the first note comes at {least}",
    ),
    "why.rest": (
        "{at}写过{nth}，再等{days}天",
        "the {nth} note went on {at}; {days} more days to wait",
    ),
    "why.later": (
        "{at}写过{nth}，没来满{least}天才写下一封",
        "the {nth} note went on {at}; the next comes at {least} missed days",
    ),
    "why.last": (
        "{at}写过最后一封，之后不再写",
        "the last note went on {at}; nothing follows it",
    ),
    "written": ("{at}写过{nth}", "the {nth} note went on {at}"),
    "note.1": ("第一封", "first"),
    "note.2": ("第二封", "second"),
    "note.3": ("最后一封", "last"),
    "never": ("还没来过", "never came"),
    "since": ("第{day}天之后", "since day {day}"),
}


def say(key: str, **values: Any) -> Reason:
    """Say a phrase of this desk."""
    return phrase(WORDS, key, **values)


def moment(name: str) -> Reason:
    """Say when a reply helps that needs no names."""
    return phrase(MOMENTS, name)


def about(name: str) -> Reason:
    """Say in a line what a reply is for."""
    return phrase(REPLIES, name)
