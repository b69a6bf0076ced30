"""People's texts are made fit to be sent."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camp.scripts import clean, excerpt, inner, line, room
from camp.scripts.words import cut

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


def test_english_words_are_not_cut_in_two():
    assert cut("Write down four lines you hear today", 24) == "Write down four lines…"
    assert cut("Come at 20:30, or any time", 12) == "Come at…"
    assert cut("a" * 30, 10) == "a" * 9 + "…"
    assert cut("三五句就好，写自己的真事", 6) == "三五句就好…"


def test_an_english_excerpt_ends_with_a_sentence_and_its_quotation_mark():
    said = 'He said "Gravy." Then nobody spoke for a while.'
    assert excerpt(said, 30) == 'He said "Gravy."'
    assert (
        excerpt("It cost £3.50 and a good deal of pride to boot", 20)
        == "It cost £3.50 and a…"
    )


def test_english_has_twice_the_room():
    assert (room(90, "zh-CN"), room(90, "en")) == (90, 180)


def test_marks_inside_a_quotation_become_single_ones():
    assert inner("她说“算了”，我说“我还在听”。") == "她说‘算了’，我说‘我还在听’。"
    assert inner("没有引号") == "没有引号"
