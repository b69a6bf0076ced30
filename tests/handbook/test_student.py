"""The student handbook: everything the course has something for, and nothing empty."""

import re
from datetime import date
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camp import shelf
from camp.curriculum import load
from camp.handbook import (
    Note,
    Occasion,
    Pairs,
    Points,
    Table,
    of_cohort,
    student_handbook,
)
from tests.handbook.books import HAN, WORDS_IN_ENGLISH, texts
from tests.timetable.plans import cohort, plan

ZH, EN = Occasion("zh-CN"), Occasion("en")
ALWAYS = ("path", "calendar", "tiers", "checking-in", "rules", "people")


@cache
def shipped(name):
    return load(shelf.open_folder(shelf.curriculum_path(name)).files)


def keys(book):
    return [one.key for one in book.sections]


def of(book, key):
    return next(one for one in book.sections if one.key == key)


def said(course, key, occasion=ZH):
    """Everything one section says, one text a line."""
    return "\n".join(texts(of(student_handbook(course, occasion), key)))


def attending(**rule):
    return plan(attendance={"makeup_days": 1, "finish": 0.6, **rule})


def contest(**more):
    league = {
        "id": "league", "title": "联赛", "kind": "league", "measure": "completion",
        "min_members": 2, "about": "比完成率。",
    }  # fmt: skip
    return plan().model_validate(
        {**plan().model_dump(mode="json"), "contests": [{**league, **more}]}
    )


def test_interpersonal_21_has_every_section_in_the_order_of_the_camp():
    book = student_handbook(shipped("interpersonal-21"), ZH)
    assert keys(book) == [
        "goal", "path", "calendar", "tiers", "checking-in", "methods", "rules",
        "ladder", "contests", "honors", "points", "assessment", "promises", "answers", "materials",
        "people",
    ]  # fmt: skip
    assert (book.title, book.course) == ("学员手册", "好好相处")


@pytest.mark.parametrize("name", shelf.shipped())
def test_a_section_says_something_in_every_block(name):
    for section in student_handbook(shipped(name), ZH).sections:
        assert section.blocks, section.key
        assert section.title
        assert all(text.strip() for text in texts(section)), section.key


def test_what_the_course_has_nothing_for_is_left_out():
    book = student_handbook(plan(contests=(), honors=(), rules=("不发广告",)), ZH)
    assert not {"contests", "honors", "points", "methods", "answers"} & set(keys(book))
    assert set(ALWAYS) < set(keys(book))


def test_every_section_of_a_course_is_told_where_it_has_one():
    course = shipped("interpersonal-21")
    for key, there in (
        ("methods", course.methods),
        ("honors", course.honors),
        ("contests", course.contests),
        ("ladder", course.ladder),
        ("answers", course.answers),
    ):
        pairs = next(b for b in of(student_handbook(course, ZH), key).blocks
                     if isinstance(b, Pairs))  # fmt: skip
        assert len(pairs.items) == len(there)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "这门课不设补卡"),
        (1, "第二天24:00前还能补"),
        (2, "之后2天内都能补"),
    ],
)
def test_making_up_is_told_as_the_course_has_it(days, words):
    assert words in said(attending(makeup_days=days), "checking-in")


@pytest.mark.parametrize(
    ("leave", "words"),
    [(0, None), (1, "每周一到周日能请一天假"), (2, "每周一到周日能请2天假")],
)
def test_leave_is_told_as_the_course_has_it(leave, words):
    text = said(attending(leave_per_week=leave), "checking-in")
    assert (words or "") in text
    assert ("今天请假" in text) is (leave > 0)


@pytest.mark.parametrize(
    ("misses", "beyond", "zh", "en"),
    [
        (2, "out", "一周可以有2天；再多一天，名额让给下一期", "Up to 2 days a week"),
        (2, "listener", "再多一天，转为裸听", "with one more you become a listener"),
        (2, "nothing", "再多一天，营主会私下问问", "your host asks in private"),
        (1, "out", "一周可以有一天；", "One day a week may be missed"),
        (0, "out", "没请假也没补上的，名额让给下一期", "With a day missed"),
    ],
)
def test_what_too_many_misses_lead_to_is_told(misses, beyond, zh, en):
    course = attending(misses_per_week=misses, beyond=beyond)
    assert zh in said(course, "checking-in")
    english = said(course, "checking-in", EN)
    assert en in english
    assert "1 days" not in english


def test_without_a_limit_misses_are_not_mentioned():
    assert "没补上" not in said(attending(), "checking-in")


def test_ties_are_told_in_order_and_left_out_where_there_are_none():
    told = said(contest(ties=("excellent", "streak")), "contests")
    assert "比完成率。打平时依次看优秀作业、连续打卡。" in told
    plain = said(contest(ties=()), "contests")
    assert "比完成率。" in plain
    assert "打平" not in plain


