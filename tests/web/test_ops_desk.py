"""The ops desk: what needs a person now, the watch list as work, and the figures."""

import re

import pytest

from camp.desk.ops import figuring, office, watching
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
    assert "@1营 @2营 早安还没贴，11:00前贴都不晚" in said
    assert "host1" in said
    assert page.text.count("btn--main") == 1
    assert page.text.count('class="now-sheet"') == 1


def test_once_the_window_is_over_the_words_do_not_ask_for_a_stale_greeting(desks):
    desks.walk(desks.at(1, 11, 10))
    assert "过了11:00还没贴" in seen(look(desks, "/ops"))
    assert "不用补发" in seen(look(desks, "/ops"))


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


def test_a_group_on_the_list_is_taken_noted_and_done_and_each_is_in_the_audit(both):
    fallen(both)
    assert "还没人接" in seen(look(both, "/ops/1/watch"))
    base = "/ops/1/watch/2/1"
    assert press(both, base, act="done").status_code == 422
    assert press(both, base, act="take").status_code == 303
    assert "有人在做" in seen(look(both, "/ops/1/watch"))
    assert press(both, base, act="note", words=" ").status_code == 422
    assert press(both, base, act="note", words="问过小李").status_code == 303
    assert press(both, base, act="done", words="都回来了").status_code == 303
    said = seen(look(both, "/ops/1/watch"))
    assert "问过小李" in said
    assert "都回来了" in said
    assert "做完了" in said
    with both.act() as kept:
        acts = [line[2] for line in cohorts.audit(kept, both.id)]
    assert acts[-3:] == ["watch take", "watch note", "watch done"]


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


def test_figures_are_drawn_with_their_table_and_camps_compared(desks):
    fallen(desks)
    page = look(desks, "/ops/1/figures")
    assert page.text.count('class="line"') == 2
    assert "<desc" in page.text
    assert "8/8 100.0% 8/8" in seen(page)
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
            lambda: watching.watching(kept, row, None, "zh-CN"),
            lambda: figuring.figures(kept, row, "zh-CN"),
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
