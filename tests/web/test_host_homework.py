"""Homework at the desk: one press a piece, and nobody overlooked."""

from datetime import timedelta

import pytest

from camp.store import cohorts
from tests.web.a_desk import look, press
from tests.web.desks import seen

TEXT = "先听完再开口，今天忍住了三次，第四次没忍住。"


@pytest.fixture
def evening(both):
    """Two of group 1 and one of group 2 have handed something in."""
    both.came("小王", 2, hour=17, words=TEXT)
    both.came("小张", 2, hour=18, words=TEXT + "明天再试。")
    both.came("小陈", 2, hour=16, parts=2, words="别的群写的")
    both.walk(both.at(2, 20))
    return both


def test_homework_waits_in_the_order_it_came_and_other_groups_is_not_shown(evening):
    said = seen(look(evening, "/desk/homework"))
    assert "0 /2 已点评" in said
    assert "还有2份等你一句话" in said
    assert said.index("小王") < said.index("小张")
    assert "别的群写的" not in said


@pytest.mark.parametrize("role", ["host", "officer"])
def test_one_press_reviews_a_piece_and_counts_it(evening, role):
    who = evening.ids["小王"]
    address = f"/desk/homework/2/{who}"
    page = press(evening, address, {"kind": "stamp"}, role=role)
    said = seen(page)
    assert "1 /2 已点评" in said
    assert "小王 第2天 已盖章 撤回 再写一句" in said
    assert said.count(TEXT) == 1  # only the other one's, which still waits
    answered = seen(look(evening, "/desk/homework?show=answered"))
    assert "小王" in answered
    assert "已盖章" in answered
    with evening.store.reading() as kept:
        kinds = kept.rows("select kind, giver, giver_id from review")
    assert [tuple(one) for one in kinds] == [("stamp", f"{role}1", 0)]


@pytest.mark.parametrize("kind", ["like", "stamp", "comment"])
def test_what_was_pressed_by_mistake_is_taken_back_and_waits_again(evening, kind):
    address = f"/desk/homework/2/{evening.ids['小王']}"
    press(evening, address, {"kind": kind, "words": "第四次也算"})
    for _ in range(2):
        said = seen(press(evening, address, {"undo": kind}))
        assert "0 /2 已点评" in said
        assert said.index("小王") < said.index("小张")
    with evening.store.reading() as kept:
        assert kept.row("select count(*) from review")[0] == 0
        assert kept.row("select sum(reviews) from fact")[0] == 0
        assert kept.row("select sum(stamped) from progress")[0] == 0
        log = [one[1:5] for one in cohorts.audit(kept, evening.id)]
    about = f"day 2 student {evening.ids['小王']}"
    took = ("host1", "take back praise", about, f"{kind} host1")
    assert log.count(took) == 1


def test_another_groups_stamp_is_not_taken_back(evening):
    other = f"/desk/homework/2/{evening.ids['小陈']}"
    press(evening, other, {"kind": "stamp"}, group=2)
    press(evening, other, {"undo": "stamp"}, wanted=422)
    press(evening, f"/desk/homework/2/{evening.ids['小王']}", {"undo": "x"}, wanted=422)
    with evening.store.reading() as kept:
        assert kept.row("select count(*) from review")[0] == 1


def test_what_was_looked_at_last_comes_first(evening):
    for name in ("小张", "小王"):
        evening.move(evening.now + timedelta(minutes=5))
        press(evening, f"/desk/homework/2/{evening.ids[name]}", {"kind": "like"})
    said = seen(look(evening, "/desk/homework?show=answered"))
    assert said.index("小王") < said.index("小张")
    evening.move(evening.now + timedelta(minutes=5))
    press(evening, f"/desk/homework/2/{evening.ids['小张']}", {"kind": "stamp"})
    said = seen(look(evening, "/desk/homework?show=answered"))
    assert said.index("小张") < said.index("小王")


def test_when_all_is_read_the_page_says_nobody_was_overlooked(evening):
    for name in ("小王", "小张"):
        form = {"kind": "comment", "words": f"{name}，第四次也算数。"}
        page = press(evening, f"/desk/homework/2/{evening.ids[name]}", form)
    assert "作业都看完了。2份，一份没漏。" in seen(page)
    said = seen(look(evening, "/desk/homework?show=answered"))
    assert "host1：小王，第四次也算数。" in said


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("小陈", {"kind": "like"}),
        ("小李", {"kind": "like"}),
        ("小王", {"kind": "burn"}),
        ("小王", {"kind": "comment", "words": " "}),
        ("小王", {"kind": "comment", "words": "长" * 2_001}),
    ],
)
def test_another_groups_homework_and_odd_praise_are_refused(evening, name, form):
    press(evening, f"/desk/homework/2/{evening.ids[name]}", form, wanted=422)
    with evening.store.reading() as kept:
        assert kept.row("select count(*) from review")[0] == 0


def test_nothing_handed_in_is_said_and_what_comes_next(desks):
    desks.walk(desks.at(1, 9))
    assert "这三天还没有人交作业" in seen(look(desks, "/desk/homework"))
