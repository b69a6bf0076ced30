"""Handbooks: what a student and a host keep at hand, made from the course itself.

Pure: a curriculum and an :class:`Occasion` go in, sections of plain blocks come out;
pages and pictures lay them out.
"""

from camp.handbook.book import (
    Block,
    Handbook,
    Note,
    Pairs,
    Points,
    Section,
    Table,
    Words,
)
from camp.handbook.host import host_handbook, moment
from camp.handbook.occasion import Occasion, of_cohort
from camp.handbook.student import student_handbook

__all__ = [
    "Block",
    "Handbook",
    "Note",
    "Occasion",
    "Pairs",
    "Points",
    "Section",
    "Table",
    "Words",
    "host_handbook",
    "moment",
    "of_cohort",
    "student_handbook",
]
