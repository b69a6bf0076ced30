"""A curriculum's picture that is not one is named where the curriculum names it."""

import pytest

from camp import shelf
from camp.curriculum import MAIN
from camp.desk.check import check
from camp.shelf import Folder
from tests.cards.test_assets import bomb, saved
from tests.curriculum.files import STARTER

LOOK = "look:\n  logo: logo.png\n"


def report(data, locale="en"):
    text = STARTER.decode() + "\n" + LOOK
    return check(
        Folder("x", {MAIN: text.encode(), "assets/logo.png": data}),
        shelf.library,
        locale,
    )


def test_a_logo_that_can_be_shown_passes():
    assert report(saved("PNG")).problems == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"hello", "is not a picture; put a PNG, JPEG or WebP there"),
        (b"<svg/>", "is an SVG"),
        (saved("PNG")[:200], "does not open"),
        (bomb(), "too many pixels, at most 25 million"),
        (b"", "is empty"),
    ],
)
def test_a_logo_that_cannot_be_shown_is_named_in_its_place(data, said):
    (problem,) = report(data).errors
    lines = (STARTER.decode() + "\n" + LOOK).split("\n")
    assert lines[problem.line - 1] == "  logo: logo.png"
    assert problem.col == 9
    assert problem.message.startswith('"logo.png"')
    assert said in problem.message
    (chinese,) = report(data, "zh-CN").errors
    assert "“logo.png”" in chinese.message
