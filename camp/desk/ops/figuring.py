"""A camp in pictures, camps side by side, and tables to take away."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from camp import timetable
from camp.debrief.wording import title
from camp.desk import board, course
from camp.desk.lead.finding import read_roll
from camp.desk.night import totals
from camp.desk.ops.looking_back import cells_of, debrief, heat, heat_of
from camp.desk.ops.office_wording import say
from camp.desk.ops.tables import standings
from camp.desk.ops.watching import watching
from camp.desk.phrases import group_called, verdict_called
from camp.desk.refusal import Refusal, spoken
from camp.pages import Beside
from camp.pages.curves import Curve, chart
from camp.pages.drawing import percent
from camp.pages.ops_shown import Figures
from camp.sheets import write_csv, write_xlsx
from camp.store import cohorts, deeds, nights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.desk.night.totals import NightTotals
    from camp.desk.ops.looking_back import Cells
    from camp.pages.curves import Chart
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

EXPORTS: Final = ("progress", "groups", "standings", "watch", "debrief")
FORMS: Final = ("csv", "xlsx")
_LATELY: Final = 3
"""Days with something due within which a student has come lately."""
_MOST_CAMPS: Final = 6
"""Curves beside each other that an eye can tell apart."""
Row = list[str | int]


def figures(kept: Kept, row: CohortRow, locale: str) -> Figures:
    """Draw a camp: groups by days, who hands in, and who came lately.

    A fixed number of statements.
    """
    cohort, _ = course.cohort_of(kept, row)
    plan = cohort.curriculum
    docs = totals.read_all(nights.night_totals(kept, row.id))
    last = max(docs, default=plan.first_number)
    cells = cells_of(kept, cohort, last)
    done = _completion(docs)
    lately = _lately([day for day, _, _ in done], deeds.came(kept, row.id).values())
    curves = [
        Curve(spoken(say("completion"), locale), done),
        Curve(spoken(say("lately"), locale), lately),
    ]
    came = {day: f"{n}/{of}" for day, n, of in lately}
    return Figures(
        Beside(
            last_day=plan.last_number,
            **heat_of(kept, cohort, cells, last, locale=locale),
        ),
        chart(curves, plan.last_number),
        tuple(
            (
                day,
                f"{n}/{of}",
                percent(n, of),
                percent(*_by_now(cells, day)),
                came.get(day, ""),
            )
            for day, n, of in done
        ),
    )


def _completion(
    docs: Mapping[int, NightTotals],
) -> tuple[tuple[int, int, int], ...]:
    """The rate each night published: (day, done, due)."""
    return tuple(
        (day, doc.done, doc.owed) for day, doc in sorted(docs.items()) if doc.owed
    )


def _by_now(cells: Cells, day: int) -> tuple[int, int]:
    """Add up a day over all groups, make-ups and corrections too."""
    mine = [cell for (_, number), cell in cells.items() if number == day]
    return sum(done for done, _ in mine), sum(due for _, due in mine)


def _lately(
    days: Sequence[int], came: Iterable[int]
) -> tuple[tuple[int, int, int], ...]:
    """Who came on one of the last three days that asked for something.

    Of all who had begun by then; ``came`` are the days of each student, as masks.
    """
    alike = Counter(came)
    found = []
    for place, day in enumerate(days):
        window = sum(1 << one for one in days[max(0, place + 1 - _LATELY) : place + 1])
        until = (1 << (day + 1)) - 1
        began = sum(n for mask, n in alike.items() if mask & until)
        here = sum(n for mask, n in alike.items() if mask & window)
        if began:
            found.append((day, here, began))
    return tuple(found)


def compared(
    kept: Kept,
) -> tuple[Chart, tuple[int, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """Lay the latest camps side by side by day number: chart, days, and a table."""
    rows = cohorts.everyone(kept)[-_MOST_CAMPS:]
    found: list[tuple[str, dict[int, tuple[int, int]]]] = []
    last_day = 0
    for row in rows:
        cohort, _ = course.cohort_of(kept, row)
        docs = totals.read_all(nights.night_totals(kept, row.id))
        rates = {day: (n, of) for day, n, of in _completion(docs)}
        if rates:
            found.append((row.name, rates))
            last_day = max(last_day, cohort.curriculum.last_number)
    days = tuple(sorted({day for _, rates in found for day in rates}))
    curves = [
        Curve(name, tuple((day, *rates[day]) for day in sorted(rates)))
        for name, rates in found
    ]
    table = tuple(
        (name, tuple(percent(*rates[day]) if day in rates else "" for day in days))
        for name, rates in found
    )
    return chart(curves, last_day or 1), days, table


def exported(
    kept: Kept, row: CohortRow, wish: tuple[str, str], now: datetime, locale: str
) -> bytes:
    """Write one table, ``wish`` (which, csv or xlsx); nobody hidden is in it.

    Texts are never formulas.
    """
    what, form = wish
    if what not in EXPORTS or form not in FORMS:
        raise Refusal(say("no_export"))
    cohort, _ = course.cohort_of(kept, row)
    makers = {
        "progress": _progress,
        "groups": _groups,
        "standings": _standings,
        "watch": _watch,
        "debrief": _debrief,
    }
    headers, rows = makers[what](kept, row, cohort, now, locale)
    if form == "csv":
        return write_csv(headers, rows)
    return write_xlsx(headers, rows, spoken(say(f"table.{what}"), locale))


def _said(locale: str, *keys: str) -> list[str]:
    return [spoken(say(f"col.{key}"), locale) for key in keys]


def _day_heads(days: Sequence[int], locale: str) -> list[str]:
    return [spoken(say("day", number=day), locale) for day in days]


def _progress(
    kept: Kept, row: CohortRow, cohort: Cohort, now: datetime, locale: str
) -> tuple[list[str], list[Row]]:
    del cohort
    found = board.board(kept, row, now)
    shown = {s.ref for s in read_roll(kept, row).students if s.reachable}
    heads = _said(locale, "ref", "name", "group", "tier")
    heads += _day_heads([day for day, _ in found.days], locale)
    rows: list[Row] = [
        [
            line.ref,
            line.name,
            line.group or spoken(say("no_seat"), locale),
            line.tier_title,
            *(spoken(_cell(cell.verdict), locale) for cell in line.cells),
            line.done,
            line.due,
        ]
        for line in found.lines
        if line.ref in shown
    ]
    return [*heads, *_said(locale, "done", "due")], rows


def _cell(verdict: str) -> str:
    return verdict_called(verdict)


def _groups(
    kept: Kept, row: CohortRow, cohort: Cohort, now: datetime, locale: str
) -> tuple[list[str], list[Row]]:
    del row
    last = min(timetable.number_at(cohort, now), cohort.curriculum.last_number)
    found = heat(kept, cohort, last, locale=locale)
    days = [day for day, _ in found.get("days", ())]
    rows: list[Row] = [
        [one.name, *("" if cell is None else cell for cell in one.cells)]
        for one in found.get("heat", ())
    ]
    return [*_said(locale, "group"), *_day_heads(days, locale)], rows


def _standings(
    kept: Kept, row: CohortRow, cohort: Cohort, now: datetime, locale: str
) -> tuple[list[str], list[Row]]:
    del cohort
    found = standings(kept, row, None, now)
    rows: list[Row] = [
        [
            table.title,
            line.standing.place,
            spoken(group_called(line.standing.number), locale),
            *line.standing.figure,
        ]
        for table in found.tables
        for line in table.lines
    ]
    return ["", *_said(locale, "place", "group", "done", "due")], rows


def _watch(
    kept: Kept, row: CohortRow, cohort: Cohort, now: datetime, locale: str
) -> tuple[list[str], list[Row]]:
    del cohort
    _, lines = watching(kept, row, None, now, locale)
    rows: list[Row] = [
        [one.name, one.host, one.cause, one.act, one.who, one.done] for one in lines
    ]
    return _said(locale, "group", "host", "cause", "act", "who", "closed"), rows


def _debrief(
    kept: Kept, row: CohortRow, cohort: Cohort, now: datetime, locale: str
) -> tuple[list[str], list[Row]]:
    """Lay the last debrief out line by line, in the language it was written in."""
    del cohort, now
    d = debrief(kept, row, None).debrief

    def part(key: str, *lines: tuple[str, str]) -> list[Row]:
        return [[title(d.locale, key), name, line] for name, line in lines if line]

    rows: list[Row] = [
        [d.heading, "", d.headline.lead],
        [d.heading, "", d.headline.numbers],
        *part("troubles", *(("", one.line) for one in d.troubles)),
        *part("figures", *((one.label, one.value) for one in d.figures)),
        *part("watch", *((one.name, one.cause) for one in d.watch)),
        *part("watch", *((one.name, one.act.line) for one in d.watch)),
        *part("models", *((one.name, one.deed) for one in d.models)),
        *part("silent", *((one.name, one.line) for one in d.silent)),
        *part("posts", *((one.name, one.line) for one in d.posts)),
        *part("notes", *((one.name, one.words) for one in d.notes)),
        *part("questions", *(("", one.line) for one in d.questions)),
        *part("guidance", *(("", line) for line in d.guidance.lines)),
    ]
    return _said(locale, "part", "group", "line"), rows
