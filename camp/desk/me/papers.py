"""A student's own certificates, drawn when they are looked at."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from camp import cards
from camp.desk.me.one import one_of
from camp.desk.pictures.people import certificate_of

if TYPE_CHECKING:
    from datetime import datetime

    from camp.desk.entering import Seat
    from camp.store import Kept

_DRAWN: Final = 64
"""Pictures kept in hand; a certificate is looked at more than once."""


def drawn(
    kept: Kept, seat: Seat, serial: str, now: datetime, site: str = ""
) -> cards.Certificate:
    """Find one of a student's own certificates; Refusal when it is not theirs."""
    one = one_of(kept, seat, now)
    return certificate_of(kept, one.row, one.roll, serial, site)


@lru_cache(maxsize=_DRAWN)
def png(card: cards.Certificate) -> bytes:
    """Draw a certificate; slow, so nobody's transaction should be open."""
    (picture,) = cards.certificates([card], "png")
    return picture.data
