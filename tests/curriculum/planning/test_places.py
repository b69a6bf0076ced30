"""Where a plan's own faults are, and in whose words they are said."""

import csv
import io
import re
from pathlib import Path

import pytest

from camp.curriculum import lint, wording
from camp.curriculum.planning.wording import PLAN
from camp.desk.lead.planning import place_said, read_plan
from tests.curriculum.planning.test_tables import wrong
from tests.sheets.workbooks import workbook

PLAN_FILE = Path(__file__).parents[2] / "data" / "planning.csv"
OUTLINE = """\
# 少说一句

## 第1天 课程日 《慢半拍》
- **金句**：慢半拍，话就少一半。
- **万花筒**：《先数三下》
- **坑**：有人评理
"""


def read(text, name="plan.csv", locale="zh-CN"):
    body = text.encode() if isinstance(text, str) else text
    return read_plan(name, body, "my-camp", locale)


def warned(made, locale="zh-CN"):
    """What the linter doubts, as the plan's places say it: (where, words)."""
    problems = lint(made.curriculum, made.files, locale)
    told = [made.places.of_problem(one) for one in problems]
    return [(place_said(one.spot, locale), one.message) for one in told]


def planning(change):
    """The plan of a whole course, with its days changed: header -> cell, by day."""
    rows = list(csv.reader(io.StringIO(PLAN_FILE.read_text("utf-8-sig"))))
    at = next(n for n, row in enumerate(rows) if row[0] == "天")
    heads = rows[at]
    for row in rows[at + 1 :]:
        for head, cell in change.get(int(re.sub(r"\D", "", row[0])), {}).items():
            row[heads.index(head)] = cell(row[heads.index(head)])
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def show(minutes):
    return lambda _: "\n".join(f"{minute}′ 说一句" for minute in minutes)


WHOLE = {
    1: {"午间": lambda old: f"{old}\n类型：图"},
    3: {"金句": lambda _: "先听完"},
    4: {"热身": lambda _: "今晚三句话"},
    7: {"流程": show([0, 10])},
}


def test_what_is_missing_is_told_by_the_sheets_own_row_and_column():
    assert list(read(PLAN_FILE.read_bytes(), "planning.csv").missing) == [
        "第9行「午间」列：缺“类型”；另起一行，比如写“类型：图”",
        "第11行「金句」列：还没有写",
        "第12行「热身」列：还没有写",
        "第15行「流程」列：还没有写",
    ]


def test_whoever_does_as_they_are_told_has_nothing_left_to_write():
    made = read(planning(WHOLE))
    assert made.missing == ()
    assert made.curriculum is not None


def test_a_column_that_is_not_there_is_named_as_one_to_add():
    missing = read("天,类型,标题\n1,休息,慢半拍\n").missing
    assert "第2行：还没有“金句”；加一列“金句”，写在这一行" in missing
    assert "还没有“课名”；在表头上面加一行，前面写“课名”，后面写内容" in missing


def test_a_worksheet_is_named_when_there_are_several():
    days = [["天", "类型", "标题", "金句"], ["1", "休息", "慢半拍", ""]]
    body = workbook(days, [["课名", "少说一句"]], names=["日程", "设置"])
    missing = read(body, "plan.xlsx").missing
    assert "工作表“日程”第2行「金句」列：还没有写" in missing


def test_an_english_sheet_is_told_in_its_own_words_even_to_a_chinese_reader():
    text = "day,kind,title,noon\n1,rest,Slow,《Three breaths》\n"
    said = read(text).missing
    assert "第2行「noon」列：缺“kind”；另起一行，比如写“kind：image”" in said
    assert "第2行：还没有“quote”；加一列“quote”，写在这一行" in said
    said = read(text, locale="en").missing
    assert (
        'row 2, column noon: has no "kind"; add a line, such as "kind: image"' in said
    )


def test_an_outline_is_told_by_its_line_and_its_own_labels():
    missing = read(OUTLINE, "plan.md").missing
    assert "plan.md:5:1: “万花筒”：缺“类型”；另起一行，比如写“类型：图”" in missing
    assert "plan.md:3:1: 还没有“老师”；在这一天下面加一条：- **老师**：……" in missing
    assert "plan.md:6:1: “坑”：箭头两边都要写，像这样：出了什么事 → 怎么接" in missing


def test_what_the_linter_doubts_is_told_at_its_cell_too():
    change = {**WHOLE, 2: {"金句": lambda _: "慢半拍，话就少一半。"}}
    made = read(planning({**change, 1: {**WHOLE[1], "金句": change[2]["金句"]}}))
    assert ("第10行「金句」列", "和第1天写的一样；请换一句") in warned(made)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("0′ a\n20′ b\n10′ c", "第 10 分钟排在第 20 分钟后面；请按时间先后排"),
        ("0′ a\n5′ b\n99′ c", "有一条在第99分钟，可整场只有30分钟；请提前，或加长时长"),
    ],
)
def test_a_show_that_does_not_fit_is_told_without_the_words_of_the_file(words, said):
    head = "天,类型,标题,开始,分钟,流程\n"
    assert wrong(f'{head}1,活动,x,20:30,30,"{words}"\n') == [f"第2行「流程」列：{said}"]


FILE_WORDS = re.compile(r"[a-z_]{3,}")
PLAIN = re.compile(r"\{\w+\}|https?|Asia/Shanghai|map\.png")
OF_A_FILE = {*wording._FILE, *wording._SYNTAX, "missing", "nothing", "text_empty"}
OF_A_FILE |= {"topic", "read_early", "format", *wording.QUIZ}
"""What a file that is made of a plan cannot have, or what is said by its gap."""


@pytest.mark.parametrize("code", sorted({*wording.MESSAGES} - OF_A_FILE))
def test_nothing_a_plan_is_told_is_in_the_words_of_the_file(code):
    chinese = (PLAN.get(code) or wording.MESSAGES[code])[0]
    assert FILE_WORDS.findall(PLAIN.sub("", chinese)) == []


@pytest.mark.parametrize("code", sorted({*PLAN} & {*wording.MESSAGES}))
def test_both_ways_of_saying_a_fault_know_the_same_things(code):
    fields = [
        set(re.findall(r"\{(\w+)\}", words))
        for words in (*PLAN[code], *wording.MESSAGES[code])
    ]
    assert fields[0] == fields[1]
    assert fields[0] - {"day"} <= fields[2]
