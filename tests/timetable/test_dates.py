from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camp import timetable
from tests.timetable.plans import START, cohort, cohorts, plan, skips


def test_number_one_is_the_date_that_was_asked_for_and_number_zero_the_day_before():
    camp = cohort()
    assert timetable.date_of(camp, 1) == date(2026, 9, 7)
    assert timetable.date_of(camp, 0) == date(2026, 9, 6)
    assert timetable.date_of(camp, 21) == date(2026, 9, 27)


def test_a_skipped_date_moves_the_days_after_it():
    camp = cohort(skips=[date(2026, 9, 9)])
    assert [timetable.date_of(camp, n).day for n in range(5)] == [6, 7, 8, 10, 11]


def test_skipped_dates_in_a_row_are_all_passed_over():
    camp = cohort(skips=[date(2026, 9, day) for day in (8, 9, 10)])
    assert [timetable.date_of(camp, n).day for n in (1, 2)] == [7, 11]


def test_the_opening_stays_when_the_first_day_is_postponed():
    camp = cohort(skips=[date(2026, 9, 7), date(2026, 9, 8)])
    assert [timetable.date_of(camp, n).day for n in (0, 1, 2)] == [6, 9, 10]


def test_a_date_before_the_camp_skips_nothing():
    camp = cohort(skips=[date(2026, 9, 6), date(2026, 8, 1)])
    assert [timetable.date_of(camp, n).day for n in (0, 1, 2)] == [6, 7, 8]


def test_on_a_skipped_date_the_last_day_that_began_is_the_one_before():
    camp = cohort(skips=[date(2026, 9, 9)])
    numbers = [timetable.number_on(camp, date(2026, 9, day)) for day in range(5, 12)]
    assert numbers == [-1, 0, 1, 2, 2, 3, 4]


def test_a_date_far_from_the_camp_is_counted_at_once():
    camp = cohort(skips=[date(2026, 9, 9)])
    assert timetable.number_on(camp, date.max) > 2_900_000
    assert timetable.number_on(camp, date.min) == -1


@given(skips(), st.integers(0, 80))
def test_a_number_has_one_date_and_the_date_that_number(dates, number):
    camp = cohort(skips=dates)
    assert timetable.number_on(camp, timetable.date_of(camp, number)) == number


@given(skips(), st.integers(0, 80))
def test_dates_grow_with_their_numbers_and_none_from_the_first_on_is_skipped(
    dates, number
):
    camp = cohort(skips=dates)
    day = timetable.date_of(camp, number)
    assert day < timetable.date_of(camp, number + 1)
    assert number == 0 or day not in dates


@given(skips(), st.integers(-3, 80))
def test_between_two_days_it_is_still_the_earlier_one(dates, days):
    camp = cohort(skips=dates)
    day = START + timedelta(days=days)
    number = timetable.number_on(camp, day)
    if number >= 0:
        assert timetable.date_of(camp, number) <= day
        assert timetable.date_of(camp, number + 1) > day
    else:
        assert day < timetable.date_of(camp, 0)


def test_a_moment_is_of_the_day_that_the_cohorts_own_clock_shows():
    late = datetime(2026, 9, 7, 23, 30, tzinfo=UTC)
    assert timetable.number_at(cohort(), late) == 2
    assert timetable.number_at(cohort(zone="Europe/London"), late) == 2
    assert timetable.number_at(cohort(zone="America/Santiago"), late) == 1
    assert timetable.number_at(cohort(), int(late.timestamp())) == 2


def test_a_moment_is_written_as_people_of_the_cohort_say_it():
    moment = datetime(2026, 9, 7, 13, 4, tzinfo=UTC)
    assert timetable.hour(moment, "Asia/Shanghai") == "21:04"
    assert timetable.hour(int(moment.timestamp()), "Europe/London") == "14:04"


def test_a_day_runs_from_midnight_to_five_past_the_next():
    times = timetable.times(cohort(), 3)
    at = {
        name: local(getattr(times, name)) for name in ("begins", "late_from", "closes")
    }
    assert at == {
        "begins": "2026-09-09 00:00",
        "late_from": "2026-09-09 21:00",
        "closes": "2026-09-10 00:05",
    }
    assert (times.number, times.date) == (3, date(2026, 9, 9))


def test_a_day_can_be_made_up_for_as_many_dates_as_the_course_says():
    times = timetable.times(cohort(plan(makeup=2)), 3)
    assert local(times.makeup_until) == "2026-09-12 00:05"
    assert timetable.makeup_date(cohort(plan(makeup=2)), 3) == date(2026, 9, 11)


def test_a_day_that_cannot_be_made_up_is_over_at_its_close():
    times = timetable.times(cohort(plan(makeup=0)), 3)
    assert times.makeup_until == times.closes


def test_make_up_days_are_dates_whether_they_are_skipped_or_not():
    camp = cohort(plan(makeup=1), skips=[date(2026, 9, 10)])
    assert local(timetable.times(camp, 3).makeup_until) == "2026-09-11 00:05"


def test_a_week_begins_on_its_monday():
    weeks = [timetable.times(cohort(), n).week for n in range(9)]
    assert [date.fromordinal(week).day for week in weeks] == [31, *[7] * 7, 14]


@given(cohorts())
def test_days_follow_each_other_without_a_second_between_them_being_lost(camp):
    for number in range(camp.curriculum.last_number + 1):
        times = timetable.times(camp, number)
        after = timetable.times(camp, number + 1)
        assert times.begins < times.late_from < times.closes <= times.makeup_until
        assert after.begins >= times.closes - 300
        assert timetable.number_at(camp, times.begins) == number
        assert timetable.number_at(camp, times.closes - 301) == number


def test_an_unknown_zone_is_named():
    with pytest.raises(KeyError, match="Mars/Olympus"):
        timetable.zone("Mars/Olympus")


def local(seconds):
    return f"{timetable.local(seconds, 'Asia/Shanghai'):%Y-%m-%d %H:%M}"
