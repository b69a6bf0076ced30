"""An upright quotation is cut where one would breathe."""

import pytest

from camp.cards.upright import columns
from camp.cards.wording import day_date, full_date, seal_words


@pytest.mark.parametrize(
    ("quote", "cut"),
    [
        ("听完，是你能送出的最安静的礼物。", ("听完，", "是你能送出的", "最安静的礼物。")),
        ("让人猜的话，猜错了两个人都生气。", ("让人猜的话，", "猜错了两个人都生气。")),
        ("“在吗”，然后呢？", ("「在吗」，", "然后呢？")),
        ("身体跟了我们这么久，头一回坐下来听它说说。", ("身体跟了我们这么久，", "头一回坐下来", "听它说说。")),
    ],
)  # fmt: skip
def test_a_sentence_is_cut_by_its_clauses(quote, cut):
    assert columns(quote) == cut


@pytest.mark.parametrize(
    "quote", ["Put a hand on the tap.", "睡够7小时", "欧阳" * 60, "", "   "]
)
def test_what_would_stand_badly_lies(quote):
    assert columns(quote) in ((), ("",))


def test_no_column_is_too_long_to_take_in_at_a_look():
    for length in range(1, 60):
        assert all(len(column) <= 12 for column in columns("他" * length))


def test_a_seal_says_the_day():
    assert seal_words("zh-CN", 9) == ("第九", "天")
    assert seal_words("zh-CN", 0) == ("开营",)
    assert seal_words("en", 0) == ("Opening",)


def test_a_date_is_written_as_people_write_it():
    from datetime import date

    day = date(2026, 9, 6)
    assert day_date("zh-CN", day) == "9/6 周日"
    assert day_date("en", day) == "Sun 6 Sep"
    assert full_date("zh-CN", day) == "2026年9月6日"
    assert full_date("en", day) == "6 September 2026"
