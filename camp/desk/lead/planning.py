"""A lead's own plan: a table or an outline becomes a curriculum, and comes out of one.

No store and no clock: a plan is a file, and what becomes of it are files.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from camp import sheets
from camp.curriculum import MAIN, CurriculumError, Locale, Problem, planning
from camp.desk.refusal import Refusal
from camp.sheets import SheetError
from camp.sheets.problems import UnfitError, of_file
from camp.sheets.text import decode
from camp.sheets.wording import PLACES, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from camp.curriculum import Curriculum
    from camp.curriculum.planning import Gap, Places, Said, Spot

OUTLINES: Final = (".md", ".markdown")
TABLES: Final = (".xlsx", ".csv")


@dataclass(frozen=True, slots=True)
class MadeOfPlan:
    """What a plan became."""

    files: dict[str, bytes]
    """The curriculum's folder: relative path -> content."""
    curriculum: Curriculum | None
    """The course, when nothing is missing."""
    gaps: tuple[Gap, ...]
    """What has to be written still, with its place in ``curriculum.yaml``."""
    notes: tuple[str, ...]
    """How the plan was read, each with its place."""
    title: str
    """The course's title; empty when the plan gives none."""
    days: int
    missing: tuple[str, ...] = ()
    """What the gaps are, each with its place in the plan."""
    places: Places | None = None
    """Where in the plan everything in ``curriculum.yaml`` came from."""


def is_outline(name: str) -> bool:
    """Whether a file is an outline, by its name; every other is taken for a table."""
    return PurePath(name).suffix.lower() in OUTLINES


def read_plan(name: str, body: bytes, key: str, locale: Locale) -> MadeOfPlan:
    """Make a curriculum of a plan.

    ``key`` names the course when the plan does not. Raises SheetError or, for an
    outline, CurriculumError with everything that is wrong and its place; what is only
    missing stands in the file as a gap.
    """
    source = PurePath(name).name
    if is_outline(name):
        return _read_outline(source, body, key, locale)
    found = sheets.read_grids(source, body, locale, planning.is_header)
    planned = planning.plan(planning.read_table(found.sheets), key, source, locale)
    if planned.wrong:
        raise SheetError([_in_sheet(one, locale) for one in planned.wrong])
    notes = [*found.notes, *(str(_in_sheet(one, locale)) for one in planned.notes)]
    missing = [str(_in_sheet(gap.said, locale)) for gap in planned.gaps]
    return _made(planned, notes, missing)


def _read_outline(name: str, body: bytes, key: str, locale: Locale) -> MadeOfPlan:
    try:
        text = decode(body)
    except UnfitError as unfit:
        raise of_file(name, unfit, locale) from unfit
    planned = planning.plan(planning.read_outline(text), key, name, locale)
    if planned.wrong:
        raise CurriculumError([_in_outline(one, name) for one in planned.wrong])
    notes = [_told(one, name) for one in planned.notes]
    missing = [_told(gap.said, name) for gap in planned.gaps]
    return _made(planned, notes, missing)


def _made(
    planned: planning.Planned, notes: Sequence[str], missing: Sequence[str]
) -> MadeOfPlan:
    return MadeOfPlan(
        planned.files,
        planned.curriculum,
        planned.gaps,
        tuple(dict.fromkeys(notes)),
        planned.title,
        planned.days,
        tuple(missing),
        planned.places,
    )


def place_said(spot: Spot | None, locale: Locale) -> str:
    """Say where something stands in a plan: 第9行「午间」列; empty for nowhere."""
    if spot is None:
        return ""
    if spot.col:
        return say(PLACES, "line", locale, line=spot.row)
    return _in_sheet(planning.Said(spot, ""), locale).where


def _in_sheet(one: Said, locale: Locale) -> sheets.Problem:
    spot = one.spot
    if spot is None:
        return sheets.Problem(None, None, one.message, "", locale)
    place = say(PLACES, "sheet", locale, sheet=spot.sheet) if spot.sheet else ""
    column = " ".join(spot.column.split()) or None
    return sheets.Problem(spot.row, column, one.message, place, locale)


def _told(one: Said, name: str) -> str:
    return str(_in_outline(one, name)) if one.spot else one.message


def _in_outline(one: Said, name: str) -> Problem:
    line, col = (one.spot.row, one.spot.col or 1) if one.spot else (1, 1)
    return Problem(name, line, col, one.message)


def write_plan(curriculum: Curriculum, name: str, locale: Locale) -> bytes:
    """Write a curriculum as a plan; the file's name says which kind.

    A workbook has the days on its first sheet and the settings on its second; a csv
    has the settings above the days. Raises Refusal when a text is longer than a cell.
    """
    book = planning.written(curriculum, locale)
    if is_outline(name):
        return planning.outline(book).encode()
    too_long = book.too_long()
    if too_long:
        raise Refusal(*too_long)
    if PurePath(name).suffix.lower() == ".csv":
        heads, *rows = planning.rows_of_one(book)
        return sheets.write_csv(heads, rows)
    return sheets.write_book(planning.sheets_of(book))


def gap_place(folder: str, gap: Gap) -> str:
    """Say where a gap is: my-camp/curriculum.yaml:41:9."""
    return f"{PurePath(folder) / MAIN}:{gap.line}:{gap.col}"
