"""Reviews and nominations that somebody brings: one, or a whole sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Final

from camp import scripts, timetable
from camp.desk.checkins import People, Problems, in_order, numbered
from camp.desk.lead import finding
from camp.desk.refusal import Refusal
from camp.desk.sent_words import say
from camp.desk.student import Given, review
from camp.store import checkins as kept_checkins
from camp.store import cohorts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from camp.cohort import Cohort, Student
    from camp.desk.refusal import Reason
    from camp.sheets import NominationRow, ReviewRow
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

KINDS: Final = ("like", "comment", "stamp")
LONGEST: Final = 2_000
LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a sheet of praise."""

    new: int
    again: int
    students: int
    left_out: tuple[Reason, ...] = ()


def import_reviews(
    kept: Kept,
    row: CohortRow,
    rows: Iterable[ReviewRow],
    now: datetime,
    *,
    lenient: bool = False,
) -> Brought:
    """Keep a whole sheet of likes, comments and stamps, or none of it.

    Whoever gives is a student's number, else the name of a host, deputy or officer.
    A time is local to the cohort; without one it is now. The same again changes
    nothing. Raises Refusal with every problem, by row.
    """
    cohorts.lock(kept, row.id)
    people = People(kept, finding.read_roll(kept, row))
    problems = Problems(lenient)
    given = give_all(kept, people, rows, now, problems)
    new = sum(is_new for _, _, is_new in given)
    return Brought(
        new=new,
        again=len(given) - new,
        students=len({one.student_id for _, one, is_new in given if is_new}),
        left_out=tuple(in_order(problems.left_out)),
    )


def give_all(
    kept: Kept,
    people: People,
    rows: Iterable[ReviewRow],
    now: datetime,
    problems: Problems,
) -> list[tuple[int, Given, bool]]:
    """Keep reviews, each with its row and whether it is new; Refusal when not."""
    found = _checked(kept, people, rows, now, problems)
    problems.settle()
    new = review(kept, people.roll.cohort, [given for _, given in found])
    return [
        (place, given, is_new)
        for (place, given), is_new in zip(found, new, strict=True)
    ]


def _checked(
    kept: Kept,
    people: People,
    rows: Iterable[ReviewRow],
    now: datetime,
    problems: Problems,
) -> list[tuple[int, Given]]:
    found: list[tuple[int, Given]] = []
    seen = False
    for one in rows:
        seen = True
        student = people.by_ref.get(one.ref)
        if student is None:
            problems.at(one.row, "ref", say("unknown", ref=one.ref), "unknown")
        number = numbered(people.roll.cohort, one.row, one.day, now, problems)
        if student is None or number is None:
            continue
        given = _given(people, one, (student, number), now, problems)
        if given is not None:
            found.append((one.row, given))
    if not seen:
        raise Refusal(say("empty"))
    return _with_homework(kept, people, found, problems)


def _given(
    people: People,
    one: ReviewRow,
    whose: tuple[Student, int],
    now: datetime,
    problems: Problems,
) -> Given | None:
    student, number = whose
    giver = people.by_ref.get(one.by)
    name = giver.name if giver else scripts.line(one.by)[:LONGEST_NAME]
    reasons = _about_giver(student, giver, one.kind)
    for reason in reasons:
        problems.at(one.row, "by", reason)
    if reasons:
        return None
    at = _moment(people.roll.cohort, one.at, now)
    giver_id = giver.id if giver else 0
    words = words_of(one.kind, one.words)
    return Given(number, student.id, one.kind, giver_id, name, words, at)


def _about_giver(student: Student, giver: Student | None, kind: str) -> list[Reason]:
    """Say why someone cannot give this: students never stamp, nor praise themselves."""
    if giver is None:
        return []
    if kind == "stamp":
        return [say("stamp_by_student", name=giver.name)]
    # Answering under one's own homework is welcome; liking it is not a like.
    if giver.id == student.id and kind == "like":
        return [say("own_homework", name=giver.name)]
    return []


def _moment(cohort: Cohort, at: datetime | None, now: datetime) -> int:
    if at is None:
        return int(now.timestamp())
    local = at.replace(tzinfo=timetable.zone(cohort.zone))
    return min(int(local.astimezone(UTC).timestamp()), int(now.timestamp()))


def _with_homework(
    kept: Kept,
    people: People,
    found: Sequence[tuple[int, Given]],
    problems: Problems,
) -> list[tuple[int, Given]]:
    """Leave only reviews of something that was handed in."""
    names = {s.id: s.name for s in people.roll.students}
    wanted: dict[int, set[int]] = {}
    for _, given in found:
        wanted.setdefault(given.day, set()).add(given.student_id)
    there = {
        (day, student)
        for day, students in wanted.items()
        for student in kept_checkins.facts_of(
            kept, people.roll.cohort.id, day, students
        )
    }
    kept_ones = []
    for place, given in found:
        if (given.day, given.student_id) in there:
            kept_ones.append((place, given))
            continue
        said = say("no_homework", name=names[given.student_id], day=given.day)
        problems.at(place, "ref", said, "not_here")
    return kept_ones


