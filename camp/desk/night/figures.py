"""What one slot's scripts say: the numbers of every group, from a few statements."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from camp import scripts, timetable
from camp.cohort import Cohort, Group, Role, Track, changes_by_student, state_on
from camp.curriculum import DayKind, Slot
from camp.desk import course
from camp.desk.night import ceremony, quizzes, standings, totals, works
from camp.desk.night.days import last_due_day, next_day
from camp.scripts import facts
from camp.scripts.wording import until
from camp.store import cohorts, counts, roster

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from camp.contests import Standing
    from camp.curriculum import Contest
    from camp.desk.course import Course
    from camp.desk.night.totals import GroupTotals
    from camp.scripts.facts import Facts
    from camp.scripts.quizzes import Quiz
    from camp.store import Kept

FALLEN: Final = 5
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
    owing: Mapping[int, int]
    """Students of each group who take part in the camp itself."""
    hidden: frozenset[int]
    """Students whom a label keeps out of every message."""
    blind: bool = False
    """True when last night's numbers should be there and are not."""
    last: dict[int, facts.Last] = field(default_factory=dict)
    now: dict[int, facts.Now] = field(default_factory=dict)
    works: Mapping[int, tuple[facts.Work, ...]] = field(default_factory=dict)
    perfect: dict[int, tuple[str, ...]] = field(default_factory=dict)
    perfect_counts: dict[int, int] = field(default_factory=dict)
    duels: dict[int, facts.Duel] = field(default_factory=dict)
    settled: dict[int, facts.Duel] = field(default_factory=dict)
    """Rounds that ended last night."""
    quizzes: Mapping[int, Quiz] = field(default_factory=dict)
    """The quiz this slot speaks of, for every group that does not just listen."""
    citations: Mapping[int, tuple[facts.Citation, ...]] = field(default_factory=dict)
    finished: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def of_slot(
    kept: Kept, cohort_id: int, number: int, slot: str, now: datetime
) -> SlotFigures:
    """Gather a slot's figures with a constant number of statements."""
    cohort, its_course, _ = course.running(kept, cohort_id)
    groups = {g.id: g for g in cohorts.groups(kept, cohort_id)}
    everyone, owing = _members(kept, cohort_id, number)
    found = SlotFigures(
        cohort=cohort,
        course=its_course,
        hour=timetable.hour(now, cohort.zone),
        groups=groups,
        common=shared_by_all(cohort, number, _in_contests(groups)),
        seats=cohorts.seats(kept, cohort_id, number),
        sizes=everyone,
        owing=owing,
        hidden=roster.hidden(kept, cohort_id),
    )
    if slot == Slot.MORNING:
        _last_night(kept, found, number)
    elif slot in {Slot.NOON, Slot.EVENING}:
        today_so_far(kept, found, number, now)
    if slot == Slot.EVENING:
        _evening(kept, found, number, now)
    _duels(kept, found, number)
    asked = quizzes.concerning(cohort, its_course, number, slot, now)
    if asked is not None:
        found.quizzes = quizzes.of_groups(
            kept, cohort, asked, groups, found.owing, found.hidden
        )
    return found


def _in_contests(groups: Mapping[int, Group]) -> int:
    return sum(g.track is not Track.LISTENER for g in groups.values())


def shared_by_all(cohort: Cohort, number: int, in_contests: int) -> Facts:
    """What every group of a day is told alike; ``in_contests`` are how many compete."""
    plan = cohort.curriculum
    times = timetable.times(cohort, number)
    makeup = times.makeup_until > times.closes
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
    return shared if next_day(cohort, number) else replace(shared, tomorrow=None)


def sizes(kept: Kept, cohort_id: int, number: int) -> dict[int, int]:
    """Students in each group on a day: those who joined, moved and left by then."""
    return _members(kept, cohort_id, number)[0]


def owing(kept: Kept, cohort_id: int, number: int) -> dict[int, int]:
    """Students in each group on a day who are not just listening."""
    return _members(kept, cohort_id, number)[1]


def _members(
    kept: Kept, cohort_id: int, number: int
) -> tuple[dict[int, int], dict[int, int]]:
    """Students in each group on a day, and those of them who are not just listening."""
    everyone: dict[int, int] = {}
    owing: dict[int, int] = {}

    def add(group: int, track: Track, students: int) -> None:
        everyone[group] = everyone.get(group, 0) + students
        if track is Track.CAMP:
            owing[group] = owing.get(group, 0) + students

    for row in counts.members(kept, cohort_id, number):
        add(*row)
    changes = changes_by_student(
        c for c in roster.changes(kept, cohort_id) if c.day <= number
    )
    for student in roster.some(kept, cohort_id, changes):
        if student.joined <= number:
            state = state_on(student, changes[student.id], number)
            add(student.group_id, student.track, -1)
            if state.here:
                add(state.group_id, state.track, 1)
    return everyone, owing


