"""What changes for one student: access at once, what is judged from tomorrow."""

import pytest

from camp.cohort import Role
from camp.desk import lead
from camp.desk.refusal import Refusal, spoken
from camp.store import cohorts, roster
from tests.desk.lead_camp import LeadCamp, on_day, people, row, small_groups


@pytest.fixture
def camp(database_url):
    made = LeadCamp(database_url)
    made.open(small_groups(students=4, people=8))
    made.bring([*people(8), row(9, name="小明", track="listener")])
    yield made
    made.close()


@pytest.fixture
def file_camp(sqlite_url):
    made = LeadCamp(sqlite_url)
    made.open(small_groups(students=4, people=8))
    made.bring([*people(8), row(9, name="小明", track="listener")])
    yield made
    made.close()


def refused(camp, act, *given, **named):
    before = camp.everything()
    with pytest.raises(Refusal) as no:
        camp.do(act, *given, **named)
    assert camp.everything() == before
    return [str(reason) for reason in no.value.reasons]


def changes(camp):
    return camp.query("select student_id, aspect, day, value from change order by id")


def log(camp):
    with camp.act() as kept:
        return [entry[2:] for entry in cohorts.audit(kept, camp.id)]


# tiers and moves


def test_a_tier_counts_from_tomorrow_and_is_in_the_log(camp):
    camp.now = on_day(2)
    act = camp.do(lead.change_tier, "小李", "heavy", "小王")
    assert (act.before, act.after, act.day) == ("medium", "heavy", 3)
    assert changes(camp) == [(1, "tier", 3, "heavy")]
    assert log(camp)[-1][:4] == ("tier", "S001", "medium", "heavy from day 3")
    assert camp.do(lead.change_tier, "S001", "重度", "小王").changed is False
    assert len(changes(camp)) == 1


def test_before_the_camp_a_change_counts_from_its_first_day(file_camp):
    assert file_camp.do(lead.change_tier, "小李", "heavy", "小王").day == 0


def test_a_listener_has_no_tier(file_camp):
    assert (
        "没有强度" in refused(file_camp, lead.change_tier, "小明", "heavy", "小王")[0]
    )


def test_several_reasons_come_together(file_camp):
    file_camp.do(lead.leave_camp, "小李", "小王")
    file_camp.now = on_day(6)
    reasons = refused(file_camp, lead.change_tier, "小李", "max", "小王")
    assert len(reasons) == 3


def test_a_move_counts_from_tomorrow(camp):
    camp.do(lead.leave_camp, "小王", "小王")
    camp.do(lead.leave_camp, "S004", "小王")
    camp.now = on_day(2)
    there = {m.ref: m.group for m in members(camp)}
    to = 3 - there["S001"]
    act = camp.do(lead.move, "S001", to, "小王")
    assert (act.before, act.after, act.day) == (str(there["S001"]), str(to), 3)
    assert {m.ref: m.group for m in members(camp)}["S001"] == to
    with camp.act() as kept:
        roll = lead.read_roll(kept, camp.row(kept))
    one = roll.students[0]
    assert roll.state(one, 2).group_id != roll.state(one, 3).group_id
    assert camp.do(lead.move, "S001", to, "小王").changed is False


def members(camp):
    with camp.act() as kept:
        return lead.members(kept, camp.row(kept))


def test_a_full_group_refuses_and_names_those_with_room(file_camp):
    there = {m.ref: m.group for m in members(file_camp)}
    mine = [ref for ref, group in there.items() if group == 1]
    file_camp.do(lead.move, mine[0], 2, "小王")
    (reason,) = refused(file_camp, lead.move, mine[1], 2, "小王")
    assert reason == "2营满了（5/5）。有位置的：1营（剩2）"


def test_a_pending_move_has_taken_its_seat(file_camp):
    file_camp.now = on_day(2)
    test_a_full_group_refuses_and_names_those_with_room(file_camp)


def test_listeners_and_campers_do_not_mix(file_camp):
    assert "裸听" in refused(file_camp, lead.move, "小李", 3, "小王")[0]
    assert "裸听" in refused(file_camp, lead.move, "小明", 1, "小王")[0]


