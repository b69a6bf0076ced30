"""Several workers at once, as threads with connections of their own."""

import threading
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camp.store import queue
from tests.store.schedule import LEASE, NOON, claimed, scheduled, script

ROWS = 24
WORKERS = 4


def together(act, many=WORKERS):
    """Do an act from several threads at the same moment; what each one said."""
    begun, said, errors = threading.Barrier(many), [None] * many, []

    def one(place):
        begun.wait()
        try:
            said[place] = act(place)
        except Exception as error:  # noqa: BLE001  (told by the assertion below)
            errors.append(error)

    threads = [threading.Thread(target=one, args=(i,)) for i in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert errors == []
    return said


@pytest.fixture
def rows(store):
    return scheduled(store, *(script(group) for group in range(1, ROWS + 1)))


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    batches=st.lists(
        st.lists(st.integers(0, ROWS - 1), min_size=1, max_size=ROWS, unique=True),
        min_size=WORKERS,
        max_size=WORKERS,
    )
)
def test_no_row_is_ever_given_to_two_workers_and_none_is_lost(store, rows, batches):
    cohort_id, ids = rows
    with store.transaction() as kept:
        kept.do("update occurrence set state = 'planned'")
    wanted = [[ids[i] for i in batch] for batch in batches]

    got = together(lambda place: claimed(store, wanted[place]))

    given = Counter(row.id for batch in got for row in batch)
    assert set(given.values()) <= {1}
    assert all(
        row.id in wanted[place] for place, batch in enumerate(got) for row in batch
    )
    # What a worker passed over because another had it in hand stays planned, at most.
    with store.reading() as kept:
        left = {row.id for row in queue.rows(kept, cohort_id, state="planned")}
    assert left | set(given) == set(ids)
    assert not left & set(given)


def test_workers_that_finish_and_one_that_takes_back_never_do_a_row_twice(store, rows):
    cohort_id, ids = rows
    finished = []

    def work(place):
        done = []
        while True:
            if place == 0:  # the tick: it takes back whatever is leased
                with store.transaction() as kept:
                    queue.take_back(kept, LEASE + 1)
                    left = queue.counts(kept, cohort_id)
                if set(left) <= {"done", "failed"}:
                    return done
                continue
            ours = claimed(store, ids[: 3 + place])
            ours += claimed(store, ids)[:5]
            if not ours:
                with store.reading() as kept:
                    if set(queue.counts(kept, cohort_id)) <= {"done", "failed"}:
                        return done
                continue
            with store.transaction() as kept:
                still = queue.held(kept, ours)
                queue.finish(kept, [(i, "done", "") for i in sorted(still)])
            done += sorted(still)

    for said in together(work):
        finished += said
    assert all(n == 1 for n in Counter(finished).values())
    with store.reading() as kept:
        done = [r.id for r in queue.rows(kept, cohort_id, state="done")]
    assert sorted(finished) == sorted(done)


def test_two_ticks_announce_without_waiting_for_each_other(store, rows):
    del rows

    def tick(place):
        del place
        with store.transaction() as kept:
            found = [row.id for row in queue.due(kept, NOON, 0, 99)]
            queue.announce(kept, found, 60_000)
            return found

    told = Counter(i for found in together(tick) for i in found)
    assert set(told.values()) == {1}
    assert len(told) == ROWS
