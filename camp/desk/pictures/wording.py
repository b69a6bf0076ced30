"""What the pictures' desk says, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import Phrases, phrase

if TYPE_CHECKING:
    from camp.desk.refusal import Reason

WORDS: Final[Phrases] = {
    "no_day": (
        "没有第{day}天；这一期是第{first}天到第{last}天",
        "there is no day {day}; this cohort has days {first} to {last}",
    ),
    "no_group": ("没有{group}营", "there is no group {group}"),
    "no_certificates": (
        "还没有奖状：结营日16:00颁发，之前可用 camp today 看排到哪一步",
        "there are no certificates yet: they are issued at 16:00 on the closing day; camp today shows what is next",
    ),
    "card.Timetable": ("全部日程", "Every day"),
    "card.Load": ("每天要多少分钟", "How long each day takes"),
    "card.Methods": ("怎么学", "How to study"),
    "card.Programme": ("当晚的安排", "The evening's programme"),
    "card.CourseCard": ("今天的课", "Today's lesson"),
    "card.GuestCard": ("今天的大咖", "Today's guest"),
    "card.ActivityCard": ("今晚的活动", "Tonight's activity"),
    "card.Quote": ("今天的一句话", "Today's line"),
    "card.StandingsPoster": ("昨晚的战报", "Last night's standings"),
    "card.PerfectScore": ("无懈可击", "Nobody missing"),
    "card.Growth": ("走到哪儿了", "How far along"),
    "columns": (
        "编号|学号|姓名|营|名称|凭什么|文件",
        "serial|number|name|group|title|reason|file",
    ),
    "perfect": ("无懈可击", "Nobody missing"),
    "perfect_line": ("{group}，{count}位，一位不少", "{group}: all {count} came"),
    "completion": ("结营证书", "Certificate of completion"),
    "streak_best": ("最长连续", "longest run"),
    "days_done": ("完成天数", "days done"),
}


def say(key: str, /, **values: Any) -> Reason:
    """Say a phrase in both languages; KeyError when there is none of this name."""
    return phrase(WORDS, key, **values)
