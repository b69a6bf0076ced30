"""Certificates by the thousand: each its own file, each the same on a second run."""

import re
from itertools import islice

import pytest
import zxingcpp

from camp.cards import booklet, certificates
from camp.cards.codes import qr
from tests.cards.shown import certificate, image, margins_are_clear, setting


def people(count, **more):
    return [
        certificate(None, f"小李{n}", f"HH-06-{n:04d}", **more) for n in range(count)
    ]


@pytest.mark.parametrize("kind", ["pdf", "png"])
def test_everyone_gets_a_file_called_after_the_serial(kind):
    made = list(certificates(people(3), kind))
    assert [each.name for each in made] == [f"HH-06-{n:04d}.{kind}" for n in range(3)]
    assert len({each.data for each in made}) == 3


@pytest.mark.parametrize("kind", ["pdf", "png"])
def test_a_certificate_is_the_same_alone_and_among_others(kind):
    everyone = list(certificates(people(4), kind))
    assert list(certificates(people(4), kind)) == everyone
    assert list(certificates(people(4)[2:3], kind)) == everyone[2:3]


def test_a_pdf_is_one_page_of_a4_on_its_side_and_knows_no_hour():
    (made,) = certificates(people(1))
    assert made.data.startswith(b"%PDF")
    assert (made.width, made.height) == (842, 595)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", made.data)) == 1
    assert re.findall(rb"D:(\d{4})", made.data) in ([], [b"1970"], [b"1970", b"1970"])


def test_a_png_can_be_sent_and_nothing_leaves_its_frame():
    for locale in ("zh-CN", "en"):
        held = setting(locale, "#f2cf63", "#b8452f")
        (made,) = certificates([certificate(held, "Ruth Adeyemi")], "png")
        assert (made.width, made.height) == (1684, 1191)
        assert len(made.data) <= 1_000_000
        assert margins_are_clear(made, margin=55, top=0)


def test_one_can_stop_after_any_and_go_on_with_the_rest():
    first = list(islice(certificates(people(5)), 2))
    rest = list(certificates(people(5)[2:]))
    assert [*first, *rest] == list(certificates(people(5)))


def test_cohorts_of_different_colours_may_come_mixed():
    mixed = [certificate(setting(colour=c)) for c in ("#34667a", "#5b3a4b", "#34667a")]
    one, two, three = certificates(mixed, "png")
    assert one.data == three.data != two.data


def test_a_group_s_certificates_are_one_booklet():
    book = booklet(people(5), "7")
    assert book.name == "7.pdf"
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", book.data)) == 5


def test_without_an_address_there_is_no_code_and_no_words_about_one():
    (with_it,) = certificates([certificate()], "png")
    (without,) = certificates([certificate(verify="")], "png")
    corner = (1350, 870, 1530, 1050)
    assert len(image(with_it).crop(corner).getcolors(1 << 16)) > 1
    assert len(image(without).crop(corner).getcolors(1 << 16)) == 1


def test_a_code_differs_by_address_alone():
    assert qr("https://camp.example/c/1") == qr("https://camp.example/c/1")
    assert qr("https://camp.example/c/1") != qr("https://camp.example/c/2")


def test_a_code_on_a_certificate_is_read_by_a_scanner():
    (made,) = certificates([certificate()], "png")
    found = zxingcpp.read_barcodes(image(made).convert("L"))
    assert [one.text for one in found] == ["https://camp.example/c/HH-06-0128"]


def test_a_serial_with_slashes_is_still_a_file_s_name():
    (made,) = certificates([certificate(serial="第6期/7营 #12")])
    assert made.name == "第6期-7营-12.pdf"
    (made,) = certificates([certificate(serial="../..")])
    assert made.name == "certificate.pdf"
