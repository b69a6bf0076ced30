"""From the curriculum to the facts that all groups share."""

from dataclasses import replace
from datetime import date, time

import pytest

from camp.scripts import Occasion, common, for_group, guidance, sample, samples
from camp.scripts.briefing import dos_and_donts
from camp.scripts.facts import Group
from camp.scripts.wording import clock_after, date_of, media, until, weekday_of


def shared(course, number, **changed):
    occasion = Occasion(
        "第6期", number, date(2026, 9, 11), date(2026, 9, 13), 52, "zh-CN"
    )
    return common(course, replace(occasion, **changed))


def test_a_day_is_told_in_its_language(course):
    day = shared(course, 1).day
    assert (day.date, day.weekday, day.closes) == ("9月11日", "周五", "24:00")
    assert (day.makeup_until, day.evening_at, day.left) == ("周日24:00", "20:00", 4)
    day = shared(course, 1, locale="en").day
    assert (day.date, day.weekday, day.closes) == ("11 September", "Friday", "midnight")
    assert day.makeup_until == "midnight on Sunday"


def test_a_day_with_nothing_due_cannot_be_made_up(course):
    day = shared(course, 4).day
    assert not day.due
    assert day.makeup_until == ""
    assert shared(course, 1, makeup_until=None).day.makeup_until == ""


def test_every_kind_of_day_brings_its_own(course):
    opening, lesson, guest, activity, rest, closing = (
        shared(course, n) for n in range(6)
    )
    assert opening.show.name == "open这一天"
    assert (lesson.lesson.media, lesson.extra.kind) == ("音频", "图")
    assert guest.guest.excerpts[0] == "我不问谁对。"
    assert (activity.show.start, activity.show.end) == ("20:30", "21:20")
    assert activity.show.moments[2].cue
    assert rest.show is rest.lesson is rest.homework is None
    assert (closing.show.start, closing.show.end) == ("23:30", "24:00")


def test_tomorrow_names_what_comes_and_who(course):
    assert shared(course, 0).tomorrow.who == "顾川"
    assert shared(course, 1).tomorrow.title == "劝架十九年"
    assert (shared(course, 2).tomorrow.start, shared(course, 2).tomorrow.who) == (
        "20:30",
        "",
    )
    assert shared(course, 5).tomorrow is None


def test_a_level_begins_on_its_first_day(course):
    assert shared(course, 3).level.begins
    assert not shared(course, 4).level.begins
    assert shared(course, 5).level is None


def test_a_groups_number_is_filled_into_the_nickname(course):
    own = for_group(shared(course, 0), Group(7, "7营", "camp", 190), course.nickname)
    assert own.camp.nickname == "7-名字-城市"
    assert own.group.name == "7营"


def test_guidance_names_the_slots_with_their_times(course):
    written = guidance(course, 3, "zh-CN")
    assert written.slots == (("早安", "7:30"), ("万花筒", "12:30"), ("活动秀", "20:30"))
    assert written.traps == (("有人评家里人", "问最重的是哪句"),)
    assert guidance(course, 3, "en").slots[2] == ("activity", "20:30")


def test_there_is_no_day_beyond_the_last(course):
    with pytest.raises(KeyError):
        shared(course, 6)


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [(time(23, 30), 30, "24:00"), (time(23, 30), 60, "0:30"), (time(8), 0, "8:00")],
)
def test_a_show_that_ends_at_midnight_ends_at_24(start, minutes, end):
    assert clock_after(start, minutes) == end


def test_dates_and_things_have_their_words():
    day = date(2026, 9, 13)
    assert (date_of(day, "zh-CN"), weekday_of(day, "en")) == ("9月13日", "Sunday")
    assert until(None, "en") == ""
    assert (media("image", "zh-CN"), media("image", "en")) == ("图", "picture")
    assert clock_after(time(23, 30), 30, "en") == "midnight"


def test_samples_cover_what_a_script_has_to_stand(course):
    usual, first, lead, back, quiet, bare, listener, late = samples(
        course, 2, "evening"
    )
    assert usual.works
    assert (usual.now.hour, usual.last.mood) == ("19:30", "middle")
    assert (first.last.mood, lead.last.rank, back.last.mood) == ("first", 1, "back")
    assert (quiet.now.came, quiet.works) == (0, ())
    assert bare.host is bare.last is bare.now is None
    assert (listener.group.track, listener.last) == ("listener", None)
    assert (late.late, late.last) == ("14:20", None)


def test_samples_know_what_the_hour_knows(course):
    assert sample(course, 1, "morning").last is None
    assert sample(course, 2, "morning").now is None
    assert sample(course, 2, "noon").now.hour == "12:00"
    assert sample(course, 5, "morning").last is None
    assert sample(course, 2, "guidance").guidance.unreviewed
    eve = sample(course, course.first_number, "guidance")
    assert (eve.now, eve.guidance.unreviewed, eve.guidance.silent) == (None, 0, 0)
    assert eve.guidance.watch == ""
    assert sample(course, 1, "noon").duel.title == "优秀作业PK"
    closing = sample(course, 5, "evening")
    assert closing.citations[0].honor == "优秀学员"
    assert closing.finished


def test_a_sample_keeps_the_dates_of_a_camp_that_has_some(course):
    facts = sample(course, 2, "evening", dates=lambda n: date(2027, 3, 1 + n))
    assert (facts.day.date, facts.day.weekday) == ("3月3日", "周三")
    assert facts.last.makeup_until.startswith("周")


def test_a_sample_speaks_the_language_it_is_asked_for(course):
    assert sample(course, 1, "noon", locale="en").group.name == "Group 7"


def test_rules_part_into_what_is_welcome_and_what_is_left_alone():
    rules = ("说自己的事", "不发广告", "先不问真名", "有话直接问", "别评别人的家")
    assert dos_and_donts(rules) == (
        ("说自己的事", "有话直接问"),
        ("不发广告", "先不问真名", "别评别人的家"),
    )
    english = ("Ask away", "Don’t post links", "No adverts", "Notice one thing")
    assert dos_and_donts(english) == (
        ("Ask away", "Notice one thing"),
        ("Don’t post links", "No adverts"),
    )


def test_nobody_has_to_remember_more_than_three_of_each():
    many = tuple(f"写第{n}件" for n in range(5)) + tuple(f"不做{n}" for n in range(5))
    assert [len(one) for one in dos_and_donts(many)] == [3, 3]


def test_a_day_knows_which_of_its_kind_it_is(course):
    twice = course.model_copy(
        update={"days": (*course.days[:2], course.days[1], *course.days[2:])}
    )
    assert [shared(twice, number).day.nth for number in range(7)] == [
        1,
        1,
        2,
        1,
        1,
        1,
        1,
    ]


def test_an_aside_knows_a_person_a_case_and_a_notice_and_bare_only_names(course):
    usual, bare = (
        sample(course, 1, "aside", situation=one) for one in ("usual", "bare")
    )
    assert usual.person.wrote
    assert usual.case.by
    assert usual.notice.helper
    assert usual.now is usual.last is None
    assert (bare.person.silent, bare.person.wrote, bare.case.by) == (2, 0, "")
    assert bare.host is None
    assert sample(course, 1, "evening").person is None
