"""Columns are found however people write their headers."""

import pytest

from camp import sheets
from camp.sheets import Column, SheetError

NAME = Column("name", ("姓名", "名字", "name"), required=True)
PHONE = Column("phone", ("手机", "手机号", "phone", "mobile"))


def table(*headers, locale="zh-CN"):
    row = ",".join(f'"{header}"' for header in headers)
    values = ",".join("x" for _ in headers)
    return sheets.read("x.csv", f"{row}\n{values}\n".encode(), locale)


@pytest.mark.parametrize(
    "header",
    [
        *(
            "手机号",
            "手 机 号",
            "手机号：",
            "*手机号",
            "手机号（必填）",
            "【必填】手机号",
        ),
        *("1、您的手机号", "2. 请填写手机号", "Phone", "PHONE", "Ｐｈｏｎｅ", "mobile"),
        *("手机号\n(11位)", "q3.手机"),
    ],
)
def test_a_phone_column_is_found_however_it_is_written(header):
    found = sheets.columns(table("姓名", header), [NAME, PHONE], "zh-CN")
    assert found.at == {"name": 0, "phone": 1}
    assert found.headers["phone"] == header


def test_the_first_name_of_a_column_wins_and_the_other_is_said_to_be_unused():
    found = sheets.columns(table("名字", "姓名", "微信"), [NAME], "zh-CN")
    assert found.at == {"name": 1}
    assert found.notes == ("这些列没有用到：名字、微信",)


def test_a_missing_column_says_what_it_may_be_called_and_what_there_is():
    wanted = [NAME, Column("day", ("天", "day"), required=True), PHONE]
    with pytest.raises(SheetError) as caught:
        sheets.columns(table("学号", "微信"), wanted, "zh-CN")
    assert str(caught.value).splitlines() == [
        "第1行「姓名」列：缺少这一列，可以叫：姓名、名字、name；现有：学号、微信",
        "第1行「天」列：缺少这一列，可以叫：天、day；现有：学号、微信",
    ]
    with pytest.raises(SheetError) as caught:
        sheets.columns(table("学号", "微信"), [NAME], "en")
    assert str(caught.value) == (
        "row 1, column name: this column is missing; "
        "it may be called 姓名, 名字, name; there are: 学号, 微信"
    )


def test_a_wanted_column_that_is_there_twice_is_a_problem():
    with pytest.raises(SheetError) as caught:
        sheets.columns(table("姓名", "手机", "姓 名"), [NAME], "zh-CN")
    assert str(caught.value) == "第1行「姓名」列：有 2 列都叫这个名字；请只留一列"


def test_a_column_nobody_wants_may_be_there_twice():
    found = sheets.columns(table("姓名", "备注", "备注"), [NAME], "en")
    assert found.notes == ("columns that were not used: 备注, 备注",)


def test_a_sheet_of_a_hundred_columns_is_not_listed_whole():
    found = sheets.columns(table("姓名", *map(str, range(50))), [NAME], "en")
    assert found.notes[0].endswith("10, 11, …")
