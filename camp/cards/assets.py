"""Pictures that others bring: whether they are pictures, and a logo made ready."""

from __future__ import annotations

import base64
import io
import warnings
from functools import lru_cache
from typing import Final, Literal

from PIL import Image, UnidentifiedImageError

Trouble = Literal["empty", "svg", "not_a_picture", "broken", "bytes", "pixels"]

FORMATS: Final = ("PNG", "JPEG", "WEBP")
MOST_BYTES: Final = 5_000_000
MOST_PIXELS: Final = 25_000_000
"""A phone's camera stays below; a bomb does not."""
_LOGO_HEIGHT: Final = 220


class Svg(str):
    """A drawing of our own making: not a text, so nothing tidies it."""

    __slots__ = ()


def check_asset(data: bytes) -> Trouble | None:
    """Say what keeps some bytes from being sent as a picture; None when nothing does.

    PNG, JPEG and WebP are what every chat shows. The size is read before the pixels,
    so a few bytes that unpack into gigabytes are found out for nothing.
    """
    if not data:
        return "empty"
    if len(data) > MOST_BYTES:
        return "bytes"
    if b"<svg" in data[:1000].lower():
        return "svg"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return _opened(data)


def _opened(data: bytes) -> Trouble | None:
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                return "pixels"
            image.load()
    except Image.DecompressionBombError:
        return "pixels"
    except UnidentifiedImageError:
        return "not_a_picture"
    except (OSError, SyntaxError, ValueError, EOFError):
        return "broken"
    return None


@lru_cache(maxsize=8)
def logo_svg(data: bytes) -> Svg:
    """Make a logo ready for a template: small, and inside an SVG; empty if it is none."""
    if check_asset(data):
        return Svg()
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        small = image.convert("RGBA")
    small.thumbnail((_LOGO_HEIGHT * 4, _LOGO_HEIGHT))
    kept = io.BytesIO()
    small.save(kept, "PNG")
    inside = base64.b64encode(kept.getvalue()).decode()
    return Svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{small.width}" '
        f'height="{small.height}"><image width="{small.width}" height="{small.height}" '
        f'href="data:image/png;base64,{inside}"/></svg>'
    )
