"""People's texts are made fit to be sent."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camp.scripts import clean, excerpt, line

ANYTHING = st.text(st.characters(exclude_categories=())) | st.text(
    st.sampled_from("早a\u0301\u202e\x00\x1e\t\r\n\x85\u2028\ufeff\ud800 👨\u200d👩")
)


@given(ANYTHING)
def test_a_clean_text_holds_nothing_hidden_and_stays_as_it_is(text):
    cleaned = clean(text)
    hidden = {c for c in cleaned if unicodedata.category(c) in {"Cc", "Cs"}}
    assert hidden <= {"\n"}
    assert cleaned == clean(cleaned) == unicodedata.normalize("NFC", cleaned)
    cleaned.encode()


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\x85d\u2028e", "a\nb\nc\nd\ne"),
        ("a\tb", "a b"),
        ("7\u202e营", "7营"),
        ("e\u0301", "é"),
        ("\ufeff早\x00\x1b", "早"),
        ("一家👨\u200d👩\u200d👧", "一家👨\u200d👩\u200d👧"),
        ("早\u3000安", "早\u3000安"),
    ],
)
def test_controls_go_and_words_stay(text, cleaned):
    assert clean(text) == cleaned


def test_a_name_is_one_line():
    assert line(" 小\n 李\u3000 ") == "小 李"


@given(ANYTHING, st.integers(2, 120))
def test_an_excerpt_fits(text, most):
    assert len(excerpt(text, most)) <= most
    assert "\n" not in excerpt(text, most)


def test_an_excerpt_ends_with_a_sentence_when_one_fits():
    assert excerpt("一二三四。五六七八！九十一二三", 12) == "一二三四。五六七八！"
    assert excerpt("他说：“好。”然后走了很远很远", 8) == "他说：“好。”"
    assert excerpt("一二三四五六七八九十", 5) == "一二三四…"
    assert excerpt("短", 5) == "短"
