"""Two people at once, and a night that has already been judged."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from camp.desk import lead
from camp.desk.refusal import Refusal
from camp.store import Store, cohorts
from tests.desk.lead_camp import (
    LeadCamp,
    Running,
    course_files,
    on_day,
    people,
    row,
    small_groups,
    templates,
)


@pytest.fixture
def camp(database_url):
    made = LeadCamp(database_url)
    made.open(small_groups(students=4, people=8))
    yield made
    made.close()


def both(camp, *acts):
    """Do acts at the same time, each with a database connection of its own."""

    def one(act):
        store = Store(camp.settings.database_url)
        try:
            with store.transaction() as kept:
                return act(kept, cohorts.get(kept, camp.id))
        except Refusal as no:
            return no
        finally:
            store.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def test_two_imports_of_the_same_file_bring_everyone_in_once(camp):
    def bring(kept, cohort):
        plan = lead.plan_import(kept, cohort, people(30), camp.now)
        lead.apply_import(kept, cohort, plan, "小李", camp.now)
        return len(plan.new)

    assert sorted(both(camp, bring, bring)) == [0, 30]
    assert camp.query("select count(*) from student") == [(30,)]


def test_two_moves_to_the_last_seat_seat_one(camp):
    camp.bring(people(8))
    with camp.act() as kept:
        members = lead.members(kept, camp.row(kept))
    first, second, *_ = [m.ref for m in members if m.group == 1]

    def moving(ref):
        return lambda kept, cohort: lead.move(kept, cohort, ref, 2, "小李", camp.now)

    results = both(camp, moving(first), moving(second))
    assert sorted(isinstance(one, Refusal) for one in results) == [False, True]


def test_two_leads_opening_at_once_get_two_names(camp):
    def opening(kept, cohort):
        given = (course_files(), templates(), cohort.start, None, None, [])
        return lead.open_cohort(kept, *given, camp.now).cohort.name

    assert sorted(both(camp, opening, opening)) == [
        "把消息写短第2期",
        "把消息写短第3期",
    ]


def test_two_revisions_at_once_follow_each_other(camp):
    camp.bring(people(8))

    def swapping(kept, cohort):
        del cohort
        here = cohorts.get(kept, camp.id)
        found = lead.revise(kept, here, lead.Change(postpone=1), camp.now)
        lead.apply_revision(kept, here, found, "小李", camp.now)

    both(camp, swapping, swapping)
    with camp.act() as kept:
        assert camp.row(kept).start.day == 9


@pytest.fixture
def running(sqlite_url):
    made = Running(sqlite_url)
    made.open(small_groups(students=4, people=8))
    made.bring([row(1), row(2)])
    yield made
    made.close()


def test_an_excuse_after_the_night_corrects_what_stands_and_not_what_was_published(
    running,
):
    running.walk(on_day(2, 9))
    (before,) = running.query(
        "select published, now from verdict where day = 1 and student_id = 1"
    )
    running.do(lead.excuse, "S001", 1, who="小王", why="住院")
    (after,) = running.query(
        "select published, now from verdict where day = 1 and student_id = 1"
    )
    assert before[0] == before[1] == after[0]
    assert after[1] != before[1]
