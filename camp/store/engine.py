"""The database: one engine a URL, and the only transaction there is."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, CursorResult, Dialect, Engine
    from sqlalchemy.sql.base import Executable

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_BUSY_MS = 30_000
_NO_URL = (
    "CAMP_DATABASE_URL: no address of a database; use sqlite:///FILE or postgresql://…"
)


class StoreError(Exception):
    """The database cannot be used, in the words of whoever runs it."""


class UTCDateTime(TypeDecorator[datetime]):
    """An instant, kept as UTC microseconds so that both engines order it alike.

    Refuses naive values: SQLite would drop the zone without a word.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> int | None:
        """Keep an aware moment as UTC microseconds."""
        del dialect
        return None if value is None else micros(value)

    def process_result_value(
        self, value: int | None, dialect: Dialect
    ) -> datetime | None:
        """Give the moment back in UTC."""
        del dialect
        return None if value is None else moment(value)


def micros(value: datetime) -> int:
    """Count the UTC microseconds of an aware moment; ValueError for a naive one."""
    if value.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be kept")
    return (value - EPOCH) // _MICROSECOND


def moment(value: int) -> datetime:
    """Turn kept microseconds back into the UTC moment."""
    return EPOCH + timedelta(microseconds=value)


class Kept:
    """One open transaction: what a desk is handed instead of a database."""

    __slots__ = ("_connection", "_paramstyle", "engine_name")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.engine_name = connection.dialect.name
        self._paramstyle = "?" if self.engine_name == "sqlite" else "%s"

    @property
    def on_sqlite(self) -> bool:
        """Whether the database is SQLite: one writer, no row locks."""
        return self.engine_name == "sqlite"

    def run(self, statement: Executable, rows: Any = None) -> CursorResult[Any]:
        """Execute a Core statement."""
        return self._connection.execute(statement, rows)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> Sequence[Any]:
        """Read the rows of a hand-written query; ``?`` marks a value on either engine."""
        result = self._driver(sql, tuple(values))
        # The driver's own tuples: a Row of its own for each would double the cost.
        found: Sequence[Any] = result.cursor.fetchall()
        result.close()
        return found

    def row(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Read the first row of a hand-written query, or None."""
        return self._driver(sql, tuple(values)).first()

    def do(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Execute one hand-written statement; returns the rows it touched."""
        return int(self._driver(sql, tuple(values)).rowcount)

    def many(self, sql: str, rows: list[tuple[Any, ...]]) -> None:
        """Execute one hand-written statement for many rows of values."""
        if rows:
            self._driver(sql, rows)

    def _driver(self, sql: str, values: Any) -> CursorResult[Any]:
        if self._paramstyle != "?":
            sql = sql.replace("%", "%%").replace("?", self._paramstyle)
        return self._connection.exec_driver_sql(sql, values or None)

    def server_time(self) -> datetime | None:
        """Read the database server's clock; None when there is no server."""
        if self.on_sqlite:
            return None
        found: datetime = self.row("select clock_timestamp()")[0]
        return found.astimezone(UTC)


def among(kept: Kept, column: str, ids: Iterable[int | str]) -> tuple[str, list[Any]]:
    """Say "column is one of these": a condition with one value, however many ids."""
    if kept.on_sqlite:
        return f"{column} in (select value from json_each(?))", [json.dumps(list(ids))]
    return f"{column} = any(?)", [list(ids)]


class Store:
    """A database, opened once a process."""

    def __init__(self, url: str, *, throw_away: bool = False) -> None:
        """Open a database; a ``throw_away`` one need not survive a power cut."""
        try:
            self._url = make_url(url)
        except ArgumentError as error:
            # Not repeated: what cannot be parsed may hold a password all the same.
            raise StoreError(_NO_URL) from error
        if self._url.get_backend_name() == "sqlite":
            self._engine = _sqlite(url)
            if throw_away:
                event.listen(self._engine, "connect", _throw_away)
        elif self._url.get_backend_name() == "postgresql":
            self._engine = create_engine(
                self._url.set(drivername="postgresql+psycopg"),
                pool_pre_ping=True,
                pool_size=5,
                connect_args={"connect_timeout": 5},
            )
        else:
            raise StoreError(_NO_URL)

    @property
    def url(self) -> str:
        """The address, password hidden."""
        return self._url.render_as_string(hide_password=True)

    @property
    def engine(self) -> Engine:
        """For migrations and for tests that count statements."""
        return self._engine

    @contextmanager
    def transaction(self) -> Iterator[Kept]:
        """One act: all of it is kept, or none."""
        with self.reachable() as connection, connection.begin():
            yield Kept(connection)

    @contextmanager
    def reading(self) -> Iterator[Kept]:
        """One consistent look; on SQLite it never waits for a writer."""
        options: dict[str, Any] = {"reading": True}
        if self._url.get_backend_name() == "postgresql":
            options["isolation_level"] = "REPEATABLE READ"
        with (
            self.reachable() as connection,
            connection.execution_options(**options).begin(),
        ):
            yield Kept(connection)

    @contextmanager
    def reachable(self) -> Iterator[Connection]:
        """Lend a bare connection, for migrations; StoreError when none is to be had."""
        try:
            connection = self._engine.connect()
        except DBAPIError as error:
            raise StoreError(
                f"cannot reach the database at {self.url}: {error.orig}"
            ) from error
        try:
            with connection:
                yield connection
        except DBAPIError as error:
            if not _away(error):
                raise
            raise StoreError(
                f"the database at {self.url} went away: {error.orig}"
            ) from error

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


def _away(error: DBAPIError) -> bool:
    """Whether the database was lost or busy, rather than asked for something wrong."""
    busy = str(getattr(error.orig, "sqlite_errorname", "")).startswith("SQLITE_BUSY")
    return error.connection_invalidated or busy


def _sqlite(url: str) -> Engine:
    path = make_url(url).database
    if path and path != ":memory:":
        try:
            Path(path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"cannot make the folder of {path}: {error}") from error
    engine = create_engine(
        url, connect_args={"isolation_level": None, "timeout": _BUSY_MS / 1000}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "wal_autocheckpoint=8000",
        "cache_size=-65536",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _throw_away(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA journal_mode=MEMORY")


def _begin(connection: Connection) -> None:
    """Let a writer take its lock at once: a deferred one fails when two have read."""
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