def test_a_track_counts_from_tomorrow_with_a_seat_in_a_group_of_its_own(camp):
    camp.now = on_day(2)
    act = camp.do(lead.change_track, "小李", "listener", "小王")
    assert (act.before, act.after, act.day) == ("camp", "listener", 3)
    assert log(camp)[-1][:4] == ("track", "S001", "camp", "listener from day 3")
    there = {m.ref: (m.track.value, m.group) for m in members(camp)}
    assert there["S001"] == there["S009"] == ("listener", 3)
    assert camp.do(lead.change_track, "S001", "listener", "小王").changed is False


def test_whoever_defers_sits_in_no_group_and_gets_a_seat_on_coming_back(camp):
    camp.do(lead.change_track, "小李", "deferred", "小王")
    assert {m.ref: m.group for m in members(camp)}["S001"] == 0
    assert "先改回训练营" in refused(camp, lead.move, "小李", 1, "小王")[0]
    camp.do(lead.change_track, "小李", "camp", "小王")
    assert {m.ref: m.group for m in members(camp)}["S001"] in {1, 2}


def test_a_track_without_a_group_opens_one(camp):
    camp.do(lead.leave_camp, "小明", "小王")
    with camp.act() as kept:
        kept.do("delete from groups where track = 'listener'")
    camp.do(lead.change_track, "小李", "listener", "小王")
    assert {m.ref: m.group for m in members(camp)}["S001"] == 3


def test_a_track_there_is_not_and_a_last_day_that_has_begun_come_together(file_camp):
    file_camp.now = on_day(6)
    reasons = refused(file_camp, lead.change_track, "小李", "vip", "小王")
    assert len(reasons) == 2
    assert "没有“vip”这种学员" in reasons[1]


def test_there_is_no_group_nine(file_camp):
    assert refused(file_camp, lead.move, "小李", 9, "小王") == ["没有第9群：现有 1-3"]


# finding people


def test_a_name_that_two_share_is_refused_with_both(file_camp):
    file_camp.bring([row(10, name="小李")])
    (reason,) = refused(file_camp, lead.change_tier, "小李", "heavy", "小王")
    assert "S001（小李，" in reason
    assert "S010（小李，" in reason


def test_an_unknown_name_is_answered_with_those_near_it(file_camp):
    with pytest.raises(Refusal) as no:
        file_camp.do(lead.change_tier, "S0001", "heavy", "小王")
    assert "S001" in spoken(no.value.reasons[0], "en")


# leaving


def test_whoever_leaves_is_gone_from_tomorrow_and_frees_the_seat(camp):
    camp.now = on_day(2)
    camp.do(lead.leave_camp, "小李", "小王", why="搬家", refunded=True)
    with camp.act() as kept:
        roll = lead.read_roll(kept, camp.row(kept))
    one = roll.students[0]
    assert roll.state(one, 2).here
    assert not roll.state(one, 3).here
    assert one.labels == {"refunded"}
    assert not one.reachable
    assert sum(roll.sizes().values()) == 8
    assert camp.do(lead.leave_camp, "小李", "小王").changed is False


def test_labels_come_and_go_at_once(camp):
    camp.do(lead.change_labels, "小李", ["vip", "paused"], [], who="小王")
    act = camp.do(lead.change_labels, "小李", [], ["paused"], who="小王")
    assert (act.before, act.after) == ("paused, vip", "vip")
    assert refused(camp, lead.change_labels, "小李", ["boss"], [], who="小王")


# days off


def ask(camp, day=None, key="小李"):
    return camp.do(lead.leave, key, day, who=key, why="")


def test_leave_is_once_a_calendar_week_and_the_refusal_names_the_day(camp):
    assert ask(camp, 1).left_this_week == 0
    (reason,) = refused(camp, lead.leave, "小李", 3, who="小李", why="")
    assert "9月7日" in reason
    assert "第1天" in reason
    assert ask(camp, 1).changed is False


