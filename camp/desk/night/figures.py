"""What one slot's scripts say: the numbers of every group, from a few statements."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from camp import scripts, timetable
from camp.cohort import (
    UNREACHABLE,
    Cohort,
    Group,
    Role,
    Track,
    changes_by_student,
    group_name,
    state_on,
)
from camp.curriculum import DayKind, Slot
from camp.desk import course
from camp.desk.night import standings, totals
from camp.scripts import facts
from camp.scripts.wording import until
from camp.store import checkins as kept_checkins
from camp.store import cohorts, nights, roster

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from camp.contests import Standing
    from camp.desk.course import Course
    from camp.scripts.facts import Facts
    from camp.store import Kept

MOST_WORKS = 3
_LOOK_BACK = 3
"""Days whose homework may be stamped since the previous evening."""
FALLEN = 5
"""A group has fallen back when a fifth or more stayed away."""


@dataclass(slots=True)
class SlotFigures:
    """Everything the scripts of one slot may say; maps are by group id."""

    cohort: Cohort
    course: Course
    hour: str
    groups: dict[int, Group]
    common: Facts
    seats: Mapping[int, Mapping[Role, str]]
    sizes: Mapping[int, int]
    blind: bool = False
    last: dict[int, facts.Last] = field(default_factory=dict)
    now: dict[int, facts.Now] = field(default_factory=dict)
    works: dict[int, tuple[facts.Work, ...]] = field(default_factory=dict)
    perfect: dict[int, tuple[str, ...]] = field(default_factory=dict)
    perfect_counts: dict[int, int] = field(default_factory=dict)
    duels: dict[int, facts.Duel] = field(default_factory=dict)
    citations: dict[int, tuple[facts.Citation, ...]] = field(default_factory=dict)
    finished: dict[int, tuple[str, ...]] = field(default_factory=dict)


def of_slot(
    kept: Kept, cohort_id: int, number: int, slot: str, now: datetime
) -> SlotFigures:
    """Gather a slot's figures with a constant number of statements."""
    cohort, its_course, _ = course.running(kept, cohort_id)
    groups = {g.id: g for g in cohorts.groups(kept, cohort_id)}
    found = SlotFigures(
        cohort=cohort,
        course=its_course,
        hour=timetable.hour(now, cohort.zone),
        groups=groups,
        common=_common(cohort, number, groups),
        seats=cohorts.seats(kept, cohort_id, number),
        sizes=sizes(kept, cohort_id, number),
    )
    docs = {n: totals.read(d) for n, d in nights.night_totals(kept, cohort_id).items()}
    if slot == Slot.MORNING:
        _last_night(kept, found, number, docs)
    elif slot in {Slot.NOON, Slot.EVENING}:
        today_so_far(kept, found, number, now)
    if slot == Slot.EVENING:
        _evening(kept, found, number, now, docs)
    _duels(kept, found, number)
    return found


def _common(cohort: Cohort, number: int, groups: Mapping[int, Group]) -> Facts:
    plan = cohort.curriculum
    times = timetable.times(cohort, number)
    makeup = times.makeup_until > times.closes
    in_contests = sum(g.track is not Track.LISTENER for g in groups.values())
    shared = scripts.common(
        plan,
        scripts.Occasion(
            cohort=cohort.name,
            number=number,
            on=times.date,
            makeup_until=timetable.makeup_date(cohort, number) if makeup else None,
            groups=in_contests,
            locale=plan.locale,
        ),
    )
    return shared if _next_day(cohort, number) else replace(shared, tomorrow=None)


def _next_day(cohort: Cohort, number: int) -> bool:
    """Whether the next number is tomorrow: a skipped date lies between otherwise."""
    gap = timetable.date_of(cohort, number + 1) - timetable.date_of(cohort, number)
    return gap.days == 1


def sizes(kept: Kept, cohort_id: int, number: int) -> dict[int, int]:
    """Students in each group on a day: those who joined, moved and left by then."""
    found: dict[int, int] = {
        r[0]: r[1]
        for r in kept.rows(
            "select group_id, count(*) from student where cohort_id = ? "
            "and joined <= ? group by group_id",
            (cohort_id, number),
        )
    }
    changes = changes_by_student(
        c for c in roster.changes(kept, cohort_id) if c.day <= number
    )
    if changes:
        for student in roster.some(kept, cohort_id, changes):
            if student.joined > number:
                continue
            state = state_on(student, changes[student.id], number)
            found[student.group_id] -= 1
            if state.here:
                found[state.group_id] = found.get(state.group_id, 0) + 1
    return found


