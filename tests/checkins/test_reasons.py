"""Why a verdict is what it is, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camp.checkins import (
    Granted,
    Sent,
    Submission,
    Telling,
    Verdict,
    judge_day,
    reasons,
    receive,
)
from camp.curriculum import Part
from tests.checkins.camp_days import (
    DAY,
    HEAVY,
    HOMEWORK,
    LIGHT,
    LISTEN,
    MEDIUM,
    PARTS,
    REFLECTION,
    asked,
    attendance,
    submissions,
)

CLOSE = asked(0).closes
NINE = 21 * 3600 + 4 * 60
ENGLISH = {
    "listen": Part(title="Listening"),
    "homework": Part(title="homework", written=True),
    "reflection": Part(title="reflection", written=True, min_chars=500),
}


def when(second):
    if second < CLOSE:
        return f"{second // 3600}:{second % 3600 // 60:02}"
    return f"第{second // DAY}天晚上"


def why(need, *came, granted=Granted.NONE, as_of=CLOSE, locale="zh-CN", rule=None):
    day = asked(0, need)
    fact = None
    for parts, chars, at in came:
        fact = receive(fact, Submission(parts, chars, at), day)
    verdict = judge_day(day, fact, granted, as_of)
    parts = PARTS if locale == "zh-CN" else ENGLISH
    telling = Telling(parts, rule or attendance(), when, locale)
    return reasons(verdict, day, fact, granted, telling)


def test_all_three_came_in_time():
    assert why(HEAVY, (HEAVY, 612, NINE)) == "三样都在21:04前交齐"
    assert why(MEDIUM, (MEDIUM, 80, NINE)) == "两样都在21:04前交齐"
    assert why(LIGHT, (LISTEN, 0, NINE)) == "听课21:04交到"


def test_the_reflection_was_88_characters_short():
    assert why(HEAVY, (HEAVY, 412, NINE)) == "听课、作业到了，心得412字，还差88字"


def test_a_part_nobody_handed_in_is_named_without_a_length():
    assert why(HEAVY, (MEDIUM, 80, NINE)) == "听课、作业到了，还差心得"
    assert why(HEAVY, (LISTEN, 0, NINE)) == "听课到了，还差作业、心得"


def test_only_a_short_reflection_came():
    assert why(HEAVY, (REFLECTION, 412, NINE)) == "心得412字，还差88字，还差听课、作业"


def test_a_day_made_up_on_the_third_evening_says_so():
    third = 3 * DAY
    assert why(HEAVY, (HEAVY, 612, third), as_of=third + 1) == "第3天晚上补齐"


def test_what_came_after_the_close_is_counted_by_the_next_one():
    late = (HEAVY, 612, CLOSE + 60)
    assert why(HEAVY, late) == "截止时还没交齐，之后到的下一晚算"


def test_a_part_that_came_after_the_close_says_so():
    late = (LISTEN, 0, CLOSE + 60)
    assert why(MEDIUM, late) == "截止后听课到了，还差作业"


def test_nothing_came():
    assert why(HEAVY) == "这天没有收到"


def test_leave_and_an_excuse_are_not_counted():
    assert why(HEAVY, granted=Granted.LEAVE) == "请了假，不计"
    assert why(HEAVY, granted=Granted.EXCUSED) == "免了这天，不计"


def test_xiaowang_came_although_on_leave():
    told = why(LIGHT, (LISTEN, 0, NINE), granted=Granted.LEAVE)
    assert told == "请了假也来了，听课21:04交到"


def test_a_day_without_a_task():
    assert why(0) == "这天不用打卡"


def told(verdict, need=HEAVY, fact=None, locale="zh-CN", **rule):
    telling = Telling(PARTS, attendance(**rule), when, locale)
    return reasons(verdict, asked(0, need), fact, Granted.NONE, telling)


def test_the_third_miss_of_a_week_says_which_it_was():
    assert told(Verdict.OUT) == "周内第3次没来，按约定退出"
    assert told(Verdict.OUT, misses_per_week=0) == "周内第1次没来，按约定退出"


def test_days_after_leaving_say_whether_one_left_or_listens():
    assert told(Verdict.NOT_DUE) == "已经退出，不计"
    assert told(Verdict.NOT_DUE, beyond="listener") == "已转为裸听，不计"


def test_a_tier_lowered_afterwards_leaves_the_hour_out():
    fact = Sent(LISTEN, LISTEN, 0)
    assert told(Verdict.DONE, LIGHT, fact) == "听课按时交到"
    assert told(Verdict.DONE, MEDIUM, Sent(MEDIUM, MEDIUM, 0)) == "两样都在截止前交齐"
    assert told(Verdict.MADE_UP, LIGHT, Sent(0, LISTEN, 0)) == "补卡期内补齐"


@pytest.mark.parametrize(
    ("words", "case"),
    [
        ("All three in by 21:04", (HEAVY, (HEAVY, 612, NINE))),
        ("Both in by 21:04", (MEDIUM, (MEDIUM, 80, NINE))),
        ("Listening in at 21:04", (LIGHT, (LISTEN, 0, NINE))),
        (
            "Listening and homework in; reflection 412 characters, 88 short",
            (HEAVY, (HEAVY, 412, NINE)),
        ),
        ("homework in; Listening and reflection missing", (HEAVY, (HOMEWORK, 9, 9))),
        ("Nothing came in", (HEAVY,)),
        ("Nothing was due", (0,)),
    ],
)
def test_in_english(words, case):
    assert why(*case, locale="en") == words


def test_leaving_in_english():
    assert told(Verdict.OUT, locale="en") == "Miss no. 3 in one week: out, as agreed"
    assert told(Verdict.NOT_DUE, locale="en") == "Had left by then; doesn't count"


@given(
    st.lists(submissions(), max_size=3),
    st.integers(0, HEAVY),
    st.sampled_from(Granted),
    st.integers(CLOSE, 4 * DAY),
    st.sampled_from(["zh-CN", "en"]),
)
def test_every_verdict_has_its_words(came, need, granted, as_of, locale):
    handed_in = [(s.parts, s.chars, s.at) for s in came]
    words = why(need, *handed_in, granted=granted, as_of=as_of, locale=locale)
    assert words
    assert not words.endswith(("。", ".", "，", ";"))
