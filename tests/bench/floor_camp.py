"""The reference camp by hand: what the same work costs without a product around it.

sqlite3 and Jinja2 alone, no checks, no engine: 10,000 students in 52 groups, 21 days,
6,552 texts, some 206,000 check-ins of about 600 characters, a debrief and a standing a
night, honors at the end. The yardstick for ``camp rehearse --attendance full``.
"""

import hashlib
import json
import random
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

STUDENTS, GROUPS, DAYS = 10_000, 52, 21
SLOTS, VERSIONS = ("morning", "noon", "evening"), ("full", "short")
SCHEMA = """
create table student(id integer primary key, grp int, tier int, no text unique, name text, phone text);
create index by_group on student(grp, tier);
create table slot(day int, grp int, slot int, due int, state int, primary key(day, grp, slot)) without rowid;
create table script(day int, grp int, slot int, ver int, sha blob, body text, primary key(day, grp, slot, ver)) without rowid;
create table fact(day int, student int, grp int, tier int, excellent int, chars int, at int, primary key(day, student)) without rowid;
create table body(id integer primary key, body text not null);
create table debrief(day int, grp int, enrolled int, done int, light int, medium int, heavy int, excellent int, primary key(day, grp)) without rowid;
create table standing(day int, grp int, done int, rank int, primary key(day, grp)) without rowid;
create table honor(student int primary key, grp int, days int, excellent int, chars int, place int) without rowid;
"""
TEMPLATE = """{{ day.hook }}

早，{{ group.name }}的同学。第{{ day.number }}天，{{ lesson.teacher }}老师讲《{{ lesson.title }}》，{{ lesson.minutes }}分钟：{{ lesson.about }}

“{{ day.quote }}”
{% if full %}
{% for tier in tiers %}
{{ tier.mark }}{{ tier.title }}：{{ tier.homework }}
{% endfor %}
今晚24:00前交，都算今天的。
{% if last.rank == 1 %}全营第1。{% elif last.fell %}不用先补齐，从今天接上就行。{% else %}昨天来了{{ last.done }}位，全营第{{ last.rank }}，再有{{ last.gap }}位就追平{{ last.rival }}。{% endif %}
{% endif %}
{% for name in names %}{{ name }}{% if not loop.last %}、{% endif %}{% endfor %}
"""
NIGHT = """
insert into debrief select {d}, n.grp, n.size, coalesce(k.done, 0), coalesce(k.l, 0), coalesce(k.m, 0), coalesce(k.h, 0), coalesce(k.ex, 0)
from (select grp, count(*) size from student group by grp) n left join
(select grp, count(*) done, sum(tier = 0) l, sum(tier = 1) m, sum(tier = 2) h, sum(excellent) ex from fact where day = {d} group by grp) k on k.grp = n.grp
"""
STANDING = """
insert into standing select {d}, grp, done, rank() over (order by 1.0 * done / size desc) from (select n.grp, size, coalesce(done, 0) done
from (select grp, count(*) size from student group by grp) n left join (select grp, count(*) done from fact where day <= {d} group by grp) k on k.grp = n.grp)
"""
HONOR = """
insert into honor select student, max(grp), count(*), sum(excellent), sum(chars), row_number() over (order by count(*) desc, sum(excellent) desc, student)
from fact group by student
"""


def texts(rnd: random.Random) -> list[str]:
    """Write 2,000 texts of about 600 characters."""
    letters = "今天我们学习了如何把一天的时间记录下来早上起床以后先写三件最重要的事情然后按照计划去完成"
    return ["".join(rnd.choices(letters, k=rnd.randint(510, 690))) for _ in range(2000)]


def facts_for(day: int, group: int, version: str) -> dict:
    """Fill in what one text says."""
    return {
        "day": {"number": day, "hook": "话赶话的时候，谁先急？", "quote": "先认样子，别忙着认对错"},
        "group": {"name": f"{group + 1}营"},
        "lesson": {"teacher": "顾川", "title": "急起来的样子", "minutes": 11, "about": "同一个人为什么像两个人。"},
        "full": version == "full",
        "tiers": [{"mark": m, "title": t, "homework": "写一次话赶话"} for m, t in (("🎧", "轻度"), ("✍️", "中度"), ("📖", "重度"))],
        "last": {"rank": group + 1, "fell": group % 9 == 0, "done": 118, "gap": 4, "rival": "17营"},
        "names": ["小李", "小王", "小张"],
    }  # fmt: skip


def night(con: sqlite3.Connection, day: int) -> None:
    """Close one night: a debrief and a standing of every group."""
    con.execute("begin")
    con.execute(NIGHT.format(d=day))
    con.execute(STANDING.format(d=day))
    con.execute("commit")


def camp(path: Path, students: int = STUDENTS, groups: int = GROUPS) -> float:
    """Run the whole camp into a database file; returns the seconds it took."""
    rnd = random.Random(21)
    pool = texts(rnd)
    template = SandboxedEnvironment(undefined=StrictUndefined).from_string(TEMPLATE)
    roster = [(s, s % groups, rnd.choice((0, 1, 2))) for s in range(1, students + 1)]
    con = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=wal", "synchronous=normal", "cache_size=-65536"):
        con.execute(f"pragma {pragma}")
    con.executescript(SCHEMA)
    begun = time.perf_counter()
    con.execute("begin")
    con.executemany(
        "insert into student values(?,?,?,?,?,?)",
        ((s, g, t, f"S{s}", f"学员{s}", f"138{s:08d}") for s, g, t in roster),
    )
    con.executemany(
        "insert into slot values(?,?,?,?,0)",
        ((d, g, k, d * 86400 + k) for d in range(1, DAYS + 1) for g in range(groups) for k in range(3)),
    )  # fmt: skip
    con.execute("commit")
    for day in range(1, DAYS + 1):
        _day(con, day, roster, (pool, template, groups))
        night(con, day)
    con.execute("begin")
    con.execute(HONOR)
    con.execute("commit")
    spent = time.perf_counter() - begun
    assert con.execute("select count(*) from honor").fetchone()[0] > students * 0.9
    con.close()
    return spent


def _day(con, day, roster, made):
    pool, template, groups = made
    con.execute("begin")
    written = []
    for g in range(groups):
        for k, _ in enumerate(SLOTS):
            for v, version in enumerate(VERSIONS):
                body = template.render(facts_for(day, g, version))
                sha = hashlib.sha256(body.encode()).digest()
                written.append((day, g, k, v, sha, body))
    con.executemany("insert into script values(?,?,?,?,?,?)", written)
    con.execute("update slot set state = 1 where day = ?", (day,))
    con.execute("commit")
    rows = []
    for s, g, t in roster:
        if s % 33 == 0 and day > (s // 33) % DAYS:
            continue
        text = pool[(s * 31 + day) % 2000]
        star = 1 if (s * 7 + day * 13) % 12 == 0 else 0
        rows.append((s, g, t, star, len(text), 1_750_000_000 + day * 86400 + s, text))
    con.execute("begin")
    con.executemany(
        "insert into fact values(?,?,?,?,?,?,?) on conflict do nothing",
        ((day, *row[:6]) for row in rows),
    )
    con.executemany(
        "insert into body values(?,?) on conflict do nothing",
        ((day * 10_000_000 + row[0], row[6]) for row in rows),
    )
    con.execute("commit")


if __name__ == "__main__":
    students = int(sys.argv[1]) if len(sys.argv) > 1 else STUDENTS
    with tempfile.TemporaryDirectory() as folder:
        spent = camp(Path(folder) / "floor.db", students, max(1, round(students / 192)))
    print(json.dumps({"seconds": round(spent, 3)}))
