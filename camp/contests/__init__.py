"""Who leads: counts become standings and duels, with declared tie rules.

Rates are integer pairs and are compared exactly; nothing here knows a float. The same
tallies in any order give the same table.
"""

from camp.contests.pk import Duel, Pair, duel, pair
from camp.contests.quiz import (
    Carried,
    Chase,
    Papers,
    Picked,
    carried,
    chase,
    earned,
    marked,
    marks,
    shuffled,
)
from camp.contests.rates import Rate, exact
from camp.contests.standings import Standing, Tally, rank

__all__ = [
    "Carried",
    "Chase",
    "Duel",
    "Pair",
    "Papers",
    "Picked",
    "Rate",
    "Standing",
    "Tally",
    "carried",
    "chase",
    "duel",
    "earned",
    "exact",
    "marked",
    "marks",
    "pair",
    "rank",
    "shuffled",
]
