"""Ops see the camp now, chase, try again, put honors right, and look back."""

import json
import re

import pytest

from camp.desk import host, ops
from camp.desk.ops.head_count import HeadCount, heads_called
from camp.desk.refusal import Refusal
from camp.store import cohorts, nights, queue, roster
from camp.timetable import Kind


def post(small, group, day, slot):
    with small.act() as kept:
        place = host.place_of(kept, small.row, group, day, slot)
        return host.posted(kept, place, "阿舟", small.now)


def today(small):
    with small.act() as kept:
        return ops.today(kept, small.row, small.now)


def lines(found, slot):
    chosen = next(s for s in found.slots if s.slot == slot)
    return [str(line) for line in chosen.lines]


def to_the_closing(small):
    """Everyone does something, 小王 with a stamp; it is noon of the closing day."""
    small.walk(small.at(1, 7))
    for name in ("小李", "小王", "小陈"):
        small.came(name, 1)
    small.stamped("小王", 1)
    small.walk(small.at(2, 7))
    for name in ("小李", "小王", "小张", "小陈", "小周"):
        small.came(name, 2)
    small.walk(small.at(4, 7))
    for name in small.ids:
        small.came(name, 4)
    small.walk(small.at(5, 12))
    return small


def name_of(award):
    return award.doc["name"]


def test_what_is_due_now_names_the_groups_to_chase(small):
    small.walk(small.at(1, 8))
    post(small, 1, 1, "morning")
    small.walk(small.at(1, 9, 30))
    found = today(small)
    assert str(found.heading) == "第1天 · 9月7日 周一 · 课程日《第1课》"
    assert lines(found, "morning") == ["贴了1/2", "还没贴1：2营（还有1小时30分）"]
    assert lines(found, "evening") == ["19:30生成"]


def test_after_the_window_what_is_missing_is_overdue_and_what_came_is_late(small):
    small.walk(small.at(1, 11, 10))
    post(small, 2, 1, "morning")
    assert lines(today(small), "morning") == [
        "贴了1/2",
        "其中晚了1：2营",
        "过了11:00还没贴1：1营",
    ]


def test_in_english_it_is_english_throughout(small_file):
    small_file.walk(small_file.at(1, 9))
    found = today(small_file)
    said = [*found.lines, *(line for s in found.slots for line in s.lines)]
    said += [found.heading, *(s.called for s in found.slots)]
    for word in said:
        assert not re.search(r"[\u4e00-\u9fff]", word.en.replace("第1课", ""))


def test_an_unsigned_course_and_idle_workers_stand_at_the_top(small):
    with small.act() as kept:
        kept.do("update cohort set signed_version = null, signed_by = null")
    small.move(small.at(1, 9))
    found = today(small)
    assert str(found.banners[0]) == "课程还没签发，请营长签"
    assert "到点没做" in found.banners[1]
    assert not any("camp " in str(banner) for banner in found.banners)
    assert [str(hint) for hint in found.hints] == [
        "签发：camp cohort approve 小营",
        "camp worker 或 camp up 在跑吗？",
    ]


def test_a_course_changed_after_its_sign_off_names_who_signs(small_file):
    with small_file.act() as kept:
        kept.do("update cohort set signed_version = 0, signed_by = '林老师'")
    assert str(today(small_file).banners[0]) == "课程改过，还没签发；请林老师签"


def test_who_listens_and_who_waits_for_the_next_camp_is_told_apart():
    count = HeadCount(400, 8, 2)
    assert str(heads_called(count)) == "410位：400位在营，8位裸听，2位延到下一期"
    assert str(heads_called(HeadCount(400, 0, 0))) == "400位在营"


def test_before_and_after_the_camp_it_says_so(small_file):
    assert "还没开始" in today(small_file).banners[0]
    small_file.move(small_file.at(5, 40))
    assert any("结束" in str(b) for b in today(small_file).banners)


def test_check_ins_and_waiting_homework_are_counted(small):
    small.walk(small.at(1, 7))
    for name in ("小李", "小王", "小周"):
        small.came(name, 1, hour=8)
    small.stamped("小王", 1, hour=9)
    small.walk(small.at(1, 14))
    found = today(small)
    assert (found.came, found.members) == (3, 8)
    assert found.waiting == ((2, 1, 6),)
    assert str(found.lines[0]) == "到14:00来了3位，共8位"


