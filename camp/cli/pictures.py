"""``camp cards`` and ``camp certificates``: pictures for chat and for print."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from camp.cli.door import SaidNo, language, opened, speaking
from camp.cli.live_wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from camp.desk.pictures import Paper
    from camp.desk.pictures.papers import Folder, Form

_OUT = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="DIR",
    help="The folder to write to; it is made when there is none.",
)


@click.command("cards")
@click.argument("cohort", metavar="COHORT")
@click.option("--day", type=int, help="The pictures that go with this day.")
@click.option("--group", type=int, help="Mark this group's line in the standings.")
@click.option("--student", metavar="WHO", help="How one student came along so far.")
@_OUT
@speaking
def cards(
    cohort: str, *, day: int | None, group: int | None, student: str | None, out: Path
) -> None:
    """Draw the pictures of a day, of a student, or of the whole course.

    With a day: its lesson, guest or activity, its quote, last night's standings, and a
    poster for every group that nobody was missing from. Without day and student: the
    timetable, the load of every day, ways of studying. Each is a PNG for chat.

    \b
    Examples:
      camp cards 1 --out course
      camp cards 1 --day 5 --group 7 --out day-5
      camp cards 1 --student S0042 --out growth
    """  # noqa: D301  (\b is click's mark for lines to be kept)
    from camp import clock, shelf
    from camp.desk import course, pictures

    if day is not None and student is not None:
        raise click.UsageError(say("day_or_student"))
    if group is not None and day is None:
        raise click.UsageError(say("group_of_a_day"))
    with opened() as store, store.reading() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        if student is not None:
            drawn = pictures.draw([pictures.growth(kept, row, student, now)])
        elif day is None:
            drawn = pictures.draw(pictures.course_cards(kept, row))
        else:
            drawn = pictures.Album(kept, row, day, now).of(group)
        for one in drawn:
            path = out / one.file
            shelf.put_whole(path, one.data, language())
            click.echo(str(path))


@click.command("certificates")
@click.argument("cohort", metavar="COHORT")
@_OUT
@click.option(
    "--format",
    "form",
    type=click.Choice(["pdf", "png"]),
    default="pdf",
    show_default=True,
    help="pdf for print, png for chat.",
)
@click.option(
    "--site",
    envvar="CAMP_SITE",
    default="",
    metavar="URL",
    help="Where certificates are verified; the QR code leads there. Without it the "
    "code holds the serial number. [default: CAMP_SITE, else CAMP_ADDRESS]",
)
@click.option(
    "--with-workers",
    is_flag=True,
    help="Let the workers draw too; they must see the same folder.",
)
@click.option(
    "--anyway",
    is_flag=True,
    help="Draw names no font covers too, with 〓 for what is missing.",
)
@speaking
def certificates(cohort: str, *, out: Path, form: Form, site: str, **how: bool) -> None:
    """Draw every certificate that is issued, a file each, by group.

    Stop it whenever you like: the next run goes on where it was left, and draws again
    what has changed since. A name no font covers is named first and left out.

    \b
    Examples:
      camp certificates 1 --out certificates
      camp certificates 1 --out certificates --format png
      camp certificates 1 --out certificates --site https://camp.example
    """  # noqa: D301
    from camp import settings
    from camp.desk import course, pictures
    from camp.desk.pictures.papers import Folder, unprintable

    site = site or settings.read().address
    with opened() as store:
        with store.reading() as kept:
            row = course.named(kept, cohort)
            papers = pictures.certificates(kept, row, site)
        odd = [] if how["anyway"] else unprintable(papers)
        if odd:
            named = [_odd(one, missing) for one, missing in odd]
            click.echo("\n".join((say("no_font"), *named)), err=True)
        refs = {one.ref for one, _ in odd}
        folder = Folder(out, form, language())
        wanted = [one for one in papers if one.ref not in refs]
        if how["with_workers"]:
            _call_workers(row.id, folder, wanted, site)
        _draw(folder, wanted)
        folder.index(wanted)
    click.echo(say("certificates_drawn", count=len(wanted), path=str(out)))
    if odd:
        raise SaidNo([say("not_drawn", count=len(odd))])


def _odd(paper: Paper, missing: str) -> str:
    codes = " ".join(f"U+{ord(c):04X}" for c in missing)
    return say("no_font_for", ref=paper.ref, name=paper.card.name, codes=codes)


def _draw(folder: Folder, wanted: Sequence[Paper]) -> None:
    """Draw what is left, from the end: workers begin at the other one."""
    from camp.desk.pictures.papers import SHEAF

    left = folder.left(wanted)
    bar: Any = click.progressbar(
        length=len(wanted),
        label=say("drawing"),
        file=sys.stderr,
        hidden=not left,
    )
    with bar:
        bar.update(len(wanted) - len(left))
        while left:
            sheaf, left = left[-SHEAF:], left[:-SHEAF]
            mine = folder.left(sheaf)
            bar.update(len(sheaf) - len(mine))
            for _ in folder.draw(mine):
                bar.update(1)


def _call_workers(
    cohort_id: int, folder: Folder, wanted: Sequence[Paper], site: str
) -> None:
    from camp import settings, worker

    chosen = settings.read()
    if not worker.reaches_others(chosen):
        raise SaidNo([say("no_workers")])
    serials = [one.card.serial for one in folder.left(wanted)]
    asked: dict[str, Any] = {
        "cohort_id": cohort_id,
        "folder": str(folder.path.resolve()),
        "form": folder.form,
        "site": site,
    }
    worker.ask_to_draw(chosen, serials, asked)
