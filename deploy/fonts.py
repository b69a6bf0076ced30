# ruff: noqa: INP001
"""Cut the fonts that ship with the pictures; run by hand when a character is missing.

    .venv/bin/python deploy/fonts.py [FOLDER OF THE NOTO CJK COLLECTIONS]

The sources are the ``.ttc`` collections of Noto CJK (Debian: ``fonts-noto-cjk``). Taken
out is the face for simplified Chinese; kept are GB 2312, the commoner half of Big5,
characters of given names, Western European Latin, CJK punctuation and the signs the
pictures use. The results are named Camp Sans and Camp Serif, so that a machine's own
fonts never stand in for them and the same picture has the same bytes everywhere. Names
are set in the serif, so it alone carries the rarer characters. The SIL Open Font License
stays beside them in ``OFL.txt``. Takes about three minutes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE: Final = Path("/usr/share/fonts/opentype/noto")
TARGET: Final = Path(__file__).parent.parent / "camp" / "cards" / "fonts"
FACES: Final = (
    ("NotoSansCJK-Regular.ttc", "Noto Sans CJK SC", "Camp Sans", "Regular"),
    ("NotoSansCJK-Bold.ttc", "Noto Sans CJK SC", "Camp Sans", "Bold"),
    ("NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC", "Camp Serif", "Bold"),
)
RANGES: Final = (
    (0x20, 0x17F),  # Latin with the accents of Western Europe
    (0x2B0, 0x2FF),
    (0x370, 0x3FF),
    (0x2000, 0x206F),  # dashes, quotation marks, the ellipsis
    (0x2070, 0x20CF),
    (0x2100, 0x22FF),  # letters for units, numerals, arrows, signs
    (0x2460, 0x24FF),  # numbers in circles
    (0x2500, 0x27BF),  # boxes, shapes, stars, weather
    (0x3000, 0x303F),  # CJK punctuation
    (0x3040, 0x30FF),
    (0x3220, 0x325F),
    (0xFE10, 0xFE4F),  # upright forms
    (0xFF00, 0xFFEF),  # full width
)
FEATURES: Final = ("vert", "vrt2", "pwid", "kern", "liga", "locl", "ccmp", "mark")
NAMES: Final = (
    "喆堃妧婳媖嫄嬅嬿宬寀峣崟弢彧忞怹悰惇愔慜扆掞斝旸旻旼昇昉昫昳晙晞晢暐暕暘暠曈朓杺柟栱棻棽楒楙橦沄"
    "沚洺浥淏湉湙湜湧溦滉潔濛瀞炆炘烜焜煐煬煴燊燏燚爔犇猋玓玕玗玙玚玠玥玧玭玶玹珅珣珮珵珺珽琀琇琎琤琭"
    "琯瑀瑂瑄瑅瑆瑊瑑瑔瑖瑢瑧瑨瑱璆璈璕璘璟璠璥畇畯皞皦瞭矞碁祎祐禔禛禤禩穂竑筼簃綝綪緁纁纮缊羴翀翬翯"
    "翾芃苾莙萩蒨蘭虓衎袆褀訚訢詝詠諴谞贇赟赪跶軒辀辿釗釩鈺鋆錡鑨锜锳镕镠閎閤霂霅霨韡頔頤顗颋颙飏飔飖"
    "駪骉骎骦鱻鹔鹮龑龘龢"
)
"""Characters parents like and GB 2312 left out."""
LEGAL: Final = (0, 7, 13, 14)
"""Names kept as they are: copyright, trademark, licence, where to read it."""


def wanted(family: str) -> set[int]:
    """List the code points a family keeps."""
    kept = {code for first, last in RANGES for code in range(first, last + 1)}
    kept |= set(_gb2312())
    if family == "Camp Serif":
        kept |= {*_big5(), *map(ord, NAMES)}
    return kept


def _gb2312() -> Iterator[int]:
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            yield from _decoded(bytes((row, cell)), "gb2312")


def _big5() -> Iterator[int]:
    """Walk the first level of Big5: names from Hong Kong and Taiwan."""
    for row in range(0xA4, 0xC7):
        for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            yield from _decoded(bytes((row, cell)), "big5")


def _decoded(code: bytes, codec: str) -> Iterator[int]:
    try:
        yield ord(code.decode(codec))
    except UnicodeDecodeError:
        return


def cut(collection: Path, face: str, kept: set[int]) -> Any:
    """Take one face out of a collection and drop what is not kept."""
    for font in TTCollection(str(collection), lazy=True).fonts:
        if font["name"].getDebugName(1) == face:
            options = Options(
                hinting=False,
                layout_features=list(FEATURES),
                name_IDs=[*LEGAL, 1, 2, 3, 4, 5, 6],
                name_languages=[0x409],
                notdef_outline=True,
                glyph_names=False,
                recalc_timestamp=False,
            )
            options.drop_tables += ["DSIG", "VORG", "BASE", "vhea", "vmtx"]
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=kept)
            subsetter.subset(font)
            return font
    raise SystemExit(f"{collection}: no face called {face}")


def rename(font: Any, family: str, style: str) -> None:
    """Give a face the name it ships under; copyright and licence stay."""
    plain = f"{family.replace(' ', '')}-{style}"
    said = {1: family, 2: style, 3: plain, 4: f"{family} {style}", 6: plain}
    for record in list(font["name"].names):
        if record.nameID in said:
            record.string = said[record.nameID]
        elif record.nameID not in (*LEGAL, 5):
            font["name"].removeNames(nameID=record.nameID)
    top = font["CFF "].cff
    top.fontNames = [plain]
    top.topDictIndex[0].FamilyName = family
    top.topDictIndex[0].FullName = f"{family} {style}"


def main(source: Path = SOURCE) -> None:
    """Cut every face anew."""
    TARGET.mkdir(exist_ok=True)
    for collection, face, family, style in FACES:
        font = cut(source / collection, face, wanted(family))
        rename(font, family, style)
        path = TARGET / f"{family.replace(' ', '')}-{style}.otf"
        font.save(path, reorderTables=True)
        sys.stdout.write(f"{path.name}: {path.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
