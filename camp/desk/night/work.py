"""What one kind of work is: read it, make it, write it.

``read`` happens in the short claim transaction, ``make`` outside any transaction,
``write`` in the one that also ends the rows. A row that cannot be made is written off
alone, its neighbours go on.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from camp.store import Kept
    from camp.store.queue import Row


@dataclass(slots=True)
class Made:
    """What came of a batch: results to write, and rows that failed alone."""

    results: list[tuple[Row, Any]] = field(default_factory=list)
    failed: list[tuple[Row, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work, for rows of one cohort, day and slot.

    ``alone``: it writes while nobody else changes who sits where or who is let off.
    """

    read: Callable[[Kept, Sequence[Row], datetime], Any]
    make: Callable[[Any], Made]
    write: Callable[[Kept, Sequence[tuple[Row, Any]], datetime], None]
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """Rows that are ours until their lease runs out, and what their work needs."""

    rows: tuple[Row, ...]
    now: datetime
    given: Any


def doc_of(plain: Any) -> str:
    """A document as it is kept."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


_PACKAGE = Path(__file__).parents[2]


def place_of(error: BaseException) -> str:
    """An error as ops read it: what, and the line of camp's that raised it."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(_PACKAGE):
            inside = file.relative_to(_PACKAGE.parent).as_posix()
            place = f"{inside}:{trace.tb_lineno}"
        trace = trace.tb_next
    said = " ".join(str(error).split())[:300]
    return f"{type(error).__name__}: {said} ({place})" if place else said
