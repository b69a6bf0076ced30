"""English in a template: plurals, places, lists and quotation marks."""

import pytest

from camp.scripts.filters import counted, ordinal, quoted, spelled, together


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [
        (1, "minute", "1 minute"),
        (9, "minute", "9 minutes"),
        (0, "piece", "0 pieces"),
        (1, "reply/replies", "1 reply"),
        (2, "reply/replies", "2 replies"),
    ],
)
def test_one_is_one_and_the_rest_are_many(number, noun, said):
    assert counted(number, noun) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        *((1, "1st"), (2, "2nd"), (3, "3rd"), (9, "9th"), (11, "11th"), (12, "12th")),
        *((13, "13th"), (21, "21st"), (52, "52nd"), (103, "103rd"), (111, "111th")),
    ],
)
def test_a_place_has_its_ending(number, said):
    assert ordinal(number) == said


def test_small_numbers_are_words_and_large_ones_digits():
    assert [spelled(n) for n in (0, 3, 12, 13, -1)] == [
        "no",
        "three",
        "twelve",
        "13",
        "-1",
    ]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), ""),
        (("Tom",), "Tom"),
        (("Tom", "Ana"), "Tom and Ana"),
        (("Tom", "Ana", "Lee"), "Tom, Ana and Lee"),
    ],
)
def test_names_are_said_together(names, said):
    assert together(names) == said


def test_a_quotation_inside_a_quotation_has_single_marks():
    assert quoted('"You never said Tuesday," said the man') == (
        "\"'You never said Tuesday,' said the man\""
    )
    assert quoted("She said “later”.") == '"She said ‘later’."'
