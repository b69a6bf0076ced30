"""What a night publishes and what the end gives: immutable once written.

Documents (totals, standings, debriefs, honors, reports) are JSON made by the core
rooms; this room keeps and orders them and never looks inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from camp.store.engine import any_day, micros, moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from camp.store.engine import Kept


class Judged(NamedTuple):
    """A student's verdict for a day."""

    day: int
    student_id: int
    group_id: int
    tier: int
    published: int
    """As the night of that day published it; never changed."""
    now: int
    """As it stands after make-ups and corrections."""


_VERDICT = "day, student_id, group_id, tier, published, now"


def publish(
    kept: Kept, cohort_id: int, rows: Iterable[tuple[int, int, int, int, int, int]]
) -> None:
    """Keep a night's verdicts, as :class:`Judged` orders them; a published one stays."""
    kept.many(
        f"insert into verdict (cohort_id, {_VERDICT}) values (?, ?, ?, ?, ?, ?, ?) "
        "on conflict (cohort_id, day, student_id) do nothing",
        [(cohort_id, *row) for row in rows],
    )


def correct(kept: Kept, cohort_id: int, rows: Iterable[tuple[int, int, int]]) -> None:
    """Set the present verdict of (now, day, student id); what was published stays."""
    kept.many(
        "update verdict set now = ? where cohort_id = ? and day = ? and student_id = ?",
        [(now, cohort_id, day, student_id) for now, day, student_id in rows],
    )


def verdicts_of_day(kept: Kept, cohort_id: int, day: int) -> list[Judged]:
    """A day's verdicts by student."""
    return [
        Judged._make(r)
        for r in kept.rows(
            f"select {_VERDICT} from verdict where cohort_id = ? and day = ? "
            "order by student_id",
            (cohort_id, day),
        )
    ]


def verdicts(kept: Kept, cohort_id: int) -> list[Judged]:
    """All verdicts of a cohort by day and student."""
    return [
        Judged._make(r)
        for r in kept.rows(
            f"select {_VERDICT} from verdict where cohort_id = ? order by day, student_id",
            (cohort_id,),
        )
    ]


def verdicts_of_student(kept: Kept, cohort_id: int, student_id: int) -> list[Judged]:
    """A student's verdicts by day."""
    condition, days = any_day(kept)
    return [
        Judged._make(r)
        for r in kept.rows(
            f"select {_VERDICT} from verdict where cohort_id = ? and {condition} "
            "and student_id = ? order by day",
            (cohort_id, *days, student_id),
        )
    ]


def verdict_counts(
    kept: Kept, cohort_id: int, first: int, last: int, *, published: bool = False
) -> list[tuple[int, int, int, int, int]]:
    """(day, group, tier, verdict, people) of days first … last.

    ``published`` counts what each night said then, else what stands now.
    """
    column = "published" if published else "now"
    return [
        tuple(r)
        for r in kept.rows(
            f"select day, group_id, tier, {column}, count(*) from verdict "
            "where cohort_id = ? and day between ? and ? "
            f"group by day, group_id, tier, {column} "
            f"order by day, group_id, tier, {column}",
            (cohort_id, first, last),
        )
    ]


def kinds(kept: Kept, cohort_id: int) -> list[tuple[int, int]]:
    """(verdict, people and days) of a whole cohort, as it stands now."""
    return [
        tuple(r)
        for r in kept.rows(
            "select now, count(*) from verdict where cohort_id = ? "
            "group by now order by now",
            (cohort_id,),
        )
    ]


def corrections(
    kept: Kept, cohort_id: int
) -> list[tuple[int, int, int, int, int, int]]:
    """(day, group, tier, verdict published, verdict now, people) that differ."""
    return [
        tuple(r)
        for r in kept.rows(
            "select day, group_id, tier, published, now, count(*) from verdict "
            "where cohort_id = ? and now <> published "
            "group by day, group_id, tier, published, now "
            "order by day, group_id, tier, published, now",
            (cohort_id,),
        )
    ]


