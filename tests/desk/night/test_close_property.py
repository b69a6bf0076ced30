"""Whatever people do, night by night comes to what the whole record comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camp import checkins, timetable
from camp.checkins import Granted, Verdict
from camp.desk import lead
from camp.desk.night.judge import TIER_CODE, asked_until, sent_of
from camp.desk.refusal import Refusal
from camp.desk.student import CheckIn, check_in
from camp.store import closes, counts, nights, roster
from tests.desk.night.scene import HOMEWORK, LISTEN, LONG, MONDAY, NIGHTLY, Scene

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
        rows=NIGHTLY,
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
        scene.until(
            scene.at(night, 24, 40)
        ) if night - 1 not in made.late else scene.tick(scene.at(night, 24, 40))
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
    max_examples=30,
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
def test_night_by_night_gives_the_verdicts_of_the_whole_record(stage, made):
    for night, back in lived(stage, made):
        as_of = timetable.times(stage.cohort, night).closes
        found: dict[str, dict[int, Verdict]] = {name: {} for name in stage.ids}
        names = {i: name for name, i in stage.ids.items()}
        for row in rows_of(stage):
            found[names[row.student_id]][row.day] = Verdict.from_code(row.now)
        for name, verdicts in found.items():
            # Whoever was let back in owes nothing for the days in between.
            if name not in back:
                assert verdicts == record(stage, name, as_of), (night, name)


@QUICK
@given(made=camps())
def test_progress_tells_the_same_as_the_verdicts(stage, made):
    for _ in lived(stage, made):
        broke = dict.fromkeys(stage.ids.values(), 0)
        made_up = dict.fromkeys(stage.ids.values(), 0)
        for row in rows_of(stage):
            verdict = Verdict.from_code(row.now)
            if verdict.streak in BROKEN:
                broke[row.student_id] |= 1 << row.day
            if verdict is Verdict.MADE_UP:
                made_up[row.student_id] |= 1 << row.day
        for name, student in stage.ids.items():
            mine = stage.progress(name)
            assert (mine["broke"], mine["made"]) == (broke[student], made_up[student])


@QUICK
@given(made=camps())
def test_totals_and_tables_are_the_sums_of_the_verdicts(stage, made):
    for night, _ in lived(stage, made):
        doc, rows = stage.totals(night), rows_of(stage)
        for number, group in stage.groups.items():
            mine = doc.groups.get(group.id)
            tonight = [r for r in rows if r.day == night and r.group_id == group.id]
            counted = [[0, 0, 0], [0, 0, 0], [0, 0, 0]]
            for row in tonight:
                verdict = Verdict.from_code(row.published)
                counted[row.tier][0] += verdict is Verdict.DONE
                counted[row.tier][1] += verdict.in_denominator
                counted[row.tier][2] += verdict is Verdict.PARTIAL
            if mine is None:
                assert not tonight
                continue
            assert mine.tiers == counted
            off = {Verdict.LEAVE.code, Verdict.EXCUSED.code}
            assert mine.leave == sum(r.published in off for r in tonight)
            there = members(stage, night, group.id)
            assert mine.members == len(there)
            streaks = [streak(rows, student, night) for student in there]
            assert mine.streak == sum(days for days, _ in streaks)
            assert mine.perfect == sum(perfect for _, perfect in streaks)
            if night <= stage.cohort.curriculum.last_number:
                assert league(stage, night, number) == recounted(rows, group.id, night)


def members(scene, night, group):
    """Who takes part in a group on a night."""
    found = []
    for name, student in scene.ids.items():
        state = scene.state(name, night)
        if state.here and state.track == "camp" and state.group_id == group:
            found.append(student)
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


def league(scene, night, number):
    """A group's published figure in the league of a night."""
    return scene.table(night)[number][1]


def recounted(rows, group, night):
    """The same from the verdicts as they stood that night."""
    mine = [
        Verdict.from_code(r.now) for r in rows if r.group_id == group and r.day <= night
    ]
    return checkins.completion(mine)


def test_a_night_is_read_back_as_it_was_written(stage):
    stage.open(("course", "course"), {"小李": 1, "小王": 2}, name="读回")
    stage.came("小李", 1)
    stage.night(1)
    with stage.look() as kept:
        (doc,) = counts.totals_of(kept, stage.id, [1]).values()
    from camp.desk.night import totals

    assert totals.write(totals.read(doc)) == doc