def test_what_failed_is_listed_and_tried_again(small):
    small.walk(small.at(1, 7))
    with small.act() as kept:
        row = queue.one(kept, small.id, Kind.SCRIPT, 1, small.groups[2].id, "noon")
        kept.do(
            "update occurrence set state = 'failed', reason = 'line 3' where id = ?",
            (row.id,),
        )
    found = today(small)
    assert [(t.ids, t.groups, t.reason) for t in found.troubles] == [
        ((row.id,), (2,), "line 3")
    ]
    assert lines(found, "noon")[-1] == "没做成1：2营（line 3）"
    with small.act() as kept:
        assert len(ops.retry(kept, small.row, [], "小齐", small.now, every=True)) == 1
    small.walk(small.at(1, 12, 5))
    with small.act() as kept:
        assert queue.one(kept, small.id, Kind.SCRIPT, 1, 2, "noon").state == "done"
        assert any(line[2] == "retry" for line in cohorts.audit(kept, small.id))


def test_what_was_skipped_is_made_only_when_it_is_named(small):
    small.walk(small.at(0, 23))
    small.move(small.at(1, 18))
    small.engine.tick()
    with small.act() as kept:
        skipped = ops.occurrences(kept, small.row, state="skipped")
        noon = next(d for d in skipped if d.row.slot == "noon" and d.group == 1)
        with pytest.raises(Refusal, match="没有没做成的"):
            ops.retry(kept, small.row, [], "小齐", small.now, every=True)
        ops.retry(kept, small.row, [noon.row.id], "小齐", small.now)
    small.walk(small.at(1, 18, 1))
    with small.act() as kept:
        place = host.place_of(kept, small.row, 1, 1, "noon")
        text = host.show(kept, place, "full", small.now).messages[0].text
    assert "现在是18:00" in text


def test_what_cannot_be_tried_again_is_refused_with_every_reason(small_file):
    small_file.walk(small_file.at(0, 8))
    with small_file.act() as kept:
        done = ops.occurrences(kept, small_file.row, state="done")[0].row.id
        with pytest.raises(Refusal) as no:
            ops.retry(kept, small_file.row, [done, 9999], "小齐", small_file.now)
        with pytest.raises(Refusal, match="planned"):
            ops.occurrences(kept, small_file.row, state="lost")
    assert len(no.value.reasons) == 2


def test_standings_stay_as_published_with_the_figure_of_now_beside(small):
    small.walk(small.at(1, 7))
    small.came("小李", 1)
    small.came("小陈", 1)
    small.walk(small.at(2, 1))
    small.came("小王", 1, hour=30)
    small.walk(small.at(3, 1))
    with small.act() as kept:
        found = ops.standings(kept, small.row, 1, small.now)
        page = ops.standings_page(kept, small.row, 1, small.now)
    league = next(t for t in found.tables if t.contest == "league")
    assert [(x.standing.name, x.standing.figure, x.now) for x in league.lines] == [
        ("1营", (1, 4), (2, 4)),
        ("2营", (1, 4), (1, 4)),
    ]
    assert [line.now for line in page.tables[0].lines] == ["2/4", ""]
    assert [t.title for t in page.tables] == ["当晚完成率", "联赛", "PK赛"]
    assert len(page.tables[2].duels) == 1


def test_a_night_without_standings_names_those_there_are(small_file):
    with small_file.act() as kept, pytest.raises(Refusal, match="还没有公布过"):
        ops.standings(kept, small_file.row, None, small_file.now)
    small_file.walk(small_file.at(1, 1))
    with small_file.act() as kept, pytest.raises(Refusal, match="第0到第0夜"):
        ops.standings(kept, small_file.row, 4, small_file.now)


def test_before_the_closing_day_there_are_no_honors_and_it_says_when(small_file):
    with small_file.act() as kept, pytest.raises(Refusal, match="09-11 09:00"):
        ops.honors(kept, small_file.row)


