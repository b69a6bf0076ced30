"""What the closing evening reads out: the honors, and who walked all the way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from camp import scripts
from camp.cohort import changes_by_student, group_name, state_on
from camp.scripts import facts
from camp.store import nights, roster

if TYPE_CHECKING:
    from collections.abc import Iterable

    from camp.cohort import Cohort
    from camp.store import Kept

COMPLETION = "completion"
"""The kind of certificate that says a camp was completed."""


def citations(
    kept: Kept, cohort: Cohort, groups: Iterable[int], hidden: frozenset[int]
) -> dict[int, tuple[facts.Citation, ...]]:
    """Each group's honors in the order of the rules, then those given once in all."""
    rank = {rule.id: place for place, rule in enumerate(cohort.curriculum.honors)}
    titles = {rule.id: rule.title for rule in cohort.curriculum.honors}
    standing = [
        row
        for row in nights.honors(kept, cohort.id)
        if row.state != "withdrawn" and row.rule in rank
    ]
    own: dict[int, list[facts.Citation]] = {}
    for row in sorted(standing, key=lambda r: (rank[r.rule], r.place)):
        if row.student_id not in hidden:
            doc = json.loads(row.doc)
            citation = facts.Citation(
                honor=titles[row.rule],
                name=_winner(doc, cohort),
                reason=doc["reason"],
                words=doc.get("words", ""),
            )
            own.setdefault(row.group_id, []).append(citation)
    shared = own.get(0, [])
    return {group: (*own.get(group, ()), *shared) for group in groups}


def _winner(doc: dict[str, Any], cohort: Cohort) -> str:
    name = scripts.line(doc["name"])
    if doc.get("per") == "cohort" and doc.get("number"):
        locale = cohort.curriculum.locale
        shape = "{}（{}）" if locale == "zh-CN" else "{} ({})"
        return shape.format(name, group_name(doc["number"], locale))
    return name


def finished(kept: Kept, cohort: Cohort) -> dict[int, tuple[str, ...]]:
    """Who holds a certificate of completion, by the group they ended in."""
    found: dict[int, list[str]] = {}
    changes = changes_by_student(roster.changes(kept, cohort.id))
    holders = [
        student
        for student, kind, _, _ in nights.certificates(kept, cohort.id)
        if kind == COMPLETION
    ]
    last = cohort.curriculum.last_number
    for student in roster.some(kept, cohort.id, holders):
        if student.reachable:
            state = state_on(student, changes.get(student.id, ()), last)
            found.setdefault(state.group_id, []).append(scripts.line(student.name))
    return {group: tuple(names) for group, names in found.items()}
