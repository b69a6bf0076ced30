"""One student at the lead's desk, and the host's own act of letting somebody off."""

import re

import pytest

from camp.cohort import Aspect, Track
from camp.desk.lead import students
from camp.store import cohorts, nights, roster
from tests.web.a_student import begin
from tests.web.desks import OURS, seen

ZH = {"accept-language": "zh"}


@pytest.fixture
def lead(desks):
    desks.walk(desks.at(2, 9))
    with desks.browser(desks.link("lead"), **ZH) as client:
        yield client


def where(desks, name="小王"):
    return f"/lead/camps/{desks.id}/students/{desks.ids[name]}"


def press(lead, desks, act, name="小王", **form):
    return lead.post(f"{where(desks, name)}/{act}", data=form, headers=OURS)


def changes(desks):
    with desks.store.reading() as kept:
        found = roster.changes(kept, desks.id)
    return [(c.student_id, c.aspect, c.day, c.value) for c in found]


def log(desks, act):
    with desks.store.reading() as kept:
        entries = cohorts.audit(kept, desks.id)
    return [(e[1], e[3], e[6]) for e in entries if e[2] == act]


def granted(desks, name):
    with desks.store.reading() as kept:
        return roster.granted_to(kept, desks.id, desks.ids[name])


def test_a_student_is_found_from_the_camps_page_by_name_or_number(desks, lead):
    camp = lead.get(f"/lead/camps/{desks.id}")
    assert "找一位学员" in seen(camp)
    assert f'action="/lead/camps/{desks.id}/students"' in camp.text
    for wanted in ("小王", "s11", "王"):
        page = lead.get(f"/lead/camps/{desks.id}/students", params={"who": wanted})
        assert "小王 S11 · 1营" in seen(page)
        assert f'href="{where(desks)}"' in page.text
        assert "小李" not in seen(page)


def test_nobody_of_that_name_is_said_so(desks, lead):
    page = lead.get(f"/lead/camps/{desks.id}/students", params={"who": "小谁"})
    assert "没有找到“小谁”" in seen(page)
    nobody = lead.get(f"/lead/camps/{desks.id}/students/9999")
    assert nobody.status_code == 422
    assert "这一期没有这位学员" in seen(nobody)


def test_a_name_in_full_comes_before_those_that_contain_it_and_many_are_cut(desks):
    with desks.act() as kept:
        row = cohorts.get(kept, desks.id)
        for place in range(40):
            columns = "cohort_id, ref, name, group_id, tier, track, joined"
            kept.do(
                f"insert into student (id, {columns}) "
                "select ?, cohort_id, ?, ?, group_id, tier, track, joined "
                "from student where name = '小李'",
                (900 - place, f"M{place}", "大小郑"),
            )
        found, more = students.search(kept, row, " 小郑 ", "zh-CN")
    assert found[0].name == "小郑"
    assert (len(found), more) == (30, 11)


def test_the_page_shows_who_it_is_with_the_phone_masked(desks, lead):
    with desks.act() as kept:
        roster.put_contacts(kept, [(desks.ids["小王"], "13812345678")])
        roster.add_labels(kept, [(desks.ids["小王"], "vip")])
    page = lead.get(where(desks))
    said = seen(page)
    assert "S11 · 138****5678 · 1营 · 中度" in said
    assert "13812345678" not in page.text
    assert re.search(r'value="vip" checked', page.text)
    assert "2营 · 空" in said


def test_a_day_is_excused_with_a_reason_past_days_too(desks, lead):
    answer = press(lead, desks, "excuse", day="1", words="住院")
    assert answer.headers["location"] == f"{where(desks)}#excuse"
    assert "9月7日 周一 · 免了" in seen(lead.get(where(desks)))
    with desks.store.reading() as kept:
        found = nights.verdicts_of_student(kept, desks.id, desks.ids["小王"])
    assert [v.now != v.published for v in found if v.day == 1] == [True]
    assert log(desks, "excuse") == [("澜", "S11", "住院")]
    refused = press(lead, desks, "excuse", day="2", words=" ")
    assert refused.status_code == 422
    assert "准假要写一句原因" in seen(refused)


def test_leave_is_asked_for_them_and_a_second_in_a_week_is_refused_in_plain_words(
    desks, lead
):
    assert press(lead, desks, "leave", day="2", words="出差").status_code == 303
    assert granted(desks, "小王") == {2: "leave"}
    again = press(lead, desks, "leave", day="4", words="出差去不了")
    assert again.status_code == 422
    assert "那周的1天假用在第2天" in seen(again)
    assert "出差去不了" in seen(again)
    closed = press(lead, desks, "leave", name="小李", day="1")
    assert "营主或运营可以准假" in seen(closed)
    assert "camp " not in seen(closed)


def test_a_student_moves_from_tomorrow_and_a_second_press_changes_nothing(desks, lead):
    for _ in range(2):
        assert press(lead, desks, "move", group="2").status_code == 303
    second = str(desks.groups[2].id)
    assert changes(desks) == [(desks.ids["小王"], Aspect.GROUP, 3, second)]
    assert "选一个营" in seen(press(lead, desks, "move", group=""))
    assert "没有第9群" in seen(press(lead, desks, "move", group="9"))


