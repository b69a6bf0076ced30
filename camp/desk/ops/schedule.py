"""What falls due and what became of it, and another try for what was not done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp.desk import course
from camp.desk.ops.today import what
from camp.desk.ops.wording import say
from camp.desk.phrases import group_called
from camp.desk.refusal import Refusal
from camp.store import cohorts, queue
from camp.timetable import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.queue import Row

STATES: Final = ("planned", "leased", "done", "failed", "skipped", "cancelled")
RETRIED: Final = ("failed", "skipped")

_ORDER: Final = {kind: place for place, kind in enumerate(Kind)}
"""What falls due together, in the order it is worked off."""


@dataclass(frozen=True, slots=True)
class Due:
    """One row of the schedule, in words."""

    row: Row
    what: Reason
    group: int
    """The group's number; 0 for what concerns the whole cohort."""
    state: Reason


def occurrences(
    kept: Kept, row: CohortRow, *, state: str = "", number: int | None = None
) -> list[Due]:
    """List what falls due in order of time; Refusal for a state there is not."""
    if state and state not in STATES:
        raise Refusal(say("no_state", state=state, known=", ".join(STATES)))
    cohort, _ = course.cohort_of(kept, row)
    numbers = {g.id: g.number for g in cohorts.groups(kept, row.id)}
    rows = queue.rows(kept, row.id, state=state, number=number)
    rows.sort(
        key=lambda r: (r.compose_at, _ORDER[r.kind], r.number, r.slot, r.group_id)
    )
    return [
        Due(r, what(cohort, r), numbers.get(r.group_id, 0), say(f"row.{r.state}"))
        for r in rows
    ]


def retry(
    kept: Kept,
    row: CohortRow,
    ids: Sequence[int],
    who: str,
    now: datetime,
    *,
    every: bool = False,
) -> list[Due]:
    """Plan failed or skipped work again; with ``every`` all that failed.

    What was skipped has a good reason, so it must be named by its id: nobody wants a
    morning greeting at night. Raises Refusal for ids that cannot be tried again.
    """
    cohort, _ = course.cohort_of(kept, row)
    rows = {r.id: r for r in queue.rows(kept, row.id)}
    if every:
        chosen = [r for r in rows.values() if r.state == "failed"]
        if not chosen and not ids:
            raise Refusal(say("nothing_failed"))
        ids = [*ids, *(r.id for r in chosen)]
    wanted = sorted(set(ids))
    reasons = _refused(cohort, rows, wanted)
    if reasons or not wanted:
        raise Refusal(*(reasons or [say("nothing_failed")]))
    queue.retry(kept, row.id, wanted, now)
    numbers = {g.id: g.number for g in cohorts.groups(kept, row.id)}
    done = []
    for one in (rows[i] for i in wanted):
        group = numbers.get(one.group_id, 0)
        done.append(Due(one, what(cohort, one), group, say("row.planned")))
        cohorts.write_audit(
            kept, row.id, now, who, "retry", _subject(cohort, one, group),
            before=one.state, after="planned", why=one.reason,
        )  # fmt: skip
    return done


def _subject(cohort: Cohort, row: Row, group: int) -> str:
    if not group:
        return str(say("row", day=row.number, what=what(cohort, row)).en)
    named = group_called(group)
    return say("row_group", day=row.number, group=named, what=what(cohort, row)).en


def _refused(
    cohort: Cohort, rows: dict[int, Row], wanted: Sequence[int]
) -> list[Reason]:
    unknown = [i for i in wanted if i not in rows]
    reasons = []
    if unknown:
        reasons.append(say("no_rows", ids=", ".join(map(str, unknown))))
    for i in wanted:
        if i in rows and rows[i].state not in RETRIED:
            state = say(f"row.{rows[i].state}")
            named = what(cohort, rows[i])
            reasons.append(say("not_retried", id=i, what=named, state=state))
    return reasons
