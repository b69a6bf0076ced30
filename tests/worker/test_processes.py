"""Real processes on each database and broker: woken twice, worked once, stopped well."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from camp.worker import Embedded, build
from tests import servers
from tests.crash.nursery import ROOT
from tests.crash.scene import children
from tests.worker.conftest import FAST
from tests.worker.small_camp import at, ids, move, rows, states, work_off
from tests.worker.test_engine import twice

NOON = "kind = 'script' and number = 1 and slot = 'noon'"
DOUBLED = 10


def until_done(store, where: str = NOON, within: float = 20) -> bool:
    return servers.until(lambda: states(store, where) == {"done"}, within)


@pytest.fixture
def running(broker_url, fast, machines):
    """Workers on this broker, and what publishes to them beside the clock."""
    settings = replace(fast, broker_url=broker_url)
    if broker_url.startswith("memory"):
        with Embedded(settings) as found:
            yield found.app
        return
    for _ in range(2):
        machines.start(settings, "worker", "--concurrency", "2")
    machines.start(settings, "clock")
    app = build(settings)
    yield app
    app.engine.store.close()
    app.close()


def test_a_due_row_is_composed_once_by_two_workers_told_ten_times(store, running):
    mine = ids(store, NOON)
    move(store, at(1, "12:00"))
    for _ in range(DOUBLED):
        running.tasks["camp.tick"].delay()
        running.tasks["camp.work"].delay(mine)
        running.tasks["camp.work"].delay(mine[:1])
    assert until_done(store)
    for _ in range(DOUBLED):
        running.tasks["camp.work"].delay(mine)
    nights = "number = 0 and kind in ('close', 'standings', 'debrief')"
    assert until_done(store, nights)
    assert {row[7] for row in rows(store, NOON)} == {1}
    assert twice(store) == []


def test_leaving_finishes_what_is_in_hand(store, fast):
    move(store, at(1, "12:00"))
    with Embedded(fast) as running:
        assert servers.until(lambda: "leased" in states(store, "1 = 1"), 10)
    assert not running.alive
    assert "leased" not in states(store, "1 = 1")
    assert states(store, NOON) <= {"planned", "done"}


def test_one_after_the_other_may_run_in_one_process(store, fast):
    for hour in ("06:30", "12:00"):
        with Embedded(fast) as running:
            assert running.alive
            move(store, at(1, hour))
            slot = {"06:30": "morning", "12:00": "noon"}[hour]
            where = f"kind = 'script' and number = 1 and slot = '{slot}'"
            assert until_done(store, where)


def test_up_says_where_and_what_next_and_stops_on_sigterm(machines, fast, store):
    pid = machines.start(fast, "up")
    assert servers.until(lambda: "正在运行" in machines.said(), 20)
    assert "数据库：" in machines.said()
    assert (
        "下一件：09-05 21:30 运营要点，第0天（小营第1期，Asia/Shanghai）"
        in machines.said()
    )
    os.kill(pid, signal.SIGTERM)
    assert machines.wait(pid) == 0
    assert "停好了" in machines.said()
    assert "Traceback" not in machines.said()


def test_up_speaks_english_and_stops_on_ctrl_c(machines, fast):
    pid = machines.start(replace(fast, locale="en"), "up")
    assert servers.until(lambda: "running: " in machines.said(), 20)
    os.kill(pid, signal.SIGINT)
    assert machines.wait(pid) == 0
    assert "stopped; start again whenever you like" in machines.said()


def test_a_second_up_on_the_same_database_is_harmless(machines, fast, store):
    first, second = machines.start(fast, "up"), machines.start(fast, "up")
    assert servers.until(lambda: machines.said().count("正在运行") == 2, 20)
    for number in range(4):
        move(store, at(number, "23:55"))
        evening = f"kind = 'script' and number = {number} and slot = 'evening'"
        assert servers.until(
            lambda w=evening: not states(store, w) & {"planned", "leased"}, 20
        )
    closes = "kind = 'close' and number < 3"
    assert until_done(store, closes)
    assert twice(store) == []
    machines.kill(first)
    move(store, at(4, "12:00"))
    assert until_done(store, NOON.replace("number = 1", "number = 4"))
    os.kill(second, signal.SIGTERM)
    assert machines.wait(second) == 0


def test_a_worker_finishes_its_batch_on_sigterm(machines, fast, store, redis_url):
    settings = replace(fast, broker_url=redis_url)
    pid = machines.start(
        settings, "worker", "--concurrency", "1", call="tests.worker.poison:slow"
    )
    move(store, at(1, "12:15"))
    assert servers.until(lambda: states(store, NOON) == {"leased"}, 20), machines.said()
    os.kill(pid, signal.SIGTERM)
    assert machines.wait(pid) == 0
    assert states(store, NOON) == {"done"}
    assert {row[7] for row in rows(store, NOON)} == {1}


def test_a_clock_stops_on_sigterm(machines, fast, redis_url):
    pid = machines.start(replace(fast, broker_url=redis_url), "clock")
    assert not servers.until(lambda: not machines.alive(pid), 0.5)
    os.kill(pid, signal.SIGTERM)
    assert machines.wait(pid) == 0


def test_workers_need_no_clock(machines, fast, store, redis_url):
    settings = replace(fast, broker_url=redis_url)
    machines.start(settings, "worker", "--concurrency", "1")
    move(store, at(1, "12:15"))
    assert until_done(store), machines.said()


def test_three_clocks_are_as_good_as_one(machines, fast, store, engine, redis_url):
    work_off(store, engine, at(1, "06:00"))
    settings = replace(fast, broker_url=redis_url, poll_seconds=60.0)
    for _ in range(3):
        machines.start(settings, "clock")
    machines.start(settings, "worker", "--concurrency", "2")
    move(store, at(1, "12:00"))
    assert until_done(store), machines.said()
    assert twice(store) == []


def test_each_process_of_the_pool_has_its_own_connections(
    postgres_camp, machines, redis_url
):
    settings = replace(FAST, database_url=postgres_camp, broker_url=redis_url)
    parent = machines.start(settings, "worker", "--concurrency", "2")
    port = int(postgres_camp.rsplit(":", 1)[1].split("/")[0])
    assert servers.until(lambda: len(children(parent)) == 2, 20)
    pool = children(parent)
    assert servers.until(lambda: all(connections(pid, port) for pid in pool), 20)
    assert connections(parent, port) == set()
    assert connections(pool[0], port) & connections(pool[1], port) == set()


def connections(pid: int, port: int) -> set[str]:
    """The sockets of a process that lead to a port, by inode."""
    found = set()
    for line in Path(f"/proc/{pid}/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if int(fields[2].rsplit(":", 1)[1], 16) == port:
            found.add(f"socket:[{fields[9]}]")
    opened = set()
    for path in Path(f"/proc/{pid}/fd").iterdir():
        try:
            opened.add(str(path.readlink()))
        except FileNotFoundError:
            continue
    return found & opened


def test_a_process_started_the_usual_way_does_the_same(store, camp_url, tmp_path):
    env = {**os.environ, "CAMP_DATABASE_URL": camp_url, "CAMP_TICK_SECONDS": "0.05"}
    move(store, at(1, "12:15"))
    with (tmp_path / "up.log").open("w") as log:
        words = [sys.executable, "-m", "camp", "up"]
        up = subprocess.Popen(words, cwd=ROOT, env=env, stdout=log, stderr=log)
        try:
            assert until_done(store, within=60), (tmp_path / "up.log").read_text()
            up.terminate()
            assert up.wait(30) == 0
        finally:
            up.kill()
