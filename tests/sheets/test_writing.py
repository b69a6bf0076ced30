"""Files we write open in a spreadsheet, never as a formula, and read back the same."""

import csv
import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camp import sheets
from camp.sheets import SheetError

HEADERS = ["学号", "姓名", "内容"]
ROWS = [["S1", "张伟", '他说"好"，\n我听了'], ["S2", "李娜", "=1+1"], [3, None, -2.5]]


def cells(body):
    table = sheets.read("x", body, "en")
    return [list(row.cells) for row in table.rows]


def test_a_csv_begins_with_the_mark_that_tells_excel_it_is_utf_8():
    assert sheets.write_csv(["姓名"], [["张伟"]]) == (
        b"\xef\xbb\xbf" + "姓名\r\n张伟\r\n".encode()
    )


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "＝1+1",
        "=cmd|' /C calc'!A0",
        "+8613800138000",
    ],
)
def test_a_text_that_would_be_a_formula_is_kept_a_text(text):
    body = sheets.write_csv(["姓名", "内容"], [["张伟", text]])
    (_, row) = csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""))
    assert row[1] == f"'{text}"
    assert cells(body) == [["张伟", text]]


@pytest.mark.parametrize("number", ["-3", -3, -2.5, "0", "-0.5"])
def test_plain_numbers_stay_numbers(number):
    assert sheets.write_csv(["a", "b"], [[number, 1]]).decode("utf-8-sig") == (
        f"a,b\r\n{number},1\r\n"
    )


def test_a_workbook_holds_texts_as_texts_and_numbers_as_numbers():
    body = sheets.write_xlsx(HEADERS, ROWS, "第3期/名单")
    book = openpyxl.load_workbook(io.BytesIO(body))
    sheet = book.active
    assert sheet.title == "第3期 名单"
    assert sheet["C3"].value == "=1+1"
    assert sheet["C3"].data_type == "s"
    assert sheet["A4"].value == 3
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["B"].width == 8
    assert sheet["A1"].font.bold


def test_dates_are_written_as_people_read_them():
    row = [date(2026, 9, 11), datetime.fromisoformat("2026-09-11T21:04")]
    shown = [["2026-09-11", "2026-09-11 21:04"]]
    assert cells(sheets.write_csv(["a", "b"], [row])) == shown
    assert cells(sheets.write_xlsx(["a", "b"], [row], "x")) == shown


def test_the_same_rows_give_the_same_bytes():
    body = sheets.write_xlsx(HEADERS, ROWS, "名单")
    assert body == sheets.write_xlsx(HEADERS, ROWS, "名单")
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == 2


@pytest.mark.parametrize("title", ["", "[]:*?/\\", "'", "长" * 40, "a\x00b"])
def test_any_title_makes_a_sheet(title):
    assert cells(sheets.write_xlsx(["a", "b"], [[1, 2]], title)) == [["1", "2"]]


def test_a_text_that_looks_like_an_escape_reads_back_as_it_was():
    rows = [["_x0041_", "_x005F_x0041_"], ["_x_", "x0041_"]]
    assert cells(sheets.write_xlsx(["a", "b"], rows, "x")) == rows


def test_what_no_file_can_hold_is_left_out():
    assert cells(sheets.write_xlsx(["a", "b"], [["x\x07\ud800", "y"]], "x")) == [
        ["x", "y"]
    ]
    assert cells(sheets.write_csv(["a", "b"], [["x\ud800", "y"]])) == [["x?", "y"]]


SEEN = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(SEEN, SEEN, SEEN), min_size=1, max_size=5))
def test_what_is_written_reads_back(rows):
    wanted = [[sheets.table.seen(cell) for cell in row] for row in rows]
    wanted = [row for row in wanted if any(row)]
    for body in (
        sheets.write_csv(HEADERS, rows),
        sheets.write_xlsx(HEADERS, rows, "名单"),
    ):
        if wanted:
            assert cells(body) == wanted
        else:
            with pytest.raises(SheetError):
                cells(body)
