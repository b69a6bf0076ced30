"""The ops desk: what needs a person now, the watch list as work, and the figures."""

import re
from dataclasses import replace

import pytest

from camp.debrief.page import SilentGroup
from camp.desk import ops
from camp.desk.ops import deadlines, figuring, office, watching
from camp.pages import site_html
from camp.store import cohorts, nights, queue, roster
from camp.timetable import Kind
from tests.web.counting import counted
from tests.web.desks import OURS, seen

ZH = {"accept-language": "zh"}


def look(desks, path, **headers):
    with desks.browser(desks.link("ops"), **(headers or ZH)) as client:
        answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer


def press(desks, path, **form):
    with desks.browser(desks.link("ops"), **ZH) as client:
        return client.post(path, data=form, headers=OURS)


def fallen(desks):
    """Group 1 came on day 1 and nobody of it on day 2: it is on night 2's list."""
    desks.walk(desks.at(1, 7))
    for name in desks.ids:
        desks.came(name, 1)
    desks.walk(desks.at(2, 7))
    for name in ("小陈", "小周", "小吴", "小郑"):
        desks.came(name, 2)
    desks.walk(desks.at(2, 25))
    return desks


def test_who_has_not_posted_is_named_with_the_host_and_words_to_send(both):
    both.walk(both.at(1, 9))
    page = look(both, "/ops")
    said = seen(page)
    assert "2个营还没贴早安" in said
    assert "@1营 host1 @2营 host2：早安还没贴，11:00前贴都不晚" in said
    assert "host1" in said
    assert page.text.count("btn--main") == 1
    assert page.text.count('class="now-sheet"') == 1


def test_once_the_window_is_over_the_words_do_not_ask_for_a_stale_greeting(desks):
    desks.walk(desks.at(1, 11, 10))
    assert "过了11:00还没贴" in seen(look(desks, "/ops"))
    assert "不用补发" in seen(look(desks, "/ops"))


def test_what_can_still_be_posted_comes_first_and_what_is_past_is_one_folded_line(
    desks,
):
    desks.walk(desks.at(1, 13))
    page = look(desks, "/ops")
    said = seen(page)
    assert said.index("2个营还没贴万花筒") < said.index("已经过点的：早安 1、2营")
    assert said.index("已经过点的") < said.index("不用补发")
    sheet = page.text.split('class="now-sheet"')[1].split("</details>")[0]
    assert "万花筒还没贴" in sheet
    assert "早安" not in sheet
    assert page.text.count("btn--main") == 1


def test_once_every_window_is_over_nothing_asks_for_anything(desks):
    desks.walk(desks.at(1, 11, 10))
    page = look(desks, "/ops")
    assert "现在没有要追的" in seen(page)
    assert "btn--main" not in page.text
    english = seen(look(desks, "/ops", **{"accept-language": "en"}))
    assert "Past their hour: morning, Groups 1, 2" in english


def test_nobody_is_chased_before_the_window_begins(desks):
    desks.walk(desks.at(1, 6, 45))
    assert "现在没有要追的" in seen(look(desks, "/ops"))


def test_what_failed_shows_its_reason_and_is_tried_again(desks):
    desks.walk(desks.at(1, 7))
    with desks.act() as kept:
        row = queue.one(kept, desks.id, Kind.SCRIPT, 1, desks.groups[2].id, "noon")
        kept.do(
            "update occurrence set state = 'failed', reason = ? where id = ?",
            ("scripts/x.j2:3", row.id),
        )
    page = look(desks, "/ops")
    assert "scripts/x.j2:3" in seen(page)
    assert re.search(rf'name="ids" value="{row.id}"', page.text)
    assert press(desks, "/ops/1/retry", ids=str(row.id)).status_code == 303
    with desks.act() as kept:
        again = queue.one(kept, desks.id, Kind.SCRIPT, 1, desks.groups[2].id, "noon")
        assert again.state == "planned"
        assert cohorts.audit(kept, desks.id)[-1][1:3] == ("澜", "retry")


