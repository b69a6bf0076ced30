"""Reviews and nominations from a sheet: who was praised, by whom, for what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from camp.sheets import times, values
from camp.sheets.form import Form, Line, Sheet
from camp.sheets.headers import Column
from camp.sheets.students import PHONE, REF
from camp.sheets.submissions import DAY, TIME, moment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from camp.sheets.table import Table
    from camp.sheets.times import Calendar


class ReviewRow(NamedTuple):
    """A like, a comment or a stamp under someone's homework."""

    row: int
    ref: str
    """Whose homework."""
    day: int | date
    kind: str
    """like, comment or stamp."""
    by: str
    """The giver: a student's id, or a host's name."""
    words: str
    at: datetime | None


class NominationRow(NamedTuple):
    """A nomination of a student for an honor."""

    row: int
    ref: str
    honor: str
    """The honor's id."""
    by: str
    words: str


ReviewSheet: TypeAlias = Sheet[ReviewRow]
NominationSheet: TypeAlias = Sheet[NominationRow]

_KINDS: Final = {
    "like": ("点赞", "赞"),
    "comment": ("评论", "点评", "留言"),
    "stamp": ("盖章", "优秀", "优秀作业"),
}
_AUTHOR: Final = Column("ref", (*REF.names, "作者", "作者编号", "作者学号", "author"))
_NOMINEE: Final = Column("ref", (*REF.names, "被提名人", "被提名人编号", "nominee"))
_BY: Final = ("点评人", "来自", "提名人", "推荐人", "by", "from")
_REVIEW: Final = (
    _AUTHOR,
    PHONE,
    DAY,
    TIME,
    Column("kind", ("类型", "动作", "方式", "kind", "type"), required=True),
    Column("by", _BY, required=True),
    Column("words", ("内容", "评语", "评论", "text", "comment", "words")),
)
_BALLOT: Final = (
    _NOMINEE,
    PHONE,
    Column("honor", ("荣誉", "奖项", "honor", "honour", "award"), required=True),
    Column("by", _BY, required=True),
    Column(
        "words", ("理由", "推荐理由", "提名理由", "内容", "text", "reason", "words")
    ),
)
_KIND = values.choice(_KINDS)


def reviews(table: Table, locale: str, calendar: Calendar | None = None) -> ReviewSheet:
    """Read likes, comments and stamps; SheetError says every cell that is wrong.

    ``calendar`` is used as for check-ins.
    """
    form = Form(table, _REVIEW, locale, either=[("ref", "phone")])
    rows = [_review(line, calendar or {}) for line in form]
    return form.sheet(row for row in rows if row)


def _review(line: Line, calendar: Calendar) -> ReviewRow | None:
    day = line.need("day", partial(times.day, calendar=calendar), None)
    kind = line.need("kind", _KIND, "")
    words = line.text("words")
    if kind == "comment" and not words:
        line.fault(line.there("words", "kind"), "no_comment")
    by = line.need("by", values.name, "")
    ref, at = line.who(), moment(line, day, calendar)
    if day is None:
        return None
    return ReviewRow(line.number, ref, day, kind, by, words, at)


def nominations(
    table: Table, honors: Mapping[str, str], locale: str
) -> NominationSheet:
    """Read nominations; ``honors`` are the curriculum's, id -> title."""
    form = Form(table, _BALLOT, locale, either=[("ref", "phone")])
    honor = values.choice({key: (title,) for key, title in honors.items()})
    return form.sheet(
        [
            NominationRow(
                row=line.number,
                ref=line.who(),
                honor=line.need("honor", honor, ""),
                by=line.need("by", values.name, ""),
                words=line.text("words"),
            )
            for line in form
        ]
    )
