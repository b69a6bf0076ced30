"""Text tables as they come from phones and spreadsheets of every age."""

import pytest

from camp import sheets
from camp.sheets import SheetError

ROSTER = "学号,姓名,手机\r\nS001,张伟,13800138000\r\nS002,李娜,13800138001\r\n"


def read(body, locale="zh-CN", name="名单.csv"):
    return sheets.read(name, body, locale)


def said(body, locale="zh-CN"):
    with pytest.raises(SheetError) as caught:
        read(body, locale)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_a_roster_reads_the_same_in_every_encoding_excel_and_wps_write(encoding):
    table = read(ROSTER.encode(encoding))
    assert table.headers == ("学号", "姓名", "手机")
    assert table.rows[1] == (3, ("S002", "李娜", "13800138001"))


def test_utf_16_reads_in_either_byte_order():
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert read(mark + ROSTER.encode(encoding)).rows[0].cells[1] == "张伟"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "，"])
def test_the_delimiter_is_found_although_the_words_hold_others(delimiter):
    rows = [
        ["学号", "姓名", "内容"],
        ["S001", "张伟", "今天听完了｜写了，也改了"],
        ["S002", "李娜", "先停下来，再开口。"],
        ["S003", "王芳", "一二三"],
    ]
    quoted = [[f'"{c}"' if delimiter in c else c for c in row] for row in rows]
    table = read("\n".join(delimiter.join(row) for row in quoted).encode())
    assert [list(row.cells) for row in table.rows] == rows[1:]


def test_excels_own_line_about_the_delimiter_is_obeyed():
    table = read("sep=;\n姓名;手机\n张伟;13800138000\n".encode())
    assert table.headers == ("姓名", "手机")
    assert table.rows[0].number == 3


def test_a_quoted_line_break_stays_inside_its_cell_and_rows_keep_their_numbers():
    table = read('编号,内容\nS1,"第一行\n第二行"\n\nS2,好\n'.encode())
    assert table.rows == ((2, ("S1", "第一行\n第二行")), (4, ("S2", "好")))


def test_old_mac_line_ends_and_a_missing_last_one_are_fine():
    assert len(read("姓名,手机\r张伟,1\r李娜,2".encode()).rows) == 2


def test_a_title_above_the_header_is_left_out_and_said():
    table = read("第3期学员名单（北京，上海）,,\n学号,姓名,手机\nS1,张伟,1\n".encode())
    assert table.headers == ("学号", "姓名", "手机")
    assert table.header_row == 2
    assert table.notes == ("第2行之前当作标题，没有读",)


def test_hidden_characters_are_gone_and_letters_are_composed():
    body = "学号,姓名\nS1,\u202e王\u200f芳\x07\nS2,Zoe\u0301\n".encode()
    assert [row.cells[1] for row in read(body).rows] == ["王芳", "Zoé"]


def test_leading_zeros_are_kept():
    assert read("编号,姓名\n007,张伟\n".encode()).rows[0].cells[0] == "007"


def test_empty_rows_and_empty_cells_at_the_end_are_no_fault():
    table = read("学号,姓名,,\nS1,张伟,,\n,,,\nS2,李娜,,,,\n".encode())
    assert [row.number for row in table.rows] == [2, 4]
    assert table.headers == ("学号", "姓名")


def test_a_column_without_a_header_is_named_by_its_letter():
    table = read("学号,,姓名\nS1,x,张伟\n".encode(), "en")
    assert table.notes == ("columns without a header were not read: B",)


def test_a_text_that_was_kept_from_being_a_formula_reads_as_it_was():
    table = read("姓名,内容\n'@小红,'=1+1\n'张,''-\n".encode())
    assert [row.cells for row in table.rows] == [("@小红", "=1+1"), ("'张", "'-")]


