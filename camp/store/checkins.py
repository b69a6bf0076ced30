"""What students sent: facts, submissions with their words, progress, reviews.

The hot path of the camp: hand-written statements, many rows each. A fact is the
state now; its submissions are appended beside it; the progress row of its student is
kept in the same transaction and can be rebuilt from the facts in one statement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from camp.store.engine import among, any_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from camp.store.engine import Kept

_SEQ_BITS, _STUDENT_BITS, _DAY_BITS = 8, 32, 6
_COHORT_SHIFT = _SEQ_BITS + _STUDENT_BITS + _DAY_BITS
MOST_SENT = (1 << _SEQ_BITS) - 1
"""The most submissions of one student for one day."""


class Fact(NamedTuple):
    """What a student has sent for a day; instants are UTC seconds, parts bit masks."""

    day: int
    student_id: int
    group_id: int
    tier: int
    """0 light, 1 medium, 2 heavy: the tier of that day."""
    in_time: int
    """Parts that were whole by the close."""
    parts: int
    """Parts that are whole now."""
    full_at: int
    """When every part of the tier was there; 0 while one is missing."""
    first_at: int
    last_at: int
    chars: int
    """Written characters, all submissions together."""
    longest: int
    """Written characters of the longest one."""
    short: int
    """Written characters of the longest one that fell short of a part's minimum."""
    sent: int
    """How many submissions."""
    best: int
    """The sequence number of the longest submission."""
    reviews: int
    """Likes, comments and stamps under it."""


class Submission(NamedTuple):
    """One thing a student sent."""

    id: int
    at: int
    parts: int
    chars: int
    words: str


def submission_id(cohort_id: int, day: int, student_id: int, seq: int) -> int:
    """The key of a submission: camp, day, student, sequence, in one ordered number."""
    return (
        (((cohort_id << _DAY_BITS) | day) << _STUDENT_BITS) | student_id
    ) << _SEQ_BITS | seq


_FACT = (
    "day, student_id, group_id, tier, in_time, parts, full_at, first_at, last_at, "
    "chars, longest, short, sent, best, reviews"
)


def facts_of(
    kept: Kept, cohort_id: int, day: int, students: Iterable[int]
) -> dict[int, Fact]:
    """The facts of some students on a day, by student."""
    condition, values = among(kept, "student_id", students)
    return {
        r[1]: Fact._make(r)
        for r in kept.rows(
            f"select {_FACT} from fact where cohort_id = ? and day = ? and {condition}",
            (cohort_id, day, *values),
        )
    }


def facts_of_day(kept: Kept, cohort_id: int, day: int) -> list[Fact]:
    """All facts of a day, by student."""
    return [
        Fact._make(r)
        for r in kept.rows(
            f"select {_FACT} from fact where cohort_id = ? and day = ? "
            "order by student_id",
            (cohort_id, day),
        )
    ]


def facts_of_student(kept: Kept, cohort_id: int, student_id: int) -> dict[int, Fact]:
    """A student's facts by day."""
    condition, days = any_day(kept)
    return {
        r[0]: Fact._make(r)
        for r in kept.rows(
            f"select {_FACT} from fact where cohort_id = ? and {condition} "
            "and student_id = ? order by day",
            (cohort_id, *days, student_id),
        )
    }


def put_facts(kept: Kept, cohort_id: int, facts: Sequence[Fact]) -> None:
    """Keep the present state of facts."""
    kept.many(
        f"insert into fact (cohort_id, {_FACT}) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "on conflict (cohort_id, day, student_id) do update set "
        "in_time = excluded.in_time, parts = excluded.parts, "
        "full_at = excluded.full_at, first_at = excluded.first_at, "
        "last_at = excluded.last_at, chars = excluded.chars, "
        "longest = excluded.longest, short = excluded.short, sent = excluded.sent, "
        "best = excluded.best",
        [(cohort_id, *fact) for fact in facts],
    )


def add_submissions(kept: Kept, rows: list[tuple[int, int, int, int, str]]) -> None:
    """Append submissions: (id, at, parts, chars, words)."""
    kept.many(
        "insert into submission (id, at, parts, chars, words) values (?, ?, ?, ?, ?)",
        rows,
    )


