"""Who meets whom in a PK round, and who wins."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camp.contests import Pair, duel, pair, rank
from tests.contests.groups import CONTESTS, GROUPS, contest, tally

SIX = [tally(number, done=70 - number) for number in range(1, 7)]
STARS = contest("excellent", ties=("completion",))


def met(pairs):
    return [(p.home - 100, p.away - 100 if p.away else None) for p in pairs]


def test_neighbours_in_the_league_meet():
    pairs = pair(rank(SIX, contest()), 1)
    assert met(pairs) == [(1, 2), (3, 4), (5, 6)]
    assert pairs[0] == Pair(1, 101, 102, "联赛第1和第2")


def test_nobody_meets_last_rounds_rival_again():
    table = rank(SIX, contest())
    again = pair(table, 2, last=pair(table, 1))
    assert met(again) == [(1, 3), (2, 5), (4, 6)]


def test_two_groups_alone_meet_again():
    table = rank(SIX[:2], contest())
    assert met(pair(table, 2, last=pair(table, 1))) == [(1, 2)]


def test_the_last_of_an_odd_number_meets_the_pace_of_the_middle():
    pairs = pair(rank(SIX[:5], contest()), 1)
    assert met(pairs) == [(1, 2), (3, 4), (5, None)]
    assert pairs[-1].words == "这一轮营数是单数，5营对全营中位"


def test_nobody_meets_the_pace_twice_running():
    table = rank(SIX[:5], contest())
    again = pair(table, 2, last=pair(table, 1))
    assert met(again) == [(1, 3), (2, 5), (4, None)]


def test_a_group_too_small_to_be_ranked_sits_out():
    small = tally(9, done=99, members=3)
    table = rank([*SIX[:2], small], contest(min_members=20))
    assert met(pair(table, 1)) == [(1, 2)]


def test_before_the_first_figures_groups_meet_by_number():
    table = rank([tally(n, due=0) for n in (4, 2, 3, 1)], contest())
    pairs = pair(table, 1)
    assert met(pairs) == [(1, 2), (3, 4)]
    assert pairs[0].words == "还没有名次，按营号配对"
    assert pair(table, 1, locale="en")[0].words == "no places yet: by group number"


def test_a_camp_of_one_group_has_only_the_pace():
    assert met(pair(rank(SIX[:1], contest()), 1)) == [(1, None)]
    assert pair((), 1) == ()


@given(GROUPS, CONTESTS, st.integers(2, 5))
def test_everyone_is_paired_once_and_with_someone_new(groups, rules, rounds):
    table = rank(groups, rules)
    able = {line.group for line in table if line.unranked != "small"}
    last = pair(table, 1)
    for round_no in range(2, rounds + 1):
        now = pair(table, round_no, last)
        seen = [g for p in now for g in (p.home, p.away) if g]
        assert sorted(seen) == sorted(able)
        if len(able) > 2:
            before = {frozenset((p.home, p.away)) for p in last}
            assert before.isdisjoint(frozenset((p.home, p.away)) for p in now)
        last = now


@given(GROUPS, CONTESTS)
def test_pairs_come_from_the_table_alone(groups, rules):
    table = rank(groups, rules)
    assert pair(table, 1) == pair(tuple(reversed(table)), 1)


PAIR = Pair(1, 107, 117, "")


def test_more_stamps_a_member_win():
    seven = tally(7, members=50, excellent=31)
    seventeen = tally(17, members=40, excellent=24)
    result = duel(PAIR, [seventeen, seven], STARS)
    assert (result.home_figure, result.away_figure) == ((31, 50), (24, 40))
    assert (result.winner, result.decided) == (107, "excellent")
    assert result.words == "7营31份（50人），17营24份（40人）。看人均优秀作业，7营胜"


def test_level_stamps_are_told_apart_by_completion():
    groups = [tally(7, excellent=9, done=60), tally(17, excellent=9, done=61)]
    result = duel(PAIR, groups, STARS)
    assert (result.winner, result.decided) == (117, "completion")
    assert result.words.endswith("人均优秀作业相同，看完成率，17营胜")


def test_level_on_everything_the_lower_number_wins_and_it_says_so():
    result = duel(PAIR, [tally(17), tally(7)], STARS)
    assert (result.winner, result.decided) == (107, "number")
    assert result.words.endswith("各项都相同，按营号排，7营胜")


def test_a_round_in_which_nothing_was_due_has_no_winner():
    result = duel(PAIR, [tally(7, due=0), tally(17, due=0)], contest())
    assert (result.winner, result.decided) == (None, "nothing")
    assert result.words == "这一轮没有可比的数"


PACE = Pair(1, 107, None, "")


@pytest.mark.parametrize(
    ("done", "winner", "words"),
    [
        (60, 107, "7营60/100，全营中位60/100。赶上中位，胜"),
        (58, None, "7营58/100，全营中位60/100。离中位差2次"),
    ],
)
def test_whoever_reaches_the_pace_of_the_middle_wins(done, winner, words):
    others = [tally(n, done=d) for n, d in [(1, 90), (2, 70), (3, 60), (4, 10)]]
    result = duel(PACE, [tally(7, done=done), *others], contest())
    assert (result.winner, result.away, result.decided) == (winner, None, "pace")
    assert result.away_figure == (60, 100)
    assert result.words == words


def test_stamps_short_of_the_pace_are_counted_in_pieces():
    groups = [tally(7, excellent=1), tally(8, excellent=4)]
    assert duel(PACE, groups, STARS).words.endswith("离中位差3份")


def test_a_group_all_alone_has_no_pace_to_meet():
    assert duel(PACE, [tally(7, done=60)], contest()).winner is None


def test_in_english():
    groups = [tally(7, done=60), tally(17, done=58), tally(3, done=64)]
    assert duel(PAIR, groups, contest(), "en").words == (
        "7营 on 60/100, 17营 on 58/100. 7营 wins, on completion"
    )
    assert duel(PACE, groups, contest(), "en").words == (
        "7营 on 60/100, the middle on 58/100. The pace was met"
    )
    pairs = pair(rank(groups, contest()), 1, locale="en")
    assert [p.words for p in pairs] == [
        "1 and 2 in the league",
        "an odd number of groups: 17营 meets the pace of the middle",
    ]


@given(GROUPS.filter(lambda groups: len(groups) > 1), CONTESTS)
def test_a_duel_is_won_by_whoever_stands_higher(groups, rules):
    home, away = groups[:2]
    result = duel(Pair(1, home.group, away.group, ""), groups, rules)
    ours, theirs = (
        Fraction(n, d) if d else Fraction(0)
        for n, d in (result.home_figure, result.away_figure)
    )
    if result.winner is None:
        assert result.decided == "nothing"
    elif ours != theirs:
        assert result.winner == (home if ours > theirs else away).group
        assert result.decided == rules.measure
    else:
        assert result.decided != rules.measure
    turned = duel(Pair(1, away.group, home.group, ""), groups, rules)
    assert turned.winner == result.winner
