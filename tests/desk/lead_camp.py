"""The starter's seven days in an empty database, as a camp lead walks it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from camp import shelf
from camp.desk import lead
from camp.settings import Settings
from camp.sheets import RosterRow
from camp.store import Store, cohorts, queue, rehearsal_clock
from camp.store.tables import tables
from camp.store.upgrade import ready
from camp.worker import Engine

START = date(2026, 9, 7)
"""A Monday; the opening, number 0, is the Sunday before."""
BEFORE = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)
ZONE = "Asia/Shanghai"
NAMES = ("小李", "小王", "小张", "小赵", "小陈", "小周", "小吴", "小郑")


@cache
def templates():
    """Every script template: ``zh-CN/course/morning.full`` -> text."""
    return {
        f"{spoken}/{name}": text
        for spoken in shelf.locales()
        for name, text in shelf.library(spoken).items()
    }


def course_files(**changes):
    """The starter's files; each change is an old text -> a new one."""
    text = shelf.starter()["curriculum.yaml"].decode()
    for old, new in changes.pop("said", {}).items():
        assert old in text, old
        text = text.replace(old, new)
    assert not changes
    return {**shelf.starter(), "curriculum.yaml": text.encode()}


def small_groups(students=4, people=8, said=None):
    """The starter with other group sizes, and other texts in it."""
    group = {
        "students: 192": f"students: {students}",
        "people: 200": f"people: {people}",
    }
    return course_files(said={**group, **(said or {})})


def row(number, **fields):
    """One row of a roster file; 小李 and so on when nothing else is said."""
    there = {
        "row": number + 1,
        "ref": f"S{number:03}",
        "name": NAMES[(number - 1) % len(NAMES)],
        "phone": "",
        "tier": ("light", "medium", "heavy")[number % 3],
        "track": "",
        "labels": frozenset(),
        "group": None,
    }
    return RosterRow(**{**there, **fields})


def people(count):
    """So many rows, all of the camp."""
    return [row(number) for number in range(1, count + 1)]


def local(day, hour, minute=0, zone=ZONE):
    """A local time of a date, as UTC."""
    at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))
    return at.astimezone(UTC)


def on_day(number, hour=10, minute=0):
    """A local time on a day number, as long as nothing is skipped."""
    return local(START + timedelta(days=number - 1), hour, minute)


class LeadCamp:
    """A database, a cohort in it, and a clock that is set by hand."""

    def __init__(self, url):
        self.store = Store(url)
        self.settings = Settings(database_url=url)
        ready(self.store)
        self.now = BEFORE
        self.id = 0

    @contextmanager
    def act(self):
        """One transaction."""
        with self.store.transaction() as kept:
            yield kept

    def open(self, files=None, start=START, name=None, zone=None, skips=()):
        """Open a cohort and make it the one that is meant."""
        with self.act() as kept:
            given = (files or course_files(), templates(), start, name, zone, skips)
            opened = lead.open_cohort(kept, *given, self.now)
        self.id = opened.id
        return opened

    def row(self, kept):
        """The cohort as it is kept now."""
        return cohorts.get(kept, self.id)

    def do(self, act, *given, **named):
        """One act of the lead's desk on this cohort, now."""
        with self.act() as kept:
            return act(kept, self.row(kept), *given, now=self.now, **named)

    def bring(self, rows):
        """Import a roster, all of it."""
        with self.act() as kept:
            plan = lead.plan_import(kept, self.row(kept), rows, self.now)
            lead.apply_import(kept, self.row(kept), plan, "小李", self.now)
        return plan

    def revise(self, **change):
        """Change the course, and do it."""
        with self.act() as kept:
            row = self.row(kept)
            if "files" in change:
                change["templates"] = templates()
            found = lead.revise(kept, row, lead.Change(**change), self.now)
            lead.apply_revision(kept, row, found, "小李", self.now)
        return found

    def rows(self):
        """Everything that falls due, as it stands."""
        with self.act() as kept:
            return queue.rows(kept, self.id)

    def everything(self):
        """Every row of every table, for comparing."""
        with self.store.reading() as kept:
            return {
                table.name: sorted(map(tuple, kept.run(table.select())), key=repr)
                for table in tables.sorted_tables
            }

    def query(self, sql, *values):
        """Rows of a query."""
        with self.store.reading() as kept:
            return [tuple(found) for found in kept.rows(sql, values)]

    def close(self):
        """Let go of the database."""
        self.store.close()


class Running(LeadCamp):
    """The same with an engine: what falls due is composed as time passes."""

    def __init__(self, url):
        super().__init__(url)
        self.engine = Engine(self.settings)

    def walk(self, now):
        """Let time pass until a moment, working off what falls due on the way."""
        while True:
            with self.act() as kept:
                due = queue.next_due(kept)
            step = now if due is None or due > now else max(due, self.now)
            self.now = step
            with self.act() as kept:
                rehearsal_clock.move(kept, step)
                kept.do("update occurrence set announced_at = 0")
            worked = [ids for ids in self.engine.tick() if self.engine.work(ids)]
            if not worked and (due is None or due > now or due <= step):
                break
        self.now = now
        with self.act() as kept:
            rehearsal_clock.move(kept, now)

    def close(self):
        """Let go of the database."""
        super().close()
        self.engine.store.close()
