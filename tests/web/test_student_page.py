"""A student's page: today's task, what came in, how the days stand."""

import re

import pytest

from camp.desk import me
from tests.desk.finished import finish
from tests.web.counting import counted
from tests.web.desks import OURS, seen

LONG = "今天洗碗的时候想起昨天那句话，其实可以换一种说法，先说看到了什么。"


def begin(client, nickname="1-小张", tier="heavy", track="camp"):
    form = {"nickname": nickname, "tier": tier, "track": track}
    return client.post("/me/begin", data=form, headers=OURS)


def hand_in(client, day, part, words=""):
    form = {"day": str(day), "part": part, "words": words}
    return client.post("/me/checkin", data=form, headers=OURS)


@pytest.fixture
def noon(both):
    both.walk(both.at(1, 12, 10))
    return both


def page_of(desks, name="小张", path="/me", **headers):
    with desks.browser(desks.link("student", name=name), **headers) as client:
        begin(client, f"1-{name}", desks_tier(name))
        answer = client.get(path)
    assert answer.status_code == 200
    return answer


def desks_tier(name):
    return {"小李": "light", "小王": "medium", "小张": "heavy", "小赵": "light"}[name]


def test_the_first_visit_asks_three_things_and_checks_the_nickname(noon):
    with noon.browser(noon.link("student", name="小张")) as client:
        first = seen(client.get("/me"))
        assert "小张，欢迎" in first
        assert "群里的昵称，照这样写：1-名字" in first
        assert "重度 约30分钟" in first
        wrong = begin(client, "小张")
        assert wrong.status_code == 422
        assert "要2段，用-连起来：1-名字" in seen(wrong)
        assert 'value="小张"' in wrong.text
        assert "第一段写群号：1" in seen(begin(client, "7-小张"))
        assert begin(client).status_code == 303
        assert "今天24点前 · 还有11小时50分" in seen(client.get("/me"))


def test_a_tier_chosen_on_the_first_visit_counts_from_tomorrow(noon):
    with noon.browser(noon.link("student", name="小李")) as client:
        begin(client, "1-小李", "medium")
        said = seen(client.get("/me"))
        assert "小李 · 1营 · 轻度" in said
        assert "明天起是中度" in said


def test_what_is_handed_in_comes_with_the_time_that_decides(noon):
    with noon.browser(noon.link("student", name="小张")) as client:
        begin(client)
        answer = hand_in(client, 1, "listen")
        assert answer.headers["location"] == "/me?got=1#receipt"
        page = client.get("/me?got=1")
        assert "已收到听课 以这个时间为准 12:10:00" in seen(page)
        hand_in(client, 1, "homework", LONG)
        hand_in(client, 1, "reflection", LONG)
        assert "都交齐了，明天见" in seen(client.get("/me"))


def test_a_text_that_is_too_short_is_kept_and_says_what_lacks(noon):
    with noon.browser(noon.link("student", name="小张")) as client:
        begin(client)
        hand_in(client, 1, "reflection", "一句就好")
        page = client.get("/me")
    assert "收到过4字，还没到20字；接着写，再交一次" in seen(page)
    assert ">一句就好</textarea>" in page.text


def test_the_same_text_twice_is_stored_once(noon):
    with noon.browser(noon.link("student", name="小张")) as client:
        begin(client)
        for _ in range(3):
            assert hand_in(client, 1, "homework", LONG).status_code == 303
    with noon.store.reading() as kept:
        assert kept.row("select count(*) from submission where words <> ''")[0] == 1


def test_yesterday_says_in_one_line_whether_it_counted_and_until_when(desks):
    desks.walk(desks.at(1, 12, 10))
    with desks.browser(desks.link("student", name="小张")) as client:
        begin(client)
        hand_in(client, 1, "listen")
        desks.walk(desks.at(2, 9))
        page = client.get("/me")
        said = seen(page)
        assert "昨天还差作业、心得 可补到今晚24点 去补" in said
        assert said.index("昨天还差") < said.index("今天24点前")
        makeup = client.get("/me?day=1")
        assert "补第1天，可补到今晚24点" in seen(makeup)
        hand_in(client, 1, "homework", LONG)
        hand_in(client, 1, "reflection", LONG)
        assert "第1天补上了" in seen(client.get("/me"))


def test_a_day_shows_its_reason_on_a_tap(desks):
    desks.walk(desks.at(2, 9))
    page = page_of(desks)
    assert '<a class="dot miss" href="#d1" aria-label="第1天，没来"' in page.text
    why = re.search(r'<p class="why" id="d1">(.*?)</p>', page.text)[1]
    assert "没有收到" in why


def test_leave_is_asked_for_and_the_second_in_a_week_is_refused(noon):
    with noon.browser(noon.link("student", name="小张")) as client:
        begin(client)
        ask = {"day": "2", "words": "出差"}
        assert client.post("/me/leave", data=ask, headers=OURS).status_code == 303
        page = client.get("/me")
        assert '<option value="2">' not in page.text
        again = client.post("/me/leave", data={"day": "4"}, headers=OURS)
    assert again.status_code == 422
    assert "9月7日" in seen(again) or "2026-09-07" in seen(again)


def test_another_tier_counts_from_tomorrow(noon):
    with noon.browser(noon.link("student", name="小张")) as client:
        begin(client)
        client.post("/me/tier", data={"tier": "light"}, headers=OURS)
        said = seen(client.get("/me"))
    assert "小张 · 1营 · 重度" in said
    assert "明天起是轻度" in said


