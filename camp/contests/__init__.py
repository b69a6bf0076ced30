"""Who leads: counts become standings and duels, with declared tie rules.

Rates are integer pairs and are compared exactly; nothing here knows a float. The same
tallies in any order give the same table.
"""

from camp.contests.pk import Duel, Pair, duel, pair
from camp.contests.rates import Rate, exact
from camp.contests.standings import Standing, Tally, rank

__all__ = [
    "Duel",
    "Pair",
    "Rate",
    "Standing",
    "Tally",
    "duel",
    "exact",
    "pair",
    "rank",
]
