"""Texts nobody planned for lay out well: long, unbroken, mirrored, empty."""

import pytest

from camp.cards import Setting, certificates, draw, glyphs
from camp.cards.drawing import Job
from camp.cards.facts import facts_of
from tests.cards.shown import cards, certificate, letters, margins_are_clear

HOSTILE = {
    "200 characters": "欧阳" * 100,
    "200 letters without a break": "W" * 200,
    "an address": "https://camp.example/" + "a-b/" * 45,
    "full stops only": "。" * 200,
    "marks from right to left": "\u202e小李\u200f\u2067abc\u2069",
    "emoji": "🐳小李👨‍👩‍👧❤️🇨🇳",
    "a rare character": "𠮷田\U0003ffff",
    "a pile of marks": "小" + "\u0301" * 60 + "李",
    "a formula and a tag": "=1+1 <b>#panic()</b> $x$ \\",
    "control characters": "小\x00\x07\n\t李",
}


def name(card):
    return type(card).__name__


def hostile(text):
    return cards(Setting(text, text, days=62), text, number=62)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_lays_out(text):
    for card in hostile(text):
        drawn = draw(card)
        assert margins_are_clear(drawn), name(card)
        assert len(drawn.data) <= 1_000_000, name(card)
        assert drawn.height <= 4500, name(card)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_of_any_text_is_blank(text):
    for card in hostile(text):
        facts = facts_of(card)
        job = Job.of(facts.template, card.setting, facts.values)
        assert [c for c in letters(job) if not glyphs.our_case().has(c)] == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_certificate_for_any_name_is_one_page_inside_its_frame(text):
    held = Setting(text, text, days=62)
    person = certificate(
        held, text, serial=text, title=text, reason=text, host=text, group=text
    )
    (drawn,) = certificates([person], "png")
    assert (drawn.width, drawn.height) == (1684, 1191)
    assert margins_are_clear(drawn, margin=55, top=0)


def test_empty_texts_draw_too():
    for card in cards(Setting("", ""), "", number=0, many=0):
        assert draw(card).height >= 1440


def test_a_camp_of_62_days_and_one_without_days_hang_their_flags():
    for days in (0, 62):
        for card in cards(Setting("好好相处", days=days), number=days):
            assert draw(card).width == 1080
