"""A student says that a day was judged wrongly, and somebody answers."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from camp.desk import appeals, lead, me
from camp.desk.refusal import Refusal
from camp.store import appeals as kept_appeals
from camp.store import checkins, cohorts, nights, roster
from tests.desk.finished import finish
from tests.desk.small import curriculum
from tests.web.a_student import begin
from tests.web.counting import counted
from tests.web.desks import OURS, Desks, seen

WORDS = "我晚上九点交过作业的"


@pytest.fixture
def morning(both):
    """小王 handed in half of day 1, and it is the morning of day 2."""
    both.came("小王", 1, parts=1)
    both.came("小陈", 1)
    both.walk(both.at(2, 9))
    return both


def ask(desks, name="小王", day=1, words=WORDS):
    with desks.browser(desks.link("student", name=name)) as client:
        begin(client, f"1-{name}", desks.tiers[name])
        return client.post(f"/me/appeal/{day}", data={"words": words}, headers=OURS)


def page_of(desks, name="小王", **headers):
    with desks.browser(desks.link("student", name=name), **headers) as client:
        begin(client, f"1-{name}", desks.tiers[name])
        return client.get("/me")


def press(desks, act, words="", name="小王", day=1, who="host"):
    group = {"小陈": 2}.get(name, 1)
    path = f"/desk/appeals/{day}/{desks.ids[name]}"
    with desks.browser(desks.link(who, group=group)) as client:
        return client.post(path, data={"act": act, "words": words}, headers=OURS)


def verdict(desks, name="小王", day=1):
    with desks.store.reading() as kept:
        found = nights.verdicts_of_student(kept, desks.id, desks.ids[name])
    return next((v.published, v.now) for v in found if v.day == day)


def log(desks, *acts):
    with desks.store.reading() as kept:
        entries = [entry[1:] for entry in cohorts.audit(kept, desks.id)]
    return [(who, act, ref, after, why) for who, act, ref, _, after, why in entries
            if act in acts]  # fmt: skip


def test_only_a_day_that_is_held_against_them_offers_to_ask(morning):
    page = page_of(morning)
    assert re.findall(r'action="/me/appeal/(\d+)"', page.text) == ["1"]
    assert "觉得算错了" in seen(page)
    with morning.browser(morning.link("student", name="小陈")) as client:
        begin(client, "2-小陈", "light")
        assert "/me/appeal/" not in client.get("/me").text


def test_it_is_kept_once_however_often_it_is_sent_and_then_waits(morning):
    for _ in range(3):
        answer = ask(morning)
        assert (answer.status_code, answer.headers["location"]) == (303, "/me#d1")
    page = page_of(morning)
    assert "已交给营主，等回音" in seen(page)
    assert "/me/appeal/" not in page.text
    assert log(morning, "appeal") == [("小王", "appeal", "S11", "day 1", WORDS)]


def test_a_double_click_on_two_lines_at_once_is_kept_once(morning):
    link = morning.link("student", name="小王")
    with morning.browser(link) as client:
        begin(client, "1-小王", "medium")

    def click(_):
        with morning.browser(link) as client:
            form = {"words": WORDS}
            return client.post("/me/appeal/1", data=form, headers=OURS).status_code

    with ThreadPoolExecutor(4) as people:
        assert set(people.map(click, range(4))) == {303}
    assert len(log(morning, "appeal")) == 1


@pytest.mark.parametrize(
    ("day", "words", "said"),
    [
        (1, "  ", "写一句哪里不对"),
        (1, "字" * 501, "最多500个字，现在501个"),
        (0, WORDS, "第0天现在没有可以改的"),
        (2, WORDS, "第2天现在没有可以改的"),
        (9, WORDS, "第9天现在没有可以改的"),
    ],
)
def test_what_cannot_be_asked_is_said_and_the_words_come_back(
    morning, day, words, said
):
    answer = ask(morning, day=day, words=words)
    assert answer.status_code == 422
    assert said in seen(answer)
    assert words.strip() in seen(answer)
    assert log(morning, "appeal") == []


def test_a_second_thought_is_sent_to_the_host_and_its_words_come_back(morning):
    ask(morning)
    answer = ask(morning, words="还有一句")
    assert answer.status_code == 422
    assert "第1天已经交给营主了，等回音" in seen(answer)
    assert "还有一句" in seen(answer)


def test_the_words_survive_a_link_that_has_ended(morning):
    link = morning.link("student", name="小王")
    with morning.browser(link) as client:
        morning.move(morning.at(120, 9))
        answer = client.post("/me/appeal/1", data={"words": WORDS}, headers=OURS)
    assert answer.status_code == 403
    assert WORDS in seen(answer)


def test_once_honors_are_published_nothing_can_be_asked(desks):
    finish(desks, missing={("小王", 1)})
    desks.walk(desks.at(5, 17))
    assert "/me/appeal/" not in page_of(desks).text
    answer = ask(desks)
    assert answer.status_code == 422
    assert "荣誉已经公布" in seen(answer)


def test_the_host_sees_who_asks_what_was_judged_why_and_what_came_in(morning):
    with morning.browser(morning.link("officer")) as client:
        assert "没有人在等回音" in seen(client.get("/desk/appeals"))
        assert "觉得算错了" not in seen(client.get("/desk/homework"))
    ask(morning)
    morning.walk(morning.at(2, 12, 30))
    with morning.browser(morning.link("deputy")) as client:
        for page in ("/desk/homework", "/desk/members"):
            assert "1位同学觉得算错了，等你回一句" in seen(client.get(page))
        said = seen(client.get("/desk/appeals"))
    assert "小王 第1天 · 9月7日 周一" in said
    assert "判的是部分：听课到了，还差作业" in said
    assert WORDS in said
    assert "等了3小时" in said
    assert "20:00 · 听课" in said
    with morning.browser(morning.link(group=2)) as client:
        assert "没有人在等回音" in seen(client.get("/desk/appeals"))


def test_what_counts_is_excused_and_the_streak_and_the_log_follow(morning):
    ask(morning)
    before = verdict(morning)
    for _ in range(2):
        assert press(morning, "grant").status_code == 303
    assert verdict(morning)[0] == before[0]
    assert verdict(morning)[1] != before[1]
    page = page_of(morning)
    assert "免了" in seen(page)
    assert "host1 9月8日 周二回了：算数，这天不算缺" in seen(page)
    granted = ("S11", "day 1", WORDS)
    assert log(morning, "excuse", "appeal granted") == [
        ("host1", "excuse", *granted),
        ("host1", "appeal granted", *granted),
    ]
    with morning.store.reading() as kept:
        mine = {p.student_id: p for p in checkins.progress(kept, morning.id)}
    assert not mine[morning.ids["小王"]].broke


def test_the_next_night_counts_what_was_granted(morning):
    ask(morning)
    press(morning, "grant", "那晚系统慢，我看到你发过")
    assert "算数，这天不算缺。那晚系统慢，我看到你发过" in seen(page_of(morning))
    morning.walk(morning.at(3, 9))
    with morning.store.reading() as kept:
        beside = nights.corrections(kept, morning.id)
    assert [row[0] for row in beside] == [1]


def test_to_uphold_needs_a_line_which_the_student_reads(morning):
    ask(morning)
    answer = press(morning, "uphold", " ")
    assert answer.status_code == 422
    assert "维持要写一句原因" in seen(answer)
    before = verdict(morning)
    why = "作业那一份没有收到，明天一起补"
    assert press(morning, "uphold", why).status_code == 303
    assert verdict(morning) == before
    assert f"host1 9月8日 周二回了：还是照原来的算。{why}" in seen(page_of(morning))
    assert log(morning, "appeal upheld") == [
        ("host1", "appeal upheld", "S11", "day 1", why)
    ]
    again = ask(morning, words="可是")
    assert "营主已经回了" in seen(again)


def test_the_first_answer_stands_and_the_second_is_told_so(morning):
    ask(morning)
    press(morning, "grant")
    path = f"/ops/{morning.id}/appeals/1/{morning.ids['小王']}"
    with morning.browser(morning.link("ops")) as client:
        form = {"act": "uphold", "words": "没看到"}
        answer = client.post(path, data=form, headers=OURS)
    assert answer.status_code == 422
    assert "host1已经回了：算数。先回的作数" in seen(answer)
    assert "没看到" in seen(answer)
    assert log(morning, "appeal upheld") == []


def test_host_and_ops_at_the_same_moment_give_one_answer(morning):
    ask(morning)
    link, ops = morning.link(), morning.link("ops")
    one = morning.ids["小王"]
    presses = [
        (link, f"/desk/appeals/1/{one}", {"act": "grant"}),
        (ops, f"/ops/{morning.id}/appeals/1/{one}", {"act": "uphold", "words": "没"}),
    ] * 2

    def click(press):
        door, path, form = press
        with morning.browser(door) as client:
            return client.post(path, data=form, headers=OURS).status_code

    with ThreadPoolExecutor(4) as people:
        codes = sorted(people.map(click, presses))
    assert codes == [303, 303, 422, 422]
    assert len(log(morning, "appeal granted", "appeal upheld")) == 1


def test_ops_see_how_many_wait_and_how_long_and_answer_in_the_hosts_place(morning):
    ask(morning)
    with morning.browser(morning.link("ops")) as client:
        assert "1位觉得算错了" in seen(client.get("/ops"))
        morning.walk(morning.at(2, 14))
        assert "1位觉得算错了，最久等了5小时" in seen(client.get("/ops"))
        page = client.get(f"/ops/{morning.id}/appeals")
        assert "小王 1营" in seen(page)
        path = re.search(r'action="(/ops/\d+/appeals/1/\d+)"', page.text)[1]
        assert client.post(path, data={"act": "grant"}, headers=OURS).status_code == 303
        assert "觉得算错了" not in seen(client.get("/ops"))
        assert "没有人在等回音" in seen(client.get(f"/ops/{morning.id}/appeals"))
    assert "澜 9月8日 周二回了" in seen(page_of(morning))


def test_an_excuse_granted_elsewhere_answers_too(morning):
    ask(morning)
    with morning.act() as kept:
        row = cohorts.get(kept, morning.id)
        lead.excuse(kept, row, "S11", 1, who="澜", why="住院", now=morning.now)
    with morning.browser(morning.link()) as client:
        assert "没有人在等回音" in seen(client.get("/desk/appeals"))
    assert "澜 9月8日 周二回了：算数，这天不算缺。住院" in seen(page_of(morning))


def test_a_made_up_day_no_longer_waits(morning):
    ask(morning)
    morning.came("小王", 1, hour=34, words="补上的作业")
    morning.walk(morning.at(2, 11))
    with morning.browser(morning.link()) as client:
        assert "没有人在等回音" in seen(client.get("/desk/appeals"))
    assert "等回音" not in seen(page_of(morning))


def test_another_group_cannot_answer_and_the_group_that_has_them_today_can(morning):
    ask(morning)
    path = f"/desk/appeals/1/{morning.ids['小王']}"
    with morning.browser(morning.link(group=2)) as client:
        answer = client.post(path, data={"act": "grant"}, headers=OURS)
        assert answer.status_code == 422
        assert "你的名单里没有这一条" in seen(answer)
    with morning.act() as kept:
        row = cohorts.get(kept, morning.id)
        roster.add_labels(kept, [(morning.ids["小王"], "paused")])
        lead.move(kept, row, "S11", 2, "澜", morning.now)
    morning.walk(morning.at(3, 9))
    with morning.browser(morning.link(group=1)) as client:
        assert "没有人在等回音" in seen(client.get("/desk/appeals"))
    with morning.browser(morning.link(group=2)) as client:
        said = seen(client.get("/desk/appeals"))
        assert "小王 第1天" in said
        assert "有标签，只在这里回，别私信" in said
        answer = client.post(path, data={"act": "grant"}, headers=OURS)
        assert answer.status_code == 303


def test_whoever_asks_with_evil_words_harms_nobody(morning):
    ask(morning, words="<script>alert(1)</script>")
    with morning.browser(morning.link()) as client:
        page = client.get("/desk/appeals")
    assert "<script>alert(1)" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text


def let_go(url, beyond):
    plan = curriculum()
    plan["attendance"] |= {"makeup_days": 0, "misses_per_week": 0, "beyond": beyond}
    desks = Desks(url, plan=plan)
    desks.came("小陈", 1)
    desks.walk(desks.at(2, 9))
    return desks


@pytest.mark.parametrize("beyond", ["out", "listener"])
def test_whoever_was_let_go_may_ask_and_is_back_once_it_counts(sqlite_url, beyond):
    with (
        let_go(sqlite_url, beyond).served() as desks,
        desks.browser(desks.link("student", name="小李")) as client,
    ):
        page = client.get("/me")
        assert page.status_code == 200
        assert 'action="/me/appeal/1"' in page.text
        assert "/me/checkin" not in page.text
        form = {"words": WORDS}
        client.post("/me/appeal/1", data=form, headers=OURS)
        assert "等回音" in seen(client.get("/me"))
        if beyond == "out":
            assert "缺得超过约定了" in seen(page)
            like = client.post(
                f"/me/wall/1/{desks.ids['小王']}",
                data={"kind": "like"},
                headers=OURS,
            )
            assert like.status_code == 422
        with desks.browser(desks.link()) as host:
            path = f"/desk/appeals/1/{desks.ids['小李']}"
            host.post(path, data={"act": "grant"}, headers=OURS)
        begin(client, "1-小李", "light")
        assert "/me/checkin" in client.get("/me").text


def test_the_pages_are_english_in_english(english):
    english.walk(english.at(2, 9))
    with english.browser(english.link("student", name="Amara")) as client:
        begin(client, "1-Amara", "light")
        form = {"words": "I did listen"}
        assert client.post("/me/appeal/1", data=form, headers=OURS).status_code == 303
        said = seen(client.get("/me"))
    assert "With your host now" in said
    with english.browser(english.link()) as client:
        page = client.get("/desk/appeals")
        members = client.get("/desk/members")
    for answer in (page, members):
        assert not re.search(r"[\u4e00-\u9fff]", answer.text.replace(">中文<", "><"))
    assert "Judged missed: Nothing came in" in seen(page)


def test_a_list_of_many_costs_as_many_statements_as_one(morning):
    costs = []
    for name in ("小王", "小李"):
        ask(morning, name=name)
        ask(morning, name="小张" if name == "小李" else name)
        with counted(morning) as (kept, seat, asked):
            before = len(asked)
            found = appeals.listed(kept, morning.cohort, morning.now, "en", seat.group)
            costs.append((len(found), len(asked) - before))
    assert costs == [(1, 5), (3, 5)]


def test_a_desk_refuses_an_act_there_is_not(morning):
    ask(morning)
    assert "选“算数”或“维持”" in seen(press(morning, "maybe"))
    row, nobody = morning.row, (1, 999)
    with morning.act() as kept, pytest.raises(Refusal, match="没有这一条"):
        appeals.answer(kept, row, None, nobody, "grant", "", "澜", morning.now)
    with counted(morning, role="student", name="小王") as (kept, seat, _):
        found = me.page(kept, seat, morning.now, "zh-CN")
        kept_appeals.of_student(kept, morning.id, morning.ids["小王"])
    assert [dot.answer for dot in found.dots if dot.answer] == ["已交给营主，等回音"]
