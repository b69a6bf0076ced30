"""Planning tables and outlines: read into a curriculum, and written from one. Pure.

A plan is a table with a row a day, or a Markdown outline with a heading a day; what it
says of the whole camp stands above the days or on a worksheet of its own.
"""

from camp.curriculum.planning.draft import Pages, Spot
from camp.curriculum.planning.giving_back import (
    Written,
    rows_of_one,
    sheets_of,
    written,
)
from camp.curriculum.planning.judging import Gap, Planned, plan
from camp.curriculum.planning.outlines import read_outline
from camp.curriculum.planning.outlining import outline
from camp.curriculum.planning.places import Places, Said, parted
from camp.curriculum.planning.tables import is_header, read_table

__all__ = [
    "Gap",
    "Pages",
    "Places",
    "Planned",
    "Said",
    "Spot",
    "Written",
    "is_header",
    "outline",
    "parted",
    "plan",
    "read_outline",
    "read_table",
    "rows_of_one",
    "sheets_of",
    "written",
]
