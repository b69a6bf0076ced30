"""Check-ins from a sheet: what was handed in, for which day, and when."""

from datetime import date, datetime

import pytest

from camp import sheets
from camp.sheets import SheetError
from tests.sheets.workbooks import workbook

PARTS = {"listen": "听课", "homework": "作业", "reading": "加读", "reflection": "心得"}
CALENDAR = {n: date(2026, 9, 8 + n) for n in range(1, 22)}
WRITTEN = frozenset({"homework"})


def read(text, locale="zh-CN", calendar=CALENDAR, default_parts=WRITTEN):
    table = sheets.read("打卡.csv", text.encode(), locale)
    return sheets.checkins(
        table, PARTS, locale, default_parts=default_parts, calendar=calendar
    )


def said(text, locale="zh-CN", **more):
    with pytest.raises(SheetError) as caught:
        read(text, locale, **more)
    return [str(problem) for problem in caught.value.problems]


def one(text, **more):
    (row,) = read(text, **more).rows
    return row


def test_a_check_in_is_read_with_its_parts_words_and_time():
    row = one(
        '学号,第几天,部分,内容,时间\nS1,3,听课、作业,"先停\n再说",2026-09-11 21:04\n'
    )
    assert row == (
        *(2, "S1", 3, frozenset({"listen", "homework"}), "先停\n再说"),
        datetime.fromisoformat("2026-09-11T21:04"),
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [
        *(("3", 3), ("第3天", 3), ("第 3 天", 3), ("3天", 3), ("Day 3", 3), ("D03", 3)),
        *(("第三天", 3), ("第十天", 10), ("十二", 12), ("第二十一天", 21), ("0", 0)),
        *(("2026-09-11", date(2026, 9, 11)), ("2026/9/11", date(2026, 9, 11))),
        *(("2026.9.11", date(2026, 9, 11)), ("2026年9月11日", date(2026, 9, 11))),
        *(("20260911", date(2026, 9, 11)), ("9月11日", date(2026, 9, 11))),
        *(("46276", date(2026, 9, 11)), ("2026-09-11 21:04", date(2026, 9, 11))),
        *(("46276.9", date(2026, 9, 11)), ("２０２６－０９－１１", date(2026, 9, 11))),
    ],
)
def test_a_day_may_be_a_number_or_a_date(written, day):
    assert one(f"学号,天,内容\nS1,{written},好\n").day == day


@pytest.mark.parametrize(
    "written",
    ["昨天", "第九十天", "十十", "99", "2026-13-01", "2026-02-30", "9/11", "三四"],
)
def test_what_is_no_day_is_a_problem(written):
    assert said(f"学号,天,内容\nS1,{written},好\n") == [
        f"第2行「天」列：“{written}”看不出是哪一天；写 3、第3天 或 2026-09-11"
    ]


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        *(("2026-09-11 21:04", "21:04"), ("2026/9/11 21:04:05", "21:04:05")),
        *(("2026-09-11T21:04:05.678", "21:04:05"), ("9月11日 21:04", "21:04")),
        *(("9月11日21时4分", "21:04"), ("2026年9月11日 晚上9:04", "21:04")),
        *(("2026-09-11 下午9点", "21:00"), ("2026-09-11 9:04 PM", "21:04")),
        *(("2026-09-11 中午12:30", "12:30"), ("2026-09-11 中午1:30", "13:30")),
        *(("2026-09-11 12:05 am", "00:05"), ("2026-09-11 上午9：04", "09:04")),
        *(("46276.877777777", "21:04"), ("21:04", "21:04"), ("晚上9:04", "21:04")),
    ],
)
@pytest.mark.parametrize("day", ["3", "2026-09-11"])
def test_a_time_is_read_as_people_write_it(written, clock, day):
    at = one(f"学号,天,内容,提交时间\nS1,{day},好,{written}\n").at
    assert at == datetime.fromisoformat(f"2026-09-11T{clock}")


def test_a_time_without_a_date_needs_a_calendar_or_a_date():
    text = "学号,天,内容,时间\nS1,3,好,21:04\nS2,9月11日,好,\n"
    assert said(text, calendar=None) == [
        "第2行「时间」列：“21:04”只有钟点；请连日期一起写，如 2026-09-11 21:04",
        "第3行「天」列：“9月11日”没有年份；写成 2026-09-11 这样",
    ]


