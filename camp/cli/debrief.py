"""``camp debrief`` and ``camp report``: last night, and the whole camp looked back on."""

from __future__ import annotations

from pathlib import Path

import click

from camp.cli.door import SaidNo, opened, speaking
from camp.cli.live_wording import say

_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "json"]),
    default="text",
    show_default=True,
    help="How it is written; html is one self-contained page.",
)
_OUT = click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file to write it to. [default: standard output]",
)


@click.command("debrief")
@click.argument("cohort", metavar="COHORT")
@click.option("--day", type=int, help="The night of this day. [default: the last]")
@_FORMAT
@_OUT
@speaking
def debrief(cohort: str, *, day: int | None, form: str, out: Path | None) -> None:
    """Show a night's debrief as it was published, what has come since beside it.

    It is in the course's language. The page also shows every group on every day.

    \b
    Examples:
      camp debrief 1
      camp debrief 1 --day 9 --format html --out night-9.html
    """  # noqa: D301  (\b is click's mark for lines to be kept)
    from camp.desk import course, ops

    with opened() as store, store.reading() as kept:
        found = ops.debrief(kept, course.named(kept, cohort), day)
        text = ops.written(found, form)
    _give(text, out)


@click.command("report")
@click.argument("cohort", metavar="COHORT")
@_FORMAT
@_OUT
@speaking
def report(cohort: str, *, form: str, out: Path | None) -> None:
    """Show the whole camp looked back on, in its latest edition.

    It is written the night after the closing day, and again when make-ups came later.

    \b
    Examples:
      camp report 1
      camp report 1 --format html --out report.html
    """  # noqa: D301
    from camp.desk import course, ops

    with opened() as store, store.reading() as kept:
        found = ops.report(kept, course.named(kept, cohort))
        text = ops.report_written(found, form)
    _give(text, out)


def _give(text: str, out: Path | None) -> None:
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        why = error.strerror or str(error)
        raise SaidNo([say("not_written", path=str(out), why=why)]) from None
    click.echo(say("written", path=str(out)), err=True)
