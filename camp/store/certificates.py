"""One certificate by its serial number, for whoever is shown it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from camp.store.engine import Kept


class Issued(NamedTuple):
    """A certificate as it was issued."""

    cohort_id: int
    student_id: int
    kind: str
    serial: str


def of_serial(kept: Kept, serial: str) -> Issued | None:
    """Find the certificate of a serial number."""
    row = kept.row(
        "select cohort_id, student_id, kind, serial from certificate where serial = ?",
        (serial,),
    )
    return None if row is None else Issued(*row)


def awards_of(kept: Kept, one: Issued) -> list[tuple[str, int]]:
    """(state, issue) of every award a certificate may stand for, the latest last."""
    return [
        (r[0], r[1])
        for r in kept.rows(
            "select state, issue from honor where cohort_id = ? and rule = ? "
            "and student_id = ? order by issue, group_id, place",
            (one.cohort_id, one.kind, one.student_id),
        )
    ]


def of_student(
    kept: Kept, cohort_id: int, student_id: int
) -> list[tuple[str, str, str]]:
    """(kind, serial, words) of a student's certificates, by kind."""
    return [
        (r[0], r[1], r[2])
        for r in kept.rows(
            "select kind, serial, words from certificate "
            "where cohort_id = ? and student_id = ? order by kind",
            (cohort_id, student_id),
        )
    ]
