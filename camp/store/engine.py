"""The database: one engine a URL, and the only transaction there is."""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.types import TypeDecorator

from camp.store.turns import line_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection, CursorResult, Dialect, Engine
    from sqlalchemy.sql.base import Executable

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_BUSY_MS = 30_000
_PAUSE_MS = 10
_MOST_DAYS = 63
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

    __slots__ = ("_connection", "_file", "engine_name")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.engine_name = connection.dialect.name
        # A small statement costs SQLite a tenth of what SQLAlchemy adds to it, so it
        # goes to the driver, unless someone listens to statements (tests count them).
        watched = connection.engine.dispatch.before_cursor_execute
        self._file: sqlite3.Connection | None = None
        if self.engine_name == "sqlite" and not watched:
            self._file = connection.connection.driver_connection

    @property
    def on_sqlite(self) -> bool:
        """Whether the database is SQLite: one writer, no row locks."""
        return self.engine_name == "sqlite"

    def run(self, statement: Executable, rows: Any = None) -> CursorResult[Any]:
        """Execute a Core statement."""
        return self._connection.execute(statement, rows)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> Sequence[Any]:
        """Read the rows of a hand-written query; ``?`` marks a value on either engine."""
        if self._file is not None:
            return self._on_file(self._file, sql, tuple(values)).fetchall()
        result = self._on_server(sql, tuple(values))
        # The driver's own tuples: a Row of its own for each would double the cost.
        found: Sequence[Any] = result.cursor.fetchall()
        result.close()
        return found

    def row(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Read the first row of a hand-written query, or None."""
        if self._file is None:
            return self._on_server(sql, tuple(values)).first()
        cursor = self._on_file(self._file, sql, tuple(values))
        found = cursor.fetchone()
        cursor.close()
        return found

    def do(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Execute one hand-written statement; returns the rows it touched."""
        if self._file is not None:
            return self._on_file(self._file, sql, tuple(values)).rowcount
        return int(self._on_server(sql, tuple(values)).rowcount)

    def many(self, sql: str, rows: list[tuple[Any, ...]]) -> None:
        """Execute one hand-written statement for many rows of values."""
        if not rows:
            return
        if self._file is not None:
            self._on_file(self._file, sql, rows)
        else:
            self._on_server(sql, rows)

    def _on_server(self, sql: str, values: Any) -> CursorResult[Any]:
        if self.engine_name != "sqlite":
            sql = sql.replace("%", "%%").replace("?", "%s")
        return self._connection.exec_driver_sql(sql, values or None)

    def _on_file(
        self, file: sqlite3.Connection, sql: str, values: Any
    ) -> sqlite3.Cursor:
        """Execute on SQLite's own connection; errors are SQLAlchemy's all the same."""
        try:
            if isinstance(values, list):
                return file.executemany(sql, values)
            return file.execute(sql, values)
        except sqlite3.Error as error:
            raise DBAPIError.instance(
                sql, values, error, sqlite3.Error, dialect=self._connection.dialect
            ) from error

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


def any_day(kept: Kept, column: str = "day") -> tuple[str, list[Any]]:
    """Say "column is a day": for whoever looks for a student on all of their days.

    Keys lead with the camp and the day. Told every day, an engine looks a student up
    under each; told none, it goes through everyone's days, a hundred times as many.
    """
    return among(kept, column, range(_MOST_DAYS))


class Store:
    """A database, opened once a process."""

    def __init__(self, url: str, *, throw_away: bool = False) -> None:
        """Open a database; a ``throw_away`` one need not survive a power cut."""
        try:
            self._url = make_url(url)
        except ArgumentError as error:
            # Not repeated: what cannot be parsed may hold a password all the same.
            raise StoreError(_NO_URL) from error
        self._line: AbstractContextManager[object] = nullcontext()
        if self._url.get_backend_name() == "sqlite":
            self._engine = _sqlite(url)
            self._line = line_for(Path(self._url.database or ""))
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
        """One act: all of it is kept, or none. One inside another would wait for ever."""
        with self._line, self.reachable() as connection, connection.begin():
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
        except PoolTimeoutError as error:
            raise StoreError(f"the database at {self.url} is too busy") from error
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
    return error.connection_invalidated or _busy(error.orig)


def _busy(error: BaseException | None) -> bool:
    return str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_BUSY")


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
    _keep_a_log(connection)
    for pragma in (
        "synchronous=FULL",
        "foreign_keys=ON",
        "wal_autocheckpoint=2000",
        "cache_size=-65536",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Switch a new file to write-ahead logging; all but the first find it switched.

    Of two who switch it at once SQLite turns one away without waiting.
    """
    pause = Event()
    for _ in range(_BUSY_MS // _PAUSE_MS):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if not _busy(error):
                raise
            pause.wait(_PAUSE_MS / 1000)
        else:
            return
    connection.execute("PRAGMA journal_mode=WAL")


def _throw_away(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA journal_mode=MEMORY")


def _begin(connection: Connection) -> None:
    """Let a writer take its lock at once: a deferred one fails when two have read."""
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
