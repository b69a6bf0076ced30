"""What a page in the browser asks for besides itself: its look, its script, its icon.

Each is named by its content, so a browser keeps it for good and never has an old one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROOM: Final = Path(__file__).parent
_MADE_OF: Final = {
    "camp.css": (
        (
            "look.css",
            "package.css",
            "desk.css",
            "me.css",
            "lead.css",
            "ops.css",
            "quiz.css",
            "api.css",
        ),
        "text/css; charset=utf-8",
    ),
    "desk.js": (("copy.js", "desk.js"), "text/javascript; charset=utf-8"),
    "busy.js": (("busy.js",), "text/javascript; charset=utf-8"),
    "me.js": (("me.js",), "text/javascript; charset=utf-8"),
    "quiz.js": (("quiz.js",), "text/javascript; charset=utf-8"),
    "htmx.js": (("vendor/htmx.min.js",), "text/javascript; charset=utf-8"),
    "flag.svg": (("flag.svg",), "image/svg+xml"),
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that a page asks for."""

    name: str
    """camp.1f0c….css: it changes with the content."""
    media: str
    data: bytes


@cache
def assets() -> Mapping[str, Asset]:
    """Every asset by its plain name, read once."""
    return {name: _read(name) for name in _MADE_OF}


def _read(name: str) -> Asset:
    files, media = _MADE_OF[name]
    data = b"".join((_ROOM / file).read_bytes() for file in files)
    stem, _, kind = name.partition(".")
    digest = hashlib.sha256(data).hexdigest()[:16]
    return Asset(f"{stem}.{digest}.{kind}", media, data)


def address_of(name: str) -> str:
    """Say where a page finds an asset; KeyError when there is none of this name."""
    return f"/asset/{assets()[name].name}"
