"""The board: persons by dates, and why a day counts as it does."""

import pytest
from sqlalchemy import event

from camp.desk import board
from camp.desk.lead import excuse, leave
from camp.desk.refusal import Refusal


def laid_out(small, **more):
    with small.act() as kept:
        return board.board(kept, small.row, small.now, **more)


def of(found, name):
    line = next(line for line in found.lines if line.name == name)
    return [str(cell.word) for cell in line.cells], line.done, line.due


def why(small, name, locale="zh-CN"):
    with small.act() as kept:
        return board.why(kept, small.row, name, small.now, locale)[1]


def test_closed_days_stand_and_today_carries_a_star(small):
    small.walk(small.at(1, 7))
    small.came("小李", 1)
    small.came("小王", 1, parts=1)
    small.walk(small.at(2, 21))
    small.came("小李", 2)
    found = laid_out(small)
    assert [number for number, _ in found.days] == [0, 1, 2]
    assert of(found, "小李") == (["", "完成", "完成*"], 1, 1)
    assert of(found, "小王") == (["", "部分", "未交"], 0, 1)
    assert of(found, "小张") == (["", "没来", "未交"], 0, 1)


def test_a_day_made_up_shows_with_a_star_until_the_next_night(small):
    small.walk(small.at(2, 9))
    small.came("小赵", 1, hour=33)
    assert of(laid_out(small), "小赵") == (["", "补上*", "未交"], 1, 1)
    small.walk(small.at(3, 1))
    assert of(laid_out(small), "小赵")[0][1] == "补上"


def test_leave_and_excuse_do_not_count(small):
    small.walk(small.at(1, 9))
    with small.act() as kept:
        leave(kept, small.row, "小李", 1, who="小齐", why="", now=small.now)
    small.walk(small.at(2, 9))
    with small.act() as kept:
        excuse(kept, small.row, "小王", 1, who="小齐", why="停电", now=small.now)
    found = laid_out(small)
    assert of(found, "小李") == (["", "请假", "未交"], 0, 0)
    assert of(found, "小王") == (["", "免了", "未交"], 0, 0)


def test_days_to_come_and_rest_days_are_empty(small):
    small.walk(small.at(3, 9))
    found = laid_out(small)
    assert [number for number, _ in found.days] == [0, 1, 2, 3]
    assert of(found, "小李")[0][3] == ""


def test_only_one_group_or_one_student_when_told_so(small):
    small.walk(small.at(1, 9))
    assert [line.name for line in laid_out(small, group=2).lines] == [
        "小陈",
        "小周",
        "小吴",
        "小郑",
    ]
    assert [line.ref for line in laid_out(small, student="小周").lines] == ["S21"]
    with pytest.raises(Refusal, match="没有第7群"):
        laid_out(small, group=7)


def test_before_the_camp_there_are_no_days(small_file):
    assert laid_out(small_file).days == ()


def test_every_day_says_why(small):
    small.walk(small.at(1, 7))
    small.came("小王", 1, hour=20)
    small.walk(small.at(2, 7))
    small.came("小王", 2, parts=1, hour=9)
    small.walk(small.at(3, 7))
    small.came("小王", 2, parts=2, hour=33)
    small.walk(small.at(4, 9))
    assert [one.reason for one in why(small, "小王")] == [
        "这天不用打卡",
        "两样都在20:00前交齐",
        "第3天09:00补齐",
        "这天不用打卡",
        "还没收到，24:00前都算",
    ]
    assert why(small, "小王", "en")[2].reason == "Made up, 09:00 on day 3"
    assert why(small, "小王", "en")[4].reason == "Nothing yet; in time until midnight"


def test_something_begun_today_says_what_is_missing(small):
    small.walk(small.at(1, 9))
    small.came("小张", 1, parts=5, words="短", hour=8)
    assert why(small, "小张")[1].reason == "听课到了，心得1字，还差19字，还差作业"


def test_the_board_costs_a_fixed_number_of_statements(small_file):
    small_file.walk(small_file.at(3, 9))
    counts = []

    def count(*_):
        counts[-1] += 1

    event.listen(small_file.store.engine, "before_cursor_execute", count)
    for more in ({}, {"group": 1}, {"student": "小李"}):
        counts.append(0)
        laid_out(small_file, **more)
    assert len(set(counts)) == 1
    assert counts[0] < 25
