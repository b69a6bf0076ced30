"""``camp board``: who did what on which day, and why it counts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from camp.cli.door import in_words, language, opened, speaking
from camp.cli.live_wording import headings, say
from camp.cli.plain import as_json
from camp.cli.table import clip, table

if TYPE_CHECKING:
    from camp.cohort import Student
    from camp.desk.board import Board, Line, Why

_NAME_COLUMNS = 16


@click.command("board")
@click.argument("cohort", metavar="COHORT")
@click.option("--group", type=int, help="Only this group, by its number.")
@click.option("--why", metavar="STUDENT", help="One student's days, with the reasons.")
@click.option(
    "--csv", "sheet", is_flag=True, help="Print it as CSV, for a spreadsheet."
)
@click.option("--json", "machine", is_flag=True, help="Print it as JSON.")
@speaking
def board(
    cohort: str, *, group: int | None, why: str | None, sheet: bool, machine: bool
) -> None:
    """Show who did what on which day, persons by dates.

    Closed days stand as they are now, make-ups and corrections included; a day that is
    not closed carries a star. With --why one student's every day is explained.

    \b
    Examples:
      camp board 1 --group 7
      camp board 1 --why 小李
      camp board 1 --csv > board.csv
    """  # noqa: D301  (\b is click's mark for lines to be kept)
    from camp import clock
    from camp.desk import board as desk
    from camp.desk import course

    with opened() as store, store.reading() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        if why is not None:
            student, days = desk.why(kept, row, why, now, language())
            _print_why(student, days, machine=machine)
            return
        found = desk.board(kept, row, now, group=group)
    if machine:
        click.echo(as_json(found))
    elif sheet:
        _print_csv(found)
    else:
        _print_board(found)


def _heads(found: Board) -> list[str]:
    days = [f"{number}" for number, _ in found.days]
    return [*headings("board_headers"), *days, say("board_rate")]


def _cells(line: Line, *, short: bool) -> list[object]:
    name = clip(line.name, _NAME_COLUMNS) if short else line.name
    words = [in_words(cell.word) for cell in line.cells]
    rate = f"{line.done}/{line.due}"
    return [line.ref, name, line.group or None, line.tier_title, *words, rate]


def _print_board(found: Board) -> None:
    if not found.days:
        click.echo(say("board_not_begun"))
        return
    if not found.lines:
        click.echo(say("board_empty"))
        return
    rows = [_cells(line, short=True) for line in found.lines]
    click.echo(table(_heads(found), rows))
    if any(cell.provisional for line in found.lines for cell in line.cells):
        click.echo(say("board_star"))


def _print_csv(found: Board) -> None:
    from camp.sheets import write_csv

    rows = [[_cell(c) for c in _cells(line, short=False)] for line in found.lines]
    sys.stdout.buffer.write(write_csv(_heads(found), rows))
    sys.stdout.buffer.flush()


def _cell(value: object) -> str | int | None:
    return value if isinstance(value, int) else None if value is None else str(value)


def _print_why(student: Student, days: list[Why], *, machine: bool) -> None:
    if machine:
        about = {"ref": student.ref, "name": student.name}
        click.echo(as_json(about | {"days": days}))
        return
    click.echo(say("why_head", name=student.name, ref=student.ref))
    rows = [
        [one.number, one.date.isoformat(), in_words(one.cell.word), one.reason]
        for one in days
    ]
    click.echo(table(headings("why_headers"), rows))
