"""A text too long for a channel is parted where it reads best, and nothing is lost."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camp.scripts import CHANNELS, Channel, channel, rejoined, split, tone

BOT = channel("wecom-text")
FAMILY = "👨‍👩‍👧‍👦"
WORDS = (
    "老贺把“你到底想不想学”换成“我坐这儿听”。", "慢慢来，", "\n", "\n\n", "\n\n\n", " ",
    "A mug. ", "Don't!", "https://learn.example/5?a=1&b=2 ", "长" * 40, "x" * 50,
    FAMILY, "👍🏽", "🇨🇳🇬🇧", "e\u0301\u0323", "🏴\U000e0067\U000e0062\U000e007f", "\u1100\u1161\u11a8", "1️⃣",
)  # fmt: skip
WHOLE = (
    FAMILY, "👍🏽", "🇨🇳", "e\u0301\u0323", "🏴\U000e0067\U000e0062\U000e007f", "1️⃣",
    "\u1100\u1161\u11a8", "กำ", "字", "x", "❤️‍🔥",
)  # fmt: skip
texts = st.one_of(
    st.text(max_size=150),
    st.lists(st.sampled_from(WORDS), max_size=20).map("".join),
)
channels = st.builds(
    Channel,
    st.just("any"),
    st.integers(32, 120),
    st.sampled_from(["characters", "bytes"]),
    st.just("a test"),
)


@given(texts, channels)
def test_every_part_fits_with_its_mark_and_together_they_are_the_text(text, through):
    parts = split(text, through)
    assert all(through.takes(part.text) for part in parts)
    assert rejoined(parts) == text
    assert all(part.gap.strip() == "" for part in parts)
    assert all(part.body for part in parts) or text == ""


@given(texts, channels)
def test_marks_count_the_parts_and_a_text_that_fits_has_none(text, through):
    parts = split(text, through)
    if through.takes(text):
        assert [(part.text, part.mark) for part in parts] == [(text, "")]
    else:
        marks = [f"({n}/{len(parts)})" for n in range(1, len(parts) + 1)]
        assert [part.mark for part in parts] == marks
        assert len(parts) > 1


@given(st.lists(st.sampled_from(WHOLE), min_size=1, max_size=40), st.integers(60, 120))
def test_no_part_begins_inside_a_character_as_a_reader_sees_it(row, limit):
    starts = set(accumulate(map(len, row), initial=0))
    at = 0
    for part in split("".join(row), Channel("any", limit, "bytes", "a test")):
        assert at in starts
        at += len(part.body + part.gap)


def bodies(text, through=BOT):
    return [part.body for part in split(text, through)]


def test_a_text_is_parted_between_paragraphs_first():
    first, second, third = ("话" * 400, "赶" * 250, "慢" * 300)
    assert bodies(f"{first}\n\n{second}\n\n{third}") == [
        f"{first}\n\n{second}",
        third,
    ]


def test_the_mark_stands_below_so_that_the_first_words_stay_first():
    parts = split("话赶话的时候，谁先急？\n\n" + "慢" * 680, BOT)
    assert parts[0].text == "话赶话的时候，谁先急？\n(1/2)"
    assert parts[1].text.endswith("慢\n(2/2)")


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("长" * 300 + "\n" + "句" * 300 + "。" + "话" * 200, "长"),
        ("长" * 300 + "。”" + "句" * 300 + "，" + "话" * 200, "。”"),
        ("长" * 300 + "，" + "句" * 300, "，"),
        ("word. " * 100 + "and more words " * 200, "word."),
        ("long " * 500, "long"),
    ],
)
def test_then_between_lines_sentences_pauses_and_words(text, ends):
    first = bodies(text, Channel("small", 1_500, "bytes", "a test"))[0]
    assert first.endswith(ends)


def test_a_link_is_not_parted_at_its_question_mark():
    link = "https://learn.example/5?day=5&ask=why?" + "x" * 40
    parts = bodies(
        "听" * 20 + " " + link, Channel("small", 120, "characters", "a test")
    )
    assert parts == ["听" * 20 + " " + link]
    parts = bodies(
        "听" * 60 + " " + link, Channel("small", 120, "characters", "a test")
    )
    assert parts == ["听" * 60, link]


@pytest.mark.parametrize(
    "one",
    [
        FAMILY,
        "👍🏽",
        "🇨🇳",
        "e\u0301",
        "🏴\U000e0067\U000e0062\U000e007f",
        "1️⃣",
        "\u1100\u1161\u11a8",
        "ำ",
    ],
)
def test_emoji_flags_and_accents_stay_whole_where_nothing_else_parts_them(one):
    for part in bodies(one * 400, Channel("small", 333, "bytes", "a test")):
        assert part.replace(one, "") == ""


def test_a_letter_under_hundreds_of_accents_is_cut_and_still_fits():
    text = "e" + "\u0301" * 3_000
    parts = split(text, BOT)
    assert len(parts) == 3
    assert all(BOT.takes(part.text) for part in parts)
    assert rejoined(parts) == text


def test_a_hundred_parts_still_leave_room_for_their_marks():
    small = Channel("small", 32, "bytes", "a test")
    parts = split("word " * 600, small)
    assert len(parts) > 99
    assert all(small.takes(part.text) for part in parts)


def test_what_a_bot_takes_is_written_down_once():
    assert channel("wecom-text").limit == tone.MOST_BYTES == 2_048
    assert channel("wecom-markdown").limit == 4_096
    assert [one.name for one in CHANNELS] == ["wechat", "wecom-text", "wecom-markdown"]
    assert all(one.source for one in CHANNELS)


def test_a_channel_too_small_for_words_is_refused():
    with pytest.raises(ValueError, match="at least 32"):
        Channel("tiny", 8, "bytes", "a test")
