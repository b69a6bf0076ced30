"""Workbooks as Excel, WPS and others write them: cells as a person sees them."""

import io
from datetime import date

import openpyxl
import pytest

from camp import sheets
from camp.sheets import SheetError
from tests.sheets.workbooks import (
    NS,
    ROSTER,
    XML,
    packed,
    parts,
    texts_xml,
    with_sheet,
    workbook,
)


def read(body, locale="zh-CN"):
    return sheets.read("名单.xlsx", body, locale)


def said(body, locale="zh-CN"):
    with pytest.raises(SheetError) as caught:
        read(body, locale)
    return [str(problem) for problem in caught.value.problems]


def column(*values):
    rows = read(workbook([["编号", "值"], *[["x", value] for value in values]])).rows
    return [row.cells[1] for row in rows]


def test_phones_and_days_are_whole_numbers_again():
    numbers = [13800138000.0, 3.0, 1e3, 0.1, 0.1 + 0.2, -3]
    assert column(*numbers) == ["13800138000", "3", "1000", "0.1", "0.3", "-3"]


def test_numbers_typed_as_text_stay_as_typed():
    texts = ["13800138000.0", "3.0", "1e3", "-3", "007"]
    assert column(*texts) == texts


def test_a_number_too_long_for_excel_shows_that_it_was_rounded():
    assert column(123456789012345678) == ["1.23456789012346e+17"]


def test_dates_and_times_show_as_they_are_written():
    cells = [(46276, 1), (46276, 2), (46276.8777777, 3), (1.5, 4), (0.8777777, 5)]
    assert column(*cells) == [
        *("2026-09-11", "2026-09-11", "2026-09-11 21:04", "36:00", "21:04"),
    ]


def test_a_date_no_calendar_has_is_left_a_number():
    assert column((1e15, 1), (2958466.5, 1)) == ["1e+15", "2958466.5"]


def test_a_formula_gives_its_last_result_and_yes_and_no_are_words():
    data = (
        '<row r="1"><c r="A1" t="str"><v>编号</v></c><c r="B1" t="str"><v>值</v></c></row>'
        '<row r="2"><c r="A2" t="str"><f>"S"&amp;1</f><v>S1</v></c>'
        '<c r="B2" t="b"><v>1</v></c></row>'
        '<row r="3"><c r="A3" t="inlineStr"><is><t>S2</t></is></c>'
        '<c r="B3"><f>1+1</f><v>2</v></c></row>'
    )
    assert [row.cells for row in read(with_sheet(data)).rows] == [
        ("S1", "TRUE"),
        ("S2", "2"),
    ]


def test_rows_keep_their_numbers_and_empty_columns_their_place():
    rows = [[], [None, "学号", "姓名"], [], [None, "S1", "张伟"]]
    table = read(workbook(rows))
    assert table.headers == ("", "学号", "姓名")
    assert table.rows == ((4, ("", "S1", "张伟")),)


def test_text_of_several_fonts_is_one_text():
    texts = (
        f"{XML}<sst {NS}><si><t>学号</t></si><si/><si><r><t>张</t></r>"
        '<r><rPr><b/></rPr><t xml:space="preserve">伟 </t></r></si>'
        "<si><t>姓名</t></si></sst>"
    )
    row = '<row r="{0}"><c r="A{0}" t="s"><v>{1}</v></c><c r="B{0}" t="s"><v>{2}</v></c></row>'
    table = read(with_sheet(row.format(1, 0, 3) + row.format(2, 0, 2), texts))
    assert table.rows[0].cells == ("学号", "张伟")


def test_a_sheet_with_namespace_prefixes_reads_as_well():
    made = parts(ROSTER)
    for name in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        xml = str(made[name]).replace("xmlns=", "xmlns:x=")
        for tag in ("worksheet", "sheetData", "row", "c", "v", "sst", "si", "t"):
            for end in (">", " "):
                xml = xml.replace(f"<{tag}{end}", f"<x:{tag}{end}")
            xml = xml.replace(f"</{tag}>", f"</x:{tag}>")
        made[name] = xml
    assert read(packed(made)).rows[1].cells == ("S002", "李娜", "13800138001", "重度")


