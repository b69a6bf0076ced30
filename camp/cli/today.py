"""``camp today``: what is due, late and missing now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from camp.cli.door import in_words, opened, speaking
from camp.cli.live_wording import headings, say
from camp.cli.plain import as_json
from camp.cli.table import clip, table

if TYPE_CHECKING:
    from camp.desk.ops.today import Today

_REASON_COLUMNS = 60


@click.command("today")
@click.argument("cohort", metavar="COHORT")
@click.option("--json", "machine", is_flag=True, help="Print it as JSON.")
@speaking
def today(cohort: str, *, machine: bool) -> None:
    """Show what is due, late and missing now, in every group at once.

    Groups to chase are named by their numbers. Work that failed is listed with its id
    for camp retry. When nobody works off what is due, it says so first.

    \b
    Examples:
      camp today 1
      camp today 1 --json
    """  # noqa: D301  (\b is click's mark for lines to be kept)
    from camp import clock
    from camp.desk import course, ops

    with opened() as store, store.reading() as kept:
        found = ops.today(kept, course.named(kept, cohort), clock.now(kept))
    if machine:
        click.echo(as_json(found))
    else:
        _print(found)


def _print(found: Today) -> None:
    click.echo(f"{found.cohort} · {in_words(found.heading)}")
    click.echo(say("now", at=found.hour))
    for banner in found.banners:
        click.echo(f"! {in_words(banner)}")
    for hint in found.hints:
        click.echo(f"  {in_words(hint)}")
    click.echo()
    if not found.slots:
        click.echo(say("no_groups"))
    for slot in found.slots:
        click.echo(f"{in_words(slot.called)}  {slot.window}")
        for line in slot.lines:
            click.echo(f"  {in_words(line)}")
    if found.troubles:
        click.echo()
        click.echo(say("troubles", cohort=found.cohort))
        rows = [
            [
                " ".join(map(str, one.ids)),
                one.number,
                in_words(one.what),
                " ".join(map(str, one.groups)),
                clip(one.reason, _REASON_COLUMNS),
            ]
            for one in found.troubles
        ]
        click.echo(table(headings("trouble_headers"), rows))
    click.echo()
    for line in found.lines:
        click.echo(in_words(line))
