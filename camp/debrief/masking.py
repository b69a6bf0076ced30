"""The same text with its digits and names covered: what is left is what was said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
ROWS = re.compile(r"([@#])(?:(?:、|, | and |→|/)[@#])+")


def mask(text: str, names: Iterable[str]) -> str:
    """Cover names (@) and digits (#), and let a row of them count as one.

    Two nights whose masked texts are the same said the same thing with other numbers.
    """
    present = {name for name in names if name and name in text}
    for name in sorted(present, key=lambda n: (-len(n), n)):
        # 1营 is not the end of 31营
        own = re.compile(rf"(?<!\d){re.escape(name)}") if name[0].isdigit() else None
        text = own.sub("@", text) if own else text.replace(name, "@")
    return ROWS.sub(r"\1", DIGITS.sub("#", text))
