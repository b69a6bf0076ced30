"""Pieces that several templates say alike, put into each before anything reads it.

A line ``{% include "shared/quiz.full" %}`` is replaced by the piece's text. Templates are
put together when they are taken off the shelf, so each stands by itself ever after: it is
checked, kept, compared and remade without the pieces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = "shared/"
_LINE: Final = re.compile(r'^\{% include "(shared/[\w.]+)" %\}\n?', re.MULTILINE)


def put_together(texts: Mapping[str, str]) -> dict[str, str]:
    """Put the shared pieces among templates where they are asked for.

    The pieces are no templates themselves and are left out. A piece that is not there
    leaves its line as it stands, for the grammar to refuse.
    """
    pieces = {name: text for name, text in texts.items() if name.startswith(FOLDER)}
    return {
        name: _LINE.sub(lambda found: pieces.get(found[1], found[0]), text)
        for name, text in texts.items()
        if name not in pieces
    }
