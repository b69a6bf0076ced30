"""What is on every page of the host's: standing, the night's line, both languages."""

import re

import pytest

from tests.web.a_desk import look, press
from tests.web.desks import seen


def test_the_desk_says_where_the_group_stood_and_how_far_the_next_is(both):
    for name in ("小陈", "小周", "小吴"):
        both.came(name, 1)
    both.came("小李", 1)
    both.walk(both.at(2, 9))
    said = seen(look(both, "/desk"))
    assert "昨晚第2名" in said
    assert "再多2个人打卡，就能追上2营。" in said
    assert "2营 3/4 75.0%" in said
    assert "前面没有人了。" in seen(look(both, "/desk", group=2))


@pytest.mark.parametrize(
    ("kind", "begins"), [("well", "顺利"), ("help", "要帮忙"), ("learnt", "学到")]
)
def test_a_line_at_night_says_what_it_is(desks, kind, begins):
    desks.walk(desks.at(1, 21))
    form = {"kind": kind, "words": "点名夸了三个人"}
    assert f"{begins}：点名夸了三个人" in seen(press(desks, "/desk/note", form))


PAGES = (
    "/desk", "/desk/words", "/desk/members?name=Ben",
    "/desk/members/link", "/desk/homework", "/desk/homework?show=answered", "/desk/members",
    "/desk/members/1", "/desk/ahead", "/desk/handover", "/desk/reminders",
    "/desk/3/morning/edit",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_in_english_no_page_has_a_chinese_word(english, path):
    english.came("Ben", 2, words="I listened to the end.")
    english.came("Chloe", 2, words="I listened. " * 30)
    english.stamped("Ben", 2)
    english.walk(english.at(3, 9))
    page = look(english, path)
    assert '<html lang="en">' in page.text
    assert not re.search(r"[\u4e00-\u9fff]", page.text.replace(">中文<", "><"))


def test_the_interface_is_the_readers_and_the_script_the_courses(desks):
    desks.walk(desks.at(1, 8, 6))
    with desks.browser(desks.link(), **{"accept-language": "en"}) as client:
        said = seen(client.get("/desk"))
    assert "Copy the full version" in said
    assert "Group 1" in said
    assert "第1天从一句话开始" in said
