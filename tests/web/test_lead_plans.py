"""A lead's own planning table on her page, and the days she looks through."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.web.desks import seen
from tests.web.test_lead_walk import post

PLAN = Path(__file__).parents[1] / "data" / "planning.csv"
OUTLINE = """\
# 少说一句
## 第1天 课程日 《慢半拍》
- **万花筒**：《先数三下》
"""


@pytest.fixture
def lead(desks):
    with desks.browser(desks.link("lead"), **{"accept-language": "zh"}) as client:
        yield client


def sent(lead, name, body):
    answer = post(lead, "/lead/curricula", (name, body))
    assert answer.status_code == 303, seen(answer)
    return answer.headers["location"]


def opened(page):
    """The numbers of the days that are unfolded."""
    days = re.findall(
        r'<li id="d(-?\d+)"[^>]*>\s*<details class="fold"( open)?', page.text
    )
    return [int(number) for number, shown in days if shown]


def test_what_a_planning_table_lacks_is_said_at_its_own_cell(lead):
    page = lead.get(sent(lead, "策划表.csv", PLAN.read_bytes()))
    said = seen(page)
    assert "改好4处，再传一次" in said
    assert "第1天 第9行「午间」列 午间 缺“类型”；另起一行，比如写“类型：图”" in said
    assert "第3天 第11行「金句」列 金句 还没有写" in said
    assert "days[" not in page.text
    assert "第191行" not in said


def test_an_english_reader_is_told_the_same_cell(desks):
    link = desks.link("lead")
    with desks.browser(link, **{"accept-language": "en"}) as lead:
        said = seen(lead.get(sent(lead, "plan.csv", PLAN.read_bytes())))
    assert "Day 3 row 11, column 金句 金句 is not written yet" in said


def test_the_file_that_came_of_a_table_goes_along_and_can_be_sent_again(lead):
    address = sent(lead, "策划表.csv", PLAN.read_bytes())
    assert f'href="{address}/curriculum.yaml"' in lead.get(address).text
    file = lead.get(f"{address}/curriculum.yaml")
    assert file.status_code == 200
    assert 'filename="curriculum.yaml"' in file.headers["content-disposition"]
    assert "待补：" in file.text
    line = next(
        n for n, x in enumerate(file.text.split("\n"), 1) if "待补：" in x and n > 3
    )
    again = seen(lead.get(sent(lead, "curriculum.yaml", file.content)))
    assert f"第{line}行" in again


def test_a_whole_table_gives_a_whole_file(lead):
    rows = PLAN.read_text("utf-8-sig")
    address = sent(lead, "course.csv", rows.encode())
    text = lead.get(f"{address}/curriculum.yaml").text
    whole = re.sub(r":  # 待补：.*类型", ": image", text)
    assert whole != text
    assert "类型" not in seen(lead.get(sent(lead, "curriculum.yaml", whole.encode())))


def test_an_outline_is_quoted_at_the_line_that_is_meant(lead):
    page = lead.get(sent(lead, "大纲.md", OUTLINE.encode()))
    said = seen(page)
    assert "第1天 第3行" in said
    assert "“万花筒”：缺“类型”" in said
    assert "- **万花筒**：《先数三下》" in said


def test_everything_one_row_lacks_stands_together_once(lead):
    page = lead.get(sent(lead, "plan.csv", "天,类型,标题\n1,休息,慢半拍\n".encode()))
    said = seen(page)
    assert said.count("第1天 第2行") == 1
    for name in ("开头", "金句", "要点", "运营要点"):
        assert f"还没有“{name}”；加一列“{name}”" in said
    assert "改好上面的再看" not in said


def test_what_is_wrong_in_a_file_is_named_without_its_path(lead):
    address = sent(lead, "策划表.csv", PLAN.read_bytes())
    file = lead.get(f"{address}/curriculum.yaml").content
    page = lead.get(sent(lead, "curriculum.yaml", file))
    assert "<code>extra.kind</code>" in page.text
    assert "days[" not in page.text


def test_the_calendar_opens_at_today_and_folds_the_rest(desks, lead):
    page = lead.get("/lead/camps/1/calendar")
    assert len(opened(page)) == 1
    desks.walk(desks.at(2, 9))
    page = lead.get("/lead/camps/1/calendar")
    assert opened(page) == [2, 3]
    said = seen(page)
    assert "过去的2天" in said
    assert "今天 · 9月8日 周二" in said
    assert "明天 · 9月9日 周三" in said
    assert "前一晚21:30" in said
    assert "次日00:05" in said
    assert "09-0" not in said


def test_a_day_is_shown_with_its_guidance_first_and_counted_in_characters(lead):
    page = seen(lead.get("/lead/camps/1/day/3?group=middle"))
    assert page.index("运营要点") < page.index("07:30–11:00")
    assert re.search(r"最长\d+字", page)
    assert "字节" not in page
