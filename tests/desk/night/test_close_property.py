"""Whatever people do, night by night comes to what the whole record comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camp import checkins, timetable
from camp.checkins import Granted, Verdict
from camp.cohort import Track, changes_by_student, state_on
from camp.desk import lead
from camp.desk.night import totals
from camp.desk.night.judge import TIER_CODE, asked_until, sent_of
from camp.desk.night.totals import GroupTotals
from camp.desk.refusal import Refusal
from camp.desk.student import CheckIn, check_in
from camp.store import checkins as kept_checkins
from camp.store import closes, counts, nights, roster
from camp.timetable import Kind
from tests.desk.night.scene import HOMEWORK, LISTEN, LONG, MONDAY, Scene

TIERS = ("light", "medium", "heavy")
NAMES = ("小李", "小王", "小张", "小赵", "小陈", "小周")
BROKEN = {"breaks", "ends"}


@dataclass(frozen=True)
class Act:
    """What one student does about one day."""

    kind: str
    name: str
    day: int
    after: int
    """Hours after the day's midnight."""


@dataclass(frozen=True)
class Camp:
    """A course, who is in it, and what they do."""

    kinds: tuple[str, ...]
    attendance: dict[str, object]
    start: int
    skips: frozenset[int]
    tiers: tuple[str, ...]
    joined: tuple[int, ...]
    late: frozenset[int]
    """Nights whose close runs only with the next one."""
    acts: tuple[Act, ...]


@st.composite
def camps(draw):
    """Courses of up to eight days with up to six students."""
    kinds = draw(
        st.lists(st.sampled_from(["course", "course", "rest"]), min_size=3, max_size=8)
    )
    days = len(kinds)
    attendance = {
        "makeup_days": draw(st.integers(0, 3)),
        "leave_per_week": 1,
        "finish": 0.5,
        "misses_per_week": draw(st.sampled_from([None, 0, 1, 2])),
        "beyond": draw(st.sampled_from(["out", "listener", "nothing"])),
    }
    names = NAMES[: draw(st.integers(2, len(NAMES)))]
    kind = st.sampled_from(["whole", "whole", "listen", "homework", "leave", "excuse"])
    act = st.builds(
        Act,
        kind=kind,
        name=st.sampled_from(names),
        day=st.integers(1, days),
        after=st.integers(0, 90),
    )
    return Camp(
        kinds=tuple(kinds),
        attendance=attendance,
        start=draw(st.integers(0, 6)),
        skips=draw(st.frozensets(st.integers(1, days + 2), max_size=2)),
        tiers=tuple(draw(st.sampled_from(TIERS)) for _ in names),
        joined=tuple(draw(st.sampled_from([1, 1, 1, 2, 3])) for _ in names),
        late=draw(st.frozensets(st.integers(1, days), max_size=2)),
        acts=tuple(draw(st.lists(act, max_size=5 * days))),
    )


numbers = iter(range(1, 10**9))


def opened(scene: Scene, made: Camp) -> None:
    """Open a cohort of its own for a drawn camp."""
    start = MONDAY + timedelta(days=made.start)
    scene.open(
        made.kinds,
        {},
        start=start,
        skips=[start + timedelta(days=n) for n in made.skips],
        rows={Kind.CLOSE, Kind.STANDINGS},
        attendance=made.attendance,
        name=f"第{next(numbers)}期",
    )
    for group in (1, 2):
        scene.group(group)
    names = NAMES[: len(made.tiers)]
    for place, name in enumerate(names):
        scene.bring(
            {name: 1 + place % 2}, joined=made.joined[place], tier=made.tiers[place]
        )


def lived(scene: Scene, made: Camp):
    """Live a drawn camp, and stop after every close."""
    opened(scene, made)
    last = timetable.last_night(scene.cohort)
    acts = sorted(made.acts, key=lambda a: (scene.at(a.day, a.after), a.name, a.kind))
    back: set[str] = set()
    for night in range(1, last + 1):
        closes_at = scene.at(night, 24, 5)
        if night in made.late and night < last:
            continue
        first = next(
            (i for i, a in enumerate(acts) if when(scene, a) >= closes_at), len(acts)
        )
        for act in acts[:first]:
            did(scene, act, back)
        acts = acts[first:]
        # A close that was late runs together with this one, hours after its time.
        live = scene.tick if night - 1 in made.late else scene.until
        live(scene.at(night, 24, 40))
        yield night, back


def when(scene, act):
    """When something is done."""
    return scene.at(act.day, act.after)


PARTS = {"listen": LISTEN, "homework": HOMEWORK, "whole": 7}


def did(scene: Scene, act: Act, back: set[str]) -> None:
    """Do one thing; what the desks refuse is not done."""
    moment, student = when(scene, act), scene.ids[act.name]
    if act.kind in PARTS:
        one = CheckIn(student, act.day, PARTS[act.kind], LONG, int(moment.timestamp()))
        with scene.act() as kept:
            check_in(kept, scene.cohort, [one])
        return
    gone = scene.progress(act.name)["left_at"]
    try:
        if act.kind == "leave":
            given_ = {"who": act.name, "why": "出差", "now": moment}
            scene.desk(lead.leave, scene.ref(act.name), act.day, **given_)
        else:
            scene.excuse(act.name, act.day, moment)
    except Refusal:
        return
    if gone and not scene.progress(act.name)["left_at"]:
        back.add(act.name)


