"""``camp db``: make or upgrade the database."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from camp.cli.door import speaking, spoken
from camp.cli.lead_wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from camp.store import Store


@click.group()
def db() -> None:
    """Make or upgrade the database that CAMP_DATABASE_URL names.

    An empty database is made on first use; one of an older release is upgraded only
    when you say so.

    \b
    Examples:
      camp db status
      camp db upgrade
    """  # noqa: D301  (\b is click's mark for lines to be kept)


@contextmanager
def _at_any_release() -> Iterator[Store]:
    from camp import settings
    from camp.store import Store

    with spoken():
        store = Store(settings.read().database_url)
        try:
            yield store
        finally:
            store.close()


@db.command()
@speaking
def status() -> None:
    """Say where the database is and whether this camp can use it.

    Exit code 1 when it cannot: an older release made it, or a newer one.

    \b
    Example:
      camp db status
    """  # noqa: D301
    from camp.store.upgrade import ready, revision

    with _at_any_release() as store:
        found = revision(store)
        if found is not None:
            ready(store)  # says why it cannot be used
    key = "db_empty" if found is None else "db_ready"
    click.echo(say(key, url=store.url, revision=found))


@db.command("upgrade")
@speaking
def upgrade_() -> None:
    """Make the database, or bring it to this release; harmless when it is there.

    \b
    Example:
      camp db upgrade
    """  # noqa: D301
    from camp.store.upgrade import upgrade

    with _at_any_release() as store:
        found = upgrade(store)
    click.echo(say("db_upgraded", url=store.url, revision=found))
