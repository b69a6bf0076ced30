"""A day that a student thinks was judged wrongly: who waits, and the answer they get.

Whoever looks after the group the student is in today answers, or ops in their place. The
first answer stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp import checkins, scripts
from camp.checkins import Verdict
from camp.cohort import changes_by_student, state_on
from camp.desk import course, lead
from camp.desk.appeals_wording import say
from camp.desk.board import Cell, Told
from camp.desk.lead.finding import Roll
from camp.desk.lead.opening import current_number
from camp.desk.phrases import dated, group_called, joined, verdict_called
from camp.desk.refusal import Refusal, spoken
from camp.pages.appeals_shown import AppealShown, SentShown
from camp.store import appeals, closes, cohorts, queue, roster
from camp.store import checkins as kept_checkins
from camp.timetable import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Cohort, Group, Student
    from camp.store import Kept
    from camp.store.appeals import Appeal, Waiting
    from camp.store.checkins import Fact, Submission
    from camp.store.cohorts import CohortRow

LONGEST: Final = 500
"""Characters a student may say."""
LONGEST_WHY: Final = 200
GRANT, UPHOLD = "grant", "uphold"
_ANSWERS: Final = {GRANT: "granted", UPHOLD: "upheld"}
_MENDABLE: Final = (Verdict.PARTIAL, Verdict.MISSED)
_HELD: Final = (*_MENDABLE, Verdict.OUT)
_WORDS: Final = {verdict.value for verdict in _HELD}


def held(cell: Cell) -> bool:
    """Tell whether a day is closed and, as it stands now, held against its student."""
    return cell.verdict in _WORDS and not cell.provisional


def too_late(kept: Kept, cohort: Cohort) -> bool:
    """Tell whether honors are published: from then on no answer changes anything."""
    last = cohort.curriculum.last_number
    row = queue.one(kept, cohort.id, Kind.PUBLISH, last, 0, "")
    return row is not None and row.state == "done"


def waiting(
    kept: Kept, cohort: Cohort, now: datetime, group: Group | None = None
) -> list[Waiting]:
    """List the appeals that wait, oldest first: a group's, or all. One statement."""
    held_codes = [verdict.code for verdict in _HELD]
    mendable = [verdict.code for verdict in _MENDABLE]
    found = appeals.waiting(kept, cohort.id, _today(cohort, now), held_codes, mendable)
    return [one for one in found if group is None or one.group_id == group.id]


def hours(one: Waiting, now: datetime) -> int:
    """Say how long an appeal has waited, in whole hours."""
    return max(0, int((now - one.at).total_seconds())) // 3600


def listed(
    kept: Kept, cohort: Cohort, now: datetime, locale: str, group: Group | None = None
) -> tuple[AppealShown, ...]:
    """Show the appeals that wait, with what was judged, why, and what was handed in.

    Five statements at most, however many they are.
    """
    found = waiting(kept, cohort, now, group)
    if not found:
        return ()
    ids = sorted({one.student_id for one in found})
    students = {one.id: one for one in roster.some(kept, cohort.id, ids)}
    facts = closes.facts_of(kept, cohort.id, ids)
    asked = [f for w in found if (f := facts.get(w.student_id, {}).get(w.day))]
    sent = kept_checkins.sent_for(kept, cohort.id, asked)
    # Whoever looks after one group knows which.
    named = {} if group else _named(kept, cohort, locale)
    roll = Roll(cohort, (), tuple(students.values()), {})
    return tuple(
        _shown(
            roll,
            one,
            (
                students[one.student_id],
                facts.get(one.student_id, {}),
                named.get(one.group_id, ""),
            ),
            sent.get((one.day, one.student_id), ()),
            (now, locale),
        )
        for one in found
    )


def _named(kept: Kept, cohort: Cohort, locale: str) -> dict[int, str]:
    groups = cohorts.groups(kept, cohort.id)
    return {one.id: spoken(group_called(one.number), locale) for one in groups}


