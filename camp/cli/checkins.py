"""``camp checkins``: bring in many check-ins, reviews and nominations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from camp.cli.door import in_words, language, opened, speaking
from camp.cli.live_wording import say
from camp.cli.plain import as_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from camp.cohort import Cohort
    from camp.desk.checkins import Imported
    from camp.desk.praise import Brought
    from camp.sheets import Sheet, Table
    from camp.store import Kept

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_DRY = click.option("--dry-run", is_flag=True, help="Only show what would come in.")
_LENIENT = click.option(
    "--leave-out",
    is_flag=True,
    help="Leave out rows that cannot count (too late, unknown), and list them.",
)
_JSON = click.option("--json", "machine", is_flag=True, help="Print it as JSON.")


class _DryRunError(Exception):
    """Carries what would have been done out of a transaction that is not kept."""

    def __init__(self, done: Any) -> None:
        super().__init__()
        self.done = done


@click.group()
def checkins() -> None:
    """Bring in many check-ins, reviews and nominations from sheets.

    \b
    A sheet is an xlsx or csv file with a header; columns may stand in any order:
      学号 天 部分 内容 时间         or    ref day parts text time
      camp checkins import 1 day5.xlsx --dry-run
      camp checkins reviews 1 reviews.csv
      camp checkins nominations 1 nominations.csv
    """  # noqa: D301  (\b is click's mark for lines to be kept)


@checkins.command("import")
@click.argument("cohort", metavar="COHORT")
@click.argument("file", type=_FILE)
@_DRY
@_LENIENT
@_JSON
@speaking
def import_(
    cohort: str, file: Path, *, dry_run: bool, leave_out: bool, machine: bool
) -> None:
    """Bring check-ins in: all of them, or none when a row is wrong.

    Every problem is named with its row and column. Times are on the cohort's clock; a
    row without one counts as handed in on its day. The same file again changes nothing.
    What reaches us after a day has closed corrects the verdicts as they stand now; what
    that night published stays.

    \b
    Examples:
      camp checkins import 1 day5.xlsx --dry-run
      camp checkins import 1 week1.csv --leave-out
    """  # noqa: D301
    from camp import sheets
    from camp.desk import checkins as desk

    def act(kept: Kept, row: Any, its: Cohort, sheet: Table, now: Any) -> Imported:
        parts = {key: part.title for key, part in its.curriculum.parts.items()}
        found = sheets.checkins(
            sheet,
            parts,
            language(),
            default_parts=_written(its),
            calendar=_calendar(its),
        )
        _notes(found)
        return desk.import_checkins(kept, row, found.rows, now, lenient=leave_out)

    done: Imported = _bring(cohort, file, act, dry_run=dry_run)
    if machine:
        click.echo(as_json(done))
        return
    _say_imported(done)
    _end(done.left_out, dry_run=dry_run)


def _say_imported(done: Imported) -> None:
    if not done.taken:
        click.echo(say("imported_same", again=done.again))
        return
    days = ", ".join(str(day) for day in done.days)
    counts = {"taken": done.taken, "again": done.again, "students": done.students}
    click.echo(say("imported", days=days, changed=done.changed, **counts))


@checkins.command("reviews")
@click.argument("cohort", metavar="COHORT")
@click.argument("file", type=_FILE)
@_DRY
@_LENIENT
@_JSON
@speaking
def reviews(
    cohort: str, file: Path, *, dry_run: bool, leave_out: bool, machine: bool
) -> None:
    """Bring likes, comments and stamps in: all of them, or none.

    A giver is a student's number, else the name of a host, deputy or officer. The same
    again changes nothing.

    \b
    The header:  学号 天 类型 点评人 内容 时间   or   ref day kind by words time
    Examples:
      camp checkins reviews 1 reviews.xlsx
    """  # noqa: D301
    from camp import sheets
    from camp.desk import praise

    def act(kept: Kept, row: Any, its: Cohort, sheet: Table, now: Any) -> Brought:
        found = sheets.reviews(sheet, language(), _calendar(its))
        _notes(found)
        return praise.import_reviews(kept, row, found.rows, now, lenient=leave_out)

    _say_praise(_bring(cohort, file, act, dry_run=dry_run), machine, dry_run=dry_run)


@checkins.command("nominations")
@click.argument("cohort", metavar="COHORT")
@click.argument("file", type=_FILE)
@_DRY
@_LENIENT
@_JSON
@speaking
def nominations(
    cohort: str, file: Path, *, dry_run: bool, leave_out: bool, machine: bool
) -> None:
    """Bring nominations in: all of them, or none.

    \b
    The header:  学号 荣誉 提名人 理由   or   ref honor by words
    Examples:
      camp checkins nominations 1 nominations.csv
    """  # noqa: D301
    from camp import sheets
    from camp.desk import praise

    def act(kept: Kept, row: Any, its: Cohort, sheet: Table, now: Any) -> Brought:
        honors = {rule.id: rule.title for rule in its.curriculum.honors}
        found = sheets.nominations(sheet, honors, language())
        _notes(found)
        return praise.import_nominations(kept, row, found.rows, now, lenient=leave_out)

    _say_praise(_bring(cohort, file, act, dry_run=dry_run), machine, dry_run=dry_run)


def _bring(cohort: str, file: Path, act: Callable[..., Any], *, dry_run: bool) -> Any:
    """Read a sheet and do one act with it; a preview is done and not kept."""
    from camp import clock, sheets
    from camp.desk import course

    with opened() as store:
        sheet = sheets.read(file.name, file.read_bytes(), language())
        try:
            with store.transaction() as kept:
                row, now = course.named(kept, cohort), clock.now(kept)
                its, _ = course.cohort_of(kept, row)
                done = act(kept, row, its, sheet, now)
                _stop_here(done, dry_run=dry_run)
        except _DryRunError as preview:
            return preview.done
    return done


def _stop_here(done: Any, *, dry_run: bool) -> None:
    """Leave the transaction of a preview, so that nothing of it is kept."""
    if dry_run:
        raise _DryRunError(done)


def _written(cohort: Cohort) -> frozenset[str]:
    """Say what a bare text claims: the first written part, the homework."""
    parts = cohort.curriculum.parts.items()
    return frozenset([key for key, part in parts if part.written][:1])


def _calendar(cohort: Cohort) -> dict[int, date]:
    from camp import timetable

    plan = cohort.curriculum
    numbers = range(plan.first_number, plan.last_number + 1)
    return {number: timetable.date_of(cohort, number) for number in numbers}


def _notes(sheet: Sheet[Any]) -> None:
    for note in sheet.notes:
        click.echo(note, err=True)


def _say_praise(done: Brought, machine: bool, *, dry_run: bool) -> None:
    if machine:
        click.echo(as_json(done))
        return
    click.echo(say("praised", new=done.new, again=done.again, students=done.students))
    _end(done.left_out, dry_run=dry_run)


def _end(left_out: tuple[str, ...], *, dry_run: bool) -> None:
    if left_out:
        click.echo(say("left_out", count=len(left_out)), err=True)
        for words in left_out:
            click.echo(in_words(words), err=True)
    if dry_run:
        click.echo(say("dry"))
