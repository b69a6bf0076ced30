"""``camp host``: seat the people who look after a group."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from camp.cli.door import opened, speaking, who
from camp.cli.lead_wording import headings, say
from camp.cli.table import table

if TYPE_CHECKING:
    from camp.desk.lead import GroupSeats


@click.group()
def host() -> None:
    """Seat the people who look after a group.

    \b
    Every group may have a host, a deputy and an officer:
      camp host assign 1 --group 7 --host 小李 --deputy 小王 --officer 小张
      camp host list 1
    """  # noqa: D301  (\b is click's mark for lines to be kept)


@host.command()
@click.argument("cohort", metavar="COHORT")
@click.option("--group", "number", type=int, required=True, help="The group's number.")
@click.option("--host", "host_name", help="Who hosts it; an empty name frees the seat.")
@click.option("--deputy", help="Who stands in.")
@click.option("--officer", help="Who reads the homework.")
@speaking
def assign(
    cohort: str,
    *,
    number: int,
    host_name: str | None,
    deputy: str | None,
    officer: str | None,
) -> None:
    """Seat people in a group from today on; only the roles that are given change.

    \b
    Examples:
      camp host assign 1 --group 7 --host 小李
      camp host assign 1 --group 7 --deputy 小王 --officer ""
    """  # noqa: D301
    from camp import clock
    from camp.cohort import Role
    from camp.desk import course, lead

    named = zip(Role, (host_name, deputy, officer), strict=True)
    people = {role: name for role, name in named if name is not None}
    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        changed = lead.assign_host(kept, row, number, people, who(), now)
        group = next(g for g in lead.seats(kept, row, now) if g.number == number)
    click.echo(table(headings("host_headers"), [_line(group)]))
    if not changed:
        click.echo(say("same"))


@host.command("list")
@click.argument("cohort", metavar="COHORT")
@speaking
@click.option("--json", "as_json", is_flag=True, help="Print the groups as JSON.")
def list_(cohort: str, *, as_json: bool) -> None:
    """List every group with its size and who looks after it now.

    \b
    Example:
      camp host list 1
    """  # noqa: D301
    from camp import clock
    from camp.desk import course, lead

    with opened() as store, store.reading() as kept:
        found = lead.seats(kept, course.named(kept, cohort), clock.now(kept))
    if as_json:
        click.echo(json.dumps([_plain(g) for g in found], ensure_ascii=False, indent=2))
    elif found:
        click.echo(table(headings("host_headers"), map(_line, found)))
    else:
        click.echo(say("nobody"))


def _line(group: GroupSeats) -> list[object]:
    from camp.cohort import Role

    names = [group.people.get(role, "") for role in Role]
    return [group.number, group.track.value, group.students, *names]


def _plain(group: GroupSeats) -> dict[str, object]:
    return {
        "group": group.number,
        "track": group.track.value,
        "students": group.students,
        **{role.value: name for role, name in group.people.items()},
    }
