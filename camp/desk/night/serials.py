"""Serial numbers of certificates: what they count, and a code nobody can count up to."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from typing import TYPE_CHECKING, Final

from camp.store import nights, passes, rehearsal_clock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.store import Kept

Certificate = tuple[int, str, str, str]
"""(student id, kind, serial, words)."""
CODE: Final = re.compile(r"-[0-9A-HJKMNP-TV-Z]{8}$")
"""How a serial number that is not to be guessed ends: 40 bits."""
_BYTES: Final = 5
_PLAIN: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_CLEAR: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's letters: none of them is mistaken for another."""
_MISREAD: Final = str.maketrans("OIL", "011")
_REHEARSED: Final = "rehearsal"


def serial_of(cohort: Cohort, student: int, kind: str) -> str:
    """C0001-00-0000042: the cohort, what for, the student; the code comes at issue."""
    return f"C{cohort.id:04d}-{kind}-{student:07d}"


def issue(
    kept: Kept, cohort_id: int, earned: Iterable[Certificate], now: datetime
) -> None:
    """Issue certificates under numbers with a code; an issued one stays as it is."""
    secret = _secret(kept)
    rows = [
        (student, kind, f"{number}-{_code(secret, number)}", words)
        for student, kind, number, words in earned
    ]
    nights.issue_certificates(kept, cohort_id, rows, now)


def _secret(kept: Kept) -> str:
    """What codes are made with; a rehearsal's are the same each time it is run."""
    if rehearsal_clock.read(kept) is not None:
        return _REHEARSED
    return passes.make_secret(kept)


def _code(secret: str, number: str) -> str:
    said = f"camp certificate {number}".encode()
    mac = hmac.digest(secret.encode(), said, hashlib.sha256)
    letters = base64.b32encode(mac[:_BYTES]).decode()
    return letters.translate(str.maketrans(_PLAIN, _CLEAR))


def in_letters(code: str) -> str:
    """Put right what is misread in a code: the letter O is a nought."""
    return code.translate(_MISREAD)
