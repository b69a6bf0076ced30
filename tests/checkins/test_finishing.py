"""Who completes a camp: the share asked for, counted without rounding."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from camp.checkins import days_to_finish, finishes


@given(st.integers(0, 70), st.integers(0, 70), st.integers(0, 1_000_000))
def test_whoever_reaches_the_share_completes_and_nobody_else(done, due, millionths):
    share = Fraction(millionths, 1_000_000)
    complete = due > 0 and done >= due * share
    assert finishes(done, due, millionths / 1_000_000) == complete


def test_the_fewest_days_are_whole_days():
    assert [days_to_finish(20, share) for share in (0, 0.6, 0.8, 1)] == [0, 12, 16, 20]
    assert days_to_finish(7, 0.6) == 5
