"""A handbook laid out: one page that opens anywhere, and A5 for print."""

import re
import zlib
from dataclasses import replace
from itertools import pairwise

import pytest

from camp import pages, shelf
from camp.cards import Setting, course
from camp.cards.handbook import handbook_pdf
from camp.curriculum import load
from camp.handbook import (
    Handbook,
    Note,
    Occasion,
    Pairs,
    Points,
    Section,
    Table,
    Words,
    host_handbook,
    of_cohort,
    student_handbook,
)
from tests.handbook.books import HAN, texts
from tests.pages.reading import Page
from tests.timetable.plans import cohort, plan

BAD = "</dd></section><script>alert('&')</script>#import \"x\""
NAMES = {"interpersonal-21": "zh-CN", "writing-21-en": "en"}
A5 = (419.53, 595.28)
"""Points."""


@pytest.fixture(scope="module", params=NAMES)
def made(request):
    """The course, its setting, and both handbooks with dates and a reply."""
    found = load(shelf.open_folder(shelf.curriculum_path(request.param)).files)
    locale = NAMES[request.param]
    reply = (("有人发广告", "谢谢。\n\n先不留。") if locale == "zh-CN"
             else ("An advert", "Thanks.\n\nNot here."))  # fmt: skip
    started = replace(cohort(found), name=f"{found.title} 6")
    when = of_cohort(started, locale, (reply,))
    books = (student_handbook(found, when), host_handbook(found, when))
    return found, course.setting(found), books


def test_every_section_is_reached_from_the_contents(made):
    for book in made[2]:
        page = Page(pages.handbook_html(book))
        inside = [link[1:] for link in page.links if link.startswith("#")]
        assert inside == [s.key for s in book.sections]
        assert set(page.named_by) <= set(page.ids)
        assert len(page.ids) == len(set(page.ids))
        assert set(inside) <= set(page.ids)
        assert all(link.startswith(("#", "https://")) for link in page.links)


def test_the_page_is_one_file_in_order(made):
    for book in made[2]:
        text = pages.handbook_html(book)
        page = Page(text)
        assert page.open == []
        assert page.headings.count(1) == 1
        assert all(b - a <= 1 for a, b in pairwise(page.headings))
        assert page.loads == []
        assert not {"script", "link", "iframe"} & set(page.tags)
        assert page.lang == book.locale
        assert (bool(HAN.search(page.text))) is (book.locale == "zh-CN")


def test_every_text_of_the_handbook_is_on_the_page(made):
    for book in made[2]:
        shown = " ".join(Page(pages.handbook_html(book)).text.split())
        for section in book.sections:
            for text in texts(section):
                assert " ".join(text.split()) in shown


def hostile():
    every = (
        Words((BAD,)),
        Points((BAD,), numbered=True),
        Pairs(((BAD, f"{BAD}\n{BAD}"),)),
        Table((BAD, BAD), ((BAD, BAD),)),
        Note(BAD),
    )
    return Handbook("zh-CN", "student", BAD, BAD, BAD, (Section("x", BAD, every),))


def test_what_is_said_cannot_become_markup():
    page = Page(pages.handbook_html(hostile()))
    assert "script" not in page.tags
    assert page.text.count(BAD) == 15


def test_what_is_said_cannot_become_a_program_in_print():
    assert handbook_pdf(hostile(), Setting("好好相处")).startswith(b"%PDF")


def pages_of(pdf):
    """The sizes of a PDF's pages, whether they stand plain or in packed objects."""
    packed = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            packed.append(zlib.decompress(stream))
        except zlib.error:
            continue
    found = re.findall(
        rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf + b"\n".join(packed)
    )
    return [(float(wide), float(high)) for wide, high in found]


def test_in_print_it_is_a5_with_a_front_page_contents_and_chapters(made):
    _, setting, books = made
    for book in books:
        pdf = handbook_pdf(book, setting)
        assert pdf.startswith(b"%PDF")
        sizes = pages_of(pdf)
        assert len(sizes) > 5
        assert all(size == pytest.approx(A5, abs=0.1) for size in sizes)
        assert pdf.count(b"/Subtype /Link") + pdf.count(b"/Subtype/Link") >= len(
            book.sections
        )


def test_the_same_handbook_has_the_same_bytes(made):
    _, setting, books = made
    for book in books:
        assert handbook_pdf(book, setting) == handbook_pdf(book, setting)
        assert pages.handbook_html(book) == pages.handbook_html(book)


def test_a_chapter_more_is_a_line_more_in_the_contents():
    book = student_handbook(plan(), Occasion("zh-CN"))
    more = replace(
        book, sections=(*book.sections, Section("x", "多一章", (Note("记住"),)))
    )
    links = [
        handbook_pdf(one, Setting("好好相处")).count(b"/Link") for one in (book, more)
    ]
    assert links[1] == links[0] + 1


def test_in_print_an_empty_line_takes_no_more_room_than_a_new_one():
    made = []
    for told in ("谢谢。\n先不留。", "谢谢。\n\n先不留。\n"):
        section = Section("x", "难的时候", (Pairs((("有人发广告", told),)),))
        book = replace(hostile(), sections=(section,))
        made.append(handbook_pdf(book, Setting("好好相处")))
    assert made[0] == made[1]
