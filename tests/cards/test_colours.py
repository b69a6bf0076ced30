"""Any two colours give a picture that can be read."""

from hypothesis import given
from hypothesis import strategies as st

from camp.cards.colours import SHAPE, TEXT, contrast, palette

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS, COLOURS)
def test_words_and_shapes_stand_out_on_every_ground(colour, accent):
    look = palette(colour, accent)
    words = [
        *((look.paper, ink) for ink in (look.ink, look.quiet, look.brand)),
        *((look.fill, ink) for ink in (look.on_fill, look.on_fill_quiet)),
        *((ground, look.ink) for ground in (look.sunk, look.soft)),
        (look.brand, look.on_bar),
        (look.seal, look.on_seal),
        (look.fill_seal[0], look.fill_seal[1]),
    ]
    assert [pair for pair in words if contrast(*pair) < TEXT] == []
    shapes = [(look.paper, look.accent), (look.fill, look.fill_accent)]
    assert [pair for pair in shapes if contrast(*pair) < SHAPE] == []


def test_a_seal_on_its_own_red_is_turned_about():
    assert palette("#bf381b", "#bf381b").fill_seal[1] == "#bf381b"
    assert palette("#f2cf63", "#b8452f").fill_seal[0] == "#bf381b"


def test_contrast_is_measured_as_the_guidelines_do():
    assert contrast("#777777", "#ffffff") == 4.48
    assert contrast("#ffffff", "#777777") == 4.48
