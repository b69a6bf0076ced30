"""What an outside app hands in for students: check-ins and reviews, many at a time.

The rules are those of an imported sheet, and so are the acts; the answer names each
item, with its receipt or its reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from camp import scripts, timetable
from camp.cohort import changes_by_student
from camp.desk import checkins, praise
from camp.desk.checkins import LEFT_OUT, People, Problems
from camp.desk.lead import finding
from camp.desk.refusal import Refusal
from camp.desk.sent_words import say
from camp.sheets.praise import ReviewRow
from camp.sheets.submissions import CheckInRow
from camp.store import cohorts, roster

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from camp.desk.keys import App
    from camp.desk.refusal import Reason
    from camp.desk.student import Receipt
    from camp.store import Kept

_FIELDS: Final = {"ref": "student", "time": "at"}
"""A sheet's columns that an app calls otherwise."""


class Flaw(NamedTuple):
    """What is wrong with one item."""

    item: int
    """Its place, from 0."""
    field: str
    code: str
    """Why, for a program; empty when only the words say it."""
    words: Reason


class Flawed(Refusal):
    """A push of which nothing is kept, with every flaw."""

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        super().__init__(*(flaw.words for flaw in flaws))
        self.flaws = sorted(flaws, key=lambda flaw: flaw.item)


@dataclass(slots=True)
class _Noted(Problems):
    """Problems by item and field instead of by row and column."""

    flaws: list[Flaw] = field(default_factory=list)

    def at(self, row: int, column: str, said: Reason, kind: str = "") -> None:
        flaw = Flaw(row, _FIELDS.get(column, column), kind, said)
        self.flaws.append(flaw)
        lenient = self.lenient and kind in LEFT_OUT
        (self.left_out if lenient else self.found).append((row, said))

    def settle(self) -> None:
        if self.found:
            raise Flawed(self.flaws)


class PushedCheckIn(NamedTuple):
    """One check-in an app hands in."""

    student: str
    day: int
    parts: Sequence[str]
    words: str
    at: datetime | None
    """None for now."""


class PushedReview(NamedTuple):
    """One like, comment or stamp an app hands in."""

    student: str
    day: int
    kind: str
    by: str
    words: str
    at: datetime | None


_Item = TypeVar("_Item", PushedCheckIn, PushedReview)


class Became(NamedTuple):
    """What became of one item."""

    item: int
    flaw: Flaw | None
    """Why it was left out; None when it was taken."""
    again: bool = False
    """True when the very same was there already."""
    parts: tuple[str, ...] = ()
    """Of a check-in: the parts of that day that count so far."""
    whole: bool = False
    """Of a check-in: whether the day is whole."""


def push_checkins(
    kept: Kept,
    app: App,
    items: Sequence[PushedCheckIn],
    now: datetime,
    *,
    leave_out: bool = False,
) -> list[Became]:
    """Keep an app's check-ins: all, or none; with ``leave_out`` those that can count.

    A day that is closed is judged anew. Raises Flawed with everything that is wrong.
    """
    people = _few(kept, app, (one.student for one in items))
    noted = _Noted(leave_out)
    rows = [
        CheckInRow(i, one.student, one.day, frozenset(one.parts), one.words, at)
        for i, (one, at) in enumerate(_timed(app, items))
    ]
    taken = checkins.take_all(kept, people, rows, now, noted)
    checkins.judged_anew(kept, app.row, checkins.new_of(taken), now)
    done = [_received(app, i, receipt) for i, _, receipt in taken if receipt.taken]
    return _answer(kept, app, "push check-ins", done, noted, now)


def _received(app: App, item: int, receipt: Receipt) -> Became:
    mask = receipt.sent.parts if receipt.sent else 0
    keys = app.cohort.curriculum.parts
    parts = tuple(key for bit, key in enumerate(keys) if mask >> bit & 1)
    whole = bool(receipt.sent and receipt.sent.full_at)
    return Became(item, None, receipt.again, parts, whole)


def push_reviews(
    kept: Kept,
    app: App,
    items: Sequence[PushedReview],
    now: datetime,
    *,
    leave_out: bool = False,
) -> list[Became]:
    """Keep an app's likes, comments and stamps: all, or none, as check-ins are."""
    refs = (ref for one in items for ref in (one.student, one.by))
    people = _few(kept, app, refs)
    noted = _Noted(leave_out)
    rows = []
    for i, (one, at) in enumerate(_timed(app, items)):
        if one.kind == "comment" and not scripts.clean(one.words).strip():
            noted.at(i, "words", say("no_comment"))
        if not scripts.line(one.by):
            noted.at(i, "by", say("who_empty"))
        rows.append(ReviewRow(i, one.student, one.day, one.kind, one.by, one.words, at))
    given = praise.give_all(kept, people, rows, now, noted)
    done = [Became(place, None, again=not new) for place, _, new in given]
    return _answer(kept, app, "push reviews", done, noted, now)


def _timed(app: App, items: Iterable[_Item]) -> Iterator[tuple[_Item, datetime | None]]:
    """Put each item's moment on the cohort's clock, as sheets write it."""
    for one in items:
        at = one.at and timetable.local(one.at, app.cohort.zone).replace(tzinfo=None)
        yield one, at


def _few(kept: Kept, app: App, refs: Iterable[str]) -> People:
    """Find those who are named, and nobody else."""
    ids = roster.ids_of(kept, app.row.id, refs)
    roll = replace(
        finding.read_groups(kept, app.row),
        students=tuple(roster.some(kept, app.row.id, ids)),
        changes=changes_by_student(roster.changes_of(kept, ids)),
    )
    return People(kept, roll, phones=False)


def _answer(
    kept: Kept, app: App, act: str, done: list[Became], noted: _Noted, now: datetime
) -> list[Became]:
    out = {flaw.item: Became(flaw.item, flaw) for flaw in reversed(noted.flaws)}
    new = sum(not one.again for one in done)
    after = f"{new} new, {len(done) - new} again, {len(out)} left out"
    cohorts.write_audit(kept, app.row.id, now, app.called, act, "", after=after)
    return sorted([*done, *out.values()], key=lambda one: one.item)
