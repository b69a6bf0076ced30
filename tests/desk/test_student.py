"""Checking in: any order, any number of times, the facts and the masks agree."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camp.desk.student import CheckIn, Given, check_in, review
from camp.store import checkins as kept_checkins
from tests.desk.small import HOMEWORK, LISTEN, LONG, REFLECTION

NAMES = ("小李", "小王", "小张", "小陈")
WORDS = (
    "",
    "短",
    LONG,
    "今天试了一次",
    "第二份\n\n更长的一份心得，写了二十来个字才停下来。",
)
FEW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


class NotKeptError(Exception):
    """Leaves a transaction so that nothing of an example is kept."""


@contextmanager
def tried(small):
    """An act that is undone in the end."""
    with suppress(NotKeptError), small.act() as kept:
        yield kept
        raise NotKeptError


@st.composite
def sendings(draw):
    """(name, day, parts, words, hour after the day's midnight)."""
    one = st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from([1, 2, 4]),
        st.integers(0, 7),
        st.sampled_from(WORDS),
        st.integers(-2, 55),
    )
    return draw(st.lists(one, max_size=14))


def made(small, one):
    name, day, parts, words, hour = one
    at = int(small.at(day, hour).timestamp())
    return CheckIn(small.ids[name], day, parts, words, at)


@given(sent=sendings(), cut=st.integers(0, 14))
@FEW
def test_masks_equal_facts(small, sent, cut):
    came = [made(small, one) for one in sent]
    with tried(small) as kept:
        check_in(kept, small.cohort, came[:cut])
        check_in(kept, small.cohort, came[cut:])
        check_in(kept, small.cohort, came[::2])
        grown = kept_checkins.progress(kept, small.id)
        kept_checkins.rebuild_progress(kept, small.id)
        assert kept_checkins.progress(kept, small.id) == grown


def facts(small, kept, day=1):
    """What a day's facts say, without the order in which things came."""
    return {
        f.student_id: (f.in_time, f.parts, bool(f.full_at), f.longest, f.chars)
        for f in kept_checkins.facts_of_day(kept, small.id, day)
    }


@given(sent=sendings(), data=st.data())
@FEW
def test_check_ins_in_any_order_make_the_same_facts(small, sent, data):
    came = [made(small, one) for one in sent]
    mixed = data.draw(st.permutations(came))
    found = []
    for row in (came, mixed):
        with tried(small) as kept:
            for one in row:
                check_in(kept, small.cohort, [one])
            found.append([facts(small, kept, day) for day in (1, 2, 4)])
    assert found[0] == found[1]


@given(sent=sendings())
@FEW
def test_one_by_one_or_all_at_once_is_the_same(small, sent):
    came = sorted((made(small, one) for one in sent), key=lambda one: one.at)
    found = []
    for batches in ([came], [[one] for one in came]):
        with tried(small) as kept:
            receipts = [
                r for batch in batches for r in check_in(kept, small.cohort, batch)
            ]
            found.append((receipts, kept_checkins.progress(kept, small.id)))
    assert found[0] == found[1]


def test_a_double_click_is_one_check_in(small):
    first, again = small.came("小王", 1), small.came("小王", 1)
    assert (first.again, again.again) == (False, True)
    with small.act() as kept:
        fact = kept_checkins.facts_of(kept, small.id, 1, [small.ids["小王"]])
        assert [f.sent for f in fact.values()] == [1]


def test_a_day_made_up_turns_out_to_have_been_handed_in_on_time(small):
    """The same thing again, but from before the close: a sheet that came in late."""
    late = small.came("小李", 1, hour=30)
    early = small.came("小李", 1, hour=20)
    again = small.came("小李", 1, hour=21)
    assert (late.sent.in_time, early.sent.in_time) == (0, LISTEN)
    assert (early.again, again.again) == (False, True)


def test_every_text_that_was_sent_is_kept(small):
    for words in ("第一份", "第二份，更长"):
        small.came("小王", 1, parts=HOMEWORK, words=words)
    with small.act() as kept:
        there = kept_checkins.submissions(kept, small.id, 1, small.ids["小王"])
    assert [one.words for one in there] == ["第一份", "第二份，更长"]


