"""What is handed in while a close runs is in that night, or judged anew after it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camp import clock, timetable
from camp.desk import checkins as desk
from camp.desk import lead, night
from camp.desk.refusal import Refusal
from camp.desk.student import hold
from camp.sheets.submissions import CheckInRow
from camp.store import cohorts
from camp.timetable import Kind
from tests.desk.night import test_close_property as whole
from tests.desk.night.scene import HOMEWORK, LISTEN, LONG, Scene, statements

PARTS = {
    LISTEN: ("listen",),
    LISTEN | HOMEWORK: ("listen", "homework"),
    7: ("listen", "homework", "reflection"),
}
TABLES = ("verdict", "night", "standing", "debrief", "progress", "fact", "change")
LOOKS = 100_000
WAITING = (
    "select count(*) from pg_stat_activity where datname = current_database() "
    "and wait_event_type = 'Lock'"
)
OUT = {"misses_per_week": 0, "beyond": "out"}


def read(camp, number):
    """Lease the close of a day, read and judge: all but the last step."""
    camp.until(camp.at(number, 24, 4))
    camp.move(camp.at(number, 24, 5))
    ids, wall = [camp.row(Kind.CLOSE, number).id], clock.wall()
    with camp.act() as kept:
        now = clock.now(kept)
        rows = night.lease(kept, ids, now, wall, camp.engine.settings)
    assert rows
    with camp.look() as kept:
        claim = night.gather(kept, rows, now)
    made = night.make(claim)
    assert not made.failed
    return claim, made, wall


def finish(camp, close):
    """Take the last step."""
    with camp.act() as kept:
        night.finish(kept, *close)


@contextmanager
def closing(camp, number):
    """Run the close of a day, with whatever happens in between."""
    close = read(camp, number)
    yield
    finish(camp, close)
    assert camp.row(Kind.CLOSE, number).state == "done"


def handed_in(camp, name, number, at, parts=LISTEN | HOMEWORK):
    """Ops hand in someone's day, which came at a moment."""
    with camp.look() as kept:
        now = max(clock.now(kept), at)
    given_ = (camp.ref(name), number, PARTS[parts])
    camp.desk(desk.hand_in, *given_, words=LONG, now=now, at=at)


def as_if_before(camp, twin, number, act):
    """Do an act in the middle of a close, and with a twin just before it."""
    with closing(camp, number):
        act(camp)
    twin.until(twin.at(number, 24, 4))
    twin.move(twin.at(number, 24, 5))
    act(twin)
    for each in (camp, twin):
        each.night(number)
    mine, theirs = camp.everything(), twin.everything()
    assert {n: mine[n] for n in TABLES} == {n: theirs[n] for n in TABLES}


@pytest.mark.parametrize("makeup", [0, 1])
def test_a_check_in_kept_while_the_close_runs_is_published_with_its_night(
    scene, tmp_path, makeup
):
    camp = scene(attendance={"makeup_days": makeup})
    twin = Scene(
        f"sqlite:///{tmp_path / 'twin.db'}", attendance={"makeup_days": makeup}
    )
    for each in (camp, twin):
        each.came("小王", 1)
    at = camp.at(1, 21)
    as_if_before(camp, twin, 1, lambda each: handed_in(each, "小李", 1, at))
    twin.close()
    assert camp.verdicts(1, published=True)["小李"] == "done"
    assert camp.verdicts(1)["小李"] == "done"
    assert camp.counted(1, 1).done == 2
    assert camp.counted(1, 1).hours[21] == 1
    assert camp.table(1)[1] == (1, (2, 2))
    camp.night(2)
    assert camp.verdicts(1) == {"小李": "done", "小王": "done", "小张": "missed"}


