"""Workbooks made by hand, part by part, so that a test can make one wrong."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DATE_FORMATS = ("yyyy/m/d", 'm"月"d"日"', "yyyy-mm-dd hh:mm", "[h]:mm", "h:mm")
"""Custom formats; a cell uses one by its style, 1 the first; style 0 is general."""

ROSTER = [
    ["学号", "姓名", "手机", "强度"],
    ["S001", "张伟", 13800138000, "轻度"],
    ["S002", "李娜", 13800138001, "重度"],
]


def letters(column: int) -> str:
    """Name a column, counted from 1."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell(value: object, place: str, texts: list[str], style: int = 0) -> str:
    """Write one cell as Excel does; texts go to the shared ones."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        if value not in texts:
            texts.append(value)
        return f'<c r="{place}" t="s"><v>{texts.index(value)}</v></c>'
    if isinstance(value, tuple):
        return cell(value[0], place, texts, value[1])
    marked = f' s="{style}"' if style else ""
    return f'<c r="{place}"{marked}><v>{value}</v></c>'


def sheet_xml(
    rows: Sequence[Sequence[object]], texts: list[str], merged: Sequence[str] = ()
) -> str:
    """Write a worksheet; a value may be (number, style)."""
    data = "".join(
        f'<row r="{r}">'
        + "".join(cell(v, f"{letters(c)}{r}", texts) for c, v in enumerate(row, 1))
        + "</row>"
        for r, row in enumerate(rows, 1)
    )
    cells = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    merges = f'<mergeCells count="{len(merged)}">{cells}</mergeCells>' if merged else ""
    return f"{XML}<worksheet {NS}><sheetData>{data}</sheetData>{merges}</worksheet>"


def texts_xml(texts: Sequence[str]) -> str:
    """Write the shared texts."""
    said = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    count = len(texts)
    return f'{XML}<sst {NS} count="{count}" uniqueCount="{count}">{said}</sst>'


def frame(names: Sequence[str], states: Sequence[str] = ()) -> dict[str, str]:
    """Write every part but the worksheets and the shared texts."""
    states = [*states, *(["visible"] * (len(names) - len(states)))]
    numbered = list(enumerate(zip(names, states, strict=True), 1))
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="rId{n}"/>'
        for n, (name, state) in numbered
    )
    targets = [f"worksheets/sheet{n}.xml" for n, _ in numbered]
    others = [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    kinds = [("worksheet", target) for target in targets] + others
    rels = "".join(
        f'<Relationship Id="rId{n}" Type="{REL}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(kinds, 1)
    )
    overrides = "".join(
        f'<Override PartName="/xl/{target}" ContentType="{TYPE}.{kind}+xml"/>'
        for kind, target in kinds
    )
    formats = "".join(
        f'<numFmt numFmtId="{n}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for n, code in enumerate(DATE_FORMATS, 164)
    )
    xfs = "".join(f'<xf numFmtId="{n}"/>' for n in (0, *range(164, 164 + 5)))
    return {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'{XML}<workbook {NS} xmlns:r="{REL}">'
        f"<sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}/'
        f'relationships">{rels}</Relationships>',
        "xl/styles.xml": f'{XML}<styleSheet {NS}><numFmts count="5">{formats}</numFmts>'
        f'<cellXfs count="6">{xfs}</cellXfs></styleSheet>',
    }


def parts(
    *sheets: Sequence[Sequence[object]],
    names: Sequence[str] = (),
    states: Sequence[str] = (),
    merged: Sequence[str] = (),
) -> dict[str, str | bytes]:
    """Write every part of a workbook, to be changed and packed."""
    names = names or [f"Sheet{n}" for n, _ in enumerate(sheets, 1)]
    texts: list[str] = []
    made: dict[str, str | bytes] = dict(frame(names, states))
    for n, rows in enumerate(sheets, 1):
        made[f"xl/worksheets/sheet{n}.xml"] = sheet_xml(rows, texts, merged)
    made["xl/sharedStrings.xml"] = texts_xml(texts)
    return made


def packed(made: dict[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack parts into an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, part in made.items():
            archive.writestr(name, part)
    return out.getvalue()


def workbook(*sheets: Sequence[Sequence[object]], **more: Sequence[str]) -> bytes:
    """Make a whole workbook."""
    return packed(parts(*sheets, **more))


def with_sheet(data: str, texts: str | None = None) -> bytes:
    """Make a workbook whose only worksheet holds this ``sheetData``."""
    made = parts(ROSTER)
    xml = f"{XML}<worksheet {NS}><sheetData>{data}</sheetData></worksheet>"
    made["xl/worksheets/sheet1.xml"] = xml
    if texts is not None:
        made["xl/sharedStrings.xml"] = texts
    return packed(made)
