"""Files made to hurt: each is refused in a sentence, quickly, and nothing falls over."""

import io
import struct
import tracemalloc
import zipfile
from time import process_time

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

SHEET = "xl/worksheets/sheet1.xml"
TEXTS = "xl/sharedStrings.xml"
UNUSUAL = (
    "名单.xlsx：写法少见，读不准；请用 Excel 或 WPS 打开，另存为 xlsx 或 csv 再导入"
)
SQUEEZED = "名单.xlsx：压缩得不正常，没有解开；请用 Excel 或 WPS 打开，另存为 xlsx 或 csv 再导入"
DAMAGED = (
    "名单.xlsx：文件坏了，打不开；请用 Excel 或 WPS 打开，另存为 xlsx 或 csv 再导入"
)
NO_SHEET = "名单.xlsx：这个压缩包里没有 xlsx 的工作表；请用 Excel 或 WPS 打开，另存为 xlsx 或 csv 再导入"
LOCKED = "名单.xlsx：设了打开密码；请去掉密码再存一次"
BOMB = "名单.xlsx：解开后会有 {} MB，最多 60 MB；请只留要导入的那张表，请用 Excel 或 WPS 打开，另存为 xlsx 或 csv 再导入"


def refused(body, seconds=3.0):
    """Read a file that must be refused, in little time; give the words."""
    began = process_time()
    with pytest.raises(SheetError) as caught:
        sheets.read("名单.xlsx", body, "zh-CN")
    assert process_time() - began < seconds
    return str(caught.value)


def with_part(name, xml):
    made = parts(ROSTER)
    made[name] = xml
    return packed(made)


def row(*cells):
    return f'<row r="1">{"".join(cells)}</row>'


def test_a_bomb_of_zeros_is_refused_before_it_is_unpacked():
    body = with_part(SHEET, b"<worksheet>" + b" " * 59_000_000)
    assert len(body) < 100_000
    tracemalloc.start()
    said = refused(body)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert said == SQUEEZED
    assert most < 5_000_000


def test_parts_that_are_too_large_together_are_refused_before_unpacking():
    made = parts(ROSTER)
    for n in range(2, 9):
        made[f"xl/worksheets/sheet{n}.xml"] = b"<worksheet>" + b" " * 9_000_000
    assert refused(packed(made)) == BOMB.format(63)


def test_a_part_that_is_larger_than_it_says_does_not_get_through():
    body = with_part(SHEET, b"<worksheet>" + b" " * 50_000_000)
    honest = struct.pack("<L", 50_000_011)
    assert body.count(honest) == 2
    assert refused(body.replace(honest, struct.pack("<L", 900))) == DAMAGED


def test_pictures_do_not_count_and_are_never_unpacked():
    made = parts(ROSTER)
    made["xl/media/image1.png"] = bytes(70_000_000)
    assert len(sheets.read("名单.xlsx", packed(made), "zh-CN").rows) == 2


def test_an_archive_of_very_many_entries_is_refused():
    made = parts(ROSTER) | {f"x/{n}": b"" for n in range(2_000)}
    assert refused(packed(made)) == SQUEEZED


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_compression_is_refused(how):
    assert refused(packed(parts(ROSTER), how)) == SQUEEZED


def test_an_archive_that_is_no_workbook_says_so():
    assert refused(packed({"word/document.xml": b"<w/>"})) == NO_SHEET
    assert refused(packed({"content.xml": b"<w/>"})) == NO_SHEET
    assert refused(packed({})) == NO_SHEET
    assert refused(b"PK\x03\x04") == DAMAGED


def test_a_locked_workbook_and_an_old_one_say_what_to_do():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert refused(ole + "EncryptedPackage".encode("utf-16-le")) == LOCKED
    assert refused(ole) == (
        "名单.xlsx：是旧版 xls；请用 Excel 或 WPS 打开，另存为 xlsx 或 csv 再导入"
    )
    body = bytearray(workbook(ROSTER))
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = body.find(mark)
        while place >= 0:
            body[place + at] |= 1
            place = body.find(mark, place + 1)
    assert refused(bytes(body)) == LOCKED