def _shown(
    roll: Roll,
    one: Waiting,
    who: tuple[Student, Mapping[int, Fact], str],
    sent: Sequence[Submission],
    reader: tuple[datetime, str],
) -> AppealShown:
    (student, facts, group), (now, locale) = who, reader
    cell = Cell(Verdict.from_code(one.verdict).value)
    told = Told(roll, student, locale, facts, {one.day: one.tier}, {})
    return AppealShown(
        day=one.day,
        student=student.id,
        name=student.name,
        group=group,
        date=dated(roll.cohort, one.day, locale),
        verdict=spoken(verdict_called(cell.verdict), locale),
        reason=told.reason(one.day, cell),
        said=one.words,
        hours=hours(one, now),
        quiet=not student.reachable,
        sent=tuple(_sent(roll.cohort, told, one.day, s, locale) for s in sent),
    )


def _sent(
    cohort: Cohort, told: Told, day: int, one: Submission, locale: str
) -> SentShown:
    parts = cohort.curriculum.parts
    titles = [
        part.title
        for key, part in parts.items()
        if one.parts & checkins.parts_mask(parts, (key,))
    ]
    return SentShown(
        told.when(day)(one.at), spoken(joined(titles), locale), one.chars, one.words
    )


def answer(  # noqa: PLR0913, PLR0917  (who answers whom about which day, and why)
    kept: Kept,
    row: CohortRow,
    group: Group | None,
    whose: tuple[int, int],
    act: str,
    words: str,
    who: str,
    now: datetime,
) -> bool:
    """Grant or uphold one appeal; False for the same answer by the same person again.

    ``whose`` is (day, student); ``group`` that of whoever answers, none for ops. Refusal
    says what is wrong, and to whom the first answer belongs when it was another's.
    """
    row = cohorts.lock(kept, row.id)
    day, student_id = whose
    student = _student(kept, row, group, student_id, now)
    found = appeals.of_student(kept, row.id, student.id).get(day)
    if found is None:
        raise Refusal(say("gone"))
    if found.answer:
        return _again(found, act, who)
    said = scripts.line(words)
    _check(act, said)
    if act == GRANT:
        why = said or found.words[:LONGEST_WHY]
        lead.excuse(kept, row, student.ref, day, who=who, why=why, now=now)
        return True
    settled = _ANSWERS[act]
    appeals.settle(kept, row.id, student.id, day, settled, who, said, now)
    subject = student.ref
    after = f"day {day}"
    cohorts.write_audit(
        kept, row.id, now, who, "appeal upheld", subject, after=after, why=said
    )
    return True


def _student(
    kept: Kept, row: CohortRow, group: Group | None, student_id: int, now: datetime
) -> Student:
    """Find a student of the group as it is today; of the whole camp for ops."""
    found = roster.some(kept, row.id, [student_id])
    if found and group is None:
        return found[0]
    changes = changes_by_student(roster.changes_of(kept, [student_id]))
    for one in found:
        cohort, _ = course.cohort_of(kept, row)
        state = state_on(one, changes.get(one.id, []), _today(cohort, now))
        if group is not None and state.group_id == group.id:
            return one
    raise Refusal(say("gone"))


def _again(found: Appeal, act: str, who: str) -> bool:
    if (found.who, found.answer) == (who, _ANSWERS.get(act)):
        return False
    raise Refusal(say(f"first.{found.answer}", who=found.who, why=found.why))


def _check(act: str, said: str) -> None:
    reasons = []
    if act not in _ANSWERS:
        reasons.append(say("act"))
    if act == UPHOLD and not said:
        reasons.append(say("why"))
    if len(said) > LONGEST_WHY:
        reasons.append(say("why.long", most=LONGEST_WHY, count=len(said)))
    if reasons:
        raise Refusal(*reasons)


def _today(cohort: Cohort, now: datetime) -> int:
    return min(current_number(cohort, now), cohort.curriculum.last_number)
