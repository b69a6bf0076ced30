"""A host's own wording, written over the script's."""

import html
import re

from tests.web.a_desk import look, press
from tests.web.desks import seen


def test_a_host_writes_over_a_text_and_copies_their_own_words_first(both):
    both.walk(both.at(1, 8, 6))
    page = look(both, "/desk/1/morning/edit")
    assert "第1天从一句话开始" in page.text
    page = press(both, "/desk/1/morning/edit", {"words": "早安，今天听一段就好。"})
    said = seen(page)
    assert said.index("你改过的 1条") < said.index("早安，今天听一段就好。")
    assert said.index("早安，今天听一段就好。") < said.index("第1天从一句话开始")
    assert "复制你改过的" in said
    made = drawn_from(look(both, "/desk/1/morning/edit"))
    back = press(both, "/desk/1/morning/edit", {"original": "1", "made": made})
    assert "你改过的" not in seen(back)


def drawn_from(page):
    """Read what a page says it was drawn from, as its form sends it back."""
    return re.search(r'name="made" value="([^"]*)"', page.text)[1]


def boxes(page):
    found = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", page.text, re.DOTALL)
    return [html.unescape(one) for one in found]


def test_two_at_one_desk_do_not_write_over_each_other(both):
    both.walk(both.at(1, 8, 6))
    address = "/desk/1/morning/edit"
    made = drawn_from(look(both, address))
    press(both, address, {"words": "营主写的", "made": made})
    before = both.kept_things()
    theirs = {"words": "副营主写的", "made": made}
    answer = press(both, address, theirs, wanted=409, role="deputy")
    assert both.kept_things()[1] == before[1]
    assert boxes(answer) == ["副营主写的"]
    said = seen(answer)
    assert said.index("你打开以后，这段话变过了") < said.index("营主写的")
    both_texts = {"words": "营主写的，副营主写的", "made": drawn_from(answer)}
    page = press(both, address, both_texts, role="deputy")
    assert "营主写的，副营主写的" in seen(page)


def test_the_same_words_sent_twice_are_kept_once_and_nobody_is_asked(desks):
    desks.walk(desks.at(1, 8, 6))
    made = drawn_from(look(desks, "/desk/1/morning/edit"))
    form = {"words": "早，慢慢来", "made": made}
    press(desks, "/desk/1/morning/edit", form)
    press(desks, "/desk/1/morning/edit", form)


def test_taking_the_script_back_leaves_words_that_came_meanwhile(desks):
    desks.walk(desks.at(1, 8, 6))
    address = "/desk/1/morning/edit"
    press(desks, address, {"words": "第一份"})
    page = look(desks, address)
    press(desks, address, {"words": "第二份", "made": drawn_from(page)}, role="deputy")
    back = {"original": "1", "made": drawn_from(page)}
    answer = press(desks, address, back, wanted=409)
    assert boxes(answer) == ["第二份"]
    assert "现在是下面这一份" in seen(answer)
    press(desks, address, {**back, "made": drawn_from(answer)})
    assert "第二份" not in seen(look(desks, "/desk"))


def test_a_clash_in_english_is_english(english):
    english.walk(english.at(1, 8, 6))
    address = "/desk/1/morning/edit"
    press(english, address, {"words": "Mine"})
    answer = press(english, address, {"words": "Yours", "made": "1-0"}, wanted=409)
    assert "This text has changed since you opened it" in seen(answer)
    assert not re.search(r"[\u4e00-\u9fff]", answer.text.replace(">中文<", "><"))


def test_a_line_of_dashes_stays_in_the_message_it_was_written_in(desks):
    desks.walk(desks.at(1, 8, 6))
    words = "早安\n------\n今天的课"
    page = press(desks, "/desk/1/morning/edit", {"words": words})
    assert "你改过的 1条" in seen(page)
    copied = re.findall(r'class="msg__text"[^>]*>(.*?)</div>', page.text, re.DOTALL)
    assert copied[0] == words
    assert boxes(look(desks, "/desk/1/morning/edit")) == [words]


def test_a_show_is_rewritten_message_by_message_and_keeps_its_hours(desks):
    desks.walk(desks.at(4, 20, 10))
    page = look(desks, "/desk/4/evening/edit")
    assert page.text.count("<textarea") == 4
    words = ["门开啦。", "第一问，慢慢想。", "备用的一问。", "总结。"]
    said = seen(press(desks, "/desk/4/evening/edit", {"words": words}))
    assert "你改过的 4条" in said
    assert said.index("第一问，慢慢想。") < said.index("完整版 4条") or "第2条" in said
    assert "给你看的，不用发： 等大家坐好 门开啦。" in said


def test_a_message_left_empty_is_left_out_and_the_others_keep_their_hours(desks):
    desks.walk(desks.at(4, 20, 10))
    words = ["", "第一问，慢慢想。", "", "总结。"]
    said = seen(press(desks, "/desk/4/evening/edit", {"words": words}))
    assert "你改过的 2条" in said
    own = said[: said.index("门开了。")]
    assert "20:36" in own
    assert "21:10" in own
    assert "20:45" not in own
    page = look(desks, "/desk/4/evening/edit")
    assert page.text.count("<textarea") == 4


def test_empty_words_of_ones_own_are_refused(desks):
    desks.walk(desks.at(1, 8, 6))
    answer = press(desks, "/desk/1/morning/edit", {"words": "  "}, wanted=422)
    assert "没有写字" in seen(answer)


def test_words_that_are_too_long_are_refused_and_all_of_them_are_kept(desks):
    desks.walk(desks.at(4, 20, 10))
    words = ["门开啦。", "长" * 8_001]
    answer = press(desks, "/desk/4/evening/edit", {"words": words}, wanted=422)
    assert "太长了" in seen(answer)
    assert "门开啦。" in seen(answer)
    assert "长" * 8_001 in seen(answer)
