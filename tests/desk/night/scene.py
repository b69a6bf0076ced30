"""A tiny camp that is lived night by night: people act, the clock is moved by hand."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import event

from camp import timetable
from camp.checkins import Verdict
from camp.cohort import Role, Student, Track, changes_by_student, state_on
from camp.desk import course, lead
from camp.desk.night import WORKS, totals
from camp.desk.student import CheckIn, Given, check_in, review
from camp.settings import Settings
from camp.store import (
    Store,
    cohorts,
    counts,
    nights,
    queue,
    rehearsal_clock,
    roster,
    versions,
    words,
)
from camp.store.tables import tables
from camp.store.upgrade import ready
from camp.timetable import Kind
from camp.worker import Engine
from tests.desk.night.taught import ZONE, courses, plan, templates

MONDAY = date(2026, 9, 7)
LISTEN, HOMEWORK, REFLECTION = 1, 2, 4
PARTS = {"light": LISTEN, "medium": LISTEN | HOMEWORK, "heavy": 7}
LONG = "今天洗碗的时候想起昨天那句话，其实可以换一种说法。" * 3
NIGHTLY = frozenset({Kind.CLOSE, Kind.STANDINGS, Kind.DEBRIEF})
WITH_SCRIPTS = frozenset(Kind)
CAMP = WITH_SCRIPTS - {Kind.SCRIPT, Kind.GUIDANCE}
"""Everything but texts."""
THREE = {"小李": 1, "小王": 1, "小张": 2}
"""Everyone's name and group."""


