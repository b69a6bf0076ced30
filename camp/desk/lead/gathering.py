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


def readable(name: str, body: bytes, locale: str) -> None:
    """See that a file is a roster; Refusal or SheetError when it cannot be read as one.

    A large one takes a second or two, so it is done before the database is held.
    """
    if not body:
        plain = _plain(name)
        raise Refusal(say("empty", name=plain) if plain else say("no_file"))
    sheets.roster(sheets.read(_plain(name), body, locale), locale)


def put(
    kept: Kept, row: CohortRow, name: str, body: bytes, who: str, now: datetime
) -> None:
    """Keep a readable roster to be looked over."""
    uploads.put_roster(kept, row.id, _plain(name), body, who, now)


def _plain(name: str) -> str:
    return "".join(c for c in name if c.isprintable())[-_LONGEST_NAME:]


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
) -> tuple[int, int] | None:
    """Do what was shown: how many came, and how many changed.

    None when it would do something else by now, and then nothing is done. Refusal when
    there is no roster, or with what is wrong in it.
    """
    draft = uploads.roster(kept, row.id)
    if draft is None:
        raise Refusal(say("no_roster"))
    found = sheets.roster(sheets.read(draft.name, draft.body, locale), locale)
    plan = plan_import(kept, row, found.rows, now)
    if _sign(draft, plan) != seen:
        return None
    apply_import(kept, row, plan, who, now)
    uploads.drop_roster(kept, row.id)
    return len(plan.new), plan.changed


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
