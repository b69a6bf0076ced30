"""Counts become standings."""

import doctest
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from camp.contests import exact, rank, rates
from tests.contests.groups import CONTESTS, GROUPS, contest, tally


def order(standings):
    return [line.number for line in standings if line.place]


def test_the_higher_rate_leads_and_the_next_hears_how_close_it_is():
    first, second = rank(
        [tally(7, done=70, due=100), tally(17, done=75, due=98)], contest()
    )
    assert (first.number, first.place, first.figure) == (17, 1, (75, 98))
    assert (second.number, second.place, second.rival_name) == (7, 2, "17营")
    assert second.gap == 7  # 77/100 passes 75/98, 76/100 does not
    assert (second.decided, second.words) == ("completion", "看完成率")


def test_a_small_group_is_not_behind_for_being_small():
    table = rank([tally(1, done=90, due=100), tally(2, done=10, due=11)], contest())
    assert order(table) == [2, 1]


def test_equal_groups_are_told_apart_by_the_rules_in_their_order():
    groups = [
        tally(1, done=50, excellent=3, homework_done=9, homework_due=10),
        tally(2, done=50, excellent=3, homework_done=8, homework_due=10),
        tally(3, done=50, excellent=4),
    ]
    table = rank(groups, contest(ties=("excellent", "homework")))
    assert order(table) == [3, 1, 2]
    assert [line.decided for line in table] == ["", "excellent", "homework"]
    assert table[1].words == "完成率相同，看人均优秀作业"
    assert table[2].words == "完成率相同，看作业完成率"


def test_the_group_number_settles_the_rest_and_says_so():
    table = rank([tally(12, done=50), tally(3, done=50)], contest(ties=("homework",)))
    assert order(table) == [3, 12]
    assert (table[1].decided, table[1].gap) == ("number", 0)
    assert table[1].words == "各项都相同，按营号排"


def test_excellent_homework_is_counted_by_member():
    groups = [tally(1, members=50, excellent=9), tally(2, members=40, excellent=8)]
    table = rank(groups, contest("excellent"))
    assert order(table) == [2, 1]
    assert (table[1].figure, table[1].gap) == ((9, 50), 1)


def test_streaks_are_counted_by_member_and_the_larger_group_goes_first():
    groups = [
        tally(1, members=10, done=50, streak=20),
        tally(2, members=5, done=50, streak=11),
        tally(3, members=5, done=50, streak=10),
    ]
    assert order(rank(groups, contest(ties=("streak", "size")))) == [2, 1, 3]


def test_a_group_too_small_to_be_ranked_is_shown_with_the_reason():
    table = rank(
        [tally(2, done=99, members=12), tally(1, done=1)], contest(min_members=20)
    )
    assert [line.place for line in table] == [1, 0]
    assert table[1].unranked == "small"
    assert table[1].words == "现有12人，满20人才排名"
    assert table[1].figure == (99, 100)


def test_before_anything_was_due_nobody_is_ranked():
    (line,) = rank([tally(1, due=0)], contest())
    assert (line.place, line.unranked, line.words) == (0, "idle", "还没有到期的打卡")


def test_in_english():
    groups = [
        tally(1, done=50, excellent=1),
        tally(2, done=50),
        tally(3, done=50),
        tally(4, members=2),
        tally(5, due=0),
        tally(6, done=1),
    ]
    table = rank(groups, contest(ties=("excellent",), min_members=20), locale="en")
    assert [line.words for line in table] == [
        "",
        "level on completion, so stamped homework per member decides",
        "level on everything, so the group number decides",
        "on completion",
        "2 members; groups are ranked from 20",
        "nothing has been due yet",
    ]


def test_a_camp_without_groups_has_an_empty_table():
    assert rank([], contest()) == ()


FIGURE = {
    "completion": lambda t: Fraction(t.done, t.due or 1),
    "excellent": lambda t: Fraction(t.excellent, t.members or 1),
    "homework": lambda t: Fraction(t.homework_done, t.homework_due or 1),
    "streak": lambda t: Fraction(t.streak, t.members or 1),
    "size": lambda t: t.members,
}


def key(group, rules):
    rules = (rules.measure, *rules.ties)
    return (*(-FIGURE[rule](group) for rule in rules), group.number)


@given(GROUPS, CONTESTS)
def test_the_order_is_the_one_fractions_give(groups, rules):
    table = rank(groups, rules)
    by_number = {group.number: group for group in groups}
    found = [key(by_number[number], rules) for number in order(table)]
    assert found == sorted(found)
    assert len(set(found)) == len(found)


@given(GROUPS, CONTESTS)
def test_every_group_has_one_line_and_every_place_one_group(groups, rules):
    table = rank(groups, rules)
    assert sorted(line.number for line in table) == [group.number for group in groups]
    ranked = [line.place for line in table if line.place]
    assert ranked == list(range(1, len(ranked) + 1))
    assert [line.place for line in table[len(ranked) :]] == [0] * (
        len(table) - len(ranked)
    )


@given(GROUPS.flatmap(lambda g: st.tuples(st.just(g), st.permutations(g))), CONTESTS)
def test_the_order_of_the_tallies_changes_nothing(groups, rules):
    assert rank(groups[0], rules) == rank(groups[1], rules)


@given(GROUPS, CONTESTS, st.integers(1, 9))
def test_a_group_that_drops_out_leaves_the_order_of_the_others(groups, rules, gone):
    rest = [group for group in groups if group.number != gone]
    whole = [number for number in order(rank(groups, rules)) if number != gone]
    assert order(rank(rest, rules)) == whole


@given(GROUPS, CONTESTS)
def test_the_gap_draws_level_and_one_less_does_not(groups, rules):
    table = [line for line in rank(groups, rules) if line.place]
    for front, line in pairwise(table):
        theirs, (done, due) = Fraction(*front.figure), line.figure
        assert Fraction(done + line.gap, due) >= theirs
        assert not line.gap or Fraction(done + line.gap - 1, due) < theirs
        assert (line.rival, line.rival_name) == (front.group, front.name)
        assert (line.gap > 0) == (line.decided == rules.measure)


RATES = st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 10_000)), min_size=1)


@given(RATES)
def test_exact_keys_order_rates_as_fractions_do(pairs):
    keys = exact(pairs)
    by_fraction = [Fraction(*pair) for pair in pairs]
    for i, j in pairwise(range(len(pairs))):
        assert (keys[i] < keys[j]) == (by_fraction[i] < by_fraction[j])
        assert (keys[i] == keys[j]) == (by_fraction[i] == by_fraction[j])


def test_neighbouring_fractions_that_a_float_confuses_are_kept_apart():
    big = 10**9
    first, second = exact([(big - 1, big), (big - 2, big - 1)])
    assert first > second
    assert doctest.testmod(rates).failed == 0
