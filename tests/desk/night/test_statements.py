"""However many students there are, a night is the same handful of statements."""

from contextlib import suppress

from camp.desk.night import WORKS
from camp.store import nights, queue
from camp.timetable import Kind
from tests.desk.night.scene import WITH_SCRIPTS, courses, groups_of, statements

KINDS = (*courses(3), "closing")
SLOTS = ("morning", "noon", "evening")


class UndoError(Exception):
    """Takes back what a measurement has written."""


def counted(camp, kind, number, slot=""):
    """Count the statements of one kind of work, and take it back."""
    with camp.look() as kept:
        rows = [
            r
            for r in queue.rows(kept, camp.id, number=number)
            if r.kind is kind and r.slot == slot
        ]
    work = WORKS[kind]
    with suppress(UndoError), statements(camp.store) as sent, camp.act() as kept:
        made = work.make(work.read(kept, rows, rows[0].compose_at))
        assert made.results
        assert not made.failed
        work.write(kept, made.results, rows[0].compose_at)
        raise UndoError
    return len(sent)


def day(camp, number):
    """Two in three come, some make up yesterday, and a few are answered."""
    names = list(camp.ids)
    there = [n for place, n in enumerate(names) if (place + number) % 3]
    missed = [n for place, n in enumerate(names) if not (place + number - 1) % 3]
    camp.all_came(number, there, hour=9)
    camp.stamp(there[-1], number, hour=19)
    camp.comment(there[-1], number, by=there[0])
    if number > 1:
        camp.all_came(number - 1, missed[: len(missed) // 2], hour=24 + 9)


def lived(make, students):
    """Live a camp of so many students in two groups, and count its second night."""
    camp = make(
        KINDS,
        groups_of(students, students // 2),
        rows=WITH_SCRIPTS,
        name=f"{students}人",
    )
    day(camp, 1)
    camp.night(1)
    day(camp, 2)
    camp.until(camp.at(2, 20))
    found = {slot: counted(camp, Kind.SCRIPT, 2, slot) for slot in SLOTS}
    found["guidance"] = counted(camp, Kind.GUIDANCE, 2)
    camp.until(camp.at(2, 24, 1))
    found["close"] = counted(camp, Kind.CLOSE, 2)
    camp.until(camp.at(2, 24, 6))
    found["standings"] = counted(camp, Kind.STANDINGS, 2)
    camp.night(2)
    found["debrief"] = counted(camp, Kind.DEBRIEF, 2)
    day(camp, 3)
    camp.until(camp.at(4, 8))
    found["honors"] = counted(camp, Kind.HONORS, 4)
    camp.until(camp.at(4, 23))
    found["certificates"] = counted(camp, Kind.CERTIFICATES, 4)
    found["report"] = counted(camp, Kind.REPORT, 4)
    with camp.look() as kept:
        assert len(nights.verdicts_of_day(kept, camp.id, 3)) == students
    return found


def test_ten_students_or_three_hundred_are_the_same_statements(scene):
    few = lived(scene, 10)
    many = lived(scene, 300)
    assert many == few
    assert sum(few[kind] for kind in ("close", "standings", "debrief")) < 60
    assert max(few.values()) < 30
