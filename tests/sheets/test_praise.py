"""Reviews and nominations from a sheet."""

from datetime import date, datetime

import pytest

from camp import sheets
from camp.sheets import SheetError

HONORS = {"warm-heart": "暖心奖", "full-attendance": "全勤奖"}


def table(text, locale="zh-CN"):
    return sheets.read("点评.csv", text.encode(), locale)


def said(act):
    with pytest.raises(SheetError) as caught:
        act()
    return [str(problem) for problem in caught.value.problems]


def test_likes_comments_and_stamps_are_read():
    text = (
        "学号,天,类型,点评人,内容,时间\n"
        "S1,3,点赞,S2,,2026-09-11 21:04\n"
        "S1,9月12日,评论,李娜,没想好就写没想好，最实在,\n"
        "S2,2026-09-12,优秀,阿敏,,22:10\n"
    )
    calendar = {1: date(2026, 9, 9)}
    read = sheets.reviews(table(text), "zh-CN", calendar).rows
    assert [(r.ref, r.day, r.kind, r.by) for r in read] == [
        ("S1", 3, "like", "S2"),
        ("S1", date(2026, 9, 12), "comment", "李娜"),
        ("S2", date(2026, 9, 12), "stamp", "阿敏"),
    ]
    assert read[2].at == datetime.fromisoformat("2026-09-12T22:10")


def test_a_review_without_a_giver_a_kind_or_words_says_all_of_it():
    text = "学号,天,类型,点评人,内容\nS1,3,评论,,\n,3,踩,阿敏,\n"
    assert said(lambda: sheets.reviews(table(text), "zh-CN")) == [
        "第2行「点评人」列：空着",
        "第2行「内容」列：评论空着",
        "第3行「学号」列：没有说是谁：编号和手机号至少填一个",
        "第3行「类型」列：没有“踩”；可以写：点赞、评论、盖章",
    ]
    assert said(lambda: sheets.reviews(table(text, "en"), "en"))[3] == (
        "row 3, column 类型: '踩' is not known; use like, comment, stamp"
    )


def test_a_comment_needs_words_even_in_a_sheet_without_a_column_for_them():
    text = "学号,天,类型,点评人\nS1,3,评论,阿敏\n"
    assert said(lambda: sheets.reviews(table(text), "zh-CN")) == [
        "第2行「类型」列：评论空着"
    ]


def test_nominations_name_an_honor_by_title_or_id():
    text = "学号,奖项,提名人,理由\nS1,暖心奖,S2,每天都回\nS2,full-attendance,阿舟,\n"
    assert sheets.nominations(table(text), HONORS, "zh-CN").rows == (
        (2, "S1", "warm-heart", "S2", "每天都回"),
        (3, "S2", "full-attendance", "阿舟", ""),
    )


def test_an_honor_nobody_gives_is_a_problem_with_the_choices():
    text = "学号,奖项,提名人\nS1,最佳奖,S2\n"
    assert said(lambda: sheets.nominations(table(text), HONORS, "zh-CN")) == [
        "第2行「奖项」列：没有“最佳奖”；可以写：暖心奖、全勤奖"
    ]
