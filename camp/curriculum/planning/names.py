"""How planning tables call things: columns, settings, labels inside a cell, choices.

Every entry is (Chinese names, English names); the first of each is the one written,
all of them are read.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from camp.curriculum.problems import Locale

Names: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]

_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_LOOSE: Final = re.compile(r"[\s*:_\-./·'\"“”?#、,]+")

DAY: Final[Mapping[str, Names]] = {
    "number": (
        ("天", "第几天", "天数", "序号", "编号", "天次"),
        ("day", "day number", "number", "no", "#"),
    ),
    "date": (("日期",), ("date",)),
    "kind": (("类型", "日类型", "当天类型", "性质"), ("kind", "type", "kind of day")),
    "title": (("标题", "主题", "当天主题"), ("title", "topic", "theme")),
    "id": (("钥匙", "标识"), ("key", "id")),
    "stage": (("阶段", "模块"), ("stage", "phase", "module")),
    "hook": (
        ("开头", "钩子", "早安开头", "早安第一句", "开场白"),
        ("hook", "opening line"),
    ),
    "quote": (("金句", "今日金句", "每日金句"), ("quote", "quotation")),
    "quote_by": (("金句出处", "出处"), ("quote by", "quoted from")),
    "key_points": (
        ("要点", "知识点", "核心要点", "今日要点"),
        ("key points", "takeaways", "points"),
    ),
    "lesson.title": (
        ("课名", "课", "课程", "课程名称", "课程标题", "课程名"),
        ("lesson", "lesson title"),
    ),
    "lesson.teacher": (("老师", "讲师", "导师", "授课老师"), ("teacher", "tutor")),
    "guest.name": (("大咖", "嘉宾", "大咖姓名", "嘉宾姓名"), ("guest", "guest name")),
    "guest.who": (
        ("大咖身份", "嘉宾身份", "身份", "嘉宾介绍", "大咖介绍"),
        ("guest who", "who"),
    ),
    "guest.title": (
        ("分享题目", "大咖题目", "分享主题", "嘉宾主题"),
        ("talk", "talk title", "guest title"),
    ),
    "activity.name": (("活动", "活动名", "活动名称"), ("activity", "activity name")),
    "activity.what": (("做什么", "活动内容"), ("what", "what we do")),
    "activity.why": (("为什么", "活动目的", "意义"), ("why",)),
    "main.media": (("形式", "媒体"), ("media", "format")),
    "main.minutes": (("分钟", "时长", "时长分钟", "课时"), ("minutes", "length")),
    "main.about": (("讲什么", "简介", "内容简介"), ("about", "summary line")),
    "main.link": (("链接", "课程链接", "音频链接", "视频链接"), ("link", "url")),
    "guest.invitation": (
        ("邀请", "请大家写", "听后写什么"),
        ("invitation", "invite to write"),
    ),
    "guest.excerpts": (("摘句", "大咖金句", "金句摘录", "摘录"), ("excerpts",)),
    "main.start": (("开始", "开始时间", "几点开始", "时间"), ("start", "starts at")),
    "activity.warm_up": (
        ("热身", "预热", "午间预热"),
        ("warm-up", "warm up", "warmup"),
    ),
    "main.show": (("流程", "活动流程", "环节"), ("show", "run of show")),
    "activity.summary": (
        ("总结", "活动总结"),
        ("summary", "take home"),
    ),
    "homework.light": (("轻度", "轻度作业", "轻"), ("light", "light homework")),
    "homework.medium": (("中度", "中度作业", "中"), ("medium", "medium homework")),
    "homework.heavy": (("重度", "重度作业", "重"), ("heavy", "heavy homework")),
    "reading": (("加读", "阅读", "延伸阅读"), ("reading", "extra reading")),
    "extra": (
        ("午间", "午间素材", "万花筒", "午间万花筒"),
        ("extra", "noon", "noon extra"),
    ),
    "materials": (("材料", "资料"), ("materials",)),
    "cards": (("海报", "配图"), ("cards", "posters")),
    "parts": (("当天要交", "要交"), ("parts", "due parts")),
    "slots": (("时段", "当天时段"), ("slots", "windows")),
    "guidance.aim": (
        ("运营要点", "引导", "今日目标", "引导重点", "重点"),
        ("guidance", "aim", "guidance aim"),
    ),
    "guidance.traps": (("坑", "常见坑", "坑和接法", "注意"), ("traps", "pitfalls")),
    "guidance.own_line": (("营主一句", "营主自己的一句"), ("own line",)),
    "answers": (("答复", "当天答复", "问答"), ("answers", "q&a", "faq")),
    "selling": (("可说下一期", "可说下期"), ("selling",)),
}
"""Columns of a day; ``main.`` is whichever of lesson, guest, activity, ceremony it has."""

OWN: Final[Mapping[str, Names]] = {
    "lesson": (("课程", "课"), ("lesson",)),
    "guest": (("大咖", "嘉宾", "分享"), ("guest", "talk")),
    "activity": (("活动",), ("activity",)),
    "ceremony": (("仪式", "开营", "结营"), ("ceremony",)),
}

SETTINGS: Final[Mapping[str, Names]] = {
    "title": (("课名", "标题", "课程名称", "课程"), ("title", "course")),
    "id": (("钥匙", "标识"), ("key", "id")),
    "about": (("介绍", "课程介绍", "简介", "讲什么"), ("about",)),
    "locales": (("语言",), ("languages", "language", "locales")),
    "zone": (("时区",), ("zone", "time zone", "timezone")),
    "goal": (("目标", "课程目标", "共同目标"), ("goal",)),
    "path": (("路径", "阶段", "学习路径"), ("path", "stages")),
    "promises": (("承诺", "说好的事"), ("promises",)),
    "slots": (("时段", "三个时段"), ("slots", "windows")),
    "parts": (("打卡内容", "交什么"), ("parts",)),
    "tiers.light": (("轻度",), ("light",)),
    "tiers.medium": (("中度",), ("medium",)),
    "tiers.heavy": (("重度",), ("heavy",)),
    "attendance": (("考勤", "打卡规则"), ("attendance",)),
    "group": (("营的大小", "每营人数"), ("group",)),
    "nickname": (("昵称", "昵称格式"), ("nickname",)),
    "rules": (("群规", "规则"), ("rules", "group rules")),
    "ladder": (("处理步骤", "违规处理"), ("ladder",)),
    "contests": (("比赛", "竞赛"), ("contests",)),
    "honors": (("荣誉", "奖项"), ("honors", "honours", "awards")),
    "points": (("积分",), ("points",)),
    "deposit": (("押金",), ("deposit",)),
    "assessment": (("测评",), ("assessment",)),
    "methods": (("学习方法", "学法"), ("methods",)),
    "answers": (("通用答复", "答复", "问答"), ("answers", "q&a", "faq")),
    "look": (("外观", "配色"), ("look", "colours", "colors")),
}
"""What holds for the whole camp, one row each."""

LABELS: Final[Mapping[str, tuple[str, str]]] = {
    "key": ("钥匙", "key"),
    "id": ("钥匙", "key"),
    "title": ("标题", "title"),
    "kind": ("类型", "kind"),
    "about": ("说明", "about"),
    "minutes": ("分钟", "minutes"),
    "link": ("链接", "link"),
    "asset": ("文件", "asset"),
    "first": ("从第几天", "from day"),
    "last": ("到第几天", "to day"),
    "written": ("要写", "written"),
    "min_chars": ("最少字数", "min chars"),
    "parts": ("要交", "parts"),
    "makeup_days": ("几天内能补", "make-up days"),
    "leave_per_week": ("每周请假", "leave per week"),
    "misses_per_week": ("每周可漏", "misses per week"),
    "beyond": ("超过以后", "beyond"),
    "finish": ("完成比例", "finish"),
    "students": ("学员", "students"),
    "people": ("群上限", "people"),
    "measure": ("比什么", "measure"),
    "measures": ("比什么", "measures"),
    "ties": ("同分看", "ties"),
    "min_members": ("最少人数", "min members"),
    "rounds": ("轮次", "rounds"),
    "per": ("范围", "per"),
    "winners": ("几位", "winners"),
    "least": ("至少", "least"),
    "may_repeat": ("可兼得", "may repeat"),
    "done": ("完成", "done"),
    "made_up": ("补卡", "made up"),
    "stamp": ("优秀章", "stamp"),
    "comment": ("留言", "comment"),
    "amount": ("金额", "amount"),
    "back": ("退还", "back"),
    "opens": ("第几天做", "opens on day"),
    "read": ("第几天读", "read on day"),
    "how": ("怎么读", "how"),
    "question": ("问", "Q"),
    "answer": ("答", "A"),
    "colour": ("主色", "colour"),
    "accent": ("点缀色", "accent"),
    "logo": ("标志", "logo"),
    "tiers": ("三档强度", "tiers"),
}
"""What stands before the colon on a line inside a cell."""

CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "opening": ("开营", "开营日"),
    "course": ("课程日", "课程", "课", "上课", "正课", "学习日"),
    "guest": ("大咖日", "大咖", "嘉宾日", "嘉宾", "分享日", "大咖分享"),
    "activity": ("活动日", "活动", "互动日"),
    "rest": ("休息", "休息日"),
    "closing": ("结营", "结营日"),
    "audio": ("音频",),
    "video": ("视频",),
    "image": ("图", "图片"),
    "article": ("短文", "文章"),
    "file": ("文件",),
    "league": ("联赛",),
    "pk": ("PK", "对战"),
    "completion": ("完成率",),
    "excellent": ("优秀作业",),
    "homework": ("作业",),
    "stamps": ("优秀章",),
    "likes_given": ("点赞",),
    "comments_given": ("留言",),
    "posts": ("发帖",),
    "stamped_reflections": ("盖章心得",),
    "stamped_chars": ("盖章字数",),
    "heaviest_streak": ("重度连续",),
    "earliness": ("交得早",),
    "peer_comments": ("给同学留言",),
    "nominations": ("提名",),
    "giving": ("互动",),
    "streak": ("连续天数",),
    "size": ("人数",),
    "out": ("退出",),
    "listener": ("转裸听", "裸听"),
    "nothing": ("不处理",),
    "group": ("每营",),
    "cohort": ("全营", "全期"),
    "morning": ("早安", "早上", "早"),
    "noon": ("午间", "中午"),
    "evening": ("晚间", "晚上", "晚"),
    "true": ("是", "对", "yes", "y", "√", "✓", "1"),
    "false": ("否", "不", "no", "n", "×", "0"),
}
"""A value of the file -> how it is called in Chinese; the first name is written."""


def folded(text: str) -> str:
    """Reduce a header to what counts when it is compared.

    >>> folded("＊金句（必填）："), folded("Key-Points")
    ('金句', 'keypoints')
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    bare = _ASIDE.sub("", plain)
    return _LOOSE.sub("", bare) or _LOOSE.sub("", plain) or plain.strip()


