"""Cohorts, groups and students as they are kept, and what changes by date."""

from datetime import date

import pytest

from camp.cohort import Aspect, Role, Student, Track
from camp.store import cohorts, roster
from tests.store.schedule import NOON, opened


@pytest.fixture
def camp(store):
    with store.transaction() as kept:
        return opened(kept)


@pytest.fixture
def group(store, camp):
    with store.transaction() as kept:
        return cohorts.add_group(kept, camp, 7, Track.CAMP, 0)


def student(name, group, *, ref="", labels=(), joined=1, tier="light"):
    return Student(
        0, ref or name, name, group.id, tier, Track.CAMP, joined, frozenset(labels)
    )


def joined(store, camp, *new):
    with store.transaction() as kept:
        return roster.add(kept, camp, list(new))


def test_a_cohort_comes_back_as_it_was_opened(store, camp):
    with store.transaction() as kept:
        skips = {date(2026, 9, 9), date(2026, 9, 8)}
        cohorts.repin(kept, camp, 1, date(2026, 9, 8), skips)
        found = cohorts.get(kept, camp)
        assert cohorts.find(kept, "第1期") == cohorts.find(kept, str(camp)) == found
        assert cohorts.everyone(kept) == [found]
    assert (found.start, found.skips, found.zone) == (
        date(2026, 9, 8),
        skips,
        "Asia/Shanghai",
    )


@pytest.mark.parametrize("name", ["第2期", "9", "9" * 40, "一", "²", ""])
def test_a_cohort_that_is_not_there_is_not_found(store, camp, name):
    del camp
    with store.reading() as kept:
        assert cohorts.find(kept, name) is None
    with store.transaction() as kept, pytest.raises(KeyError):
        cohorts.lock(kept, 4711)


def test_a_name_goes_before_a_number(store, camp):
    with store.transaction() as kept:
        second = cohorts.add(kept, str(camp), 1, date(2026, 9, 7), "UTC", (), NOON)
        assert cohorts.find(kept, str(camp)).id == second


def test_a_signature_holds_for_the_version_it_was_given_to(store, camp):
    with store.transaction() as kept:
        assert not cohorts.get(kept, camp).signed
        cohorts.sign(kept, camp, 1, "王澜", NOON)
        row = cohorts.get(kept, camp)
    assert (row.signed, row.signed_by, row.signed_at) == (True, "王澜", NOON)


def test_a_seat_is_whose_it_was_last_given_to_on_that_day(store, camp, group):
    with store.transaction() as kept:
        for day, name in [(0, "周恬"), (3, "阿木"), (5, "")]:
            cohorts.assign(kept, group.id, Role.HOST, day, name)
        cohorts.assign(kept, group.id, Role.OFFICER, 0, "秋水")
        cohorts.assign(kept, group.id, Role.HOST, 3, "阿敏")
        hosts = [cohorts.seats(kept, camp, day)[group.id] for day in (0, 3, 9)]
    assert [seats[Role.HOST] for seats in hosts] == ["周恬", "阿敏", ""]
    assert {seats[Role.OFFICER] for seats in hosts} == {"秋水"}


def test_the_log_is_only_ever_added_to(store, camp):
    with store.transaction() as kept:
        for act in ("approve", "revise"):
            cohorts.write_audit(kept, camp, NOON, "王澜", act, "第1期", why="改错字")
        assert cohorts.audit(kept, camp) == [
            (NOON, "王澜", "approve", "第1期", "", "", "改错字"),
            (NOON, "王澜", "revise", "第1期", "", "", "改错字"),
        ]


def test_students_get_their_numbers_in_the_order_of_the_roster(store, camp, group):
    names = ["小李", "小王", "小张"]
    ids = joined(store, camp, *(student(name, group) for name in names))
    assert ids == sorted(ids)
    with store.reading() as kept:
        assert [s.name for s in roster.students(kept, camp)] == names


