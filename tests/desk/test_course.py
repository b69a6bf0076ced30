"""The course a cohort follows, and how a cohort is asked for."""

import pytest

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
