from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given

from camp import timetable
from camp.curriculum import Slot
from camp.timetable import Kind, Policy
from tests.timetable.plans import CAMP_21, cohort, cohorts, groups, plan


def rows(camp, count=0, **wanted):
    """What falls due, only of one kind or number when told so."""
    return [
        row
        for row in timetable.lay_out(camp, groups(count))
        if all(getattr(row, name) == value for name, value in wanted.items())
    ]


def told(camp, found):
    """Rows as a calendar shows them: kind, number, local time."""
    return [
        (
            row.kind.value,
            row.number,
            f"{timetable.local(row.compose_at, camp.zone):%m-%d %H:%M}",
        )
        for row in found
    ]


def key(row):
    return row.kind, row.number, row.group_id, row.slot


def test_the_reference_camp_is_some_thousand_rows_all_known_before_it_begins():
    found = Counter(row.kind.value for row in rows(cohort(plan(CAMP_21)), 52))
    assert found == {
        "script": 52 * 22 * 3,
        "guidance": 22,
        "close": 23,
        "standings": 22,
        "debrief": 22,
        "honors": 1,
        "publish": 1,
        "certificates": 2,
        "report": 2,
    }


@given(cohorts())
def test_laying_out_twice_gives_the_same_rows_each_of_them_once(camp):
    found = rows(camp, 2)
    assert rows(camp, 2) == found
    assert len(set(map(key, found))) == len(found)


@given(cohorts())
def test_whatever_is_waited_for_is_laid_out_and_a_night_waits_for_what_comes_before(
    camp,
):
    found = rows(camp, 1)
    by_key = {(row.kind, row.number): row for row in found if row.group_id == 0}
    for row in found:
        if row.waits_for is not None:
            forerunner = by_key[row.waits_for, row.waits_number]
            if row.policy is Policy.ALWAYS:
                assert forerunner.compose_at <= row.compose_at


@given(cohorts())
def test_every_day_of_the_course_has_its_guidance_close_standings_and_debrief(camp):
    found = Counter((row.kind, row.number) for row in rows(camp))
    course = camp.curriculum
    for number in range(course.first_number, course.last_number + 1):
        for kind in (Kind.GUIDANCE, Kind.CLOSE, Kind.STANDINGS, Kind.DEBRIEF):
            assert found[kind, number] == 1


@given(cohorts())
def test_the_last_close_is_the_first_at_which_no_day_can_be_made_up_any_more(camp):
    last = timetable.last_night(camp)
    over = max(
        [
            timetable.times(camp, n).makeup_until
            for n in range(
                camp.curriculum.first_number, camp.curriculum.last_number + 1
            )
            if timetable.has_due(camp.curriculum, n)
        ],
        default=0,
    )
    assert timetable.times(camp, last).closes >= over
    closes = [row.number for row in rows(camp, kind=Kind.CLOSE)]
    assert closes == list(range(camp.curriculum.first_number, last + 1))
    if last > camp.curriculum.last_number:
        assert timetable.times(camp, last - 1).closes < over


def test_an_ordinary_day_as_the_lead_sees_it():
    camp = cohort()
    day = sorted(told(camp, rows(camp, 1, number=2)), key=lambda row: row[2])
    assert day == [
        ("guidance", 2, "09-07 21:30"),
        ("script", 2, "09-08 06:30"),
        ("script", 2, "09-08 12:00"),
        ("script", 2, "09-08 19:30"),
        ("close", 2, "09-09 00:05"),
        ("standings", 2, "09-09 00:15"),
        ("debrief", 2, "09-09 00:15"),
    ]


