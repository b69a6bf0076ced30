"""Whatever the bytes, reading ends soon: in rows, or in a SheetError."""

import contextlib
import re
import zipfile
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camp import sheets
from camp.sheets import SheetError
from tests.sheets.workbooks import packed, parts, workbook

STUDENTS = [
    ["第3期学员名单"],
    ["学号", "姓名", "手机", "日期", "强度"],
    ["S001", "张伟", 13800138000, (46276.5, 3), "轻度"],
    ["S002", "李娜", (1, 4), (46276, 1), "重度<&>"],
]
PARTS = parts(STUDENTS, [["a"], ["b"]], merged=["A1:E1"])
XLSX = packed(PARTS)
CSV = '学号,姓名,内容\nS001,张伟,"先停\n再说"\nS002,李娜,好\n'.encode()
CARELESS = settings(max_examples=150, deadline=None)
NUMBERS = st.sampled_from(
    ["0", "-1", "99999999999999999999", "4294967295", "1048576", "1e308", "nan", ""]
)
PIECES = st.sampled_from(
    [
        *(
            "<",
            ">",
            "/",
            '"',
            "=",
            "<!--",
            "]]>",
            "<?",
            "<c>",
            "</c>",
            "<row>",
            "</row>",
        ),
        *("<si>", "</si>", "<v>", "</v>", 't="s"', 't="e"', "<is>", 'r="XFD1048576"'),
        *("\0", "\x0b", "<x:c r='A9'>", "</sheetData>", "</sst>", "&#x0;", "&lol;"),
    ]
)


def survives(body):
    """Read bytes as anything they could be."""
    began = process_time()
    with contextlib.suppress(SheetError):
        table = sheets.read("x", body, "en")
        for make in (
            lambda: sheets.roster(table, "en"),
            lambda: sheets.checkins(table, {"listen": "听课"}, "zh-CN"),
            lambda: sheets.reviews(table, "zh-CN"),
            lambda: sheets.nominations(table, {"warm": "暖心"}, "en"),
        ):
            with contextlib.suppress(SheetError):
                make()
    assert process_time() - began < 2


@CARELESS
@given(st.binary(max_size=400))
def test_random_bytes(body):
    survives(body)
    survives(b"PK\x03\x04" + body)
    survives(b"\xff\xfe" + body)


@CARELESS
@given(st.text(max_size=200))
def test_random_text(text):
    body = text.encode("utf-8", "replace")
    survives(body)
    survives("学号,姓名,手机,天,内容,时间\n".encode() + body)


@pytest.mark.parametrize("whole", [XLSX, CSV], ids=["xlsx", "csv"])
def test_a_file_cut_anywhere(whole):
    for end in range(0, len(whole), max(1, len(whole) // 300)):
        survives(whole[:end])


@CARELESS
@given(st.data())
def test_a_file_with_bytes_changed(data):
    whole = data.draw(st.sampled_from([XLSX, CSV, packed(PARTS, zipfile.ZIP_STORED)]))
    body = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    survives(bytes(body))


@CARELESS
@given(st.data())
def test_a_workbook_with_a_part_changed(data):
    made = dict(PARTS)
    name = data.draw(st.sampled_from(sorted(made)))
    xml = str(made[name])
    numbers = list(re.finditer(r"\d+", xml))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(xml)))
        number = data.draw(st.sampled_from(numbers))
        xml = data.draw(
            st.sampled_from(
                [
                    xml[:at] + data.draw(PIECES) + xml[at:],
                    xml[:at] + xml[at + data.draw(st.integers(1, 60)) :],
                    xml[: number.start()] + data.draw(NUMBERS) + xml[number.end() :],
                ]
            )
        )
    made[name] = xml
    survives(packed(made))


@CARELESS
@given(st.data())
def test_a_workbook_with_any_values(data):
    value = st.one_of(
        st.text(max_size=20),
        st.floats(allow_nan=False, allow_infinity=False),
        st.tuples(st.floats(-1e9, 1e9), st.integers(0, 5)),
    )
    rows = data.draw(st.lists(st.lists(value, max_size=5), max_size=5))
    survives(workbook([["学号", "姓名", "手机", "天", "时间"], *rows]))
