"""A student's page: today's task, what came in, how the days stand."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from camp.cohort import Aspect, Student, Track
from camp.desk import entering, lead, me
from camp.store import cohorts, drafts, roster
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
        assert "还差名字，照这样写：1-名字" in seen(begin(client, "1"))
        assert begin(client).status_code == 303
        assert "今天24点前 · 还有11小时50分" in seen(client.get("/me"))


def listeners(desks, number=9):
    """Open a group of those who only listen."""
    with desks.act() as kept:
        return cohorts.add_group(kept, desks.id, number, Track.LISTENER, 0)


def changes_of(desks, name="小张"):
    with desks.store.reading() as kept:
        kept_ones = roster.changes_of(kept, [desks.ids[name]])
        said = [a[2:4] for a in cohorts.audit(kept, desks.id) if a[1] == name]
    return kept_ones, said


def test_a_wrong_nickname_leaves_what_else_was_chosen_as_it_was(desks):
    desks.walk(desks.at(1, 12, 10))
    listeners(desks)
    with desks.browser(desks.link("student", name="小张")) as client:
        wrong = begin(client, "小张", "light", "listener")
    assert wrong.status_code == 422
    ticked = re.findall(r'value="(\w+)" checked', wrong.text)
    assert ticked == ["light", "listener"]


def test_a_first_visit_is_settled_once_whatever_is_sent_again(noon):
    listeners(noon)
    with noon.browser(noon.link("student", name="小张")) as client:
        begin(client, "1-小张", "light")
        once = changes_of(noon)
        for again in ("light", "medium"):
            assert begin(client, "1-小强", again, "listener").status_code == 303
    assert changes_of(noon) == once
    assert [act for act, _ in once[1]] == ["tier"]
    with noon.store.reading() as kept:
        assert drafts.arrived(kept, noon.ids["小张"]) == "1-小张"


def test_two_presses_at_once_settle_a_first_visit_once(noon):
    listeners(noon)
    path = noon.link("student", name="小张").removeprefix("/in/")
    together = Barrier(2)

    def press(_):
        with noon.act() as kept:
            secret = entering.secret_for(kept, "")
            seat = entering.enter(kept, path, secret, noon.now)
            if not kept.on_sqlite:
                together.wait(timeout=10)
            me.begin(kept, seat, "1-小张", "light", "listener", noon.now)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(press, range(2)))
    kept_ones, said = changes_of(noon)
    assert sorted(act for act, _ in said) == ["tier", "track"]
    assert len(kept_ones) == 3


def test_an_unknown_way_to_take_part_is_refused(noon):
    with noon.browser(noon.link("student", name="小张")) as client:
        for way in ("deferred", "boss"):
            wrong = begin(client, "1-小张", "light", way)
            assert wrong.status_code == 422
            assert "选跟着走，还是只听" in seen(wrong)
        assert begin(client, "1-小张", "light", "listener").status_code == 422
    assert changes_of(noon) == ([], [])


def test_who_comes_when_nothing_can_be_chosen_any_more_changes_nothing(desks):
    desks.walk(desks.at(5, 12))
    with desks.browser(desks.link("student", name="小张")) as client:
        answer = begin(client, "1-小张", "light")
        assert answer.headers["location"] == "/me#task"
        assert client.get("/me").status_code == 200
    assert changes_of(desks) == ([], [])
    with desks.store.reading() as kept:
        assert drafts.arrived(kept, desks.ids["小张"]) is None


def test_who_only_listens_sits_where_there_is_room(desks):
    desks.walk(desks.at(1, 12, 10))
    full = listeners(desks)
    with desks.act() as kept:
        room = lead.read_roll(kept, desks.row).cohort.curriculum.group.students
        crowd = [
            Student(0, f"L{n}", f"听众{n}", full.id, "light", Track.LISTENER, 1)
            for n in range(room + 20)
        ]
        roster.add(kept, desks.id, crowd)
    with desks.browser(desks.link("student", name="小张")) as client:
        assert begin(client, "1-小张", "light", "listener").status_code == 303
    group = next(c.value for c in changes_of(desks)[0] if c.aspect is Aspect.GROUP)
    assert int(group) != full.id


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


def test_leave_is_asked_for_and_the_second_in_a_week_is_refused(noon):
    with noon.browser(noon.link("student", name="小张")) as client:
        begin(client)
        ask = {"day": "2", "words": "出差"}
        assert client.post("/me/leave", data=ask, headers=OURS).status_code == 303
        page = client.get("/me")
        assert '<option value="2">' not in page.text
        assert "已请假：第2天 9月8日 周二 不用打卡，连续不断" in seen(page)
        assert ">假</span>" in page.text
        again = client.post("/me/leave", data={"day": "4"}, headers=OURS)
    assert again.status_code == 422
    used = "第4天那周的1天假用在第2天（9月8日 周二）了，9月14日 周一起又可以请"
    assert used in seen(again)


def test_leave_is_taken_back_while_its_day_runs_and_not_afterwards(desks):
    desks.walk(desks.at(1, 12, 10))
    with desks.browser(desks.link("student", name="小张")) as client:
        begin(client)
        client.post("/me/leave", data={"day": "2"}, headers=OURS)
        for _ in range(2):
            assert client.post("/me/leave/2/back", headers=OURS).status_code == 303
        page = client.get("/me")
        assert "已请假" not in seen(page)
        assert '<option value="2">' in page.text
        client.post("/me/leave", data={"day": "1"}, headers=OURS)
        assert "今天你请了假，交了也算" in seen(client.get("/me"))
        desks.walk(desks.at(2, 9))
        late = client.post("/me/leave/1/back", headers=OURS)
    assert late.status_code == 422
    assert "第1天已经截止，请的假收不回了" in seen(late)
    with desks.store.reading() as kept:
        acts = [r[0] for r in kept.rows("select act from audit order by id")]
    assert acts.count("leave taken back") == 1


def test_a_day_that_is_handed_in_is_not_offered_for_leave(noon):
    with noon.browser(noon.link("student", name="小李")) as client:
        begin(client, "1-小李", "light")
        assert '<option value="1">今天' in client.get("/me").text
        hand_in(client, 1, "listen")
        page = client.get("/me").text
    assert '<option value="1">' not in page
    assert '<option value="2">' in page


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


def test_a_draft_with_what_cannot_be_seen_is_kept_without_it(noon):
    with noon.browser(noon.link("student", name="小张")) as client:
        begin(client)
        body = (
            b"day=1&part=homework&quiet=1&words=%E5%86%99%00%ED%A0%BD%E5%88%B0%E2%80%8E"
        )
        form = {**OURS, "content-type": "application/x-www-form-urlencoded"}
        answer = client.post("/me/draft", content=body, headers=form)
        assert answer.status_code == 204
        page = client.get("/me")
    assert re.search(">写\ufffd*到</textarea>", page.text)


def test_half_a_pair_of_a_draft_is_left_out(desks):
    desks.walk(desks.at(1, 12, 10))
    with counted(desks, role="student", name="小张") as (kept, seat, _):
        found = me.begun(
            kept, seat, "1", "homework", "写\ud83d到\r\n一半\x00", desks.now
        )
    assert found.draft.words == "写到\n一半"


def test_the_same_draft_again_waits_for_no_writer(desks):
    desks.walk(desks.at(1, 12, 10))
    draft = {"day": "1", "part": "homework", "words": "写到一半", "quiet": "1"}
    with desks.browser(desks.link("student", name="小张")) as client:
        begin(client)
        client.post("/me/draft", data=draft, headers=OURS)
        with desks.act():
            again = client.post("/me/draft", data=draft, headers=OURS, timeout=5)
    assert again.status_code == 204


def test_a_draft_costs_a_look_and_one_statement(desks):
    desks.walk(desks.at(1, 12, 10))
    with counted(desks, role="student", name="小张") as (kept, seat, asked):
        before = len(asked)
        found = me.begun(kept, seat, "1", "homework", "写到一半", desks.now)
        assert len(asked) - before == 1
    with desks.act() as kept:
        me.keep_draft(kept, found)
    with counted(desks, role="student", name="小张") as (kept, seat, asked):
        before = len(asked)
        assert me.begun(kept, seat, "1", "homework", "写到一半", desks.now) is None
        assert len(asked) - before == 2


def test_the_same_words_begun_again_after_a_text_came_in_are_kept_anew(desks):
    draft = {"day": "1", "part": "homework", "words": "再说一遍", "quiet": "1"}
    with desks.browser(desks.link("student", name="小张")) as client:
        desks.walk(desks.at(1, 12, 10))
        begin(client)
        client.post("/me/draft", data=draft, headers=OURS)
        desks.move(desks.at(1, 12, 11))
        hand_in(client, 1, "homework", LONG)
        desks.move(desks.at(1, 12, 12))
        client.post("/me/draft", data=draft, headers=OURS)
        assert ">再说一遍</textarea>" in client.get("/me").text


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


def test_a_like_carries_no_words(stamped):
    with stamped.browser(stamped.link("student", name="小张")) as client:
        begin(client)
        like = {"kind": "like", "words": "加我微信领资料"}
        assert client.post(stamped.piece, data=like, headers=OURS).status_code == 303
        after = seen(client.get("/me"))
    assert "赞过了 1" in after
    assert "加我微信" not in after
    with stamped.store.reading() as kept:
        said = kept.rows("select words from review where kind = 'like'")
    assert [r[0] for r in said] == [""]


def test_a_comment_of_what_cannot_be_seen_is_no_comment(stamped):
    empty = {"kind": "comment", "words": "\u200e \x00"}
    with stamped.browser(stamped.link("student", name="小张")) as client:
        begin(client)
        assert client.post(stamped.piece, data=empty, headers=OURS).status_code == 422
    with stamped.browser(stamped.link("host")) as client:
        theirs = stamped.piece.replace("/me/wall", "/desk/homework")
        assert client.post(theirs, data=empty, headers=OURS).status_code == 422


def test_ones_own_earlier_work_is_read_again_with_what_was_said_of_it(stamped):
    with stamped.browser(stamped.link("officer")) as client:
        path = stamped.piece.replace("/me/wall", "/desk/homework")
        client.post(path, data={"kind": "comment", "words": "写得真"}, headers=OURS)
    with stamped.browser(stamped.link("student", name="小张")) as client:
        begin(client)
        client.post(stamped.piece, data={"kind": "like"}, headers=OURS)
    stamped.walk(stamped.at(2, 9))
    with stamped.browser(stamped.link("student", name="小王")) as client:
        page = client.get("/me")
        assert "昨天的作业有1句回话" in seen(page)
        assert 'href="/me?look=1#d1"' in page.text
        day = seen(client.get("/me?look=1"))
    day = day[day.index("你交的作业") : day.index("群里的好作业")]
    assert LONG in day
    assert "写得真" in day
    assert "1个赞" in day


def test_whoever_is_shown_to_nobody_still_sees_their_own_like(stamped):
    with stamped.act() as kept:
        kept.do(
            "insert into label (student_id, name) values (?, 'do-not-contact')",
            (stamped.ids["小张"],),
        )
    with stamped.browser(stamped.link("student", name="小张")) as client:
        begin(client)
        client.post(stamped.piece, data={"kind": "like"}, headers=OURS)
        assert "赞过了 1" in seen(client.get("/me"))


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