def test_the_closing_day_as_the_lead_sees_it():
    camp = cohort(plan("course closing", makeup=0))
    day = [row for row in rows(camp, 1, number=2) if row.kind is not Kind.GUIDANCE]
    assert sorted(told(camp, day), key=lambda row: row[2]) == [
        ("script", 2, "09-08 06:30"),
        ("honors", 2, "09-08 09:00"),
        ("script", 2, "09-08 12:00"),
        ("publish", 2, "09-08 15:00"),
        ("certificates", 2, "09-08 16:00"),
        ("script", 2, "09-08 19:00"),
        ("close", 2, "09-09 00:05"),
        ("standings", 2, "09-09 00:15"),
        ("debrief", 2, "09-09 00:15"),
        ("report", 2, "09-09 00:30"),
    ]


def test_honors_wait_for_the_night_before_and_each_step_of_the_closing_for_the_last():
    found = {row.kind: row for row in rows(cohort(plan(makeup=0)), number=3)}
    waits = {k: (row.waits_for, row.waits_number) for k, row in found.items()}
    assert waits[Kind.HONORS] == (Kind.STANDINGS, 2)
    assert waits[Kind.PUBLISH] == (Kind.HONORS, 3)
    assert waits[Kind.CERTIFICATES] == (Kind.PUBLISH, 3)
    assert waits[Kind.REPORT] == (Kind.DEBRIEF, 3)


def test_a_course_without_a_closing_gives_no_honors():
    kinds = {row.kind for row in rows(cohort(plan("course course", makeup=0)))}
    assert kinds == {Kind.GUIDANCE, Kind.CLOSE, Kind.STANDINGS, Kind.DEBRIEF}


def test_while_days_can_be_made_up_closes_certificates_and_reports_go_on():
    camp = cohort(plan("course closing", makeup=3))
    late = [row for row in rows(camp) if row.number > 2]
    assert told(camp, late) == [
        ("close", 3, "09-10 00:05"),
        ("certificates", 3, "09-10 00:15"),
        ("report", 3, "09-10 00:30"),
        ("close", 4, "09-11 00:05"),
        ("certificates", 4, "09-11 00:15"),
        ("report", 4, "09-11 00:30"),
    ]
    assert late[0].waits_for is Kind.CLOSE
    assert late[0].waits_number == 2


def test_a_last_close_never_falls_on_a_skipped_date():
    camp = cohort(plan("course closing", makeup=2), skips=[date(2026, 9, 9)])
    assert timetable.last_night(camp) == 3
    late = [row for row in rows(camp, kind=Kind.CLOSE) if row.number == 3]
    assert told(camp, late) == [("close", 3, "09-11 00:05")]


def test_a_course_that_asks_for_nothing_ends_with_its_last_day():
    course = plan("opening rest closing", makeup=7)
    assert timetable.last_due(course) == -1
    assert timetable.last_night(cohort(course)) == 2


def test_the_night_of_a_day_before_a_skipped_date_is_still_its_own():
    camp = cohort(skips=[date(2026, 9, 8)])
    assert told(camp, rows(camp, kind=Kind.CLOSE, number=1)) == [
        ("close", 1, "09-08 00:05")
    ]
    assert told(camp, rows(camp, kind=Kind.GUIDANCE, number=2)) == [
        ("guidance", 2, "09-08 21:30")
    ]


def test_a_group_that_comes_into_being_on_day_two_has_scripts_from_then_on():
    camp = cohort()
    (late,) = groups(1, created=2)
    found = list(timetable.group_rows(camp, late))
    assert {row.number for row in found} == {2, 3}
    assert {row.group_id for row in found} == {late.id}
    (early,) = groups(1)
    assert found == list(timetable.group_rows(camp, early))[-len(found) :]


def test_a_group_that_is_there_from_the_start_has_three_scripts_a_day():
    camp = cohort()
    found = list(timetable.group_rows(camp, groups(1)[0]))
    assert Counter(row.number for row in found) == {0: 3, 1: 3, 2: 3, 3: 3}
    assert [replace(row, group_id=0) for row in found] == list(
        timetable.slot_rows(camp)
    )


