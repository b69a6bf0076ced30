"""A roster that is looked over before it counts: what was seen is what is applied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp import sheets
from camp.desk.lead.importing import looked_at, plan_import
from camp.desk.lead.joining import apply_import
from camp.desk.lead.upload_wording import say
from camp.desk.refusal import Refusal
from camp.store import uploads, versions

if TYPE_CHECKING:
    from datetime import datetime

    from camp.desk.lead.importing import ImportPlan
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.uploads import RosterDraft

MOST_BYTES: Final = 5_000_000
"""Of a roster with the form around it: 10,000 students are a tenth of it."""
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Looked:
    """A roster beside what it would do, and the sign of both."""

    draft: RosterDraft
    plan: ImportPlan
    notes: tuple[str, ...]
    seen: str
    """Names what is shown: another file or another camp has another."""


def put(  # noqa: PLR0913, PLR0917  (a file, and who sent it when)
    kept: Kept,
    row: CohortRow,
    name: str,
    body: bytes,
    who: str,
    now: datetime,
    locale: str,
) -> None:
    """Keep a roster to be looked over; SheetError when it cannot be read."""
    plain = "".join(c for c in name if c.isprintable())[-_LONGEST_NAME:]
    if not body:
        raise Refusal(say("no_file"))
    sheets.roster(sheets.read(plain, body, locale), locale)
    uploads.put_roster(kept, row.id, plain, body, who, now)


def look(kept: Kept, row: CohortRow, now: datetime, locale: str) -> Looked | None:
    """Say what the kept roster would do now; None when there is none."""
    draft = uploads.roster(kept, row.id)
    if draft is None:
        return None
    found = sheets.roster(sheets.read(draft.name, draft.body, locale), locale)
    plan = looked_at(kept, row, found.rows, now)
    return Looked(draft, plan, tuple(map(str, found.notes)), _sign(draft, plan))


def bring_in(
    kept: Kept, row: CohortRow, seen: str, who: str, now: datetime, locale: str
) -> bool:
    """Do what was shown; False when it would do something else by now.

    Refusal when there is no roster, or with what is wrong in it.
    """
    draft = uploads.roster(kept, row.id)
    if draft is None:
        raise Refusal(say("no_roster"))
    found = sheets.roster(sheets.read(draft.name, draft.body, locale), locale)
    plan = plan_import(kept, row, found.rows, now)
    if _sign(draft, plan) != seen:
        return False
    apply_import(kept, row, plan, who, now)
    uploads.drop_roster(kept, row.id)
    return True


def _sign(draft: RosterDraft, plan: ImportPlan) -> str:
    """Name a roster and what it would do, group by group and person by person."""
    told = [
        *(f"{n.student.ref} {n.group} {n.student.joined}" for n in plan.new),
        *(
            f"{c.student.id} {c.field} {c.before} {c.after} {c.day} {c.group}"
            for c in plan.corrections
        ),
        *(f"{g.number} {g.track} {g.before} {g.after}" for g in plan.groups),
    ]
    return versions.sha("\n".join([versions.sha(draft.body), *told]).encode())[:32]
