"""A piece several templates share stands in each of them before anything reads it."""

from camp import shelf
from camp.scripts import Library
from camp.scripts.sharing import put_together

LINE = '{% include "shared/quiz.full" %}\n'


def test_a_piece_takes_the_place_of_its_line_and_is_no_template_itself():
    texts = {"course/noon.full": f"午\n{LINE}完\n", "shared/quiz.full": "答题\n"}
    assert put_together(texts) == {"course/noon.full": "午\n答题\n完\n"}


def test_nothing_in_a_piece_is_taken_for_a_pattern():
    texts = {"course/noon.full": LINE, "shared/quiz.full": r"\1 \g<0>"}
    assert put_together(texts)["course/noon.full"] == r"\1 \g<0>"


def test_a_piece_that_is_not_there_is_refused_with_its_line():
    texts = put_together({"course/noon.full": f"午\n{LINE}"})
    found = Library.of(texts).problems()
    ours = [one for one in found if one.name == "course/noon.full"]
    assert [one.line for one in ours] == [2]


def test_every_template_of_ours_stands_by_itself():
    for locale in shelf.locales():
        texts = shelf.library(locale)
        assert not [name for name, text in texts.items() if "include" in text]
        slots = [name for name in texts if "/morning." in name or "/noon." in name]
        assert all("quiz.state" in texts[name] for name in slots)