def called(names: Mapping[str, Names], key: str, locale: Locale) -> str:
    """Call a column or a setting by its first name in a language."""
    return names[key][0 if locale == "zh-CN" else 1][0]


def _known(names: Mapping[str, Names]) -> dict[str, str]:
    return {
        folded(name): key
        for key, both in reversed(list(names.items()))
        for name in (*both[0], *both[1], key)
    }


def _with_own(known: dict[str, str]) -> dict[str, str]:
    """Let a shared column be named after the block it is for: 活动开始, guest minutes."""
    shared = {key: names for key, names in DAY.items() if key.startswith("main.")}
    for block, befores in OWN.items():
        for key, both in shared.items():
            field = key.removeprefix("main.")
            for before, afters in zip(befores, both, strict=True):
                for name in (f"{b}{a}" for b in before for a in afters):
                    known.setdefault(folded(name), f"{block}.{field}")
            known.setdefault(folded(f"{block}.{field}"), f"{block}.{field}")
    for block in ("reading", "extra"):
        for field in ("title", "kind", "about", "minutes", "link", "asset"):
            for name in (
                *(f"{name}{LABELS[field][0]}" for name in DAY[block][0]),
                *(f"{name}{LABELS[field][1]}" for name in DAY[block][1]),
            ):
                known.setdefault(folded(name), f"{block}.{field}")
    return known


DAY_KEYS: Final[Mapping[str, str]] = _with_own(_known(DAY))
"""Folded name -> key of a column."""

SETTING_KEYS: Final[Mapping[str, str]] = _known(SETTINGS)
"""Folded name -> key of a setting."""
