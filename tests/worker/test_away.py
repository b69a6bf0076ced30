"""Redis frozen, Redis dead, PostgreSQL restarted: time is lost, and nothing else."""

import os
import signal
import subprocess
from contextlib import closing
from dataclasses import replace
from urllib.parse import urlsplit

import psycopg
import pytest
import redis

from camp.store import Store
from tests import servers
from tests.worker.conftest import FAST, prepare
from tests.worker.small_camp import at, move, states
from tests.worker.test_engine import twice

SOON, PATIENT = 20, 60
"""A frozen broker holds up whoever publishes for some seconds."""


def slot(number: int, name: str) -> str:
    return f"kind = 'script' and number = {number} and slot = '{name}'"


def done(store, where: str, within: float = SOON) -> bool:
    return servers.until(lambda: states(store, where) == {"done"}, within)


@pytest.fixture
def own_redis():
    """A Redis of this test's own, to be mistreated."""
    server = servers.start_redis()
    yield server
    server.stop()


def test_a_frozen_redis_delays_and_loses_nothing(store, fast, machines, own_redis):
    settings = replace(fast, broker_url=own_redis.url)
    machines.start(settings, "worker", "--concurrency", "2")
    machines.start(settings, "clock")
    move(store, at(1, "06:30"))
    assert done(store, slot(1, "morning")), machines.said()
    own_redis.freeze()
    move(store, at(1, "12:15"))
    assert done(store, slot(1, "noon"), PATIENT), machines.said()
    assert "no broker, working by myself" in machines.said()
    assert servers.until(lambda: "does not answer" in machines.said(), PATIENT)
    own_redis.thaw()
    assert servers.until(lambda: "the broker answers again" in machines.said(), PATIENT)
    move(store, at(1, "19:45"))
    assert done(store, slot(1, "evening"), PATIENT), machines.said()
    assert twice(store) == []
    assert "Traceback" not in machines.said()


def test_a_worker_starts_without_redis_and_hears_it_when_it_comes(
    store, fast, machines, tmp_path
):
    port = servers._free_port()
    url = f"redis://127.0.0.1:{port}/0"
    settings = replace(fast, broker_url=url)
    worker = machines.start(settings, "worker", "--concurrency", "1")
    clock = machines.start(settings, "clock")
    move(store, at(1, "06:45"))
    assert done(store, slot(1, "morning"), PATIENT), machines.said()
    program = servers.find_redis() / "redis-server"
    words = [program, "--port", str(port), "--dir", tmp_path, "--save", ""]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as server:
        try:
            assert servers.until(lambda: _listened_to(url), PATIENT), machines.said()
            move(store, at(1, "12:15"))
            assert done(store, slot(1, "noon")), machines.said()
            assert machines.alive(worker)
            assert machines.alive(clock)
        finally:
            server.kill()
    move(store, at(1, "19:45"))
    assert done(store, slot(1, "evening"), PATIENT), machines.said()
    assert "Traceback" not in machines.said()
    assert twice(store) == []


def test_a_worker_that_works_by_itself_finishes_on_sigterm(store, fast, machines):
    settings = replace(fast, broker_url=f"redis://127.0.0.1:{servers._free_port()}/0")
    words = ("worker", "--concurrency", "1")
    pid = machines.start(settings, *words, call="tests.worker.poison:slow")
    move(store, at(1, "12:15"))
    noon = slot(1, "noon")
    assert servers.until(lambda: states(store, noon) == {"leased"}), machines.said()
    os.kill(pid, signal.SIGTERM)
    assert machines.wait(pid) == 0
    assert states(store, noon) == {"done"}


def _listened_to(url: str) -> bool:
    """Whether a worker waits for messages there."""
    try:
        with closing(redis.Redis.from_url(url)) as client:
            return any(c["cmd"].lower() == "brpop" for c in client.client_list())
    except redis.RedisError:
        return False


@pytest.fixture(scope="module")
def own_postgres():
    """A PostgreSQL of this module's own, to be mistreated."""
    server = servers.start_postgres()
    yield server.url
    server.stop()


@pytest.mark.parametrize("words", [("worker", "--concurrency", "2"), ("up",)])
def test_a_postgresql_that_crashes_and_comes_back_costs_one_line(
    words, machines, redis_url, own_postgres
):
    with psycopg.connect(servers.plain(own_postgres), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {words[0]}")
    url = own_postgres.removesuffix("postgres") + words[0]
    prepare(url)
    settings = replace(FAST, database_url=url, broker_url=redis_url, lease_seconds=1.0)
    pid = machines.start(settings, *words)
    machines.start(settings, "clock")
    store = Store(url)
    move(store, at(1, "06:45"))
    assert done(store, slot(1, "morning")), machines.said()
    for number, hour in ((1, "12:15"), (1, "19:45"), (2, "06:45"), (2, "12:15")):
        _crash(url)
        assert servers.until(lambda: _back(url))
        move(store, at(number, hour))
        name = {"12": "noon", "19": "evening", "06": "morning"}[hour[:2]]
        assert done(store, slot(number, name), PATIENT), machines.said()
    assert machines.alive(pid)
    assert "Traceback" not in machines.said()
    assert twice(store) == []
    store.close()


def _crash(url: str) -> None:
    """Kill one backend outright: PostgreSQL then throws everyone out and starts anew.

    Whoever's backend was killed knows at once. That PostgreSQL itself has noticed is
    seen only by a bystander, who is thrown out: before that it still lets people in.
    """
    address = servers.plain(url)
    with (
        psycopg.connect(address) as victim,
        psycopg.connect(address, autocommit=True) as bystander,
    ):
        os.kill(victim.info.backend_pid, signal.SIGKILL)
        assert servers.until(lambda: _lost(bystander), SOON)


def _lost(connection) -> bool:
    try:
        connection.execute("select 1")
    except psycopg.Error:
        return True
    return False


def _back(url: str) -> bool:
    try:
        with psycopg.connect(servers.plain(url), connect_timeout=2):
            return True
    except psycopg.Error:
        return False


def test_the_address_that_nobody_answers_is_named_without_its_password(
    machines, redis_url
):
    port = servers._free_port()
    url = f"postgresql://camp:secret@127.0.0.1:{port}/camp"
    settings = replace(FAST, database_url=url, broker_url=redis_url)
    pid = machines.start(settings, "worker")
    assert machines.wait(pid) == 1
    assert "cannot reach the database at postgresql" in machines.said()
    assert urlsplit(url).hostname in machines.said()
    assert "secret" not in machines.said()
    assert "Traceback" not in machines.said()