def test_rounds_are_told_with_their_days():
    pk = {"kind": "pk", "ties": ()}
    course = contest(**pk, rounds=((1, 1), (2, 2)))
    assert "分2轮：第1天、第2天。" in said(course, "contests")
    assert "2 rounds: day 1 and day 2." in said(course, "contests", EN)
    one = contest(**pk, rounds=((1, 2),))
    assert "比一轮：第1–2天。" in said(one, "contests")
    assert "One round: days 1–2." in said(one, "contests", EN)


def test_an_honor_says_how_many_win_it_and_where():
    text = said(plan(), "honors")
    assert "来得最齐。每个营1位。" in text
    assert "留言最多。全营1位。" in text
    assert "还能得这一项" not in text


def test_without_a_deposit_no_money_is_mentioned():
    course = shipped("interpersonal-21")
    assert course.deposit is not None
    bare = student_handbook(course.model_copy(update={"deposit": None}), ZH)
    assert "押金" not in of(bare, "points").title
    none = course.model_copy(update={"deposit": None, "points": None})
    assert "points" not in keys(student_handbook(none, ZH))


def test_a_cohort_has_its_dates_and_the_course_in_general_has_none():
    course = plan()
    general = next(b for b in of(student_handbook(course, ZH), "calendar").blocks
                   if isinstance(b, Table))  # fmt: skip
    assert general.heads == ("天", "是什么", "题目")
    dated = student_handbook(course, of_cohort(cohort(course), "zh-CN"))
    table = next(b for b in of(dated, "calendar").blocks if isinstance(b, Table))
    assert table.heads == ("天", "日期", "是什么", "题目")
    assert table.rows[1][:2] == ("1", "9月7日周一")
    assert all(len(row) == 4 for row in table.rows)


def test_a_day_that_moves_is_dated_where_it_went():
    course = plan()
    moved = cohort(course, skips={date(2026, 9, 8)})
    book = student_handbook(course, of_cohort(moved, "zh-CN"))
    table = next(b for b in of(book, "calendar").blocks if isinstance(b, Table))
    assert [row[1] for row in table.rows][1:3] == ["9月7日周一", "9月9日周三"]


def test_which_days_ask_for_something_follows_the_course():
    told = said(plan("opening course rest course closing"), "calendar")
    assert "课程日要打卡。开营那天、休息日、结营那天不用打卡。" in told
    days = plan("opening course course closing").model_dump(mode="json")["days"]
    days[2]["parts"] = []
    told = said(plan(days=days), "calendar")
    assert "第1天要打卡。开营那天、第2天、结营那天不用打卡。" in told


def test_a_cohort_called_after_its_course_is_not_named_twice():
    course = shipped("interpersonal-21")
    book = student_handbook(course, Occasion("zh-CN", "好好相处第6期"))
    assert book.course == "好好相处 · 第6期"


def test_an_english_handbook_is_english_to_the_last_word():
    course = shipped("writing-21-en")
    started = cohort(course, start=date(2026, 10, 19), zone="Europe/London")
    for section in student_handbook(course, of_cohort(started, "en")).sections:
        for text in (section.title, *texts(section)):
            assert not HAN.search(text), text
            assert not re.search(r"\b1 (days|rounds)\b", text), text


def test_a_chinese_handbook_says_nothing_of_its_own_in_english():
    for section in student_handbook(shipped("interpersonal-21"), ZH).sections:
        for text in (section.title, *texts(section)):
            assert not WORDS_IN_ENGLISH.search(text), text


@given(due=st.integers(0, 60), finish=st.floats(0, 1).map(lambda f: round(f, 6)))
def test_the_least_days_for_a_certificate_reach_the_share_and_not_one_less_does(
    due, finish
):
    course = plan("course " * due or "opening", attendance={"finish": finish})
    book = of(student_handbook(course, ZH), "checking-in")
    notes = [block.text for block in book.blocks if isinstance(block, Note)]
    share = Fraction(str(finish))
    enough = [n for n in range(due + 1) if due and n >= due * share]
    if not enough or enough[0] == 0:
        assert notes == []
    else:
        [note] = notes
        assert f"{due}个打卡日里完成{enough[0]}天" in note


def test_rules_are_numbered_and_lists_are_not():
    blocks = of(student_handbook(plan(), ZH), "rules").blocks
    assert [block.numbered for block in blocks if isinstance(block, Points)] == [True]


def test_every_material_of_the_course_is_in_the_handbook_with_its_link():
    course = shipped("interpersonal-21")
    told = said(course, "materials")
    for day in course.days:
        for one in (day.extra, day.reading, *day.materials):
            if one and one.link:
                assert str(one.link) in told
                assert one.title in told
    assert str(course.assessment.link) in said(course, "assessment")
