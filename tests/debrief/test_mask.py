from __future__ import annotations

from camp.debrief import mask


def test_digits_and_names_are_covered() -> None:
    assert mask("17营 61→48→35%：梁禾 10:00前", ["17营", "梁禾"]) == "@ #%：@ #前"


def test_a_longer_name_is_not_read_as_a_shorter_one() -> None:
    assert mask("31营和1营", ["1营", "31营"]) == "@和@"
    assert mask("31营", ["1营"]) == "#营"


def test_a_row_of_names_counts_as_one() -> None:
    assert mask("31营、12营、4营", ["31营", "12营", "4营"]) == "@"
    assert mask("Ann, Bo and Cy came", ["Ann", "Bo", "Cy"]) == "@ came"


def test_thousands_hours_and_points_are_one_number_each() -> None:
    assert mask("8,612位，50.8%，10:30前", []) == "#位，#%，#前"


def test_empty_names_are_ignored() -> None:
    assert mask("无", ["", "x"]) == "无"
