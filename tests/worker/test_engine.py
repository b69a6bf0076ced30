"""The engine: a row is worked off once, by whoever holds its fence."""

import threading
from dataclasses import replace
from itertools import pairwise

import pytest

from camp import clock
from camp.desk import night
from camp.store import StoreError
from tests.crash import journal
from tests.worker.small_camp import PAUSE, at, ids, move, rows, states

NOON = "kind = 'script' and number = 1 and slot = 'noon'"
THREE = 3


def twice(store) -> list[str]:
    """Results that were written more than once, or written over."""
    seen, found = set(), []
    for what, key, op in journal.read(store):
        if op == "update" or (what, key, op) in seen:
            found.append(f"{what} {key} {op}")
        seen.add((what, key, op))
    return found


def test_a_due_row_is_composed_once_by_many_workers_told_many_times(
    store, make_engine, go
):
    go(at(1, "06:00"))
    move(store, at(1, "12:00"))
    engines = [make_engine(), make_engine()]
    batches = engines[0].tick()
    assert ids(store, NOON) in batches
    errors = []

    def worker(engine):
        try:
            for batch in batches * 3:
                engine.work(batch)
        except Exception as error:  # noqa: BLE001
            errors.append(error)

    threads = [
        threading.Thread(target=worker, args=(engine,)) for engine in engines * 2
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert states(store, NOON) == {"done"}
    assert {row[7] for row in rows(store, NOON)} == {1}
    assert twice(store) == []


def test_what_was_announced_is_not_announced_again_within_the_time(store, make_engine):
    move(store, at(1, "06:30"))
    engine = make_engine(announce_seconds=0.5)
    first = engine.tick()
    assert first
    assert [engine.tick() for _ in range(10)] == [[]] * 10
    PAUSE.wait(0.6)
    assert engine.tick() == first


def test_groups_of_one_slot_travel_together_and_slots_apart(store, engine, go):
    go(at(1, "06:00"))
    move(store, at(1, "12:00"))
    batches = engine.tick()
    assert ids(store, NOON) in batches
    assert len(ids(store, NOON)) == THREE


def test_a_batch_holds_no_more_than_it_may(store, engine, go):
    go(at(1, "06:00"))
    move(store, at(1, "06:30"))
    engine.settings = replace(engine.settings, batch_rows=2)
    assert sorted(len(batch) for batch in engine.tick()) == [1, 2]


def test_work_of_a_worker_that_was_away_too_long_is_dropped(store, engine, go):
    move(store, at(1, "12:00"))
    mine = ids(store, NOON)
    brief = replace(engine.settings, lease_seconds=0.01)
    with store.transaction() as kept:
        claimed = night.lease(kept, mine, clock.now(kept), clock.wall(), brief)
    with store.reading() as kept:
        away = night.gather(kept, claimed, clock.now(kept))
    made = night.make(away)
    PAUSE.wait(0.05)
    go(at(1, "12:01"))
    assert states(store, NOON) == {"done"}
    with store.transaction() as kept:
        night.finish(kept, away, made, clock.wall())
    assert {row[7] for row in rows(store, NOON)} == {2}
    assert twice(store) == []


def test_rows_whose_lease_ran_out_come_back_one_by_one(store, engine, go):
    go(at(1, "06:00"))
    move(store, at(1, "12:00"))
    mine = ids(store, NOON)
    brief = replace(engine.settings, lease_seconds=0.01)
    with store.transaction() as kept:
        night.lease(kept, mine, clock.now(kept), clock.wall(), brief)
    assert states(store, NOON) == {"leased"}
    PAUSE.wait(0.05)
    batches = engine.tick()
    assert [[one] for one in mine] == [b for b in batches if set(b) & set(mine)]


def test_a_lease_lost_together_with_others_is_nobodys_error(store, engine):
    move(store, at(1, "12:00"))
    brief = replace(engine.settings, lease_seconds=0.01)
    for expected in (0, 1, 2):
        with store.transaction() as kept:
            night.lease(kept, ids(store, NOON), clock.now(kept), clock.wall(), brief)
        PAUSE.wait(0.05)
        engine.tick()
        assert {row[6] for row in rows(store, NOON)} == {expected}


def test_an_old_message_composes_nothing_whose_time_has_passed(store, engine):
    move(store, at(1, "16:59"))
    mine = ids(store, NOON)
    assert mine in engine.tick()
    move(store, at(1, "22:00"))
    assert engine.work(mine) == 0
    assert {(r[4], r[5]) for r in rows(store, NOON)} == {
        ("skipped", "not composed by 17:00")
    }


def test_a_message_about_what_is_not_due_yet_does_nothing(store, engine):
    move(store, at(1, "11:00"))
    assert engine.work(ids(store, NOON)) == 0
    assert states(store, NOON) == {"planned"}


def test_a_message_about_nothing_does_nothing(engine):
    assert engine.work([]) == 0
    assert engine.work([999_999]) == 0


def test_nights_that_were_missed_are_closed_in_their_order(store, engine, go):
    go(at(0, "06:00"))
    go(at(4, "13:00"))
    with store.reading() as kept:
        ran = [
            tuple(row)
            for row in kept.rows(
                "select what, key from journal "
                "where what = 'night' or what = 'debrief' order by seq"
            )
        ]
    nights = [int(key.split("/")[1]) for what, key in ran if what == "night"]
    assert nights == [0, 1, 2, 3]
    assert all(before < after for before, after in pairwise(nights))
    assert [key for what, key in ran if what == "debrief"] == [
        f"1/{n}" for n in range(4)
    ]


def test_a_database_that_goes_away_is_no_rows_fault(store, engine, monkeypatch):
    move(store, at(1, "12:00"))

    def away(rows):
        raise StoreError("the database went away")

    monkeypatch.setattr(engine, "_work", away)
    with pytest.raises(StoreError):
        engine.work(ids(store, NOON))
    assert {(r[4], r[6]) for r in rows(store, NOON)} == {("leased", 0)}