def test_a_draft_is_kept_until_something_is_handed_in(noon):
    draft = {"day": "1", "part": "homework", "words": "写到一半", "quiet": "1"}
    with noon.browser(noon.link("student", name="小张")) as client:
        begin(client)
        assert client.post("/me/draft", data=draft, headers=OURS).status_code == 204
        assert ">写到一半</textarea>" in client.get("/me").text
        hand_in(client, 1, "homework", LONG)
        assert ">写到一半</textarea>" not in client.get("/me").text


def test_a_draft_longer_than_a_text_is_refused_and_given_back(noon):
    draft = {"day": "1", "part": "homework", "words": "字" * 20_001}
    with noon.browser(noon.link("student", name="小张")) as client:
        begin(client)
        answer = client.post("/me/draft", data=draft, headers=OURS)
    assert answer.status_code == 422
    assert "字" * 100 in answer.text


@pytest.fixture
def stamped(desks):
    """小王's homework of day 1 hangs on the wall of group 1."""
    desks.walk(desks.at(1, 12, 10))
    with desks.browser(desks.link("student", name="小王")) as client:
        begin(client, "1-小王", "medium")
        hand_in(client, 1, "homework", LONG + "<b>粗</b>")
    with desks.browser(desks.link("officer")) as client:
        path = re.search(r"/desk/homework/1/\d+", client.get("/desk/homework").text)[0]
        client.post(path, data={"kind": "stamp"}, headers=OURS)
    desks.piece = path.replace("/desk/homework", "/me/wall")
    return desks


def test_stamped_homework_hangs_on_the_wall_and_is_liked_once(stamped):
    with stamped.browser(stamped.link("student", name="小张")) as client:
        begin(client)
        page = client.get("/me")
        assert LONG in seen(page)
        assert "<b>粗</b>" not in page.text
        for _ in range(2):
            client.post(stamped.piece, data={"kind": "like"}, headers=OURS)
        said = {"kind": "comment", "words": "这句我也想学"}
        client.post(stamped.piece, data=said, headers=OURS)
        after = seen(client.get("/me"))
    assert "赞过了 1" in after
    assert "小张 ：这句我也想学" in after or "小张：这句我也想学" in after


def test_nobody_likes_their_own_or_stamps_anything(stamped):
    with stamped.browser(stamped.link("student", name="小王")) as client:
        own = client.post(stamped.piece, data={"kind": "like"}, headers=OURS)
        assert "自己的作业不能自己点赞" in seen(own)
        stamp = client.post(stamped.piece, data={"kind": "stamp"}, headers=OURS)
        assert stamp.status_code == 422


def test_another_groups_wall_is_out_of_reach(stamped):
    with stamped.browser(stamped.link("student", name="小陈")) as client:
        begin(client, "2-小陈", "light")
        assert LONG not in seen(client.get("/me"))
        answer = client.post(stamped.piece, data={"kind": "like"}, headers=OURS)
    assert answer.status_code == 422


def test_a_rest_day_says_so_and_what_comes_next(desks):
    desks.walk(desks.at(3, 9))
    said = seen(page_of(desks))
    assert "今天休整，没有要交的 下一次：9月10日 周四" in said


def test_a_certificate_is_its_owners_alone(desks):
    finish(desks)
    with desks.browser(desks.link("student", name="小李")) as client:
        serial = re.search(r"/me/certificate/([\w-]+)\.png", client.get("/me").text)[1]
        mine = client.get(f"/me/certificate/{serial}.png")
        assert mine.headers["content-type"] == "image/png"
        assert mine.content.startswith(b"\x89PNG")
    with desks.browser(desks.link("student", name="小陈")) as client:
        assert client.get(f"/me/certificate/{serial}.png").status_code == 422


def test_the_page_in_english_is_english_but_for_the_course(english):
    english.walk(english.at(1, 12, 10))
    with english.browser(english.link("student", name="Amara")) as client:
        first = client.get("/me")
        begin(client, "1-Amara", "light")
        page = client.get("/me")
    for answer in (first, page):
        assert not re.search(r"[\u4e00-\u9fff]", answer.text.replace(">中文<", "><"))
    assert "Received" not in seen(page)
    assert "0 days done, 0 in a row" in seen(page)


def test_the_page_costs_the_same_whatever_the_group(desks):
    desks.walk(desks.at(2, 12))
    costs = []
    for round_ in range(2):
        with counted(desks, role="student", name="小张") as (kept, seat, asked):
            before = len(asked)
            me.page(kept, seat, desks.now, "zh-CN")
            costs.append(len(asked) - before)
        with desks.act() as kept:
            template = kept.row("select * from student where name = '小李'")
            for place in range(60 * round_, 60 * round_ + 60):
                row = (
                    1000 + place,
                    template[1],
                    f"M{place}",
                    f"同学{place}",
                    *template[4:],
                )
                kept.do(
                    f"insert into student values ({', '.join('?' * len(row))})", row
                )
    assert costs[0] == costs[1]
    assert costs[0] <= 32


def test_listeners_have_nothing_to_hand_in(noon):
    with noon.act() as kept:
        kept.do("update student set track = 'listener' where name = '小张'")
    with noon.browser(noon.link("student", name="小张")) as client:
        page = client.get("/me")
    assert "裸听的同学不用打卡，听就好" in seen(page)
    assert "/me/checkin" not in page.text
