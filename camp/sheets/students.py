"""A roster: who takes part, as a sheet says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from camp.sheets import values
from camp.sheets.form import Form, Line, Sheet
from camp.sheets.headers import Column

if TYPE_CHECKING:
    from camp.sheets.table import Table


class RosterRow(NamedTuple):
    """One student of a roster; an empty text says nothing about its column."""

    row: int
    ref: str
    name: str
    phone: str
    """11 digits, or + and the digits."""
    tier: str
    """A tier's key; empty means light for a newcomer and no change for others."""
    track: str
    """A track's key; empty means camp for a newcomer and no change for others."""
    labels: frozenset[str]
    group: int | None


RosterSheet: TypeAlias = Sheet[RosterRow]

REF: Final = Column(
    "ref", ("学号", "编号", "学员编号", "id", "ref", "student id", "no")
)
PHONE: Final = Column(
    "phone", ("手机", "手机号", "手机号码", "电话", "联系电话", "phone", "mobile")
)
NAME: Final = Column("name", ("姓名", "名字", "昵称", "学员", "学员姓名", "微信昵称", "name", "student"), required=True)  # fmt: skip
ROSTER: Final = (
    REF,
    NAME,
    PHONE,
    Column("tier", ("强度", "档位", "tier")),
    Column("track", ("类型", "学员类型", "track")),
    Column("labels", ("标签", "备注标签", "labels", "label")),
    Column("group", ("群", "营", "群号", "营号", "group")),
)

_TIER = values.choice(values.TIERS)
_TRACK = values.choice(values.TRACKS)
_LABELS = values.several(values.LABEL_WORDS)
_NO_LABELS: Final[frozenset[str]] = frozenset()


def roster(table: Table, locale: str) -> RosterSheet:
    """Read a roster; SheetError says every cell that is wrong, with row and column.

    A student needs a name, and an id or a phone. Without an id one is made of the
    phone: always the same, so that check-ins may come by phone too.
    """
    form = Form(table, ROSTER, locale, either=[("ref", "phone")])
    first = _First()
    rows = [_student(line, first) for line in form]
    if first.made:
        form.note("ref_made", count=first.made)
    shared = tuple(
        n for numbers in first.phones.values() if len(numbers) > 1 for n in numbers
    )
    if shared:
        form.note("phone_shared", rows=shared)
    without = sum(not row.tier for row in rows)
    if without:
        form.note("tier_light", count=without)
    return form.sheet(rows)


class _First:
    """Where each id stood first, and which rows have which phone."""

    def __init__(self) -> None:
        self.refs: dict[str, int] = {}
        self.phones: dict[str, list[int]] = {}
        self.made = 0


def _student(line: Line, first: _First) -> RosterRow:
    ref = line.who()
    phone = line.take("phone", values.phone, "")
    made = bool(ref) and not line.text("ref")
    first.made += made
    if phone and not made:
        first.phones.setdefault(phone, []).append(line.number)
    there = first.refs.setdefault(ref.casefold(), line.number) if ref else line.number
    if there != line.number and made:
        line.fault("phone", "same_phone", {"first": there})
    elif there != line.number:
        line.fault("ref", "same", {"text": ref, "first": there})
    return RosterRow(
        row=line.number,
        ref=ref,
        name=line.need("name", values.name, ""),
        phone=phone,
        tier=line.take("tier", _TIER, ""),
        track=line.take("track", _TRACK, ""),
        labels=line.take("labels", _LABELS, _NO_LABELS),
        group=line.take("group", values.group, None),
    )
