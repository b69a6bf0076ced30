"""The whole camp looked back on: the report's facts from a constant number of statements."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from camp import timetable
from camp.checkins import Verdict
from camp.cohort import Role, Track, changes_by_student, group_name, state_on
from camp.curriculum import Slot, Tier
from camp.debrief.closing import CampFacts, DayEnd, GroupEnd, HonorEnd, TierEnd
from camp.desk.night import totals
from camp.store import cohorts, nights, queue, roster

if TYPE_CHECKING:
    from collections.abc import Sequence

    from camp.cohort import Cohort, State, Student
    from camp.store import Kept

Counted = dict[tuple[int, int, int], list[int]]
"""(day, group, tier) -> [done, due, out]."""


def of_camp(
    kept: Kept, cohort: Cohort, finished: Sequence[tuple[int, int, int]]
) -> CampFacts:
    """Everything the report may say; ``finished`` are (student, done, due)."""
    plan = cohort.curriculum
    last = plan.last_number
    students = roster.students(kept, cohort.id)
    changes = changes_by_student(roster.changes(kept, cohort.id))
    ends = {s.id: state_on(s, changes.get(s.id, ()), last) for s in students}
    counted = _counted(kept, cohort, last)
    camp = [s for s in students if s.track is Track.CAMP]
    done = {student for student, _, _ in finished}
    states = queue.counts(kept, cohort.id)
    never = kept.row(
        "select count(*) from progress p join student s on s.id = p.student_id "
        "where s.cohort_id = ? and s.track = 'camp' and p.came = 0",
        (cohort.id,),
    )[0]
    editions = nights.reports(kept, cohort.id)
    rows = nights.honors(kept, cohort.id)
    return CampFacts(
        cohort=cohort.name,
        course=plan.title,
        days=_days(kept, cohort, counted),
        groups=_groups(kept, cohort, (students, ends, done), counted),
        tiers=_tiers(camp, ends, done, counted),
        tier_titles=tuple(plan.tier(t).title for t in Tier),
        locale=plan.locale,
        enrolled=len(camp),
        never_came=never,
        left=sum(1 for s in camp if not ends[s.id].here),
        completed=len(done),
        perfect=sum(1 for _, got, owed in finished if got == owed),
        listeners=sum(1 for e in ends.values() if e.track is Track.LISTENER),
        deferred=sum(1 for e in ends.values() if e.track is Track.DEFERRED),
        honors=_honors(cohort, rows),
        reissued=sum(1 for r in rows if r.issue > 1),
        amended=bool(editions),
        troubles=states.get("failed", 0) + states.get("skipped", 0),
    )


def _counted(kept: Kept, cohort: Cohort, last: int) -> Counted:
    found: Counted = {}
    first = cohort.curriculum.first_number
    for day, group, tier, code, people in nights.verdict_counts(
        kept, cohort.id, first, last
    ):
        verdict = Verdict.from_code(code)
        counts = found.setdefault((day, group, tier), [0, 0, 0])
        counts[0] += people if verdict.counts_as_done else 0
        counts[1] += people if verdict.in_denominator else 0
        counts[2] += people if verdict is Verdict.OUT else 0
    return found


def _sum(counted: Counted, place: int, key: int) -> list[int]:
    """Add up the counts whose key has this value at a place (0 day, 1 group, 2 tier)."""
    sums = [0, 0, 0]
    for found, counts in counted.items():
        if found[place] == key:
            for i, n in enumerate(counts):
                sums[i] += n
    return sums


def _days(kept: Kept, cohort: Cohort, counted: Counted) -> tuple[DayEnd, ...]:
    plan = cohort.curriculum
    docs = {n: totals.read(d) for n, d in nights.night_totals(kept, cohort.id).items()}
    reviews = _by_day(
        kept,
        "select day, count(distinct case when kind = 'stamp' then student_id end), "
        "sum(case when kind = 'comment' then 1 else 0 end) from review "
        "where cohort_id = ? group by day",
        cohort.id,
    )
    posts = _posts(kept, cohort)
    found = []
    for number in range(plan.first_number, plan.last_number + 1):
        day, doc = plan.day(number), docs.get(number)
        done, due, out = _sum(counted, 0, number)
        groups = doc.groups.values() if doc else ()
        stamped, comments = reviews.get(number, (0, 0))
        mine = [p for (n, _), p in posts.items() if n == number]
        found.append(
            DayEnd(
                number=number,
                kind=day.kind.value,
                title=day.title,
                what=day.lesson.title if day.lesson else day.title,
                who=day.lesson.teacher
                if day.lesson
                else day.guest.name
                if day.guest
                else "",
                done=done,
                due=due,
                left=out,
                joined=sum(g.joined for g in groups),
                returned=sum(g.returned for g in groups),
                homework=sum(g.homework for g in groups),
                stamped=stamped,
                comments=comments,
                late=sum(p["late"] for p in mine),
                missed=sum(p["missed"] for p in mine),
            )
        )
    return tuple(found)


def _by_day(kept: Kept, sql: str, *values: Any) -> dict[int, tuple[Any, ...]]:
    return {r[0]: tuple(r[1:]) for r in kept.rows(sql, values)}


def _posts(kept: Kept, cohort: Cohort) -> dict[tuple[int, int], dict[str, Any]]:
    """(day, group) -> how many posts were composed, posted, late, missed, and by whom."""
    plan = cohort.curriculum
    until = {
        (n, slot.value): timetable.instant(
            timetable.date_of(cohort, n),
            timetable.window(plan, n, slot)[2],
            cohort.zone,
        )
        for n in range(plan.first_number, plan.last_number + 1)
        for slot in Slot
    }
    found: dict[tuple[int, int], dict[str, Any]] = {}
    for number, group, slot, posted_at, posted_by in kept.rows(
        "select number, group_id, slot, posted_at, posted_by from posting "
        "where cohort_id = ? and slot <> 'guidance' order by number, group_id, slot",
        (cohort.id,),
    ):
        mine = found.setdefault(
            (number, group),
            {"composed": 0, "posted": 0, "late": 0, "missed": 0, "by": []},
        )
        mine["composed"] += 1
        if posted_at is None:
            mine["missed"] += 1
            continue
        late = posted_at > int(until[number, slot].timestamp() * 1_000_000)
        mine["late" if late else "posted"] += 1
        mine["by"].append(posted_by or "")
    return found


def _groups(
    kept: Kept,
    cohort: Cohort,
    people: tuple[Sequence[Student], dict[int, State], set[int]],
    counted: Counted,
) -> tuple[GroupEnd, ...]:
    plan = cohort.curriculum
    students, ends, finished = people
    due_days = sorted({day for (day, _, _), c in counted.items() if c[1]})
    posts = _posts(kept, cohort)
    seats = cohorts.seats(kept, cohort.id, plan.last_number)
    docs = {n: totals.read(d) for n, d in nights.night_totals(kept, cohort.id).items()}
    final = docs[max(docs)] if docs else None
    reviews = {
        r[0]: tuple(r[1:])
        for r in kept.rows(
            "select group_id, count(distinct case when kind = 'stamp' "
            "then day * 10000000 + student_id end), "
            "sum(case when kind = 'comment' then 1 else 0 end), "
            "count(distinct day * 10000000 + student_id) from review "
            "where cohort_id = ? group by group_id",
            (cohort.id,),
        )
    }
    notes = dict(
        kept.rows(
            "select group_id, count(distinct night) from note where cohort_id = ? "
            "group by group_id",
            (cohort.id,),
        )
    )
    found = []
    for group in cohorts.groups(kept, cohort.id):
        if group.track is Track.LISTENER:
            continue
        seat = seats.get(group.id, {})
        mine = [p for (_, g), p in posts.items() if g == group.id]
        by = [name for p in mine for name in p["by"]]
        done, due, _ = _sum(counted, 1, group.id)
        first = (
            _sum(_of_day(counted, due_days[0]), 1, group.id) if due_days else [0, 0, 0]
        )
        last = (
            _sum(_of_day(counted, due_days[-1]), 1, group.id) if due_days else [0, 0, 0]
        )
        stamped, comments, reviewed = reviews.get(group.id, (0, 0, 0))
        theirs = [s for s in students if ends[s.id].group_id == group.id]
        nightly = [d.groups[group.id] for d in docs.values() if group.id in d.groups]
        end = final.groups.get(group.id) if final else None
        host, deputy = seat.get(Role.HOST, ""), seat.get(Role.DEPUTY, "")
        found.append(
            GroupEnd(
                number=group.number,
                name=group_name(group.number, plan.locale),
                host=host,
                deputy=deputy,
                officer=seat.get(Role.OFFICER, ""),
                enrolled=sum(1 for s in theirs if s.track is Track.CAMP),
                completed=sum(1 for s in theirs if s.id in finished),
                done=done,
                due=due,
                first_done=first[0],
                first_due=first[1],
                last_done=last[0],
                last_due=last[1],
                homework=sum(g.homework for g in nightly),
                reviewed=reviewed,
                stamped=stamped,
                comments=comments,
                silent=end.silent if end else 0,
                composed=sum(p["composed"] for p in mine),
                posted=sum(p["posted"] for p in mine),
                late=sum(p["late"] for p in mine),
                missed=sum(p["missed"] for p in mine),
                host_posts=sum(1 for name in by if name and name == host),
                deputy_posts=sum(1 for name in by if name and name == deputy),
                notes=notes.get(group.id, 0),
            )
        )
    return tuple(found)


def _of_day(counted: Counted, day: int) -> Counted:
    return {key: counts for key, counts in counted.items() if key[0] == day}


def _tiers(
    camp: Sequence[Student],
    ends: dict[int, State],
    finished: set[int],
    counted: Counted,
) -> tuple[TierEnd, ...]:
    found = []
    for code, tier in enumerate(Tier):
        mine = [s for s in camp if ends[s.id].tier == tier.value]
        done, due, _ = _sum(counted, 2, code)
        found.append(
            TierEnd(
                tier=tier.value,
                students=len(mine),
                completed=sum(1 for s in mine if s.id in finished),
                done=done,
                due=due,
            )
        )
    return tuple(found)


def _honors(cohort: Cohort, rows: Sequence[nights.HonorRow]) -> tuple[HonorEnd, ...]:
    found = []
    for rule in cohort.curriculum.honors:
        mine = [r for r in rows if r.rule == rule.id and r.state == "published"]
        docs = [json.loads(r.doc) for r in mine]
        names = tuple(f"{d['name']}（{d['group_name']}）" for d in docs)
        found.append(
            HonorEnd(
                title=rule.title,
                winners=len(mine),
                names=names if len(names) <= 5 else (),
                corrected=sum(1 for r in mine if r.issue > 1),
            )
        )
    return tuple(found)
