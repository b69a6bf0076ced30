"""A course that is open can change; what has begun, and what was copied, stays."""

from datetime import date

import pytest

from camp import timetable
from camp.curriculum import CurriculumError
from camp.desk import course, lead
from camp.desk.refusal import Refusal, spoken
from camp.store import cohorts, queue, words
from tests.desk.lead_camp import (
    LeadCamp,
    Running,
    course_files,
    on_day,
    people,
    small_groups,
)


@pytest.fixture
def camp(database_url):
    made = Running(database_url)
    made.open(small_groups(students=4, people=8))
    made.bring(people(12))
    yield made
    made.close()


@pytest.fixture
def file_camp(sqlite_url):
    made = LeadCamp(sqlite_url)
    made.open()
    made.bring(people(4))
    yield made
    made.close()


def refused(camp, **change):
    before = camp.everything()
    with pytest.raises(Refusal) as no:
        camp.revise(**change)
    assert camp.everything() == before
    return [str(reason) for reason in no.value.reasons]


def days(camp):
    with camp.act() as kept:
        cohort, _ = course.cohort_of(kept, camp.row(kept))
    plan = cohort.curriculum
    numbers = range(plan.first_number, plan.last_number + 1)
    return {n: (plan.day(n).id, timetable.date_of(cohort, n)) for n in numbers}


def times(camp, number, slot):
    with camp.act() as kept:
        return {
            (r.compose_at, r.post_from, r.post_until)
            for r in queue.rows(kept, camp.id, number=number)
            if r.slot == slot
        }


# looking first


def test_looking_at_a_change_changes_nothing(camp):
    before = camp.everything()
    found = camp.do(lead.revise, lead.Change(swap=(1, 4)))
    assert not found.empty
    assert camp.everything() == before


def test_asking_for_nothing_is_refused(file_camp):
    assert "--swap" in refused(file_camp)[0]


def test_the_same_file_again_is_no_change_at_all(camp):
    before = camp.everything()
    assert camp.revise(files=small_groups(students=4, people=8)).empty
    assert camp.everything() == before


# swapping


def test_a_swap_exchanges_two_days_and_their_texts(camp):
    camp.do(lead.approve, "小李")
    found = camp.revise(swap=(1, 4))
    assert days(camp)[1][0] == "guest"
    assert days(camp)[4][0] == "ask-first"
    assert [spoken(one.words, "en")[:9] for one in found.differences] == [
        "Day 1 day",
        "Day 4 day",
    ]
    with camp.act() as kept:
        assert camp.row(kept).signed is False
    camp.walk(on_day(1, 9))
    with camp.act() as kept:
        (full, _) = words.scripts(kept, camp.id, 1, 1, "morning")
    assert "大咖" in full.messages or "调度室" in full.messages


def test_swapping_back_is_the_first_version_again(file_camp):
    file_camp.do(lead.approve, "小李")
    file_camp.revise(swap=(1, 4))
    file_camp.revise(swap=(4, 1))
    with file_camp.act() as kept:
        assert file_camp.row(kept).signed


def test_a_swap_moves_the_policy_of_a_show_with_it(file_camp):
    def manual():
        with file_camp.act() as kept:
            rows = queue.rows(kept, file_camp.id)
        return {r.number for r in rows if r.policy.value == "manual"}

    assert manual() == {0, 5, 6}
    file_camp.revise(swap=(2, 5))
    assert manual() == {0, 2, 6}


def test_a_day_that_has_begun_does_not_move_and_the_first_that_can_is_named(camp):
    camp.now = on_day(2, 0, 1)
    (reason,) = refused(camp, swap=(2, 4))
    assert reason == "第2天已经开始，不能动；最早能动的是第3天（2026-09-09）"
    camp.now = on_day(5)
    assert "没有能动的天" in refused(camp, swap=(4, 5))[0]


def test_opening_and_closing_keep_their_places(file_camp):
    reasons = refused(file_camp, swap=(0, 6))
    assert reasons == ["第0天是开营，位置不能换", "第6天是结营，位置不能换"]
    assert "没有第9天" in refused(file_camp, swap=(1, 9))[0]
    assert refused(file_camp, swap=(3, 3))


# postponing


def test_before_the_camp_the_start_moves(camp):
    camp.revise(postpone=2)
    with camp.act() as kept:
        row = camp.row(kept)
    assert (row.start, row.skips) == (date(2026, 9, 9), frozenset())
    assert days(camp)[0][1] == date(2026, 9, 8)


def test_a_start_is_postponed_over_a_holiday(sqlite_url):
    camp = LeadCamp(sqlite_url)
    camp.open(skips=[date(2026, 9, 9)])
    camp.revise(postpone=2)
    assert days(camp)[1][1] == date(2026, 9, 10)
    camp.close()


def test_once_it_has_begun_free_dates_come_before_the_next_day(camp):
    camp.walk(on_day(2, 21))
    before = days(camp)
    camp.revise(postpone=2)
    after = days(camp)
    assert [after[n] for n in (0, 1, 2)] == [before[n] for n in (0, 1, 2)]
    assert after[3][1] == date(2026, 9, 11)
    assert after[6][1] == date(2026, 9, 14)
    with camp.act() as kept:
        rows = queue.rows(kept, camp.id)
        skips = camp.row(kept).skips
    assert skips == {date(2026, 9, 9), date(2026, 9, 10)}
    due = [r for r in rows if r.state == "planned" and r.number == 3 and r.group_id]
    assert len(due) == 9
    assert min(r.compose_at for r in due) > on_day(4, 23)


