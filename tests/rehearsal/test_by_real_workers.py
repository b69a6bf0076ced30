"""The same camp, worked off by real workers over Redis, gives the same bytes."""

import os
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from datetime import date
from threading import Event

from camp import shelf
from camp.rehearsal import Plan
from camp.rehearsal.driver import Driver
from camp.rehearsal.output import Output
from camp.settings import Settings
from camp.store import Store, micros, rehearsal_clock
from camp.store.upgrade import ready
from camp.worker import Engine
from tests.desk.quizzes import FILES as QUIZ

FILES = {**shelf.starter(), **QUIZ}
TEMPLATES = {f"zh-CN/{n}": t for n, t in shelf.library("zh-CN").items()}
PLAN = Plan(FILES, TEMPLATES, 24, "real", date(2026, 9, 7), 21)
PATIENCE = 60.0
"""Seconds of the machine's time that one moment of the camp may take."""


class Waiting(Driver):
    """A driver that does no work: others do, and it waits until nothing due is open."""

    def _work(self):
        nap = Event()
        for _ in range(int(PATIENCE / 0.02)):
            with self._engine.store.reading() as kept:
                now = micros(rehearsal_clock.read(kept))
                left = kept.row(
                    "select count(*) from occurrence where state = 'leased' "
                    "or (state = 'planned' and compose_at <= ?)",
                    (now,),
                )[0]
            if not left:
                return
            nap.wait(0.02)
        message = f"{left} rows are still open"
        raise AssertionError(message)


@contextmanager
def process(*words, env):
    """Run a camp process; it is stopped when the test is over."""
    running = subprocess.Popen(
        [sys.executable, "-m", "camp", *words],
        env={**os.environ, **env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield running
    finally:
        running.terminate()
        running.wait(timeout=30)


def play(url, driver, out):
    """Live through the camp and write its pages."""
    settings = Settings(database_url=url, announce_seconds=0.0)
    store = Store(url)
    ready(store)
    played = driver(Engine(settings, store), PLAN, lambda *_: None).play()
    Output(store, played.cohort_id, out, lambda *_: None).write(PLAN.students)
    store.close()
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def test_real_workers_write_the_same_pages_as_the_driver_alone(
    postgres_url, sqlite_url, redis_url, tmp_path
):
    alone = play(sqlite_url, Driver, tmp_path / "alone")
    env = {
        "CAMP_DATABASE_URL": postgres_url,
        "CAMP_BROKER_URL": redis_url,
        "CAMP_TICK_SECONDS": "0.05",
        "CAMP_POLL_SECONDS": "0.5",
        "CAMP_ANNOUNCE_SECONDS": "0.5",
    }
    empty = Store(postgres_url)
    ready(empty)
    empty.close()
    with ExitStack() as running:
        for words in (("worker", "--concurrency", "2"), ("worker",), ("clock",)):
            running.enter_context(process(*words, env=env))
        together = play(postgres_url, Waiting, tmp_path / "together")
    assert together == alone