def record(scene: Scene, name: str, as_of: int) -> dict[int, Verdict]:
    """What the whole record comes to, judged at once."""
    cohort = scene.cohort
    plan, student = cohort.curriculum, scene.ids[name]
    with scene.look() as kept:
        facts = closes.facts_of(kept, scene.id, [student]).get(student, {})
        granted = roster.granted(kept, scene.id, 0, plan.last_number)
        joined = roster.some(kept, scene.id, [student])[0].joined
    asked = asked_until(cohort, plan.last_number)
    code = TIER_CODE[scene.tiers[name]]
    days = [asked[n, code] for n in range(max(joined, 1), plan.last_number + 1)]
    verdicts = checkins.judge(
        days,
        {day: sent_of(fact) for day, fact in facts.items()},
        {day: Granted(kind) for (day, who), kind in granted.items() if who == student},
        plan.attendance,
        as_of,
    )
    found = zip((d.day for d in days), verdicts, strict=False)
    return {day: v for day, v in found if v is not Verdict.NOT_DUE}


QUICK = settings(
    deadline=None,
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def rows_of(scene: Scene) -> list[nights.Judged]:
    with scene.look() as kept:
        return nights.verdicts(kept, scene.id)


@pytest.fixture
def stage(scene):
    """One database for all the camps of a test."""
    return scene(("course",), {})


@QUICK
@given(made=camps())
def test_night_by_night_comes_to_what_the_whole_record_comes_to(stage, made):
    for night, back in lived(stage, made):
        rows = rows_of(stage)
        verdicts_are_those_of_the_whole_record(stage, rows, night, back)
        progress_tells_the_same_as_the_verdicts(stage, rows)
        totals_are_the_sums_of_the_verdicts(stage, rows, night)
        tables_are_recounted_from_the_verdicts(stage, rows, night)


def verdicts_are_those_of_the_whole_record(scene, rows, night, back):
    """Whoever was let back in owes nothing for the days in between, and is left out."""
    as_of = timetable.times(scene.cohort, night).closes
    found = {student: {} for student in scene.ids.values()}
    for row in rows:
        found[row.student_id][row.day] = Verdict.from_code(row.now)
    for name, student in scene.ids.items():
        if name not in back:
            assert found[student] == record(scene, name, as_of), (night, name)


def progress_tells_the_same_as_the_verdicts(scene, rows):
    broke = dict.fromkeys(scene.ids.values(), 0)
    made_up = dict.fromkeys(scene.ids.values(), 0)
    for row in rows:
        verdict = Verdict.from_code(row.now)
        if verdict.streak in BROKEN:
            broke[row.student_id] |= 1 << row.day
        if verdict is Verdict.MADE_UP:
            made_up[row.student_id] |= 1 << row.day
    with scene.look() as kept:
        kept_rows = kept_checkins.progress(kept, scene.id)
    assert {p.student_id: (p.broke, p.made) for p in kept_rows} == {
        student: (broke[student], made_up[student]) for student in broke
    }


def totals_are_the_sums_of_the_verdicts(scene, rows, night):
    groups = scene.totals(night).groups
    off = {Verdict.LEAVE.code, Verdict.EXCUSED.code}
    for group in scene.groups.values():
        mine = groups.get(group.id, GroupTotals())
        tonight = [r for r in rows if r.day == night and r.group_id == group.id]
        counted = [[0, 0, 0], [0, 0, 0], [0, 0, 0]]
        for row in tonight:
            verdict = Verdict.from_code(row.published)
            counted[row.tier][0] += verdict is Verdict.DONE
            counted[row.tier][1] += verdict.in_denominator
            counted[row.tier][2] += verdict is Verdict.PARTIAL
        there = members(scene, night, group.id)
        streaks = [streak(rows, student, night) for student in there]
        assert mine.tiers == counted
        assert mine.leave == sum(r.published in off for r in tonight)
        assert mine.members == len(there)
        assert mine.streak == sum(days for days, _ in streaks)
        assert mine.perfect == sum(perfect for _, perfect in streaks)


def tables_are_recounted_from_the_verdicts(scene, rows, night):
    if night > scene.cohort.curriculum.last_number:
        return
    published = {number: figure for number, (_, figure) in scene.table(night).items()}
    assert published == {
        number: checkins.completion(
            Verdict.from_code(r.now)
            for r in rows
            if r.group_id == group.id and r.day <= night
        )
        for number, group in scene.groups.items()
    }


def members(scene, night, group):
    """Who takes part in a group on a night."""
    with scene.look() as kept:
        changes = changes_by_student(roster.changes(kept, scene.id))
        students = roster.students(kept, scene.id)
    found = []
    for student in students:
        state = state_on(student, changes.get(student.id, ()), night)
        if state.here and state.track is Track.CAMP and state.group_id == group:
            found.append(student.id)
    return found


def streak(rows, student, night):
    """(streak alive at a night, whether nothing was missed) from the verdicts."""
    mine = [(r.day, Verdict.from_code(r.now)) for r in rows if r.student_id == student]
    done, hold = checkins.masks((day for day, _ in mine), (v for _, v in mine))
    judged = checkins.masks([], [])[0]
    for day, _ in mine:
        judged |= 1 << day
    alive = checkins.current_streak(done, hold | ~judged, night)
    whole = [v for _, v in mine if v.counts_as_done]
    return alive, bool(whole) and not any(v.streak in BROKEN for _, v in mine)


def test_a_night_is_read_back_as_it_was_written(stage):
    stage.open(("course", "course"), {"小李": 1, "小王": 2}, name="读回")
    stage.came("小李", 1)
    stage.night(1)
    with stage.look() as kept:
        (doc,) = counts.totals_of(kept, stage.id, [1]).values()
    assert totals.write(totals.read(doc)) == doc
