"""What a page asks for: ours, and the one file that is not, unchanged."""

import hashlib
import re
from pathlib import Path

import camp.pages
from camp.pages import assets

VENDOR = Path(camp.pages.__file__).parent / "vendor"


def test_what_is_not_ours_is_as_its_authors_released_it():
    table = (VENDOR / "README.md").read_text(encoding="utf-8")
    named = dict(
        re.findall(r"^\| `([\w.]+)` .*`([0-9a-f]{64})` \|$", table, re.MULTILINE)
    )
    there = {p.name for p in VENDOR.iterdir()} - {"README.md", "htmx.LICENSE"}
    assert set(named) == there
    for name, digest in named.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest


def test_no_asset_names_another_site():
    for name, asset in assets().items():
        text = asset.data.decode()
        assert not re.search(r"url\(|@import", text), name
        assert not re.search(r"(src|href)\s*=\s*[\"']https?://", text), name
