"""``camp package``: a group's day to take along, ready to be copied."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from camp.cli.door import SaidNo, language, opened, speaking
from camp.cli.live_wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from contextlib import AbstractContextManager

    from camp.desk.host import Packing


@click.command("package")
@click.argument("cohort", metavar="COHORT")
@click.option("--day", type=int, required=True, help="The day number.")
@click.option("--group", type=int, help="One group's number. [default: every group]")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="DIR",
    help="The folder to write to; it is made when there is none.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "text", "zip"]),
    default="html",
    show_default=True,
    help="html opens offline on a phone; zip holds page, text and pictures.",
)
@click.option(
    "--channel",
    type=click.Choice(["wechat", "wecom-text", "wecom-markdown"]),
    help="Lay messages out for one channel. [default: wechat, with all counts]",
)
@click.option(
    "--pictures/--no-pictures",
    default=True,
    show_default=True,
    help="Draw the day's pictures into it.",
)
@speaking
def package(  # noqa: PLR0913  (one parameter an option)
    cohort: str,
    *,
    day: int,
    group: int | None,
    out: Path,
    form: str,
    channel: str | None,
    pictures: bool,
) -> None:
    """Write all messages of a group's day, ready to be copied one after the other.

    Every message stands with its characters and bytes; one that a channel does not take
    whole is parted and marked (1/3). What is not composed yet says when it will be, with
    a preview that has no numbers. The same day again gives the same bytes.

    \b
    Examples:
      camp package 1 --day 5 --group 7 --out phone
      camp package 1 --day 5 --out phone --format zip
      camp package 1 --day 5 --group 7 --out bot --format text --channel wecom-text
    """  # noqa: D301  (\b is click's mark for lines to be kept)
    from camp import clock, shelf
    from camp.desk import course, host
    from camp.desk.pictures import Album

    with opened() as store, store.reading() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        ready = host.packing(kept, row, day, now, group, channel)
        files = {g: out / host.package_name(day, g, form) for g in ready.groups}
        _only_ours(ready, files)
        wanted = pictures and form != "text"
        album = Album(kept, row, day, now) if wanted else None
        with _bar(files) as groups:
            for number in groups:
                theirs = host.pictures_of(ready, album.of(number) if album else [])
                page = host.package(kept, ready, number, theirs)
                path = files[number]
                shelf.put_whole(path, host.packed(page, path.stem, form), language())
    click.echo(say("packed", count=len(files), path=str(out)))


def _only_ours(ready: Packing, files: Mapping[int, Path]) -> None:
    """Leave alone whatever stands there and is not the same package, older."""
    others = [
        path
        for group, path in files.items()
        if path.exists() and not _is_ours(path, ready.mark(group))
    ]
    if others:
        raise SaidNo([say("not_ours", path=str(path)) for path in others])


def _is_ours(path: Path, mark: str) -> bool:
    try:
        return mark.encode() in path.read_bytes()
    except OSError:
        return False


def _bar(files: Mapping[int, Path]) -> AbstractContextManager[Iterable[int]]:
    """A bar on stderr when there are many."""
    few = len(files) == 1
    return click.progressbar(files, label=say("packing"), hidden=few, file=sys.stderr)
