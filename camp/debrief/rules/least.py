"""The least that is worth a sentence: below it a number is one person's evening."""

from __future__ import annotations

PAIR = 2
FEW = 3
SOME = 5
MANY = 10
PILE = 20
"""Pieces of homework that make a pile."""

LAST_HOUR = 23
DAY_HOURS = 24
HALF_SHIFT = 6
"""Hours a question may wait before it counts as waiting."""
LATE_BY = 90
"""Minutes behind the usual hour at which a morning is late for its students."""

GROUPS = 4
"""Groups a camp needs before few of them can be told from the rest."""
TABLE = 8
"""Groups a table needs before a climb in it means something."""
CLEAR = 30
"""Thousandths by which a share must move to be told."""
APART = 50
"""Thousandths by which groups must lie apart to be told apart."""
