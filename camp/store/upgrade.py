"""Bringing a database to its present shape."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from camp.store.engine import StoreError
from camp.store.tables import HEAD, tables

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from camp.store.engine import Store

_UPGRADE_LOCK = 7_217_001


def revision(store: Store) -> str | None:
    """Find the migration a database stands at; None for an empty one.

    Raises StoreError when the database cannot be reached.
    """
    with store.reachable() as connection:
        return _revision(connection.execution_options(reading=True))


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.execute(text("select version_num from alembic_version")).first()
    return row[0] if row else None


def upgrade(store: Store) -> str:
    """Run the missing migrations; harmless when two processes do it at once.

    Raises StoreError for a database of a newer release, of something else than camp,
    or out of reach.
    """
    from alembic import command  # noqa: PLC0415  (slow, and seldom needed)
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    steps = str(Path(__file__).parent.parent / "migrations")
    config.set_main_option("script_location", steps.replace("%", "%%"))
    with store.reachable() as connection, connection.begin():
        _one_at_a_time(connection)
        config.attributes["connection"] = connection
        _not_newer(store, _revision(connection))
        try:
            command.upgrade(config, "head")
        except (CommandError, DBAPIError) as error:
            said = getattr(error, "orig", error)
            raise StoreError(
                f"cannot upgrade the database at {store.url}: {said}"
            ) from error
    return HEAD


def ready(store: Store) -> None:
    """Make an empty database, leave a present one, refuse one from another release.

    Raises StoreError with what to do.
    """
    found = revision(store)
    _not_newer(store, found)
    if found is None:
        _make(store)
    elif found != HEAD:
        raise StoreError(
            f"the database at {store.url} is at {found}, this camp needs {HEAD}: "
            "run `camp db upgrade`"
        )


def _make(store: Store) -> None:
    """Make an empty database in its present shape at once.

    A test holds that the migrations, one by one, come to the very same shape.
    """
    with store.reachable() as connection, connection.begin():
        _one_at_a_time(connection)
        if _revision(connection) is not None:
            return
        try:
            tables.create_all(connection, checkfirst=False)
        except DBAPIError as error:
            raise StoreError(
                f"cannot upgrade the database at {store.url}: {error.orig}"
            ) from error
        connection.execute(
            text(
                "create table alembic_version (version_num varchar(32) not null, "
                "constraint alembic_version_pkc primary key (version_num))"
            )
        )
        connection.execute(
            text("insert into alembic_version values (:head)"), {"head": HEAD}
        )


def _one_at_a_time(connection: Connection) -> None:
    """Keep a second process out until this transaction ends; SQLite does so anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"select pg_advisory_xact_lock({_UPGRADE_LOCK})"))


def _not_newer(store: Store, found: str | None) -> None:
    """Refuse a database that a newer release has changed: there is no way back."""
    if found is not None and found > HEAD:
        raise StoreError(
            f"the database at {store.url} is at {found}, this camp knows up to {HEAD}: "
            "install the release that made it, or a newer one"
        )