def test_a_script_waits_for_last_nights_standings_but_the_first_day_for_nothing():
    found = rows(cohort(), 1, kind=Kind.SCRIPT)
    assert {(r.number, r.waits_for, r.waits_number) for r in found} == {
        (0, None, 0),
        (1, Kind.STANDINGS, 0),
        (2, Kind.STANDINGS, 1),
        (3, Kind.STANDINGS, 2),
    }


def test_a_close_counts_on_from_the_one_before():
    found = rows(cohort(), kind=Kind.CLOSE)
    waits = [(row.waits_for, row.waits_number) for row in found]
    assert waits == [(None, 0), *[(Kind.CLOSE, n) for n in range(len(found) - 1)]]


def test_a_round_is_drawn_on_the_night_before_its_first_day():
    camp = cohort(plan(rounds=[[1, 1], [2, 2]]))
    found = rows(camp, kind=Kind.ROUND)
    assert told(camp, found) == [
        ("round", 1, "09-07 00:20"),
        ("round", 2, "09-08 00:20"),
    ]
    assert {row.slot for row in found} == {"pk"}
    assert [row.waits_number for row in found] == [0, 1]


def test_a_missed_morning_is_still_said_a_missed_show_needs_a_person():
    found = rows(cohort(plan("opening course activity rest closing")), 1)
    policy = {
        (row.number, row.slot): row.policy for row in found if row.kind is Kind.SCRIPT
    }
    evenings = [policy[n, "evening"] for n in range(5)]
    manual, skip = Policy.MANUAL, Policy.SKIP
    assert evenings == [manual, skip, manual, skip, manual]
    assert {policy[n, "morning"] for n in range(5)} == {Policy.WITH_NOTE}
    assert {policy[n, "noon"] for n in range(5)} == {Policy.SKIP}


def test_a_late_morning_may_be_said_until_the_evening_speaks():
    camp = cohort()
    usual, closing = (timetable.catch_up_until(camp, n) for n in (1, 3))
    assert timetable.hour(usual, camp.zone) == "19:30"
    assert timetable.hour(closing, camp.zone) == "19:00"


def test_nights_run_however_late_and_guidance_does_not():
    policies = {row.kind: row.policy for row in rows(cohort()) if row.group_id == 0}
    assert policies.pop(Kind.GUIDANCE) is Policy.SKIP
    assert set(policies.values()) == {Policy.ALWAYS}


@pytest.mark.parametrize("kind", ["opening", "closing"])
def test_a_ceremony_is_composed_half_an_hour_before_other_evenings(kind):
    course = plan("opening course closing")
    number = {"opening": 0, "closing": 2}[kind]
    assert timetable.window(course, number, Slot.EVENING) == (
        time(19),
        time(19, 30),
        time(23),
    )
    assert timetable.window(course, 1, Slot.EVENING)[0] == time(19, 30)


def test_a_days_own_window_goes_before_the_courses_and_the_ceremonys():
    own = {"compose": "18:00", "post_from": "18:30", "post_until": "19:00"}
    course = plan("course closing")
    days = [
        day.model_copy(
            update={"slots": day.slots.model_validate({"evening": own, "noon": None})}
        )
        for day in course.days
    ]
    course = course.model_copy(update={"days": tuple(days)})
    for number in (1, 2):
        window = timetable.window(course, number, Slot.EVENING)
        assert window == (time(18), time(18, 30), time(19))
        assert timetable.window(course, number, Slot.NOON)[0] == time(12)


def test_guidance_can_be_read_the_whole_evening_before():
    camp = cohort()
    (row,) = rows(camp, kind=Kind.GUIDANCE, number=2)
    shown = [timetable.local(at, camp.zone) for at in (row.post_from, row.post_until)]
    assert [f"{at:%d %H:%M}" for at in shown] == ["07 21:30", "07 23:30"]
    assert row.post_until - row.post_from == timedelta(hours=2)