@pytest.mark.parametrize(
    ("day", "parts", "hour", "reason"),
    [
        (1, LISTEN, -1, "not_begun"),
        (9, LISTEN, 12, "not_begun"),
        (1, 0, 12, "no_parts"),
        (1, 64, 12, "no_parts"),
        (0, LISTEN, 12, "not_here"),
        (1, LISTEN, 49, "too_late"),
    ],
)
def test_what_cannot_count_is_refused_and_changes_nothing(
    small, day, parts, hour, reason
):
    at = int(small.at(min(day, 5), hour).timestamp())
    one = CheckIn(small.ids["小李"], day, parts, "", at)
    with small.act() as kept:
        receipt = check_in(kept, small.cohort, [one])[0]
        assert (receipt.taken, receipt.reason) == (False, reason)
        assert kept_checkins.checkins_kept(kept, small.id) == 0


def test_a_stranger_is_refused_beside_people_who_are_not(small):
    at = int(small.at(1, 9).timestamp())
    came = [CheckIn(i, 1, LISTEN, "", at) for i in (4711, small.ids["小李"])]
    with small.act() as kept:
        assert [r.taken for r in check_in(kept, small.cohort, came)] == [False, True]


def test_the_grace_after_midnight_still_counts_and_no_longer(small):
    for minute, in_time in ((4, True), (5, False)):
        name = "小李" if in_time else "小赵"
        at = int(small.at(1, 24, minute).timestamp())
        with small.act() as kept:
            one = CheckIn(small.ids[name], 1, LISTEN, "", at)
            sent = check_in(kept, small.cohort, [one])[0].sent
        assert bool(sent.in_time) is in_time


def test_a_short_text_does_not_count_and_says_by_how_much(small):
    receipt = small.came("小张", 1, parts=REFLECTION, words="短")
    assert (receipt.sent.parts, receipt.sent.short) == (0, 1)


def test_the_same_like_twice_is_one_and_two_comments_are_two(small):
    small.came("小王", 1)
    at = int(small.at(1, 21).timestamp())
    giver = small.ids["小李"]
    like = Given(1, small.ids["小王"], "like", giver, "小李", "", at)
    talk = [like._replace(kind="comment", words=words) for words in ("好", "真好")]
    with small.act() as kept:
        new = review(kept, small.cohort, [like, like, *talk])
        again = review(kept, small.cohort, [like, *talk])
        fact = kept_checkins.facts_of(kept, small.id, 1, [small.ids["小王"]])
    assert (new, again) == ([True, False, True, True], [False, False, False])
    assert [f.reviews for f in fact.values()] == [3]


def test_homework_that_is_not_there_cannot_be_reviewed(small):
    assert not small.stamped("小王", 1)


def test_clicks_from_two_tabs_at_once_are_one_check_in_and_lose_no_text(small):
    """Two connections at the same time: whoever comes second sees the first."""
    at = int(small.at(1, 9).timestamp())
    mine = small.ids["小王"]
    sent = [
        CheckIn(mine, 1, LISTEN, "", at),
        CheckIn(mine, 1, LISTEN, "", at),
        CheckIn(mine, 1, HOMEWORK, "写在手机上的", at),
        CheckIn(mine, 1, HOMEWORK, "写在电脑上的", at),
    ]
    together = Barrier(len(sent))

    def hand_in(one):
        together.wait(timeout=10)
        with small.act() as kept:
            return check_in(kept, small.cohort, [one])[0]

    with ThreadPoolExecutor(len(sent)) as pool:
        receipts = list(pool.map(hand_in, sent))
    assert all(receipt.taken for receipt in receipts)
    assert sum(receipt.again for receipt in receipts) == 1
    with small.act() as kept:
        there = kept_checkins.submissions(kept, small.id, 1, mine)
        grown = kept_checkins.progress(kept, small.id)
        kept_checkins.rebuild_progress(kept, small.id)
        assert kept_checkins.progress(kept, small.id) == grown
    assert sorted(one.words for one in there) == ["", "写在手机上的", "写在电脑上的"]