def test_honors_carry_their_reason_and_whom_they_beat(small):
    to_the_closing(small)
    with small.act() as kept:
        found = ops.honors(kept, small.row, rule="steady")
    assert [(name_of(a), a.group, a.ref) for a in found] == [
        ("小王", 1, "S11"),
        ("小陈", 2, "S20"),
    ]
    assert "3天都在" in found[0].doc["reason"]
    assert "小李" in found[0].doc["margin"]


def test_confirming_twice_is_confirming_once(small):
    to_the_closing(small)
    with small.act() as kept:
        first = ops.confirm(kept, small.row, "小齐", small.now, group=1)
        again = ops.confirm(kept, small.row, "小齐", small.now, group=1)
        states = {a.group: a.row.state for a in ops.honors(kept, small.row)}
    assert (len(first), len(again)) == (1, 0)
    assert states == {1: "confirmed", 2: "computed"}


def test_an_honor_is_corrected_before_it_is_published(small):
    to_the_closing(small)
    wish = ("优秀学员", 1, 1)
    with small.act() as kept:
        done = ops.correct(
            kept, small.row, wish, "小李", why="小王请求让出", who="小齐", now=small.now
        )
        with pytest.raises(Refusal, match="还没公布"):
            ops.reissue(
                kept, small.row, wish, "小张", why="弄错了", who="小齐", now=small.now
            )
    assert (name_of(done), done.row.state, done.row.issue) == ("小李", "corrected", 1)
    assert done.doc["reason"].startswith("3个打卡日，3天都在")
    small.walk(small.at(5, 17))
    with small.act() as kept:
        assert "小李" in [name_of(a) for a in ops.honors(kept, small.row)]
        log = [e for e in cohorts.audit(kept, small.id) if e[2] == "correct honor"]
    assert log[0][1] == "小齐"
    assert log[0][4:] == ("S11 小王", "S10 小李", "小王请求让出")


def test_a_given_reason_outweighs_the_computed_one(small_file):
    to_the_closing(small_file)
    with small_file.act() as kept:
        done = ops.correct(
            kept, small_file.row, ("steady", 1, 1), "小李",
            why="请求", who="小齐", now=small_file.now, reason="三天都在，天天第一个。",
        )  # fmt: skip
    assert done.doc["reason"] == "三天都在，天天第一个。"


def test_a_published_honor_is_withdrawn_visibly_and_issued_again(small):
    to_the_closing(small)
    small.walk(small.at(5, 17))
    wish = ("steady", 1, 1)
    with small.act() as kept:
        with pytest.raises(Refusal, match="已经公布"):
            ops.correct(
                kept, small.row, wish, "小李", why="错", who="小齐", now=small.now
            )
        done = ops.reissue(
            kept, small.row, wish, "小李", why="补卡记错了人", who="小齐", now=small.now
        )
        both = ops.honors(kept, small.row, rule="steady", group=1)
        issued = {(s, kind) for s, kind, _, _ in nights.certificates(kept, small.id)}
        page = ops.honors_page(kept, small.row)
    assert (done.row.issue, done.row.state, name_of(done)) == (2, "published", "小李")
    assert [(name_of(a), a.row.state) for a in both] == [
        ("小王", "withdrawn"),
        ("小李", "published"),
    ]
    assert {(small.ids["小王"], "steady"), (small.ids["小李"], "steady")} <= issued
    assert [a.withdrawn for a in page.groups[0][1]] == [True, False]


def test_reissuing_again_goes_on_counting(small_file):
    to_the_closing(small_file)
    small_file.walk(small_file.at(5, 17))
    with small_file.act() as kept:
        for name, issue in (("小李", 2), ("小王", 3)):
            done = ops.reissue(
                kept, small_file.row, ("steady", 1, 1), name,
                why="再看一次", who="小齐", now=small_file.now,
            )  # fmt: skip
            assert done.row.issue == issue


def test_a_wrong_correction_is_refused_with_every_reason(small):
    to_the_closing(small)
    with small.act() as kept:
        with pytest.raises(Refusal) as no:
            ops.correct(
                kept,
                small.row,
                ("steady", 1, 1),
                "小陈",
                why=" ",
                who="x",
                now=small.now,
            )
        assert [str(r) for r in no.value.reasons] == [
            "要写原因：--why",
            "小陈不在1营，不能得这个营的“优秀学员”",
        ]
        with pytest.raises(Refusal, match="本来就是小王的"):
            ops.correct(
                kept,
                small.row,
                ("steady", 1, 1),
                "小王",
                why="错",
                who="x",
                now=small.now,
            )
        with pytest.raises(Refusal, match="--group"):
            ops.correct(
                kept,
                small.row,
                ("steady", None, 1),
                "小李",
                why="x",
                who="x",
                now=small.now,
            )
        with pytest.raises(Refusal, match="steady, warm"):
            ops.honors(kept, small.row, rule="best")


