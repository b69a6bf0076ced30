"""The whole camp looked back on: the report's facts from a constant number of statements."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp.cohort import Aspect, Track, changes_by_student, state_on
from camp.curriculum import Tier
from camp.debrief.closing import CampFacts, DayEnd, HonorEnd, TierEnd
from camp.desk.night import group_ends, standing_now, totals
from camp.desk.night.ceremony import COMPLETION
from camp.desk.night.days import taught, tier_titles, windows_end
from camp.store import cohorts, counts, nights, queue, roster

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from camp.cohort import Change, Cohort, State, Student
    from camp.desk.night.standing_now import Counts
    from camp.desk.night.totals import NightTotals
    from camp.store import Kept
    from camp.store.counts import Post, Reviews

_NAMED: Final = 5
"""Winners up to whom an honor's names are told."""


@dataclass(frozen=True, slots=True)
class People:
    """Who was in a camp."""

    students: Sequence[Student]
    """Of the camp's own track, at any time."""
    ends: Mapping[int, State]
    """Everyone's state on the last day."""


@dataclass(frozen=True, slots=True)
class Camp:
    """What was read of a whole camp."""

    cohort: Cohort
    people: People
    finished: frozenset[int]
    docs: Mapping[int, NightTotals]
    counted: Counts
    """As it stands now."""
    reviews: Sequence[Reviews]
    posts: Sequence[Post]
    late: frozenset[Post]


def people(kept: Kept, cohort: Cohort) -> People:
    """Everyone who was in a camp, and how they ended."""
    everyone = roster.students(kept, cohort.id)
    changes = changes_by_student(roster.changes(kept, cohort.id))
    last = cohort.curriculum.last_number
    return People(
        [s for s in everyone if _took_part(s, changes.get(s.id, ()))],
        {s.id: state_on(s, changes.get(s.id, ()), last) for s in everyone},
    )


def _took_part(student: Student, changes: Sequence[Change]) -> bool:
    """Whether a student was of the camp's own track at any time."""
    return student.track is Track.CAMP or any(
        c.aspect is Aspect.TRACK and c.value == Track.CAMP.value for c in changes
    )


def of_camp(
    kept: Kept,
    cohort: Cohort,
    who: People,
    finished: Sequence[tuple[int, int, int]],
    lead: str,
) -> CampFacts:
    """Everything the report may say; ``finished`` are (student, done, due)."""
    camp = _read(kept, cohort, who, frozenset(student for student, _, _ in finished))
    students, ends, plan = who.students, who.ends, cohort.curriculum
    never = counts.never_came(kept, cohort.id)
    states = queue.counts(kept, cohort.id)
    rows = nights.honors(kept, cohort.id)
    before = counts.cohort_before(kept, cohort.id, plan.title, cohort.start)
    then = counts.outcome(kept, before.id, COMPLETION) if before else (0, 0)
    return CampFacts(
        cohort=cohort.name,
        course=plan.title,
        days=_days(camp),
        groups=group_ends.of_camp(kept, camp),
        tiers=_tiers(camp),
        tier_titles=tier_titles(plan),
        locale=plan.locale,
        enrolled=len(students),
        never_came=sum(s.id in never for s in students),
        left=sum(not ends[s.id].here for s in students),
        completed=len(finished),
        perfect=sum(got == owed for _, got, owed in finished),
        listeners=sum(e.track is Track.LISTENER for e in ends.values()),
        deferred=sum(e.here and e.track is Track.DEFERRED for e in ends.values()),
        honors=_honors(cohort, rows, roster.hidden(kept, cohort.id)),
        reissued=sum(r.issue > 1 for r in rows),
        troubles=states.get("failed", 0) + states.get("skipped", 0),
        previous_completed=then[0],
        previous_enrolled=then[1],
        previous_name=before.name if before else "",
        lead=lead,
    )


def _read(kept: Kept, cohort: Cohort, who: People, finished: frozenset[int]) -> Camp:
    plan = cohort.curriculum
    docs = totals.read_all(nights.night_totals(kept, cohort.id))
    until = {
        (n, slot): end
        for n in range(plan.first_number, plan.last_number + 1)
        for slot, end in windows_end(cohort, n).items()
    }
    groups = cohorts.groups(kept, cohort.id)
    heard = {g.id for g in groups if g.track is Track.LISTENER}
    posts = [p for p in counts.posts(kept, cohort.id) if p.group_id not in heard]
    return Camp(
        cohort=cohort,
        people=who,
        finished=finished,
        docs=docs,
        counted=standing_now.corrected(
            standing_now.published(docs), nights.corrections(kept, cohort.id)
        ),
        reviews=counts.reviews(kept, cohort.id),
        posts=posts,
        late=frozenset(
            p for p in posts if p.at is not None and p.at > until[p.number, p.slot]
        ),
    )


def _days(camp: Camp) -> tuple[DayEnd, ...]:
    plan = camp.cohort.curriculum
    return tuple(
        _day(camp, number) for number in range(plan.first_number, plan.last_number + 1)
    )


def _day(camp: Camp, number: int) -> DayEnd:
    day = camp.cohort.curriculum.day(number)
    doc = camp.docs.get(number) or totals.NightTotals(number, due=False)
    tiers = [t for group in camp.counted.get(number, {}).values() for t in group]
    posts = [p for p in camp.posts if p.number == number]
    reviews = [r for r in camp.reviews if r.day == number]
    what, who = taught(day)
    return DayEnd(
        number=number,
        kind=day.kind.value,
        title=day.title,
        what=what,
        who=who,
        done=sum(done for done, _ in tiers),
        due=sum(due for _, due in tiers),
        left=doc.total("left"),
        joined=doc.total("joined"),
        returned=doc.total("returned"),
        homework=doc.total("homework"),
        stamped=sum(r.stamped for r in reviews),
        comments=sum(r.comments for r in reviews),
        late=sum(p in camp.late for p in posts),
        missed=sum(p.at is None for p in posts),
    )


def _tiers(camp: Camp) -> tuple[TierEnd, ...]:
    students, ends = camp.people.students, camp.people.ends
    found = []
    for code, tier in enumerate(Tier):
        mine = [s for s in students if ends[s.id].tier == tier.value]
        counted = [g[code] for day in camp.counted.values() for g in day.values()]
        found.append(
            TierEnd(
                tier=tier.value,
                students=len(mine),
                completed=sum(s.id in camp.finished for s in mine),
                done=sum(done for done, _ in counted),
                due=sum(due for _, due in counted),
            )
        )
    return tuple(found)


def _honors(
    cohort: Cohort, rows: Sequence[nights.HonorRow], hidden: frozenset[int]
) -> tuple[HonorEnd, ...]:
    found = []
    for rule in cohort.curriculum.honors:
        mine = [r for r in rows if r.rule == rule.id and r.state == "published"]
        docs = [json.loads(r.doc) for r in mine if r.student_id not in hidden]
        shape = "{}（{}）" if cohort.curriculum.locale == "zh-CN" else "{} ({})"
        names = tuple(shape.format(d["name"], d["group_name"]) for d in docs)
        found.append(
            HonorEnd(
                title=rule.title,
                winners=len(mine),
                names=names if len(mine) <= _NAMED else (),
                corrected=sum(1 for r in mine if r.issue > 1),
            )
        )
    return tuple(found)
