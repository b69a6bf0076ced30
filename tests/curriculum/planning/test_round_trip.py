"""A course goes out as a plan and comes back the same, whatever its texts try to be."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camp.desk.lead.planning import read_plan, write_plan
from tests.curriculum.planning.plans import REAL, curricula

FORMS = ["plan.xlsx", "plan.csv", "plan.md"]
often = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def back(course, name, locale):
    return read_plan(name, write_plan(course, name, locale), "my-camp", locale)


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("course", REAL, ids=lambda course: course.id)
def test_a_shipped_course_comes_back_the_same_from_every_kind_of_plan(course, name):
    made = back(course, name, course.locale)
    assert made.gaps == ()
    assert made.notes == ()
    assert made.curriculum == course


@pytest.mark.parametrize("name", FORMS)
@often
@given(course=curricula(), locale=st.sampled_from(["zh-CN", "en"]))
def test_no_text_is_lost_or_changed_on_its_way_out_and_back(name, course, locale):
    assert back(course, name, locale).curriculum == course
