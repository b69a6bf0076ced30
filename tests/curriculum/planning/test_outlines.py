"""A Markdown outline as a lead jots it down."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camp.curriculum import CurriculumError
from camp.desk.lead.planning import read_plan

OUTLINE = """\
# 少说一句

- **目标**：着急的时候少说一句

## 群规
- 说自己的事
- 不发广告

## 第1天 课程日 《慢半拍》

开头: 电话响三声再接

- **金句**：慢半拍，话就少一半。
- **要点**：
  1. 先喝口水
  2. 第一句可以不说
- **老师**：沈既白
- **链接**：<https://learn.example/1>
- **坑**：有人评理 -> 问一句最重的是哪句

### 轻度
听完音频

## Day 2 活动日 只说三句

- **热身**：

  今晚三句话。

  想一件急事。
- **流程**：
  - 0′ 开始了
    随时能进来
    〔等一等〕
  - 9分钟（备用） 一句也算
  - 30′ 说完了
"""


def read(text, locale="zh-CN"):
    body = text.encode() if isinstance(text, str) else text
    return read_plan("plan.md", body, "my-camp", locale)


def wrong(text):
    with pytest.raises(CurriculumError) as said:
        read(text)
    return [str(problem) for problem in said.value.problems]


def test_headings_labels_and_lists_become_days():
    text = read(OUTLINE).files["curriculum.yaml"].decode()
    for block in (
        "title: 少说一句\n",
        "rules:\n  - 说自己的事\n  - 不发广告\n",
        "    kind: course\n    title: 慢半拍\n    hook: 电话响三声再接\n",
        "    key_points:\n      - 先喝口水\n      - 第一句可以不说\n",
        "      link: https://learn.example/1\n",
        "        - trap: 有人评理\n          answer: 问一句最重的是哪句\n",
        "      light: 听完音频\n",
        "      warm_up: |-\n        今晚三句话。\n\n        想一件急事。\n",
        "        - at: 0\n          say: |-\n            开始了\n            随时能进来\n          cue: 等一等\n",
        "        - at: 9\n          say: 一句也算\n          spare: true\n",
    ):
        assert block in text


def test_what_is_wrong_is_said_with_its_line():
    text = OUTLINE.replace("**金句**", "**金局**").replace("Day 2", "Day 4")
    assert wrong(text) == [
        "plan.md:13:1: 没有“金局”这一项；是不是“金句”",
        "plan.md:24:1: 第4天前面缺第 2、3 天；请补上，空着的日子可以写“休息”",
    ]


def test_settings_may_stand_in_front_matter():
    text = "---\n课名: 早起\n目标: 起得来\n---\n## 第1天 休息 《a》\n"
    made = read(text).files["curriculum.yaml"].decode()
    assert "title: 早起\n" in made
    assert "goal: 起得来\n" in made


def test_an_outline_without_days_is_refused():
    assert wrong("hello") == [
        "plan.md:1:1: 一天也没有；每天用一个标题开头，如 ## 第1天 课程日 《题目》"
    ]


@pytest.mark.parametrize(
    "text", ["> " * 20_000 + "a", "- " * 5_000, "# a\n" * 200_000, "x" * 9_000_000]
)
def test_an_outline_of_no_sense_is_refused_soon(text):
    assert len(wrong(text)) == 1


PARTS = st.sampled_from(
    ["# a\n", "## 第1天 课程日 《x》\n", "## Day 2 rest “y”\n", "- **金句**：q\n", "  - a\n",
     "```\n", "\n", "文字\n", "开头: h\n", "### 流程\n", "0′ a\n", "- **分钟**：九\n", "---\n", "\t", "> "]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PARTS, max_size=14).map("".join))
def test_whatever_an_outline_says_it_is_a_course_or_words_about_it(text):
    try:
        made = read(text)
    except CurriculumError as no:
        said = [problem.line for problem in no.problems]
    else:
        said = [gap.line for gap in made.gaps] or [made.days]
    assert all(place >= 1 for place in said)