def test_why_a_text_was_not_made_is_said_in_the_readers_language(desks):
    desks.walk(desks.at(1, 7))
    with desks.act() as kept:
        row = queue.one(kept, desks.id, Kind.SCRIPT, 1, desks.groups[2].id, "noon")
        kept.do(
            "update occurrence set state = 'skipped', reason = ? where id = ?",
            ("not composed by 17:00", row.id),
        )
    assert "到17:00还没写出来" in seen(look(desks, "/ops"))
    english = seen(look(desks, "/ops", **{"accept-language": "en"}))
    assert "not written by 17:00" in english


def test_a_group_on_the_list_is_taken_noted_and_done_and_each_is_in_the_audit(both):
    fallen(both)
    assert "还没人接" in seen(look(both, "/ops/1/watch"))
    base = "/ops/1/watch/2/1"
    assert press(both, base, act="done").status_code == 422
    assert press(both, base, act="take").status_code == 303
    assert "有人在做" in seen(look(both, "/ops/1/watch"))
    assert press(both, base, act="note", words=" ").status_code == 422
    assert press(both, base, act="done").status_code == 422
    assert press(both, base, act="note", words="问过小李").status_code == 303
    assert press(both, base, act="done", words="都回来了").status_code == 303
    said = seen(look(both, "/ops/1/watch"))
    assert "问过小李" in said
    assert "都回来了" in said
    assert "做完了" in said
    with both.act() as kept:
        acts = [line[2] for line in cohorts.audit(kept, both.id)]
    assert acts[-3:] == ["watch take", "watch note", "watch done"]


def test_what_was_taken_or_closed_by_mistake_is_taken_back_once(both):
    fallen(both)
    base = "/ops/1/watch/2/1"
    press(both, base, act="take")
    assert "撤回，先不接" in seen(look(both, "/ops/1/watch"))
    assert press(both, base, act="release").status_code == 303
    assert press(both, base, act="release").status_code == 303
    assert "还没人接" in seen(look(both, "/ops/1/watch"))
    press(both, base, act="take")
    for _ in range(2):
        assert press(both, base, act="done", words="问过小李").status_code == 303
    assert seen(look(both, "/ops/1/watch")).count("问过小李") == 1
    for _ in range(2):
        assert press(both, base, act="reopen").status_code == 303
    assert "有人在做" in seen(look(both, "/ops/1/watch"))
    with both.act() as kept:
        acts = [line[2] for line in cohorts.audit(kept, both.id)]
    assert acts[-5:] == [
        "watch take", "watch release", "watch take", "watch done", "watch reopen",
    ]  # fmt: skip


def test_nobody_takes_back_what_somebody_else_did(desks):
    fallen(desks)
    with desks.act() as kept:
        row = cohorts.get(kept, desks.id)
        watching.act(kept, row, (2, 1), "take", "", "王澜", desks.now)
    assert "撤回" not in seen(look(desks, "/ops/1/watch"))
    press(desks, "/ops/1/watch/2/1", act="release")
    assert "王澜" in seen(look(desks, "/ops/1/watch"))


def test_an_hour_that_has_passed_is_said_until_the_group_is_done(desks):
    fallen(desks)
    assert "晚了" not in seen(look(desks, "/ops/1/watch"))
    desks.move(desks.at(3, 20, 10))
    assert seen(look(desks, "/ops/1/watch")).count("还没人接 · 晚了10分钟") == 2
    assert seen(look(desks, "/ops/1/night")).count("晚了10分钟") == 2
    desks.move(desks.at(3, 22))
    english = seen(look(desks, "/ops/1/watch", **{"accept-language": "en"}))
    assert english.count("Not taken yet · 2 h late") == 2
    press(desks, "/ops/1/watch/2/1", act="take")
    press(desks, "/ops/1/watch/2/1", act="done", words="都回来了")
    for page in ("watch", "night"):
        assert seen(look(desks, f"/ops/1/{page}")).count("晚了2小时") == 1


