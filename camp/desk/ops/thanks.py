"""Honors as ops see them: list, confirm, correct before, reissue after publication."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from camp import timetable
from camp.cohort import group_name
from camp.desk import course
from camp.desk.night import closing
from camp.desk.ops.wording import say
from camp.desk.phrases import group_called
from camp.desk.refusal import Refusal, spoken
from camp.pages import HonorsPage, Thanked
from camp.store import cohorts, nights, queue, roster
from camp.timetable import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.curriculum import HonorRule
    from camp.desk.refusal import Reason
    from camp.pages import Link
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.nights import HonorRow


@dataclass(frozen=True, slots=True)
class Award:
    """One honor as it stands."""

    row: HonorRow
    rule: HonorRule
    group: int
    """The winner's group number."""
    ref: str
    """The winner's number."""
    doc: dict[str, Any]

    @property
    def state(self) -> Reason:
        """Say its state in words."""
        return say(f"state.{self.row.state}")

    @property
    def title(self) -> str:
        """Name the honor, with its place when there are several winners."""
        return str(self.rule.title)


def honors(
    kept: Kept, row: CohortRow, *, rule: str = "", group: int | None = None
) -> list[Award]:
    """List awards by group, rule, place and issue; Refusal when there are none yet."""
    cohort, _ = course.cohort_of(kept, row)
    found = _awards(kept, cohort)
    if not found:
        raise Refusal(_none_yet(kept, cohort))
    if rule:
        rule_of(cohort, rule)
    return [a for a in found if rule in {"", a.rule.id} and group in {None, a.group}]


def _none_yet(kept: Kept, cohort: Cohort) -> Reason:
    last = cohort.curriculum.last_number
    due = queue.one(kept, cohort.id, Kind.HONORS, last, 0, "")
    if due is None or not cohort.curriculum.honors:
        return say("no_honors_ever")
    at = timetable.local(due.compose_at, cohort.zone)
    return say("no_honors", at=f"{at:%m-%d %H:%M}")


def _awards(kept: Kept, cohort: Cohort) -> list[Award]:
    rules = {rule.id: rule for rule in cohort.curriculum.honors}
    order = {name: place for place, name in enumerate(rules)}
    rows = [r for r in nights.honors(kept, cohort.id) if r.rule in rules]
    refs = {
        s.id: s.ref for s in roster.some(kept, cohort.id, {r.student_id for r in rows})
    }
    found = []
    for one in rows:
        doc = json.loads(one.doc)
        found.append(
            Award(
                row=one,
                rule=rules[one.rule],
                group=int(doc["number"]),
                ref=refs.get(one.student_id, ""),
                doc=doc,
            )
        )
    return sorted(
        found,
        key=lambda a: (
            a.row.group_id == 0, a.group if a.row.group_id else 0,
            order[a.rule.id], a.row.place, a.row.issue,
        ),
    )  # fmt: skip


def rule_of(cohort: Cohort, name: str) -> HonorRule:
    """Find the honor of this id or title; Refusal names those there are."""
    for rule in cohort.curriculum.honors:
        if name in {rule.id, rule.title}:
            return rule
    known = ", ".join(rule.id for rule in cohort.curriculum.honors)
    raise Refusal(say("no_rule", rule=name, known=known))


def confirm(
    kept: Kept,
    row: CohortRow,
    who: str,
    now: datetime,
    *,
    rule: str = "",
    group: int | None = None,
) -> list[Award]:
    """Confirm what was computed: all of it, one honor, or one group.

    Confirming twice changes nothing; returns what was confirmed just now.
    """
    chosen = [
        a
        for a in honors(kept, row, rule=rule, group=group)
        if a.row.state == "computed"
    ]
    for award in chosen:
        nights.set_honor(kept, row.id, award.row, state="confirmed")
    if chosen:
        cohorts.write_audit(
            kept, row.id, now, who, "confirm honors",
            ", ".join(sorted({a.rule.id for a in chosen})),
            before="computed", after=f"confirmed {len(chosen)}",
        )  # fmt: skip
    return chosen


def standing_award(
    kept: Kept, row: CohortRow, rule: str, group: int | None, place: int = 1
) -> Award:
    """Find the award that stands (is not withdrawn); Refusal when there is none."""
    cohort, _ = course.cohort_of(kept, row)
    wanted = rule_of(cohort, rule)
    if wanted.per == "group" and group is None:
        raise Refusal(say("group_needed", title=wanted.title))
    for award in honors(kept, row, rule=wanted.id):
        here = award.row.group_id == 0 or award.group == group
        if here and award.row.place == place and award.row.state != "withdrawn":
            return award
    where = say("whole") if group is None else group_called(group)
    raise Refusal(say("no_award", group=where, title=wanted.title))


def honors_page(kept: Kept, row: CohortRow, links: Iterable[Link] = ()) -> HonorsPage:
    """Gather honors for :func:`camp.pages.honors_html`; empty before they are computed.

    Whoever must not be shown any more is left out.
    """
    cohort, _ = course.cohort_of(kept, row)
    locale = cohort.curriculum.locale
    hidden = roster.hidden(kept, row.id)
    awards = [a for a in _awards(kept, cohort) if a.row.student_id not in hidden]
    standing = [a for a in awards if a.row.state != "withdrawn"]
    published = any(a.row.state == "published" for a in standing)
    people = len({a.row.student_id for a in standing})
    about = spoken(say("honors_count", count=len(standing), people=people), locale)
    if standing and not published:
        about += spoken(say("honors_open"), locale)
    finished = len(closing.finishers(kept, cohort)) if awards else 0
    return HonorsPage(
        locale=locale,
        cohort=row.name,
        about=about,
        groups=_by_group(awards, locale),
        finished=spoken(say("finished", count=finished), locale) if finished else "",
        last_day=cohort.curriculum.last_number,
        links=tuple(links),
    )


def _by_group(
    awards: Iterable[Award], locale: str
) -> tuple[tuple[str, tuple[Thanked, ...]], ...]:
    found: dict[str, list[Thanked]] = {}
    for award in awards:
        whole = award.row.group_id == 0
        where = (
            spoken(say("whole"), locale) if whole else group_name(award.group, locale)
        )
        found.setdefault(where, []).append(_thanked(award, locale))
    return tuple((where, tuple(theirs)) for where, theirs in found.items())


def _thanked(award: Award, locale: str) -> Thanked:
    doc = award.doc
    title = award.rule.title
    if award.rule.winners > 1:
        title = spoken(say("place", title=title, place=award.row.place), locale)
    return Thanked(
        title=title,
        name=doc["name"],
        group=doc["group_name"],
        reason=doc["reason"],
        words=doc["words"],
        margin=doc["margin"],
        passed_over=tuple(doc["passed_over"]),
        state=spoken(award.state, locale),
        withdrawn=award.row.state == "withdrawn",
        issue=award.row.issue,
    )
