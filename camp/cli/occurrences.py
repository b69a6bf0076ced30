"""``camp occurrences`` and ``camp retry``: what falls due, and another try."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from camp.cli.door import in_words, opened, speaking, who
from camp.cli.live_wording import headings, say
from camp.cli.plain import as_json
from camp.cli.table import clip, table

if TYPE_CHECKING:
    from camp.desk.ops.schedule import Due

_SHOWN = 200
_REASON_COLUMNS = 60
_STATES = ("planned", "leased", "done", "failed", "skipped", "cancelled")


@click.command("occurrences")
@click.argument("cohort", metavar="COHORT")
@click.option("--state", type=click.Choice(_STATES), help="Only what stands like this.")
@click.option("--day", type=int, help="Only what belongs to this day number.")
@click.option("--json", "machine", is_flag=True, help="Print all of it as JSON.")
@speaking
def occurrences(
    cohort: str, *, state: str | None, day: int | None, machine: bool
) -> None:
    """List what falls due and what became of it, in order of time.

    \b
    Examples:
      camp occurrences 1 --state failed
      camp occurrences 1 --day 5
      camp occurrences 1 --json
    """  # noqa: D301  (\b is click's mark for lines to be kept)
    from camp.desk import course, ops

    with opened() as store, store.reading() as kept:
        row = course.named(kept, cohort)
        its, _ = course.cohort_of(kept, row)
        found = ops.occurrences(kept, row, state=state or "", number=day)
    if machine:
        click.echo(as_json([_plain(one) for one in found]))
    elif not found:
        click.echo(say("none"))
    else:
        _print(found[:_SHOWN], its.zone)
        if len(found) > _SHOWN:
            click.echo(say("more", count=len(found) - _SHOWN))


def _plain(one: Due) -> dict[str, Any]:
    row = one.row
    return {
        "id": row.id,
        "kind": row.kind,
        "day": row.number,
        "slot": row.slot,
        "group": one.group,
        "compose_at": row.compose_at,
        "post_from": row.post_from,
        "post_until": row.post_until,
        "policy": row.policy,
        "state": row.state,
        "reason": row.reason,
        "errors": row.errors,
    }


def _print(found: list[Due], zone: str) -> None:
    from camp import timetable

    rows = [
        [
            one.row.id,
            f"{timetable.local(one.row.compose_at, zone):%m-%d %H:%M}",
            one.row.number,
            in_words(one.what),
            one.group or None,
            in_words(one.state),
            clip(one.row.reason, _REASON_COLUMNS),
        ]
        for one in found
    ]
    click.echo(table(headings("due_headers"), rows))


@click.command("retry")
@click.argument("cohort", metavar="COHORT")
@click.argument("ids", metavar="[ID]...", nargs=-1, type=int)
@click.option("--all", "every", is_flag=True, help="Everything that failed.")
@speaking
def retry(cohort: str, ids: tuple[int, ...], *, every: bool) -> None:
    """Plan failed or skipped work again, by its id from camp occurrences.

    What was skipped is never part of --all: a morning greeting at night is worse than
    none. What is made after its time says the hour.

    \b
    Examples:
      camp retry 1 4711 4712
      camp retry 1 --all
    """  # noqa: D301
    from camp import clock
    from camp.desk import course, ops

    if not ids and not every:
        raise click.UsageError(say("retry_what"))
    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        done = ops.retry(kept, row, ids, who(), now, every=every)
    click.echo(say("retried", count=len(done)))
