"""The host handbook: a day by the clock, hard moments, one thing a day."""

from functools import cache

import pytest

from camp import shelf
from camp.curriculum import load
from camp.desk import handbooks
from camp.handbook import Occasion, Pairs, Table, host_handbook, moment, of_cohort
from tests.handbook.books import HAN, WORDS_IN_ENGLISH, texts
from tests.timetable.plans import cohort, plan

REPLIES = (("有人发广告", "谢谢小李。\n链接先不留。"),)


@cache
def shipped(name):
    return load(shelf.open_folder(shelf.curriculum_path(name)).files)


def of(book, key):
    return next(one for one in book.sections if one.key == key)


def keys(book):
    return [one.key for one in book.sections]


def test_interpersonal_21_has_every_section():
    course = shipped("interpersonal-21")
    book = host_handbook(course, of_cohort(cohort(course), "zh-CN", REPLIES))
    assert keys(book) == [
        "begin", "clock", "copying", "reviewing", "hard", "quiet", "ladder", "call",
        "rituals", "days", "answers", "swap",
    ]  # fmt: skip
    for section in book.sections:
        assert section.blocks
        assert all(text.strip() for text in texts(section)), section.key


def test_without_replies_there_is_no_empty_chapter_for_them():
    assert "hard" not in keys(host_handbook(plan(), Occasion("zh-CN")))


def test_the_clock_follows_the_slots_of_the_course():
    slots = {
        "morning": {"compose": "06:00", "post_from": "06:40", "post_until": "09:15"}
    }
    book = host_handbook(plan(slots=slots), Occasion("zh-CN"))
    [table] = [b for b in of(book, "clock").blocks if isinstance(b, Table)]
    assert [row[0] for row in table.rows][:2] == ["前一晚21:30", "06:40–09:15"]


def test_every_day_says_its_aim_its_traps_and_its_date():
    course = plan()
    book = host_handbook(course, of_cohort(cohort(course), "zh-CN"))
    [days] = [b for b in of(book, "days").blocks if isinstance(b, Pairs)]
    assert len(days.items) == 4
    assert days.items[1] == (
        "第1天 · 9月7日周一 · 第2课",
        "让中度那份好开头\n容易绊：有人评理。问哪句最重",
    )
    general = host_handbook(course, Occasion("zh-CN"))
    [days] = [b for b in of(general, "days").blocks if isinstance(b, Pairs)]
    assert days.items[1][0] == "第1天 · 第2课"


def test_a_reply_keeps_its_lines_and_its_moment():
    book = host_handbook(plan(), Occasion("zh-CN", replies=REPLIES))
    [replies] = [b for b in of(book, "hard").blocks if isinstance(b, Pairs)]
    assert replies.items == REPLIES


def test_an_english_handbook_is_english_to_the_last_word():
    course = shipped("writing-21-en")
    for section in host_handbook(course, of_cohort(cohort(course), "en")).sections:
        for text in (section.title, *texts(section)):
            assert not HAN.search(text), text


def test_a_chinese_handbook_says_nothing_of_its_own_in_english():
    for section in host_handbook(
        shipped("interpersonal-21"), Occasion("zh-CN")
    ).sections:
        for text in (section.title, *texts(section)):
            assert not WORDS_IN_ENGLISH.search(text), text


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
@pytest.mark.parametrize("name", handbooks._HARD)
def test_every_hard_moment_has_a_name(locale, name):
    assert bool(HAN.search(moment(name, locale))) is (locale == "zh-CN")