@dataclass(frozen=True, slots=True)
class Praised:
    """One review that was given."""

    student: Student
    """Whose homework."""
    day: int
    by: str
    new: bool
    """False when the very same was there already."""


def praise(  # noqa: PLR0913  (who gives what under whose homework)
    kept: Kept,
    row: CohortRow,
    key: str,
    day: int | None,
    *,
    kind: str,
    words: str,
    by: str,
    now: datetime,
) -> Praised:
    """Give one like, comment or stamp; the same again changes nothing.

    ``by`` is a student's number, else the name of a host, deputy or officer. Raises
    Refusal with everything that is wrong.
    """
    roll = finding.read_roll(kept, row)
    people = People(kept, roll)
    student = finding.student(roll, key)
    number = timetable.number_at(roll.cohort, now) if day is None else day
    giver = people.by_ref.get(by.strip())
    name = giver.name if giver else scripts.line(by)[:LONGEST_NAME]
    reasons = [*_about_giver(student, giver, kind), *about_words(kind, words, name)]
    facts = kept_checkins.facts_of(kept, row.id, number, [student.id])
    if student.id not in facts:
        reasons.append(say("no_homework", name=student.name, day=number))
    if reasons:
        raise Refusal(*reasons)
    at = int(now.timestamp())
    giver_id = giver.id if giver else 0
    said = words_of(kind, words)
    given = Given(number, student.id, kind, giver_id, name, said, at)
    new = review(kept, roll.cohort, [given])[0]
    return Praised(student, number, name, new)


def words_of(kind: str, words: str) -> str:
    """Give the words that go with a review: none with a like."""
    return "" if kind == "like" else words


def about_words(kind: str, words: str, name: str) -> list[Reason]:
    """Say what is wrong with the words of a review and with who gives it."""
    reasons = []
    if kind == "comment" and not scripts.clean(words).strip():
        reasons.append(say("no_comment"))
    if len(words) > LONGEST:
        reasons.append(say("words_long", count=len(words), most=LONGEST))
    if not name:
        reasons.append(say("who_empty"))
    return reasons


def import_nominations(
    kept: Kept,
    row: CohortRow,
    rows: Iterable[NominationRow],
    now: datetime,
    *,
    lenient: bool = False,
) -> Brought:
    """Keep a whole sheet of nominations, or none of it.

    The same person's later words for the same student and honor replace the earlier.
    """
    cohorts.lock(kept, row.id)
    people = People(kept, finding.read_roll(kept, row))
    problems = Problems(lenient)
    found = list(_nominees(people, rows, problems))
    problems.settle()
    before = {
        (s, h, w): words for s, h, w, words in kept_checkins.nominations(kept, row.id)
    }
    again, at = 0, int(now.timestamp())
    for student, one in found:
        giver = people.by_ref.get(one.by)
        who = giver.name if giver else scripts.line(one.by)[:LONGEST_NAME]
        words = scripts.clean(one.words).strip()
        again += before.get((student.id, one.honor, who)) == words
        kept_checkins.nominate(kept, row.id, student.id, one.honor, who, words, at)
    return Brought(
        new=len(found) - again,
        again=again,
        students=len({student.id for student, _ in found}),
        left_out=tuple(in_order(problems.left_out)),
    )


def _nominees(
    people: People, rows: Iterable[NominationRow], problems: Problems
) -> Iterator[tuple[Student, NominationRow]]:
    """Find whom each row puts forward; who is unknown is noted."""
    seen = False
    for one in rows:
        seen = True
        student = people.by_ref.get(one.ref)
        if student is None:
            problems.at(one.row, "ref", say("unknown", ref=one.ref), "unknown")
        else:
            yield student, one
    if not seen:
        raise Refusal(say("empty"))


def nominate(  # noqa: PLR0913  (who puts whom forward for what)
    kept: Kept,
    row: CohortRow,
    key: str,
    honor: str,
    *,
    by: str,
    words: str,
    now: datetime,
) -> tuple[Student, str]:
    """Put one student forward for an honor, by its id or title; says both."""
    roll = finding.read_roll(kept, row)
    student = finding.student(roll, key)
    plan = roll.cohort.curriculum
    rule = next((r for r in plan.honors if honor in {r.id, r.title}), None)
    reasons = about_words("nomination", words, scripts.line(by))
    if rule is None:
        known = ", ".join(r.id for r in plan.honors)
        reasons.append(say("no_honor", honor=honor, known=known))
    if reasons or rule is None:
        raise Refusal(*reasons)
    said, who = scripts.clean(words).strip(), scripts.line(by)[:LONGEST_NAME]
    at = int(now.timestamp())
    kept_checkins.nominate(kept, row.id, student.id, rule.id, who, said, at)
    return student, rule.title
