"""Standings: tonight's, the league's, and where every pair of a round stands."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from camp import contests, timetable
from camp.checkins import Verdict
from camp.cohort import Track, group_name
from camp.contests import Pair, Standing, Tally
from camp.curriculum import Contest
from camp.desk import course
from camp.desk.night import totals
from camp.desk.night.work import Made, Work
from camp.store import cohorts, nights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Cohort, Group
    from camp.store import Kept
    from camp.store.queue import Row

TONIGHT = "night"
"""The name under which a night's own standing is kept."""

LIGHT = 0
Counts = dict[int, dict[int, list[int]]]
"""day -> group id -> [done, due, homework done, homework due]."""


@dataclass(frozen=True, slots=True)
class Given:
    """What standings read."""

    row: Row
    cohort: Cohort
    groups: Mapping[int, Group]
    tonight: Mapping[int, totals.GroupTotals]
    published: Counts
    """Tonight, as published."""
    current: Counts
    """Every night, as it stands now."""
    stamps: Mapping[tuple[int, int], int]
    """(group, day) -> stamped homework."""
    pairs: Mapping[tuple[str, int], Sequence[Pair]]


def _read(kept: Kept, rows: Sequence[Row], now: datetime) -> list[Given]:
    del now
    return [_read_one(kept, row) for row in rows]


def _read_one(kept: Kept, row: Row) -> Given:
    cohort, _, _ = course.running(kept, row.cohort_id)
    docs = {
        n: totals.read(doc)
        for n, doc in nights.night_totals(kept, cohort.id).items()
        if n <= row.number
    }
    tonight = docs.get(row.number)
    published = _published(docs)
    return Given(
        row=row,
        cohort=cohort,
        groups={
            g.id: g
            for g in cohorts.groups(kept, cohort.id)
            if g.track is not Track.LISTENER
        },
        tonight=tonight.groups if tonight else {},
        published=published,
        current=_corrected(published, nights.corrections(kept, cohort.id)),
        stamps=stamps_by_day(kept, cohort.id, int(row.compose_at.timestamp())),
        pairs={
            k: read_pairs(doc) for k, doc in nights.pairings(kept, cohort.id).items()
        },
    )


def _published(docs: Mapping[int, totals.NightTotals]) -> Counts:
    """What every night counted when it closed."""
    return {
        day: {
            group: [
                mine.done,
                mine.due,
                mine.done - mine.tiers[LIGHT][0],
                mine.due - mine.tiers[LIGHT][1],
            ]
            for group, mine in doc.groups.items()
        }
        for day, doc in docs.items()
        if doc.due
    }


def _corrected(
    published: Counts, corrections: Iterable[tuple[int, int, int, int, int, int]]
) -> Counts:
    """The counts as they stand now: what was published, and what changed since."""
    found = {
        day: {group: list(counts) for group, counts in groups.items()}
        for day, groups in published.items()
    }
    for day, group, tier, was_code, now_code, people in corrections:
        counts = found.get(day, {}).get(group)
        if counts is None:
            continue
        was, now = Verdict.from_code(was_code), Verdict.from_code(now_code)
        done = people * (now.counts_as_done - was.counts_as_done)
        due = people * (now.in_denominator - was.in_denominator)
        counts[0] += done
        counts[1] += due
        if tier != LIGHT:
            counts[2] += done
            counts[3] += due
    return found


def stamps_by_day(kept: Kept, cohort_id: int, until: int) -> dict[tuple[int, int], int]:
    """(group, day) -> pieces of homework stamped before a second."""
    return {
        (r[0], r[1]): r[2]
        for r in kept.rows(
            "select group_id, day, count(distinct student_id) from review "
            "where cohort_id = ? and kind = 'stamp' and at < ? group by group_id, day",
            (cohort_id, until),
        )
    }


def _make(given: Sequence[Given]) -> Made:
    return Made(results=[(one.row, _rank(one)) for one in given])


def _rank(given: Given) -> list[tuple[str, int, int, str]]:
    """All tables of a night as rows to keep."""
    plan, number = given.cohort.curriculum, given.row.number
    tonight = Contest.model_validate(
        {
            "id": TONIGHT,
            "title": TONIGHT,
            "kind": "league",
            "measure": "completion",
            "min_members": min((c.min_members for c in plan.contests), default=20),
            "about": TONIGHT,
        }
    )
    night = range(number, number + 1)
    rows = _lines(TONIGHT, _table(given, tonight, given.published, night))
    for contest in plan.contests:
        if contest.kind == "league":
            days = range(plan.first_number, number + 1)
            rows += _lines(contest.id, _table(given, contest, given.current, days))
        else:
            rows += _duels(given, contest)
    return rows


def _table(
    given: Given, contest: Contest, counts: Counts, days: Iterable[int]
) -> tuple[Standing, ...]:
    return contests.rank(
        _tallies(given, counts, days), contest, given.cohort.curriculum.locale
    )


def _tallies(given: Given, counts: Counts, days: Iterable[int]) -> list[Tally]:
    span = list(days)
    found = []
    for group in given.groups.values():
        sums = [0, 0, 0, 0]
        tonight = given.tonight.get(group.id)
        for day in span:
            for i, n in enumerate(counts.get(day, {}).get(group.id, ())):
                sums[i] += n
        found.append(
            Tally(
                group=group.id,
                number=group.number,
                name=group_name(group.number, given.cohort.curriculum.locale),
                members=tonight.members if tonight else 0,
                done=sums[0],
                due=sums[1],
                excellent=sum(given.stamps.get((group.id, d), 0) for d in span),
                homework_done=sums[2],
                homework_due=sums[3],
                streak=tonight.streak if tonight else 0,
            )
        )
    return found