def test_the_first_sheet_that_holds_anything_is_read_and_named():
    body = workbook([], ROSTER, ROSTER, names=["封面", "名单", "备份"])
    table = read(body)
    assert (table.sheet, len(table.rows)) == ("名单", 2)
    assert table.notes == ("读的是工作表“名单”；没有读：封面、备份",)
    english = "the sheet '名单' was read; not read: 封面, 备份"
    assert read(body, "en").notes == (english,)


def test_a_hidden_sheet_comes_last():
    hidden = [["密码", "x"], ["1", "2"]]
    body = workbook(hidden, ROSTER, names=["藏", "名单"], states=["hidden"])
    assert read(body).sheet == "名单"


def test_a_problem_names_the_worksheet_when_there_are_several():
    rows = [["学号", "姓名"], ["S1", "长" * 20_001]]
    body = workbook(rows, [], names=["名单", "空"])
    assert said(body) == ["工作表“名单”第2行「姓名」列：有 20001 个字符，最多 20000 个"]
    assert said(body, "en") == [
        "sheet '名单', row 2, column 姓名: 20001 characters, at most 20000"
    ]


def test_a_merged_title_and_a_header_of_two_rows_are_understood():
    rows = [
        ["第3期学员名单"],
        ["学号", "姓名", "联系方式"],
        [None, None, "手机", "微信"],
        ["S1", "张伟", 13800138000, "zw"],
    ]
    table = read(workbook(rows, merged=["A1:D1", "A2:A3", "B2:B3", "C2:D2"]))
    assert table.headers == ("学号", "姓名", "手机", "微信")
    assert table.header_row == 3
    assert table.rows == ((4, ("S1", "张伟", "13800138000", "zw")),)


def test_formats_far_below_the_last_row_do_not_matter():
    far = '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"></c></row>'
    cells = (
        '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>'
    )
    under = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>'
    assert read(with_sheet(cells + under + far)).rows == ((2, ("1", "2")),)


def test_a_workbook_openpyxl_wrote_reads_too():
    book = openpyxl.Workbook()
    book.active.append(["学号", "姓名", "日期"])
    book.active.append(["S1", "张伟", date(2026, 9, 11)])
    out = io.BytesIO()
    book.save(out)
    assert read(out.getvalue()).rows[0].cells == ("S1", "张伟", "2026-09-11")


def test_its_content_says_what_a_file_is_whatever_its_name():
    assert sheets.read("名单.csv", workbook(ROSTER), "en").headers[0] == "学号"
    assert sheets.read("名单.xlsx", b"a,b\n1,2\n", "en").headers == ("a", "b")


def test_too_many_rows_or_columns_are_refused():
    cells = '<row r="1"><c r="A1"><v>1</v></c></row>'
    below = '<row r="50001"><c r="A50001"><v>1</v></c></row>'
    beside = '<row r="2"><c r="CW2"><v>1</v></c></row>'
    assert said(with_sheet(cells + below)) == ["名单.xlsx：超过 50000 行；请拆成几份"]
    assert said(with_sheet(cells + beside)) == [
        "名单.xlsx：超过 100 列；请删掉不用的列"
    ]


@pytest.mark.parametrize("rows", [[], [[""]], [["  "], [" "]]])
def test_a_workbook_without_anything_is_empty(rows):
    assert said(workbook(rows)) == ["名单.xlsx：文件是空的"]


def test_a_workbook_with_only_headers_says_so():
    assert said(workbook([["学号", "姓名"]])) == ["名单.xlsx：只有表头，没有内容"]


def test_shared_texts_may_be_missing_when_no_cell_uses_them():
    made = parts([["a", "b"], [1, 2]])
    made["xl/worksheets/sheet1.xml"] = (
        f'{XML}<worksheet {NS}><sheetData><row r="1"><c r="A1"><v>1</v></c>'
        '<c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>'
        "</sheetData></worksheet>"
    )
    made["xl/sharedStrings.xml"] = texts_xml([])
    assert read(packed(made)).rows == ((2, ("3", "")),)
