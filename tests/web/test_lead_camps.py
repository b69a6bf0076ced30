"""Camps as a lead finds them: which comes first, what is open now, what may be undone."""

from __future__ import annotations

import pytest

from camp import shelf
from camp.store import calling_off, cohorts
from camp.store.tables import tables
from tests.web.desks import seen
from tests.web.test_lead_desk import token
from tests.web.test_lead_walk import packed, post, send


@pytest.fixture
def lead(desks):
    with desks.browser(desks.link("lead"), **{"accept-language": "zh"}) as client:
        yield client


@pytest.fixture
def on_both(both):
    with both.browser(both.link("lead"), **{"accept-language": "zh"}) as client:
        yield both, client


def opened(lead, start, **more):
    return post(
        lead, "/lead/camps", **{"from": "interpersonal-21", "start": start} | more
    )


def test_a_first_day_that_is_past_is_refused_with_the_earliest_there_is(desks, lead):
    desks.walk(desks.at(2, 9))
    for start in ("2026-09-01", "2026-09-08"):
        answer = opened(lead, start)
        assert answer.status_code == 422
        assert "已经过了。第1天最早是9月9日 周三" in seen(answer)
        assert f'value="{start}"' in answer.text
    assert opened(lead, "2026-09-09").status_code == 303


def test_a_camp_without_students_is_called_off_and_the_audit_remembers_it(on_both):
    desks, lead = on_both
    camp = opened(lead, "2026-10-12", name="开错的一期").headers["location"]
    assert "取消这一期" in seen(lead.get(camp))
    assert post(lead, f"{camp}/call-off").headers["location"] == "/lead"
    assert "开错的一期" not in seen(lead.get("/lead"))
    assert post(lead, f"{camp}/call-off").status_code == 422
    with desks.store.reading() as kept:
        log = cohorts.audit(kept, int(camp.rpartition("/")[2]))
        left = kept.row("select count(*) from occurrence where cohort_id <> 1")
    assert [(act, what) for _, _, act, what, *_ in log][-1] == (
        "call off",
        "开错的一期",
    )
    assert left[0] == 0


def test_a_camp_with_students_cannot_be_called_off(lead):
    assert "取消这一期" not in seen(lead.get("/lead/camps/1"))
    answer = post(lead, "/lead/camps/1/call-off")
    assert answer.status_code == 422
    assert "已经有学员了，不能取消" in seen(answer)


def test_whatever_is_kept_of_a_camp_goes_with_it_but_the_audit():
    told = set(calling_off.OF_A_CAMP)
    has = {name for name, table in tables.tables.items() if "cohort_id" in table.c}
    assert told == has - {"audit"}


def test_a_camp_with_people_in_it_stands_before_one_that_is_empty(desks, lead):
    opened(lead, "2026-09-08", name="空的一期")
    post(lead, "/lead/camps/1/links")
    desks.walk(desks.at(2, 9))
    page = seen(lead.get("/lead"))
    assert page.index("小营") < page.index("空的一期")


def test_while_a_camp_runs_the_first_line_says_what_is_open(desks, lead):
    post(lead, "/lead/camps/1/links")
    desks.walk(desks.at(1, 7, 0))
    assert "接下来是早安，07:30起贴" in seen(lead.get("/lead"))
    desks.walk(desks.at(1, 8))
    page = seen(lead.get("/lead"))
    assert "2个营还没贴早安，11:00前都来得及" in page
    assert "第1天，到第" in page
    assert "都准备好了" not in page
    for group in (1, 2):
        with desks.act() as kept:
            kept.do(
                "update posting set state = 'posted', posted_at = composed_at "
                "where group_id in (select id from groups where number = ?)",
                (group,),
            )
        if group == 1:
            assert "2营还没贴早安，11:00前都来得及" in seen(lead.get("/lead"))
    assert "接下来是万花筒，12:30起贴" in seen(lead.get("/lead"))


