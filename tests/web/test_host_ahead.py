"""Tomorrow at the desk, read by two before it is said."""

from tests.web.a_desk import look, press
from tests.web.desks import seen


def test_tomorrow_can_be_read_and_ticked_slot_by_slot(both):
    both.walk(both.at(1, 20))
    said = seen(look(both, "/desk/ahead"))
    assert "第2天" in said
    assert "下一天" in said
    assert "第2天从一句话开始" in said
    page = press(both, "/desk/ahead/2/morning")
    assert "看过" in seen(page)
    assert seen(page).count("读过了，没问题") == 2


def test_what_is_wrong_in_a_text_reaches_the_lead(both):
    both.walk(both.at(1, 20))
    form = {"flag": "1", "words": "日期写成了昨天"}
    page = press(both, "/desk/ahead/3/noon", form)
    assert "标记1号，等答复" in seen(page)
    with both.store.reading() as kept:
        assert kept.row("select words from proof")[0] == "日期写成了昨天"
    press(both, "/desk/ahead/3/noon", {"flag": "1", "words": ""}, wanted=422)


def test_whose_turn_it_is_to_proof_read_sees_their_days(desks):
    desks.walk(desks.at(1, 20))
    said = seen(look(desks, "/desk/ahead"))
    assert "轮到你校对" in said
    assert "还有3段没读" in said


def test_a_day_that_is_over_or_unknown_is_refused_in_words(desks):
    desks.walk(desks.at(2, 9))
    with desks.browser(desks.link()) as client:
        for day in (1, 99):
            assert client.get(f"/desk/ahead/{day}").status_code == 422
