"""Students who check in: each is acknowledged in a file only after the COMMIT.

Killed at any moment and started again, it hands in what is not acknowledged yet: what
had been kept without a word is then handed in twice, and must be kept once.
"""

import json
import os
import threading
from pathlib import Path

from camp import clock
from camp.desk import course, student
from camp.desk.student import CheckIn
from camp.store import Store, StoreError, roster
from tests.crash.plan import Send, sends

TOGETHER = 3


def main() -> int:
    """Hand in everything that is due by the rehearsal's clock, until all is in."""
    folder, pause = Path(os.environ["CAMP_CRASH_FOLDER"]), threading.Event()
    writer = Writer(Store(os.environ["CAMP_DATABASE_URL"]), folder / "acks")
    left = sends(int(os.environ["CAMP_CRASH_SEED"]))
    left = [one for one in left if one.key not in acked(folder / "acks")]
    while left:
        try:
            now = writer.now()
            due = [one for one in left if one.when <= now][:TOGETHER]
            writer.hand_in(due)
            left = [one for one in left if one not in due]
        except StoreError:
            due = []
        if not due:
            pause.wait(0.01)
    return 0


def acked(path: Path) -> dict[str, dict[str, object]]:
    """Everything acknowledged so far, by key."""
    if not path.exists():
        return {}
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    return {line["key"]: line for line in lines}


class Writer:
    """One check-in page."""

    def __init__(self, store: Store, acks: Path) -> None:
        self._store = store
        self._acks = os.open(acks, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def now(self):
        """The rehearsal's time."""
        with self._store.reading() as kept:
            return clock.now(kept)

    def hand_in(self, due: list[Send]) -> None:
        """Keep some check-ins in one act, and acknowledge them once they are kept."""
        with self._store.transaction() as kept:
            moment = int(clock.now(kept).timestamp())
            cohort, _, _ = course.running(kept, 1)
            ids = {one.ref: one.id for one in roster.students(kept, 1)}
            came = [
                CheckIn(ids[one.ref], one.day, one.parts, one.words, moment)
                for one in due
            ]
            receipts = student.check_in(kept, cohort, came)
        for one, receipt in zip(due, receipts, strict=True):
            line = {
                "key": one.key,
                "ref": one.ref,
                "day": one.day,
                "parts": one.parts,
                "words": one.words,
                "at": moment,
                "taken": receipt.taken,
                "reason": receipt.reason,
            }
            os.write(self._acks, (json.dumps(line, ensure_ascii=False) + "\n").encode())
