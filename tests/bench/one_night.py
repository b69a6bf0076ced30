"""One night of the reference camp: close, standings and debrief, beside its floor.

The camp stands before the close of its day 20: 10,000 students, twenty nights behind
them. The close judges everyone by tier, leave and time, stores a verdict for each and
counts the night; the floor stores a verdict a student too, and a debrief and a standing
a group, in three statements that know nothing but the parts. Both are timed in turn, in
processor seconds, and taken back, so that every run does the same night.
"""

from __future__ import annotations

import gc
import random
import sqlite3
import statistics
import tempfile
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import process_time

from camp import shelf, timetable
from camp.curriculum import Tier
from camp.desk import course, lead
from camp.desk.night import WORKS
from camp.rehearsal.cast import roster as cast
from camp.settings import Settings
from camp.store import Store, cohorts, queue, rehearsal_clock, roster
from camp.store import checkins as kept_checkins
from camp.store.checkins import Fact, Review
from camp.store.upgrade import ready
from camp.timetable import Kind
from camp.worker import Engine

STUDENTS, NIGHT, RUNS, GOAL = 10_000, 20, 7, 0.25
START = date(2026, 9, 7)
KINDS = (Kind.CLOSE, Kind.STANDINGS, Kind.DEBRIEF)
COMES, WHOLE, LATE, REVIEWED = 0.97, 0.985, 0.3, 0.13
"""Shares: who comes, of them whole, of the rest the next day; homework answered."""


class UndoError(Exception):
    """Takes a night back."""


NIGHTS = "kind in ('close', 'standings', 'debrief')"


def opened(store: Store, students: int = STUDENTS, keep: str = NIGHTS) -> int:
    """Open the camp with everyone in it; only ``keep`` of it is laid out: its nights."""
    began = datetime.combine(START - timedelta(days=5), time(2), tzinfo=UTC)
    files = shelf.open_folder(shelf.curriculum_path("interpersonal-21")).files
    templates = {f"zh-CN/{n}": t for n, t in shelf.library("zh-CN").items()}
    with store.transaction() as kept:
        rehearsal_clock.move(kept, began)
        opening = lead.open_cohort(kept, files, templates, START, None, None, (), began)
        people = cast(students, "full", 21, "zh-CN")
        wanted = lead.plan_import(kept, opening.cohort, people, began)
        lead.apply_import(kept, opening.cohort, wanted, "小齐", began)
        kept.do(f"delete from occurrence where not ({keep})")
    return opening.id


class Days:
    """What 10,000 people hand in, day after day; the same seed, the same facts."""

    def __init__(self, store: Store, cohort_id: int) -> None:
        self.store, self.id, self._rnd = store, cohort_id, random.Random(21)
        with store.reading() as kept:
            row = cohorts.get(kept, cohort_id)
            self.cohort, _ = course.cohort_of(kept, row)
            found = roster.students(kept, cohort_id)
        self._people = [s for s in found if s.track == "camp"]
        self._codes = {tier.value: code for code, tier in enumerate(Tier)}

    def live(self, number: int) -> None:
        """Keep one day's facts, progress and reviews."""
        plan = self.cohort.curriculum
        if not timetable.has_due(plan, number):
            return
        begins, bit = timetable.times(self.cohort, number).begins, 1 << number
        keys = {key: 1 << place for place, key in enumerate(plan.parts)}
        needs = {t.value: sum(keys[p] for p in plan.due_parts(number, t)) for t in Tier}
        facts, progress, reviews = [], [], []
        for student in self._people:
            if self._rnd.random() >= COMES:
                continue
            need = needs[student.tier]
            at = begins + self._rnd.randrange(6 * 3600, 86_000)
            fact = self._fact(number, student, (need, at, begins))
            facts.append(fact)
            whole = bit if fact.full_at else 0
            progress.append((bit, whole, fact.chars, student.id))
            if fact.reviews:
                kind = "stamp" if self._rnd.random() < LATE else "comment"
                reviews.append(_review(fact, kind, at + 3600))
        with self.store.transaction() as kept:
            kept_checkins.put_facts(kept, self.id, facts)
            kept_checkins.add_progress(kept, progress)
            kept_checkins.add_reviews(kept, self.id, reviews)

    def _fact(self, number: int, student, known: tuple[int, int, int]) -> Fact:
        need, at, begins = known
        in_time, full_at = need, at
        if self._rnd.random() >= WHOLE:
            late = self._rnd.random() < LATE
            in_time = need & -need
            full_at = begins + 86_400 + 9 * 3600 if late else 0
        chars = 0 if need == 1 else 600
        parts = need if full_at else in_time
        tier = self._codes[student.tier]
        return Fact(
            *(number, student.id, student.group_id, tier, in_time, parts),
            *(full_at, at, max(at, full_at), chars, chars, 0, 1, 0),
            int(self._rnd.random() < REVIEWED),
        )


def _review(fact: Fact, kind: str, at: int) -> Review:
    who = 0 if kind == "stamp" else max(1, fact.student_id - 1)
    where = (fact.day, fact.student_id, fact.student_id, fact.group_id)
    return Review(*where, kind, who, "小齐", "写得实在", at)


