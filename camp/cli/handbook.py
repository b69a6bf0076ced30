"""``camp handbook``: what a student and a host keep at hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from camp.cli.door import language, opened, speaking

if TYPE_CHECKING:
    from camp.desk.handbooks import Form, Reader

READERS: Final[tuple[Reader, ...]] = ("student", "host")
FORMS: Final[tuple[Form, ...]] = ("html", "pdf")


@click.command("handbook")
@click.argument("cohort", metavar="COHORT")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="DIR",
    help="The folder to write to; it is made when there is none.",
)
@click.option(
    "--for",
    "reader",
    type=click.Choice(READERS),
    help="Only one of the two. [default: both]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="html opens offline on a phone; pdf is for print. [default: both]",
)
@speaking
def handbook(
    cohort: str, *, out: Path, reader: Reader | None, form: Form | None
) -> None:
    """Write the student handbook and the host handbook of a cohort.

    Both are made from the version the cohort runs on, with its own dates: after a
    revision write them again.

    \b
    Examples:
      camp handbook 1 --out handbooks
      camp handbook 1 --for host --format pdf --out handbooks
    """  # noqa: D301  (\b is click's mark for lines to be kept)
    from camp import shelf
    from camp.desk import course, handbooks

    with opened() as store, store.reading() as kept:
        row = course.named(kept, cohort)
        for one in [reader] if reader else READERS:
            book = handbooks.handbook_of(kept, row, one)
            for kind in [form] if form else FORMS:
                path = out / f"{one}-handbook.{kind}"
                data = handbooks.printed(kept, row, book, kind)
                shelf.put_whole(path, data, language())
                click.echo(str(path))
