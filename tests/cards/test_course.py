"""A curriculum's own pictures, drawn before anybody has come."""

from datetime import date, timedelta
from itertools import groupby

import pytest

from camp import shelf
from camp.cards import (
    ActivityCard,
    CourseCard,
    GuestCard,
    Programme,
    Quote,
    course,
    draw,
)
from camp.curriculum import MAIN, Tier, load, load_minutes
from tests.cards.shown import margins_are_clear
from tests.curriculum.files import SHIPPED, STARTER


def dates(plan):
    numbers = range(plan.first_number, plan.last_number + 1)
    return {n: date(2026, 9, 6) + timedelta(days=n) for n in numbers}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_the_fullest_pictures_of_a_shipped_curriculum_are_drawn(path):
    plan = load(shelf.open_folder(path.parent).files)
    held, when = course.setting(plan, "1"), dates(plan)
    drawn = [*course.timetables(plan, held, when), course.load(plan, held)]
    drawn += [methods] if (methods := course.methods(plan, held)) else []
    by_kind = sorted(
        (card for number in when for card in course.of_day(plan, held, number, when)),
        key=lambda card: (type(card).__name__, len(repr(card))),
    )
    for _, alike in groupby(by_kind, key=type):
        drawn.append(list(alike)[-1])
    assert len(drawn) >= 7
    for card in drawn:
        made = draw(card)
        assert 1440 <= made.height <= 3000
        assert len(made.data) <= 1_000_000
        assert margins_are_clear(made)


@pytest.fixture(scope="module")
def plan():
    return load({MAIN: STARTER})


def test_a_day_s_cards_are_its_quote_and_what_it_brings(plan):
    held = course.setting(plan)
    kinds = {
        day.kind.value: [type(c) for c in course.of_day(plan, held, n, {})]
        for n, day in enumerate(plan.days, plan.first_number)
    }
    brings = {"course": CourseCard, "guest": GuestCard, "activity": ActivityCard}
    brings |= {"opening": Programme, "closing": Programme}
    for kind, cards in kinds.items():
        assert cards == [Quote, brings[kind]] if kind in brings else [Quote]


def test_listeners_are_told_of_no_homework(plan):
    held = course.setting(plan)
    for homework in (True, False):
        found = course.of_day(plan, held, 1, {}, homework=homework)
        lesson = next(card for card in found if isinstance(card, CourseCard))
        assert bool(lesson.tasks) is homework


def test_the_curve_is_the_curriculum_s_own_minutes(plan):
    drawn = course.load(plan, course.setting(plan))
    for day in drawn.days:
        told = plan.day(day.number)
        assert day.light == load_minutes(told, Tier.LIGHT)
        assert day.heavy == load_minutes(told, Tier.HEAVY)
    assert [tier.title for tier in drawn.tiers] == [
        plan.tier(tier).title for tier in Tier
    ]


def test_a_programme_is_a_few_short_steps_in_order(plan):
    held = course.setting(plan)
    numbers = (plan.first_number, plan.last_number)
    for card in filter(None, (course.programme(plan, held, n, {}) for n in numbers)):
        assert 1 <= len(card.steps) <= 8
        assert [s.at for s in card.steps] == sorted(s.at for s in card.steps)
        assert all(s.words and "\n" not in s.words for s in card.steps)


def test_days_have_dates_only_when_a_cohort_is_laid_out(plan):
    held = course.setting(plan)
    (bare,) = course.timetables(plan, held, {})
    (dated,) = course.timetables(plan, held, dates(plan))
    assert {row.date for row in bare.rows} == {""}
    assert all(row.date for row in dated.rows)
