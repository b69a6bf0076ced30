"""What the pages of a rehearsal's folder say by themselves, in both languages."""

from __future__ import annotations

from typing import Final

_WORDS: Final = {
    "title": ("这一期从头到尾", "The whole camp"),
    "lead": (
        "{students}名学员，{groups}个营，{days}天在快进的时钟上过完了。下面是每个人会看到的。",
        "Students: {students}. Groups: {groups}. Days: {days}. What each would have seen.",
    ),
    "camp": ("整个营", "The camp"),
    "calendar": ("日历", "Calendar"),
    "honors": ("荣誉", "Honours"),
    "report": ("全营报告", "Report"),
    "nights": ("每晚复盘", "Debriefs"),
    "night": ("第{n}晚", "Night {n}"),
    "standings": ("名次", "Standings"),
    "scripts": ("{group}的话术", "Scripts of {group}"),
    "day": ("第{n}天", "Day {n}"),
    "pictures": ("图和手册", "Pictures and handbooks"),
    "course_pictures": ("整门课的图", "Pictures of the course"),
    "group_pictures": ("{group}收到的图", "Pictures sent in {group}"),
    "certificates": ("奖状名单", "List of certificates"),
    "back": ("回到目录", "Back to the index"),
    "cue": ("〔{cue}〕", "[{cue}]"),
}


def say(locale: str, key: str, **values: object) -> str:
    """One of this room's words."""
    return _WORDS[key][locale != "zh-CN"].format(**values)