@pytest.mark.parametrize("makeup", [0, 1])
def test_nobody_is_let_go_over_a_day_that_came_while_the_close_ran(scene, makeup):
    camp = scene(attendance={"makeup_days": makeup, **OUT})
    camp.all_came(1, ["小王", "小张"])
    if makeup:
        camp.night(1)
    with closing(camp, 1 + makeup):
        handed_in(camp, "小李", 1, camp.at(1, 22))
    assert camp.verdicts(1)["小李"] == "done"
    assert camp.state("小李", 3).here
    assert camp.progress("小李")["left_at"] == 0


def test_a_second_half_that_comes_while_the_close_runs_makes_the_day_whole(scene):
    camp = scene()
    camp.came("小李", 1, parts=LISTEN)
    with closing(camp, 1):
        handed_in(camp, "小李", 1, camp.at(1, 23, 59), LISTEN | HOMEWORK)
    assert camp.verdicts(1, published=True)["小李"] == "done"
    assert camp.counted(1, 1).partial == 0


def test_what_turns_out_to_have_come_in_time_while_the_close_runs_is_in_time(scene):
    """The same words after the close, and from a sheet that knows they were sooner."""
    camp = scene()
    with closing(camp, 1):
        handed_in(camp, "小李", 1, camp.at(1, 24, 6))
        local = timetable.local(camp.at(1, 23), camp.cohort.zone)
        parts = frozenset(PARTS[LISTEN | HOMEWORK])
        row = CheckInRow(
            2, camp.ref("小李"), 1, parts, LONG, local.replace(tzinfo=None)
        )
        camp.desk(desk.import_checkins, [row], now=camp.at(1, 24, 6))
    assert camp.verdicts(1, published=True)["小李"] == "done"


def test_an_excuse_given_while_the_close_runs_is_published_with_its_night(scene):
    camp = scene(attendance=OUT | {"makeup_days": 0})
    with closing(camp, 1):
        camp.excuse("小李", 1, camp.at(1, 24, 5))
    assert camp.verdicts(1, published=True)["小李"] == "excused"
    assert camp.counted(1, 1).leave == 1
    assert camp.state("小李", 2).here


def test_everyone_is_read_again_only_if_something_came_for_the_night(file_scene):
    camp = file_scene()
    for number, act in enumerate(
        (
            lambda: None,
            lambda: camp.came("小王", 3, hour=0, minute=3),
            lambda: handed_in(camp, "小张", 3, camp.at(3, 22)),
        ),
        start=1,
    ):
        with statements(camp.store) as sent, closing(camp, number):
            act()
        reads = sum("from progress p cross join student" in one for one in sent)
        assert reads == (2 if number == 3 else 1)


# Two at the same moment, where the database is one that lets them.


@pytest.fixture
def served(postgres_url):
    """A camp where many may write at once."""
    camp = Scene(postgres_url, attendance={"makeup_days": 0})
    yield camp
    camp.close()


@pytest.fixture
def beside():
    """Somebody else, with a database connection of their own."""
    with ThreadPoolExecutor(1) as pool:
        yield pool.submit


def waits(camp):
    """Look until somebody waits for a lock."""
    for _ in range(LOOKS):
        with camp.look() as kept:
            if kept.row(WAITING)[0]:
                return
    raise AssertionError("nobody waits")


def hand_in_late(kept, camp, name):
    """Hand in the first day, as of that evening."""
    row, moments = cohorts.get(kept, camp.id), (camp.at(1, 24, 5), camp.at(1, 21))
    now, at = moments
    given_ = (name, 1, PARTS[LISTEN | HOMEWORK])
    return desk.hand_in(kept, row, *given_, words=LONG, now=now, at=at)


def test_a_close_waits_for_a_check_in_that_is_being_kept_and_counts_it(served, beside):
    close = read(served, 1)
    with served.act() as kept:
        hand_in_late(kept, served, "小李")
        closes = beside(finish, served, close)
        waits(served)
    closes.result(timeout=60)
    assert served.verdicts(1, published=True)["小李"] == "done"


