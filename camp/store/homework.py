"""One group's homework for the desk, and what those who look after it said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from camp.store import roster
from camp.store.checkins import submission_id
from camp.store.engine import among

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from camp.store.engine import Kept


class Piece(NamedTuple):
    """One student's text of one day."""

    day: int
    student_id: int
    name: str
    tier: int
    """0 light, 1 medium, 2 heavy."""
    at: int
    """When the first of it came, UTC seconds."""
    chars: int
    """Written characters of the longest text."""
    best: int
    """The sequence number of the longest text."""
    kinds: frozenset[str]
    """What host, deputy or officer gave: like, comment, stamp."""
    given: int = 0
    """When the newest of that was given, UTC seconds; 0 for nothing."""

    def submission(self, cohort_id: int) -> int:
        """Name the submission that is the longest text."""
        return submission_id(cohort_id, self.day, self.student_id, self.best)


class Said(NamedTuple):
    """A comment or a stamp with words, by host, deputy or officer."""

    day: int
    student_id: int
    kind: str
    giver: str
    words: str


def pieces(
    kept: Kept, cohort_id: int, group_id: int, days: Sequence[int], written: int
) -> list[Piece]:
    """A group's texts of some days, those that came first first.

    ``written`` is the mask of the parts that are texts. Whoever sat in the group on the
    day counts, wherever they sit now.
    """
    condition, values = among(kept, "f.day", days)
    sat, whose = roster.ever_sat(cohort_id, group_id)
    rows = kept.rows(
        "select f.day, f.student_id, s.name, f.tier, f.first_at, f.longest, f.best, "
        "r.kind, r.at from student s join fact f on f.student_id = s.id "
        f"and f.cohort_id = ? and {condition} "
        "left join review r on r.cohort_id = f.cohort_id and r.day = f.day "
        "and r.student_id = f.student_id and r.giver_id = 0 "
        f"where s.id in ({sat}) and f.group_id = ? and f.parts & ? <> 0 "
        "order by f.day, f.first_at, f.student_id",
        (cohort_id, *values, *whose, group_id, written),
    )
    given: dict[tuple[int, int], dict[str, int]] = {}
    for row in rows:
        theirs = given.setdefault((row[0], row[1]), {})
        if row[7] is not None:
            theirs[row[7]] = max(row[8], theirs.get(row[7], 0))
    found = {}
    for row in rows:
        day, student, name, tier, at, chars, best, *_ = row
        kinds = given[day, student]
        newest = max(kinds.values(), default=0)
        found[day, student] = Piece(
            day, student, name, tier, at, chars, best, frozenset(kinds), newest
        )
    return list(found.values())


def take_back(
    kept: Kept, cohort_id: int, whose: tuple[int, int], kind: str, giver: str
) -> list[str]:
    """Take back what was given under a piece; who had given it.

    ``whose`` is (day, student). A like or a stamp is the group's, whoever pressed; of
    comments it is the newest that ``giver`` wrote. The counts beside it follow.
    """
    day, student = whose
    here = "cohort_id = ? and day = ? and student_id = ? and kind = ? and giver_id = 0"
    values: tuple[object, ...] = (cohort_id, day, student, kind)
    if kind == "comment":
        newest = f"select key from review where {here} and giver = ? order by at desc"
        values = (*values, *values, giver)
        here += f" and key = ({newest}, key limit 1)"
    rows = kept.rows(f"delete from review where {here} returning giver", values)
    kept.do(
        "update fact set reviews = reviews - ? "
        "where cohort_id = ? and day = ? and student_id = ?",
        (len(rows), cohort_id, day, student),
    )
    if kind == "stamp":
        kept.do(
            "update progress set stamped = stamped & ~? where student_id = ?",
            (1 << day, student),
        )
    return [row[0] for row in rows]


def said(kept: Kept, cohort_id: int, whose: Iterable[Piece]) -> list[Said]:
    """What was written under some pieces by those who look after the group."""
    wanted = {(one.day, one.student_id) for one in whose}
    days, day_values = among(kept, "day", sorted({day for day, _ in wanted}))
    here, values = among(kept, "student_id", sorted({who for _, who in wanted}))
    return [
        Said(*r)
        for r in kept.rows(
            "select day, student_id, kind, giver, words from review "
            f"where cohort_id = ? and {days} and {here} and giver_id = 0 "
            "and words <> '' order by day, student_id, at, key",
            (cohort_id, *day_values, *values),
        )
        if (r[0], r[1]) in wanted
    ]
