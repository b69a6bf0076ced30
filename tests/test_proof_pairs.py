"""Two hosts read each coming day: fairly, and the same two whoever asks."""

import itertools
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from camp.cohort import proof_pairs

NAMES = st.lists(
    st.integers(0, 60).map(lambda n: f"营主{n}"), min_size=2, max_size=60, unique=True
)
DAYS = st.integers(1, 60).map(range)


@given(NAMES, DAYS)
def test_each_day_has_two_different_readers(names, days):
    found = proof_pairs(names, days)
    assert list(found) == list(days)
    for pair in found.values():
        assert len(set(pair)) == 2
        assert set(pair) <= set(names)


@given(NAMES, DAYS)
def test_nobody_ever_reads_more_than_one_day_more_than_another(names, days):
    read = Counter(dict.fromkeys(names, 0))
    for pair in proof_pairs(names, days).values():
        read.update(pair)
        assert max(read.values()) - min(read.values()) <= 1


@given(NAMES.filter(lambda names: len(names) >= 4), DAYS)
def test_with_four_hosts_or_more_nobody_reads_two_days_running(names, days):
    pairs = list(proof_pairs(names, days).values())
    for before, after in itertools.pairwise(pairs):
        assert set(before).isdisjoint(after)


@given(NAMES, DAYS, st.data())
def test_a_new_host_takes_over_the_days_of_the_one_before(names, days, data):
    leaves = data.draw(st.sampled_from(names))
    later = ["小李" if name == leaves else name for name in names]
    before, after = proof_pairs(names, days), proof_pairs(later, days)
    assert after == {
        day: tuple("小李" if name == leaves else name for name in pair)
        for day, pair in before.items()
    }


@given(NAMES, DAYS, DAYS)
def test_more_days_leave_the_first_ones_as_they_were(names, days, more):
    longer = proof_pairs(names, range(len(days) + len(more)))
    assert [longer[day] for day in days] == list(proof_pairs(names, days).values())


def test_partners_change_when_there_are_enough_hosts():
    names = [f"营主{n}" for n in range(6)]
    pairs = proof_pairs(names, range(15)).values()
    assert len({frozenset(pair) for pair in pairs}) > 6


def test_who_looks_after_two_groups_is_one_reader():
    found = proof_pairs(["小李", "小王", "小李", "小张"], range(3))
    assert Counter(name for pair in found.values() for name in pair) == {
        "小李": 2,
        "小王": 2,
        "小张": 2,
    }


def test_one_host_reads_alone_and_without_hosts_nobody_does():
    assert proof_pairs(["小李"], [1, 2]) == {1: ("小李",), 2: ("小李",)}
    assert proof_pairs([], [1]) == {1: ()}