def _last_night(kept: Kept, found: SlotFigures, number: int) -> None:
    """Yesterday's numbers of every group, when yesterday had something due."""
    cohort, plan = found.cohort, found.cohort.curriculum
    if number <= plan.first_number or not timetable.has_due(plan, number - 1):
        return
    if not next_day(cohort, number - 1):
        return
    earlier = last_due_day(plan, number - 1)
    wanted = [number - 1] if earlier is None else [earlier, number - 1]
    docs = totals.read_all(counts.totals_of(kept, cohort.id, wanted))
    night = docs.get(number - 1)
    if night is None:
        found.blind = True
        return
    places = standings.tonight(kept, cohort.id, number - 1)
    before = docs.get(earlier) if earlier is not None else None
    for group_id, mine in night.groups.items():
        if group_id in found.groups and mine.due:
            theirs = before.groups.get(group_id) if before else None
            found.last[group_id] = _last(
                found, number - 1, (mine, theirs), places.get(group_id), places
            )


def _last(
    found: SlotFigures,
    number: int,
    both: tuple[GroupTotals, GroupTotals | None],
    place: Standing | None,
    places: Mapping[int, Standing],
) -> facts.Last:
    cohort, (mine, before) = found.cohort, both
    times = timetable.times(cohort, number)
    makeup = times.makeup_until > times.closes
    locale = cohort.curriculum.locale
    rank = place.place if place else 0
    shown = mine.helper_id not in found.hidden
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
        mood=_mood(mine, before, rank),
        helper=mine.helper if shown else "",
        helped=mine.helped if shown else 0,
        makeup_until=until(timetable.makeup_date(cohort, number), locale)
        if makeup
        else "",
    )


def _mood(mine: GroupTotals, before: GroupTotals | None, rank: int) -> str:
    if before is None:
        return "first"
    if rank == 1:
        return "lead"
    fell = (before.done - mine.done) * FALLEN >= before.done > 0
    return "back" if fell else "middle"


def today_so_far(kept: Kept, found: SlotFigures, number: int, now: datetime) -> None:
    """Today so far, with its hour."""
    if not timetable.has_due(found.cohort.curriculum, number):
        return
    came = counts.came(kept, found.cohort.id, number, int(now.timestamp()))
    for group_id, group in found.groups.items():
        if group.track is not Track.LISTENER:
            found.now[group_id] = facts.Now(
                found.hour, came.get(group_id, 0), found.owing.get(group_id, 0)
            )


def _evening(kept: Kept, found: SlotFigures, number: int, now: datetime) -> None:
    cohort, plan = found.cohort, found.cohort.curriculum
    found.works = works.of_evening(kept, cohort, number, now, found.hidden)
    _perfect(kept, found, number)
    if plan.day(number).kind is DayKind.CLOSING:
        found.citations = ceremony.citations(kept, cohort, found.groups, found.hidden)
        found.finished = ceremony.finished(kept, cohort)


def _perfect(kept: Kept, found: SlotFigures, number: int) -> None:
    """Who had missed nothing when the last day with something due closed.

    Nobody while that close is late: an older list would praise whoever missed since.
    """
    last = last_due_day(found.cohort.curriculum, number)
    if last is None:
        return
    for doc in counts.totals_of(kept, found.cohort.id, [last]).values():
        for group_id, mine in totals.read(doc).groups.items():
            names = [n for i, n in mine.perfect_names if i not in found.hidden]
            found.perfect[group_id] = tuple(names)
            gone = len(mine.perfect_names) - len(names)
            found.perfect_counts[group_id] = mine.perfect - gone


def _duels(kept: Kept, found: SlotFigures, number: int) -> None:
    """The rounds of contests in pairs as of last night, running or just ended."""
    for contest in found.cohort.curriculum.contests:
        running = any(first < number <= last for first, last in contest.rounds)
        ended = any(last == number - 1 for _, last in contest.rounds)
        if not (running or ended):
            continue
        night = standings.duels(kept, found.cohort.id, number - 1).get(contest.id, {})
        for group_id, doc in night.items():
            if group_id in found.groups and doc["rival"]:
                _place(found, contest, group_id, doc, number)


def _place(
    found: SlotFigures,
    contest: Contest,
    group_id: int,
    doc: dict[str, Any],
    number: int,
) -> None:
    """Put one pair where it belongs; a group's first contest is the one it hears of."""
    duel = _duel(contest, group_id, doc, found.cohort.curriculum.locale)
    if doc["last"] < number:
        found.settled.setdefault(group_id, duel)
    else:
        found.duels.setdefault(group_id, replace(duel, last_day=doc["last"] == number))


def _duel(
    contest: Contest, group_id: int, doc: dict[str, Any], locale: str
) -> facts.Duel:
    ours, theirs = doc["home_figure"], doc["away_figure"]
    if doc["home"] != group_id:
        ours, theirs = theirs, ours
    return facts.Duel(
        title=contest.title,
        rival=doc["rival"],
        ours=_figure(contest.measure, ours, locale),
        theirs=_figure(contest.measure, theirs, locale),
        ahead=doc["winner"] == group_id,
        last_day=False,
    )


def _figure(measure: str, figure: Sequence[int], locale: str) -> str:
    if measure == "excellent":
        return f"{figure[0]}份" if locale == "zh-CN" else f"{figure[0]}"
    return f"{figure[0]}/{figure[1]}"
