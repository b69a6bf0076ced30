"""From facts to verdicts: a day, a night, a whole record."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camp.checkins import (
    Granted,
    Sent,
    Settled,
    Submission,
    Verdict,
    closed_tonight,
    judge,
    judge_day,
    judge_night,
    receive,
    settle,
)
from tests.checkins.camp_days import (
    DAY,
    HEAVY,
    LIGHT,
    LISTEN,
    asked,
    attendance,
    camps,
)

TODAY = asked(0)
CLOSE = TODAY.closes
NO = Granted.NONE
AT_LEISURE = settings(max_examples=200, deadline=None)  # whole camps, busy machines


def sent(*came, day=TODAY):
    fact = None
    for parts, at in came:
        fact = receive(fact, Submission(parts, 600, at), day)
    return fact


def test_everything_in_time_is_done():
    assert judge_day(TODAY, sent((HEAVY, CLOSE - 1)), NO, CLOSE) is Verdict.DONE


def test_done_in_spite_of_leave_is_done():
    fact = sent((HEAVY, 100))
    for granted in Granted:
        assert judge_day(TODAY, fact, granted, CLOSE) is Verdict.DONE


def test_made_up_in_spite_of_leave_is_made_up():
    fact = sent((HEAVY, CLOSE + 60))
    later = CLOSE + DAY
    assert judge_day(TODAY, fact, Granted.LEAVE, CLOSE) is Verdict.LEAVE
    assert judge_day(TODAY, fact, Granted.LEAVE, later) is Verdict.MADE_UP


def test_one_part_in_time_is_partial_and_none_is_missed():
    assert judge_day(TODAY, sent((LISTEN, 100)), NO, CLOSE) is Verdict.PARTIAL
    assert judge_day(TODAY, None, NO, CLOSE) is Verdict.MISSED
    assert judge_day(TODAY, Sent(), NO, CLOSE) is Verdict.MISSED


@pytest.mark.parametrize("granted", [Granted.LEAVE, Granted.EXCUSED])
def test_a_student_who_was_let_off_has_not_missed_the_day(granted):
    assert judge_day(TODAY, None, granted, CLOSE).value == granted.value
    assert judge_day(TODAY, sent((LISTEN, 9)), granted, CLOSE).value == granted.value


def test_a_day_that_asks_nothing_is_not_due_whatever_came():
    rest = asked(0, need=0)
    fact = sent((HEAVY, 100), day=rest)
    assert judge_day(rest, fact, Granted.LEAVE, CLOSE) is Verdict.NOT_DUE


def test_the_rest_handed_in_the_next_morning_is_made_up():
    fact = sent((LISTEN, 100), (HEAVY, CLOSE + 3600))
    assert judge_day(TODAY, fact, NO, CLOSE + DAY) is Verdict.MADE_UP


def test_a_close_that_runs_late_does_not_know_what_came_after_its_time():
    fact = sent((LISTEN, 100), (HEAVY, CLOSE))
    assert judge_day(TODAY, fact, NO, CLOSE) is Verdict.PARTIAL
    assert judge_day(TODAY, fact, NO, CLOSE + 1) is Verdict.MADE_UP


def test_a_part_that_came_late_shows_once_make_up_is_over():
    fact = sent((LISTEN, CLOSE + 60))
    assert judge_day(TODAY, fact, NO, CLOSE + DAY) is Verdict.MISSED
    assert judge_day(TODAY, fact, NO, TODAY.makeup_until) is Verdict.PARTIAL


def test_a_tier_lowered_afterwards_asks_less_of_the_same_fact():
    in_time = sent((LISTEN, 100))
    late = sent((LISTEN, CLOSE + 60))
    light = replace(TODAY, need=LIGHT)
    assert judge_day(light, in_time, NO, CLOSE) is Verdict.DONE
    assert judge_day(light, late, NO, light.makeup_until) is Verdict.MADE_UP


@pytest.mark.parametrize(
    ("earlier", "allowed", "beyond", "fate"),
    [
        (0, 2, "out", "nothing"),
        (1, 2, "out", "nothing"),
        (2, 2, "out", "out"),
        (2, 2, "listener", "listener"),
        (2, 2, "nothing", "nothing"),
        (0, 0, "out", "out"),
        (6, None, "out", "nothing"),
    ],
)
def test_one_miss_too_many_leads_to_what_the_curriculum_says(
    earlier, allowed, beyond, fate
):
    rule = attendance(misses_per_week=allowed, beyond=beyond)
    assert settle(earlier, rule) == fate


def record(marks, rule=None, makeup_days=0, let_off=None):
    """Judge a record written as marks: d done, p partial, - nothing came, . not due."""
    needs = {".": 0}
    days = [
        asked(n, needs.get(mark, HEAVY), makeup_days) for n, mark in enumerate(marks)
    ]
    facts = {
        day.day: Sent(HEAVY, HEAVY, 1) if mark == "d" else Sent(LISTEN, LISTEN)
        for day, mark in zip(days, marks, strict=True)
        if mark in "dp"
    }
    as_of = days[-1].closes + makeup_days * DAY
    verdicts = judge(days, facts, let_off or {}, rule or attendance(makeup_days), as_of)
    letters = {
        "done": "d",
        "partial": "p",
        "missed": "-",
        "out": "X",
        "not_due": ".",
        "leave": "L",
    }
    return "".join(letters[verdict] for verdict in verdicts)


def test_the_third_miss_of_a_week_is_out_and_later_days_are_not_due():
    assert record("d-d-d-ddd") == "d-d-dX..."


def test_misses_of_two_weeks_are_not_added_up():
    assert record("ddddd----dd") == "ddddd--" + "--dd"
    assert record("ddddd---" + "--") == "ddddd---" + "-X"


def test_a_partial_day_is_not_a_miss():
    assert record("-p-pd") == "-p-pd"


def test_leave_is_not_a_miss():
    let_off = {1: Granted.LEAVE}
    assert record("---dd", let_off=let_off) == "-L-dd"


def test_a_rest_day_is_not_a_miss():
    assert record("-..-d") == "-..-d"


def test_a_listener_keeps_the_miss_and_owes_nothing_more():
    assert record("---dd", attendance(beyond="listener")) == "---.."


def test_without_a_limit_nobody_is_out():
    assert record("-------", attendance(misses_per_week=None)) == "-------"
    assert record("-------", attendance(beyond="nothing")) == "-------"


def test_days_that_closed_before_the_third_miss_settled_keep_their_verdicts():
    # Day 2 settles at the close of day 4, when its two make-up days are over.
    assert record("---d-dd", attendance(2), makeup_days=2) == "--Xd-.."


def test_a_miss_made_up_in_time_never_settles():
    days = [asked(n, HEAVY, 2) for n in range(6)]
    late = days[2].closes + DAY
    facts = {2: Sent(0, HEAVY, late)} | {n: Sent(HEAVY, HEAVY, 1) for n in (3, 4, 5)}
    verdicts = judge(days, facts, {}, attendance(2), days[5].makeup_until)
    assert [v.value for v in verdicts[:3]] == ["missed", "missed", "made_up"]
    assert verdicts[3:] == (Verdict.DONE,) * 3


def test_only_days_that_have_closed_are_judged():
    days = [asked(n) for n in range(5)]
    assert len(judge(days, {}, {}, attendance(2), days[2].closes)) == 3
    assert judge(days, {}, {}, attendance(2), 0) == ()


def nights_of(days, submissions, granted, rule):
    """Live a camp night by night, knowing at each only what had come in by then."""
    verdicts, settled, before = {}, Settled(), 0
    for night in days:
        facts = facts_before(days, submissions, night.closes)
        tonight = closed_tonight(days, before, night.closes)
        found, settled = judge_night(
            tonight, facts, granted, rule, night.closes, settled
        )
        verdicts |= {d.day: v for d, v in zip(tonight, found, strict=True)}
        before = night.closes
        yield night.closes, tuple(verdicts.values())


def facts_before(days, submissions, second):
    facts = {}
    for day, came in zip(days, submissions, strict=True):
        for submission in came:
            if submission.at < second:
                facts[day.day] = receive(facts.get(day.day), submission, day)
    return facts


@given(camps())
@AT_LEISURE
def test_night_by_night_gives_what_the_whole_record_gives(camp):
    days, submissions, granted, rule = camp
    for as_of, verdicts in nights_of(days, submissions, granted, rule):
        facts = facts_before(days, submissions, as_of)
        assert verdicts == judge(days, facts, granted, rule, as_of)


@given(camps(), st.integers(0, 20 * DAY))
@AT_LEISURE
def test_a_close_gives_the_same_verdicts_however_late_it_runs(camp, late):
    days, submissions, granted, rule = camp
    as_of = days[len(days) // 2].closes
    due = judge(days, facts_before(days, submissions, as_of), granted, rule, as_of)
    after = facts_before(days, submissions, as_of + late)
    assert judge(days, after, granted, rule, as_of) == due


@given(camps())
@AT_LEISURE
def test_nobody_is_out_twice_and_nothing_is_due_after_the_night_that_settled_it(camp):
    days, submissions, granted, rule = camp
    as_of = days[-1].makeup_until
    facts = facts_before(days, submissions, as_of)
    verdicts = judge(days, facts, granted, rule, as_of)
    assert verdicts.count(Verdict.OUT) <= (1 if rule.beyond == "out" else 0)
    if Verdict.OUT in verdicts:
        settled_at = days[verdicts.index(Verdict.OUT)].makeup_until
        for day, verdict in zip(days, verdicts, strict=True):
            assert day.closes <= settled_at or verdict is Verdict.NOT_DUE


@given(camps())
@AT_LEISURE
def test_without_the_rule_each_day_is_judged_by_itself(camp):
    days, submissions, granted, _ = camp
    as_of = days[-1].makeup_until
    facts = facts_before(days, submissions, as_of)
    rule = attendance(misses_per_week=None)
    alone = [judge_day(d, facts.get(d.day), granted[d.day], as_of) for d in days]
    assert judge(days, facts, granted, rule, as_of) == tuple(alone)
