"""Doing what an import plan says: groups come into being, students join, texts follow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from camp import timetable
from camp.cohort import Aspect
from camp.desk import course
from camp.desk.lead.importing import Field
from camp.desk.lead.opening import current_number
from camp.desk.lead.wording import say
from camp.desk.refusal import Refusal
from camp.store import cohorts, queue, roster

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from camp.cohort import Cohort, Group, Track
    from camp.desk.lead.importing import Correction, ImportPlan, Newcomer
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_PROBLEMS_TOLD: Final = 100


def apply_import(
    kept: Kept, row: CohortRow, plan: ImportPlan, who: str, now: datetime
) -> None:
    """Do what a plan made in this same transaction says: all of it, or nothing.

    Raises Refusal with the plan's problems.
    """
    if plan.problems:
        more = len(plan.problems) - _PROBLEMS_TOLD
        rest = (say("more", count=more),) if more > 0 else ()
        raise Refusal(*plan.problems[:_PROBLEMS_TOLD], *rest)
    if plan.empty:
        return
    row = cohorts.lock(kept, row.id)
    opened = {group.number: group.track for group in plan.groups if group.new}
    group_ids = open_groups(kept, row, opened, now)
    join(kept, row, plan.new, group_ids)
    _correct(kept, row, plan.corrections, group_ids, who, now)
    after = f"{len(plan.new)} new, {plan.changed} changed, {plan.unchanged} unchanged"
    cohorts.write_audit(kept, row.id, now, who, "import", row.name, after=after)


def open_groups(
    kept: Kept, row: CohortRow, opened: Mapping[int, Track], now: datetime
) -> dict[int, int]:
    """Bring groups into being, with every script still to come; number -> id of all."""
    cohort, _ = course.cohort_of(kept, row)
    day = current_number(cohort, now)
    new = [
        cohorts.add_group(kept, row.id, number, track, day)
        for number, track in sorted(opened.items())
    ]
    lay_out(kept, cohort, new, now)
    return {group.number: group.id for group in cohorts.groups(kept, row.id)}


def lay_out(kept: Kept, cohort: Cohort, groups: Iterable[Group], now: datetime) -> None:
    """Lay out the scripts of groups whose windows are not over: none is stale."""
    queue.lay_out(
        kept,
        cohort.id,
        (
            occurrence
            for group in groups
            for occurrence in timetable.group_rows(cohort, group)
            if occurrence.post_until >= now
        ),
    )


def join(
    kept: Kept,
    row: CohortRow,
    new: Iterable[Newcomer],
    group_ids: Mapping[int, int],
) -> None:
    """Keep newcomers with their groups, labels and phones."""
    newcomers = list(new)
    ids = roster.add(
        kept,
        row.id,
        [replace(n.student, group_id=group_ids.get(n.group, 0)) for n in newcomers],
    )
    phones = zip(ids, newcomers, strict=True)
    roster.put_contacts(kept, [(i, n.phone) for i, n in phones if n.phone])


def _correct(
    kept: Kept,
    row: CohortRow,
    corrections: Iterable[Correction],
    group_ids: Mapping[int, int],
    who: str,
    now: datetime,
) -> None:
    dated: list[tuple[int, Aspect, int, str]] = []
    for one in corrections:
        if one.field is Field.NAME:
            roster.rename(kept, one.student.id, one.after)
        elif one.field is Field.PHONE:
            roster.put_contacts(kept, [(one.student.id, one.after)])
        elif one.field is Field.LABEL:
            roster.add_labels(kept, [(one.student.id, one.after)])
        else:
            dated += _dated(one, group_ids)
        _audit(kept, row, one, who, now)
    roster.change(kept, row.id, dated, now)


def _dated(
    one: Correction, group_ids: Mapping[int, int]
) -> list[tuple[int, Aspect, int, str]]:
    day = one.day or 0
    if one.field is Field.TIER:
        return [(one.student.id, Aspect.TIER, day, one.after)]
    group_id = group_ids.get(one.group or 0, 0)
    return [
        (one.student.id, Aspect.TRACK, day, one.after),
        (one.student.id, Aspect.GROUP, day, str(group_id)),
    ]


def _audit(
    kept: Kept, row: CohortRow, one: Correction, who: str, now: datetime
) -> None:
    """Phones stay out of the log: it is kept for good."""
    private = one.field is Field.PHONE
    cohorts.write_audit(
        kept,
        row.id,
        now,
        who,
        f"roster {one.field.value}",
        one.student.ref,
        before="" if private else one.before,
        after="" if private else one.after,
        why="" if one.day is None else f"from day {one.day}",
    )
