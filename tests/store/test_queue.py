from datetime import timedelta

import pytest

from camp.store import queue
from camp.timetable import Kind, Policy
from tests.store.schedule import (
    HOUR,
    LEASE,
    NOON,
    claimed,
    night,
    opened,
    scheduled,
    script,
    states,
)

MINUTE = timedelta(minutes=1)


def test_laying_out_again_leaves_what_is_there(store):
    cohort_id, (one,) = scheduled(store, script())
    claimed(store, [one])
    with store.transaction() as kept:
        queue.lay_out(kept, cohort_id, [script(at=NOON + HOUR), script(2)])
        found = queue.rows(kept, cohort_id)
    assert [(row.state, row.compose_at) for row in found] == [
        ("leased", NOON),
        ("planned", NOON),
    ]


def test_a_row_comes_back_as_it_was_laid_out(store):
    cohort_id, (one,) = scheduled(store, script(7, policy=Policy.MANUAL))
    with store.reading() as kept:
        found = queue.one(kept, cohort_id, Kind.SCRIPT, 1, 7, "noon")
        nothing = queue.one(kept, cohort_id, Kind.SCRIPT, 1, 8, "noon")
    assert nothing is None
    assert (found.id, found.kind, found.policy) == (one, Kind.SCRIPT, Policy.MANUAL)
    assert (found.compose_at, found.post_from, found.post_until) == (
        NOON,
        NOON + HOUR,
        NOON + 4 * HOUR,
    )
    assert (found.state, found.fence, found.errors, found.alone) == (
        "planned",
        0,
        0,
        False,
    )


def test_rows_come_in_order_of_time_of_one_state_or_day_when_asked(store):
    late, early, other = script(1, at=NOON + HOUR), script(2), script(3, number=2)
    cohort_id, (a, b, c) = scheduled(store, late, early, other)
    claimed(store, [b])
    with store.reading() as kept:
        assert [row.id for row in queue.rows(kept, cohort_id)] == [b, c, a]
        assert [r.id for r in queue.rows(kept, cohort_id, state="planned")] == [c, a]
        assert [r.id for r in queue.rows(kept, cohort_id, number=2)] == [c]
        assert queue.counts(kept, cohort_id) == {"leased": 1, "planned": 2}
        assert queue.rows(kept, cohort_id + 1) == []


# --- what is due


def due(store, now=NOON, *, before_ms=0, limit=99):
    with store.transaction() as kept:
        return [row.id for row in queue.due(kept, now, before_ms, limit)]


def test_a_row_is_due_from_its_second_on(store):
    _, (one,) = scheduled(store, script())
    assert due(store, NOON - timedelta(microseconds=1)) == []
    assert due(store, NOON) == [one]
    with store.reading() as kept:
        assert queue.next_due(kept) == NOON


def test_when_nothing_is_planned_nothing_is_due_next(store):
    _, ids = scheduled(store, script())
    claimed(store, ids)
    with store.reading() as kept:
        assert queue.next_due(kept) is None


def test_no_row_is_announced_again_within_a_minute(store):
    _, (one, two) = scheduled(store, script(1), script(2))
    with store.transaction() as kept:
        queue.announce(kept, [one], 120_000)
    assert due(store, before_ms=119_999) == [two]
    assert due(store, before_ms=120_000) == [one, two]


def test_what_is_due_comes_in_order_of_time_and_no_more_than_asked_for(store):
    _, (a, b, c) = scheduled(store, script(1, at=NOON - HOUR), script(2), script(3))
    assert due(store) == [a, b, c]
    assert due(store, limit=2) == [a, b]


@pytest.mark.parametrize("ended", ["done", "failed", "skipped", "cancelled"])
def test_a_row_waits_until_what_it_waits_for_has_ended_however_it_ended(store, ended):
    standings = night(Kind.STANDINGS, waits=(Kind.CLOSE, 1))
    _, (close, after) = scheduled(store, night(), standings)
    assert due(store) == [close]
    (lease,) = claimed(store, [close])
    assert due(store) == []
    with store.transaction() as kept:
        queue.finish(kept, [(lease.id, ended, "")])
    assert due(store) == [after]


def test_a_script_stops_waiting_a_quarter_of_an_hour_before_it_may_be_posted(store):
    waiting = script(waits=(Kind.STANDINGS, 0))
    _, (standings, one) = scheduled(
        store, night(Kind.STANDINGS, number=0, at=NOON - HOUR), waiting
    )
    assert due(store, NOON + 44 * MINUTE) == [standings]
    assert due(store, NOON + 45 * MINUTE) == [standings, one]