def _lines(
    contest: str, standings: Sequence[Standing]
) -> list[tuple[str, int, int, str]]:
    return [(contest, s.group, s.place, _doc(asdict(s))) for s in standings]


def _doc(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _duels(given: Given, contest: Contest) -> list[tuple[str, int, int, str]]:
    """Where both sides of every pair of the running round stand."""
    number, locale = given.row.number, given.cohort.curriculum.locale
    span = next(((a, b) for a, b in contest.rounds if a <= number <= b), None)
    if span is None:
        return []
    tallies = _tallies(given, given.current, range(span[0], number + 1))
    names = {t.group: t.name for t in tallies}
    rows = []
    for met in given.pairs.get((contest.id, span[0]), ()):
        if met.home not in names or (met.away is not None and met.away not in names):
            continue
        result = contests.duel(met, tallies, contest, locale)
        doc = {**asdict(result), "first": span[0], "last": span[1]}
        for group in (met.home, met.away):
            if group is not None:
                other = met.away if group == met.home else met.home
                theirs = {**doc, "rival": names.get(other, "") if other else ""}
                rows.append((contest.id, group, 0, _doc(theirs)))
    return rows


def _write(
    kept: Kept,
    results: Sequence[tuple[Row, list[tuple[str, int, int, str]]]],
    now: datetime,
) -> None:
    del now
    for row, lines in results:
        nights.write_standings(kept, row.cohort_id, row.number, lines)


WORK = Work(_read, _make, _write)


def read_standing(doc: str) -> Standing:
    """A kept line of a table."""
    plain = json.loads(doc)
    plain["figure"] = tuple(plain["figure"])
    return Standing(**plain)


def read_pairs(doc: str) -> tuple[Pair, ...]:
    """A kept draw."""
    return tuple(Pair(**plain) for plain in json.loads(doc))


def tables(kept: Kept, cohort_id: int, night: int) -> dict[str, list[Standing]]:
    """A night's tables by contest, in order of place; pairs apart (see duels)."""
    found: dict[str, list[Standing]] = {}
    for contest, _, _, doc in nights.standings(kept, cohort_id, night):
        if '"home"' not in doc:
            found.setdefault(contest, []).append(read_standing(doc))
    return found


def duels(
    kept: Kept, cohort_id: int, night: int
) -> dict[str, dict[int, dict[str, Any]]]:
    """A night's pairs: contest -> group -> how the pair stands."""
    found: dict[str, dict[int, dict[str, Any]]] = {}
    for contest, group, _, doc in nights.standings(kept, cohort_id, night):
        if '"home"' in doc:
            found.setdefault(contest, {})[group] = json.loads(doc)
    return found


@dataclass(frozen=True, slots=True)
class Draw:
    """What a draw reads."""

    row: Row
    standings: Sequence[Standing]
    round_no: int
    last: Sequence[Pair]
    locale: str


def _read_round(kept: Kept, rows: Sequence[Row], now: datetime) -> list[Draw]:
    del now
    return [_read_draw(kept, row) for row in rows]


def _read_draw(kept: Kept, row: Row) -> Draw:
    cohort, _, _ = course.running(kept, row.cohort_id)
    contest = next(c for c in cohort.curriculum.contests if c.id == row.slot)
    starts = [first for first, _ in contest.rounds]
    round_no = starts.index(row.number) + 1
    night = _last_night(kept, cohort, row.number)
    given = tables(kept, cohort.id, night) if night is not None else {}
    league = next(
        (c.id for c in cohort.curriculum.contests if c.kind == "league"), TONIGHT
    )
    standings: Sequence[Standing] = given.get(league, [])
    if not any(line.place for line in standings):
        standings = _unplayed(kept, cohort)
    pairs = nights.pairings(kept, cohort.id)
    last = pairs.get((row.slot, starts[round_no - 2])) if round_no > 1 else None
    return Draw(
        row,
        standings,
        round_no,
        read_pairs(last) if last else (),
        cohort.curriculum.locale,
    )


def _last_night(kept: Kept, cohort: Cohort, before: int) -> int | None:
    found: int | None = kept.row(
        "select max(night) from standing where cohort_id = ? and night < ?",
        (cohort.id, before),
    )[0]
    return found


def _unplayed(kept: Kept, cohort: Cohort) -> list[Standing]:
    """Groups by number, before anything was due."""
    return [
        Standing(
            0, g.id, g.number, group_name(g.number, cohort.curriculum.locale), (0, 0)
        )
        for g in cohorts.groups(kept, cohort.id)
        if g.track is not Track.LISTENER
    ]


def _make_round(given: Sequence[Draw]) -> Made:
    return Made(
        results=[
            (
                draw.row,
                _doc(
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


def _write_round(kept: Kept, results: Sequence[tuple[Row, str]], now: datetime) -> None:
    del now
    for row, doc in results:
        nights.write_pairing(kept, row.cohort_id, row.slot, row.number, doc)


ROUND = Work(_read_round, _make_round, _write_round)


def night_before(cohort: Cohort, number: int) -> int | None:
    """The last day before one on which something was due; None when there is none."""
    plan = cohort.curriculum
    days = range(plan.first_number, number)
    return max((n for n in days if timetable.has_due(plan, n)), default=None)
