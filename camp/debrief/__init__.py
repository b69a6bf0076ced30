"""What we learnt: the nightly debrief that ops act on, and the whole-camp report.

``write(night, earlier)`` turns a :class:`~camp.debrief.night.Night` into a
:class:`~camp.debrief.page.Debrief`; ``report(facts, nights)`` does the whole camp. What
the facts prove is found by the small rules in ``rules/``, each with a strength;
evidence.py lets the strongest that is news speak. Words stand in ``words/``, by locale.
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