def test_entities_that_grow_are_never_expanded():
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'{XML}<!DOCTYPE x [<!ENTITY l0 "lol">{lol}]><sst {NS}><si><t>&l9;</t></si></sst>'
    assert refused(with_part(TEXTS, xml)) == UNUSUAL
    assert refused(with_part(SHEET, xml)) == UNUSUAL


@pytest.mark.parametrize("hidden", ["<!-- x -->", "<![CDATA[x]]>", "\0"])
@pytest.mark.parametrize("name", [SHEET, TEXTS])
def test_what_hides_text_from_a_look_is_refused(name, hidden):
    xml = str(parts(ROSTER)[name]).replace("</", f"{hidden}</", 1)
    assert refused(with_part(name, xml)) == UNUSUAL


def test_a_sheet_in_utf_16_is_refused_and_not_taken_for_empty():
    xml = str(parts(ROSTER)[SHEET]).encode("utf-16")
    assert refused(with_part(SHEET, xml)) == UNUSUAL


def test_two_cells_a_million_rows_apart_do_not_fill_the_memory():
    cells = row('<c r="A1"><v>1</v></c>')
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert refused(with_sheet(cells + far)) == "名单.xlsx：超过 50000 行；请拆成几份"
    twice = row('<c r="A1" r="XFD1048576"><v>1</v></c>')
    assert refused(with_sheet(twice)) == "名单.xlsx：超过 50000 行；请拆成几份"


@pytest.mark.parametrize(
    "cell",
    [
        "<c><v>1</v></c>",
        '<c s="1"><v>1</v></c>',
        "<c r='A1'><v>1</v></c>",
        '<c r="&#65;1"><v>1</v></c>',
        '<c r="a1"><v>1</v></c>',
        '<c r="A0"><v>1</v></c>',
        '<c r="AAAAAAAAA1"><v>1</v></c>',
        '<c r="A99999999999"><v>1</v></c>',
        '<c r="A1" r="A2"><v>1</v></c>',
        '<c t=" r=" r="XFD99999999"><v>1</v></c>',
        '<x:y:c r="A99999999"><v>1</v></x:y:c>',
        '<:c r="A99999999"><v>1</v></:c>',
        '<c\tr="A99999999"><v>1</v></c>',
        '<c r="A99999999"/>',
        '<c t="s" r="A1"><v>0</v><v>1</v></c>',
        '<c t="s" r="A1"><f/><v>0</v></c>',
        '<c t="s" r="A1"><v>-1</v></c>',
        '<c t="s" r="A1"><v>x</v></c>',
    ],
)
def test_a_cell_that_does_not_plainly_say_its_place_and_text_is_refused(cell):
    assert refused(with_sheet(row(cell))) == UNUSUAL


def test_a_count_of_four_milliards_reserves_no_memory():
    xml = texts_xml(["学号", "姓名"]).replace(
        'uniqueCount="2"', 'uniqueCount="4000000000"'
    )
    assert refused(with_part(TEXTS, xml)) == SQUEEZED
    xml = texts_xml(["学号"]).replace('count="1"', 'count="&#52;000000000"')
    assert refused(with_part(TEXTS, xml)) == SQUEEZED


def test_one_long_text_shared_by_every_cell_is_weighed_as_often_as_it_is_used():
    cells = [f'<c r="A{n}" t="s"><v>0</v></c>' for n in range(1, 6_002)]
    body = with_sheet(row(*cells), texts_xml(["长" * 10_000]))
    assert len(body) < 100_000
    assert refused(body) == BOMB.format(180)