@pytest.mark.parametrize(
    "written",
    [
        "2026-09-11T21:04+08:00",
        "2026-09-11T13:04Z",
        "25:00",
        "9:99",
        "后来",
        "2026-09-11",
    ],
)
def test_what_is_no_local_time_is_a_problem(written):
    assert said(f"学号,天,内容,时间\nS1,3,好,{written}\n") == [
        f"第2行「时间」列：“{written}”看不出时间；写 2026-09-11 21:04，不带时区"
    ]


def test_around_new_year_a_date_without_a_year_is_the_one_near_the_camp():
    calendar = {1: date(2026, 12, 28)}
    days = [
        one(f"学号,天,内容\nS1,{written},好\n", calendar=calendar).day
        for written in ("12月30日", "1月3日")
    ]
    assert days == [date(2026, 12, 30), date(2027, 1, 3)]


def test_words_without_parts_claim_what_the_caller_says():
    assert one("学号,天,内容\nS1,3,好\n").parts == WRITTEN
    assert (
        one("学号,天,内容\nS1,3,好\n", default_parts=frozenset()).parts == frozenset()
    )


def test_a_column_that_bears_a_parts_title_claims_that_part():
    assert one("学号,天,心得\nS1,3,想了很久\n").parts == {"reflection"}
    assert one("学号,天,Homework\nS1,3,想了很久\n").parts == {"homework"}


def test_two_texts_of_one_row_are_two_check_ins_and_none_is_lost():
    text = "学号,天,听课,作业,心得,时间\nS1,3,√,先停再说,想了很久,21:04\nS2,3,✓,,无,\n"
    assert [(row.ref, row.parts, row.words) for row in read(text).rows] == [
        ("S1", {"listen", "homework"}, "先停再说"),
        ("S1", {"reflection"}, "想了很久"),
        ("S2", {"listen"}, ""),
    ]


def test_texts_in_columns_that_name_no_part_are_all_kept():
    table = sheets.read("x", "学号,天,作业,心得\nS1,3,甲,乙\n".encode(), "en")
    read = sheets.checkins(table, {"write": "练习"}, "en").rows
    assert [row.words for row in read] == ["甲", "乙"]


def test_parts_are_known_by_title_and_key_and_all_at_once():
    text = "学号,天,部分\nS1,3,听课/Reading\nS2,3,全部\n"
    assert [row.parts for row in read(text).rows] == [{"listen", "reading"}, set(PARTS)]


def test_every_problem_of_every_row_is_said_at_once():
    text = "学号,天,部分,内容\n,3,听课,好\nS2,,跑步,好\nS3,3,,\n"
    assert said(text) == [
        "第2行「学号」列：没有说是谁：编号和手机号至少填一个",
        "第3行「天」列：空着",
        "第3行「部分」列：没有“跑步”；可以写：听课、作业、加读、心得",
        "第4行「内容」列：这一行没有交任何东西：内容和部分都空着",
    ]
    assert said(text, "en")[2] == (
        "row 3, column 部分: '跑步' is not known; use listen, homework, reading, reflection"
    )


def test_a_sheet_without_texts_and_parts_says_which_columns_it_could_have():
    assert said("学号,天\nS1,3\n") == [
        "第1行：至少要有其中一列：部分、内容、听课、作业、加读、心得；现有：学号、天"
    ]


def test_a_student_without_an_id_is_found_by_the_phone_of_the_roster():
    roster = sheets.roster(
        sheets.read("x", "姓名,手机\n张伟,13800138000\n".encode(), "en"), "en"
    )
    row = one("手机,天,内容\n+86 138 0013 8000,3,好\n")
    assert row.ref == roster.rows[0].ref


def test_an_excel_export_of_a_questionnaire_reads_as_it_is():
    head = ["序号", "提交答卷时间", "1、您的学号", "2、第几天", "3、打卡内容（必填）"]
    body = workbook([head, [1, (46276.8777777, 3), "S1", 3.0, "今天我先停了一下"]])
    table = sheets.read("答卷.xlsx", body, "zh-CN")
    (row,) = sheets.checkins(table, PARTS, "zh-CN", default_parts=WRITTEN).rows
    assert row.at == datetime.fromisoformat("2026-09-11T21:04")
    assert (row.ref, row.day, row.words) == ("S1", 3, "今天我先停了一下")
