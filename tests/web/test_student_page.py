"""A student's page: today's task, what came in, how the days stand."""

import re

from camp.desk import me
from tests.desk.finished import finish
from tests.web.a_student import LONG, begin, hand_in, page_of
from tests.web.counting import counted
from tests.web.desks import seen


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
        after = client.get("/me?got=1")
        assert "已收到第1天作业" in seen(after)
        assert 'class="btn btn--main btn--wide" href="/me#task"' in after.text
        desks.walk(desks.at(3, 9))
        assert "已收到" not in seen(client.get("/me?got=1"))


def test_a_day_that_was_whole_on_time_is_not_called_made_up(noon):
    with noon.browser(noon.link("student", name="小李")) as client:
        begin(client, "1-小李", "light")
        hand_in(client, 1, "listen")
        noon.walk(noon.at(2, 9))
        said = seen(client.get("/me?day=1"))
    assert "这一天当天就交齐了" in said
    assert "补齐了" not in said


def test_a_day_shows_its_reason_on_a_tap(desks):
    desks.walk(desks.at(2, 9))
    page = page_of(desks)
    assert 'aria-label="第1天，没交"' in page.text
    why = re.search(r'<div class="why" id="d1"><p>(.*?)</p>', page.text)[1]
    assert "没有收到" in why


def test_a_first_part_alone_says_what_today_still_needs_and_offers_lighter(noon):
    with noon.browser(noon.link("student", name="小张")) as client:
        begin(client)
        before = seen(client.get("/me"))
        assert "今天先交听课也留着，作业、心得可补到明晚24点" in before
        hand_in(client, 1, "listen")
        page = client.get("/me")
        assert "还差作业、心得，今天才算" in seen(page)
        lighter = page.text[page.text.index("今天太满") : page.text.index('id="days"')]
        assert 'value="light"' in lighter
        assert 'value="medium"' in lighter
        assert 'value="heavy"' not in lighter
    with noon.browser(noon.link("student", name="小李")) as client:
        begin(client, "1-小李", "light")
        assert "今天太满" not in client.get("/me").text


def test_a_miss_that_can_be_made_up_says_which_streak_still_stands(desks):
    desks.walk(desks.at(1, 12, 10))
    desks.came("小李", 1)
    desks.walk(desks.at(3, 9))
    with desks.browser(desks.link("student", name="小李")) as client:
        begin(client, "1-小李", "light")
        said = seen(client.get("/me"))
        assert "走完1天 " in said
        assert "昨天补上，连续1天还在" in said
        hand_in(client, 2, "listen")
        said = seen(client.get("/me"))
    assert "走完2天，连续1天" in said
    assert "补上的不断连续，也不加一天" in said


def test_whoever_has_not_begun_is_shown_todays_door_and_no_zeros(desks):
    desks.walk(desks.at(2, 9))
    said = seen(page_of(desks))
    assert "从今天这11分钟接上就行" in said
    assert "走完" not in said
    assert "连续0天" not in said


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
    assert "Begin with today's 11 minutes" in seen(page)


def test_the_page_costs_the_same_whatever_the_group(desks):
    desks.walk(desks.at(2, 12))
    costs = []
    for round_ in range(2):
        with counted(desks, role="student", name="小张") as (kept, seat, asked):
            before = len(asked)
            me.page(kept, seat, desks.now, "zh-CN", me.Wish(look=1))
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
    assert "今天：《急起来的样子1》，11分钟 只听的同学不用打卡，听就好" in seen(page)
    assert "/me/checkin" not in page.text
