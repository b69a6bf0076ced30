"""Verdicts: what each one is worth, and the rates they add up to."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

GroupKey = TypeVar("GroupKey", bound=Any)


class Granted(StrEnum):
    """What a student was let off on a day."""

    NONE = "none"
    LEAVE = "leave"
    """Asked for by the student, within ``leave_per_week``."""
    EXCUSED = "excused"
    """Granted by the host or by ops."""


class Verdict(StrEnum):
    """What became of one student's day. Source: the table of design.md §6.

    Each line is (name, code, counts as done, in the denominator, streak). Codes are
    stored, so they are never given a new meaning.
    """

    code: int
    """The small integer that is stored."""
    counts_as_done: bool
    in_denominator: bool
    streak: Literal["grows", "holds", "breaks", "ends"]

    NOT_DUE = "not_due", 0, False, False, "holds"
    DONE = "done", 1, True, True, "grows"
    MADE_UP = "made_up", 2, True, True, "holds"
    PARTIAL = "partial", 3, False, True, "breaks"
    MISSED = "missed", 4, False, True, "breaks"
    LEAVE = "leave", 5, False, False, "holds"
    EXCUSED = "excused", 6, False, False, "holds"
    OUT = "out", 7, False, False, "ends"

    def __new__(
        cls,
        value: str,
        code: int,
        counts_as_done: bool,
        in_denominator: bool,
        streak: Literal["grows", "holds", "breaks", "ends"],
    ) -> Self:
        """Keep the columns of the table on the member: a lookup costs nothing."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.code = code
        member.counts_as_done = counts_as_done
        member.in_denominator = in_denominator
        member.streak = streak
        return member

    @classmethod
    def from_code(cls, code: int) -> Verdict:
        """Find the verdict that was stored as this code; KeyError when there is none."""
        return _BY_CODE[code]


_BY_CODE = {verdict.code: verdict for verdict in Verdict}


def completion(verdicts: Iterable[Verdict]) -> tuple[int, int]:
    """(done, due) of a record: made-up days count as done, leave is not due."""
    done = due = 0
    for verdict in verdicts:
        done += verdict.counts_as_done
        due += verdict.in_denominator
    return done, due


def rates(
    records: Iterable[tuple[GroupKey, Iterable[Verdict]]],
) -> dict[GroupKey, tuple[int, int]]:
    """(done, due) of every group, from (group, verdicts) of each student, by group."""
    found: dict[GroupKey, tuple[int, int]] = {}
    for group, verdicts in records:
        done, due = completion(verdicts)
        before = found.get(group, (0, 0))
        found[group] = before[0] + done, before[1] + due
    return dict(sorted(found.items()))
