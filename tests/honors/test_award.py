"""Who is thanked, and why not somebody else."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camp.honors import MEASURES, RunnerUp, award
from tests.honors.students import records, rule, rules, student

STAMPS = rule("stamps")


def winners(honors):
    return [(honor.group_number, honor.name) for honor in honors]


def test_the_most_stamps_of_each_group_win():
    everyone = [
        student(1, "小李", 7, stamps=9),
        student(2, "小王", 7, stamps=11),
        student(3, "小张", 3, stamps=2),
    ]
    assert winners(award(everyone, [STAMPS])) == [(3, "小张"), (7, "小王")]


def test_once_for_the_whole_cohort():
    everyone = [student(1, "小李", 7, stamps=9), student(2, "小王", 3, stamps=11)]
    (honor,) = award(everyone, [rule("stamps", per="cohort")])
    assert (honor.name, honor.per, honor.group_number) == ("小王", "cohort", 3)
    assert (honor.runner_up.name, honor.runner_up.measure) == ("小李", "stamps")


def test_an_honor_carries_what_was_measured_and_who_came_next():
    everyone = [
        student(1, "小李", due=20, done=20, stamps=11),
        student(2, "小王", due=20, done=20, stamps=9),
    ]
    (honor,) = award(everyone, [rule("completion", "stamps")])
    assert (honor.rule, honor.title, honor.place) == ("excellent", "优秀学员", 1)
    assert honor.measured == (("completion", (20, 20)), ("stamps", (11, 1)))
    assert honor.runner_up == RunnerUp(2, "小王", "stamps", (11, 1), (9, 1))
    assert honor.margin == "下一位小王：盖章9次；小李：盖章11次"


def test_level_on_everything_the_lower_number_goes_first_and_it_says_so():
    everyone = [student(9, "小王", stamps=3), student(4, "小李", stamps=3)]
    (honor,) = award(everyone, [STAMPS])
    assert honor.name == "小李"
    assert honor.runner_up.measure is None
    assert honor.margin == "和小王各项相同，按学号小的在前"


def test_alone_nobody_else_qualified():
    (honor,) = award([student(1, stamps=1), student(2, "小王")], [STAMPS])
    assert (honor.runner_up, honor.margin) == (None, "没有别人够条件")


def test_nobody_is_thanked_for_nothing():
    assert award([student(1), student(2)], [STAMPS, rule("completion")]) == ()


@pytest.mark.parametrize(
    "why", [{"track": "listener"}, {"track": "deferred"}, {"left": True}]
)
def test_only_who_took_part_to_the_end_can_win(why):
    everyone = [student(1, "小李", stamps=9, **why), student(2, "小王", stamps=1)]
    (honor,) = award(everyone, [STAMPS])
    assert (honor.name, honor.runner_up) == ("小王", None)


def test_who_may_not_be_shown_neither_wins_nor_is_named_as_next():
    hidden = student(1, "小张", stamps=9, reachable=False)
    everyone = [hidden, student(2, "小王", stamps=5), student(3, stamps=1)]
    (honor,) = award(everyone, [STAMPS])
    assert "小张" not in repr(honor)


def test_whoever_holds_an_honor_leaves_the_next_one_to_the_next():
    everyone = [
        student(1, "小李", stamps=9, posts=9),
        student(2, "小王", stamps=1, posts=3),
    ]
    first, second = award(
        everyone, [STAMPS, rule("posts", key="active", title="活跃之星")]
    )
    assert (first.name, second.name) == ("小李", "小王")
    assert second.passed_over == ("小李排在前面，已得优秀学员，这项给下一位",)


def test_who_was_passed_over_is_told_once_before_the_winner_they_stood_above():
    everyone = [student(n, f"学员{n}", stamps=n == 0, posts=9 - n) for n in range(3)]
    honors = award(everyone, [STAMPS, rule("posts", key="active", winners=2)])
    assert [len(honor.passed_over) for honor in honors] == [0, 1, 0]


def test_a_rule_may_let_someone_win_again():
    everyone = [student(1, "小李", stamps=9, posts=9), student(2, "小王", posts=3)]
    again = rule("posts", key="active", title="活跃之星", may_repeat=True)
    assert [h.name for h in award(everyone, [STAMPS, again])] == ["小李", "小李"]


def test_what_was_won_under_a_repeating_rule_still_counts_as_an_honor():
    everyone = [student(1, "小李", stamps=9, posts=9), student(2, "小王", posts=3)]
    first = rule("stamps", may_repeat=True)
    honors = award(everyone, [first, rule("posts", key="active")])
    assert [h.name for h in honors] == ["小李", "小王"]


def test_several_winners_have_places_and_each_hears_who_came_next():
    everyone = [student(n, f"学员{n}", stamps=9 - n) for n in range(4)]
    honors = award(everyone, [rule("stamps", winners=3)])
    assert [(h.place, h.name) for h in honors] == [
        (1, "学员0"),
        (2, "学员1"),
        (3, "学员2"),
    ]
    assert [h.runner_up.name for h in honors] == ["学员1", "学员2", "学员3"]


def test_the_least_is_met_exactly_by_four_days_of_five():
    asks = rule("completion", least={"completion": 0.8})
    assert award([student(1, due=20, done=16)], [asks])
    assert not award([student(1, due=20, done=15)], [asks])


def test_the_least_may_be_asked_of_another_measure():
    asks = rule("stamps", least={"completion": 0.5})
    assert not award([student(1, stamps=9, due=20, done=9)], [asks])
    assert not award([student(1, stamps=9)], [asks])


def test_the_least_of_earliness_is_the_latest_hour():
    asks = rule("heaviest_streak", least={"earliness": 7 * 3600})
    early = student(1, heaviest_streak=5, early_seconds=2 * 7 * 3600, early_days=2)
    late = student(2, heaviest_streak=9, early_seconds=2 * 7 * 3600 + 1, early_days=2)
    assert [honor.student for honor in award([early, late], [asks])] == [1]


def test_a_rate_is_compared_exactly_and_not_by_days():
    everyone = [
        student(1, "小李", due=20, done=19),
        student(2, "小王", due=18, done=18),
    ]
    (honor,) = award(everyone, [rule("completion")])
    assert honor.name == "小王"
    assert honor.margin == (
        "下一位小李：20个打卡日，来了19天；小王：18个打卡日，18天都在"
    )


def test_whoever_has_nothing_of_a_later_measure_is_still_named():
    everyone = [
        student(1, "小李", heaviest_streak=5, early_seconds=3600, early_days=1),
        student(2, "小王", heaviest_streak=5),
    ]
    (honor,) = award(everyone, [rule("heaviest_streak", "earliness")])
    assert honor.name == "小李"
    assert honor.margin == "下一位小王：没有；小李：平均1:00交"


def test_in_english():
    everyone = [student(1, "Tom", stamps=1), student(2, "Maya", stamps=11)]
    again = rule("stamps", key="again", title="Twice")
    first, second = award(
        everyone, [rule("stamps", title="Most stamped"), again], locale="en"
    )
    assert first.reason == "11 stamps."
    assert first.margin == "Next was Tom: 1 stamp; Maya: 11 stamps"
    assert second.margin == "No one else qualified"
    assert second.passed_over == ("Maya stood higher but already holds Most stamped",)
    (tied,) = award([student(1, "Tom", posts=1), student(2, "Maya", posts=1)], [
        rule("posts")
    ], locale="en")  # fmt: skip
    assert tied.margin == "Level with Maya on everything; the lower number goes first"


def value(measure, record):
    yardstick = MEASURES[measure]
    n, d = yardstick.value(record)
    if yardstick.less_is_more:
        return (0, 0) if not d else (1, -Fraction(n, d))
    return Fraction(n, d or 1)


def qualifies(record, asks):
    if record.track != "camp" or record.left or not record.reachable:
        return False
    n, d = MEASURES[asks.measures[0]].value(record)
    return bool(n and d) and all(
        value(measure, record) >= Fraction(least)
        for measure, least in asks.least.items()
    )


def by_rule(honors, asks):
    return [honor for honor in honors if honor.rule == asks.id]


@given(records(), rules())
def test_no_winner_is_beaten_by_anyone_who_could_have_won(everyone, asked):
    honors = award(everyone, asked)
    holding = set()
    for asks in asked:
        found = by_rule(honors, asks)
        free = [
            r
            for r in everyone
            if qualifies(r, asks) and (asks.may_repeat or r.student not in holding)
        ]
        groups = {r.group if asks.per == "group" else 0 for r in free}
        for group in groups:
            here = [r for r in free if group in {0, r.group}]
            here.sort(
                key=lambda r: (*(value(m, r) for m in asks.measures), -r.student),
                reverse=True,
            )
            won = [h.student for h in found if group in {0, h.group}]
            assert won == [r.student for r in here[: asks.winners]]
        assert len(found) == len({h.student for h in found})
        holding |= {h.student for h in found}


@given(records().flatmap(lambda r: st.tuples(st.just(r), st.permutations(r))), rules())
def test_the_order_of_the_records_changes_nothing(everyone, asked):
    assert award(everyone[0], asked) == award(everyone[1], asked)


@given(records(), rules())
def test_nobody_wins_twice_unless_a_rule_lets_them(everyone, asked):
    once = [asks.model_copy(update={"may_repeat": False}) for asks in asked]
    students = [honor.student for honor in award(everyone, once)]
    assert len(students) == len(set(students))


@given(records(), rules())
def test_every_honor_has_a_reason_and_a_margin(everyone, asked):
    for honor in award(everyone, asked):
        assert honor.reason.endswith("。")
        assert honor.margin
        assert (honor.runner_up is None) == (honor.margin == "没有别人够条件")


@given(records(), rules())
def test_honors_come_by_rule_then_group_then_place(everyone, asked):
    order = [asks.id for asks in asked]
    found = [
        (order.index(h.rule), h.group_number if h.per == "group" else 0, h.place)
        for h in award(everyone, asked)
    ]
    assert found == sorted(found)
    assert len(found) == len(set(found))
