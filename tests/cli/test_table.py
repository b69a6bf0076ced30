"""Tables line up whatever the width of their characters."""

from hypothesis import given
from hypothesis import strategies as st

from camp.cli.table import clip, table, width

words = st.text(
    st.sampled_from("abc 营7，。e\u0301ｗ🎧\u200d\ufe0f第\x1b\n"), max_size=12
)


def test_a_chinese_character_is_two_columns_wide():
    assert table(["天", "标题"], [[0, "开营"], [11, "Day"], [None, "大咖日 x"]]) == (
        "天  标题\n 0  开营\n11  Day\n    大咖日 x"
    )


def test_numbers_stand_to_the_right_and_words_to_the_left():
    assert table(["who", "rate"], [["a", "9.5%"], ["bcd", "68.2%"]]) == (
        "who   rate\na     9.5%\nbcd  68.2%"
    )
    assert (
        table(["x", "y"], [["20:30 show", "a"], ["b", "c"]])
        .split("\n")[2]
        .startswith("b")
    )


def test_a_table_without_rows_is_its_headers():
    assert table(["a", "b"], []) == "a  b"


def test_a_cell_cannot_break_out_of_its_line():
    assert table(["a"], [["x\ny\x1b[31m"]]) == "a\nx y [31m"


@given(st.lists(st.tuples(words, words, words), max_size=6))
def test_every_column_begins_at_the_same_place(rows):
    lines = table(
        ["|a", "|b", "|c"], [[f"|{cell}" for cell in row] for row in rows]
    ).split("\n")
    starts = {
        tuple(width(line[:i]) for i, c in enumerate(line) if c == "|") for line in lines
    }
    assert len(starts) == 1


@given(words, st.integers(1, 20))
def test_a_clipped_text_fits(text, most):
    assert width(clip(text, most)) <= max(most, 1)
    assert clip(text, 100) == text