def test_what_is_the_leads_to_decide_waits_for_the_lead_until_it_is_done(desks):
    fallen(desks)
    with desks.act() as kept:
        row = cohorts.get(kept, desks.id)
        first, _ = deadlines.for_the_lead(kept, row, desks.now, "zh-CN")
        assert (first.group, first.late) == ("1营", "")
        assert "20:00前定" in first.act
        later = desks.at(3, 22)
        watching.act(kept, row, (2, 1), "take", "", "澜", later)
        watching.act(kept, row, (2, 1), "done", "定了", "澜", later)
        (other,) = deadlines.for_the_lead(kept, row, later, "en")
        assert (other.number, other.group, other.late) == (2, "Group 2", "2 h late")


def test_a_group_that_is_not_on_the_list_cannot_be_taken(desks):
    fallen(desks)
    assert press(desks, "/ops/1/watch/2/7", act="take").status_code == 422
    assert press(desks, "/ops/1/watch/2/1", act="steal").status_code == 422


def test_what_somebody_else_took_is_theirs(desks):
    fallen(desks)
    with desks.act() as kept:
        row = cohorts.get(kept, desks.id)
        watching.act(kept, row, (2, 1), "take", "", "王澜", desks.now)
    answer = press(desks, "/ops/1/watch/2/1", act="take")
    assert answer.status_code == 422
    assert "王澜已经接了" in seen(answer)


def test_the_night_is_there_whole_and_group_by_group(desks):
    fallen(desks)
    said = seen(look(desks, "/ops/1/night"))
    assert "第2夜复盘" in said
    assert "1营" in said
    assert "救场" in seen(look(desks, "/ops/1/night/2/1"))
    assert "host2" in seen(look(desks, "/ops/1/night/2/2"))
    with desks.browser(desks.link("ops"), **ZH) as client:
        for path in ("/ops/1/night/5", "/ops/9/night", "/ops/1/night/2/7"):
            assert client.get(path).status_code == 422


def test_a_reader_of_another_language_gets_the_frame_in_it_and_the_words_as_written(
    desks,
):
    fallen(desks)
    page = look(desks, "/ops/1/night", **{"accept-language": "en"})
    said = seen(page)
    assert "Debrief of night 2" in said
    assert "Written in the camp's language." in said
    assert "See to 2 groups" in said
    assert "Group 1 cold" in said
    assert 'lang="zh-CN">' in page.text
    assert "Written in" not in seen(look(desks, "/ops/1/night"))
    one = seen(look(desks, "/ops/1/night/2/1", **{"accept-language": "en"}))
    assert "Group 1" in one
    assert "Written in the camp's language." in one


def test_the_words_for_the_hosts_are_copied_at_one_press(desks):
    fallen(desks)
    page = look(desks, "/ops/1/night").text
    assert 'data-copy="guidance-text"' in page
    text = re.search(r'id="guidance-text">(.*?)</div>', page, re.DOTALL).group(1)
    assert text.startswith("<p>")
    assert text.endswith("</p>")


def test_a_group_of_listeners_says_that_it_is_not_counted(desks):
    with desks.act() as kept:
        kept.do("update groups set track = 'listener' where number = 2")
    fallen(desks)
    assert "裸听营不算打卡" in seen(look(desks, "/ops/1/night/2/2"))
    assert "裸听营" not in seen(look(desks, "/ops/1/night/2/1"))


def test_a_list_that_names_only_the_first_says_how_many_are_left(desks):
    fallen(desks)
    with desks.act() as kept:
        row = cohorts.get(kept, desks.id)
        found = ops.debrief(kept, row, 2)
        quiet = SilentGroup(1, "1营", 61, (5, 0, 0), 0, "61位静默", ())
        told = replace(found, debrief=replace(found.debrief, silent=(quiet,)))
        shown = office.group_night(kept, row, told, 1, "zh-CN")
    assert (shown.quiet, shown.silent) == (61, ())
    html = site_html("ops_group", "zh-CN", camp=1, g=shown)
    assert "先列0位，另有61位" not in html
    first = replace(shown, silent=(("小李", 2),))
    html = site_html("ops_group", "zh-CN", camp=1, g=first)
    assert "先列1位，另有60位在营主的“学员”页" in html