def _last_night(
    kept: Kept,
    found: SlotFigures,
    number: int,
    docs: Mapping[int, totals.NightTotals],
) -> None:
    """Yesterday's numbers of every group, when yesterday had something due."""
    plan = found.cohort.curriculum
    if number <= plan.first_number or not timetable.has_due(plan, number - 1):
        return
    if not _next_day(found.cohort, number - 1):
        return
    night = docs.get(number - 1)
    if night is None:
        found.blind = True
        return
    places = {
        s.group: s
        for s in standings.tables(kept, found.cohort.id, number - 1).get(
            standings.TONIGHT, []
        )
    }
    before = totals.last_due(docs, number - 1)
    for group_id, mine in night.groups.items():
        if group_id in found.groups and mine.due:
            place = places.get(group_id)
            theirs = before.groups.get(group_id) if before else None
            found.last[group_id] = _last(
                found.cohort, number - 1, (mine, theirs), place, places
            )


def _last(
    cohort: Cohort,
    number: int,
    both: tuple[totals.GroupTotals, totals.GroupTotals | None],
    place: Standing | None,
    places: Mapping[int, Standing],
) -> facts.Last:
    mine, before = both
    rank = place.place if place else 0
    fell = before is not None and (before.done - mine.done) * FALLEN >= before.done > 0
    if before is None:
        mood = "first"
    elif rank == 1:
        mood = "lead"
    else:
        mood = "back" if fell else "middle"
    times = timetable.times(cohort, number)
    makeup = times.makeup_until > times.closes
    return facts.Last(
        number=number,
        done=mine.done,
        due=mine.due,
        late=mine.late,
        change=mine.done - before.done if before else 0,
        rank=rank,
        of=sum(1 for s in places.values() if s.place),
        gap=place.gap if place else 0,
        rival=place.rival_name if place else "",
        mood=mood,
        helper=mine.helper,
        helped=mine.helped,
        makeup_until=until(
            timetable.makeup_date(cohort, number), cohort.curriculum.locale
        )
        if makeup
        else "",
    )


def today_so_far(kept: Kept, found: SlotFigures, number: int, now: datetime) -> None:
    """Today so far, with its hour."""
    if not timetable.has_due(found.cohort.curriculum, number):
        return
    came = dict(
        kept.rows(
            "select group_id, count(*) from fact where cohort_id = ? and day = ? "
            "and first_at <= ? group by group_id",
            (found.cohort.id, number, int(now.timestamp())),
        )
    )
    for group_id, group in found.groups.items():
        if group.track is not Track.LISTENER:
            found.now[group_id] = facts.Now(
                found.hour, came.get(group_id, 0), found.sizes.get(group_id, 0)
            )


def _evening(
    kept: Kept,
    found: SlotFigures,
    number: int,
    now: datetime,
    docs: Mapping[int, totals.NightTotals],
) -> None:
    plan = found.cohort.curriculum
    _works(kept, found, number, now)
    night = totals.last_due(docs, number)
    for group_id, mine in (night.groups if night else {}).items():
        found.perfect[group_id] = tuple(mine.perfect_names)
        found.perfect_counts[group_id] = mine.perfect
    if plan.day(number).kind is DayKind.CLOSING:
        _thanks(kept, found)


def _works(kept: Kept, found: SlotFigures, number: int, now: datetime) -> None:
    """Homework stamped since the previous evening, with its author's words."""
    cohort = found.cohort
    since = timetable.instant(
        timetable.date_of(cohort, max(number - 1, 0)),
        timetable.window(
            cohort.curriculum,
            max(number - 1, cohort.curriculum.first_number),
            Slot.EVENING,
        )[0],
        cohort.zone,
    )
    hidden = ", ".join("?" for _ in UNREACHABLE)
    rows = kept.rows(
        "select r.group_id, r.day, r.student_id, s.name, r.giver, r.words, f.best "
        "from review r join student s on s.id = r.student_id "
        "join fact f on f.cohort_id = r.cohort_id and f.day = r.day "
        "and f.student_id = r.student_id "
        "where r.cohort_id = ? and r.day between ? and ? and r.kind = 'stamp' "
        "and r.at > ? and r.at <= ? and f.chars > 0 and not exists "
        f"(select 1 from label l where l.student_id = s.id and l.name in ({hidden})) "
        "order by r.group_id, r.day desc, f.chars, r.student_id",
        (
            cohort.id,
            max(number - _LOOK_BACK, 0),
            number,
            int(since.timestamp()),
            int(now.timestamp()),
            *sorted(UNREACHABLE),
        ),
    )
    chosen: dict[int, list[Any]] = {}
    for row in rows:
        mine = chosen.setdefault(row[0], [])
        if len(mine) < MOST_WORKS and all(row[2] != other[2] for other in mine):
            mine.append(row)
    ids = {
        (r[1], r[2]): kept_checkins.submission_id(cohort.id, r[1], r[2], r[6])
        for mine in chosen.values()
        for r in mine
    }
    texts = kept_checkins.words(kept, sorted(ids.values())) if ids else {}
    for group_id, mine in chosen.items():
        found.works[group_id] = tuple(
            facts.Work(
                name=scripts.line(r[3]),
                words=scripts.excerpt(texts.get(ids[r[1], r[2]], "")),
                stamped_by=scripts.line(r[4]),
                remark=scripts.excerpt(r[5], 60),
            )
            for r in mine
        )