def camp(folder: Path) -> tuple[Store, int]:
    """Build the camp and close its first nights, one after another."""
    url = f"sqlite:///{folder / 'camp.db'}"
    store = Store(url, throw_away=True)
    ready(store)
    cohort_id = opened(store)
    days = Days(store, cohort_id)
    engine = Engine(Settings(database_url=url, announce_seconds=0.0), store)
    for number in range(days.cohort.curriculum.first_number, NIGHT + 1):
        days.live(number)
        after = timetable.times(days.cohort, number).closes + 900
        with store.transaction() as kept:
            rehearsal_clock.move(kept, datetime.fromtimestamp(after, UTC))
        while number < NIGHT and (batches := engine.tick()):
            for batch in batches:
                engine.work(batch)
    return store, cohort_id


def ours(store: Store, cohort_id: int) -> list[float]:
    """Work the night once and take it back; processor seconds a piece."""
    spent = []
    with suppress(UndoError), store.transaction() as kept:
        rows = queue.rows(kept, cohort_id, number=NIGHT)
        for kind in KINDS:
            mine, work = [r for r in rows if r.kind is kind], WORKS[kind]
            begun = process_time()
            made = work.make(work.read(kept, mine, mine[0].compose_at))
            work.write(kept, made.results, mine[0].compose_at)
            spent.append(process_time() - begun)
        stored = kept.row("select count(*) from verdict where day = ?", (NIGHT,))[0]
        assert stored > STUDENTS * 0.99
        raise UndoError
    return spent


SCHEMA = """
create table student(id integer primary key, grp int, tier int, need int);
create table fact(day int, student int, grp int, tier int, parts int, stamped int,
  primary key(day, student)) without rowid;
create table verdict(day int, student int, grp int, tier int, published int, now int,
  primary key(day, student)) without rowid;
create table debrief(day int, grp int, size int, done int, light int, medium int,
  heavy int, stamped int, primary key(day, grp)) without rowid;
create table standing(day int, grp int, done int, due int, place int,
  primary key(day, grp)) without rowid;
"""
VERDICTS = """
insert into verdict select :day, s.id, s.grp, s.tier, v, v from (
select s.id, s.grp, s.tier, case when f.parts is null then 4
  when f.parts & s.need = s.need then 1 else 3 end v
from student s left join fact f on f.day = :day and f.student = s.id) s
"""
DEBRIEF = """
insert into debrief select :day, v.grp, count(*), sum(v.now = 1),
  sum(v.now = 1 and v.tier = 0), sum(v.now = 1 and v.tier = 1),
  sum(v.now = 1 and v.tier = 2), sum(coalesce(f.stamped, 0))
from verdict v left join fact f on f.day = v.day and f.student = v.student
where v.day = :day group by v.grp
"""
STANDING = """
insert into standing select :day, grp, done, due,
  rank() over (order by 1.0 * done / due desc)
from (select grp, sum(now in (1, 2)) done, count(*) due from verdict
where day <= :day group by grp)
"""


def floor(folder: Path) -> sqlite3.Connection:
    """Build the same camp by hand, up to the night."""
    rnd = random.Random(21)
    con = sqlite3.connect(folder / "floor.db", isolation_level=None)
    for pragma in ("journal_mode=memory", "synchronous=off", "cache_size=-65536"):
        con.execute(f"pragma {pragma}")
    con.executescript(SCHEMA)
    needs = (1, 3, 7)
    people = [
        (i, i % 53, tier, needs[tier]) for i in range(STUDENTS) for tier in [i % 3]
    ]
    con.execute("begin")
    con.executemany("insert into student values(?,?,?,?)", people)
    for day in range(1, NIGHT + 1):
        con.executemany(
            "insert into fact values(?,?,?,?,?,?)",
            (
                (day, i, grp, tier, need if rnd.random() < WHOLE else 1, i % 12 == 0)
                for i, grp, tier, need in people
                if rnd.random() < COMES
            ),
        )
        if day < NIGHT:
            con.execute(VERDICTS, {"day": day})
    con.execute("commit")
    return con


def by_hand(con: sqlite3.Connection) -> float:
    """Do the night by hand once and take it back; processor seconds."""
    con.execute("begin")
    begun = process_time()
    for sql in (VERDICTS, DEBRIEF, STANDING):
        con.execute(sql, {"day": NIGHT})
    spent = process_time() - begun
    con.execute("rollback")
    return spent


def main() -> None:
    """Print a night's processor seconds, piece by piece, and the ratio to the floor."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        con, (store, cohort_id) = floor(folder), camp(folder)
        gc.freeze()
        pairs = [(by_hand(con), ours(store, cohort_id)) for _ in range(RUNS)]
        con.close()
        store.close()
    pieces = [
        statistics.median(column) for column in zip(*(m for _, m in pairs), strict=True)
    ]
    total = statistics.median(sum(mine) for _, mine in pairs)
    hand = statistics.median(floor for floor, _ in pairs)
    ratio = statistics.median(sum(mine) / floor for floor, mine in pairs)
    told = ", ".join(
        f"{kind} {seconds * 1000:.0f} ms"
        for kind, seconds in zip(KINDS, pieces, strict=True)
    )
    print(f"one night, {STUDENTS:,} verdicts: {total:.3f} s (goal {GOAL}): {told}")
    print(f"by hand {hand * 1000:.0f} ms; {ratio:.1f} times")


if __name__ == "__main__":
    main()