def submissions(
    kept: Kept, cohort_id: int, day: int, student_id: int
) -> list[Submission]:
    """What a student sent for a day, in the order it reached us."""
    first = submission_id(cohort_id, day, student_id, 0)
    return [
        Submission._make(r)
        for r in kept.rows(
            "select id, at, parts, chars, words from submission "
            "where id between ? and ? order by id",
            (first, first | MOST_SENT),
        )
    ]


Said = dict[tuple[int, str], tuple[int, int]]
"""What a student sent for a day: (parts, words) -> (the submission's key, when)."""


def said(kept: Kept, cohort_id: int, facts: Iterable[Fact]) -> dict[int, Said]:
    """What some facts of a day were made of, by student."""
    ids = _submissions_of(cohort_id, facts)
    found: dict[int, Said] = {}
    if ids:
        condition, values = among(kept, "id", ids)
        for key, parts, text, at in kept.rows(
            f"select id, parts, words, at from submission where {condition}", values
        ):
            student = key >> _SEQ_BITS & ((1 << _STUDENT_BITS) - 1)
            found.setdefault(student, {})[parts, text] = key, at
    return found


def _submissions_of(cohort_id: int, facts: Iterable[Fact]) -> list[int]:
    return [
        submission_id(cohort_id, fact.day, fact.student_id, seq)
        for fact in facts
        for seq in range(fact.sent)
    ]


def sent_for(
    kept: Kept, cohort_id: int, facts: Iterable[Fact]
) -> dict[tuple[int, int], list[Submission]]:
    """What some facts were made of, as it reached us, by (day, student)."""
    condition, values = among(kept, "id", _submissions_of(cohort_id, facts))
    found: dict[tuple[int, int], list[Submission]] = {}
    for row in kept.rows(
        f"select id, at, parts, chars, words from submission where {condition} "
        "order by id",
        values,
    ):
        place = row[0] >> _SEQ_BITS
        day = place >> _STUDENT_BITS & ((1 << _DAY_BITS) - 1)
        student = place & ((1 << _STUDENT_BITS) - 1)
        found.setdefault((day, student), []).append(Submission._make(row))
    return found


def came_sooner(kept: Kept, rows: list[tuple[int, int]]) -> None:
    """Note that submissions had come earlier than was known: (at, id)."""
    kept.many("update submission set at = ? where id = ?", rows)


def words(kept: Kept, ids: Iterable[int]) -> dict[int, str]:
    """The texts of some submissions by id."""
    condition, values = among(kept, "id", ids)
    return {
        r[0]: r[1]
        for r in kept.rows(
            f"select id, words from submission where {condition}", values
        )
    }


def add_progress(kept: Kept, rows: list[tuple[int, int, int, int]]) -> None:
    """Grow progress in the check-in's own transaction.

    Rows are (came bits, whole bits, characters, student id).
    """
    kept.many(
        "update progress set came = came | ?, whole = whole | ?, chars = chars + ? "
        "where student_id = ?",
        rows,
    )


def mark_judged(kept: Kept, rows: list[tuple[int, int, int, int]]) -> None:
    """Note how days were judged: (bits judged, bits that broke, bits made up, student).

    The first names the days; of those, the second broke a streak, the third were made
    up, the rest did neither.
    """
    kept.many(
        "update progress set broke = (broke & ~?) | ?, made = (made & ~?) | ? "
        "where student_id = ?",
        [(days, broke, days, made, student) for days, broke, made, student in rows],
    )


def mark_stamped(kept: Kept, rows: list[tuple[int, int]]) -> None:
    """Note stamped days: (bits, student id)."""
    kept.many("update progress set stamped = stamped | ? where student_id = ?", rows)


class Progress(NamedTuple):
    """A student's days as bit masks by day number."""

    student_id: int
    came: int
    """Days with anything sent."""
    whole: int
    """Days whose tier is whole, in time or made up."""
    stamped: int
    broke: int
    """Judged days that broke a streak (partial or missed, as it stands now)."""
    made: int
    """Judged days that were made up."""
    chars: int


def progress(kept: Kept, cohort_id: int) -> list[Progress]:
    """Every student's progress, by student."""
    return [
        Progress._make(r)
        for r in kept.rows(
            "select student_id, came, whole, stamped, broke, made, chars from progress "
            "where cohort_id = ? order by student_id",
            (cohort_id,),
        )
    ]


