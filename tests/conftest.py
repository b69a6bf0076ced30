"""What every test may ask for: fresh databases, a fresh broker, the real camps."""

import itertools
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
import redis
from kombu.transport import memory

from tests import servers

ROOT = Path(__file__).parent.parent
numbers = itertools.count(1)


@pytest.fixture(scope="session", autouse=True)
def _no_camp_of_yours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests away from the settings and the database of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [n for n in os.environ if n.startswith("CAMP_")]:
            if not name.startswith("CAMP_TEST_"):
                patch.delenv(name)
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[servers.Server]:
    """One PostgreSQL for the session; CAMP_TEST_DURABLE=1 makes it write through."""
    server = servers.start_postgres(durable=os.environ.get("CAMP_TEST_DURABLE") == "1")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def redis_server() -> Iterator[servers.Server]:
    """One Redis for the session."""
    server = servers.start_redis()
    yield server
    server.stop()


@pytest.fixture
def postgres_url(postgres_server: servers.Server) -> Iterator[str]:
    """An empty PostgreSQL database of this test's own."""
    name = f"camp_{next(numbers)}"
    with psycopg.connect(servers.plain(postgres_server.url), autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        yield postgres_server.url.removesuffix("postgres") + name
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def redis_url(redis_server: servers.Server) -> str:
    """An empty Redis database."""
    with closing(redis.Redis.from_url(redis_server.url)) as client:
        client.flushall()
    return redis_server.url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A SQLite database that does not exist yet."""
    return f"sqlite:///{tmp_path / 'camp.db'}"


@pytest.fixture
def memory_url() -> str:
    """A broker inside this process, emptied: kombu keeps its queues for ever."""
    memory.Transport.global_state.clear()
    memory.Channel.queues.clear()
    return "memory://"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database of each kind in turn."""
    kinds = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}
    return str(request.getfixturevalue(kinds[request.param]))


@pytest.fixture(params=["memory", "redis"])
def broker_url(request: pytest.FixtureRequest) -> str:
    """An empty broker of each kind in turn."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Four real camps, kept beside the tree and not in it."""
    folder = ROOT.parent / "shared" / "data" / "real-camps"
    if not folder.is_dir():
        pytest.skip("the real camps are not beside this tree (../shared/data)")
    return folder