def test_who_must_not_be_shown_cannot_be_honored(small_file):
    to_the_closing(small_file)
    with small_file.act() as kept:
        kept.do(
            "insert into label (student_id, name) values (?, 'do-not-contact')",
            (small_file.ids["小李"],),
        )
        with pytest.raises(Refusal, match="不联系"):
            ops.correct(
                kept, small_file.row, ("steady", 1, 1), "小李",
                why="错", who="x", now=small_file.now,
            )  # fmt: skip


def test_a_debrief_stays_and_what_came_since_stands_beside_it(small):
    small.walk(small.at(1, 7))
    small.came("小李", 1)
    small.walk(small.at(2, 1))
    with small.act() as kept:
        before = ops.debrief(kept, small.row, 1)
    small.came("小王", 1, hour=30)
    small.walk(small.at(3, 1))
    with small.act() as kept:
        after = ops.debrief(kept, small.row, 1)
        text = ops.written(after, "text")
        page = ops.written(after, "html")
        plain = json.loads(ops.written(after, "json"))
    assert (before.corrections, after.plain) == ((), before.plain)
    assert after.corrections == (
        "没来→补上 1位",
        "当晚12.5%，现在25.0%：2/8",
    )
    assert text.endswith("没来→补上 1位\n当晚12.5%，现在25.0%：2/8\n")
    assert "没来→补上 1位" in page
    assert plain["corrections"] == list(after.corrections)


def test_the_debrief_page_shows_every_group_on_every_day(small):
    small.walk(small.at(1, 7))
    for name in ("小李", "小王", "小张", "小赵", "小陈"):
        small.came(name, 1)
    small.walk(small.at(2, 1))
    with small.act() as kept:
        beside = ops.debrief(kept, small.row, None).beside
    assert beside.days == ((0, "opening"), (1, "course"))
    assert [(row.name, row.cells) for row in beside.heat] == [
        ("1营", (None, 100)),
        ("2营", (None, 25)),
    ]


def test_a_night_without_a_debrief_names_those_there_are(small_file):
    with small_file.act() as kept, pytest.raises(Refusal, match="09-07 00:15"):
        ops.debrief(kept, small_file.row, None)
    small_file.walk(small_file.at(2, 1))
    with small_file.act() as kept, pytest.raises(Refusal, match="有的是0, 1"):
        ops.debrief(kept, small_file.row, 4)


def test_the_report_is_there_after_the_closing_night_and_amended_later(small):
    to_the_closing(small)
    with small.act() as kept, pytest.raises(Refusal, match="还没有总报告"):
        ops.report(kept, small.row)
    small.walk(small.at(5, 25))
    with small.act() as kept:
        found = ops.report(kept, small.row)
        assert found.report.lead in ops.report_written(found, "text")
        assert json.loads(ops.report_written(found, "json"))["lead"]
        assert found.report.lead in ops.report_written(found, "html")


def test_the_calendar_page_lists_every_day_with_its_windows(small_file):
    with small_file.act() as kept:
        page = ops.calendar_page(kept, small_file.row, {1: "d1.html"})
    assert [day.number for day in page.days] == [0, 1, 2, 3, 4, 5]
    assert page.days[4].slots[2] == "活动秀 20:00–23:00"
    assert page.days[1].href == "d1.html"


def test_a_winner_who_must_not_be_shown_any_more_is_left_out_of_the_page(small):
    to_the_closing(small)
    with small.act() as kept:
        roster.add_labels(kept, [(small.ids["小王"], "refunded")])
        page = ops.honors_page(kept, small.row)
        listed = ops.honors(kept, small.row)
    assert "小王" in [name_of(a) for a in listed]
    assert "小王" not in [one.name for _, awards in page.groups for one in awards]