def rebuild_progress(kept: Kept, cohort_id: int) -> None:
    """Make the masks of a cohort from the facts, which are the truth."""
    one = "(1 << f.day)" if kept.on_sqlite else "(1::bigint << f.day)"
    kept.do(
        "update progress set "
        f"came = coalesce((select sum({one}) from fact f "
        "where f.cohort_id = ? and f.student_id = progress.student_id), 0), "
        f"whole = coalesce((select sum({one}) from fact f where f.cohort_id = ? "
        "and f.student_id = progress.student_id and f.full_at > 0), 0), "
        "chars = coalesce((select sum(f.chars) from fact f "
        "where f.cohort_id = ? and f.student_id = progress.student_id), 0) "
        "where cohort_id = ?",
        (cohort_id, cohort_id, cohort_id, cohort_id),
    )


class Review(NamedTuple):
    """A like, a comment or a stamp under someone's homework."""

    day: int
    student_id: int
    """Whose homework."""
    key: int
    """The same review has the same key."""
    group_id: int
    """The author's group on that day."""
    kind: str
    giver_id: int
    """The student who gave it; 0 for a host, deputy or officer."""
    giver: str
    words: str
    at: int


_REVIEW = "day, student_id, key, group_id, kind, giver_id, giver, words, at"


def add_reviews(kept: Kept, cohort_id: int, reviews: Sequence[Review]) -> None:
    """Keep reviews; the same one again changes nothing."""
    kept.many(
        f"insert into review (cohort_id, {_REVIEW}) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (cohort_id, day, student_id, key) do nothing",
        [(cohort_id, *review) for review in reviews],
    )


def review_keys(
    kept: Kept, cohort_id: int, day: int, students: Iterable[int]
) -> set[tuple[int, int]]:
    """(student, key) of the reviews of some students' homework of a day."""
    condition, values = among(kept, "student_id", students)
    return {
        (r[0], r[1])
        for r in kept.rows(
            "select student_id, key from review "
            f"where cohort_id = ? and day = ? and {condition}",
            (cohort_id, day, *values),
        )
    }


def count_reviews(
    kept: Kept, cohort_id: int, counts: Mapping[tuple[int, int], int]
) -> None:
    """Grow the number of reviews of facts: (day, student) -> how many more."""
    kept.many(
        "update fact set reviews = reviews + ? "
        "where cohort_id = ? and day = ? and student_id = ?",
        [(n, cohort_id, day, student) for (day, student), n in sorted(counts.items())],
    )


def reviews(kept: Kept, cohort_id: int, first: int, last: int) -> list[Review]:
    """The reviews of homework of days first … last, in order of day and author."""
    return [
        Review._make(r)
        for r in kept.rows(
            f"select {_REVIEW} from review where cohort_id = ? "
            "and day between ? and ? order by day, student_id, key",
            (cohort_id, first, last),
        )
    ]


def nominate(  # noqa: PLR0913, PLR0917  (who thanks whom for what)
    kept: Kept,
    cohort_id: int,
    student_id: int,
    honor: str,
    who: str,
    words: str,
    at: int,
) -> None:
    """Keep a nomination; the same person's later words replace the earlier."""
    kept.do(
        "insert into nomination (cohort_id, student_id, honor, who, words, at) "
        "values (?, ?, ?, ?, ?, ?) on conflict (cohort_id, student_id, honor, who) "
        "do update set words = excluded.words, at = excluded.at",
        (cohort_id, student_id, honor, who, words, at),
    )


def nominations(kept: Kept, cohort_id: int) -> list[tuple[int, str, str, str]]:
    """(student id, honor, who, words) of a cohort."""
    return [
        tuple(r)
        for r in kept.rows(
            "select student_id, honor, who, words from nomination "
            "where cohort_id = ? order by student_id, honor, who",
            (cohort_id,),
        )
    ]


def checkins_kept(kept: Kept, cohort_id: int) -> int:
    """How many student days have something sent."""
    return int(
        kept.row("select count(*) from fact where cohort_id = ?", (cohort_id,))[0]
    )