def test_tier_and_track_change_from_tomorrow(desks, lead):
    press(lead, desks, "tier", tier="heavy")
    press(lead, desks, "track", track="deferred")
    mine = desks.ids["小王"]
    assert changes(desks) == [
        (mine, Aspect.TIER, 3, "heavy"),
        (mine, Aspect.TRACK, 3, Track.DEFERRED.value),
        (mine, Aspect.GROUP, 3, "0"),
    ]
    said = seen(lead.get(where(desks)))
    assert "小王" in said
    assert "延期" in said
    assert "换到另一个营" not in said


def test_labels_change_as_they_are_ticked_and_leave_others_alone(desks, lead):
    press(lead, desks, "labels", label=["vip", "paused"])
    # Another page still shows none: what it does not know of stays.
    press(lead, desks, "labels", label="invited")
    press(lead, desks, "labels", had=["vip", "paused"], label="vip")
    with desks.store.reading() as kept:
        (one,) = roster.some(kept, desks.id, [desks.ids["小王"]])
    assert one.labels == {"vip", "invited"}
    assert press(lead, desks, "labels", label="king").status_code == 422


def test_leaving_for_good_needs_a_tick_and_says_so_afterwards(desks, lead):
    refused = press(lead, desks, "gone", words="搬家了")
    assert refused.status_code == 422
    assert "勾上“确定”" in seen(refused)
    assert "搬家了" in seen(refused)
    form = {"words": "搬家了", "sure": "1", "refunded": "1"}
    assert press(lead, desks, "gone", **form).status_code == 303
    said = seen(lead.get(where(desks)))
    assert "9月9日 周三起离营了" in said
    assert "从明天起离营" not in said
    with desks.store.reading() as kept:
        (one,) = roster.some(kept, desks.id, [desks.ids["小王"]])
    assert one.labels == {"refunded"}


def test_on_the_last_day_the_page_says_what_no_longer_changes(desks, lead):
    desks.walk(desks.at(5, 8))
    page = lead.get(where(desks))
    assert "营、强度和类型都不再换了" in seen(page)
    assert "/track" not in page.text


def test_the_pages_are_english_in_english(english):
    with english.browser(english.link("lead"), **{"accept-language": "en"}) as client:
        base = f"/lead/camps/{english.id}/students"
        found = client.get(base, params={"who": "amara"})
        page = client.get(f"{base}/{english.ids['Amara']}")
    for answer in (found, page):
        text = re.sub("澜|中文", "", answer.text)
        assert not re.search(r"[\u4e00-\u9fff]", text)
    assert "Group 1" in seen(found)
    assert "do not contact: no message, no name" in seen(page)


def test_a_host_excuses_somebody_of_their_own_group(both):
    both.walk(both.at(2, 9))
    form = {"whom": str(both.ids["小李"]), "day": "1", "words": "发烧"}
    with both.browser(both.link()) as client:
        page = client.get("/desk/members")
        assert '<option value="2" selected>' in page.text
        for _ in range(2):
            answer = client.post("/desk/members/excuse", data=form, headers=OURS)
            assert answer.headers["location"] == "/desk/members#excuse"
        empty = client.post(
            "/desk/members/excuse", data=form | {"day": "2", "words": ""}, headers=OURS
        )
        assert "准假要写一句原因" in seen(empty)
        nobody = client.post(
            "/desk/members/excuse", data=form | {"whom": ""}, headers=OURS
        )
        assert nobody.status_code == 422
    assert granted(both, "小李") == {1: "excused"}
    assert log(both, "excuse") == [("host1", "S10", "发烧")]
    with both.browser(both.link(group=2)) as client:
        other = client.post(
            "/desk/members/excuse", data=form | {"day": "2", "words": "x"}, headers=OURS
        )
    assert other.status_code == 422
    assert "你的群里今天没有这个人" in seen(other)


def test_who_only_wants_to_listen_gets_a_seat_among_listeners(desks):
    desks.walk(desks.at(1, 12))
    with desks.act() as kept:
        group = cohorts.add_group(kept, desks.id, 3, Track.LISTENER, 1)
    with desks.browser(desks.link("student", name="小张")) as client:
        for _ in range(2):
            assert begin(client, track="listener").status_code == 303
    assert changes(desks) == [
        (desks.ids["小张"], Aspect.TRACK, 2, "listener"),
        (desks.ids["小张"], Aspect.GROUP, 2, str(group.id)),
    ]
    assert log(desks, "track") == [("小张", "S12", "")]


@pytest.mark.parametrize(
    "asked", ["swap=999999999&with=2", "swap=2&with=999999999", "postpone=999999999"]
)
def test_a_day_no_calendar_has_is_refused_in_words(lead, asked):
    assert lead.get(f"/lead/camps/1/revise?{asked}").status_code == 422


@pytest.mark.parametrize("act", ["leave", "excuse", "move"])
def test_a_number_beyond_any_day_or_group_is_refused_in_words(lead, act):
    form = {"day": "999999999", "group": "999999999", "words": "有事"}
    address = f"/lead/camps/1/students/1/{act}"
    assert lead.post(address, data=form, headers=OURS).status_code == 422
