"""A picture that is not one is found before it is sent."""

import io
import struct
import zlib

import pytest
from PIL import Image

from camp.cards import check_asset
from camp.cards.assets import MOST_BYTES


def saved(form, size=(40, 30)):
    kept = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(kept, form)
    return kept.getvalue()


def bomb(side=60_000):
    """A PNG of a few bytes that says it is enormous."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data))
            + kind
            + data
            + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", body)
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_what_every_chat_shows_passes(form):
    assert check_asset(saved(form)) is None


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"", "empty"),
        (b"hello", "not_a_picture"),
        (b"%PDF-1.7", "not_a_picture"),
        (b'<?xml version="1.0"?><svg xmlns="x"/>', "svg"),
        (saved("GIF"), "not_a_picture"),
        (saved("PNG")[:200], "broken"),
        (saved("JPEG")[:400], "broken"),
        (bomb(), "pixels"),
        (bomb(6000), "pixels"),
        (b"\x89PNG" + bytes(MOST_BYTES), "bytes"),
    ],
)
def test_what_cannot_be_sent_is_named(data, trouble):
    assert check_asset(data) == trouble