def test_a_swap_is_told_in_sentences_and_signed_with_the_same_press(desks, lead):
    post(lead, "/lead/camps/1/approve")
    page = lead.get("/lead/camps/1/revise?swap=1&with=2")
    said = seen(page)
    assert "第1天（9月7日 周一）改上：" in said
    assert "就这样改，并签发" in said
    assert "改完要重新签发" not in said
    assert "day-" not in said
    form = {"swap": "1", "with": "2", "postpone": "", "from": ""}
    done = post(lead, "/lead/camps/1/revise", **form, seen=token(page))
    after = lead.get(done.headers["location"])
    assert "改好了，也签发了。 看第1天会发什么 · 看第2天会发什么" in seen(after)
    assert desks.row.signed


def test_a_version_nobody_signed_stays_unsigned_when_it_is_changed(desks, lead):
    with desks.act() as kept:
        kept.do("update cohort set signed_version = null")
    page = lead.get("/lead/camps/1/revise?postpone=1")
    assert "并签发" not in seen(page)
    form = {"swap": "", "with": "", "postpone": "1", "from": ""}
    done = post(lead, "/lead/camps/1/revise", **form, seen=token(page))
    assert "改好了，还没有签发。" in seen(lead.get(done.headers["location"]))
    assert not desks.row.signed


def test_postponing_names_the_new_end_and_the_dates_that_stay_free(desks, lead):
    page = seen(lead.get("/lead/camps/1/revise?postpone=2"))
    assert "第0天起都晚2天，结营从9月11日 周五改到9月13日 周日" in page
    desks.walk(desks.at(2, 9))
    page = seen(lead.get("/lead/camps/1/revise?postpone=1"))
    assert "第3天起都晚1天" in page
    assert "9月9日 周三空着，不发也不用打卡" in page


def test_an_empty_file_is_called_empty_by_its_name(lead):
    for path in ("/lead/curricula", "/lead/camps/1/roster"):
        answer = post(lead, path, ("empty.csv", b""))
        assert answer.status_code == 422
        assert "“empty.csv”是空的" in seen(answer)


def test_the_corrected_file_takes_the_place_of_the_one_before(lead):
    body = packed({"curriculum.yaml": b"format: 1\n"})
    first = post(lead, "/lead/curricula", ("a.zip", body)).headers["location"]
    old = first.rpartition("/")[2]
    assert f'name="instead" value="{old}"' in lead.get(first).text
    good = ("a.zip", packed(shelf.starter()))
    now = post(lead, "/lead/curricula", good, instead=old).headers["location"]
    assert lead.get(first).status_code == 422
    assert "可以开营了" in seen(lead.get(now))


def test_of_two_files_called_alike_the_newest_is_offered(lead):
    send(lead)
    newest = send(lead)
    page = lead.get("/lead/camps/new").text
    assert page.count("starter.zip") == 1
    assert f'<option value="{newest}"' in page


def test_after_a_roster_is_in_the_camp_says_how_many_came(lead):
    body = "学号,姓名\nB1,小孙\nB2,小钱\n".encode()
    post(lead, "/lead/camps/1/roster", ("a.csv", body))
    page = lead.get("/lead/camps/1/roster")
    assert "换一份名单" in seen(page)
    done = post(lead, "/lead/camps/1/roster/apply", seen=token(page))
    assert "导入好了，加了2位。" in seen(lead.get(done.headers["location"]))
    post(lead, "/lead/camps/1/roster", ("a.csv", body))
    same = seen(lead.get("/lead/camps/1/roster"))
    assert "没有要改的" in same
    assert "另一份名单" in same


def test_a_roster_that_cannot_be_read_still_says_what_its_columns_are(lead):
    page = seen(post(lead, "/lead/camps/1/roster", ("a.csv", b"x,y\n1,2\n")))
    assert "第一行是列名" in page
    assert "下载一张空表" in page
