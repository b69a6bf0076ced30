"""Certificates, many at a time: one press for all, a file for each.

A PDF for every person costs one short printing each; PNGs are printed a sheaf of pages
at a time, which is quicker. Either way memory stays flat however many there are.
"""

from __future__ import annotations

import re
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, Final, Literal

from camp.cards.card import Certificate, Picture
from camp.cards.codes import qr
from camp.cards.drawing import Job, picture
from camp.cards.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PPI: Final = 144.0
"""1684 by 1191 pixels for A4 on its side."""
_A4: Final = (842, 595)
_SHEAF: Final = 24


def certificates(
    people: Iterable[Certificate], kind: Literal["pdf", "png"] = "pdf"
) -> Iterator[Picture]:
    """Draw each certificate as a file of its own, in the order given.

    Drawn as they are taken from the iterator: stop after any, resume with the rest.
    The same certificate has the same bytes, whoever is printed beside it.
    """
    sheaf = 1 if kind == "pdf" else _SHEAF
    for _, alike in groupby(people, key=lambda person: person.setting):
        for each in _sheaves(alike, sheaf):
            pages = _job(each).pages(kind, PPI)
            for person, page in zip(each, pages, strict=True):
                yield _named(person, kind, page)


def _sheaves(
    people: Iterator[Certificate], most: int
) -> Iterator[tuple[Certificate, ...]]:
    while sheaf := tuple(islice(people, most)):
        yield sheaf


def booklet(people: Sequence[Certificate], name: str = "certificates") -> Picture:
    """Print some certificates of one setting as one PDF, a page each."""
    return Picture(f"{name}.pdf", _job(people).pages("pdf")[0], *_A4)


def _named(person: Certificate, kind: str, data: bytes) -> Picture:
    stem = re.sub(r"[^\w-]+", "-", person.serial).strip("-") or "certificate"
    if kind == "pdf":
        return Picture(f"{stem}.pdf", data, *_A4)
    return picture(f"{stem}.png", data)


def _job(people: Sequence[Certificate]) -> Job:
    setting = people[0].setting
    return Job.of("certificate", setting, {"people": [_page(one) for one in people]})


def _page(person: Certificate) -> dict[str, Any]:
    setting = person.setting
    locale = setting.locale
    named = (setting.title, setting.cohort, person.group)
    return {
        "title": person.title,
        "name": person.name,
        "reason": person.reason,
        "whose": " · ".join(part for part in named if part),
        "host": person.host,
        "date": person.date,
        "serial": person.serial,
        "seal": say(locale, f"seal_{person.kind}").split("|"),
        "qr": qr(person.verify) if person.verify else "",
    }