def write_night(
    kept: Kept, cohort_id: int, number: int, as_of: datetime, now: datetime, totals: str
) -> None:
    """Note that a night is closed, as of which moment, with its totals."""
    kept.do(
        "insert into night (cohort_id, number, closed_as_of, ran_at, totals) "
        "values (?, ?, ?, ?, ?) on conflict (cohort_id, number) do nothing",
        (cohort_id, number, micros(as_of), micros(now), totals),
    )


def night_totals(kept: Kept, cohort_id: int) -> dict[int, str]:
    """The totals of every closed night."""
    return {
        r[0]: r[1]
        for r in kept.rows(
            "select number, totals from night where cohort_id = ? order by number",
            (cohort_id,),
        )
    }


def closed(kept: Kept, cohort_id: int) -> set[int]:
    """The numbers of every closed night."""
    rows = kept.rows("select number from night where cohort_id = ?", (cohort_id,))
    return {r[0] for r in rows}


def write_standings(
    kept: Kept, cohort_id: int, night: int, rows: Iterable[tuple[str, int, int, str]]
) -> None:
    """Publish standings: (contest, group id, place, document)."""
    kept.many(
        "insert into standing (cohort_id, night, contest, group_id, place, doc) "
        "values (?, ?, ?, ?, ?, ?) "
        "on conflict (cohort_id, night, contest, group_id) do nothing",
        [(cohort_id, night, *row) for row in rows],
    )


def standings(
    kept: Kept, cohort_id: int, night: int
) -> list[tuple[str, int, int, str]]:
    """A night's standings: (contest, group id, place, document), in order of place."""
    return [
        tuple(r)
        for r in kept.rows(
            "select contest, group_id, place, doc from standing "
            "where cohort_id = ? and night = ? "
            "order by contest, place = 0, place, group_id",
            (cohort_id, night),
        )
    ]


def last_standings_night(kept: Kept, cohort_id: int) -> int | None:
    """The last night whose standings are published."""
    found: int | None = kept.row(
        "select max(night) from standing where cohort_id = ?", (cohort_id,)
    )[0]
    return found


def newest_table(
    kept: Kept, cohort_id: int, contest: str
) -> tuple[int, list[tuple[int, str]]]:
    """The last published night and one contest's table of it: (group id, document).

    In order of place, the unranked last; night -1 while there is none.
    """
    rows = kept.rows(
        "select night, group_id, doc from standing where cohort_id = ? "
        "and contest = ? and night = (select max(night) from standing "
        "where cohort_id = ?) order by place = 0, place, group_id",
        (cohort_id, contest, cohort_id),
    )
    return (rows[0][0] if rows else -1), [(r[1], r[2]) for r in rows]


def write_pairing(
    kept: Kept, cohort_id: int, contest: str, first: int, doc: str
) -> None:
    """Keep who meets whom in a round; a drawn round stays drawn."""
    kept.do(
        "insert into pairing (cohort_id, contest, first, doc) values (?, ?, ?, ?) "
        "on conflict (cohort_id, contest, first) do nothing",
        (cohort_id, contest, first, doc),
    )


def pairings(kept: Kept, cohort_id: int) -> dict[tuple[str, int], str]:
    """Every drawn round: (contest, first day) -> document."""
    return {
        (r[0], r[1]): r[2]
        for r in kept.rows(
            "select contest, first, doc from pairing where cohort_id = ? "
            "order by contest, first",
            (cohort_id,),
        )
    }


def write_debrief(
    kept: Kept, cohort_id: int, night: int, doc: str, now: datetime
) -> None:
    """Publish a debrief; what is published stays."""
    kept.do(
        "insert into debrief (cohort_id, night, doc, made_at) values (?, ?, ?, ?) "
        "on conflict (cohort_id, night) do nothing",
        (cohort_id, night, doc, micros(now)),
    )


def debriefs(kept: Kept, cohort_id: int) -> dict[int, str]:
    """Every debrief by night."""
    return {
        r[0]: r[1]
        for r in kept.rows(
            "select night, doc from debrief where cohort_id = ? order by night",
            (cohort_id,),
        )
    }


