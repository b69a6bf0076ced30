"""The pictures of both READMEs are the pages themselves: ``make pictures`` takes them."""

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from tests.browser import chromium
from tests.browser.conftest import served

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "deploy" / "readme"
READMES = {"zh-CN": "README.zh-CN.md", "en": "README.md"}
MOST_BYTES = 120_000
COLOURS = 96
"""Enough for a page of few colours, and a third of the bytes."""


@pytest.mark.parametrize("locale", READMES)
def test_the_readmes_show_the_pages_as_they_are(evening, walk, tmp_path, locale):
    with served(evening, tmp_path, locale) as camp:
        window = walk(camp)
        for role in chromium.DESKS:
            page = window.open(camp.doors[role])
            drawn = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
            kept = FOLDER / f"{role}.{locale}.png"
            if os.environ.get("CAMP_TEST_PICTURES") == "1":
                FOLDER.mkdir(exist_ok=True)
                drawn.convert("RGB").quantize(COLOURS).save(kept, optimize=True)
            with Image.open(kept) as before:
                assert before.size == drawn.size
            assert kept.stat().st_size <= MOST_BYTES
            shown = (ROOT / READMES[locale]).read_text(encoding="utf-8")
            assert f"deploy/readme/{kept.name}" in shown


def test_no_picture_is_left_that_nobody_shows():
    wanted = {f"{role}.{locale}.png" for role in chromium.DESKS for locale in READMES}
    assert {path.name for path in FOLDER.iterdir()} == wanted