def test_a_night_waits_for_ever(store):
    standings = night(Kind.STANDINGS, waits=(Kind.CLOSE, 1))
    _, (close, _) = scheduled(store, night(), standings)
    assert due(store, NOON + timedelta(days=9)) == [close]


def test_a_row_waits_for_its_own_cohort_only(store):
    with store.transaction() as kept:
        other = opened(kept, "另一期")
        queue.lay_out(kept, other, [night()])
    _, (one,) = scheduled(store, night(Kind.STANDINGS, waits=(Kind.CLOSE, 1)))
    assert one in due(store)


def test_past_its_window_is_whatever_is_planned_and_does_not_run_regardless(store):
    _, (one, _) = scheduled(store, script(), night())
    at = NOON + 4 * HOUR
    with store.transaction() as kept:
        assert queue.overdue(kept, at) == []
        assert [r.id for r in queue.overdue(kept, at + MINUTE)] == [one]


def test_what_is_settled_ends_without_work_unless_someone_has_begun_it(store):
    cohort_id, (one, two) = scheduled(store, script(1), script(2))
    claimed(store, [two])
    with store.transaction() as kept:
        queue.settle(
            kept, [(one, "skipped", "not composed"), (two, "skipped", "not composed")]
        )
    assert states(store, cohort_id) == {
        one: ("skipped", "not composed"),
        two: ("leased", ""),
    }


# --- claim, work, finish


def test_a_claim_leases_the_rows_and_raises_their_fences(store):
    cohort_id, ids = scheduled(store, script(1), script(2))
    found = claimed(store, ids)
    assert [(r.id, r.state, r.fence) for r in found] == [(i, "leased", 1) for i in ids]
    with store.reading() as kept:
        assert [r.fence for r in queue.rows(kept, cohort_id, state="leased")] == [1, 1]


def test_what_one_worker_has_another_does_not_get(store):
    _, (one, two) = scheduled(store, script(1), script(2))
    claimed(store, [one])
    assert [row.id for row in claimed(store, [one, two])] == [two]
    assert claimed(store, [one, two]) == []


def test_a_claim_of_nothing_or_of_what_is_not_there_is_empty(store):
    scheduled(store, script())
    assert claimed(store, []) == []
    assert claimed(store, [4711]) == []


def test_what_a_revision_has_moved_to_later_is_not_claimed(store):
    cohort_id, ids = scheduled(store, script())
    with store.transaction() as kept:
        queue.replan(kept, cohort_id, [script(at=NOON + HOUR)])
    assert claimed(store, ids) == []
    assert len(claimed(store, ids, now=NOON + HOUR)) == 1


def test_a_claim_is_ours_until_it_is_finished_or_its_fence_is_raised(store):
    _, ids = scheduled(store, script(1), script(2))
    ours = claimed(store, ids)
    with store.transaction() as kept:
        assert queue.held(kept, ours) == set(ids)
        queue.finish(kept, [(ids[0], "done", "")])
        assert queue.held(kept, ours) == {ids[1]}
        assert queue.held(kept, []) == set()


def test_a_worker_that_was_away_too_long_changes_nothing(store):
    cohort_id, (one,) = scheduled(store, script())
    slow = claimed(store, [one])
    with store.transaction() as kept:
        queue.take_back(kept, LEASE + 1)
        assert queue.held(kept, slow) == set()
    quick = claimed(store, [one])
    assert quick[0].fence == 2
    with store.transaction() as kept:
        assert queue.held(kept, slow) == set()
        queue.give_back(kept, slow, "I am late", 0)
        assert queue.held(kept, quick) == {one}
    assert states(store, cohort_id) == {one: ("leased", "")}


def test_a_lease_is_good_until_it_has_run_out(store):
    cohort_id, (one,) = scheduled(store, script())
    claimed(store, [one])
    with store.transaction() as kept:
        queue.take_back(kept, LEASE)
    assert states(store, cohort_id)[one] == ("leased", "")
    with store.transaction() as kept:
        queue.take_back(kept, LEASE + 1)
    assert states(store, cohort_id)[one] == ("planned", "")


def test_rows_whose_worker_died_travel_singly_and_bear_no_blame_yet(store):
    cohort_id, ids = scheduled(store, script(1), script(2))
    claimed(store, ids)
    with store.transaction() as kept:
        queue.take_back(kept, LEASE + 1)
        assert [(r.alone, r.errors) for r in queue.rows(kept, cohort_id)] == [
            (True, 0),
            (True, 0),
        ]


def test_a_row_that_kills_its_worker_three_times_alone_has_failed(store):
    cohort_id, (one,) = scheduled(store, script())
    for times, state in [(0, "planned"), (1, "planned"), (2, "planned"), (3, "failed")]:
        claimed(store, [one])
        with store.transaction() as kept:
            queue.take_back(kept, LEASE + 1)
            (row,) = queue.rows(kept, cohort_id)
        assert (row.errors, row.state) == (times, state)
    assert row.reason == "the worker died on it, three times"


