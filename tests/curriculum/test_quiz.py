"""Quizzes are read as strictly as the curriculum, and everything wrong is said at once."""

import json

import pytest

from camp.curriculum import CurriculumError, lint, load, load_quizzes, schema_json
from tests.curriculum.files import ROOT, SOUND
from tests.desk.quizzes import QUIZ

SCHEMA = ROOT / "camp/curriculum/quiz.schema.json"
# The sound curriculum of these tests has fewer days than the small camp.
ONE = QUIZ.replace("closes: {day: 2,", "closes: {day: 1,")


def files(**quizzes):
    made = {f"quiz/{name}.yaml": text.encode() for name, text in quizzes.items()}
    return {"curriculum.yaml": SOUND.encode(), **made}


def wrong(locale="en", **quizzes):
    with pytest.raises(CurriculumError) as error:
        load(files(**quizzes), locale)
    return [str(problem) for problem in error.value.problems]


def edited(old, new):
    assert ONE.count(old) == 1
    return ONE.replace(old, new)


def test_a_sound_quiz_is_read():
    found = files(one=ONE)
    load(found)
    (quiz,) = load_quizzes(found)
    assert (quiz.id, quiz.most, len(quiz.questions)) == ("first", 50, 4)
    assert quiz.questions[1].choices == (
        "他八点才回来",
        "碗还在水槽里",
        "他故意的",
        "她总是这样",
    )
    assert quiz.questions[1].answer == {0, 1}
    assert quiz.questions[2].answer == {1}


def test_quizzes_come_as_they_open():
    later = edited("id: first", "id: later").replace('"12:00"', '"13:00"')
    found = files(a=later, b=ONE)
    load(found)
    assert [quiz.id for quiz in load_quizzes(found)] == ["first", "later"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: truth", "kind: guess", "guess"),
        ("    holds: no\n", "", "a truth needs holds"),
        (
            "    holds: no\n",
            "    holds: no\n    right: [对]\n",
            "a truth has no choices",
        ),
        (
            "right: [鞋放得挺响]",
            "right: [鞋放得挺响, 门开着]",
            "exactly one right choice",
        ),
        ("right: [鞋放得挺响]", "right: []", "here are 0"),
        ("wrong: [你又发什么脾气, 你根本不在乎]", "wrong: []", "only one choice"),
        ("你根本不在乎", "鞋放得挺响", "same as in line"),
        ("哪几句是看见的？", "他进门没说话，先说哪一句？", "same as in line"),
        ('at: "22:00"', 'at: "11:00"', "closes before it opens"),
        ("closes: {day: 1", "closes: {day: 60", "60"),
        ("points: 20", "points: 0", "1 or more"),
        ("    points: 20\n", "    point: 20\n", "points"),
        ("min_answers: 2", "min_answers: many", "whole number"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(old, new, said):
    found = wrong(one=edited(old, new))
    assert len(found) == 1, found
    assert found[0].startswith("quiz/one.yaml:")
    assert said in found[0]


def test_everything_is_said_at_once_in_either_language():
    broken = edited("    holds: no\n", "").replace("points: 20", "points: 500")
    found = wrong("zh-CN", one=broken, two=ONE.replace("title: 头一回，考考自己\n", ""))
    assert len(found) == 4, found
    assert "判断题要写 holds" in found[0]
    assert any(
        "two.yaml" in line and "在 quiz/one.yaml 里用过了" in line for line in found
    )


def test_more_than_fifty_questions_are_too_many():
    head, _, _ = ONE.partition("questions:")
    many = (
        head
        + "questions:\n"
        + "".join(
            f"  - {{kind: truth, text: 第{n}题, holds: yes, why: 因为}}\n"
            for n in range(51)
        )
    )
    assert "51" in wrong(one=many)[0]


def test_more_than_eight_choices_are_too_many():
    wrong_ones = ", ".join(f"错{n}" for n in range(8))
    found = wrong(
        one=edited("wrong: [你又发什么脾气, 你根本不在乎]", f"wrong: [{wrong_ones}]")
    )
    assert "9" in found[0]


def test_an_empty_file_and_a_list_are_no_quiz():
    assert "the file is empty" in wrong(one="")[0]
    assert len(wrong(one="- a\n")) == 1


def test_a_choice_that_speaks_of_its_place_is_doubted():
    found = files(one=edited("你根本不在乎", "以上都对"))
    (problem,) = lint(load(found), found)
    assert problem.warning
    assert "“以上”会指错" in problem.message


def test_what_pushes_is_doubted_but_not_in_a_wrong_choice():
    found = files(one=edited("你根本不在乎", "你必须说清楚"))
    assert lint(load(found), found) == ()
    found = files(one=edited("看见的能商量，猜的容易吵。", "必须先说看见的。"))
    assert "必须" in lint(load(found), found)[0].message


def test_the_schema_beside_the_code_is_the_models():
    assert SCHEMA.read_text() == schema_json("quiz"), "write it again"
    assert json.loads(schema_json("quiz"))["required"] == [
        "id", "title", "about", "opens", "closes", "questions",
    ]  # fmt: skip