class Scene:
    """A camp in a database of its own, its engine and its clock."""

    def __init__(self, url, kinds=("course",) * 4, people=None, **given):
        self.store = Store(url, throw_away=True)
        ready(self.store)
        self.engine = Engine(
            Settings(database_url=url, announce_seconds=0.0), self.store
        )
        self.open(kinds, THREE if people is None else people, **given)

    def open(
        self,
        kinds,
        people,
        *,
        start=MONDAY,
        skips=(),
        rows=NIGHTLY,
        tier="medium",
        zone=ZONE,
        name="小营",
        **changes,
    ):
        """Open a cohort and seat everyone; it becomes the one that is meant."""
        self.ids, self.groups, self.tiers = {}, {}, {}
        opened = datetime.combine(start - timedelta(days=3), time(4), tzinfo=UTC)
        made = plan(kinds, **changes)
        with self.act() as kept:
            rehearsal_clock.move(kept, opened)
            files = {"curriculum.yaml": json.dumps(made, ensure_ascii=False).encode()}
            order = [each["id"] for each in made["days"]]
            version = versions.keep_version(
                kept, made["title"], files, templates(), order, opened
            )
            self.id = cohorts.add(kept, name, version, start, zone, skips, opened)
            cohorts.sign(kept, self.id, version, "王澜", opened)
            self.cohort, _ = course.cohort_of(kept, cohorts.get(kept, self.id))
            self.first = self.cohort.curriculum.first_number
            self.rows = rows
            for number in sorted(set(people.values())):
                self._group(kept, number, Track.CAMP, self.first)
            self._lay_out(kept, timetable.cohort_rows(self.cohort))
        self.bring(people, tier=tier)

    def _group(self, kept, number, track, created):
        made = cohorts.add_group(kept, self.id, number, track, created)
        self.groups[number] = made
        for role in Role:
            cohorts.assign(kept, made.id, role, 0, f"{role.value}{number}")
        self._lay_out(kept, timetable.group_rows(self.cohort, made))

    def _lay_out(self, kept, rows):
        queue.lay_out(kept, self.id, (row for row in rows if row.kind in self.rows))

    def group(self, number, *, track=Track.CAMP, created=None):
        """Bring a group into being."""
        with self.act() as kept:
            self._group(kept, number, track, self.first if created is None else created)

    def bring(self, people, *, joined=None, tier="medium", track=Track.CAMP, labels=()):
        """Let students join: name -> group number."""
        day_number = self.first if joined is None else joined
        new = [
            Student(
                0,
                f"S{len(self.ids) + place:04}",
                name,
                self.groups[number].id if number else 0,
                tier[name] if isinstance(tier, dict) else tier,
                track,
                day_number,
                frozenset(labels),
            )
            for place, (name, number) in enumerate(people.items())
        ]
        with self.act() as kept:
            ids = roster.add(kept, self.id, new)
        for student, made in zip(new, ids, strict=True):
            self.ids[student.name] = made
            self.tiers[student.name] = student.tier

    @contextmanager
    def act(self):
        """One transaction."""
        with self.store.transaction() as kept:
            yield kept

    @contextmanager
    def look(self):
        """One look."""
        with self.store.reading() as kept:
            yield kept

    def close(self):
        """Let go of the database."""
        self.store.close()

    # The clock.

    def at(self, number, hour, minute=0):
        """A local moment of a day; hour 24 and beyond is the next date."""
        midnight = timetable.instant(
            timetable.date_of(self.cohort, number), time(), self.cohort.zone
        )
        return midnight + timedelta(hours=hour, minutes=minute)

    def until(self, moment):
        """Let time pass, working off whatever falls due on the way, on time."""
        while True:
            with self.look() as kept:
                due = queue.next_due(kept)
                now = rehearsal_clock.read(kept)
            if due is None or due > moment:
                break
            self.tick(max(due, now))
        self.move(moment)

    def late(self, moment):
        """Let nothing happen until a moment, then work off everything at once."""
        self.tick(moment)

    def tick(self, moment):
        """Work off everything that is due at a moment."""
        self.move(moment)
        while batches := self.engine.tick():
            for batch in batches:
                self.engine.work(batch)

    def move(self, moment):
        """Set the clock."""
        with self.act() as kept:
            rehearsal_clock.move(kept, moment)

    def night(self, number):
        """Live until after a night's close, standings and debrief."""
        self.until(self.at(number, 24, 40))

    # What people do.

    def came(self, name, number, hour=20, *, minute=0, parts=None, text=None):
        """Someone hands in a day, whole unless told otherwise."""
        mask = PARTS[self.tiers[name]] if parts is None else parts
        said = (LONG if mask & ~LISTEN else "") if text is None else text
        moment = self.at(number, hour, minute)
        one = CheckIn(self.ids[name], number, mask, said, int(moment.timestamp()))
        with self.act() as kept:
            return check_in(kept, self.cohort, [one])[0]

    def all_came(self, number, names=None, hour=20):
        """Several hand in a day."""
        for name in names or self.ids:
            self.came(name, number, hour)

    def review(self, kind, name, number, moment, *, by="officer1", text="写得实在"):
        """Somebody likes, comments or stamps; a student's name makes it theirs."""
        at = int(moment.timestamp())
        given = Given(number, self.ids[name], kind, self.ids.get(by, 0), by, text, at)
        with self.act() as kept:
            assert review(kept, self.cohort, [given]) == [True]

    def stamp(self, name, number, hour=19, *, by="officer1"):
        """An officer stamps someone's homework of a day, on that day."""
        self.review("stamp", name, number, self.at(number, hour), by=by)

    def comment(self, name, number, by, hour=21, text="抄走了"):
        """Somebody writes under someone's homework of a day, on that day."""
        self.review("comment", name, number, self.at(number, hour), by=by, text=text)

    def desk(self, act, *given, now, **named):
        """One act of the lead's desk."""
        self.move(now)
        with self.act() as kept:
            return act(kept, cohorts.get(kept, self.id), *given, now=now, **named)

    def ref(self, name):
        """The number ops know someone by."""
        with self.look() as kept:
            found = roster.some(kept, self.id, [self.ids[name]])
        return found[0].ref

    def leave(self, name, number, hour=9):
        """Someone asks for a day off."""
        now = self.at(number, hour)
        self.desk(lead.leave, self.ref(name), number, who=name, why="出差", now=now)

    def excuse(self, name, number, now):
        """Ops let someone off a day."""
        given = {"who": "小齐", "why": "住院"}
        self.desk(lead.excuse, self.ref(name), number, now=now, **given)

    def label(self, name, *labels):
        """A label is put on someone."""
        with self.act() as kept:
            roster.add_labels(kept, [(self.ids[name], label) for label in labels])

    def change(self, name, aspect, number, value):
        """A dated change."""
        with self.act() as kept:
            row = (self.ids[name], aspect, number, str(value))
            roster.change(kept, self.id, [row], self.at(number - 1, 12))

    def posted(self, number, group, slot, who, moment):
        """A host marks a text as posted."""
        place = (self.id, number, self.groups[group].id, slot)
        with self.act() as kept:
            words.posted(kept, place, "full", who, moment)

    # What came of it.

    def verdicts(self, number, *, published=False):
        """A day's verdicts by name, as they stand now or were published."""
        names = {i: name for name, i in self.ids.items()}
        with self.look() as kept:
            rows = nights.verdicts_of_day(kept, self.id, number)
        return {
            names[r.student_id]: Verdict.from_code(
                r.published if published else r.now
            ).value
            for r in rows
        }

    def totals(self, number):
        """A night's totals."""
        with self.look() as kept:
            return totals.read(counts.totals_of(kept, self.id, [number])[number])

    def counted(self, number, group):
        """One group's totals of a night."""
        return self.totals(number).groups[self.groups[group].id]

    def table(self, number, contest="league"):
        """A night's table: group number -> (place, figure)."""
        with self.look() as kept:
            rows = nights.standings(kept, self.id, number)
        docs = [json.loads(doc) for kind, _, _, doc in rows if kind == contest]
        return {d["number"]: (d["place"], tuple(d["figure"])) for d in docs}

    def debrief(self, number):
        """A night's debrief, as JSON has it."""
        with self.look() as kept:
            return json.loads(nights.debriefs(kept, self.id)[number])

    def text(self, number, group, slot, version="full"):
        """A composed text."""
        with self.look() as kept:
            rows = words.scripts(kept, self.id, number, self.groups[group].id, slot)
        return "\n".join(
            message["text"]
            for row in rows
            if row.version == version
            for message in words.messages(row)
        )

    def row(self, kind, number, group=0, slot=""):
        """A row of the schedule."""
        with self.look() as kept:
            return queue.one(kept, self.id, kind, number, group, slot)

    def again(self, kind, number, slot=""):
        """Do a row's work once more, as if nobody knew that it was done."""
        row, work = self.row(kind, number, slot=slot), WORKS[kind]
        with self.act() as kept:
            now = rehearsal_clock.read(kept)
            made = work.make(work.read(kept, [row], now))
            assert not made.failed
            work.write(kept, made.results, now)

    def everything(self, *but):
        """Every row of every table, for comparing; some tables apart."""
        with self.look() as kept:
            return {
                table.name: sorted(map(tuple, kept.run(table.select())), key=repr)
                for table in tables.sorted_tables
                if table.name not in but
            }

    def progress(self, name):
        """Someone's progress row."""
        with self.look() as kept:
            row = kept.row(
                "select came, whole, broke, made, week, misses, left_at from progress "
                "where student_id = ?",
                (self.ids[name],),
            )
        names = ("came", "whole", "broke", "made", "week", "misses", "left_at")
        return dict(zip(names, row, strict=True))

    def state(self, name, number):
        """What holds for someone on a day."""
        with self.look() as kept:
            student = roster.some(kept, self.id, [self.ids[name]])[0]
            changes = changes_by_student(roster.changes(kept, self.id))
        return state_on(student, changes.get(student.id, ()), number)


@contextmanager
def statements(store):
    """Count the statements that are sent to the database."""
    sent = []

    def note(_connection, _cursor, statement, *_):
        sent.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(store.engine, "before_cursor_execute", note)


def groups_of(count, size):
    """A camp of this many students, ``size`` to a group."""
    return {f"学员{i:04}": 1 + i // size for i in range(count)}


__all__ = ["Scene", "courses", "groups_of", "statements"]