def _duels(kept: Kept, found: SlotFigures, number: int) -> None:
    """The running round of a contest in pairs, as of last night."""
    plan = found.cohort.curriculum
    contest = next(
        (
            c
            for c in plan.contests
            if any(first < number <= last for first, last in c.rounds)
        ),
        None,
    )
    if contest is None:
        return
    night = standings.duels(kept, found.cohort.id, number - 1).get(contest.id, {})
    for group_id, doc in night.items():
        if group_id in found.groups and doc["rival"]:
            found.duels[group_id] = _duel(
                contest.title, contest.measure, group_id, doc, number, plan.locale
            )


def _duel(
    title: str,
    measure: str,
    group_id: int,
    doc: dict[str, Any],
    number: int,
    locale: str,
) -> facts.Duel:
    at_home = doc["home"] == group_id
    ours, theirs = doc["home_figure"], doc["away_figure"]
    if not at_home:
        ours, theirs = theirs, ours
    return facts.Duel(
        title=title,
        rival=doc["rival"],
        ours=_figure(measure, ours, locale),
        theirs=_figure(measure, theirs, locale),
        ahead=doc["winner"] == group_id,
        last_day=doc["last"] == number,
    )


def _figure(measure: str, figure: list[int], locale: str) -> str:
    if measure == "excellent":
        return f"{figure[0]}份" if locale == "zh-CN" else f"{figure[0]}"
    return f"{figure[0]}/{figure[1]}"


def _thanks(kept: Kept, found: SlotFigures) -> None:
    """The honors to read out, and who walked all the way, by group."""
    cohort = found.cohort
    rules = {rule.id: rule for rule in cohort.curriculum.honors}
    rank = {rule.id: i for i, rule in enumerate(cohort.curriculum.honors)}
    shared: list[facts.Citation] = []
    own: dict[int, list[tuple[int, int, facts.Citation]]] = {}
    for row in nights.honors(kept, cohort.id):
        if row.state == "withdrawn" or row.rule not in rules:
            continue
        doc = json.loads(row.doc)
        citation = facts.Citation(
            honor=rules[row.rule].title,
            name=_winner(doc, cohort),
            reason=doc["reason"],
            words=doc.get("words", ""),
        )
        if row.group_id:
            own.setdefault(row.group_id, []).append(
                (rank[row.rule], row.place, citation)
            )
        else:
            shared.append(citation)
    for group_id in found.groups:
        mine = [c for _, _, c in sorted(own.get(group_id, []), key=lambda x: x[:2])]
        found.citations[group_id] = tuple(mine + shared)
    for group_id, names in finishers(kept, cohort.id).items():
        found.finished[group_id] = tuple(names)


def _winner(doc: dict[str, Any], cohort: Cohort) -> str:
    name = scripts.line(doc["name"])
    if doc.get("per") == "cohort" and doc.get("number"):
        return f"{name}（{group_name(doc['number'], cohort.curriculum.locale)}）"
    return name


def finishers(kept: Kept, cohort_id: int) -> dict[int, list[str]]:
    """Who holds a certificate of completion, by the group they ended in."""
    found: dict[int, list[str]] = {}
    changes = changes_by_student(roster.changes(kept, cohort_id))
    holders = [
        s
        for s, kind, _, _ in nights.certificates(kept, cohort_id)
        if kind == "completion"
    ]
    for student in roster.some(kept, cohort_id, holders):
        if not student.reachable:
            continue
        state = state_on(student, changes.get(student.id, ()), 10_000)
        found.setdefault(state.group_id, []).append(scripts.line(student.name))
    return found
