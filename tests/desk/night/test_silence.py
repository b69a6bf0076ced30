"""Whoever has been silent for two due days is found without reading everyone's days."""

from hypothesis import given
from hypothesis import strategies as st

from camp.desk.night.count import SILENT, silent_before, silent_days

MASKS = st.integers(0, (1 << 29) - 1)


@given(closed=MASKS, came=MASKS)
def test_who_is_silent_lies_below_the_mark_and_nobody_else_does(closed, came):
    silent = silent_days(closed, came) >= SILENT
    assert silent == (came < silent_before(closed))


@given(closed=MASKS, let_off=MASKS, came=MASKS)
def test_days_off_make_nobody_silent_who_was_not(closed, let_off, came):
    if silent_days(closed & ~let_off, came) >= SILENT:
        assert came < silent_before(closed)