class HonorRow(NamedTuple):
    """One award as it is kept."""

    rule: str
    group_id: int
    """0 when it is given once in the cohort."""
    place: int
    issue: int
    """1, and one more each time it had to be issued again."""
    student_id: int
    doc: str
    state: str


_HONOR = "rule, group_id, place, issue, student_id, doc, state"


def write_honors(
    kept: Kept, cohort_id: int, rows: Iterable[HonorRow], now: datetime
) -> None:
    """Keep awards; one that stands already stays."""
    kept.many(
        f"insert into honor (cohort_id, {_HONOR}, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "on conflict (cohort_id, rule, group_id, place, issue) do nothing",
        [(cohort_id, *row, micros(now)) for row in rows],
    )


def honors(kept: Kept, cohort_id: int) -> list[HonorRow]:
    """Every award, in order of rule, group, place and issue."""
    return [
        HonorRow._make(r)
        for r in kept.rows(
            f"select {_HONOR} from honor where cohort_id = ? "
            "order by group_id, rule, place, issue",
            (cohort_id,),
        )
    ]


def set_honor(
    kept: Kept,
    cohort_id: int,
    row: HonorRow,
    *,
    state: str,
    student_id: int | None = None,
    doc: str | None = None,
) -> None:
    """Change the state of an award, or whom it names before it is published."""
    kept.do(
        "update honor set state = ?, student_id = ?, doc = ? where cohort_id = ? "
        "and rule = ? and group_id = ? and place = ? and issue = ?",
        (
            state,
            row.student_id if student_id is None else student_id,
            row.doc if doc is None else doc,
            cohort_id,
            row.rule,
            row.group_id,
            row.place,
            row.issue,
        ),
    )


def publish_honors(kept: Kept, cohort_id: int) -> int:
    """Publish what is computed, confirmed or corrected; returns how many."""
    return kept.do(
        "update honor set state = 'published' where cohort_id = ? "
        "and state in ('computed', 'confirmed', 'corrected')",
        (cohort_id,),
    )


def issue_certificates(
    kept: Kept,
    cohort_id: int,
    rows: Iterable[tuple[int, str, str, str]],
    now: datetime,
) -> None:
    """Keep certificates: (student id, kind, serial, words); an issued one stays."""
    kept.many(
        "insert into certificate (cohort_id, student_id, kind, serial, words, issued_at) "
        "values (?, ?, ?, ?, ?, ?) on conflict (cohort_id, student_id, kind) do nothing",
        [(cohort_id, *row, micros(now)) for row in rows],
    )


def certificates(kept: Kept, cohort_id: int) -> list[tuple[int, str, str, str]]:
    """(student id, kind, serial, words) of a cohort."""
    return [
        tuple(r)
        for r in kept.rows(
            "select student_id, kind, serial, words from certificate "
            "where cohort_id = ? order by kind, student_id",
            (cohort_id,),
        )
    ]


def write_report(
    kept: Kept, cohort_id: int, night: int, doc: str, now: datetime
) -> None:
    """Publish the whole-camp report of a night; an amended one has a later night."""
    kept.do(
        "insert into report (cohort_id, night, doc, made_at) values (?, ?, ?, ?) "
        "on conflict (cohort_id, night) do nothing",
        (cohort_id, night, doc, micros(now)),
    )


def reports(kept: Kept, cohort_id: int) -> dict[int, str]:
    """Every edition of the report by night."""
    return {
        r[0]: r[1]
        for r in kept.rows(
            "select night, doc from report where cohort_id = ? order by night",
            (cohort_id,),
        )
    }


def moment_of(kept: Kept, cohort_id: int, night: int) -> datetime | None:
    """When a night's close was due, once it has run."""
    row = kept.row(
        "select closed_as_of from night where cohort_id = ? and number = ?",
        (cohort_id, night),
    )
    return None if row is None else moment(row[0])
