"""Each measure: whom it puts first, and how a citation says it."""

import doctest
from typing import get_args

import pytest

from camp.curriculum import Measure
from camp.honors import MEASURES, Nomination, award, measures
from tests.honors.students import rule, student

BEST = [
    (
        "completion",
        {"due": 20, "done": 20},
        {"due": 21, "done": 20},
        "20个打卡日，20天都在",
        "all 20 check-in days",
    ),
    ("streak", {"streak": 9}, {"streak": 8}, "连续9天", "9 days in a row"),
    ("stamps", {"stamps": 2}, {"stamps": 1}, "盖章2次", "2 stamps"),
    ("likes_given", {"likes_given": 6}, {"likes_given": 5}, "点赞6次", "6 likes"),
    (
        "comments_given",
        {"comments_given": 1},
        {"comments_given": 0},
        "留言1条",
        "1 comment",
    ),
    ("posts", {"posts": 1200}, {"posts": 9}, "发帖1200篇", "1,200 posts"),
    (
        "giving",
        {"likes_given": 6, "comments_given": 2, "posts": 1},
        {"likes_given": 8},
        "点赞6次，留言2条，发帖1篇",
        "6 likes, 2 comments, 1 post",
    ),
    (
        "stamped_reflections",
        {"stamped_reflections": 9},
        {"stamped_reflections": 8},
        "心得盖章9篇",
        "9 stamped reflections",
    ),
    (
        "stamped_chars",
        {"stamped_chars": 8412},
        {"stamped_chars": 8411},
        "盖章的心得共8412字",
        "8,412 characters in all",
    ),
    (
        "heaviest_streak",
        {"heaviest_streak": 19},
        {"heaviest_streak": 18},
        "重度连续19天",
        "19 days in a row on Heavy",
    ),
    (
        "earliness",
        {"early_seconds": 3 * (6 * 3600 + 52 * 60), "early_days": 3},
        {"early_seconds": 7 * 3600, "early_days": 1},
        "平均6:52交",
        "in at 6:52 on average",
    ),
    (
        "peer_comments",
        {"peer_comments": 93, "unanswered": 58},
        {"peer_comments": 92},
        "给同学留言93条，58条写在还没人回应的作业下面",
        "93 comments on others' homework, 58 where nobody had answered",
    ),
    (
        "nominations",
        {"nominations": (Nomination("营主"), Nomination("小王"))},
        {"nominations": (Nomination("小张"),)},
        "2次提名",
        "2 nominations",
    ),
]


@pytest.mark.parametrize("case", BEST, ids=lambda case: case[0])
def test_the_better_record_wins_and_is_told_as_it_is(case):
    measure, better, worse, chinese, english = case
    xiaoli, xiaowang = student(2, "小李", **better), student(1, "小王", **worse)
    (honor,) = award([xiaowang, xiaoli], [rule(measure)])
    assert honor.name == "小李"
    assert MEASURES[measure].words(xiaoli, "zh-CN") == chinese
    assert MEASURES[measure].words(xiaoli, "en") == english
    assert honor.reason == f"{chinese}。"


def test_every_measure_a_rule_can_name_is_measured_and_tested():
    assert set(get_args(Measure)) == set(MEASURES) == {case[0] for case in BEST}


def test_a_day_missed_and_days_made_up_are_told():
    xiaozhang = student(1, "小张", due=20, done=19, made_up=2)
    words = MEASURES["completion"].words
    assert words(xiaozhang, "zh-CN") == "20个打卡日，来了19天，补了2天"
    assert words(xiaozhang, "en") == "19 of 20 check-in days, 2 made up"


def test_whoever_never_checked_in_at_heavy_is_not_early():
    never = student(1, "小李", heaviest_streak=0)
    assert award([never], [rule("earliness")]) == ()
    assert MEASURES["earliness"].words(never, "zh-CN") == ""


def test_an_average_hour_is_rounded_down_to_the_minute():
    record = student(1, early_seconds=6 * 3600 + 5 * 60 + 59, early_days=1)
    assert MEASURES["earliness"].words(record, "zh-CN") == "平均6:05交"


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(measures).failed == 0
