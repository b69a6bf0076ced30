"""Moves the crash test's days: the only one who touches the rehearsal's clock.

It keeps nothing in memory that it could not read again: killed at any moment, it goes
on from where the clock stands. It waits until what is due has been worked off, and
jumps over three stretches as if every machine had been off.
"""

import os
import threading
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from camp import clock, timetable
from camp.desk import course, host, student
from camp.desk.refusal import Refusal
from camp.desk.student import Given
from camp.store import (
    Store,
    StoreError,
    cohorts,
    moment,
    queue,
    rehearsal_clock,
    roster,
)
from tests.crash.plan import HOMEWORK, LATER, WAVES, Send, sends
from tests.crash.writer import acked
from tests.worker.small_camp import at

COHORT = 1
REVIEWED, POSTED, NOTED = "17:10", "21:00", "22:10"
JUMPS = (
    (at(2, "06:00"), at(2, "18:00")),
    (at(3, "22:40"), at(4, "14:00")),
    (at(5, "19:00"), at(5, "23:30")),
)
"""Nothing happens inside: a morning comes late, a night is closed at noon, a show is
missed and retried by hand."""
MOST_RETRIED = 60


def main() -> int:
    """Let the whole camp pass; writes ``over`` into its folder at the end."""
    folder, pause = Path(os.environ["CAMP_CRASH_FOLDER"]), threading.Event()
    store = Store(os.environ["CAMP_DATABASE_URL"])
    driver = Driver(store, folder, sends(int(os.environ["CAMP_CRASH_SEED"])))
    while True:
        with suppress(StoreError):
            if driver.step():
                break
        pause.wait(0.01)
    (folder / "over").touch()
    return 0


def moments(store: Store) -> list[datetime]:
    """Every moment the clock will stand at, in order."""
    with store.reading() as kept:
        found = {
            moment(row[0]) for row in kept.rows("select compose_at from occurrence")
        }
    found |= {at(n, hour) for n in range(7) for hour in (*WAVES, LATER)}
    found |= {at(n, hour) for n in range(7) for hour in (REVIEWED, POSTED, NOTED)}
    found |= {end for _, end in JUMPS}
    return sorted(
        m for m in found if not any(first < m < last for first, last in JUMPS)
    )


class Driver:
    """One day after the other."""

    def __init__(self, store: Store, folder: Path, plan: list[Send]) -> None:
        self._store, self._folder, self._plan = store, folder, plan
        self._moments = moments(store)
        self._acted: datetime | None = None

    def step(self) -> bool:
        """Move the clock once everything up to it is done; True at the very end."""
        with self._store.reading() as kept:
            now = clock.now(kept)
        if self._acted != now:
            if not self._all_in(now):
                return False
            self._act(now)
            self._acted = now
        if not self._worked_off(now) or not self._may_go_on(now):
            return False
        later = [m for m in self._moments if m > now]
        if not later:
            return True
        with self._store.transaction() as kept:
            rehearsal_clock.move(kept, later[0])
        (self._folder / "step").write_text(later[0].isoformat())
        return False

    def _all_in(self, now: datetime) -> bool:
        """Whether every check-in planned by now is acknowledged."""
        there = acked(self._folder / "acks")
        return all(one.key in there for one in self._plan if one.when <= now)

    def _worked_off(self, now: datetime) -> bool:
        """Whether nothing that is due is open; what has failed is retried by hand."""
        with self._store.transaction() as kept:
            rows = [r for r in queue.rows(kept, COHORT) if r.compose_at <= now]
            failed = [r for r in rows if r.state == "failed"]
            if failed:
                queue.retry(kept, COHORT, [r.id for r in failed], now)
        if failed:
            self._note_retried(failed)
        return all(r.state in {"done", "skipped"} for r in rows)

    def _note_retried(self, failed: list[queue.Row]) -> None:
        path = self._folder / "retried"
        with path.open("a") as file:
            for row in failed:
                what = f"{row.kind} {row.number} {row.slot} of {row.group_id}"
                file.write(f"{what}: {row.reason}\n")
        if len(path.read_text().splitlines()) > MOST_RETRIED:
            message = f"retrying by hand does not help: {what}: {row.reason}"
            raise RuntimeError(message)

    def _may_go_on(self, now: datetime) -> bool:
        """Whether as many have been killed as belong to this stretch of the camp."""
        done = sum(m <= now for m in self._moments) / len(self._moments)
        wanted = int((self._folder / "kills-wanted").read_text())
        with suppress(ValueError):
            return int((self._folder / "kills").read_text()) >= int(done * wanted)
        return False

    def _act(self, now: datetime) -> None:
        """Do what people do at this hour; doing it twice changes nothing."""
        with self._store.transaction() as kept:
            cohort, _, row = course.running(kept, COHORT)
            number = timetable.number_at(cohort, now)
            hour = timetable.hour(now, cohort.zone)
            if hour == REVIEWED:
                student.review(kept, cohort, self._reviews(kept, number, now))
            if hour == NOTED:
                for group in cohorts.groups(kept, COHORT):
                    with suppress(Refusal):
                        host.note(kept, row, group, f"第{number}天都好", "营主", now)
            if hour == POSTED:
                for slot in ("morning", "noon"):
                    with suppress(Refusal):
                        place = host.place_of(kept, row, 2, number, slot)
                        host.posted(kept, place, "营主", now)

    def _reviews(self, kept, number: int, now: datetime) -> list[Given]:
        """A stamp and a comment under the first written work of each group's day."""
        people = {one.ref: one for one in roster.students(kept, COHORT)}
        seconds = int(now.timestamp())
        found: dict[int, list[Given]] = {}
        for one in self._plan:
            author = people[one.ref]
            mine = found.setdefault(author.group_id, [])
            if one.day != number or one.when > now or not one.parts & HOMEWORK or mine:
                continue
            peer = next(
                p
                for p in people.values()
                if p.group_id == author.group_id and p.id != author.id
            )
            mine += [
                Given(number, author.id, "stamp", 0, "作业官", "写得具体", seconds),
                Given(
                    number, author.id, "comment", peer.id, peer.name, "我也是", seconds
                ),
            ]
        return [given for mine in found.values() for given in mine]
