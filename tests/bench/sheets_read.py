"""What reading 10,000 rows costs beside a bare read, the best of interleaved runs."""

import csv
import io
import sys
from collections.abc import Callable
from datetime import date
from time import perf_counter

import openpyxl
from python_calamine import CalamineWorkbook

from camp import sheets

ROWS, RUNS = 10_000, 7
WORDS = ("今天听完课我想了很久，孩子练琴的时候我总是先急。" * 30)[:600]
PARTS = {"listen": "听课", "homework": "作业", "reflection": "心得"}
CALENDAR = {1: date(2026, 9, 9)}
ROSTER = [
    ["学号", "姓名", "手机", "强度", "类型", "标签", "群"],
    *(
        [
            f"S{n:05}",
            f"学员{n}",
            13800000000 + n,
            "轻中重"[n % 3],
            "正式",
            "复训",
            n % 52 + 1,
        ]
        for n in range(ROWS)
    ),
]
CHECK_INS = [
    ["学号", "第几天", "部分", "时间", "内容"],
    *(
        [f"S{n:05}", 3, "听课、作业", f"2026-09-11 2{n % 4}:{n % 60:02}", f"{n}{WORDS}"]
        for n in range(ROWS)
    ),
]


def as_xlsx(rows: list[list[object]]) -> bytes:
    """Make the workbook with a library that is not under test."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("名单")
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_csv(rows: list[list[object]], encoding: str) -> bytes:
    """Make the text file."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode(encoding)


def bare_xlsx(body: bytes) -> None:
    """Read a workbook and look at nothing."""
    CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0).to_python()


def bare_csv(body: bytes, encoding: str) -> None:
    """Read a text file and look at nothing."""
    list(csv.reader(io.StringIO(body.decode(encoding), newline="")))


def beside(
    job: Callable[[], object], floor: Callable[[], object]
) -> tuple[float, float]:
    """Time a job and its floor in turn; give the best of each in milliseconds."""
    best = [float("inf"), float("inf")]
    for _ in range(RUNS):
        for place, act in enumerate((job, floor)):
            began = perf_counter()
            act()
            best[place] = min(best[place], 1_000 * (perf_counter() - began))
    return best[0], best[1]


def main() -> None:
    """Print milliseconds and the ratio for each kind of file."""
    makers: dict[str, tuple[list[list[object]], Callable[[sheets.Table], object]]] = {
        "roster": (ROSTER, lambda table: sheets.roster(table, "zh-CN")),
        "checkins": (
            CHECK_INS,
            lambda table: sheets.checkins(table, PARTS, "zh-CN", calendar=CALENDAR),
        ),
    }
    for what, (rows, make) in makers.items():
        files: list[tuple[str, bytes, Callable[[bytes], None]]] = [
            ("xlsx", as_xlsx(rows), bare_xlsx),
            (
                "csv utf-8",
                as_csv(rows, "utf-8-sig"),
                lambda b: bare_csv(b, "utf-8-sig"),
            ),
            ("csv gb18030", as_csv(rows, "gb18030"), lambda b: bare_csv(b, "gb18030")),
        ]
        for kind, body, floor in files:
            read, bare = beside(
                lambda body=body: sheets.read("x", body, "zh-CN"),
                lambda body=body, floor=floor: floor(body),
            )
            table = sheets.read("x", body, "zh-CN")
            rows_ms, _ = beside(lambda table=table, make=make: make(table), int)
            sys.stdout.write(
                f"{what:9} {kind:12} read {read:6.1f} ms  floor {bare:6.1f} ms  "
                f"ratio {read / bare:4.1f}   rows {rows_ms:6.1f} ms\n"
            )


if __name__ == "__main__":
    main()
