"""Standings: the night's own, the league's, and where every pair of a round stands."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from camp import contests
from camp.cohort import Track, group_name
from camp.contests import Pair, Standing, Tally
from camp.curriculum import Contest
from camp.desk import course
from camp.desk.night import standing_now, totals
from camp.desk.night.work import Made, Work, doc_of
from camp.desk.refusal import Refusal
from camp.store import cohorts, counts, nights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Cohort, Group
    from camp.desk.night.standing_now import Counts
    from camp.store import Kept
    from camp.store.queue import Row

TONIGHT = "night"
"""The name under which a night's own standing is kept."""

_PAIRED = '"home"'
"""What only the document of a pair holds."""
_LIGHT = 0
_LEAST = 20
"""Members a group needs to be ranked for a night, when no contest says so."""


@dataclass(frozen=True, slots=True)
class Given:
    """What standings read."""

    row: Row
    cohort: Cohort
    groups: Mapping[int, Group]
    tonight: Mapping[int, totals.GroupTotals]
    published: Counts
    """Every night, as published."""
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
    docs = totals.read_all(nights.night_totals(kept, cohort.id))
    docs = {n: doc for n, doc in docs.items() if n <= row.number}
    if row.number not in docs:
        # A table is published once: better none than one that counts nobody.
        raise Refusal(f"night {row.number} has not closed")
    published = standing_now.published(docs)
    return Given(
        row=row,
        cohort=cohort,
        groups={g.id: g for g in competing(kept, cohort.id, row.number)},
        tonight=docs[row.number].groups,
        published=published,
        current=standing_now.corrected(published, nights.corrections(kept, cohort.id)),
        stamps=stamps_by_day(kept, cohort.id, int(row.compose_at.timestamp())),
        pairs={
            k: read_pairs(doc) for k, doc in nights.pairings(kept, cohort.id).items()
        },
    )


def competing(kept: Kept, cohort_id: int, number: int) -> list[Group]:
    """The groups that take part in contests on a day, by number."""
    return [
        g
        for g in cohorts.groups(kept, cohort_id)
        if g.track is not Track.LISTENER and g.created <= number
    ]


def stamps_by_day(kept: Kept, cohort_id: int, until: int) -> dict[tuple[int, int], int]:
    """(group, day) -> pieces of homework stamped before a second."""
    return counts.stamps(kept, cohort_id, until)


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
            "min_members": min((c.min_members for c in plan.contests), default=_LEAST),
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
    given: Given, contest: Contest, by_day: Counts, days: Iterable[int]
) -> tuple[Standing, ...]:
    return contests.rank(
        _tallies(given, by_day, days), contest, given.cohort.curriculum.locale
    )


def _tallies(given: Given, by_day: Counts, days: Iterable[int]) -> list[Tally]:
    span = list(days)
    found = []
    for group in given.groups.values():
        tonight = given.tonight.get(group.id) or totals.GroupTotals()
        tiers = [by_day.get(day, {}).get(group.id, ()) for day in span]
        every = [counted for night in tiers for counted in night]
        written = [counted for night in tiers for counted in night[_LIGHT + 1 :]]
        found.append(
            Tally(
                group=group.id,
                number=group.number,
                name=group_name(group.number, given.cohort.curriculum.locale),
                members=tonight.members,
                done=sum(done for done, _ in every),
                due=sum(due for _, due in every),
                excellent=sum(given.stamps.get((group.id, d), 0) for d in span),
                homework_done=sum(done for done, _ in written),
                homework_due=sum(due for _, due in written),
                streak=tonight.streak,
            )
        )
    return found


def _lines(
    contest: str, standings: Sequence[Standing]
) -> list[tuple[str, int, int, str]]:
    return [(contest, s.group, s.place, doc_of(asdict(s))) for s in standings]


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
                rows.append((contest.id, group, 0, doc_of(theirs)))
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
        if _PAIRED not in doc:
            found.setdefault(contest, []).append(read_standing(doc))
    return found


def places(kept: Kept, cohort_id: int, night: int) -> dict[int, int]:
    """Each ranked group's place on one night."""
    return {
        group: place
        for contest, group, place, _ in nights.standings(kept, cohort_id, night)
        if contest == TONIGHT and place
    }


def tonight(kept: Kept, cohort_id: int, night: int) -> dict[int, Standing]:
    """A night's own standing by group."""
    return {
        group: read_standing(doc)
        for contest, group, _, doc in nights.standings(kept, cohort_id, night)
        if contest == TONIGHT
    }


def duels(
    kept: Kept, cohort_id: int, night: int
) -> dict[str, dict[int, dict[str, Any]]]:
    """A night's pairs: contest -> group -> how the pair stands."""
    found: dict[str, dict[int, dict[str, Any]]] = {}
    for contest, group, _, doc in nights.standings(kept, cohort_id, night):
        if _PAIRED in doc:
            found.setdefault(contest, {})[group] = json.loads(doc)
    return found
