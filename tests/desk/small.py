"""A small camp of six days, with an engine that is walked by hand."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from camp import timetable
from camp.cohort import Role, Student, Track
from camp.desk import course
from camp.desk.student import CheckIn, Given, check_in, review
from camp.settings import Settings
from camp.store import cohorts, queue, rehearsal_clock, roster, versions
from camp.store.upgrade import ready
from camp.timetable import lay_out
from camp.worker import Engine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from camp.store import Kept

START = date(2026, 9, 7)
LISTEN, HOMEWORK, REFLECTION = 1, 2, 4
TIER_PARTS = {"light": LISTEN, "medium": LISTEN | HOMEWORK, "heavy": 7}
PEOPLE = {
    1: ("小李", "小王", "小张", "小赵"),
    2: ("小陈", "小周", "小吴", "小郑"),
}
"""Group number -> who sits there; the tiers go light, medium, heavy in turn."""
LONG = "今天洗碗的时候想起昨天那句话，其实可以换一种说法。" * 3
SLOTS = ("morning", "noon", "evening")
KINDS = ("opening", "course", "rest", "activity", "closing")
ENGLISH = {1: ("Amara", "Ben", "Chloe", "Dev"), 2: ("Ellen", "Femi", "Grace", "Harry")}


def _show():
    return [
        {"at": 0, "say": "门开了。", "cue": "等大家坐好"},
        {"at": 6, "say": "第一问。"},
        {"at": 15, "say": "备用的一问。", "spare": True},
        {"at": 40, "say": "总结。"},
    ]


def _day(number, kind):
    day = {
        "id": f"day-{number}-{kind}",
        "kind": kind,
        "title": f"第{number}课" if kind == "course" else kind,
        "hook": f"第{number}天从一句话开始",
        "quote": "别人的急，多半不是冲你来的。",
        "key_points": ["先认样子"],
        "guidance": {
            "aim": "让中度那份好开头",
            "traps": [{"trap": "有人评理", "answer": "问哪句最重"}],
        },
    }
    if kind == "course":
        day["lesson"] = {
            "title": f"急起来的样子{number}",
            "teacher": "顾川",
            "media": "audio",
            "minutes": 11,
            "about": "同一个人，平时和着急时为什么像两个人。",
        }
    if kind in {"course", "activity"}:
        day["homework"] = {
            "light": "听完音频",
            "medium": "写一次话赶话",
            "heavy": "写20字以上心得",
        }
    if kind == "activity":
        day["activity"] = {
            "name": "时空之门",
            "what": "写两问",
            "why": "看全一个人",
            "start": "20:30",
            "minutes": 50,
            "warm_up": "先想一个人。",
            "show": _show(),
            "summary": "总结。",
        }
    if kind in {"opening", "closing"}:
        day["ceremony"] = {
            "start": "20:00",
            "minutes": 40,
            "about": "见面",
            "show": _show(),
        }
    return day


def curriculum(locale="zh-CN"):
    """The six days; in English every text is replaced by plain words."""
    plan = _curriculum(locale)
    return plan if locale == "zh-CN" else _english(plan)


def _english(value):
    if isinstance(value, dict):
        return {key: _english(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_english(one) for one in value]
    han = isinstance(value, str) and re.search(r"[\u4e00-\u9fff]", value)
    return "Plain words" if han else value


def _curriculum(locale):
    return {
        "format": 1,
        "id": "small",
        "title": "好好相处",
        "about": "六天。",
        "locales": [locale],
        "zone": "Asia/Shanghai",
        "goal": "把一句话说完",
        "path": [{"title": "全程", "first": 0, "last": 5, "about": "一段"}],
        "parts": {
            "listen": {"title": "听课"},
            "homework": {"title": "作业", "written": True},
            "reflection": {"title": "心得", "written": True, "min_chars": 20},
        },
        "tiers": {
            "light": {
                "title": "轻度",
                "parts": ["listen"],
                "minutes": 10,
                "about": "听",
            },
            "medium": {
                "title": "中度",
                "parts": ["listen", "homework"],
                "minutes": 20,
                "about": "写",
            },
            "heavy": {
                "title": "重度",
                "parts": ["listen", "homework", "reflection"],
                "minutes": 30,
                "about": "读",
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
                "min_members": 2,
                "about": "比完成率",
            },
            {
                "id": "pk",
                "title": "PK赛",
                "kind": "pk",
                "measure": "completion",
                "min_members": 2,
                "rounds": [[1, 2]],
                "about": "两个营比",
            },
        ],
        "honors": [
            {
                "id": "steady",
                "title": "优秀学员",
                "measures": ["completion", "stamps"],
                "about": "来得最齐",
            },
            {
                "id": "warm",
                "title": "温暖大使",
                "measures": ["peer_comments"],
                "per": "cohort",
                "about": "留言最多",
            },
        ],
        "days": [
            _day(n, k)
            for n, k in enumerate(
                ["opening", "course", "course", "rest", "activity", "closing"]
            )
        ],
    }


SAID = """{{ day.hook }}

{{ group.name }}，第{{ day.number }}天。{% if last %}昨天来了{{ last.done }}位。{% endif %}
{% if late %}现在是{{ late }}。{% endif %}
{% for work in works %}{{ work.name }}：{{ work.words }}{% endfor %}
"""
SHOW = """{% for moment in show.moments %}
{% message moment.at spare moment.spare %}
{{ moment.say }}
{% if moment.cue %}{% cue %}{{ moment.cue }}{% endcue %}{% endif %}
{% endfor %}
"""


SAID_ENGLISH = """{{ day.hook }}

