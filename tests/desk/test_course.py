"""The course a cohort follows, and how a cohort is asked for."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time, timedelta

import pytest

from camp import timetable
from camp.desk import course
from camp.desk.refusal import Reason, Refusal, spoken
from camp.store import Store, cohorts
from camp.store.upgrade import ready


def test_a_version_is_read_once_however_often_it_is_asked_for(small_file):
    with small_file.act() as kept:
        first = course.running(kept, small_file.id)[1]
        assert course.running(kept, small_file.id)[1] is first


def test_a_course_that_was_not_asked_for_lately_is_forgotten_first(
    small_file, monkeypatch
):
    monkeypatch.setattr(course, "_KEPT_COURSES", 1)
    monkeypatch.setattr(course, "_courses", course.OrderedDict(other=None, last=None))
    with small_file.act() as kept:
        found = course.running(kept, small_file.id)[1]
    assert list(course._courses.values()) == [found]


def test_the_courses_of_ten_years_are_kept_however_often_all_are_looked_at(
    small_file, monkeypatch
):
    """Twelve camps a year, each of a version of its own, and a page that walks them."""
    read = []
    shas = [f"version {n}" for n in range(120)]
    found = course.Course(small_file.cohort.curriculum, {}, {})
    monkeypatch.setattr(course, "_courses", course.OrderedDict())
    monkeypatch.setattr(course, "_read", lambda _: read.append(1) or found)
    monkeypatch.setattr(course.versions, "version", lambda _kept, number: number)
    monkeypatch.setattr(course.versions, "sha_of", lambda _kept, number: shas[number])
    for number in [*range(120), *range(120)]:
        course.of_version(None, number)
    assert len(read) == 120


def test_of_three_who_ask_at_once_for_an_unread_course_one_reads_it(
    small_file, monkeypatch
):
    """The others come while the first is reading, and all get the same."""
    read, unknown, all_asked = [], [], threading.Event()
    really, known = course._read, course._known

    def looking(sha):
        found = known(sha)
        unknown.append(sha)
        if len(unknown) == 4:  # each of them, and the reader in its turn once more
            all_asked.set()
        return found

    def slowly(version):
        read.append(version.sha)
        assert all_asked.wait(30)
        return really(version)

    def ask():
        with small_file.store.reading() as kept:
            return course.running(kept, small_file.id)[1]

    monkeypatch.setattr(course, "_courses", course.OrderedDict())
    monkeypatch.setattr(course, "_read", slowly)
    monkeypatch.setattr(course, "_known", looking)
    with ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(ask) for _ in range(3)]
        given = {id(one.result(timeout=60)) for one in asked}
    assert len(read) == len(given) == 1
    assert not course._turns


def test_a_camp_of_last_year_is_long_over_and_one_that_just_ended_is_not(small_file):
    row, cohort = small_file.row, small_file.cohort
    ended = timetable.date_of(cohort, timetable.last_night(cohort))
    noon = datetime.combine(ended, time(12), tzinfo=UTC)
    assert not course.long_over(row, noon)
    assert not course.long_over(row, noon + timedelta(days=8))
    assert course.long_over(row, noon + timedelta(days=120))


def test_days_are_taught_in_the_order_of_the_version(small_file):
    plan = small_file.cohort.curriculum
    ids = tuple(day.id for day in plan.days)
    swapped = (ids[0], ids[2], ids[1], *ids[3:])
    assert [d.id for d in course.in_order(plan, swapped).days] == list(swapped)
    assert course.in_order(plan, ids) is plan


def test_a_text_that_a_version_does_not_have_is_named(small_file):
    with small_file.act() as kept:
        found = course.running(kept, small_file.id)[1]
    with pytest.raises(Refusal, match=r"scripts/en/course/noon\.full\.j2") as refused:
        found.template("en", "course", "noon", "full")
    assert spoken(refused.value.reasons[0], "en").startswith("scripts/en")


def test_a_cohort_is_found_by_its_name_or_its_number(small_file):
    with small_file.act() as kept:
        assert course.named(kept, "小营") == course.named(kept, str(small_file.id))


def test_asking_for_a_cohort_that_is_not_there_tells_which_are(small_file):
    with (
        small_file.act() as kept,
        pytest.raises(Refusal, match="现有：小营") as refused,
    ):
        course.named(kept, "大营")
    (reason,) = refused.value.reasons
    assert spoken(reason, "en") == "there is no cohort '大营'; there are: 小营"
    assert spoken(reason, "zh-CN") == str(reason)
    with small_file.act() as kept, pytest.raises(KeyError):
        course.running(kept, 4711)


def test_before_the_first_cohort_it_is_told_how_one_is_opened(sqlite_url):
    store = Store(sqlite_url)
    ready(store)
    with store.reading() as kept:
        assert cohorts.everyone(kept) == []
        with pytest.raises(Refusal, match="camp cohort open"):
            course.named(kept, "1")
    store.close()


def test_a_refusal_says_every_reason_at_once():
    no = Refusal(Reason("一", "one"), "two")
    assert str(no) == "一\ntwo"
    assert [spoken(r, "en") for r in no.reasons] == ["one", "two"]
