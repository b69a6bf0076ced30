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

REF: Final = Column("ref", ("学号", "编号", "学员编号", "id", "ref", "student id"))
PHONE: Final = Column(
    "phone", ("手机", "手机号", "手机号码", "电话", "联系电话", "phone", "mobile")
)
NAME: Final = Column(
    "name",
    ("姓名", "名字", "昵称", "学员", "学员姓名", "微信昵称", "name", "student"),
    required=True,
)
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
_MOST_SHARED: Final = 5
"""Shared phones that a note lists."""
_NO_LABELS: Final[frozenset[str]] = frozenset()


def roster(table: Table, locale: str) -> RosterSheet:
    """Read a roster; SheetError says every cell that is wrong, with row and column.

    A student needs a name, and an id or a phone. Without an id one is made of the
    phone: always the same, so that check-ins may come by phone too.
    """
    form = Form(table, ROSTER, locale, either=[("ref", "phone")])
    met = _Met()
    rows = [_student(line, met) for line in form]
    shared = [numbers for numbers in met.phones.values() if len(numbers) > 1]
    if met.made:
        form.note("ref_made", count=met.made)
    if shared:
        told = shared[:_MOST_SHARED]
        form.note("phone_shared", rows=tuple("/".join(map(str, n)) for n in told))
    without = sum(not row.tier for row in rows)
    if without:
        form.note("tier_light", count=without)
    return form.sheet(rows)


class _Met:
    """Whom the rows so far named, by id and by phone."""

    def __init__(self) -> None:
        self.refs: dict[str, int] = {}
        self.phones: dict[str, list[int]] = {}
        self.made = 0
        """Ids made of a phone."""


def _student(line: Line, met: _Met) -> RosterRow:
    phone = line.take("phone", values.phone, "")
    return RosterRow(
        row=line.number,
        ref=_ref(line, phone, met),
        name=line.need("name", values.name, ""),
        phone=phone,
        tier=line.take("tier", _TIER, ""),
        track=line.take("track", _TRACK, ""),
        labels=line.take("labels", _LABELS, _NO_LABELS),
        group=line.take("group", values.group, None),
    )


def _ref(line: Line, phone: str, met: _Met) -> str:
    """Give a row's id, the given one or one made; the same one again is a fault."""
    given = line.text("ref")
    ref = line.take("ref", values.ref, "") if given else line.known_by(phone)
    first = met.refs.setdefault(ref.casefold(), line.number) if ref else line.number
    if first != line.number:
        column, code = ("ref", "same") if given else ("phone", "same_phone")
        line.fault(column, code, {"text": ref, "first": first})
    elif ref and not given:
        met.made += 1
    elif phone:
        met.phones.setdefault(phone, []).append(line.number)
    return ref
