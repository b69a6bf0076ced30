"""What falls due: sweep, claim, make, finish.

batches = sweep(kept, now, wall, settings)         # a transaction
rows = lease(kept, ids, now, wall, settings)       # a transaction: lease and fence
claim = gather(kept, rows, now)                    # the same, or one of its own
made = make(claim)                                 # none
finish(kept, claim, made)                          # a transaction, under the fence
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.desk.night import close, closing, debrief, guidance, rounds, standings, words
from camp.desk.night.rejudging import rejudge
from camp.desk.night.sweep import settle, sweep
from camp.desk.night.work import Claim, Made, Work, place_of
from camp.store import cohorts, queue
from camp.timetable import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.settings import Settings
    from camp.store import Kept

__all__ = [
    "Claim",
    "Made",
    "finish",
    "gather",
    "give_back",
    "lease",
    "make",
    "place_of",
    "rejudge",
    "sweep",
]

WORKS: dict[Kind, Work] = {
    Kind.SCRIPT: words.WORK,
    Kind.GUIDANCE: guidance.WORK,
    Kind.CLOSE: close.WORK,
    Kind.STANDINGS: standings.WORK,
    Kind.ROUND: rounds.WORK,
    Kind.DEBRIEF: debrief.WORK,
    Kind.HONORS: closing.HONORS,
    Kind.PUBLISH: closing.PUBLISH,
    Kind.CERTIFICATES: closing.CERTIFICATES,
    Kind.REPORT: closing.REPORT,
}


def lease(
    kept: Kept, ids: Sequence[int], now: datetime, wall: float, settings: Settings
) -> tuple[queue.Row, ...]:
    """Take the rows of a batch that nobody has: a lease, and a higher fence.

    A message may be hours old: what is past its window by now is settled, not done.
    """
    settle(kept, now)
    wall_ms, lease_ms = int(wall * 1000), int(settings.lease_seconds * 1000)
    return tuple(queue.claim(kept, ids, now, wall_ms, lease_ms))


def gather(kept: Kept, rows: Sequence[queue.Row], now: datetime) -> Claim:
    """Read what the work of some leased rows needs; any error is the rows' own."""
    return Claim(tuple(rows), now, WORKS[rows[0].kind].read(kept, rows, now))


def make(claimed: Claim) -> Made:
    """Do the slow part, with no transaction open."""
    return WORKS[claimed.rows[0].kind].make(claimed.given)


def finish(kept: Kept, claimed: Claim, made: Made, wall: float) -> None:
    """Write what was made and end the rows, as far as they are still ours.

    A row that could not be made is given back alone.
    """
    work = WORKS[claimed.rows[0].kind]
    if work.alone:  # before its rows: a revision takes them in the same order
        cohorts.lock(kept, claimed.rows[0].cohort_id)
    for row, reason in made.failed:
        queue.give_back(kept, [row], reason, int(wall * 1000))
    ours = queue.held(kept, claimed.rows)
    results = [(row, result) for row, result in made.results if row.id in ours]
    work.write(kept, results, claimed.now)
    queue.finish(kept, ((row.id, "done", row.reason) for row, _ in results))


def give_back(
    kept: Kept, rows: Sequence[queue.Row], error: BaseException, wall: float
) -> None:
    """Return rows whose work raised; three errors of its own make a row failed."""
    queue.give_back(kept, rows, place_of(error), int(wall * 1000))
