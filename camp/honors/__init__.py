"""Who is thanked: records become honors, with the reason for each.

An honor is a rule of the curriculum, its winner, a count and a scene. The same records
in any order give the same honors.
"""

from camp.honors.awarding import Honor, RunnerUp, award
from camp.honors.measures import MEASURES, Yardstick
from camp.honors.record import Nomination, Record

__all__ = [
    "MEASURES",
    "Honor",
    "Nomination",
    "Record",
    "RunnerUp",
    "Yardstick",
    "award",
]