def test_who_came_lately_falls_when_people_stop_coming(desks):
    fallen(desks)
    with desks.act() as kept:
        row = cohorts.get(kept, desks.id)
        shown = figuring.figures(kept, row, "zh-CN")
    assert [line[4] for line in shown.table] == ["8/8", "8/8"]
    desks.walk(desks.at(4, 25))
    with desks.act() as kept:
        shown = figuring.figures(kept, row, "zh-CN")
    assert shown.table[-1][0] == 4
    assert shown.chart.curves[1].name == "三天里来过"


def test_figures_are_drawn_with_their_table_and_camps_compared(desks):
    fallen(desks)
    page = look(desks, "/ops/1/figures")
    assert page.text.count('class="line"') == 2
    assert "<desc" in page.text
    assert "8/8 100.0% 100.0% 8/8" in seen(page)
    assert "每格是当日完成率" in seen(page)
    assert "小营" in seen(look(desks, "/ops/compare"))


@pytest.mark.parametrize("what", figuring.EXPORTS)
def test_every_table_can_be_taken_away_in_both_forms(desks, what):
    fallen(desks)
    csv = look(desks, f"/ops/1/export/{what}.csv")
    assert csv.content.startswith(b"\xef\xbb\xbf")
    assert "attachment" in csv.headers["content-disposition"]
    assert look(desks, f"/ops/1/export/{what}.xlsx").content.startswith(b"PK")


def test_no_table_holds_a_formula_a_phone_or_somebody_labelled(desks):
    fallen(desks)
    with desks.act() as kept:
        roster.rename(kept, desks.ids["小王"], "=1+1")
        roster.put_contacts(kept, [(desks.ids["小李"], "13800001111")])
        roster.add_labels(kept, [(desks.ids["小张"], "do-not-contact")])
    said = look(desks, "/ops/1/export/progress.csv").content.decode("utf-8-sig")
    assert "'=1+1" in said
    assert "小李" in said
    assert "小张" not in said
    assert "13800001111" not in said


def test_a_table_there_is_not_is_refused(desks):
    desks.walk(desks.at(1, 8))
    with desks.browser(desks.link("ops"), **ZH) as client:
        for path in ("phones.csv", "groups.exe"):
            assert client.get(f"/ops/1/export/{path}").status_code == 422


def test_in_english_every_word_is_english(english):
    english.walk(english.at(2, 9))
    for path in (
        "/ops",
        "/ops/1/watch",
        "/ops/1/figures",
        "/ops/compare",
        "/ops/1/night",
    ):
        page = look(english, path, **{"accept-language": "en"})
        plain = page.text.replace("中文", "").replace("澜", "")
        assert not re.search(r"[\u4e00-\u9fff]", plain), path


def shown(desks):
    costs = []
    with counted(desks, role="ops") as (kept, _, asked):
        row = cohorts.get(kept, desks.id)
        for draw in (
            lambda: office.office(kept, desks.now, "zh-CN"),
            lambda: watching.watching(kept, row, None, desks.now, "zh-CN"),
            lambda: figuring.figures(kept, row, "zh-CN"),
            lambda: deadlines.for_the_lead(kept, row, desks.now, "zh-CN"),
        ):
            before = len(asked)
            draw()
            costs.append(len(asked) - before)
        assert nights.debriefs(kept, row.id)
    return costs


def test_more_groups_cost_no_more_statements(both):
    both.walk(both.at(1, 9))
    two = shown(both)
    with both.act() as kept:
        for number in range(3, 9):
            group = cohorts.add_group(kept, both.id, number, both.groups[1].track, 0)
            assert group.number == number
    assert shown(both) == two
    assert max(two) <= 30
