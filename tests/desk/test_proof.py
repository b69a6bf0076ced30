"""Two hosts read each coming day; a tick holds as long as the text does."""

from datetime import timedelta

import pytest

from camp.cohort import Role
from camp.desk import lead, ops, proof
from camp.desk.refusal import Refusal
from camp.store import cohorts, proofs
from tests.desk.lead_camp import LeadCamp, course_files, on_day, people, small_groups

OLD = "“在吗”，然后等了一下午"
NEW = "“在吗”，然后等到天黑"


@pytest.fixture
def camp(sqlite_url):
    """The starter with three groups and their hosts, before its first day."""
    found = camp_on(sqlite_url)
    yield found
    found.close()


@pytest.fixture
def either(database_url):
    """The same on both engines in turn."""
    found = camp_on(database_url)
    yield found
    found.close()


def camp_on(url):
    found = LeadCamp(url)
    found.open(small_groups(students=2, people=5))
    found.bring(people(6))
    for number, name in enumerate(("小李", "小王", "小张"), 1):
        with found.act() as kept:
            seat = {Role.HOST: name, Role.OFFICER: "小赵"}
            lead.assign_host(kept, found.row(kept), number, seat, "小齐", found.now)
    return found


def duties(camp, host=None):
    with camp.act() as kept:
        return proof.duties(kept, camp.row(kept), camp.now, host)


def read(camp, number, slot="morning", by="小李"):
    with camp.act() as kept:
        return proof.tick(kept, camp.row(kept), number, slot, by, camp.now)


def flagged(camp, number, slot="morning", by="小李", remark="时间写错了"):
    with camp.act() as kept:
        return proof.flag(kept, camp.row(kept), number, slot, by, remark, camp.now)


def settled(camp, flag_id, answer="改好了", by="小齐"):
    with camp.act() as kept:
        return proof.settle(kept, camp.row(kept), flag_id, by, answer, camp.now)


def flags(camp, *, everything=False):
    with camp.act() as kept:
        return proof.flags(kept, camp.row(kept), everything=everything)


def states(camp, number, slot="morning"):
    """How far each reader of a text is, by name."""
    (one,) = [d for d in duties(camp) if (d.number, d.slot) == (number, slot)]
    return {reader.name: str(reader.word) for reader in one.readers}


def refused(act, *given, **named):
    with pytest.raises(Refusal) as no:
        act(*given, **named)
    return list(map(str, no.value.reasons))


def test_every_coming_day_has_two_readers_of_different_groups(camp):
    found = duties(camp)
    assert [(d.number, d.slot) for d in found][:4] == [
        (0, "morning"),
        (0, "noon"),
        (0, "evening"),
        (1, "morning"),
    ]
    for one in found:
        first, second = one.readers
        assert set(first.groups).isdisjoint(second.groups)
        assert not first.done
    days = {
        r.name: {d.number for d in found if r in d.readers} for r in found[0].readers
    }
    assert all(days.values())


def test_what_is_read_opens_as_its_host_would_see_it(camp):
    (first,) = [d for d in duties(camp) if (d.number, d.slot) == (1, "morning")]
    assert first.first_line == OLD
    with camp.act() as kept:
        shown = proof.preview(kept, camp.row(kept), 1, "morning")
    assert shown.messages[0].text.startswith(OLD)
    assert shown.measures[0].bytes == len(shown.messages[0].text.encode())


def test_a_host_sees_only_their_own_days_and_with_whom(camp):
    for one in duties(camp, "小王"):
        assert "小王" in [reader.name for reader in one.readers]
        assert len(one.readers) == 2


def test_days_that_have_begun_are_no_longer_listed_and_nobodys_turn_moves(camp):
    before = {d.number: [r.name for r in d.readers] for d in duties(camp)}
    camp.now = on_day(2)
    after = {d.number: [r.name for r in d.readers] for d in duties(camp)}
    assert after == {n: names for n, names in before.items() if n > 2}


def test_a_tick_twice_is_a_tick_once(either):
    first, second = read(either, 3), read(either, 3)
    assert (first.new, second.new) == (True, False)
    assert either.query("select count(*) from proof") == [(1,)]
    assert states(either, 3)["小李"] == "看过"


def test_who_reads_of_their_own_accord_is_thanked_by_being_shown(camp):
    turn = set(states(camp, 3))
    (other,) = {"小李", "小王", "小张"} - turn
    said = read(camp, 3, by=other)
    assert not said.own_turn
    assert set(said.beside) == turn
    assert states(camp, 3)[other] == "看过"


def test_a_tick_counts_no_more_once_the_text_is_another(camp):
    name = next(iter(states(camp, 1)))
    read(camp, 1, by=name)
    read(camp, 1, "noon", by=name)
    camp.revise(files=small_groups(students=2, people=5, said={OLD: NEW}))
    assert states(camp, 1)[name] == "看过的是改之前的，要再看"
    assert states(camp, 1, "noon")[name] == "看过"
    read(camp, 1, by=name)
    assert states(camp, 1)[name] == "看过"


def test_a_swap_of_other_days_leaves_a_tick_alone(camp):
    name = next(iter(states(camp, 1)))
    read(camp, 1, by=name)
    read(camp, 3, by=name)
    camp.revise(swap=(3, 4))
    assert states(camp, 1)[name] == "看过"
    assert states(camp, 3)[name] == "看过的是改之前的，要再看"


