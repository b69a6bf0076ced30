"""How long a text is."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camp.checkins import sent, streaks, written, written_chars


@pytest.mark.parametrize(
    ("text", "chars"),
    [
        ("", 0),
        ("  \n\t　\r\n", 0),
        ("今天听完课，想了很久。", 11),
        ("two words", 8),
        ("看 https://example.org/a?b=1&c=2 这篇", 3),
        ("看https://example.org/a这篇", 3),
        ("链接是http://example.org/路径，很好", 8),
        ("HTTPS://EXAMPLE.ORG and Www.example.org", 3),
        ("awww.that is no link", 17),
        ("3.14 和 a/b 都不是链接", 13),
        ("> 老师说的话\n我想的", 3),
        ("  ＞老师说的话\n我想的\n", 3),
        ("5 > 3，所以我等等", 9),
        ("他说“算了”，我没接", 10),
        ("他说“" + "长" * 21 + "”，我没接", 6),
        ("他说「" + "长" * 21 + "」，我没接", 6),
        ("他说『" + "长" * 21 + "』，我没接", 6),
        ("他说“" + "长" * 20 + "”，我没接", 28),
        ("他说“" + "长 " * 20 + "”，我没接", 28),
        ("没有收住的“" + "长" * 30, 36),
        ("零\u200b宽\ufeff字\u200d符", 4),
        ("👍🏽", 2),
    ],
)
def test_a_text_is_as_long_as_what_its_author_wrote(text, chars):
    assert written_chars(text) == chars


@given(st.text())
def test_no_text_is_longer_than_its_printable_characters_without_spaces(text):
    shown = [char for char in text if char.isprintable() and not char.isspace()]
    assert 0 <= written_chars(text) <= len(shown)


@given(st.text("写字，。a1", max_size=80))
def test_text_without_marks_spaces_or_links_counts_in_full(text):
    assert written_chars(text) == len(text)


@given(st.text("写字，。", max_size=40), st.text("写字，。", max_size=40))
def test_spaces_and_line_ends_between_words_count_for_nothing(before, after):
    whole = written_chars(before + after)
    assert written_chars(f"{before} \r\n　\u00a0{after}") == whole


@pytest.mark.parametrize("room", [written, sent, streaks], ids=lambda r: r.__name__)
def test_the_examples_in_the_docstrings_hold(room):
    assert doctest.testmod(room).failed == 0