def test_a_student_comes_back_with_labels_and_only_some_when_asked(store, camp, group):
    hidden = student("小李", group, labels=["paused", "vip"])
    li, wang = joined(
        store, camp, hidden, student("小王", group, tier="heavy", joined=4)
    )
    with store.transaction() as kept:
        first, second = roster.students(kept, camp)
        assert (first.labels, second.labels) == ({"paused", "vip"}, frozenset())
        assert (second.tier, second.joined, second.group_id) == ("heavy", 4, group.id)
        assert roster.some(kept, camp, [wang, wang, 4711]) == [second]
        assert roster.some(kept, camp + 1, [wang]) == []
        assert roster.hidden(kept, camp) == {li}
        roster.drop_labels(kept, [(li, "paused")])
        roster.add_labels(kept, [(wang, "refunded"), (wang, "refunded")])
        assert roster.hidden(kept, camp) == {wang}


def test_phones_are_kept_apart_and_names_can_be_put_right(store, camp, group):
    (li,) = joined(store, camp, student("小李", group))
    with store.transaction() as kept:
        for phone in ("138", "139"):
            roster.put_contacts(kept, [(li, phone)])
        roster.rename(kept, li, "小黎")
        assert roster.contacts(kept, camp) == {li: "139"}
        assert roster.students(kept, camp)[0].name == "小黎"


def test_whoever_is_held_is_of_the_cohort_and_stands_as_they_joined(store, camp, group):
    li, wang = joined(store, camp, student("小李", group), student("小王", group))
    with store.transaction() as kept:
        assert roster.hold(kept, camp, [wang, li, 4711]) == {
            li: (group.id, "light", "camp", 1),
            wang: (group.id, "light", "camp", 1),
        }
        assert roster.hold(kept, camp + 1, [li]) == {}
        assert roster.hold(kept, camp, []) == {}


def test_changes_come_in_the_order_in_which_they_hold(store, camp, group):
    li, wang = joined(store, camp, student("小李", group), student("小王", group))
    with store.transaction() as kept:
        roster.change(kept, camp, [(li, Aspect.TIER, 5, "heavy")], NOON)
        roster.change(kept, camp, [(wang, Aspect.LEFT, 3, "out")], NOON)
        roster.change(kept, camp, [(li, Aspect.TIER, 5, "medium")], NOON)
        found = roster.changes(kept, camp)
        assert [(c.student_id, c.value) for c in found] == [
            (wang, "out"),
            (li, "heavy"),
            (li, "medium"),
        ]
        assert roster.changes_of(kept, [li]) == found[1:]
        assert roster.changes_of(kept, []) == []


def test_an_excuse_outweighs_a_leave_and_not_the_other_way_round(store, camp, group):
    li, wang = joined(store, camp, student("小李", group), student("小王", group))
    with store.transaction() as kept:
        for who, kinds in [(li, ("leave", "excused")), (wang, ("excused", "leave"))]:
            for kind in kinds:
                roster.grant(kept, camp, 3, who, kind, "周恬", "病了", NOON)
        roster.grant(kept, camp, 9, li, "leave", "小李", "出差", NOON)
        assert roster.granted(kept, camp, 1, 5) == {
            (3, li): "excused",
            (3, wang): "excused",
        }


def test_the_last_handover_is_found_without_reading_the_log(store, camp):
    acts = ("hand over", "take back")
    with store.transaction() as kept:
        for number in range(400):
            cohorts.write_audit(kept, camp, NOON, "王澜", "move", f"group {number % 4}")
        for name in ("周恬", "阿木"):
            cohorts.write_audit(
                kept,
                camp,
                NOON,
                "阿舟",
                "hand over",
                "group 3",
                after=name,
                why="day 2",
            )
        cohorts.write_audit(kept, camp, NOON, "阿舟", "take back", "group 1")
        kept.do("analyze audit")
    with store.transaction() as kept:
        found = cohorts.last_audit(kept, camp, acts, "group 3")
        assert found == ("阿舟", "hand over", "阿木", "day 2")
        assert cohorts.last_audit(kept, camp, acts, "group 1")[1] == "take back"
        assert cohorts.last_audit(kept, camp, acts, "group 2") is None
        assert "ix_audit_handovers" in told(
            kept, lambda: cohorts.last_audit(kept, camp, acts, "group 3")
        )


def told(kept, look):
    """How the database says that it goes about the one statement of a look."""
    sent = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(kept), "row", lambda _, *said: sent.append(said))
        look()
    ((sql, values),) = sent
    how = "explain query plan " if kept.on_sqlite else "explain "
    return "\n".join(str(tuple(line)) for line in kept.rows(how + sql, values))