def test_rows_of_another_width_are_all_named_at_once():
    body = "学号,姓名,内容\nS1,张伟,今天,很好\nS2,李娜\nS3,王芳,好\n".encode()
    assert said(body) == [
        "第2行：有 4 格，表头只有 3 格；含逗号等分隔符或换行的文字要用双引号括起来",
        "第3行：只有 2 格，表头有 3 格；含换行的文字要用双引号括起来，空着的格也要留分隔符",
    ]
    assert said(body, "en") == [
        "row 2: 4 cells, but the header has 3; put text with separators or line breaks in double quotes",
        "row 3: only 2 cells, but the header has 3; put text with line breaks in double quotes and keep the separators of empty cells",
    ]


def test_an_open_quote_is_found_where_it_was_opened():
    body = '编号,内容\nS1,好\nS2,"没有关\nS3,好\n'.encode()
    assert said(body) == [
        "名单.csv第3行：从这一行起双引号没有配对；文字里的双引号要写成两个"
    ]


def test_a_lost_quote_does_not_swallow_a_large_file():
    body = ("编号,内容\n" + 'S1,"没有关\n' + "S2,好\n" * 400_000).encode()
    assert said(body, "en")[0].startswith("名单.csv, row 2: this row has more than")


@pytest.mark.parametrize(
    ("body", "zh", "en"),
    [
        (b"", "文件是空的", "the file is empty"),
        (b"\n\n ,,\n", "文件是空的", "the file is empty"),
        (b"\xef\xbb\xbf", "文件是空的", "the file is empty"),
        (
            "学号,姓名\n".encode(),
            "只有表头，没有内容",
            "there is a header and nothing below it",
        ),
        (
            b"a,b\n1,\0\n",
            "不是表格；只收 xlsx 和 csv",
            "this is not a sheet; only xlsx and csv are read",
        ),
        (
            b"%PDF-1.7 ...",
            "不是表格；只收 xlsx 和 csv",
            "this is not a sheet; only xlsx and csv are read",
        ),
        (
            b"\x01\x02\x03\x04,\x05\x06",
            "不是表格；只收 xlsx 和 csv",
            "this is not a sheet; only xlsx and csv are read",
        ),
        (
            "姓名,城市\nJosé,Málaga\nZoë,Köln\n".encode("latin-1", "replace"),
            "文字既不是 UTF-8 也不是 GB18030；另存为时请选“CSV UTF-8”",
            "the text is neither UTF-8 nor GB18030; choose “CSV UTF-8” when saving",
        ),
        (
            b"<html><table><tr><td>x</td></tr></table></html>",
            "其实是一张网页，只是名字像表格；请用 Excel 或 WPS 打开，另存为 xlsx 或 csv 再导入",
            "this is a web page named like a sheet; open it in Excel or WPS and save it as xlsx or csv",
        ),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(body, zh, en):
    assert said(body) == [f"名单.csv：{zh}"]
    assert said(body, "en") == [f"名单.csv: {en}"]


def test_one_damaged_byte_does_not_turn_utf_8_into_other_letters():
    body = ROSTER.encode().replace("李娜".encode(), b"\xe6\x9d")
    assert said(body) == [
        "名单.csv第3行：文字是 UTF-8，但这一行有坏掉的字节；请重新导出"
    ]


def test_too_many_rows_columns_and_characters_are_refused():
    rows = "学号,姓名\n" + "S1,张伟\n" * 50_000
    assert said(rows.encode()) == ["名单.csv：超过 50000 行；请拆成几份"]
    wide = ",".join(map(str, range(101)))
    assert said(f"{wide}\n{wide}".encode()) == [
        "名单.csv第1行：超过 100 列；请删掉不用的列"
    ]
    long = f"学号,内容\nS1,好\nS2,{'长' * 20_001}\n".encode()
    assert said(long) == ["第3行「内容」列：有 20001 个字符，最多 20000 个"]
    assert said(b"a,b\n" * 8_000_000) == ["名单.csv：有 32 MB，最多 30 MB；请拆成几份"]