def test_a_changed_template_of_the_curriculums_own_is_read_again(camp):
    name = next(iter(states(camp, 1, "noon")))
    read(camp, 1, "noon", by=name)
    own = "中午好，{{ lesson.title }}\n\n{{ lesson.about }}"
    files = small_groups(students=2, people=5)
    camp.revise(files={**files, "scripts/zh-CN/course/noon.full.j2": own.encode()})
    assert states(camp, 1, "noon")[name] == "看过的是改之前的，要再看"
    with camp.act() as kept:
        shown = proof.preview(kept, camp.row(kept), 1, "noon")
    assert shown.messages[0].text.startswith("中午好，")


def test_a_flag_reaches_the_lead_with_who_when_and_where(either):
    done = flagged(either, 1, remark="  第二句的时间写错了\n要改 ")
    (one,) = flags(either)
    assert (one.id, one.number, one.who) == (done.id, 1, "小李")
    assert one.remark == "第二句的时间写错了\n要改"
    assert one.first_line == OLD
    assert f"{one.at:%m-%d %H:%M}" == "09-01 10:00"
    assert not one.changed
    assert states(either, 1)["小李"] == f"标记{done.id}号，等答复"


def test_the_same_remark_twice_is_one_flag_and_another_is_another(either):
    one, same = flagged(either, 1), flagged(either, 1)
    other = flagged(either, 1, remark="链接打不开")
    assert (same.id, same.new) == (one.id, False)
    assert other.id != one.id
    assert len(flags(either)) == 2


def test_an_answered_flag_leaves_the_list_and_its_reader_sees_the_answer(either):
    done = flagged(either, 1)
    assert settled(either, done.id).new
    assert flags(either) == []
    (one,) = flags(either, everything=True)
    assert (one.settled_by, one.answer) == ("小齐", "改好了")
    assert states(either, 1)["小李"] == f"标记{done.id}号，已答复"


def test_an_answer_twice_is_one_and_a_second_one_is_refused(either):
    done = flagged(either, 1)
    settled(either, done.id)
    assert not settled(either, done.id).new
    assert refused(settled, either, done.id, "不改", "小周") == [
        f"{done.id}号标记已经由小齐答复：改好了"
    ]
    assert [one.answer for one in flags(either, everything=True)] == ["改好了"]


def test_a_flag_outlives_a_revision_and_says_that_the_text_has_changed(camp):
    flagged(camp, 1)
    camp.revise(files=small_groups(students=2, people=5, said={OLD: NEW}))
    (one,) = flags(camp)
    assert one.changed
    assert one.first_line == NEW


def test_what_is_wrong_is_said_all_at_once_and_nothing_is_kept(camp):
    assert refused(flagged, camp, 40, by="小李李", remark=" ") == [
        "没有第40天：这一期是第0到第6天",
        "没有写字",
        "这一期没有叫“小李李”的营主、副营主或作业官，是不是“小李”",
    ]
    assert refused(flagged, camp, 1, "midnight")[0].startswith("没有“midnight”这个时段")
    assert refused(flagged, camp, 1, remark="字" * 501) == [
        "太长了：501个字，最多500个"
    ]
    assert refused(read, camp, 1, by=" ") == ["没有写是谁"]
    assert refused(duties, camp, "小李李")[0].endswith("是不是“小李”")
    assert refused(settled, camp, 99, " ")[1].startswith("这一期没有99号标记")
    assert camp.query("select count(*) from proof") == [(0,)]


def test_a_flag_of_another_cohort_is_nobodys_business(camp):
    done = flagged(camp, 1)
    camp.open(course_files(), name="另一期")
    assert refused(settled, camp, done.id)[0].startswith("这一期没有")


def test_a_day_that_is_over_cannot_be_read_any_more(camp):
    camp.now = on_day(3)
    assert refused(read, camp, 2) == ["第2天已经过去，改不了了；现在可以看第3到第6天"]
    assert read(camp, 3).new
    camp.now = on_day(9)
    assert refused(read, camp, 6)[0].startswith("这一期的日子都过去了")
    assert duties(camp) == []


def test_nobody_reads_as_long_as_nobody_is_seated(sqlite_url):
    found = LeadCamp(sqlite_url)
    found.open()
    assert refused(duties, found) == ["还没有安排营主：camp host assign"]
    assert refused(read, found, 1) == ["还没有安排营主：camp host assign"]
    found.close()


def test_a_new_host_takes_over_what_the_old_one_had_to_read(camp):
    before = [[r.name for r in d.readers] for d in duties(camp)]
    with camp.act() as kept:
        seat = {Role.HOST: "小周"}
        lead.assign_host(kept, camp.row(kept), 2, seat, "小齐", camp.now)
    after = [[r.name for r in d.readers] for d in duties(camp)]
    assert after == [["小周" if n == "小王" else n for n in names] for names in before]


def test_the_lead_sees_open_flags_of_coming_days_in_camp_today(camp):
    first, second = flagged(camp, 1), flagged(camp, 4, "evening", "小王")
    settled(camp, second.id)
    with camp.act() as kept:
        row = cohorts.get(kept, camp.id)
        lines = [str(line) for line in ops.today(kept, row, camp.now).lines]
        later = ops.today(kept, row, on_day(2)).lines
    assert any(
        line.startswith("校对标记有1处没答复：第1天早安（小李）") for line in lines
    )
    assert not any("校对标记" in line for line in later)
    assert first.id != second.id


def test_two_who_answer_at_once_leave_one_answer(either):
    done = flagged(either, 1)
    with either.act() as kept:
        given = (either.id, 1, "morning", either.row(kept).version_id, "settle")
        said = proofs.keep(
            kept, *given, "小齐", either.now, words="改", flag_id=done.id
        )
        later = either.now + timedelta(seconds=1)
        again = proofs.keep(kept, *given, "小周", later, words="不改", flag_id=done.id)
    assert (said[1], again[1]) == (True, False)
    assert again[0] == said[0]
