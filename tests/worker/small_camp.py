"""A small camp on a rehearsal clock: the starter course, three groups, thirty people."""

import threading
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from camp import shelf
from camp.desk import lead
from camp.store import Store, rehearsal_clock
from camp.store.upgrade import ready
from camp.worker import Engine

START = date(2026, 9, 7)
"""A Monday: the local date of day 1."""
ZONE = ZoneInfo("Asia/Shanghai")
GROUPS, STUDENTS = 3, 30
TIERS = ("light", "medium", "heavy", "medium", "medium")

PK = """
  - id: pk
    title: 优秀作业PK
    kind: pk
    measure: excellent
    min_members: 5
    rounds:
      - [1, 2]
      - [3, 5]
    about: 两个营一组，比盖了多少优秀章
"""


@dataclass(frozen=True, slots=True)
class Joining:
    """One row of a roster, as a sheet gives it."""

    row: int
    ref: str
    name: str
    tier: str
    group: int
    phone: str = ""
    track: str = ""
    labels: frozenset[str] = field(default_factory=frozenset)


def course() -> dict[str, bytes]:
    """The starter's files, with a contest in pairs and small groups that are ranked."""
    files = shelf.starter()
    text = files["curriculum.yaml"].decode()
    league = (
        "    about: 每天该打卡的人里，来了多少。补卡和请假都照算，轻度听完也是满分\n"
    )
    assert text.count(league) == 1
    text = text.replace(league, f"    min_members: 5\n{league}{PK.lstrip(chr(10))}")
    return {**files, "curriculum.yaml": text.encode()}


def students() -> list[Joining]:
    """Ten people a group; names say which group, so that a crossing shows."""
    return [
        Joining(
            row=i + 2,
            ref=f"S{i:03}",
            name=f"{'甲乙丙'[i % GROUPS]}{i:02}",
            tier=TIERS[i // GROUPS % len(TIERS)],
            group=i % GROUPS + 1,
        )
        for i in range(STUDENTS)
    ]


def at(number: int, hour: str) -> datetime:
    """A local hour of a day number, as a moment."""
    day = START + timedelta(days=number - 1)
    return datetime.combine(day, time.fromisoformat(hour), ZONE).astimezone(UTC)


def move(store: Store, moment: datetime) -> None:
    """Set the rehearsal's clock."""
    with store.transaction() as kept:
        rehearsal_clock.move(kept, moment)


def opened(store: Store, moment: datetime | None = None) -> int:
    """Open the camp in an empty database whose clock stands still; the cohort's id."""
    ready(store)
    now = moment or at(-3, "12:00")
    library = {f"zh-CN/{name}": text for name, text in shelf.library("zh-CN").items()}
    with store.transaction() as kept:
        rehearsal_clock.move(kept, now)
        found = lead.open_cohort(
            kept, course(), library, START, "小营第1期", None, (), now
        )
        plan = lead.plan_import(kept, found.cohort, students(), now)
        lead.apply_import(kept, found.cohort, plan, "ops", now)
    return found.id


PAUSE = threading.Event()
"""Never set: waiting for it is a pause."""


def rows(store: Store, where: str = "1 = 1") -> list[tuple]:
    """(kind, number, slot, group, state, reason, errors, fence) of some rows."""
    with store.reading() as kept:
        found = kept.rows(
            "select kind, number, slot, group_id, state, reason, errors, fence "
            f"from occurrence where {where} order by compose_at, id"
        )
    return [tuple(row) for row in found]


def ids(store: Store, where: str) -> list[int]:
    """The ids of some rows."""
    with store.reading() as kept:
        found = kept.rows(f"select id from occurrence where {where} order by id")
    return [row[0] for row in found]


def states(store: Store, where: str) -> set[str]:
    """The states some rows are in."""
    return {row[4] for row in rows(store, where)}


def postings(store: Store, number: int) -> dict[tuple[str, int], bool]:
    """What was composed for a day: (slot, group) -> whether late."""
    with store.reading() as kept:
        found = kept.rows(
            "select slot, group_id, late from posting where number = ? "
            "and slot <> 'guidance'",
            (number,),
        )
    return {(row[0], row[1]): bool(row[2]) for row in found}


def work_off(store: Store, engine: Engine, moment: datetime) -> None:
    """Move the clock, and work until nothing is announced any more."""
    move(store, moment)
    idle = 0
    while idle < 3:
        batches = engine.tick()
        idle = 0 if batches else idle + 1
        for batch in batches:
            engine.work(batch)
        PAUSE.wait(0.002)
