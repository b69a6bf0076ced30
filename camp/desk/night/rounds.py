"""Drawing a round: who meets whom, once a round and for good."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from camp import contests
from camp.cohort import group_name
from camp.contests import Pair, Standing
from camp.desk import course
from camp.desk.night.standings import TONIGHT, competing, read_pairs, tables
from camp.desk.night.work import Made, Work, doc_of
from camp.store import counts, nights

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.store import Kept
    from camp.store.queue import Row


@dataclass(frozen=True, slots=True)
class Draw:
    """What a draw reads."""

    row: Row
    standings: Sequence[Standing]
    round_no: int
    last: Sequence[Pair]
    locale: str


def _read(kept: Kept, rows: Sequence[Row], now: datetime) -> list[Draw]:
    del now
    return [_read_draw(kept, row) for row in rows]


def _read_draw(kept: Kept, row: Row) -> Draw:
    cohort, _, _ = course.running(kept, row.cohort_id)
    contest = next(c for c in cohort.curriculum.contests if c.id == row.slot)
    starts = [first for first, _ in contest.rounds]
    round_no = starts.index(row.number) + 1
    night = counts.standings_before(kept, cohort.id, row.number)
    given = tables(kept, cohort.id, night) if night is not None else {}
    league = next(
        (c.id for c in cohort.curriculum.contests if c.kind == "league"), TONIGHT
    )
    standings: Sequence[Standing] = given.get(league, [])
    if not any(line.place for line in standings):
        standings = _unplayed(kept, cohort, row.number)
    pairs = nights.pairings(kept, cohort.id)
    last = pairs.get((row.slot, starts[round_no - 2])) if round_no > 1 else None
    return Draw(
        row,
        standings,
        round_no,
        read_pairs(last) if last else (),
        cohort.curriculum.locale,
    )


def _unplayed(kept: Kept, cohort: Cohort, number: int) -> list[Standing]:
    """Groups by number, before anything was due."""
    locale = cohort.curriculum.locale
    return [
        Standing(0, g.id, g.number, group_name(g.number, locale), (0, 0))
        for g in competing(kept, cohort.id, number)
    ]


def _make(given: Sequence[Draw]) -> Made:
    return Made(
        results=[
            (
                draw.row,
                doc_of(
                    [
                        asdict(p)
                        for p in contests.pair(
                            draw.standings, draw.round_no, draw.last, draw.locale
                        )
                    ]
                ),
            )
            for draw in given
        ]
    )


def _write(kept: Kept, results: Sequence[tuple[Row, str]], now: datetime) -> None:
    del now
    for row, doc in results:
        nights.write_pairing(kept, row.cohort_id, row.slot, row.number, doc)


WORK = Work(_read, _make, _write)
