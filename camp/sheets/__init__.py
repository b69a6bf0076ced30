"""Tables in and out: csv and xlsx, read with every problem and its place. No clock.

``read`` makes a file a table; ``roster``, ``checkins``, ``reviews`` and ``nominations``
make a table rows; ``write_csv`` and ``write_xlsx`` make rows a file.
"""

from camp.sheets.archive import MAX_UNPACKED
from camp.sheets.form import Sheet
from camp.sheets.grids import Grid, Grids, read_grids
from camp.sheets.headers import Column, Columns, columns
from camp.sheets.praise import (
    NominationRow,
    NominationSheet,
    ReviewRow,
    ReviewSheet,
    nominations,
    reviews,
)
from camp.sheets.problems import Problem, SheetError
from camp.sheets.reading import read
from camp.sheets.students import RosterRow, RosterSheet, roster
from camp.sheets.submissions import CheckInRow, CheckInSheet, checkins
from camp.sheets.table import Row, Table
from camp.sheets.values import made_of_phone
from camp.sheets.writing import write_book, write_csv, write_xlsx

__all__ = [
    "MAX_UNPACKED",
    "CheckInRow",
    "CheckInSheet",
    "Column",
    "Columns",
    "Grid",
    "Grids",
    "NominationRow",
    "NominationSheet",
    "Problem",
    "ReviewRow",
    "ReviewSheet",
    "RosterRow",
    "RosterSheet",
    "Row",
    "Sheet",
    "SheetError",
    "Table",
    "checkins",
    "columns",
    "made_of_phone",
    "nominations",
    "read",
    "read_grids",
    "reviews",
    "roster",
    "write_book",
    "write_csv",
    "write_xlsx",
]
