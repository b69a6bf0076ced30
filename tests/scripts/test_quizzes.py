"""Which script speaks of a quiz, and what it knows: when it opens, runs, closes, is over."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from camp import shelf
from camp.curriculum import Quiz, Slot
from camp.scripts import Library, Place, compose, concerning, lint, sample

MONDAY = date(2026, 9, 7)
QUESTION = {"kind": "truth", "text": "？", "holds": True, "why": "。"}
SLOTS = tuple(Slot)


def quiz(opens=(1, "12:00"), closes=(2, "20:00"), name="first"):
    return Quiz.model_validate(
        {
            "id": name,
            "title": name,
            "about": "两天里听过的，三道题",
            "opens": dict(zip(("day", "at"), opens, strict=True)),
            "closes": dict(zip(("day", "at"), closes, strict=True)),
            "questions": [{**QUESTION, "text": f"{n}？"} for n in range(3)],
        }
    )


def at(number: int, hour: time) -> datetime:
    return datetime.combine(MONDAY + timedelta(days=number - 1), hour)


def heard(course, *quizzes, now=None):
    """What each script from day 1 on knows: (day, slot) -> (quiz, state)."""
    found = {}
    for number in range(1, 5):
        for slot in SLOTS:
            place = Place(number, slot, "zh-CN")
            one = concerning(course, quizzes, place, at, now)
            if one is not None:
                found[number, slot.value] = (one[0].id, one[1].state)
    return found


def states(course, **given):
    return {place: state for place, (_, state) in heard(course, quiz(**given)).items()}


def test_a_quiz_is_announced_opened_chased_closed_and_told_once(course):
    assert states(course) == {
        (1, "morning"): "soon",
        (1, "noon"): "new",
        (1, "evening"): "open",
        (2, "morning"): "last",
        (2, "noon"): "last",
        (2, "evening"): "closed",
        (3, "morning"): "over",
    }


def test_closing_late_at_night_it_is_told_the_next_morning(course):
    found = states(course, closes=(2, "22:00"))
    assert found[2, "evening"] == "last"
    assert found[3, "morning"] == "over"


def test_closing_as_noon_is_composed_noon_knows_how_it_ended(course):
    found = states(course, closes=(2, "12:00"))
    assert found[2, "morning"] == "last"
    assert found[2, "noon"] == "over"
    assert (2, "evening") not in found


def test_a_quiz_within_one_morning_is_told_as_long_as_anyone_can_answer(course):
    found = states(course, opens=(1, "08:00"), closes=(1, "09:00"))
    assert found == {(1, "morning"): "soon", (1, "noon"): "over"}


def test_the_one_that_has_ended_goes_before_the_one_that_opens(course):
    second = quiz((3, "07:00"), (4, "20:00"), "second")
    found = heard(course, quiz(), second)
    assert found[3, "morning"] == ("first", "over")
    assert found[3, "noon"] == ("second", "open")


def test_a_script_made_late_speaks_as_of_then(course):
    late = Place(2, Slot.NOON, "zh-CN")
    now = at(2, time(20, 30))
    assert concerning(course, [quiz()], late, at, now)[1].state == "over"


def test_its_hours_are_said_from_the_day_people_read_them(course):
    def said(number, slot, locale="zh-CN"):
        place = Place(number, slot, locale)
        _, one = concerning(course, [quiz()], place, at)
        return one.opens, one.closes, one.hour

    assert said(1, Slot.MORNING) == ("今天12:00", "明天20:00", "")
    assert said(1, Slot.EVENING) == ("今天12:00", "明天20:00", "19:30")
    assert said(3, Slot.MORNING)[1:] == ("昨天20:00", "")
    assert said(2, Slot.NOON, "en")[:2] == ("yesterday at 12:00", "today at 20:00")


def test_listeners_asides_and_guidance_know_of_none(course):
    one = [quiz()]
    assert sample(course, 1, "noon", quizzes=one).quiz is not None
    listening = sample(course, 1, "noon", situation="listener", quizzes=one)
    assert listening.quiz is None
    assert sample(course, 1, "guidance", quizzes=one).quiz is None
    assert sample(course, 1, "aside", quizzes=one).quiz is None
    assert sample(course, 1, "noon").quiz is None


def written(course, locale, number, slot, situation="usual", **known):
    facts = sample(
        course, number, slot, locale=locale, situation=situation, quizzes=[quiz()]
    )
    facts = replace(facts, quiz=replace(facts.quiz, **known))
    library = Library.of(shelf.library(locale), locale=locale)
    return {
        version: compose(library.template(facts.day.kind, slot, version), facts)
        for version in ("full", "short")
    }


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_it_is_a_message_of_its_own_after_the_days(course, locale):
    for slot in ("morning", "noon"):
        for version, messages in written(course, locale, 1, slot).items():
            *_, last = messages
            assert len(messages) == 2
            assert "first" in last.text
            assert lint([last], f"{slot}.{version}", version, locale, locale) == ()


@pytest.mark.parametrize(("locale", "place"), [("zh-CN", "排第"), ("en", " of 49 ")])
def test_a_group_behind_hears_its_count_and_no_place(course, locale, place):
    for number, slot in ((1, "evening"), (2, "morning"), (2, "noon"), (3, "morning")):
        ahead = written(course, locale, number, slot)["full"][-1].text
        behind = written(course, locale, number, slot, "back")["full"][-1].text
        assert place in ahead
        assert place not in behind
        assert "44" not in behind


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_what_a_few_earned_is_nobodys_business(course, locale):
    """Where too few answered for a place, an average would tell who got what."""
    for number, slot in ((1, "evening"), (2, "noon"), (3, "morning")):
        for messages in written(course, locale, number, slot, "first").values():
            assert "80" not in messages[-1].text


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_the_flawless_are_named_when_all_can_be_and_counted_when_not(course, locale):
    few = written(course, locale, 3, "morning")["full"][-1].text
    name = "小王" if locale == "zh-CN" else "Ana"
    assert name in few
    many = written(course, locale, 3, "morning", flawless_count=31)["full"][-1].text
    assert "31" in many
    assert name not in many
