"""What the API says of itself, and when it says no: (Chinese, English)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Final[dict[str, tuple[str, str]]] = {
    "about": ("营地的接口", "The camp's API"),
    "about.more": (
        "给别的程序用：交打卡和点评，读名册、日程、话术、名次和复盘。规则和页面上一样。",
        "For other programs: hand in check-ins and reviews; read the roster, calendar, scripts, standings and debrief. The rules are those of the pages.",
    ),
    "key": (
        "管服务器的人用 camp key make 发的钥匙，只给一期用，只显示一次。",
        "The key that whoever runs the server makes with camp key make. It is for one cohort, and shown once.",
    ),
    "cohort": ("这是哪一期", "Which cohort this is"),
    "cohort.more": (
        "钥匙是哪一期的，今天第几天，有哪些营，打卡有哪几样。",
        "The cohort of the key: what day it is, its groups, and the parts of a check-in.",
    ),
    "roster": ("名册", "The roster"),
    "roster.more": (
        "在营的学员，今天在哪个营、什么强度。没有电话；不便联系的学员不在里面。",
        "Students of the camp with their group and tier today. No phones; students who are not to be contacted are left out.",
    ),
    "calendar": ("日程", "The calendar"),
    "calendar.more": (
        "每一件到点要做的事，按时间排；时刻是 UTC。",
        "Everything that falls due, in order of time. Instants are UTC.",
    ),
    "scripts": ("一个营一天的话术", "A group's scripts of a day"),
    "scripts.more": (
        "早、午、晚三段，完整版和精简版都有；还没备好的写明什么时候有。",
        "Morning, noon and evening, full and short. What is not composed yet says when it will be.",
    ),
    "standings": ("名次", "Standings"),
    "standings.more": (
        "一夜公布的名次，旁边是现在的数；不写哪一夜就是最近一夜。",
        "A night's tables as published, with today's figures beside them. Without a night, the last one.",
    ),
    "debrief": ("复盘", "The debrief"),
    "debrief.more": (
        "一夜的复盘和后来的更正；不写哪一夜就是最近一夜。",
        "A night's debrief and what was corrected since. Without a night, the last one.",
    ),
    "checkins": ("交打卡", "Hand in check-ins"),
    "checkins.more": (
        "一次最多500条。有一条不对就一条也不收，答里写明是哪一条哪一项；leave_out 为 true 时，算不进去的（太晚、没有这个人）放在一边，其余照收。补交的那天会重新判。",
        "At most 500 at a time. If one is wrong none is taken, and the answer names the item and the field; with leave_out, those that cannot count (too late, unknown) are left out and the rest is taken. A day that is closed is judged anew.",
    ),
    "reviews": ("交点评", "Hand in reviews"),
    "reviews.more": (
        "点赞、留言、盖章，一次最多500条。只有交了的作业才能点评；盖章只有营主、副营主、作业官能给。",
        "Likes, comments and stamps, at most 500 at a time. Only homework that was handed in can be reviewed; only hosts, deputies and officers stamp.",
    ),
    "pushed": ("每一条的结果", "What became of each item"),
    "Successful Response": ("成了", "Done"),
    "no.401": ("没有钥匙，或钥匙停用了", "No key, or one that no longer opens"),
    "no.403": ("钥匙没有这项权限", "The key may not do this"),
    "no.404": ("还没有，或没有这一个", "Not there, or not yet"),
    "no.422": ("有不对的地方，什么也没有改", "Something is wrong; nothing was changed"),
    "no.429": (
        "太快了，照 Retry-After 的秒数等一等",
        "Too fast: wait the seconds that Retry-After says",
    ),
    "h.once": (
        "这一批的名字，自己起，每批不同，用英文字母、数字和符号，不带空格。断线了就用同一个名字原样重发：做过的不会再做，答也一样（留7天）。只有收下的才记住；没收的改好再发，名字不用换。",
        "A name of your own for this push, different each time, in ASCII without spaces. If the line breaks, send the same again under the same name: what was done is not done twice, and the answer is the same (for 7 days). Only what was taken is remembered; put a refused push right and send it again under the same name.",
    ),
    "q.group": ("只要这个营的", "Only this group's"),
    "q.night": ("哪一夜；空着是最近一夜", "Which night; the last when left out"),
    "f.student": ("学号", "The number ops know the student by"),
    "f.group": ("营号", "The group's number"),
    "f.day": ("第几天", "The day's number"),
    "f.at": (
        "什么时候交的，带时区；空着是现在",
        "When it came in, with its zone; now when left out",
    ),
    "f.leave_out": (
        "算不进去的放在一边，其余照收",
        "Leave out those that cannot count and take the rest",
    ),
    "f.parts": (
        "交了哪几样，写课程里的键或名称",
        "What is handed in, by the course's keys or titles",
    ),
    "f.words": ("学员写的", "What the student wrote"),
    "f.checkins": ("最多500条", "At most 500"),
    "f.reviews": ("最多500条", "At most 500"),
    "f.kind": ("点赞、留言、盖章", "A like, a comment or a stamp"),
    "f.by": (
        "谁给的：学员写学号，营主、副营主、作业官写名字",
        "Who gives it: a student's number, or the name of a host, deputy or officer",
    ),
    "f.review_words": (
        "留言的话，或盖章时写的一句",
        "The comment, or a line with the stamp",
    ),
    "f.item": ("第几条，从0数", "Which item, from 0"),
    "f.field": ("哪一项", "Which field"),
    "f.code": ("原因，给程序看", "Why, for a program"),
    "f.message": (
        "原因，给人看；语言随 Accept-Language",
        "Why, for people, in the language of Accept-Language",
    ),
    "f.error": ("哪一类，给程序看", "What kind, for a program"),
    "f.state": (
        "new 新收的，again 早就有的，left_out 放在一边的",
        "new, again (it was there already) or left_out",
    ),
    "f.parts_now": ("这一天到现在算数的几样", "The parts of that day that count so far"),
    "f.whole": ("这一天是不是交全了", "Whether that day is whole"),
    "f.new": ("新收了几条", "How many were new"),
    "f.again": ("几条早就有了", "How many were there already"),
    "f.left_out": ("几条放在一边", "How many were left out"),
    "f.track": ("camp、deferred 或 listener", "camp, deferred or listener"),
    "f.today": ("今天第几天", "The day that runs now"),
    "f.part_titles": ("打卡的几样：键和名称", "Parts of a check-in: key and title"),
    "f.tier": ("light、medium 或 heavy", "light, medium or heavy"),
    "f.joined": ("从第几天起算", "The first day that counts"),
    "f.roster_day": ("这是哪一天的样子", "The day this holds for"),
    "f.due_kind": ("哪一类事", "What kind of thing"),
    "f.date": ("当地的日期", "The local date"),
    "f.slot": ("morning、noon 或 evening", "morning, noon or evening"),
    "f.utc": ("UTC", "UTC"),
    "f.due_groups": ("发给几个营", "How many groups it goes to"),
    "f.due_states": ("各种状态有几行", "How many rows stand in each state"),
    "f.minute": ("开始后第几分钟", "Minutes after the start"),
    "f.cue": ("给营主看的，不要发", "For the host alone; never posted"),
    "f.spare": ("备用的一条", "Held in reserve"),
    "f.window": ("什么时候发", "When it is posted"),
    "f.slot_state": (
        "composed、copied、posted、missed，或还没备好的原因",
        "composed, copied, posted, missed; else why there is no text",
    ),
    "f.slot_said": ("状态的一句话", "The state in words"),
    "f.place": ("第几名；0是没排", "1 is first; 0 is not ranked"),
    "f.published": ("公布时的数", "As published"),
    "f.now": ("现在的数", "As it stands now"),
    "f.contest": ("哪一项比赛；night 是那一夜", "Which contest; night is that night alone"),
    "f.debrief": ("复盘原文", "The debrief as published"),
    "f.corrections": ("后来的更正", "What changed since"),
    # --- examples
    "x.words": ("最重的一句是：你到底想不想学。", "The hardest line was: do you want to learn or not?"),
    "x.officer": ("阿敏", "Min"),
    "x.stamp": ("没想好就写没想好，最实在", "Saying it is not settled yet is the honest thing"),
    "x.late": ("第3天补卡到9月11日 周五24:00为止", "day 3 could be made up until midnight on Friday 11 September"),
    "x.refused": ("这一批没有收，一条也没有留", "This push was not taken; nothing of it was kept"),
    "x.group": ("7营", "Group 7"),
    "x.cohort": ("好好相处第6期", "Getting along 6"),
    "x.course": ("好好相处", "Getting along"),
    "x.listen": ("听课", "Listen"),
    "x.homework": ("作业", "Homework"),
    "x.student": ("小李", "Amara"),
    "x.title": ("急起来的样子", "What hurry looks like"),
    "x.morning": ("早安问候语", "morning greeting"),
    "x.message": ("话赶话的时候，谁先急？", "When words chase words, who loses patience first?"),
    "x.composed": ("备好了，还没发", "composed, not posted yet"),
    "x.gap": ("再有4位就追平17营", "4 more to draw level with Group 17"),
    "x.night": ("昨晚", "Last night"),
    # --- saying no
    "locked": ("这把钥匙打不开", "This key does not open"),
    "wrong": ("写得不对，什么也没有改", "It is not written as it should be; nothing was changed"),
    "refused": ("这一批没有收，一条也没有留", "This push was not taken; nothing of it was kept"),
    "nowhere": ("没有这个地址，见 /api/v1/docs", "There is no such address; see /api/v1/docs"),
    "method": ("这个地址不这么用，见 /api/v1/docs", "This address is not used like that; see /api/v1/docs"),
    "big": ("太大了，一次最多4 MB；分几批交", "Too large: 4 MB at most; send it in several pushes"),
    "fast": ("太快了，等一等再来", "Too fast; wait a little"),
    "broken": ("出了差错，已经交的都在；过一会儿用同一个 Idempotency-Key 再发", "Something broke; what was taken is kept. Send it again later under the same Idempotency-Key"),
    "away": ("暂时连不上，已经交的都在；过一会儿用同一个 Idempotency-Key 再发", "The camp cannot be reached just now; what was taken is kept. Send it again later under the same Idempotency-Key"),
}  # fmt: skip

_TYPES: Final[dict[str, tuple[str, str]]] = {
    "missing": ("这一项没有写", "is missing"),
    "extra_forbidden": ("没有这一项，是不是写错了名字", "is no field of this; check its name"),
    "string_type": ("要写成文字", "must be text"),
    "string_too_long": ("太长了，最多{max_length}个字", "is too long: at most {max_length} characters"),
    "string_too_short": ("不能空着", "must not be empty"),
    "string_pattern_mismatch": ("有不能用的字符", "has characters that cannot be used"),
    "string_unicode": ("有不能用的字符", "has characters that cannot be used"),
    "too_long": ("太多了，最多{max_length}条", "has too many: at most {max_length}"),
    "too_short": ("至少要有一条", "must have at least one"),
    "list_type": ("要写成列表", "must be a list"),
    "int_type": ("要写成整数", "must be a whole number"),
    "int_parsing": ("要写成整数", "must be a whole number"),
    "int_from_float": ("要写成整数", "must be a whole number"),
    "greater_than_equal": ("太小了，最小{ge}", "is too small: at least {ge}"),
    "less_than_equal": ("太大了，最大{le}", "is too large: at most {le}"),
    "bool_type": ("写 true 或 false", "must be true or false"),
    "bool_parsing": ("写 true 或 false", "must be true or false"),
    "literal_error": ("只能是 {expected}", "must be one of {expected}"),
    "timezone_aware": ("时刻要带时区，比如 2026-09-11T21:40:00+08:00", "needs a zone: 2026-09-11T21:40:00+08:00"),
    "datetime_type": ("要写成时刻，比如 2026-09-11T21:40:00+08:00", "must be a moment: 2026-09-11T21:40:00+08:00"),
    "datetime_from_date_parsing": ("要写成时刻，比如 2026-09-11T21:40:00+08:00", "must be a moment: 2026-09-11T21:40:00+08:00"),
    "datetime_parsing": ("要写成时刻，比如 2026-09-11T21:40:00+08:00", "must be a moment: 2026-09-11T21:40:00+08:00"),
    "model_attributes_type": ("要写成一个对象", "must be an object"),
    "json_invalid": ("不是能读的 JSON", "is not JSON that can be read"),
    "": ("写得不对", "is not as it should be"),
}  # fmt: skip
"""What is wrong with a field, by pydantic's name for it."""


