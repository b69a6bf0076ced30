"""``camp standings``: who leads, and by how much."""

from __future__ import annotations

import click

from camp.cli.door import opened, speaking
from camp.cli.live_wording import headings, say
from camp.cli.plain import as_json
from camp.cli.table import table


@click.command("standings")
@click.argument("cohort", metavar="COHORT")
@click.option("--day", type=int, help="The night of this day. [default: the last]")
@click.option("--json", "machine", is_flag=True, help="Print them as JSON.")
@speaking
def standings(cohort: str, *, day: int | None, machine: bool) -> None:
    """Show a night's tables as they were published, corrections beside them.

    What a night published never changes; where make-ups have moved a figure since, the
    figure of now stands in its own column.

    \b
    Examples:
      camp standings 1
      camp standings 1 --day 5
    """  # noqa: D301  (\b is click's mark for lines to be kept)
    from camp import clock
    from camp.desk import course, ops

    with opened() as store, store.reading() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        page = ops.standings_page(kept, row, day, now)
    if machine:
        click.echo(as_json(page))
        return
    click.echo(f"{page.cohort} · {say('night', night=page.night)} · {page.date}")
    for one in page.tables:
        click.echo()
        about = {"title": one.title, "about": one.about}
        click.echo(say("about", **about) if one.about else one.title)
        rows = [
            [line.place or "–", line.name, line.figure, line.rate, line.now, line.words]
            for line in one.lines
        ]
        if rows:
            click.echo(table(headings("standing_headers"), rows))
        for duel in one.duels:
            click.echo(duel)
