"""Real-looking bad files, and word for word what their senders are told."""

from datetime import date
from pathlib import Path

import pytest

from camp import sheets
from camp.sheets import SheetError

FILES = Path(__file__).parent / "files"
PARTS = {"listen": "听课", "homework": "作业", "reflection": "心得"}
CALENDAR = {1: date(2026, 9, 9)}
MAKERS = {
    "roster": sheets.roster,
    "checkins": lambda table, locale: sheets.checkins(
        table, PARTS, locale, calendar=CALENDAR
    ),
    "reviews": sheets.reviews,
}
BAD = sorted(path for path in FILES.iterdir() if path.suffix in {".csv", ".xlsx"})


def bring_in(path, locale):
    """Read a file as what its name begins with."""
    table = sheets.read(path.name, path.read_bytes(), locale)
    return MAKERS[path.name.split("-")[0]](table, locale)


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_a_bad_file_is_answered_word_for_word(path, locale):
    with pytest.raises(SheetError) as caught:
        bring_in(path, locale)
    golden = path.with_suffix(f"{path.suffix}.{locale}.txt")
    assert str(caught.value) + "\n" == golden.read_text()