def test_work_that_raised_comes_back_with_its_reason_and_waits_a_minute(store):
    cohort_id, (one,) = scheduled(store, script())
    ours = claimed(store, [one])
    with store.transaction() as kept:
        queue.give_back(kept, ours, "a.py:3: no", 60_000)
    assert states(store, cohort_id)[one] == ("planned", "a.py:3: no")
    assert due(store, before_ms=59_999) == []
    assert due(store, before_ms=60_000) == [one]


def test_the_third_error_of_its_own_is_the_last(store):
    cohort_id, (one,) = scheduled(store, script())
    for nth in ("first", "second", "third"):
        ours = claimed(store, [one])
        with store.transaction() as kept:
            queue.give_back(kept, ours, nth, 0)
    assert states(store, cohort_id)[one] == ("failed", "third")
    assert claimed(store, [one]) == []


def test_rows_that_raised_together_are_tried_again_singly_and_at_once(store):
    cohort_id, ids = scheduled(store, script(1), script(2))
    ours = claimed(store, ids)
    with store.transaction() as kept:
        queue.give_back(kept, ours, "one of you", 60_000)
        found = queue.rows(kept, cohort_id)
    assert [(r.state, r.alone, r.errors) for r in found] == [("planned", True, 0)] * 2
    assert due(store, before_ms=0) == ids


# --- what people change


def test_failed_and_skipped_work_is_planned_again_when_ops_say_so(store):
    rows = [script(group) for group in range(1, 6)]
    cohort_id, ids = scheduled(store, *rows)
    ours = claimed(store, ids)
    with store.transaction() as kept:
        ended = ["failed", "skipped", "done", "cancelled"]
        queue.finish(
            kept, [(r.id, e, "why") for r, e in zip(ours, ended, strict=False)]
        )
        assert queue.retry(kept, cohort_id, ids, NOON) == 2
        assert queue.retry(kept, cohort_id, [], NOON) == 0
        assert queue.retry(kept, cohort_id + 1, ids, NOON) == 0
    found = [state for state, _ in states(store, cohort_id).values()]
    assert found == ["planned", "planned", "done", "cancelled", "leased"]


def test_a_retry_begins_afresh_travels_alone_and_keeps_its_window(store):
    cohort_id, (one,) = scheduled(store, script())
    for _ in range(3):
        ours = claimed(store, [one])
        with store.transaction() as kept:
            queue.give_back(kept, ours, "no", 0)
    with store.transaction() as kept:
        queue.retry(kept, cohort_id, [one], NOON + HOUR)
        (row,) = queue.rows(kept, cohort_id)
    assert (row.errors, row.reason, row.alone, row.policy) == (0, "", True, Policy.SKIP)


def test_a_retry_past_its_window_runs_however_late(store):
    cohort_id, ids = scheduled(store, script())
    later = NOON + 5 * HOUR
    with store.transaction() as kept:
        queue.settle(kept, [(ids[0], "skipped", "too late")])
        queue.retry(kept, cohort_id, ids, later)
        assert queue.overdue(kept, later) == []
    assert due(store, later) == ids


def test_only_planned_rows_move_with_a_revision(store):
    cohort_id, (one, two) = scheduled(store, script(1), script(2))
    claimed(store, [two])
    moved = [script(1, at=NOON + HOUR), script(2, at=NOON + HOUR)]
    with store.transaction() as kept:
        queue.replan(kept, cohort_id, moved)
        found = {r.id: r.compose_at for r in queue.rows(kept, cohort_id)}
    assert found == {one: NOON + HOUR, two: NOON}


def test_what_is_planned_once_more_is_taken_from_whoever_holds_it(store):
    cohort_id, (one,) = scheduled(store, script())
    ours = claimed(store, [one])
    with store.transaction() as kept:
        queue.again(kept, [(one, script(at=NOON + HOUR))])
        assert queue.held(kept, ours) == set()
        (row,) = queue.rows(kept, cohort_id)
    assert (row.state, row.compose_at, row.fence) == ("planned", NOON + HOUR, 2)


def test_what_a_revision_no_longer_wants_is_cancelled_unless_it_is_begun(store):
    cohort_id, (a, b, c) = scheduled(store, script(1), script(2), script(3))
    claimed(store, [c])
    with store.transaction() as kept:
        queue.cancel_missing(kept, cohort_id, {("script", 1, 1, "noon")}, "revised")
    assert states(store, cohort_id) == {
        a: ("planned", ""),
        b: ("cancelled", "revised"),
        c: ("leased", ""),
    }
