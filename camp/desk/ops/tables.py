"""Standings as they were published, with what has changed since beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from camp import timetable
from camp.checkins import Verdict
from camp.cohort import group_name
from camp.desk import course
from camp.desk.night import standings as ranking
from camp.desk.ops.wording import say
from camp.desk.phrases import date_called
from camp.desk.refusal import Refusal, spoken
from camp.pages import StandingLine, StandingsPage, TableShown
from camp.store import cohorts, nights

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.contests import Standing
    from camp.pages import Link
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

Figure = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """One group in a published table."""

    standing: Standing
    now: Figure
    """The same figure as it stands now."""


@dataclass(frozen=True, slots=True)
class Table:
    """One contest's table of one night."""

    contest: str
    """The contest's id; ``night`` for that night alone."""
    title: str
    about: str
    measure: str
    lines: tuple[Line, ...]
    duels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Night:
    """All tables of one night, in the course's language."""

    number: int
    cohort: Cohort
    tables: tuple[Table, ...]


def standings(kept: Kept, row: CohortRow, night: int | None, now: datetime) -> Night:
    """Read a night's published tables, the last night's when none is named.

    Raises Refusal when there are none, and says which nights there are.
    """
    cohort, _ = course.cohort_of(kept, row)
    number = _night(kept, cohort, night)
    published = ranking.tables(kept, row.id, number)
    pairs = ranking.duels(kept, row.id, number)
    figures = _Now(kept, cohort, number, now)
    plan = cohort.curriculum
    alone = _table(
        figures, ranking.TONIGHT, "completion", published.get(ranking.TONIGHT, [])
    )
    found = [
        Table(
            ranking.TONIGHT,
            spoken(say("tonight"), plan.locale),
            spoken(say("tonight_about", night=number), plan.locale),
            "completion",
            alone,
        )
    ]
    for contest in plan.contests:
        lines = _table(
            figures, contest.id, contest.measure, published.get(contest.id, [])
        )
        duels = _duels(kept, cohort, pairs.get(contest.id, {}))
        if lines or duels:
            found.append(
                Table(
                    contest.id,
                    contest.title,
                    contest.about,
                    contest.measure,
                    lines,
                    duels,
                )
            )
    return Night(number, cohort, tuple(found))


def _night(kept: Kept, cohort: Cohort, night: int | None) -> int:
    last = nights.last_standings_night(kept, cohort.id)
    if last is None:
        raise Refusal(say("no_standings"))
    first = cohort.curriculum.first_number
    if night is None:
        return last
    if not first <= night <= last or not nights.standings(kept, cohort.id, night):
        raise Refusal(say("no_standings_night", night=night, first=first, last=last))
    return night


class _Now:
    """The figures of contests as they stand now, by group."""

    def __init__(self, kept: Kept, cohort: Cohort, night: int, now: datetime) -> None:
        first = cohort.curriculum.first_number
        self._night = night
        self._counts: dict[tuple[int, int], list[int]] = {}
        for day, group, _, code, people in nights.verdict_counts(
            kept, cohort.id, first, night
        ):
            verdict = Verdict.from_code(code)
            counts = self._counts.setdefault((day, group), [0, 0])
            counts[0] += people if verdict.counts_as_done else 0
            counts[1] += people if verdict.in_denominator else 0
        until = int(now.timestamp()) + 1
        self._stamps = ranking.stamps_by_day(kept, cohort.id, until)

    def of(self, contest: str, measure: str, standing: Standing) -> Figure:
        """Say a group's figure now, over the days the table counts."""
        group = standing.group
        if measure == "excellent":
            stamps = sum(
                n
                for (g, day), n in self._stamps.items()
                if g == group and day <= self._night
            )
            return stamps, standing.figure[1]
        days = [self._night] if contest == ranking.TONIGHT else range(self._night + 1)
        found = [self._counts.get((day, group), (0, 0)) for day in days]
        return sum(c[0] for c in found), sum(c[1] for c in found)


def _table(
    figures: _Now, contest: str, measure: str, published: Iterable[Standing]
) -> tuple[Line, ...]:
    return tuple(Line(s, figures.of(contest, measure, s)) for s in published)


def _duels(
    kept: Kept, cohort: Cohort, pairs: dict[int, dict[str, object]]
) -> tuple[str, ...]:
    """Say how each pair stands, once a pair, the lower home first."""
    locale = cohort.curriculum.locale
    numbers = {g.id: g.number for g in cohorts.groups(kept, cohort.id)}
    said = []
    for group in sorted(pairs, key=lambda g: numbers.get(g, 0)):
        doc = pairs[group]
        if doc["home"] != group:
            continue
        away = doc["away"]
        rival = (
            group_name(numbers[away], locale)
            if isinstance(away, int) and away in numbers
            else say("pace")
        )
        home = group_name(numbers[group], locale)
        said.append(
            spoken(say("duel", home=home, away=rival, words=doc["words"]), locale)
        )
    return tuple(said)


def figure_words(figure: Figure, measure: str, locale: str) -> str:
    """Write a figure: 118/160, or 31份."""
    if measure == "excellent":
        return spoken(say("stamps", stamps=figure[0]), locale)
    return f"{figure[0]}/{figure[1]}"


def rate_words(figure: Figure, measure: str) -> str:
    """Write a rate: 73.8%, or 0.31 a head; empty when there is nothing to divide by."""
    done, due = figure
    if not due:
        return ""
    if measure == "excellent":
        hundredths = (done * 100 + due // 2) // due
        return f"{hundredths // 100}.{hundredths % 100:02d}"
    mille = (done * 1000 + due // 2) // due
    return f"{mille // 10}.{mille % 10}%"


def standings_page(
    kept: Kept,
    row: CohortRow,
    night: int | None,
    now: datetime,
    links: Iterable[Link] = (),
) -> StandingsPage:
    """Gather a night's tables for :func:`camp.pages.standings_html`."""
    found = standings(kept, row, night, now)
    plan = found.cohort.curriculum
    return StandingsPage(
        locale=plan.locale,
        cohort=row.name,
        night=found.number,
        date=spoken(
            date_called(timetable.date_of(found.cohort, found.number)), plan.locale
        ),
        tables=tuple(_shown(table, plan.locale) for table in found.tables),
        last_day=plan.last_number,
        links=tuple(links),
    )


def _shown(table: Table, locale: str) -> TableShown:
    return TableShown(
        title=table.title,
        about=table.about,
        lines=tuple(_line(line, table.measure, locale) for line in table.lines),
        duels=table.duels,
    )


def _line(line: Line, measure: str, locale: str) -> StandingLine:
    published = line.standing
    moved = line.now != published.figure
    return StandingLine(
        place=published.place,
        name=published.name,
        figure=figure_words(published.figure, measure, locale),
        rate=rate_words(published.figure, measure),
        words=published.words,
        now=figure_words(line.now, measure, locale) if moved else "",
    )
