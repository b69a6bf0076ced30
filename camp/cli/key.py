"""``camp key``: keys for outside apps."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import click

from camp.cli.door import opened, speaking, who
from camp.cli.key_wording import say
from camp.cli.table import table

if TYPE_CHECKING:
    from camp.store.keys import AppKey

_MAY: Final = ("read", "push")


@click.group()
def key() -> None:
    """Keys for outside apps, to one cohort each; /api/v1/docs tells what they open.

    \b
    Examples:
      camp key make 1 --name mini-program --may push
      camp key list
      camp key revoke 3
    """  # noqa: D301  (\b is click's mark for lines to be kept)


@key.command()
@click.argument("cohort", metavar="COHORT")
@click.option("--name", required=True, help="What the app is called in the audit.")
@click.option(
    "--may",
    type=click.Choice(_MAY),
    multiple=True,
    default=_MAY[:1],
    show_default=True,
    help="What it may do; give it twice for both.",
)
@speaking
def make(cohort: str, *, name: str, may: tuple[str, ...]) -> None:
    """Print a new key. It is shown this once and kept nowhere.

    \b
    Examples:
      camp key make 1 --name mini-program --may push
      camp key make 1 --name dashboard --may read
    """  # noqa: D301
    from camp import clock
    from camp.desk import course, keys

    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        made, secret = keys.make(kept, row, name, may, who(), now)
    about = {"id": made.id, "name": made.name, "cohort": row.name}
    click.echo(say("made", may=made.may, **about), err=True)
    click.echo(secret)


@key.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@speaking
def list_(*, as_json: bool) -> None:
    """List every key with whether it opens; the keys themselves are not kept.

    \b
    Example:
      camp key list
    """  # noqa: D301
    from camp.desk import keys

    with opened() as store, store.reading() as kept:
        found = keys.listed(kept)
    if as_json:
        plain = [_plain(one, cohort) for one, cohort in found]
        click.echo(json.dumps(plain, ensure_ascii=False, indent=2))
    elif found:
        rows = [_line(one, cohort) for one, cohort in found]
        click.echo(table(say("headers").split("|"), rows))
    else:
        click.echo(say("none"))


def _line(one: AppKey, cohort: str) -> list[object]:
    state = say("ended" if one.ended_at else "open")
    made = f"{one.made_at:%Y-%m-%d}"
    return [one.id, one.name, cohort, one.may, made, one.made_by, state]


def _plain(one: AppKey, cohort: str) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "cohort": cohort,
        "may": one.may.split(","),
        "made_at": one.made_at.isoformat(),
        "made_by": one.made_by,
        "ended_at": one.ended_at and one.ended_at.isoformat(),
    }


@key.command()
@click.argument("key_id", metavar="ID", type=int)
@speaking
def revoke(key_id: int) -> None:
    """End a key at once.

    \b
    Example:
      camp key revoke 3
    """  # noqa: D301
    from camp import clock
    from camp.desk import keys

    with opened() as store, store.transaction() as kept:
        ended = keys.revoke(kept, key_id, who(), clock.now(kept))
    click.echo(say("revoked" if ended else "revoked_again", id=key_id))
