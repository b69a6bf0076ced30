"""Addresses as QR codes: for paper, and for whoever sends pictures rather than links."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

import segno

from camp.cards.assets import Svg

if TYPE_CHECKING:
    from segno import QRCode

_DARK: Final = re.compile(b"\x01+")
_MASK: Final = 2
"""Any mask reads alike; trying all eight takes ten times as long."""
_DOT: Final = 6
"""Pixels a module."""
_QUIET: Final = 4
"""Modules left light around it, as ISO/IEC 18004 asks."""


def qr(address: str) -> Svg:
    """Draw an address as a QR code, black on nothing, without a border."""
    code = _code(address)
    size = len(code.matrix)
    dark = "".join(
        f"M{run.start()} {y}h{len(run[0])}v1h-{len(run[0])}z"
        for y, row in enumerate(code.matrix)
        for run in _DARK.finditer(row)
    )
    return Svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'width="{size}" height="{size}" shape-rendering="crispEdges">'
        f'<path d="{dark}"/></svg>'
    )


def qr_picture(address: str) -> bytes:
    """Draw an address as a PNG with its light edge, to be sent or printed as it is."""
    out = io.BytesIO()
    _code(address).save(out, kind="png", scale=_DOT, border=_QUIET)
    return out.getvalue()


def _code(address: str) -> QRCode:
    return segno.make_qr(address, error="m", mask=_MASK, boost_error=False)
