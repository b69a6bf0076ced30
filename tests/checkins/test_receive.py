"""What came in is folded into one fact a day."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camp.checkins import Sent, Submission, ask, parts_mask, receive
from camp.curriculum import Tier
from tests.checkins.camp_days import (
    DAY,
    HEAVY,
    HOMEWORK,
    LIGHT,
    LISTEN,
    PARTS,
    REFLECTION,
    asked,
    submissions,
)

TODAY = asked(0)
NOON = DAY // 2


def folded(*came, day=TODAY):
    fact = None
    for submission in came:
        fact = receive(fact, submission, day)
    return fact


def test_xiaoli_hands_in_everything_at_noon():
    assert folded(Submission(HEAVY, 612, NOON)) == Sent(HEAVY, HEAVY, NOON, 612)


def test_a_reflection_of_412_characters_is_kept_but_not_yet_whole():
    fact = folded(Submission(HEAVY, 412, NOON))
    assert fact == Sent(LISTEN | HOMEWORK, LISTEN | HOMEWORK, 0, 412, short=412)


def test_the_longer_text_an_hour_later_completes_the_day():
    fact = folded(
        Submission(HEAVY, 412, NOON), Submission(REFLECTION, 500, NOON + 3600)
    )
    assert fact == Sent(HEAVY, HEAVY, NOON + 3600, 500, short=412)


def test_homework_needs_no_length():
    assert folded(Submission(HOMEWORK, 3, NOON)).parts == HOMEWORK


def test_the_last_second_before_the_close_is_in_time_and_the_close_is_not():
    light = asked(0, need=LIGHT)
    last = Submission(LISTEN, 0, light.closes - 1)
    late = Submission(LISTEN, 0, light.closes)
    assert folded(last, day=light) == Sent(LISTEN, LISTEN, last.at, 0)
    assert folded(late, day=light) == Sent(0, LISTEN, late.at, 0)


def test_after_make_up_has_ended_nothing_changes():
    fact = folded(Submission(LISTEN, 0, NOON))
    late = Submission(HEAVY, 600, TODAY.makeup_until)
    assert receive(fact, late, TODAY) == fact
    assert receive(None, late, TODAY) == Sent()


def test_parts_the_tier_does_not_owe_are_kept_too():
    fact = folded(Submission(HEAVY, 600, NOON), day=asked(0, need=LIGHT))
    assert fact.parts == HEAVY


def test_a_day_that_owes_nothing_is_never_full():
    assert folded(Submission(HEAVY, 600, NOON), day=asked(0, need=0)).full_at == 0


@given(st.lists(submissions(), max_size=6).map(lambda c: sorted(c, key=lambda s: s.at)))
def test_folding_everything_in_again_changes_nothing(came):
    once = folded(*came)
    fact = once
    for submission in came:
        fact = receive(fact, submission, TODAY)
    assert fact == once


@given(st.lists(submissions(latest=1), max_size=4), st.integers(1, 4 * DAY))
def test_submissions_of_the_same_second_may_come_in_any_order(came, at):
    same = [Submission(s.parts, s.chars, at) for s in came]
    assert len({folded(*order) for order in permutations(same)}) <= 1


def test_a_part_in_time_that_is_stored_after_a_late_one_does_not_make_the_day_done():
    late = Submission(REFLECTION, 600, TODAY.closes + 60)
    fact = folded(late, Submission(LISTEN | HOMEWORK, 80, NOON))
    assert fact == Sent(LISTEN | HOMEWORK, HEAVY, TODAY.closes, 600)


@given(st.lists(submissions(), min_size=1, max_size=4))
def test_in_any_order_the_masks_agree_and_so_does_being_in_time(came):
    facts = [folded(*order) for order in permutations(came)]
    assert len({(f.in_time, f.parts, f.longest, f.short) for f in facts}) == 1
    for fact in facts:
        assert bool(fact.full_at) == (not HEAVY & ~fact.parts)
        in_time = 0 < fact.full_at < TODAY.closes
        assert in_time == (not HEAVY & ~fact.in_time)


@given(st.lists(submissions(), max_size=6).map(lambda c: sorted(c, key=lambda s: s.at)))
def test_in_order_of_time_the_fact_is_what_its_definition_says(came):
    came = [s for s in came if s.at < TODAY.makeup_until]
    fact = folded(*came) or Sent()
    whole = [(s.at, s.parts if s.chars >= 500 else s.parts & ~REFLECTION) for s in came]
    firsts = [
        min((at for at, parts in whole if parts & b), default=-1) for b in (1, 2, 4)
    ]
    assert fact.full_at == (0 if -1 in firsts else max(firsts))
    for bit, first in zip((1, 2, 4), firsts, strict=True):
        assert bool(fact.parts & bit) == (first >= 0)
        assert bool(fact.in_time & bit) == (0 <= first < TODAY.closes)
    assert fact.longest == max((s.chars for s in came), default=0)


def test_a_mask_follows_the_curriculums_order_of_parts():
    assert parts_mask(PARTS, ["reflection", "listen"]) == REFLECTION | LISTEN
    assert parts_mask(PARTS, []) == 0


def test_a_part_the_curriculum_does_not_have_is_an_error():
    with pytest.raises(KeyError, match="reading"):
        parts_mask(PARTS, ["reading"])


class Plan:
    parts = PARTS

    @staticmethod
    def due_parts(number, tier):
        assert number == Times.number
        return ("listen", "reflection") if tier is Tier.HEAVY else ("listen",)


class Times:
    number, closes, makeup_until, week = 3, 100, 200, 7


def test_a_day_asks_what_the_tier_owes():
    day = ask(Plan(), Times(), Tier.HEAVY)
    assert (day.day, day.closes, day.makeup_until, day.week) == (3, 100, 200, 7)
    assert day.need == LISTEN | REFLECTION
    assert day.minima == ((REFLECTION, 500),)


def test_a_day_asks_nothing_of_a_listener():
    assert ask(Plan(), Times(), None).need == 0