def test_the_opening_stays_when_the_first_day_is_postponed_behind_it(camp):
    camp.now = on_day(0, 21)
    camp.revise(postpone=1)
    assert days(camp)[0][1] == date(2026, 9, 6)
    assert days(camp)[1][1] == date(2026, 9, 8)


def test_a_night_that_is_still_to_come_stays_in_its_night(camp):
    camp.now = on_day(2, 21)
    before = [r for r in camp.rows() if (r.kind.value, r.number) == ("close", 2)]
    camp.revise(postpone=3)
    after = [r for r in camp.rows() if (r.kind.value, r.number) == ("close", 2)]
    assert [r.compose_at for r in after] == [r.compose_at for r in before]


@pytest.mark.parametrize("days_later", [61, -1])
def test_a_postponement_has_a_limit(file_camp, days_later):
    assert "1到60" in refused(file_camp, postpone=days_later)[0]


def test_nothing_is_left_to_postpone_on_the_last_day(file_camp):
    file_camp.now = on_day(6)
    assert "没有可推迟的天" in refused(file_camp, postpone=1)[0]


def test_swapping_and_postponing_come_together(file_camp):
    file_camp.revise(swap=(1, 2), postpone=1)
    assert days(file_camp)[1] == ("three-lines", date(2026, 9, 8))


# another file


def test_other_times_move_what_is_to_come(camp):
    found = camp.revise(
        files=small_groups(said={'post_until: "17:00"': 'post_until: "18:00"'})
    )
    assert {one.field for one in found.differences} == {"noon"}
    assert found.effects.moved == 7 * 3
    ends = {f"{until:%H:%M}" for *_, until in times(camp, 3, "noon")}
    assert ends == {"10:00"}  # 18:00 in Shanghai


def test_a_file_with_a_mistake_changes_nothing(camp):
    before = camp.everything()
    with pytest.raises(CurriculumError):
        camp.revise(files=small_groups(said={"kind: guest": "kind: gast"}))
    assert camp.everything() == before


def test_a_file_that_moves_a_begun_day_is_refused_and_says_which_can(file_camp):
    file_camp.now = on_day(2)
    swapped = {"id: ask-first": "id: tmp", "id: three-lines": "id: ask-first"}
    files = course_files(said=swapped)
    files = {
        **files,
        "curriculum.yaml": files["curriculum.yaml"].replace(
            b"id: tmp", b"id: three-lines"
        ),
    }
    (reason,) = refused(file_camp, files=files)
    assert reason == (
        "新课程里第1天是 three-lines，而已经开始的第1天是 ask-first；"
        "最早能动的是第3天（2026-09-09）"
    )


def test_what_was_due_on_a_begun_day_stays_due(file_camp):
    file_camp.now = on_day(1)
    files = course_files(
        said={
            "    parts:\n      - listen\n    minutes": "    parts:\n      - homework\n    minutes"
        }
    )
    reasons = refused(file_camp, files=files)
    assert any("第1天已经开始，light 要交的" in one for one in reasons)


def test_a_swap_outlives_a_new_file_that_keeps_the_old_order(file_camp):
    file_camp.revise(swap=(1, 4))
    file_camp.revise(files=course_files(said={"title: 把消息写短": "title: 写短"}))
    assert days(file_camp)[1][0] == "guest"


def test_a_group_larger_than_the_new_cap_is_named(camp):
    reasons = refused(camp, files=small_groups(students=2, people=6))
    assert reasons[0] == "1营有4位学员，新课程只留3个位置"


def test_a_longer_course_gets_its_new_days_and_a_shorter_one_loses_them(camp):
    extra = course_files()["curriculum.yaml"].decode()
    start = extra.index("  - id: three-lines")
    end = extra.index("  - id: what-he-knows")
    day = extra[start:end].replace("id: three-lines", "id: once-more")
    day = day.replace("title: 一屏删到三行", "title: 再删一次")
    day = day.replace("hook: ", "hook: 再来，")
    text = small_groups()["curriculum.yaml"].decode()
    cut = text.index("  - id: what-he-knows")
    longer = {
        **small_groups(),
        "curriculum.yaml": (text[:cut] + day + text[cut:]).encode(),
    }
    counts = len([r for r in camp.rows() if r.group_id])
    camp.revise(files=longer)
    planned = [r for r in camp.rows() if r.group_id and r.state == "planned"]
    assert len(planned) == counts + 9
    camp.revise(files=small_groups())
    planned = [r for r in camp.rows() if r.group_id and r.state == "planned"]
    assert len(planned) == counts
    camp.revise(files=longer)
    planned = [r for r in camp.rows() if r.group_id and r.state == "planned"]
    assert len(planned) == counts + 9


# the log


def test_a_revision_is_in_the_audit_with_its_difference(camp):
    camp.revise(swap=(1, 4))
    with camp.act() as kept:
        *_, last = cohorts.audit(kept, camp.id)
    assert last[1:4] == ("小李", "revise", "把消息写短第1期")
    assert "第1天 day：" in last[6]


def test_a_change_of_attendance_says_that_it_counts_back(file_camp):
    file_camp.now = on_day(2)
    files = course_files(said={"makeup_days: 2": "makeup_days: 1"})
    found = file_camp.revise(files=files)
    assert any("考勤" in str(warning) for warning in found.warnings)


def test_an_act_that_dies_in_the_middle_leaves_nothing(camp):
    before = camp.everything()

    def dies():
        with camp.act() as kept:
            row = camp.row(kept)
            change = lead.Change(swap=(1, 4), postpone=1)
            found = lead.revise(kept, row, change, camp.now)
            lead.apply_revision(kept, row, found, "小李", camp.now)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dies()
    assert camp.everything() == before
