"""A small course with a day of every kind, and facts made from it."""

from dataclasses import replace

import pytest

from camp import scripts
from camp.curriculum import Curriculum
from camp.scripts import compose, sample
from camp.scripts.facts import Facts

LESSON = {
    "title": "急起来的样子",
    "teacher": "顾川",
    "media": "audio",
    "minutes": 11,
    "about": "同一个人，平时和着急时为什么像两个人",
    "link": "https://learn.example/5",
}
GUEST = {
    "name": "程雁",
    "who": "社区调解员",
    "title": "劝架十九年",
    "minutes": 26,
    "about": "进门先问吃饭没有",
    "invitation": "听完想起了谁，写一两句",
    "excerpts": ["我不问谁对。", "嗓门大的人，多半是怕第一遍没被听见。"],
}
RUN = [
    {"at": 0, "say": "门开了，今晚50分钟。"},
    {"at": 6, "say": "第一问：写三个缺点。"},
    {"at": 7, "cue": "静着是在想，别补话。"},
    {"at": 15, "say": "写一个也算。", "spare": True},
]
ACTIVITY = {
    "name": "时空之门",
    "what": "给最喜欢的人写三条缺点",
    "why": "先看全，再开口",
    "start": "20:30",
    "minutes": 50,
    "warm_up": "中午先想两个人。",
    "show": RUN,
    "summary": "今晚门开了两边。",
}
CEREMONY = {"start": "23:30", "minutes": 30, "about": "认个门", "show": RUN}
HOMEWORK = {"light": "听完音频", "medium": "写三五句", "heavy": "写500字以上心得"}
READING = {
    "title": "压力下的四种样子",
    "kind": "article",
    "about": "先认认自己",
    "minutes": 6,
}


def a_day(day_id, kind, **more):
    return {
        "id": day_id,
        "kind": kind,
        "title": f"{day_id}这一天",
        "hook": "话赶话的时候，谁先急？",
        "quote": "别人的急，多半不是冲你来的。",
        "key_points": ["先认样子", "停在第二句前面"],
        "guidance": {
            "aim": "让中度那份好开头",
            "traps": [{"trap": "有人评家里人", "answer": "问最重的是哪句"}],
        },
        **more,
    }


def a_tier(title, *parts):
    return {
        "title": title,
        "parts": list(parts),
        "minutes": 15,
        "about": f"{title}的事",
    }


COURSE = {
    "format": 1,
    "id": "small",
    "title": "好好相处",
    "about": "一门小课",
    "locales": ["zh-CN", "en"],
    "zone": "Asia/Shanghai",
    "goal": "把一句话好好说完",
    "path": [
        {"title": "基础", "first": 0, "last": 2, "about": "能听完一段话"},
        {"title": "开口", "first": 3, "last": 4, "about": "能说清一件事"},
    ],
    "parts": {"listen": {"title": "听课"}, "homework": {"title": "作业"}},
    "tiers": {
        "light": a_tier("轻度", "listen"),
        "medium": a_tier("中度", "listen", "homework"),
        "heavy": a_tier("重度", "listen", "homework"),
    },
    "nickname": "{group}-名字-城市",
    "rules": ["说自己的事", "不发广告"],
    "contests": [
        {
            "id": "pk",
            "title": "优秀作业PK",
            "kind": "pk",
            "measure": "excellent",
            "rounds": [[1, 2]],
            "about": "比盖章",
        }
    ],
    "honors": [
        {"id": "full", "title": "优秀学员", "measures": ["completion"], "about": "全勤"}
    ],
    "days": [
        a_day("open", "opening", ceremony=CEREMONY),
        a_day(
            "five",
            "course",
            lesson=LESSON,
            homework=HOMEWORK,
            reading=READING,
            extra={**READING, "kind": "image", "minutes": 0},
            answers=[{"question": "要补吗？", "answer": "不用。"}],
            quote_by="顾川",
        ),
        a_day("guest", "guest", guest=GUEST, homework=HOMEWORK),
        a_day("gate", "activity", activity=ACTIVITY, homework=HOMEWORK),
        a_day("free", "rest"),
        a_day("close", "closing", ceremony=CEREMONY),
    ],
}
NUMBERS = range(6)


@pytest.fixture(scope="session")
def course() -> Curriculum:
    return Curriculum.model_validate(COURSE)


@pytest.fixture(scope="session")
def facts(course: Curriculum) -> Facts:
    """A course day's evening of group 7, with numbers, homework and a rival."""
    last = sample(course, 2, "evening").last
    return replace(sample(course, 1, "evening"), last=last)


@pytest.fixture(scope="session")
def say(facts):
    """Compose a text with those facts, some of them changed."""

    def say(text, **changed):
        return compose(
            scripts.compile("course/evening.full", text), replace(facts, **changed)
        )

    return say
