"""Appeals as they are kept: one a student and day, and the first answer stands."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camp.cohort import Aspect, Student, Track
from camp.store import appeals, cohorts, nights, roster
from camp.store.nights import Judged
from tests.store.schedule import NOON, opened

DONE, PARTIAL, MISSED = 1, 3, 4
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["ask", "granted", "upheld"]),
        st.integers(1, 3),
        st.sampled_from(["交过的", "真的交过", "小张"]),
    ),
    max_size=12,
)


def people(kept, count=3):
    camp = opened(kept)
    groups = [cohorts.add_group(kept, camp, n, Track.CAMP, 0) for n in (1, 2)]
    names = ("小李", "小王", "小张")[:count]
    new = [
        Student(0, name, name, groups[0].id, "light", Track.CAMP, 1) for name in names
    ]
    return camp, groups, roster.add(kept, camp, new)


def judged(kept, camp, group, student, verdict, day=1):
    nights.publish(kept, camp, [Judged(day, student, group.id, 0, verdict, verdict)])


def waiting(kept, camp, today=5):
    held = appeals.waiting(kept, camp, today, [PARTIAL, MISSED], [PARTIAL, MISSED])
    return [(one.student_id, one.day, one.group_id) for one in held]


@given(STEPS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_day_is_asked_once_and_answered_once_whatever_comes_in_which_order(
    store, steps
):
    said: dict[int, str] = {}
    answered: dict[int, tuple[str, str]] = {}
    with store.transaction() as kept:
        camp, _, (student,) = people(kept, 1)
        for act, day, words in steps:
            if act == "ask":
                new = appeals.ask(kept, camp, student, day, words, NOON)
                assert new == (day not in said)
                said.setdefault(day, words)
            else:
                settled = appeals.settle(
                    kept, camp, student, day, act, "host1", words, NOON
                )
                assert settled == (day in said and day not in answered)
                if settled:
                    answered[day] = act, words
        found = appeals.of_student(kept, camp, student)
        kept.do("delete from appeal where cohort_id = ?", (camp,))
        kept.do("update cohort set name = ? where id = ?", (f"第{camp}回", camp))
    assert {day: one.words for day, one in found.items()} == said
    assert {d: (o.answer, o.why) for d, o in found.items() if o.answer} == answered
    assert all(
        (one.answered_at is None) == (one.answer == "") for one in found.values()
    )


def test_only_days_that_are_held_against_somebody_wait_oldest_first(store):
    with store.transaction() as kept:
        camp, (group, _), (li, wang, zhang) = people(kept)
        for place, (student, verdict) in enumerate(
            [(li, MISSED), (wang, DONE), (zhang, PARTIAL)]
        ):
            judged(kept, camp, group, student, verdict)
            at = NOON - timedelta(minutes=place)
            appeals.ask(kept, camp, student, 1, "交过的", at)
        assert waiting(kept, camp) == [(zhang, 1, group.id), (li, 1, group.id)]
        appeals.settle(kept, camp, zhang, 1, "upheld", "host1", "没收到", NOON)
        assert waiting(kept, camp) == [(li, 1, group.id)]


def test_a_day_that_is_made_up_meanwhile_waits_for_nobody(store):
    with store.transaction() as kept:
        camp, (group, _), (li, *_) = people(kept)
        judged(kept, camp, group, li, MISSED)
        appeals.ask(kept, camp, li, 1, "交过的", NOON)
        columns = (
            "cohort_id, day, student_id, group_id, tier, in_time, parts, full_at, "
            "first_at, last_at, chars, longest, short, sent, best, reviews"
        )
        kept.do(
            f"insert into fact ({columns}) "
            "values (?, 1, ?, ?, 0, 0, 1, 5, 5, 5, 0, 0, 0, 1, 0, 0)",
            (camp, li, group.id),
        )
        assert waiting(kept, camp) == []


def test_a_moved_student_waits_where_they_are_on_the_day(store):
    with store.transaction() as kept:
        camp, (first, second), (li, *_) = people(kept)
        judged(kept, camp, first, li, MISSED)
        appeals.ask(kept, camp, li, 1, "交过的", NOON)
        roster.change(kept, camp, [(li, Aspect.GROUP, 3, str(second.id))], NOON)
        assert waiting(kept, camp, today=2) == [(li, 1, first.id)]
        assert waiting(kept, camp, today=3) == [(li, 1, second.id)]
        roster.change(kept, camp, [(li, Aspect.GROUP, 4, "0")], NOON)
        assert waiting(kept, camp, today=4) == [(li, 1, 0)]
