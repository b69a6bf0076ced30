"""A name is never printed with a hole in it."""

import pytest

from camp.cards import glyphs, uncovered
from camp.cards.glyphs import Case, Face, tidy
from camp.cards.wording import LABELS

BARE = Case(glyphs.shipped(), lambda: ())
"""A machine without fonts of its own."""


class Rare(Face):
    """A font that has one rare character and one emoji."""

    def covers(self, code):
        return code in {ord("𠮷"), ord("🐳")}


def machine(family):
    return Case(glyphs.shipped(), lambda: (Rare(family, "x.ttf", 0),))


def test_the_fonts_cover_what_is_taught():
    gb2312 = [
        bytes((row, cell)).decode("gb2312", errors="ignore")
        for row in range(0xA1, 0xF8)
        for cell in range(0xA1, 0xFF)
        if row != 0xA9  # lines for drawing tables
    ]
    western = "áàâäãåæçéèêëíìîïñóòôöõøœúùûüýÿßÁÉÖŒ€£“”‘’…—–«»"
    signs = "①②③⑩⑳，。！？《》「」〓★✿♥♪％"
    letters = set("".join(gb2312)) | set(western + signs)
    assert sorted(c for c in letters if ord(c) not in BARE.shipped) == []


def test_the_fonts_keep_their_licence():
    licence = (glyphs.SHIPPED / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
    assert "Adobe" in licence
    sizes = [path.stat().st_size for path in glyphs.SHIPPED.iterdir()]
    assert sum(sizes) < 12_000_000


def test_every_label_can_be_printed():
    assert uncovered([word for pair in LABELS.values() for word in pair], BARE) == ()


def test_a_name_no_font_covers_is_reported_with_its_characters():
    names = ["小李", "𠮷田", "🐳小张", "喆", "小\u200d王\u202e"]
    assert uncovered(names, BARE) == (("𠮷田", "𠮷"), ("🐳小张", "🐳"))
    assert uncovered(names, machine("Songti SC")) == ()


def test_a_family_of_emoji_is_asked_for_once():
    assert uncovered(["👨‍👩‍👧👨‍👩‍👧"], BARE) == (("👨‍👩‍👧👨‍👩‍👧", "👨"),)


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("𠮷田", "〓田"),
        ("🐳小张", "✿小张"),
        ("小李💛", "小李♥"),
        ("🌟小王", "★小王"),
        ("👨‍👩‍👧", "✿"),
        ("🇨🇳小李", "✿小李"),
        ("  小\n李\t ", "小 李"),
        ("e\u0301", "é"),
        ("小\u0301\u0301李", "小李"),
    ],
)
def test_what_cannot_be_printed_is_seen_all_the_same(given, printed):
    assert tidy(given, BARE) == printed


def test_a_font_of_the_machine_s_own_is_used_when_it_is_needed():
    assert tidy("𠮷🐳", machine("Songti SC")) == "𠮷🐳"
    assert machine("Songti SC").families(["𠮷"]) == ("Songti SC",)
    assert machine("Songti SC").families(["小李"]) == ()


def test_an_emoji_font_keeps_a_whole_emoji_and_another_its_plain_shape():
    assert tidy("🐳\ufe0f", machine("Noto Color Emoji")) == "🐳\ufe0f"
    assert tidy("🐳\ufe0f", machine("DejaVu Sans")) == "🐳"
