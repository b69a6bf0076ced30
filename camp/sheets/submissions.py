"""Check-ins from a sheet: who handed in what, for which day, and when."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from camp.sheets import times, values
from camp.sheets.form import Form, Line, Sheet
from camp.sheets.headers import Column, folded
from camp.sheets.students import PHONE, REF

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from camp.sheets.table import Table
    from camp.sheets.times import Calendar


class CheckInRow(NamedTuple):
    """One thing a student handed in."""

    row: int
    ref: str
    day: int | date
    """The day's number, or its local date."""
    parts: frozenset[str]
    """Keys of the parts it claims."""
    words: str
    at: datetime | None
    """Local time without a zone; None when the sheet does not say."""


CheckInSheet: TypeAlias = Sheet[CheckInRow]

DAY: Final = Column(
    "day", ("天", "第几天", "日期", "打卡日期", "day", "date"), required=True
)
TIME: Final = Column(
    "time", ("时间", "提交时间", "打卡时间", "提交答卷时间", "time", "at")
)
_PARTS: Final = Column("parts", ("部分", "完成部分", "parts", "part"))
_NAMED: Final = Column("name", ("姓名", "名字", "昵称", "name"))
"""Known, so that it is no surprise, and not used: names are not unique."""
_WORDS: Final = (
    *("内容", "打卡内容", "作业内容", "正文", "作业", "心得"),
    *("text", "content", "words"),
)
_EVERYTHING: Final = frozenset({"全部", "都", "all"})
_YES: Final = frozenset(
    {
        *("✓", "✔", "√", "☑", "✅", "是", "有", "完成", "已完成", "已交"),
        *("1", "y", "yes", "true", "done"),
    }
)
_NO: Final = frozenset(
    {
        *("✗", "✘", "×", "❌", "否", "无", "没有", "缺", "未完成", "未交"),
        *("0", "x", "n", "no", "false", "/"),
    }
)
_NONE: Final[frozenset[str]] = frozenset()


def checkins(
    table: Table,
    parts: Mapping[str, str],
    locale: str,
    *,
    default_parts: frozenset[str] = _NONE,
    calendar: Calendar | None = None,
) -> CheckInSheet:
    """Read check-ins; SheetError says every cell that is wrong, with row and column.

    ``parts`` are the curriculum's, key -> title. A row says what it claims in a column
    of parts (听课、作业), or in one column for each part, ticked or with its text, or
    only with a text, which then claims ``default_parts``. A row with texts of several
    parts gives a check-in for each. ``calendar`` (day number -> local date) lets a time
    without a date and a date without a year be understood.
    """
    reader = _Reader(table, parts, default_parts, calendar or {})
    claims = ("parts", *reader.texts, *reader.own.values())
    form = Form(table, reader.columns, locale, [("ref", "phone"), claims])
    return form.sheet([row for line in form for row in reader.read(line)])


class _Reader:
    """Turns lines into check-ins."""

    def __init__(
        self,
        table: Table,
        parts: Mapping[str, str],
        default_parts: frozenset[str],
        calendar: Calendar,
    ) -> None:
        self.own = {key: f"part {key}" for key in parts}
        """The column of each part: a header that names a part belongs to it."""
        mine = [Column(self.own[key], (title, key)) for key, title in parts.items()]
        words = _words(table, mine)
        self.texts = tuple(column.key for column in words)
        self.columns = (REF, PHONE, _NAMED, DAY, TIME, _PARTS, *mine, *words)
        self._default = default_parts
        self._calendar = calendar
        self._all = frozenset(parts)
        self._several = values.several({key: (title,) for key, title in parts.items()})

    def read(self, line: Line) -> Iterator[CheckInRow]:
        """Give what a line says was handed in; a line with a fault may give nothing."""
        ref = line.who()
        day = line.need("day", partial(times.day, calendar=self._calendar), None)
        at = moment(line, day, self._calendar)
        ticked, texts = self._claims(line)
        if not ticked and not texts and not line.text("parts"):
            line.fault(line.there(*self.texts, "parts", *self.own.values()), "nothing")
        if day is None:
            return
        if not texts:
            yield CheckInRow(line.number, ref, day, ticked, "", at)
        for claimed, words in texts:
            yield CheckInRow(line.number, ref, day, ticked | claimed, words, at)
            ticked = _NONE

    def _claims(
        self, line: Line
    ) -> tuple[frozenset[str], list[tuple[frozenset[str], str]]]:
        """Give the parts claimed without a text, and texts with the parts they claim."""
        ticked = line.take("parts", self._named, _NONE)
        texts: list[tuple[frozenset[str], str]] = []
        for key, column in self.own.items():
            said = line.text(column)
            answer = folded(said)
            if said in _YES or answer in _YES:
                ticked |= {key}
            elif said and said not in _NO and answer not in _NO:
                texts.append((frozenset({key}), said))
        implied = _NONE if ticked or texts else self._default
        said_so = filter(None, map(line.text, self.texts))
        return ticked, [*texts, *((implied, words) for words in said_so)]

    def _named(self, text: str) -> frozenset[str]:
        return self._all if folded(text) in _EVERYTHING else self._several(text)


def _words(table: Table, mine: Sequence[Column]) -> list[Column]:
    """Give a column to every header that means a text: none of them may be lost."""
    taken = {folded(name) for column in mine for name in column.names}
    free = [name for name in _WORDS if folded(name) not in taken]
    headers = {folded(header) for header in table.headers}
    there = [name for name in free if folded(name) in headers]
    return [Column(f"words {n}", (name,)) for n, name in enumerate(there or free[:1])]


def moment(line: Line, day: int | date | None, calendar: Calendar) -> datetime | None:
    """Read a line's time; its day gives the date when the time has none.

    A day that could not be read has been noted, and takes no time down with it.
    """
    on = calendar.get(day) if isinstance(day, int) else day or date.max
    return line.take("time", partial(times.moment, on=on, calendar=calendar), None)