def test_a_check_in_that_waits_for_the_close_finds_the_night_closed(served, beside):
    close = read(served, 1)
    with served.act() as kept:
        night.finish(kept, *close)
        comes = beside(handed_in, served, "小李", 1, served.at(1, 21))
        waits(served)
    comes.result(timeout=60)
    assert served.verdicts(1, published=True)["小李"] == "missed"
    assert served.verdicts(1)["小李"] == "done"


def test_a_check_in_and_an_excuse_of_one_student_do_not_wait_for_each_other(
    served, beside
):
    served.night(1)
    with served.act() as kept:
        hold(kept, served.cohort, [served.ids["小李"]])
        excuse = beside(served.excuse, "小李", 1, served.at(2, 9))
        waits(served)
        hand_in_late(kept, served, "小李")
    excuse.result(timeout=60)
    assert served.verdicts(1)["小李"] == "done"


# Any order of things.


@dataclass(frozen=True)
class Reached:
    """When something reaches us: before, while or after the close it is told to."""

    act: whole.Act
    phase: int
    nights: int


BEFORE, WHILE, AFTER = range(3)


@st.composite
def told(draw):
    """A camp, and how late each of its acts comes to our ears."""
    made = draw(whole.camps())
    phases = st.sampled_from([BEFORE, WHILE, WHILE, AFTER])
    reach = [
        Reached(act, draw(phases), draw(st.sampled_from([0, 0, 1])))
        for act in made.acts
    ]
    return made, reach


@settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(made=told())
def test_whatever_comes_while_a_close_runs_its_night_agrees_with_itself(stage, made):
    camp, reach = made
    whole.opened(stage, camp)
    back = set()
    for number in range(1, timetable.last_night(stage.cohort) + 1):
        now = [r for r in reach if closed_by(stage, r.act) + r.nights == number]
        stage.until(stage.at(number, 24, 4))
        told_at(stage, now, BEFORE, number, back)
        if not nobody_closes(stage, number):
            with closing(stage, number):
                told_at(stage, now, WHILE, number, back)
            stage.until(stage.at(number, 24, 40))
            agrees(stage, number, back)
        told_at(stage, now, AFTER, number, back)
        whole.progress_tells_the_same_as_the_verdicts(stage, whole.rows_of(stage))


@pytest.fixture
def stage(scene):
    """One database for all the camps of a test."""
    return scene(("course",), {})


def closed_by(camp, act):
    """The first night whose close comes after an act."""
    return max(act.day, act.day + act.after // 24)


def nobody_closes(camp, number):
    return camp.row(Kind.CLOSE, number) is None


def told_at(camp, reached, phase, number, back):
    """Do by a desk of ops, which judges closed days anew, what reaches us now."""
    moment = camp.at(number, 24, 41 if phase == AFTER else 4)
    for one in reached:
        if one.phase != phase:
            continue
        gone = camp.progress(one.act.name)["left_at"]
        with suppress(Refusal):
            did(camp, one.act, moment)
        if gone and not camp.progress(one.act.name)["left_at"]:
            back.add(one.act.name)


def did(camp, act, now):
    if act.kind in whole.PARTS:
        parts = 7 if act.kind == "whole" else LISTEN
        handed_in(camp, act.name, act.day, min(whole.when(camp, act), now), parts)
    elif act.kind == "excuse":
        camp.excuse(act.name, act.day, now)
    else:
        given_ = {"who": act.name, "why": "出差", "now": now}
        camp.desk(lead.leave, camp.ref(act.name), act.day, **given_)


def agrees(camp, number, back):
    rows = whole.rows_of(camp)
    tonight = [r for r in rows if r.day == number]
    assert [r.published for r in tonight] == [r.now for r in tonight]
    whole.verdicts_are_those_of_the_whole_record(camp, rows, number, back)
    whole.progress_tells_the_same_as_the_verdicts(camp, rows)
    whole.totals_are_the_sums_of_the_verdicts(camp, rows, number)
    whole.tables_are_recounted_from_the_verdicts(camp, rows, number)
