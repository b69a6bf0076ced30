"""Every sentence of the room is there in both languages and says the same things."""

import string
from pathlib import Path

import pytest

import camp.sheets
from camp.sheets import Problem, SheetError
from camp.sheets.wording import MESSAGES, PLACES

ROOM = Path(camp.sheets.__file__).parent


def fields(words):
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


@pytest.mark.parametrize("code", [*MESSAGES, *PLACES])
def test_both_languages_name_the_same_things(code):
    zh, en = {**MESSAGES, **PLACES}[code]
    assert fields(zh) == fields(en)


@pytest.mark.parametrize("code", MESSAGES)
def test_every_sentence_is_used(code):
    source = "".join(path.read_text() for path in ROOM.glob("*.py"))
    assert source.count(f'"{code}"') >= 2


def test_a_problem_says_its_place_in_either_language():
    assert str(Problem(7, "手机号", "空着")) == "第7行「手机号」列：空着"
    assert (
        str(Problem(7, "phone", "is empty", "", "en"))
        == "row 7, column phone: is empty"
    )
    assert str(Problem(7, None, "空着", "工作表“名单”")) == "工作表“名单”第7行：空着"
    assert str(Problem(None, None, "坏了", "a.xlsx")) == "a.xlsx：坏了"
    assert str(Problem(None, None, "坏了")) == "坏了"


def test_an_error_says_one_problem_a_line():
    error = SheetError([Problem(1, None, "甲"), Problem(2, None, "乙")])
    assert str(error) == "第1行：甲\n第2行：乙"
