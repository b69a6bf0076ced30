"""Texts for hosts: what is composed, copied, posted and missed."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from camp.store import words
from camp.store.words import REWRITTEN, Script
from tests.store.schedule import HOUR, NOON, opened

FULL = Script(1, 2, 7, "noon", "full", "t", "c", "{}", '[{"text": "午安"}]')
PLACE = (1, 2, 7, "noon")
LATER = NOON + HOUR


@pytest.fixture
def composed(store):
    """A store with one cohort and one text that waits to be posted."""
    with store.transaction() as kept:
        assert opened(kept) == FULL.cohort_id
        compose(kept)
    return store


def compose(kept, text='[{"text": "午安"}]', now=NOON, notice="", *, late=False):
    words.keep_scripts(kept, [replace(FULL, messages=text)])
    words.open_postings(kept, [PLACE], now, late=late, notice=notice)


def looked(store):
    with store.reading() as kept:
        (script,) = words.scripts(kept, *PLACE)
        return words.posting(kept, *PLACE), words.messages(script)[0]["text"]


def test_a_text_waits_to_be_posted_from_the_moment_it_is_composed(composed):
    posting, text = looked(composed)
    assert (posting.state, posting.composed_at, posting.late) == (
        "composed",
        NOON,
        False,
    )
    assert text == "午安"
    with composed.reading() as kept:
        assert words.postings(kept, 1, 2) == [posting]
        assert words.scripts_kept(kept, 1) == 1


def test_a_text_composed_again_replaces_one_that_nobody_has_copied(composed):
    with composed.transaction() as kept:
        compose(kept, '[{"text": "新"}]', LATER, "晚了", late=True)
    posting, text = looked(composed)
    assert (text, posting.composed_at, posting.late, posting.notice) == (
        "新",
        LATER,
        True,
        "晚了",
    )


@pytest.mark.parametrize("act", [words.copied, words.posted])
def test_what_a_host_took_stays_as_they_took_it(composed, act):
    with composed.transaction() as kept:
        act(kept, PLACE, "full", "周恬", NOON)
        compose(kept, '[{"text": "新"}]', LATER)
    posting, text = looked(composed)
    assert (text, posting.composed_at) == ("午安", NOON)


@pytest.mark.parametrize("mark", REWRITTEN.values())
def test_the_mark_of_a_revision_outlives_composing_again(composed, mark):
    with composed.transaction() as kept:
        words.notify(kept, PLACE, f"{mark}：第3行")
        compose(kept)
    assert looked(composed)[0].notice == f"{mark}：第3行"
    with composed.transaction() as kept:
        compose(kept, notice="没有昨晚的数字")
    assert looked(composed)[0].notice == "没有昨晚的数字"


def test_the_first_copy_keeps_its_hour_and_the_last_its_version(composed):
    with composed.transaction() as kept:
        words.copied(kept, PLACE, "full", "周恬", NOON)
        words.copied(kept, PLACE, "short", "阿木", LATER)
    posting, _ = looked(composed)
    assert (posting.state, posting.version) == ("copied", "short")
    assert posting.copied_at == NOON


def test_a_second_click_on_posted_changes_nothing(composed):
    with composed.transaction() as kept:
        assert words.posted(kept, PLACE, "short", "周恬", NOON)
        assert not words.posted(kept, PLACE, "full", "阿木", LATER)
    posting, _ = looked(composed)
    assert (posting.state, posting.posted_at, posting.posted_by) == (
        "posted",
        NOON,
        "周恬",
    )
    assert posting.version == "short"


def test_what_is_copied_again_after_it_was_posted_stays_posted(composed):
    with composed.transaction() as kept:
        words.posted(kept, PLACE, "full", "周恬", NOON)
        words.copied(kept, PLACE, "full", "周恬", LATER)
    assert looked(composed)[0].state == "posted"


def test_at_the_close_what_was_not_posted_is_missed_and_may_still_come_late(composed):
    with composed.transaction() as kept:
        assert words.miss_unposted(kept, 1, 2) == 1
        assert words.miss_unposted(kept, 1, 2) == 0
        words.copied(kept, PLACE, "full", "周恬", LATER)
    assert looked(composed)[0].state == "missed"
    with composed.transaction() as kept:
        assert words.posted(kept, PLACE, "full", "周恬", LATER)
    assert looked(composed)[0].state == "posted"


def test_guidance_is_read_and_never_missed(composed):
    place = (1, 2, 7, "guidance")
    with composed.transaction() as kept:
        words.open_postings(kept, [place], NOON, late=False, notice="")
        assert words.miss_unposted(kept, 1, 2) == 1
        assert words.posting(kept, *place).state == "composed"


def test_guidance_composed_again_replaces_even_what_was_read(composed):
    guidance = replace(FULL, slot="guidance")
    place = (1, 2, 7, "guidance")
    with composed.transaction() as kept:
        words.keep_scripts(kept, [guidance])
        words.open_postings(kept, [place], NOON, late=False, notice="")
        words.copied(kept, place, "full", "周恬", NOON)
        words.keep_scripts(kept, [replace(guidance, messages="[]")])
        assert words.scripts(kept, *place)[0].messages == "[]"
        words.reissue(kept, 1, 2, "guidance", "改了")
        posting = words.posting(kept, *place)
    assert (posting.state, posting.copied_at, posting.notice) == (
        "composed",
        None,
        "改了",
    )


def test_a_hosts_own_wording_stands_beside_the_text(composed):
    with composed.transaction() as kept:
        words.edited(kept, PLACE, "大家午安")
    posting, text = looked(composed)
    assert (posting.edited, text) == ("大家午安", "午安")


def test_the_same_line_at_night_is_kept_once_in_its_order(composed):
    with composed.transaction() as kept:
        said = [("周恬", "有人问退款"), ("周恬", "有人问退款"), ("阿木", "都挺好")]
        new = [words.write_note(kept, 1, 2, 7, who, line, NOON) for who, line in said]
        assert new == [True, False, True]
        assert words.notes(kept, 1, 2) == {7: [said[0], said[2]]}


def test_lines_of_two_people_at_the_same_moment_are_both_kept(composed):
    at_once(composed, [f"第{place}句" for place in range(4)])
    with composed.reading() as kept:
        assert {line for _, line in words.notes(kept, 1, 2)[7]} == {
            f"第{i}句" for i in range(4)
        }


def test_a_double_tap_keeps_a_line_once_and_so_do_four(composed):
    said = ["有人问退款", "都挺好"] * 3
    new = at_once(composed, said)
    assert sorted(new) == [False, False, False, False, True, True]
    with composed.reading() as kept:
        lines = [line for _, line in words.notes(kept, 1, 2)[7]]
    assert sorted(lines) == sorted(set(said))


def at_once(store, said):
    """Leave lines at the same moment, all of them having looked; whether each is new."""
    looked, look = threading.Barrier(len(said)), words._lines
    seen = threading.local()

    def looking(kept, key):
        there = look(kept, key)
        if not kept.on_sqlite and not hasattr(seen, "before"):
            seen.before = True
            looked.wait(30)
        return there

    def write(line):
        with store.transaction() as kept:
            return words.write_note(kept, 1, 2, 7, "周恬", line, NOON)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "_lines", looking)
        with ThreadPoolExecutor(len(said)) as pool:
            return list(pool.map(write, said))
