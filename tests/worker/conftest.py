"""What the engine's tests share: a small camp, a fast engine, real processes."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import psycopg
import pytest

from camp.settings import Settings
from camp.store import Store
from camp.worker import Engine
from tests import servers
from tests.crash import journal
from tests.crash.nursery import Nursery
from tests.worker import small_camp

numbers = itertools.count(1)
FAST = Settings(
    tick_seconds=0.05, poll_seconds=0.3, lease_seconds=5.0, announce_seconds=0.2
)
"""Real processes wake, look and retry this fast."""


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """Where the processes of these tests are born."""
    found = Nursery(tmp_path_factory.mktemp("compiled"))
    yield found
    found.close()


def prepare(url: str) -> None:
    """Open a small camp three days before it begins, every result written down."""
    store = Store(url)
    small_camp.opened(store)
    journal.keep(store)
    store.close()


@pytest.fixture(scope="session")
def prepared_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small camp on SQLite, to be copied."""
    found = tmp_path_factory.mktemp("prepared") / "camp.db"
    prepare(f"sqlite:///{found}")
    return found


@pytest.fixture(scope="session")
def prepared_database(postgres_server: servers.Server) -> str:
    """The small camp on PostgreSQL, to be copied: the name of the database."""
    name, server = "prepared_for_worker_tests", postgres_server.url
    with psycopg.connect(servers.plain(server), autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
    prepare(server.removesuffix("postgres") + name)
    return name


@pytest.fixture
def sqlite_camp(prepared_file: Path, tmp_path: Path) -> str:
    """The small camp in a file of this test's own."""
    return f"sqlite:///{shutil.copy(prepared_file, tmp_path / 'camp.db')}"


@pytest.fixture
def postgres_camp(
    prepared_database: str, postgres_server: servers.Server
) -> Iterator[str]:
    """The small camp in a PostgreSQL database of this test's own."""
    name, server = f"camp_of_worker_{next(numbers)}", postgres_server.url
    with psycopg.connect(servers.plain(server), autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{prepared_database}"')
        yield server.removesuffix("postgres") + name
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", "postgres"])
def camp_url(request: pytest.FixtureRequest) -> str:
    """The small camp on each engine in turn."""
    return str(request.getfixturevalue(f"{request.param}_camp"))


@pytest.fixture
def store(camp_url: str) -> Iterator[Store]:
    """The small camp's database."""
    found = Store(camp_url)
    yield found
    found.close()


@pytest.fixture
def make_engine(camp_url: str) -> Iterator[Callable[..., Engine]]:
    """Makes engines on this test's database."""
    made: list[Engine] = []

    def found(**settings: float) -> Engine:
        made.append(Engine(Settings(database_url=camp_url, **settings)))
        return made[-1]

    yield found
    for one in made:
        one.store.close()


@pytest.fixture
def engine(make_engine: Callable[..., Engine]) -> Engine:
    """An engine which announces again at once."""
    return make_engine(announce_seconds=0.001)


@pytest.fixture
def go(store: Store, engine: Engine) -> Callable[[datetime], None]:
    """Move the clock and work off what is due, until nothing is announced any more."""

    return lambda moment: small_camp.work_off(store, engine, moment)


class Machines:
    """Real processes of a test: started by name, ended with it."""

    def __init__(self, nursery: Nursery, folder: Path) -> None:
        self._nursery, self._folder = nursery, folder
        self.pids: list[int] = []

    def start(
        self, settings: Settings, *words: str, call: str = "camp.cli:main"
    ) -> int:
        """Start ``camp`` with these words, or another function; its process id."""
        env = {
            f"CAMP_{name.upper()}": str(getattr(settings, name))
            for name in settings.__slots__
            if getattr(settings, name) != ""
        }
        log = self._folder / f"{len(self.pids)}.log"
        self.pids.append(self._nursery.bear(call, words, env, log))
        return self.pids[-1]

    def said(self) -> str:
        """Everything the processes have written."""
        return "\n".join(p.read_text() for p in sorted(self._folder.glob("*.log")))

    def alive(self, pid: int) -> bool:
        """Whether it runs."""
        return self._nursery.alive(pid)

    def wait(self, pid: int) -> int:
        """Wait for its end; its exit code."""
        return self._nursery.wait(pid)

    def kill(self, pid: int) -> int:
        """SIGKILL."""
        return self._nursery.kill(pid)

    def end(self) -> None:
        """End those that still run."""
        for pid in self.pids:
            if self.alive(pid):
                self.kill(pid)


@pytest.fixture
def machines(nursery: Nursery, tmp_path: Path) -> Iterator[Machines]:
    """Real processes, ended with the test."""
    folder = tmp_path / "machines"
    folder.mkdir()
    found = Machines(nursery, folder)
    yield found
    found.end()


@pytest.fixture
def fast(camp_url: str) -> Settings:
    """Fast settings on this test's database."""
    return replace(FAST, database_url=camp_url)
