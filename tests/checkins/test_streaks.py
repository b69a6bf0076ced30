"""Streaks grow on done, hold on what is no fault, break on the rest."""

from hypothesis import given
from hypothesis import strategies as st

from camp.checkins import Verdict, current_streak, longest_streak, masks

D, M, L, X = Verdict.DONE, Verdict.MISSED, Verdict.LEAVE, Verdict.OUT
RECORDS = st.lists(st.sampled_from(Verdict), min_size=1, max_size=62)


def streaks(*verdicts):
    done, hold = masks(range(len(verdicts)), verdicts)
    day = len(verdicts) - 1
    return current_streak(done, hold, day), longest_streak(done, hold, day)


def test_a_streak_counts_done_days():
    assert streaks(D, D, D) == (3, 3)


def test_leave_holds_a_streak_without_growing_it():
    assert streaks(D, D, L, D) == (3, 3)
    assert streaks(D, D, L) == (2, 2)


def test_a_made_up_day_holds_a_streak_without_growing_it():
    assert streaks(D, Verdict.MADE_UP, D) == (2, 2)


def test_a_missed_day_breaks_a_streak():
    assert streaks(D, D, M, D) == (1, 2)


def test_a_streak_ends_with_the_person():
    assert streaks(D, D, D, X, Verdict.NOT_DUE) == (0, 3)


def test_days_after_the_one_asked_about_do_not_count():
    done, hold = masks(range(6), [D, D, M, D, D, D])
    assert current_streak(done, hold, 1) == 2
    assert longest_streak(done, hold, 3) == 2


def test_a_camp_may_begin_with_any_day_number():
    done, hold = masks([1, 2, 3], [D, D, D])
    assert current_streak(done, hold, 3) == 3


@given(RECORDS)
def test_masks_give_what_walking_through_the_days_gives(verdicts):
    current = longest = 0
    for verdict in verdicts:
        current += verdict.streak == "grows"
        longest = max(longest, current)
        if verdict.streak in {"breaks", "ends"}:
            current = 0
    assert streaks(*verdicts) == (current, longest)


@given(RECORDS, st.integers(0, 61))
def test_a_streak_up_to_a_day_knows_nothing_of_later_days(verdicts, day):
    day = min(day, len(verdicts) - 1)
    done, hold = masks(range(len(verdicts)), verdicts)
    known = streaks(*verdicts[: day + 1])
    assert known == (current_streak(done, hold, day), longest_streak(done, hold, day))
