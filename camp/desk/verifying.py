"""Whether a certificate is real, for anyone who is shown one.

A serial number ends in a code that cannot be guessed, so only who holds a certificate
can ask about it, and is told no more than stands on it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp import cards, timetable
from camp.desk import course
from camp.desk.night.ceremony import COMPLETION
from camp.desk.night.serials import CODE, in_letters
from camp.desk.pictures.wording import say
from camp.desk.refusal import spoken
from camp.store import certificates, roster

if TYPE_CHECKING:
    from camp.store import Kept
    from camp.store.certificates import Issued

_LONGEST: Final = 40
_WRITTEN: Final = re.compile(rf"[0-9A-Z-]{{1,{_LONGEST}}}")
_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−－﹣_ "), "-")


@dataclass(frozen=True, slots=True)
class Verified:
    """What a certificate says."""

    serial: str
    state: str
    """valid, reissued (it stands in place of a withdrawn one) or withdrawn."""
    name: str
    """As printed; empty for a number without a code, which others could count up to."""
    title: str
    cohort: str
    date: str


def verify(kept: Kept, said: str, locale: str) -> Verified | None:
    """Find the certificate of a serial number; None when there is none."""
    serial = as_printed(said)
    found = certificates.of_serial(kept, serial) if serial else None
    if found is None:
        return None
    cohort, _, row = course.running(kept, found.cohort_id)
    plan = cohort.curriculum
    titles = {rule.id: rule.title for rule in plan.honors}
    titles[COMPLETION] = spoken(say("completion"), plan.locale)
    named = {s.id: s.name for s in roster.some(kept, row.id, [found.student_id])}
    shown = CODE.search(found.serial) is not None
    return Verified(
        serial=found.serial,
        state=_state(kept, found),
        name=named.get(found.student_id, "") if shown else "",
        title=titles.get(found.kind, found.kind),
        cohort=row.name,
        date=cards.full_date(locale, timetable.date_of(cohort, plan.last_number)),
    )


def as_printed(said: str) -> str:
    """Read a serial number as somebody typed it; empty when it cannot be one.

    >>> as_printed(" c0001–00–0000042–7kq2m9xd ")
    'C0001-00-0000042-7KQ2M9XD'
    """
    text = unicodedata.normalize("NFKC", said[: 2 * _LONGEST]).strip()
    text = text.translate(_DASHES).upper()
    before, _, code = text.rpartition("-")
    text = (
        f"{before}-{in_letters(code)}" if CODE.search(f"-{in_letters(code)}") else text
    )
    return text if _WRITTEN.fullmatch(text) else ""


def _state(kept: Kept, found: Issued) -> str:
    """Say what became of an award since; a completion is never taken back."""
    if found.kind == COMPLETION:
        return "valid"
    standing = [
        issue
        for state, issue in certificates.awards_of(kept, found)
        if state == "published"
    ]
    if not standing:
        return "withdrawn"
    return "reissued" if min(standing) > 1 else "valid"
