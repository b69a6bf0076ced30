"""A host package as a page: copied with one press, read without scripts, one file."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from string import Formatter

import pytest

from camp import pages, scripts
from camp.pages import (
    ChannelShown,
    PackagePage,
    PackedSlot,
    PartShown,
    PasteShown,
    PictureShown,
    WordingShown,
)
from camp.pages.drawing import _ROOM
from camp.pages.packing import WORDS
from tests.pages.reading import Page
from tests.pages.test_pages import HAN, LOCALES, in_, light

PNG = b"\x89PNG\r\n\x1a\nnot really"


class Copies(HTMLParser):
    """Each button with the text it copies, as a browser hands it over."""

    def __init__(self, text):
        super().__init__()
        self.texts, self.buttons, self.shown = {}, [], ""
        self._into = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if named.get("class") == "msg__text":
            self._into = named["id"]
            self.texts[self._into] = ""
        elif tag == "button":
            self.buttons.append(named)

    def handle_endtag(self, tag):
        del tag
        self._into = None

    def handle_data(self, data):
        if self._into:
            self.texts[self._into] += data

    @property
    def copied(self):
        return [self.texts[button["data-copy"]] for button in self.buttons]


def ways(locale, text):
    return tuple(
        ChannelShown(
            pages.channel_called(locale, one.name),
            one.size(text),
            one.limit,
            one.unit,
            tuple(
                PartShown(p.text, len(p.text), len(p.text.encode()), p.mark)
                for p in scripts.split(text, one)
            ),
        )
        for one in scripts.CHANNELS
    )


def paste(locale, text, **more):
    through = ways(locale, text) if text else ()
    return PasteShown(through, len(text), len(text.encode()), **more)


def a_page(locale="zh-CN", text=None):
    said = text or in_(locale, "早\n\n第5天  <b>&'\"", "Morning\n\nDay 5  <b>&'\"")
    long = in_(locale, "话" * 700, "word " * 420)
    title = in_(locale, "早安", "morning")
    full, short = in_(locale, "完整版", "full"), in_(locale, "精简版", "short")
    one = paste(locale, said)
    return PackagePage(
        locale=locale,
        cohort=in_(locale, "好好相处", "Plain words"),
        group=in_(locale, "7营", "Group 7"),
        title=in_(locale, "第5天", "Day 5"),
        date="2026-09-11",
        slots=(
            PackedSlot(
                "guidance", in_(locale, "运营要点", "guidance"), "", "done", "…",
                wordings=(WordingShown(full, (one,)),), read_only=True,
            ),
            PackedSlot(
                "morning", title, "07:30–11:00", "look", "…",
                notices=(in_(locale, "还没签发", "not signed off"),),
                wordings=(
                    WordingShown(full, (one,)),
                    WordingShown(short, (paste(locale, long),)),
                ),
            ),
            PackedSlot(
                "noon", in_(locale, "万花筒", "noon"), "12:30–17:00", "now", "…",
                preview=(WordingShown(full, (one,)),),
                pictures=(PictureShown("01-noon-map.png", "…", "image/png", PNG),),
            ),
            PackedSlot(
                "evening", in_(locale, "活动秀", "activity"), "20:00–23:00", "look", "…",
                wordings=(
                    WordingShown(
                        full,
                        (
                            paste(locale, said, minute="20:30",
                                  cue=in_(locale, "等一等", "Wait")),
                            paste(locale, said, minute="20:45", spare=True),
                            paste(locale, "", cue=in_(locale, "数好", "Count")),
                        ),
                    ),
                ),
            ),
        ),
        channel=pages.channel_takes(locale, "wechat", "characters", 2_000),
        mark="camp package 1 --day 5 --group 7",
        number=5,
        last_day=21,
    )  # fmt: skip


@pytest.fixture(scope="module", params=LOCALES)
def drawn(request):
    return request.param, pages.package_html(a_page(request.param))


def test_every_button_copies_exactly_what_is_sent(drawn):
    locale, text = drawn
    page = a_page(locale)
    wanted = []
    for slot in page.slots[1:]:
        for wording in slot.wordings:
            for one in wording.pastes:
                wanted += [part.text for part in one.parts]
                for way in one.channels[1:]:
                    wanted += [part.text for part in way.parts if way.over]
    assert Copies(text).copied == wanted
    assert len(wanted) == 3 + (3 if locale == "zh-CN" else 4)


def test_a_cue_is_beside_a_message_and_never_inside_a_copy(drawn):
    locale, text = drawn
    cue = in_(locale, "等一等", "Wait")
    assert cue in Page(text).text
    assert all(cue not in copied for copied in Copies(text).copied)


def test_what_is_only_to_be_read_cannot_be_copied(drawn):
    _, text = drawn
    for key in ("guidance", "noon"):
        section = re.search(rf'<section[^>]* id="{key}".*?</section>', text, re.DOTALL)
        assert "<button" not in section[0]
        assert "5" in section[0]


def test_a_button_says_what_it_copies_and_then_what_it_copied():
    text = pages.package_html(a_page(text="早" * 135))
    first, *_ = Copies(text).buttons
    assert first["data-done"] == "已复制：早安完整版，135字，405字节"
    assert first["type"] == "button"
    words = Page(text).words
    assert "复制早安完整版" in words
    assert "复制第2条" in words
    assert "复制早安精简版 (1/2)" in words
    assert "企微文本要分2条发" in words


def test_every_channel_is_counted_in_its_own_unit():
    words = Page(pages.package_html(a_page(text="早" * 135))).words
    assert "微信 135/2,000字" in words
    assert "企微文本 405/2,048字节" in words
    assert "企微Markdown 405/4,096字节" in words


def test_the_page_is_one_file_and_runs_nothing_but_its_own_script(drawn):
    _, text = drawn
    page = Page(text)
    assert all(one.startswith("data:image/png;base64,") for one in page.loads)
    assert base64.b64decode(page.loads[0].partition(",")[2]) == PNG
    assert page.tags.count("script") == 1
    assert not {"iframe", "object", "form", "link"} & set(page.tags)
    assert "://" not in text
    assert "url(" not in text
    script = re.search(r"<script>(.*)</script>", text, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in text
    assert "default-src 'none'" in text


def test_a_page_without_a_clipboard_has_another_way():
    script = (_ROOM / "copy.js").read_text(encoding="utf-8")
    assert 'execCommand("copy")' in script
    assert "navigator.clipboard &&" in script
    assert "innerHTML" not in script


def test_a_page_without_scripts_shows_its_texts_and_no_dead_button():
    look = (_ROOM / "package.css").read_text(encoding="utf-8")
    assert re.search(r"\.copy \{ display: none", look)
    assert ".can-copy .copy { display: block; }" in look
    assert "按住文字" in Page(pages.package_html(a_page())).text


def test_full_and_short_are_switched_without_a_script(drawn):
    _, text = drawn
    radios = re.findall(
        r'<input type="radio" name="(\w+)" id="([^"]+)"( checked)?>', text
    )
    assert [(name, bool(on)) for name, _, on in radios] == [
        ("morning", True),
        ("morning", False),
    ]
    assert [f'<label for="{name}">' in text for _, name, _ in radios] == [True, True]


def test_headings_ids_and_names_are_in_order(drawn):
    _, text = drawn
    page = Page(text)
    assert page.headings.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(page.headings))
    assert len(page.ids) == len(set(page.ids))
    assert set(page.named_by) <= set(page.ids)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert 'aria-live="polite"' in text


def test_an_english_package_has_no_chinese():
    page = a_page("en")
    for text in (Page(pages.package_html(page)).text, pages.package_text(page)):
        assert not HAN.search(text)


def test_what_is_said_cannot_become_markup():
    bad = "</div></script><script>alert(1)</script>"
    text = pages.package_html(
        replace(a_page(text=bad), cohort=bad, group=bad, mark=bad)
    )
    assert Page(text).tags.count("script") == 1
    assert bad in Copies(text).copied


@pytest.mark.parametrize("locale", LOCALES)
def test_in_the_text_only_copies_stand_between_the_two_corners(locale):
    page = a_page(locale)
    text = pages.package_text(page)
    between = re.findall(r"^┌[^\n]*\n(.*?)\n└$", text, re.DOTALL | re.MULTILINE)
    wanted = [
        part.text
        for slot in page.slots[1:]
        for wording in slot.wordings
        for one in wording.pastes
        for part in one.parts
    ]
    assert between == wanted
    assert page.mark in text
    assert "01-noon-map.png" in text


def test_a_day_with_nothing_to_post_says_so():
    empty = replace(a_page(), slots=())
    assert "还没有要发的" in pages.package_html(empty)


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_of_a_word_need_the_same_values(key):
    zh, en = (
        {name for _, name, _, _ in Formatter().parse(words) if name}
        for words in WORDS[key]
    )
    assert zh == en


@pytest.mark.parametrize(
    ("text", "ground"),
    [("pine", "pine-soft"), ("ochre", "ochre-soft"), ("pine", "sheet")],
)
def test_a_button_can_be_read_before_and_after_it_is_pressed(text, ground):
    look = (_ROOM / "look.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", look))
    a, b = sorted((light(colours[text]), light(colours[ground])))
    assert (b + 0.05) / (a + 0.05) >= 4.5
