"""A day read before it comes, for an invented group."""

from datetime import date, timedelta

import pytest

from camp import shelf
from camp.desk.lead import ahead
from camp.desk.lead.uploading import of_shelf


def guidance(number, start=None):
    """The guidance of a day of the shipped course, as one text."""
    draft = of_shelf("interpersonal-21", "zh-CN")
    plan = draft.report.curriculum

    def dates(day):
        return start + timedelta(days=day - 1)

    day = ahead.of_course(
        plan,
        draft.files,
        shelf.library,
        number,
        "middle",
        "zh-CN",
        dates if start else None,
    )
    assert [slot.key for slot in day.slots][:2] == ["guidance", "morning"]
    return day, "\n".join(one.text for one in day.slots[0].messages)


def test_a_camp_that_begins_on_5_october_is_told_of_5_october():
    day, text = guidance(1, date(2026, 10, 5))
    assert day.date == "10月5日 周一"
    assert text.startswith("明天10月5日周一，第1天")


@pytest.mark.parametrize("number", [0, 1])
def test_before_the_first_day_there_are_no_numbers_to_tell(number):
    _, text = guidance(number)
    for words in ("没声音", "昨晚复盘", "待点评", "来了"):
        assert words not in text


def test_later_the_guidance_tells_what_the_nights_before_it_told():
    _, text = guidance(5)
    for words in ("没声音", "昨晚复盘", "待点评", "来了"):
        assert words in text


def test_how_long_a_text_is_is_counted_in_characters():
    day, text = guidance(5)
    assert day.slots[0].longest == len(text)
