"""What the ops desk says, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import Phrases, phrase

if TYPE_CHECKING:
    from camp.desk.refusal import Reason

WORDS: Final[Phrases] = {
    "chase.left": ("还没贴，{until}前都算在时段里", "not posted yet; until {until} is fine"),
    "chase.overdue": ("过了{until}还没贴", "not posted, and {until} has passed"),
    "ready.left": (
        "{groups}：{slot}还没贴，{until}前贴都不晚。文字在你的页面上，复制就好。",
        "{groups}: the {slot} text is not posted yet; until {until} is fine. It is on your page, ready to copy.",
    ),
    "ready.overdue": (
        "{groups}：{slot}的时段过了，不用补发；真发了就补勾一下。有难处回我一声。",
        "{groups}: the {slot} hours are past, so no need to post it now; tick it if you did. If something is wrong, write to me.",
    ),
    "nobody": ("还没安排人", "nobody yet"),
    "late.minutes": ("晚了{minutes}分钟", "{minutes} min late"),
    "late.hours": ("晚了{hours}小时", "{hours} h late"),
    "taken": ("{who}，{at}", "{who}, {at}"),
    "gone": ("这一晚的名单上没有这个营", "This group is not on that night's list"),
    "words": ("写上做了什么", "Say what was done"),
    "long": ("最多{most}个字", "At most {most} characters"),
    "taken.else": ("{who}已经接了", "{who} has taken it"),
    "not_taken": ("先接下来，再说做完", "Take it first"),
    "no_cohort": ("没有这一期", "There is no such camp"),
    "no_group": ("没有这个营", "There is no such group"),
    "fig.done": ("完成", "done"),
    "fig.reviewed": ("点评过", "reviewed"),
    "fig.stamped": ("优秀作业", "stamped"),
    "fig.silent": ("没声音的", "silent"),
    "fig.perfect": ("全勤", "never missed"),
    "no_export": ("没有这张表", "There is no such table"),
    "table.progress": ("学员打卡", "check-ins"),
    "table.groups": ("各营完成率", "groups"),
    "table.standings": ("名次", "standings"),
    "table.watch": ("救场名单", "watch list"),
    "table.debrief": ("复盘", "debrief"),
    "no_seat": ("不在营里", "in no group"),
    "col.part": ("部分", "part"),
    "col.line": ("说了什么", "what it says"),
    "col.ref": ("编号", "number"),
    "col.name": ("名字", "name"),
    "col.group": ("营", "group"),
    "col.tier": ("强度", "tier"),
    "col.done": ("完成", "done"),
    "col.due": ("应交", "due"),
    "col.place": ("名次", "place"),
    "col.host": ("营主", "host"),
    "col.cause": ("原因", "cause"),
    "col.act": ("做什么", "act"),
    "col.who": ("谁接了", "taken by"),
    "col.closed": ("做完", "done by"),
    "day": ("第{number}天", "day {number}"),
    "completion": ("完成率", "completion"),
    "lately": ("三天里来过", "came lately"),
}  # fmt: skip


def say(key: str, /, **values: Any) -> Reason:
    """Say a phrase of the ops desk; values it does not name are left out."""
    return phrase(WORDS, key, **values)
