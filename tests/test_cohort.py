from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from camp.cohort import (
    LABELS,
    UNREACHABLE,
    Aspect,
    Change,
    State,
    Student,
    Track,
    changes_by_student,
    group_name,
    reachable,
    seat,
    state_on,
)

TIERS = ["light", "medium", "heavy"]
LI = Student(1, "S1", "小李", group_id=7, tier="light", track=Track.CAMP, joined=3)

seatings = st.tuples(
    st.lists(st.sampled_from(TIERS), max_size=60),
    st.dictionaries(st.integers(1, 12), st.integers(0, 9), max_size=8),
    st.integers(1, 9),
)


def seated(tiers, sizes, room):
    """Everyone's group, and how large each group is then."""
    newcomers = [(f"S{i}", tier) for i, tier in enumerate(tiers)]
    places = seat(newcomers, sizes, room)
    after = Counter(sizes)
    after.update(places)
    return places, after


@given(seatings)
def test_everyone_gets_a_seat_and_no_group_passes_its_room(case):
    tiers, sizes, room = case
    places, after = seated(tiers, sizes, room)
    assert len(places) == len(tiers)
    assert all(after[n] <= max(room, sizes.get(n, 0)) for n in after)
    assert all(n not in places for n, size in sizes.items() if size >= room)


@given(seatings)
def test_no_more_groups_are_opened_than_are_needed(case):
    tiers, sizes, room = case
    places, _ = seated(tiers, sizes, room)
    opened = sorted(set(places) - set(sizes))
    free = sum(max(room - size, 0) for size in sizes.values())
    assert len(opened) == -(-max(len(tiers) - free, 0) // room)
    first = max(sizes, default=0) + 1
    assert opened == list(range(first, first + len(opened)))


@given(seatings)
def test_the_emptiest_group_is_filled_first(case):
    tiers, sizes, room = case
    assume(tiers)
    places, after = seated(tiers, sizes, room)
    fullest = max(after[n] for n in set(places))
    others = [after[n] for n in after if n not in places and sizes.get(n, 0) < room]
    assert all(size >= fullest - 1 for size in others)
    grown = [after[n] for n in set(places)]
    assert max(grown) - min(grown) <= 1


@given(st.lists(st.sampled_from(TIERS), min_size=1, max_size=80), st.integers(1, 12))
def test_in_new_groups_each_tier_is_spread_as_evenly_as_the_people(tiers, room):
    places, sizes = seated(tiers, {}, room)
    assert max(sizes.values()) - min(sizes.values()) <= 1
    for tier in set(tiers):
        found = Counter(dict.fromkeys(sizes, 0))
        found.update(p for p, t in zip(places, tiers, strict=True) if t == tier)
        assert max(found.values()) - min(found.values()) <= 1


@given(seatings)
def test_the_same_roster_is_seated_the_same_way(case):
    tiers, sizes, room = case
    turned = dict(reversed(sizes.items()))
    assert seated(tiers, sizes, room)[0] == seated(tiers, turned, room)[0]


def test_ten_thousand_students_sit_in_groups_that_differ_by_at_most_one():
    _, sizes = seated(["light", "medium", "medium", "heavy"] * 2500, {}, 193)
    assert Counter(sizes.values()) == {193: 16, 192: 36}


def test_a_group_with_a_free_seat_is_filled_before_a_new_one_is_opened():
    assert seated(["light"], {1: 5, 2: 4}, 5)[0] == [2]
    assert seated(["light"], {1: 5, 2: 5}, 5)[0] == [3]


def test_nobody_to_seat_opens_nothing():
    assert seat([], {1: 5}, 5) == []


def change(aspect, day, value="", seq=0):
    return Change(LI.id, aspect, day, value, seq)


def on(day, *changes):
    return state_on(LI, changes_by_student(changes).get(LI.id, []), day)


def test_a_student_is_here_from_the_day_they_joined():
    assert [on(day).here for day in (2, 3, 4)] == [False, True, True]


def test_a_change_of_tier_holds_from_its_day_on():
    asked_on_day_5 = change(Aspect.TIER, 6, "heavy")
    assert [on(day, asked_on_day_5).tier for day in (5, 6, 7)] == [
        "light",
        "heavy",
        "heavy",
    ]


def test_whoever_left_is_here_no_more_but_keeps_group_and_tier():
    assert on(9, change(Aspect.LEFT, 8, "out")) == State(
        7, "light", Track.CAMP, here=False
    )
    assert on(7, change(Aspect.LEFT, 8, "out")).here


def test_several_changes_each_hold_from_their_own_day():
    changes = [
        change(Aspect.TRACK, 9, "listener"),
        change(Aspect.GROUP, 5, "8"),
        change(Aspect.TIER, 7, "medium"),
        change(Aspect.GROUP, 8, "9"),
    ]
    found = [on(day, *changes) for day in (4, 5, 7, 8, 9)]
    assert [s.group_id for s in found] == [7, 8, 8, 9, 9]
    assert [s.tier for s in found] == ["light", "light", "medium", "medium", "medium"]
    assert [s.track for s in found] == [Track.CAMP] * 4 + [Track.LISTENER]


def test_of_two_changes_for_the_same_day_the_later_one_holds():
    changed_their_mind = [
        change(Aspect.TIER, 6, "medium", seq=2),
        change(Aspect.TIER, 6, "heavy", seq=1),
    ]
    assert on(6, *changed_their_mind).tier == "medium"


@given(
    st.lists(
        st.builds(
            Change,
            st.integers(1, 3),
            st.just(Aspect.TIER),
            st.integers(0, 9),
            st.sampled_from(TIERS),
            st.integers(0, 99),
        ),
        unique_by=lambda c: (c.student_id, c.day, c.seq),
    ),
    st.randoms(),
    st.integers(0, 9),
)
def test_the_order_in_which_changes_are_read_makes_no_difference(changes, random, day):
    mixed = list(changes)
    random.shuffle(mixed)
    assert changes_by_student(mixed) == changes_by_student(changes)
    mine = changes_by_student(changes).get(LI.id, [])
    holding = [c for c in mine if c.day <= day]
    expected = holding[-1].value if holding else LI.tier
    assert state_on(LI, mine, day).tier == expected


@pytest.mark.parametrize("label", sorted(UNREACHABLE))
def test_one_such_label_keeps_a_student_out_of_everything(label):
    assert not reachable({label, "vip"})
    hidden = Student(2, "S2", "小王", 7, "light", Track.CAMP, 1, frozenset({label}))
    assert not hidden.reachable


def test_other_labels_hide_nobody():
    assert reachable(LABELS - UNREACHABLE)
    assert reachable([])
    assert LI.reachable


def test_a_group_is_named_as_its_people_do():
    assert group_name(7, "zh-CN") == "7营"
    assert group_name(7, "en") == "Group 7"
