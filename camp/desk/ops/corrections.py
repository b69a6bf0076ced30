"""Putting an honor right: quietly before it is published, visibly after."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from camp import honors as thanking
from camp import scripts
from camp.cohort import Track, group_name
from camp.desk import course
from camp.desk.lead import finding
from camp.desk.night import records, serials
from camp.desk.ops.thanks import Award, standing_award
from camp.desk.ops.wording import say
from camp.desk.phrases import group_called
from camp.desk.refusal import Refusal
from camp.honors import citing
from camp.store import cohorts, nights

if TYPE_CHECKING:
    from datetime import datetime

    from camp.cohort import Cohort, Student
    from camp.curriculum import HonorRule
    from camp.desk.refusal import Reason
    from camp.honors import Record
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

Wish = tuple[str, int | None, int]
"""(rule, group number, place): which award."""


def correct(  # noqa: PLR0913  (which award, to whom, by whom and why)
    kept: Kept,
    row: CohortRow,
    wish: Wish,
    student: str,
    *,
    why: str,
    who: str,
    now: datetime,
    reason: str = "",
) -> Award:
    """Give an award to another student before it is published.

    Its reason is computed from what that student did, unless one is given.
    """
    award, winner = _chosen(kept, row, wish, student, why)
    if award.row.state == "published":
        raise Refusal(say("published", title=award.title, cohort=row.name))
    doc = _doc(kept, row, award, winner, reason)
    nights.set_honor(
        kept, row.id, award.row, state="corrected", student_id=winner.id, doc=doc
    )
    _audit(kept, row, award, winner, ("correct honor", why, who), now)
    return standing_award(kept, row, *wish)


def reissue(  # noqa: PLR0913  (which award, to whom, by whom and why)
    kept: Kept,
    row: CohortRow,
    wish: Wish,
    student: str,
    *,
    why: str,
    who: str,
    now: datetime,
    reason: str = "",
) -> Award:
    """Withdraw a published award, visibly, and issue it again for another student.

    The certificate follows; what was issued before stays on record.
    """
    award, winner = _chosen(kept, row, wish, student, why)
    if award.row.state != "published":
        raise Refusal(say("not_published", title=award.title, cohort=row.name))
    doc = _doc(kept, row, award, winner, reason)
    nights.set_honor(kept, row.id, award.row, state="withdrawn")
    again = award.row._replace(
        issue=award.row.issue + 1, student_id=winner.id, doc=doc, state="published"
    )
    nights.write_honors(kept, row.id, [again], now)
    _certify(kept, row, award, winner, doc, now)
    _audit(kept, row, award, winner, ("reissue honor", why, who), now)
    return standing_award(kept, row, *wish)


def _chosen(
    kept: Kept, row: CohortRow, wish: Wish, student: str, why: str
) -> tuple[Award, Student]:
    """Find the award and its new holder; Refusal with everything against it."""
    award = standing_award(kept, row, *wish)
    roll = finding.read_roll(kept, row)
    found = finding.student(roll, student)
    reasons: list[Reason] = []
    if not scripts.line(why):
        reasons.append(say("why_needed"))
    if found.id == award.row.student_id:
        reasons.append(say("same_person", title=award.title, name=found.name))
    state = roll.state(found, roll.cohort.curriculum.last_number)
    if not state.here or state.track is not Track.CAMP:
        reasons.append(say("not_there", name=found.name))
    elif award.row.group_id not in {0, state.group_id}:
        where = group_called(award.group)
        said = say("other_group", name=found.name, group=where, title=award.title)
        reasons.append(said)
    if not found.reachable:
        reasons.append(say("not_shown", name=found.name))
    if reasons:
        raise Refusal(*reasons)
    return award, found


def _doc(kept: Kept, row: CohortRow, award: Award, winner: Student, reason: str) -> str:
    """Write the award anew for another student, as far as the camp knows them."""
    cohort, _ = course.cohort_of(kept, row)
    record, members = _record(kept, cohort, award.rule, winner)
    locale = cohort.curriculum.locale
    rule = award.rule
    own = scripts.clean(reason).strip()
    doc: dict[str, Any] = award.doc | {
        "student": winner.id,
        "name": winner.name,
        "group": record.group,
        "group_number": record.group_number,
        "number": record.group_number,
        "group_name": group_name(record.group_number, locale),
        "measured": [
            [m, list(thanking.MEASURES[m].value(record))] for m in rule.measures
        ],
        "reason": own or citing.reason(record, rule, members, locale),
        "words": citing.own_words(record, rule, locale),
        "runner_up": None,
        "margin": "",
        "passed_over": [],
    }
    if not doc["reason"]:
        raise Refusal(say("reason_needed", name=winner.name, title=rule.title))
    return json.dumps(doc, ensure_ascii=False, separators=(",", ":"))


def _record(
    kept: Kept, cohort: Cohort, rule: HonorRule, winner: Student
) -> tuple[Record, int]:
    """Read what the student did, with their own words if the rule lets them win."""
    everyone = records.of_cohort(kept, cohort, cohort.curriculum.last_number - 1)
    record = next(r for r in everyone if r.student == winner.id)
    members = sum(
        1
        for r in everyone
        if r.group == record.group and r.track == Track.CAMP.value and not r.left
    )
    easy = rule.model_copy(update={"least": {}})
    won = thanking.award([record], [easy], {}, cohort.curriculum.locale)
    return records.with_words(kept, cohort, [replace(record)], won)[0], members


def _certify(
    kept: Kept,
    row: CohortRow,
    award: Award,
    winner: Student,
    doc: str,
    now: datetime,
) -> None:
    """Issue the certificate, if the wrong one was out already."""
    cohort, _ = course.cohort_of(kept, row)
    issued = {(s, kind) for s, kind, _, _ in nights.certificates(kept, row.id)}
    if (award.row.student_id, award.rule.id) not in issued:
        return
    place = [rule.id for rule in cohort.curriculum.honors].index(award.rule.id) + 1
    serial = serials.serial_of(cohort, winner.id, f"{place:02d}")
    words = json.loads(doc)["reason"]
    serials.issue(kept, row.id, [(winner.id, award.rule.id, serial, words)], now)


def _audit(
    kept: Kept,
    row: CohortRow,
    award: Award,
    winner: Student,
    logged: tuple[str, str, str],
    now: datetime,
) -> None:
    act, why, who = logged
    where = f" group {award.group}" if award.row.group_id else ""
    cohorts.write_audit(
        kept, row.id, now, who, act,
        f"{award.rule.id}{where} place {award.row.place} issue {award.row.issue}",
        before=f"{award.ref} {award.doc['name']}",
        after=f"{winner.ref} {winner.name}",
        why=scripts.line(why),
    )  # fmt: skip