def test_leave_is_asked_before_the_day_closes(camp):
    camp.now = on_day(2, 0, 4)  # 00:04, within the grace of day 1
    ask(camp, 1, "小王")
    camp.now = on_day(2, 0, 5)
    (reason,) = refused(camp, lead.leave, "小李", 1, who="小李", why="")
    assert "营主或运营可以准假" in reason


def test_without_a_day_it_is_todays(file_camp):
    file_camp.now = on_day(3)
    assert ask(file_camp).day == 3


@pytest.mark.parametrize("day", [0, 6])
def test_nothing_is_due_at_the_opening_or_the_closing(file_camp, day):
    assert "不用请假" in refused(file_camp, lead.leave, "小李", day, who="x", why="")[0]


def test_a_listener_needs_no_leave(file_camp):
    assert "不用请假" in refused(file_camp, lead.leave, "小明", 1, who="x", why="")[0]


def test_there_is_no_day_thirty(file_camp):
    (reason,) = refused(file_camp, lead.leave, "小李", 30, who="x", why="")
    assert reason == "没有第30天：这一期是第0到第6天"


def test_an_excuse_does_not_use_up_leave(camp):
    camp.now = on_day(4)
    off = camp.do(lead.excuse, "小李", 2, who="小王", why="住院")
    assert (off.kind, off.changed) == ("excused", True)
    assert ask(camp, 4).changed
    with camp.act() as kept:
        granted = roster.granted(kept, camp.id, 0, 6)
    assert granted == {(2, 1): "excused", (4, 1): "leave"}
    assert log(camp)[-2][0] == "excuse"
    assert log(camp)[-2][-1] == "住院"


def test_an_excuse_outweighs_a_leave_and_gives_it_back(file_camp):
    ask(file_camp, 1)
    file_camp.do(lead.excuse, "小李", 1, who="小王", why="住院")
    assert ask(file_camp, 2).changed


def test_an_excuse_needs_a_reason(file_camp):
    (reason,) = refused(file_camp, lead.excuse, "小李", 2, who="小王", why="  ")
    assert "写一句原因" in reason


def test_nobody_is_excused_before_joining(file_camp):
    file_camp.now = on_day(3)
    file_camp.bring([row(10)])
    assert (
        "不在营里"
        in refused(file_camp, lead.excuse, "S010", 2, who="小王", why="迟到")[0]
    )


# hosts


def test_hosts_are_seated_from_today_and_the_same_again_changes_nothing(camp):
    named = {Role.HOST: "小李", Role.DEPUTY: "小王"}
    assert camp.do(lead.assign_host, 1, named, "运营") == (Role.HOST, Role.DEPUTY)
    before = camp.everything()
    assert camp.do(lead.assign_host, 1, named, "运营") == ()
    assert camp.everything() == before
    camp.now = on_day(2)
    camp.do(lead.assign_host, 1, {Role.HOST: "小张", Role.DEPUTY: ""}, "运营")
    with camp.act() as kept:
        assert cohorts.seats(kept, camp.id, 1)[1][Role.HOST] == "小李"
        first = lead.seats(kept, camp.row(kept), camp.now)[0]
    assert (first.students, first.people) == (4, {Role.HOST: "小张"})


def test_a_name_too_long_for_a_seat_is_refused(file_camp):
    assert refused(file_camp, lead.assign_host, 1, {Role.HOST: "长" * 61}, "运营")


def test_naming_nobody_is_refused(file_camp):
    assert refused(file_camp, lead.assign_host, 1, {}, "运营")


def test_what_concerns_one_student_reads_nobody_else(camp, monkeypatch):
    def everyone(*_):
        raise AssertionError("read the whole camp for one student")

    monkeypatch.setattr("camp.store.roster.students", everyone)
    monkeypatch.setattr("camp.store.roster.changes", everyone)
    camp.now = on_day(2)
    assert camp.do(lead.change_tier, "S001", "heavy", "小李").changed
    off = camp.do(lead.leave, "S002", 3, who="小王", why="出差")
    assert (off.kind, off.changed) == ("leave", True)
    assert camp.do(lead.take_leave_back, "S002", 3, "小王")
    assert camp.do(lead.excuse, "S003", 2, who="阿舟", why="住院").changed
