"""What we learnt: the nightly debrief that ops act on, and the whole-camp report.

``write(night, earlier)`` turns a :class:`~camp.debrief.night.Night` into a
:class:`~camp.debrief.page.Debrief`. Evidence comes from rules (movement.py, signs.py,
compare.py) that return it with a strength; the strongest that is news chooses the
headline. What is said stands in words/, how it is filled in wording.py.
"""

from camp.debrief.closing import CampFacts
from camp.debrief.masking import mask
from camp.debrief.night import Night
from camp.debrief.page import Debrief
from camp.debrief.rendering import from_plain, plain, report_from_plain, text
from camp.debrief.report import report
from camp.debrief.report_page import Report
from camp.debrief.writing import write

__all__ = [
    "CampFacts",
    "Debrief",
    "Night",
    "Report",
    "from_plain",
    "mask",
    "plain",
    "report",
    "report_from_plain",
    "text",
    "write",
]
