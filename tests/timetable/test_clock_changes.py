"""Clock changes: Europe, Chile (at midnight), Lord Howe (half an hour), Greenland."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camp import timetable
from tests.timetable.plans import CHANGES, ZONES, cohort, cohorts, plan, quarters

DATES = st.sampled_from(CHANGES)


@pytest.mark.parametrize(
    ("zone", "day", "at", "moment"),
    [
        ("Europe/London", date(2026, 3, 29), time(0, 59), "00:59"),
        ("Europe/London", date(2026, 3, 29), time(1, 0), "01:00"),
        ("Europe/London", date(2026, 3, 29), time(1, 30), "01:00"),
        ("Europe/London", date(2026, 3, 29), time(2, 0), "01:00"),
        ("Europe/London", date(2026, 3, 29), time(2, 30), "01:30"),
        ("America/Santiago", date(2026, 9, 6), time(0, 0), "04:00"),
        ("America/Santiago", date(2026, 9, 6), time(0, 45), "04:00"),
        ("America/Santiago", date(2026, 9, 6), time(1, 0), "04:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "15:30"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 30), "15:30"),
        ("America/Nuuk", date(2026, 3, 28), time(23, 30), "01:00"),
    ],
)
def test_a_time_that_a_clock_change_skips_means_the_moment_of_the_change(
    zone, day, at, moment
):
    assert f"{timetable.instant(day, at, zone):%H:%M}" == moment


@pytest.mark.parametrize(
    ("zone", "day", "at", "moment"),
    [
        ("Europe/London", date(2026, 10, 25), time(1, 30), "00:30"),
        ("Europe/London", date(2026, 10, 25), time(2, 0), "02:00"),
        ("America/Santiago", date(2026, 4, 4), time(23, 30), "02:30"),
        ("Australia/Lord_Howe", date(2026, 4, 5), time(1, 45), "14:45"),
        ("America/Havana", date(2026, 11, 1), time(0, 30), "04:30"),
    ],
)
def test_a_time_that_comes_twice_means_the_first(zone, day, at, moment):
    assert f"{timetable.instant(day, at, zone):%H:%M}" == moment


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", CHANGES, ids=str)
def test_the_times_of_a_day_keep_their_order(zone, day):
    moments = [timetable.instant(day, at, zone) for at in quarters()]
    moments.append(timetable.instant(day + timedelta(days=1), time(), zone))
    assert all(earlier <= later for earlier, later in pairwise(moments))


@given(DATES, st.sampled_from(ZONES), st.times().map(lambda t: t.replace(fold=0)))
def test_a_time_that_exists_is_what_the_clock_then_shows(day, zone, at):
    moment = timetable.instant(day, at, zone)
    shown = timetable.local(moment, zone).replace(tzinfo=None)
    declared = datetime.combine(day, at)
    exists = any(
        timetable.local(moment + timedelta(minutes=m), zone).replace(tzinfo=None)
        == declared
        for m in range(-180, 181, 30)
    )
    assert shown == declared if exists else shown > declared


@given(DATES, st.sampled_from(ZONES), st.integers(0, 86399))
def test_a_moment_on_the_wall_clock_and_back_is_the_same_moment_or_the_hour_before(
    day, zone, seconds
):
    moment = datetime.combine(day, time(), UTC) + timedelta(seconds=seconds)
    shown = timetable.local(moment, zone)
    back = timetable.instant(shown.date(), shown.time().replace(fold=0), zone)
    assert back == moment or (shown.fold == 1 and back < moment)


@given(cohorts())
def test_every_window_opens_after_its_text_is_made_and_is_over_before_the_close(camp):
    for row in timetable.slot_rows(camp):
        closes = timetable.times(camp, row.number).closes
        assert row.compose_at <= row.post_from <= row.post_until
        assert row.post_until.timestamp() < closes


@given(cohorts())
def test_the_close_runs_at_the_very_second_after_which_nothing_is_in_time(camp):
    for row in timetable.cohort_rows(camp):
        if row.kind is timetable.Kind.CLOSE:
            closes = timetable.times(camp, row.number).closes
            assert row.compose_at.timestamp() == closes


def test_a_night_that_the_clocks_leap_over_still_goes_close_standings_round_report():
    """In Chile the clocks go from 24:00 on a Saturday to 01:00 on the Sunday."""
    course = plan("course closing course closing", rounds=[[2, 2], [3, 3]])
    camp = cohort(course, start=date(2026, 9, 4), zone="America/Santiago")
    night = sorted(
        (row.compose_at, f"{row.kind} {row.number}")
        for row in timetable.cohort_rows(camp)
        if timetable.local(row.compose_at, camp.zone).date() == date(2026, 9, 6)
        and row.kind not in {"guidance", "debrief"}
    )
    assert [
        (timetable.hour(at, camp.zone), what) for at, what in night if at.hour < 5
    ] == [("01:05", "close 2"), ("01:15", "standings 2"), ("01:20", "round 3")]


def test_a_day_of_twenty_three_hours_is_a_day():
    camp = cohort(plan(), start=date(2026, 3, 28), zone="Europe/London")
    short, usual = timetable.times(camp, 2), timetable.times(camp, 3)
    assert short.closes - short.begins == 23 * 3600 + 300
    assert usual.closes - usual.begins == 24 * 3600 + 300


def test_shanghai_never_changes_its_clocks():
    camp = cohort(plan("course " * 60), start=date(2026, 3, 1))
    lengths = {
        timetable.times(camp, n).closes - timetable.times(camp, n).begins
        for n in range(1, 61)
    }
    assert lengths == {24 * 3600 + 300}