@pytest.mark.parametrize(
    "texts",
    [
        '<si><r a="</si><si>"/><t>x</t></si>',
        '<si><r a="></si><si><r b=""/><t>x</t></si>',
        "<si><si></si><t>x</t></si>",
        "<si><t>x</t></si></si>",
        "<?x </si><si> ?><si><t>x</t></si>",
        "<si><t>x</t>",
    ],
)
def test_shared_texts_that_could_be_counted_in_two_ways_are_refused(texts):
    cells = row('<c r="A1" t="s"><v>0</v></c>')
    xml = f"{XML}<sst {NS}>{texts}</sst>"
    assert refused(with_sheet(cells, xml)) in {UNUSUAL, DAMAGED}


def test_shared_texts_hidden_in_another_part_are_refused():
    assert refused(with_part(SHEET, texts_xml(["学号"]))) == UNUSUAL


def test_a_text_number_that_is_not_there_is_damage():
    cells = row('<c r="A1" t="s"><v>7</v></c>')
    assert refused(with_sheet(cells, texts_xml(["学号"]))) == DAMAGED


def test_a_sheet_listed_a_thousand_times_is_read_once_at_most():
    made = parts([[" "]])
    listed = '<sheet name="s{0}" sheetId="{0}" r:id="rId1"/>'
    many = "".join(listed.format(n) for n in range(2, 1_000))
    made["xl/workbook.xml"] = str(made["xl/workbook.xml"]).replace(
        "</sheets>", f"{many}</sheets>"
    )
    assert refused(packed(made)) == UNUSUAL


def test_merges_without_end_are_refused():
    merged = [f"A{n}:B{n}" for n in range(1, 50_002)]
    assert refused(workbook(ROSTER, merged=merged)) == SQUEEZED


def test_number_formats_without_end_are_refused():
    styles = str(parts(ROSTER)["xl/styles.xml"])
    long = styles.replace("yyyy/m/d", "0" * 1_000_000)
    assert refused(with_part("xl/styles.xml", long)) == SQUEEZED
    tricky = styles.replace("yyyy/m/d", ("0" * 900 + "<") * 1_000)
    assert refused(with_part("xl/styles.xml", tricky)) == UNUSUAL
    many = styles.replace("</cellXfs>", '<xf numFmtId="164"/>' * 200_001 + "</cellXfs>")
    assert refused(with_part("xl/styles.xml", many)) == SQUEEZED


def test_more_shared_texts_than_cells_are_refused():
    xml = f"{XML}<sst {NS}>" + "<si/>" * 1_000_001 + "</sst>"
    assert refused(with_part(TEXTS, xml)) == SQUEEZED


def test_deep_nesting_ends_in_a_sentence():
    deep = 1_000_000
    assert "名单.xlsx：" in refused(with_sheet("<a>" * deep + "</a>" * deep))
    assert "名单.xlsx：" in refused(with_sheet("<a>" * deep))


def test_a_length_of_time_beyond_all_calendars_is_damage_and_no_traceback():
    cells = row('<c r="A1" s="4"><v>1000000000000</v></c>')
    assert refused(with_sheet(cells)) == DAMAGED


def test_a_wide_record_of_commas_stays_small():
    body = b"a,b\n" + b"," * 29_000_000
    tracemalloc.start()
    refused(body)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 200_000_000


def test_a_quote_that_spans_lines_of_commas_stays_small():
    refused(b"a,b\n" + b'"\n"' + b',"\n"' * 5_000_000)


def test_a_file_of_line_breaks_ends_soon():
    refused(b"a,b\n" + b"\n" * 29_000_000)


def test_an_archive_cut_short_is_damage():
    body = workbook(ROSTER)
    assert refused(body[: len(body) // 2]) == DAMAGED


def test_a_second_archive_behind_the_first_changes_nothing():
    out = io.BytesIO(workbook(ROSTER))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("evil.bin", b"x" * 1_000)
    assert len(sheets.read("x", out.getvalue(), "en").rows) == 2