def say(key: str, locale: str) -> str:
    """Say a phrase; KeyError when there is none of this name."""
    zh, en = WORDS[key]
    return en if locale == "en" else zh


def said_of(kind: str, values: Mapping[str, Any], locale: str) -> str:
    """Say what is wrong with a field."""
    zh, en = _TYPES.get(kind, _TYPES[""])
    return (en if locale == "en" else zh).format_map(values)


def in_language(value: Any, locale: str) -> Any:
    """Put a document's descriptions and examples, keys of our table, into words."""
    if isinstance(value, list):
        return [in_language(one, locale) for one in value]
    if not isinstance(value, dict):
        return value
    found = {}
    for name, one in value.items():
        if name == "examples":
            found[name] = _exampled(one, locale)
        elif name in _DESCRIBES and isinstance(one, str) and one in WORDS:
            found[name] = say(one, locale)
        else:
            found[name] = in_language(one, locale)
    return found


def _exampled(value: Any, locale: str) -> Any:
    if isinstance(value, list):
        return [_exampled(one, locale) for one in value]
    if isinstance(value, dict):
        return {name: _exampled(one, locale) for name, one in value.items()}
    known = isinstance(value, str) and value in WORDS and _is_example(value)
    return say(value, locale) if known else value


def _is_example(key: str) -> bool:
    return key.startswith("x.")


_DESCRIBES: Final = frozenset({"title", "summary", "description"})
