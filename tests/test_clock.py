from datetime import UTC, datetime, timedelta

import pytest

from camp import clock
from camp.store import Store, rehearsal_clock
from camp.store.upgrade import ready

BEFORE = datetime(2031, 5, 1, 12, tzinfo=UTC)
CLOSE = timedelta(seconds=60)


@pytest.fixture
def store(database_url):
    store = Store(database_url)
    ready(store)
    yield store
    store.close()


def now(store):
    with store.reading() as kept:
        return clock.now(kept)


def test_business_time_is_real_until_a_rehearsal_begins(store):
    real = datetime.fromtimestamp(clock.wall(), UTC)
    assert abs(now(store) - real) < CLOSE
    assert now(store).utcoffset() == timedelta()


def test_a_rehearsals_clock_stands_still_until_its_driver_moves_it(store):
    with store.transaction() as kept:
        rehearsal_clock.move(kept, BEFORE)
    assert now(store) == now(store) == BEFORE
    with store.transaction() as kept:
        rehearsal_clock.move(kept, BEFORE + CLOSE)
        assert clock.now(kept) == BEFORE + CLOSE
    assert now(store) == BEFORE + CLOSE


def test_a_clock_that_was_moved_in_an_act_that_failed_was_not_moved(store):
    with store.transaction() as kept:
        rehearsal_clock.move(kept, BEFORE)

    def fail():
        with store.transaction() as kept:
            rehearsal_clock.move(kept, BEFORE + CLOSE)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert now(store) == BEFORE


def test_a_rehearsal_does_not_fake_the_machines_own_time(store):
    with store.transaction() as kept:
        rehearsal_clock.move(kept, BEFORE)
    assert clock.wall() < BEFORE.timestamp()


def test_a_stopwatch_never_runs_backwards():
    assert clock.stopwatch() <= clock.stopwatch()


def test_with_postgresql_all_ask_the_same_clock(postgres_url, monkeypatch):
    store = Store(postgres_url)
    ready(store)
    monkeypatch.setattr(clock, "datetime", None)  # the machine's would not be asked
    first, second = now(store), now(store)
    assert first < second
    store.close()
