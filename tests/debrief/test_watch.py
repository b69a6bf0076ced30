"""The watch list: cause with a number or an hour, act with a person and a time."""

from __future__ import annotations

from dataclasses import replace

from camp.debrief import night as n
from camp.debrief import text, write
from tests.debrief.made import day, group, night, posted, tiers, with_group
from tests.debrief.simulated import Camp

FALL = tiers((35, 35, 35), (55, 55, 55))


def only(debrief: object) -> object:
    (entry,) = debrief.watch
    return entry


def test_a_host_who_is_away_is_rung_by_a_person_at_an_hour() -> None:
    cold = group(7, tiers=FALL, host_days=2, postings=posted(None))
    entry = only(write(with_group(night(), cold)))
    assert entry.title == "7营"
    assert entry.movement == "55→35%"
    assert entry.cause == "营主2天没露面，今天漏了1段"
    assert entry.act.line == "小齐10:00前给营主营主庚打电话，早安先由副营主梁禾代贴"
    assert (entry.act.who, entry.act.by) == ("小齐", 600)


def test_an_unknown_cause_is_said_and_someone_asks() -> None:
    entry = only(write(with_group(night(), group(7, tiers=FALL))))
    assert not entry.known
    assert entry.cause == "原因还不清楚"
    assert "小齐11:00前问" in entry.act.line


def test_a_group_that_holds_is_listed_for_a_pile_of_homework() -> None:
    busy = group(4, waiting=74, oldest_hours=31, homework=80)
    swift = group(3, homework=142, reviewed_early=139, officer="秋水")
    made = with_group(with_group(night(), busy), swift)
    entry = only(write(made))
    assert entry.movement == "60→60%"
    assert entry.cause == "74份待点评，最久31小时"
    assert entry.act.line == "小齐12:00前向3营借作业官秋水，先看等得最久的"


def test_a_group_that_fell_with_the_camp_is_not_said_to_have_held() -> None:
    down = tiers((50, 50, 50), (60, 60, 60))
    rows = [group(number, tiers=down) for number in range(1, 11)]
    made = with_group(
        night(tuple(rows)),
        group(4, tiers=down, waiting=74, oldest_hours=31, homework=80),
    )
    entry = only(write(made))
    assert entry.movement == "60→50%，和全营掉得差不多"


def test_a_group_that_fell_more_than_the_camp_is_not_said_to_be_like_it() -> None:
    few = group(4, tiers=tiers((58, 58, 58), (61, 61, 61)), waiting=74, oldest_hours=31)
    entry = only(write(with_group(night(), few)))
    assert entry.movement == "61→57%"


def test_one_officer_is_not_lent_twice() -> None:
    made = night()
    for number in (4, 5):
        made = with_group(made, group(number, waiting=74, oldest_hours=31, homework=80))
    made = with_group(made, group(3, homework=142, reviewed_early=139, officer="秋水"))
    lines = [w.act.line for w in write(made).watch]
    assert sum("秋水" in line for line in lines) == 1


def test_the_second_night_is_a_sequel_that_tells_what_came_of_the_act() -> None:
    cold = group(7, tiers=FALL, host_days=2, postings=posted(None))
    first = write(with_group(night(day=day(8)), cold))
    helped = group(
        7,
        tiers=tiers((44, 44, 44), (35, 35, 35)),
        host_days=3,
        postings=posted(480, by="梁禾"),
    )
    entry = only(write(with_group(night(), helped), [first]))
    assert entry.title == "7营第2晚"
    assert entry.since == "梁禾代贴"
    assert entry.cause.startswith("营主还没露面，第3天")
    assert entry.act.line != only(first).act.line


def test_an_act_without_a_trace_is_said_to_have_none() -> None:
    cold = group(7, tiers=FALL, host_days=2, postings=posted(None))
    first = write(with_group(night(day=day(8)), cold))
    entry = only(write(with_group(night(), replace(cold, host_days=3)), [first]))
    assert entry.since == "昨晚派给小齐的还看不到结果"


def test_the_third_night_goes_to_the_lead() -> None:
    cold = group(7, tiers=FALL, host_days=2, postings=posted(None))
    said = []
    for number in (7, 8, 9):
        said.append(write(with_group(night(day=day(number)), cold), said))
    assert only(said[-1]).act.who == "王澜"


def test_a_group_leaves_the_list_with_a_line() -> None:
    busy = group(4, waiting=74, oldest_hours=31, homework=80)
    first = write(with_group(night(day=day(8)), busy))
    second = write(with_group(night(), group(4, waiting=6, homework=80)), [first])
    assert [line.line for line in second.leaving] == ["4营下榜：待点评74份剩6份。"]
    assert second.leaving[0].better
    third = write(night(day=day(10)), [first, second])
    assert third.leaving == ()


def test_a_rest_day_lets_no_group_leave_and_no_count_begin_again() -> None:
    cold = group(7, tiers=FALL)
    first = write(with_group(night(day=day(8)), cold))
    still = tuple(replace(g, tiers=()) for g in night().groups)
    rest = write(
        night(still, day=day(9, kind="rest", due=False, what=""), curve=()), [first]
    )
    assert rest.leaving == ()
    after = write(with_group(night(day=day(10)), cold), [first, rest])
    assert only(after).nights == 2


def test_small_numbers_do_not_make_a_cold_group() -> None:
    small = tuple(
        group(
            i,
            members=6,
            tiers=(n.TierNight("light", 3 + (i != 2), 6, 0, (n.Past(8, 4, 6),)),),
        )
        for i in range(1, 6)
    )
    assert write(night(small)).watch == ()


def test_a_fall_of_the_whole_camp_lists_no_group_for_it() -> None:
    rows = tuple(
        group(i, tiers=tiers((45, 45, 45), (60, 60, 60))) for i in range(1, 11)
    )
    assert write(night(rows)).watch == ()


def test_every_entry_names_a_cause_and_an_act_with_a_person_and_a_time() -> None:
    for locale in ("zh-CN", "en"):
        for made, debrief in Camp(21, 30, 120, locale=locale).debriefs():
            assert len(debrief.watch) <= 5
            assert len({w.group for w in debrief.watch}) == len(debrief.watch)
            for entry in debrief.watch:
                assert entry.cause
                assert entry.act.who
                assert entry.act.by is not None
                hour = f"{entry.act.by // 60:02d}:{entry.act.by % 60:02d}"
                assert hour in entry.act.line, entry.act
                assert (
                    any(ch.isdigit() for ch in entry.cause)
                    or entry.known is False
                    or (entry.evidence.kind in {"cause.missed", "cause.uncomposed"})
                ), entry.cause
            watched = {w.group for w in debrief.watch}
            assert not watched & {m.group for m in debrief.models}
            assert made.day.number == debrief.night
            assert "{" not in text(debrief)
