"""Handbooks for print: A5, upright, with a front page, contents and page numbers."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from camp.cards.drawing import Job
from camp.cards.wording import say
from camp.handbook import Pairs

if TYPE_CHECKING:
    from camp.cards.card import Setting
    from camp.handbook import Block, Handbook


def handbook_pdf(book: Handbook, setting: Setting) -> bytes:
    """Print a handbook; the same one gives the same bytes."""
    values = {
        "title": book.title,
        "course": book.course,
        "promise": book.promise,
        "contents": say(book.locale, "contents"),
        "sections": [
            {"title": one.title, "blocks": [_block(b) for b in one.blocks]}
            for one in book.sections
        ],
    }
    return Job.of("handbook", setting, values).pages("pdf")[0]


def _block(block: Block) -> dict[str, Any]:
    """Name a block's shape; several lines become a list, since a text is one line.

    An empty line between two is left out: lines of a list stand apart as it is.
    """
    shape = type(block).__name__.lower()
    if isinstance(block, Pairs):
        items = [(name, _lines(told)) for name, told in block.items]
        return {"shape": shape, "items": items}
    return {"shape": shape, **asdict(block)}


def _lines(told: str) -> list[str]:
    return [line for line in told.splitlines() if line.strip()]
