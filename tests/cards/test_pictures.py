"""Every picture is the size of a phone, light enough to send, whole, and the same again."""

import io

import pytest
from PIL import Image

from camp.cards import (
    CardError,
    GuestCard,
    Quote,
    StandingsPoster,
    draw,
    drawing,
    glyphs,
)
from camp.cards.drawing import Job
from camp.cards.facts import facts_of
from tests.cards.shown import cards, image, letters, margins_are_clear, setting

LOOKS = {
    "dark": ("zh-CN", "#34667a", "#dd9a52"),
    "light": ("en", "#f2cf63", "#b8452f"),
    "like the seal": ("zh-CN", "#bf381b", "#bf381b"),
    "white": ("en", "#ffffff", "#ffffff"),
}
TEXTS = {"zh-CN": "话赶话的时候，谁先急", "en": "What's on the “kitchen” table?"}


def of(look):
    locale, colour, accent = LOOKS[look]
    return cards(setting(locale, colour, accent), TEXTS[locale])


def name(card):
    return type(card).__name__


EVERY = [
    pytest.param(card, id=f"{name(card)}-{look}") for look in LOOKS for card in of(look)
]


@pytest.mark.parametrize("card", EVERY)
def test_a_picture_fits_a_phone_and_a_chat(card):
    drawn = draw(card)
    assert drawn.width == 1080
    assert 1440 <= drawn.height <= 3000
    assert len(drawn.data) <= 1_000_000
    assert image(drawn).size == (drawn.width, drawn.height)
    assert margins_are_clear(drawn)


@pytest.mark.parametrize("card", of("dark"), ids=name)
def test_a_picture_is_not_a_bare_ground(card):
    colours = image(draw(card)).getcolors(1 << 24)
    assert len(colours) > 20


@pytest.mark.parametrize("card", of("dark") + of("light"), ids=name)
def test_no_character_of_a_picture_stays_blank(card):
    facts = facts_of(card)
    job = Job.of(facts.template, card.setting, facts.values)
    assert [c for c in letters(job) if not glyphs.our_case().has(c)] == []


@pytest.mark.parametrize("card", of("dark"), ids=name)
def test_the_same_card_has_the_same_bytes(card):
    once = draw(card)
    drawing._compiler.cache_clear()
    assert draw(card) == once


def test_a_picture_is_called_after_its_kind_and_day():
    named = {name(card): draw(card).name for card in of("dark")}
    assert named["Quote"] == "quote-09.png"
    assert named["StandingsPoster"] == "standings-09.png"
    assert named["Programme"] == "programme-opening.png"
    assert named["Timetable"] == "timetable.png"


def test_fifty_two_groups_are_on_one_poster_and_three_are_not_crowded():
    held = setting()
    every = cards(held)[8]
    assert isinstance(every, StandingsPoster)
    few = StandingsPoster(held, 9, every.title, every.lines[:3])
    assert draw(every).height > draw(few).height == 1440


def test_what_is_empty_leaves_no_gap():
    held = setting()
    bare = GuestCard(held, 4, "程雁", "", "", "audio", 26, "")
    full = GuestCard(held, 4, "程雁", "社区调解员", "劝架", "audio", 26, "x", "x", "x")
    assert margins_are_clear(draw(bare))
    assert draw(bare).height <= draw(full).height


def test_every_colour_of_the_curriculum_is_seen():
    ground = image(draw(Quote(setting(colour="#34667a"), 9, "听完"))).getpixel((5, 900))
    assert ground == (0x34, 0x66, 0x7A)


def test_a_logo_is_drawn_beside_the_title():
    kept = io.BytesIO()
    Image.new("RGB", (90, 60), "#ff00ff").save(kept, "PNG")
    with_it = draw(Quote(setting(logo=kept.getvalue()), 9, "听完"))
    colours = {colour for _, colour in image(with_it).getcolors(1 << 24)}
    assert (255, 0, 255) in colours


def test_a_logo_that_is_none_is_left_out():
    held = setting(logo=b"not a picture")
    assert draw(Quote(held, 9, "听完")).data == draw(Quote(setting(), 9, "听完")).data


def test_a_chat_never_gets_more_than_a_million_bytes():
    noisy = Image.effect_noise((1080, 1440), 90).convert("RGB")
    kept = io.BytesIO()
    noisy.save(kept, "PNG")
    assert len(kept.getvalue()) > 1_000_000
    lighter = drawing.picture("noise.png", kept.getvalue())
    assert (lighter.width, lighter.height) == (1080, 1440)
    assert len(lighter.data) < len(kept.getvalue())


def test_a_template_that_fails_says_which():
    with pytest.raises(CardError, match="quote"):
        Job.of("quote", setting(), {}).pages("png")
