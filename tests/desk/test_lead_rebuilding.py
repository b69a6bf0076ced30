"""What a revision does to texts that are there already."""

import pytest

from camp.store import queue, words
from tests.desk.lead_camp import Running, on_day, people, small_groups


@pytest.fixture
def camp(database_url):
    made = Running(database_url)
    made.open(small_groups())
    made.bring(people(12))
    yield made
    made.close()


@pytest.fixture
def running(sqlite_url):
    made = Running(sqlite_url)
    made.open(small_groups(students=4, people=8))
    made.bring(people(12))
    yield made
    made.close()


def full(camp, group_id, slot="noon", number=1):
    with camp.act() as kept:
        (found, _) = words.scripts(kept, camp.id, number, group_id, slot)
        return words.messages(found)[0]["text"]


def posting(camp, group_id, slot="noon", number=1):
    with camp.act() as kept:
        return words.posting(kept, camp.id, number, group_id, slot)


def test_copied_stays_composed_is_made_anew_edited_is_kept_and_marked(camp):
    camp.walk(on_day(1, 12, 31))
    old = full(camp, 1)
    place = {g: (camp.id, 1, g, "noon") for g in (1, 2, 3)}
    with camp.act() as kept:
        words.copied(kept, place[1], "full", "小李", camp.now)
        words.edited(kept, place[2], "我自己的话")
    effects = camp.revise(files=small_groups(said=DAY_ONE)).effects
    assert [len(x) for x in (effects.kept, effects.edited, effects.again)] == [1, 1, 1]
    assert posting(camp, 3).notice == "原文已更新"
    camp.walk(on_day(1, 12, 40))
    assert full(camp, 1) == old
    assert posting(camp, 1).notice == ""
    edited = posting(camp, 2)
    assert edited.edited == "我自己的话"
    assert edited.notice.startswith("原文已更新\n@@")
    assert any(line.startswith("+") for line in edited.notice.splitlines())
    assert full(camp, 2) != old
    assert full(camp, 3) != old
    assert posting(camp, 3).notice == "原文已更新"
    assert _states(camp, 1, "noon") == {"done"}


DAY_ONE = {"title: 第一句的五种写法": "title: 第一句怎么写"}
"""Another extra for day 1: every noon text names it."""


def _states(camp, number, slot):
    return {r.state for r in camp.rows() if (r.number, r.slot) == (number, slot)}


def test_what_a_worker_holds_with_the_old_text_is_made_anew(running):
    running.walk(on_day(1, 11, 59))
    running.now = on_day(1, 12, 1)
    due = [r for r in running.rows() if (r.number, r.slot) == (1, "noon")]
    with running.act() as kept:
        claimed = queue.claim(kept, [r.id for r in due], running.now, 1, 10**9)
    running.revise(files=small_groups(said=DAY_ONE))
    with running.act() as kept:
        assert queue.held(kept, claimed) == set()
    assert _states(running, 1, "noon") == {"planned"}


def test_guidance_that_hosts_have_read_is_issued_again(camp):
    camp.walk(on_day(1, 22))
    with camp.act() as kept:
        words.copied(kept, (camp.id, 2, 1, "guidance"), "full", "小李", camp.now)
        (old,) = words.scripts(kept, camp.id, 2, 1, "guidance")
    found = camp.revise(swap=(2, 4))
    assert len(found.effects.guidance) == 1
    camp.walk(on_day(1, 22, 5))
    with camp.act() as kept:
        (new,) = words.scripts(kept, camp.id, 2, 1, "guidance")
    assert new.messages != old.messages
    assert posting(camp, 1, "guidance", 2).notice == "原文已更新"


def test_guidance_is_issued_again_even_close_to_midnight(running):
    running.walk(on_day(1, 23, 45))
    running.revise(swap=(2, 4))
    running.walk(on_day(1, 23, 50))
    guidance = [
        r.state for r in running.rows() if (r.kind.value, r.number) == ("guidance", 2)
    ]
    assert guidance == ["done"]


def test_an_evening_that_speaks_of_tomorrow_follows_a_swap(running):
    running.walk(on_day(1, 19, 45))
    found = running.revise(swap=(2, 4))
    assert {(r.number, r.slot) for r, _ in found.effects.again} == {(1, "evening")}


def test_a_window_that_is_over_is_left_alone(running):
    running.walk(on_day(1, 17, 30))
    found = running.revise(files=small_groups(said=DAY_ONE))
    assert found.effects.again == ()


def test_a_new_version_of_a_broken_text_gives_failed_rows_another_try(running):
    running.walk(on_day(1, 12, 31))
    with running.act() as kept:
        kept.do(
            "update occurrence set state = 'failed' where number = 1 and slot = 'noon'"
        )
    running.revise(files=small_groups(said=DAY_ONE))
    assert _states(running, 1, "noon") == {"planned"}
