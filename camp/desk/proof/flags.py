"""Flags as the lead sees them: what was found, by whom, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp import scripts, timetable
from camp.desk import course
from camp.desk.phrases import joined, slot_called
from camp.desk.proof.saying import worded
from camp.desk.proof.texts import Texts
from camp.desk.proof.wording import say
from camp.desk.refusal import Refusal
from camp.store import proofs

if TYPE_CHECKING:
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.proofs import Proof

_MOST_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing a reader found."""

    id: int
    number: int
    slot: str
    called: Reason
    who: str
    at: datetime
    """On the cohort's own clock."""
    remark: str
    first_line: str
    """How the text opens now; empty when the day is no longer there."""
    changed: bool
    """Whether the text reads otherwise than when it was flagged."""
    settled_by: str
    """Empty while it is open."""
    answer: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A flag that was answered."""

    flag: Flag
    new: bool


def flags(kept: Kept, row: CohortRow, *, everything: bool = False) -> list[Flag]:
    """List the open flags by day, and with ``everything`` those that were answered."""
    cohort, _ = course.cohort_of(kept, row)
    said = proofs.of_cohort(kept, row.id)
    answers = {one.flag_id: one for one in said if one.act == "settle"}
    texts = Texts(kept, row)
    found = [
        _flag(cohort, texts, one, answers.get(one.id))
        for one in said
        if one.act == "flag" and (everything or one.id not in answers)
    ]
    return sorted(found, key=lambda one: (one.number, one.id))


def _flag(cohort: Cohort, texts: Texts, one: Proof, answer: Proof | None) -> Flag:
    plan = cohort.curriculum
    there = plan.first_number <= one.number <= plan.last_number
    number, slot = one.number, one.slot
    return Flag(
        id=one.id,
        number=number,
        slot=slot,
        called=slot_called(plan, number if there else plan.last_number, slot),
        who=one.who,
        at=timetable.local(one.at, cohort.zone),
        remark=one.words,
        first_line=texts.first_line(number, slot) if there else "",
        changed=not there or not texts.unchanged(one.version_id, number, slot),
        settled_by=answer.who if answer else "",
        answer=answer.words if answer else "",
    )


def settle(
    kept: Kept, row: CohortRow, flag_id: int, by: str, answer: str, now: datetime
) -> Settled:
    """Answer a flag; the same answer again changes nothing, another one is refused."""
    words, reasons = worded(answer)
    who = scripts.line(by)
    if not who:
        reasons.append(say("who_empty"))
    said = {one.id: one for one in proofs.of_cohort(kept, row.id)}
    meant = said.get(flag_id)
    if meant is None or meant.act != "flag":
        reasons.append(say("no_flag", id=flag_id, name=row.name))
    if reasons or meant is None:
        raise Refusal(*reasons)
    stands, new = proofs.keep(
        kept,
        row.id,
        meant.number,
        meant.slot,
        row.version_id,
        "settle",
        who,
        now,
        words=words,
        flag_id=flag_id,
    )
    if (stands.who, stands.words) != (who, words):
        there = {"who": stands.who, "answer": stands.words}
        raise Refusal(say("settled", id=flag_id, **there))
    cohort, _ = course.cohort_of(kept, row)
    return Settled(_flag(cohort, Texts(kept, row), meant, stands), new)


def open_lines(kept: Kept, cohort: Cohort, name: str, today: int) -> tuple[Reason, ...]:
    """Tell the lead in one line which flags of today and later wait for an answer."""
    said = proofs.of_cohort(kept, cohort.id)
    answered = {one.flag_id for one in said if one.act == "settle"}
    plan = cohort.curriculum
    waiting = [
        one
        for one in said
        if one.act == "flag"
        and one.id not in answered
        and today <= one.number <= plan.last_number
    ]
    if not waiting:
        return ()
    named = [
        say(
            "where",
            day=one.number,
            slot=slot_called(plan, one.number, one.slot),
            who=one.who,
        )
        for one in sorted(waiting, key=lambda one: (one.number, one.id))
    ]
    shown = named[:_MOST_NAMED]
    more = [say("more")] if len(named) > len(shown) else []
    where = joined([*shown, *more])
    return (say("open", count=len(named), where=where, cohort=name),)
