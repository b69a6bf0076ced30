"""After every machine was off: in its window, late with a note, or skipped with a reason.

Never a greeting at night, and at most one text a group that catches up.
"""

from collections import Counter

import pytest

from tests.worker.small_camp import GROUPS, at, move, postings, rows

ON_TIME, LATE, NOT = "on time", "late", "not"
OFF = at(1, "00:30")
TABLE = {
    "07:00": (ON_TIME, NOT, NOT),
    "10:59": (ON_TIME, NOT, NOT),
    "11:30": (LATE, NOT, NOT),
    "13:00": (LATE, ON_TIME, NOT),
    "16:59": (LATE, ON_TIME, NOT),
    "18:00": (LATE, NOT, NOT),
    "19:29": (LATE, NOT, NOT),
    "19:40": (NOT, NOT, ON_TIME),
    "22:59": (NOT, NOT, ON_TIME),
    "23:30": (NOT, NOT, NOT),
}
"""When the machines came back on a course day: morning, noon, evening."""


def composed(store, number: int) -> tuple[str, ...]:
    """What became of a day's three slots; all groups fare alike."""
    there = postings(store, number)
    found = []
    for slot in ("morning", "noon", "evening"):
        late = {there.get((slot, group)) for group in range(1, GROUPS + 1)}
        assert len(late) == 1, (slot, there)
        found.append({None: NOT, False: ON_TIME, True: LATE}[late.pop()])
    return tuple(found)


@pytest.mark.parametrize("back", list(TABLE))
def test_what_was_missed_ends_as_the_table_says(back, store, go):
    go(OFF)
    go(at(1, back))
    assert composed(store, 1) == TABLE[back]


@pytest.mark.parametrize("back", ["18:00", "19:40", "23:30"])
def test_what_is_skipped_says_until_when_it_could_have_been(back, store, go):
    go(OFF)
    go(at(1, back))
    skipped = rows(store, "kind = 'script' and number = 1 and state = 'skipped'")
    assert skipped
    until = {"morning": "11:00", "noon": "17:00", "evening": "23:00"}
    assert {row[5] for row in skipped} == {
        f"not composed by {until[row[2]]}" for row in skipped
    }


def test_a_late_morning_carries_the_task_and_says_that_it_is_late(store, go):
    go(OFF)
    go(at(1, "13:00"))
    with store.reading() as kept:
        texts = kept.rows(
            "select own_facts, messages from script where number = 1 "
            "and slot = 'morning' and version = 'full'"
        )
    for own, messages in texts:
        assert '"late":"13:00"' in own
        assert "晚" in messages or "迟" in messages
        assert "早，" not in messages


@pytest.mark.parametrize("back", ["00:10", "03:00", "06:29"])
def test_nobody_is_greeted_at_night(back, store, go):
    go(OFF)
    go(at(2, back))
    assert composed(store, 1) == (NOT, NOT, NOT)
    assert composed(store, 2) == (NOT, NOT, NOT)


def test_a_group_catches_up_on_one_text_after_days_of_silence(store, go):
    go(OFF)
    go(at(4, "13:00"))
    late = Counter()
    for number in range(1, 5):
        late.update(
            group for (_, group), is_late in postings(store, number).items() if is_late
        )
    assert late == dict.fromkeys(range(1, GROUPS + 1), 1)
    assert composed(store, 4) == (LATE, ON_TIME, NOT)


def test_a_missed_show_waits_for_a_person(store, go):
    go(at(5, "06:00"))
    go(at(5, "23:30"))
    missed = rows(store, "kind = 'script' and number = 5 and slot = 'evening'")
    assert {(row[4], row[5]) for row in missed} == {
        ("failed", "not composed by 23:00; retry by hand")
    }


def test_what_runs_however_late_has_run(store, go):
    go(at(0, "06:00"))
    go(at(6, "23:59"))
    always = rows(
        store, f"policy = 'always' and compose_at <= {_micros(at(6, '23:59'))}"
    )
    assert len(always) > 20
    assert {row[4] for row in always} == {"done"}


def test_a_morning_goes_without_numbers_when_the_night_cannot_be_closed(store, go):
    go(at(1, "23:50"))
    with store.transaction() as kept:
        kept.do(
            "update occurrence set state = 'failed' where kind = 'close' and number = 1"
        )
    go(at(2, "07:14"))
    assert composed(store, 2)[0] == ON_TIME
    with store.reading() as kept:
        notices = kept.rows(
            "select notice from posting where number = 2 and slot = 'morning'"
        )
    assert {row[0] for row in notices} == {"composed without last night's numbers"}


def test_a_morning_waits_for_a_close_that_is_still_open(store, engine, go):
    go(at(1, "23:50"))
    move(store, at(2, "06:30"))
    told = {i for batch in engine.tick() for i in batch}
    mornings = "kind = 'script' and number = 2 and slot = 'morning'"
    assert told
    assert not told & {row[0] for row in _ids(store, mornings)}
    move(store, at(2, "07:15"))
    told = {i for batch in engine.tick() for i in batch}
    assert {row[0] for row in _ids(store, mornings)} <= told


def _ids(store, where: str):
    with store.reading() as kept:
        return kept.rows(f"select id from occurrence where {where}")


def _micros(moment) -> int:
    return int(moment.timestamp() * 1_000_000)