{{ group.name }}, day {{ day.number }}.
{% if last %}{{ last.done }} of us came yesterday.{% endif %}
"""


def templates(locale="zh-CN"):
    zh = locale == "zh-CN"
    said = SAID if zh else SAID_ENGLISH
    made = {}
    for kind in KINDS:
        for slot in SLOTS:
            has_show = slot == "evening" and kind in {"opening", "activity", "closing"}
            for version in ("full", "short"):
                made[f"{locale}/{kind}/{slot}.{version}"] = SHOW if has_show else said
        tomorrow = "明天" if zh else "Tomorrow"
        made[f"{locale}/{kind}/guidance.full"] = f"{tomorrow}: {{{{ guidance.aim }}}}"
    return made


def ref(number, place):
    """The number of a student: S10 is the first of group 1."""
    return f"S{number}{place}" if place < 10 else f"S{number}-{place}"


class Small:
    """The small camp in a database of its own, its engine and its clock."""

    def __init__(
        self,
        url: str,
        *,
        locale: str = "zh-CN",
        plan: dict | None = None,
        files: dict[str, bytes] | None = None,
    ) -> None:
        self.files = files or {}
        self.engine = Engine(Settings(database_url=url))
        self.store = self.engine.store
        ready(self.store)
        self.now = datetime(2026, 9, 5, 4, tzinfo=UTC)
        names = PEOPLE if locale == "zh-CN" else ENGLISH
        with self.store.transaction() as kept:
            rehearsal_clock.move(kept, self.now)
            self._open(kept, plan or curriculum(locale), templates(locale), names)

    def _open(self, kept, plan, said, names):
        name = "小营" if plan["locales"] == ["zh-CN"] else "Small camp"
        written = json.dumps(plan, ensure_ascii=False).encode()
        files = {"curriculum.yaml": written, **self.files}
        order = [day["id"] for day in plan["days"]]
        version = versions.keep_version(kept, "好好相处", files, said, order, self.now)
        cohort_id = cohorts.add(
            kept, name, version, START, "Asia/Shanghai", (), self.now
        )
        self.groups = {
            number: cohorts.add_group(kept, cohort_id, number, Track.CAMP, 0)
            for number in names
        }
        tiers = ("light", "medium", "heavy")
        new = [
            Student(
                0,
                ref(number, place),
                name,
                self.groups[number].id,
                tiers[place % 3],
                Track.CAMP,
                1,
            )
            for number, theirs in names.items()
            for place, name in enumerate(theirs)
        ]
        ids = roster.add(kept, cohort_id, new)
        self.ids = {s.name: i for s, i in zip(new, ids, strict=True)}
        self.tiers = {s.name: s.tier for s in new}
        for number, group in self.groups.items():
            for role in Role:
                cohorts.assign(kept, group.id, role, 0, f"{role.value}{number}")
        cohorts.sign(kept, cohort_id, version, "Lan", self.now)
        self.id = cohort_id
        row = cohorts.get(kept, cohort_id)
        self.cohort, _ = course.cohort_of(kept, row)
        queue.lay_out(kept, cohort_id, lay_out(self.cohort, self.groups.values()))

    @contextmanager
    def act(self) -> Iterator[Kept]:
        with self.store.transaction() as kept:
            yield kept

    @property
    def row(self):
        with self.store.reading() as kept:
            return cohorts.get(kept, self.id)

    def at(self, day: int, hour: int, minute: int = 0) -> datetime:
        """A local moment of a day number; hour 24 and beyond is the next date."""
        moment = timetable.instant(
            timetable.date_of(self.cohort, day), time(), "Asia/Shanghai"
        )
        return moment + timedelta(hours=hour, minutes=minute)

    def move(self, now: datetime) -> datetime:
        """Set the clock without any work being done."""
        with self.act() as kept:
            rehearsal_clock.move(kept, now)
        self.now = now
        return now

    def walk(self, now: datetime) -> datetime:
        """Let time pass until a moment, working off what falls due on the way."""
        while True:
            with self.act() as kept:
                due = queue.next_due(kept)
            step = now if due is None or due > now else max(due, self.now)
            self.move(step)
            worked = sum(self.engine.work(ids) for ids in self._tick())
            if step == now and not worked:
                return now
            if due is not None and due <= self.now and not worked:
                return self.move(now)

    def _tick(self):
        """Announce whatever is due, however lately it was announced."""
        with self.act() as kept:
            kept.do("update occurrence set announced_at = 0 where state = 'planned'")
        return self.engine.tick()

    def came(
        self, name: str, day: int, hour: int = 20, parts: int | None = None, words=None
    ):
        """Someone hands in their day, whole unless told otherwise."""
        mask = TIER_PARTS[self.tiers[name]] if parts is None else parts
        at = int(self.at(day, hour).timestamp())
        said = (LONG if mask & ~LISTEN else "") if words is None else words
        with self.act() as kept:
            return check_in(
                kept, self.cohort, [CheckIn(self.ids[name], day, mask, said, at)]
            )[0]

    def stamped(self, name: str, day: int, hour: int = 21, by: str = "officer1"):
        """An officer stamps someone's homework."""
        at = int(self.at(day, hour).timestamp())
        with self.act() as kept:
            given = Given(day, self.ids[name], "stamp", 0, by, "", at)
            return review(kept, self.cohort, [given])[0]
