"""The course of the tiny camp: its days, and plain texts for every slot."""

from __future__ import annotations

ZONE = "Asia/Shanghai"

SAID = """{{ day.hook }} 第{{ day.number }}天。
{% if last %}昨天{{ last.done }}位，第{{ last.rank }}，{{ last.helper }}。{% endif %}
{% if now %}到{{ now.hour }}来了{{ now.came }}/{{ now.due }}。{% endif %}
{% if settled %}收官{{ settled.rival }}{{ settled.ours }}比{{ settled.theirs }}{{ "，赢了" if settled.ahead }}。{% endif %}
{% if duel %}对{{ duel.rival }}{{ duel.ours }}比{{ duel.theirs }}{{ "，领先" if duel.ahead }}。{% endif %}
{% for work in works %}{{ work.name }}：{{ work.words }}。{% endfor %}
{% for name in perfect %}一天没落{{ name }}。{% endfor %}
{% for one in citations %}{{ one.honor }}{{ one.name }}。{% endfor %}
{% for name in finished %}走完{{ name }}。{% endfor %}
{% if tomorrow %}明天{{ tomorrow.title }}。{% endif %}
"""
GUIDANCE = """{{ guidance.aim }}
{% if now %}到{{ now.hour }}来了{{ now.came }}。{% endif %}
{% if guidance.unreviewed %}待点评{{ guidance.unreviewed }}。{% endif %}
{% if guidance.watch %}复盘：{{ guidance.watch }}{% endif %}
"""


def day(number, kind):
    """One day of the course."""
    made = {
        "id": f"day-{number}",
        "kind": kind,
        "title": f"第{number}课",
        "hook": f"第{number}天从一句话开始",
        "quote": "别人的急，多半不是冲你来的。",
        "key_points": ["先认样子"],
        "guidance": {"aim": "让中度那份好开头"},
    }
    lesson = {"title": f"急起来{number}", "teacher": "顾川", "media": "audio"}
    guest = {"name": "程雁", "who": "调解员", "title": "劝架", "invitation": "写一句"}
    show = [{"at": at, "say": f"第{at}分钟。"} for at in (0, 6, 40)]
    if kind == "course":
        made["lesson"] = {**lesson, "minutes": 11, "about": "为什么像两个人。"}
    if kind == "guest":
        made["guest"] = {
            **guest,
            "minutes": 26,
            "about": "讲劝架",
            "excerpts": ["我不问谁对。", "我问谁没吃饭。"],
        }
    if kind == "activity":
        about = {"name": "时空之门", "what": "写两问", "why": "看全一个人"}
        when = {"start": "20:30", "minutes": 50, "warm_up": "先想一个人。"}
        made["activity"] = {**about, **when, "show": show, "summary": "总结。"}
    if kind in {"opening", "closing"}:
        about = {"start": "20:00", "minutes": 40, "about": "见面"}
        made["ceremony"] = {**about, "show": show}
    if kind in {"course", "guest", "activity"}:
        made["homework"] = {"light": "听完", "medium": "写一次", "heavy": "写20字"}
    return made


_TIER = {"minutes": 10, "about": "选一档"}
_COURSE = {
    "format": 1,
    "id": "tiny",
    "title": "好好相处",
    "about": "几天。",
    "locales": ["zh-CN"],
    "zone": ZONE,
    "goal": "把一句话说完",
    "parts": {
        "listen": {"title": "听课"},
        "homework": {"title": "作业", "written": True},
        "reflection": {"title": "心得", "written": True, "min_chars": 20},
    },
    "tiers": {
        "light": {"title": "轻度", "parts": ["listen"], **_TIER},
        "medium": {"title": "中度", "parts": ["listen", "homework"], **_TIER},
        "heavy": {
            "title": "重度",
            "parts": ["listen", "homework", "reflection"],
            **_TIER,
        },
    },
    "attendance": {"makeup_days": 1, "leave_per_week": 1, "finish": 0.6},
    "nickname": "7-名字",
    "rules": ["不发广告"],
    "contests": [
        {
            "id": "league",
            "title": "联赛",
            "kind": "league",
            "measure": "completion",
            "min_members": 1,
            "about": "比完成率",
        }
    ],
    "honors": [
        {
            "id": "steady",
            "title": "优秀学员",
            "measures": ["completion", "stamps"],
            "about": "来得最齐",
        }
    ],
}


def plan(kinds, **changes):
    """A course of these kinds of days, as its file has it."""
    start = 0 if kinds[0] == "opening" else 1
    last = start + len(kinds) - 1
    return {
        **_COURSE,
        "path": [{"title": "全程", "first": start, "last": last, "about": "一段"}],
        "days": [day(start + place, kind) for place, kind in enumerate(kinds)],
        **changes,
    }


def templates():
    """Plain texts for every kind of day and slot."""
    made = {}
    for kind in ("opening", "course", "guest", "activity", "rest", "closing"):
        for slot in ("morning", "noon", "evening"):
            for version in ("full", "short"):
                made[f"zh-CN/{kind}/{slot}.{version}"] = SAID
        made[f"zh-CN/{kind}/guidance.full"] = GUIDANCE
    return made


def courses(days):
    """So many course days."""
    return ("course",) * days
