"""Who leads: counts become standings and duels, with declared tie rules.

Rates are integer pairs and are compared exactly; nothing here knows a float. The same
tallies in any order give the same table.
"""

from camp.contests.pk import Duel, Pair, duel, pair
from camp.contests.quiz import (
    Chase,
    Papers,
    Picked,
    chase,
    earned,
    marks,
    shuffled,
)
from camp.contests.rates import Rate, exact
from camp.contests.standings import Standing, Tally, rank

__all__ = [
    "Chase",
    "Duel",
    "Pair",
    "Papers",
    "Picked",
    "Rate",
    "Standing",
    "Tally",
    "chase",
    "duel",
    "earned",
    "exact",
    "marks",
    "pair",
    "rank",
    "shuffled",
]
