"""A quiz in the browser: students answer it, hosts chase it, everyone sees who leads."""

import pytest
from sqlalchemy import event

from camp.store import roster
from tests.desk.quizzes import FILES, RIGHT, answered, begin, choices, form
from tests.web.desks import OURS, Desks, seen

ZH = {"accept-language": "zh"}
EN = {"accept-language": "en"}


@pytest.fixture
def quizzed(database_url):
    with Desks(database_url, files=FILES).served() as served:
        served.move(served.at(1, 15, 20))
        yield served


@pytest.fixture
def quick(sqlite_url):
    with Desks(sqlite_url, files=FILES).served() as served:
        served.move(served.at(1, 15, 20))
        yield served


def student(desks, name="小李", **headers):
    return desks.browser(desks.link("student", name=name), **(headers or ZH))


def papers(desks):
    with desks.store.reading() as kept:
        return kept.rows(
            "select student_id, picked, points, handed_in_at from paper order by 1"
        )


def test_before_it_opens_a_quiz_says_when(quick):
    quick.move(quick.at(0, 20))
    with student(quick) as client:
        shown = seen(client.get("/me/quiz/first"))
        no = client.post("/me/quiz/first/begin", headers=OURS)
    assert "明天12:00开卷" in shown
    assert "他进门没说话" not in shown
    assert no.status_code == 422
    assert "还没开卷，明天12:00开" in seen(no)


def test_a_student_answers_it_whole_and_sees_the_score_at_once(quizzed):
    with student(quizzed) as client:
        assert "现在能答" in seen(client.get("/me/quiz"))
        first = client.get("/me/quiz/first")
        assert "开始答题" in seen(first)
        assert not choices(first)
        sent = client.post("/me/quiz/first", data=form(begin(client)), headers=OURS)
        shown = seen(client.get("/me/quiz/first"))
    assert sent.headers["location"] == "/me/quiz/first"
    assert "50分，满分50" in shown
    assert "无懈可击" in shown
    assert "多半不是冲你来的" not in shown, "the answers wait for the close"


def test_a_choice_of_several_earns_all_or_nothing(quick):
    with student(quick) as client:
        answered(client, RIGHT - {"他八点才回来"})
        shown = seen(client.get("/me/quiz/first"))
    assert "40分，满分50" in shown
    assert "无懈可击" not in shown


def test_what_is_picked_is_there_when_the_page_opens_again(quick):
    with student(quick) as client:
        half = form(begin(client), {"鞋放得挺响", "碗还在水槽里"})
        kept = client.post(
            "/me/quiz/first/pick", data=half, headers={**OURS, "hx-request": "true"}
        )
    with student(quick) as client:
        again = client.get("/me/quiz/first")
        line = seen(client.get("/me/quiz"))
    assert kept.status_code == 204
    assert {c.text for c in choices(again) if c.picked} == {
        "鞋放得挺响",
        "碗还在水槽里",
    }
    assert "答了2题，共4题" in line


def test_without_a_script_a_button_keeps_what_is_picked(quick):
    with student(quick) as client:
        half = form(begin(client), {"不对"})
        kept = client.post("/me/quiz/first/pick", data=half, headers=OURS)
        again = client.get("/me/quiz/first")
    assert kept.headers["location"] == "/me"
    assert [c.text for c in choices(again) if c.picked] == ["不对"]


def test_open_questions_are_named_before_the_paper_goes(quick):
    with student(quick) as client:
        half = form(begin(client), RIGHT - {"心里数三下"})
        sent = client.post("/me/quiz/first", data=half, headers=OURS)
        page = client.get(sent.headers["location"])
        assert "还有没答的" in seen(page)
        assert "不补了，就这样交" in seen(page)
        assert form(page, {c.text for c in choices(page) if c.picked}) == half
        client.post("/me/quiz/first", data={**half, "anyway": "1"}, headers=OURS)
        shown = seen(client.get("/me/quiz/first"))
    assert "30分，满分50" in shown


def test_handed_in_twice_the_first_paper_stands(quizzed):
    with student(quizzed) as client:
        answered(client, {"不对"})
        before = papers(quizzed)
        answered_again = client.post(
            "/me/quiz/first", data={"q0": "0", "anyway": "1"}, headers=OURS
        )
        client.post("/me/quiz/first/pick", data={"q0": "1"}, headers=OURS)
        client.post("/me/quiz/first/begin", headers=OURS)
    assert answered_again.status_code == 303
    assert papers(quizzed) == before
    assert len(before) == 1


def test_after_the_close_nothing_is_taken_and_everything_is_told(quick):
    with student(quick) as client:
        filled = form(begin(client))
        client.post("/me/quiz/first/pick", data=filled, headers=OURS)
        quick.move(quick.at(2, 22))
        late = client.post("/me/quiz/first", data=filled, headers=OURS)
        shown = seen(client.get("/me/quiz/first"))
    assert late.status_code == 422
    assert "今天22:00已经收卷" in seen(late)
    assert "没有交卷，不计分" in shown
    assert "带“总是”“故意”的，多半是猜的" in shown
    assert "你选的" in shown
    assert [p[2] for p in papers(quick)] == [0]


def test_whoever_did_not_answer_reads_the_answers_too(quick):
    quick.move(quick.at(3, 9))
    with student(quick, "小王") as client:
        page = client.get("/me/quiz/first")
    assert "没有答" in seen(page)
    assert "心里数三下 答案" in seen(page)
    assert not choices(page)


def test_what_no_page_sent_is_not_picked(quick):
    with student(quick) as client:
        begin(client)
        odd = {"q0": ["7", "-1", "x"], "q9": "0", "q2": ["0", "1"], "anyway": "1"}
        client.post("/me/quiz/first", data=odd, headers=OURS)
    assert [(p[1], p[2]) for p in papers(quick)] == [("[[], [], [0], []]", 0)]


def test_neighbours_see_other_orders_and_one_sees_the_same(quick):
    def order(name):
        with student(quick, name) as client:
            return [(c.field, c.text) for c in choices(begin(client))]

    assert order("小李") == order("小李")
    assert order("小李") != order("小王")
    assert sorted(order("小李")) == sorted(order("小王"))


def test_the_value_of_a_choice_does_not_tell_whether_it_is_right(quick):
    values = set()
    for name in ("小李", "小王", "小张", "小赵"):
        with student(quick, name) as client:
            page = begin(client)
        values |= {c.value for c in choices(page) if c.text == "鞋放得挺响"}
    assert len(values) > 1


def test_a_host_sees_who_has_not_answered_with_a_line_to_copy(quizzed):
    with student(quizzed) as client:
        answered(client)
    with student(quizzed, "小王") as client:
        begin(client)
    with quizzed.browser(quizzed.link(), **ZH) as host:
        page = host.get("/desk/quiz")
    shown = seen(page)
    assert "1位答了，共4位" in shown
    assert "还没开始的：小张、小赵。" in shown
    assert "小王，《头一回，考考自己》答了一半" in shown
    assert "到15:20答了1位" in shown
    assert "答了1位，满2位才排" in shown
    assert "小陈" not in shown, "another group's students"


def test_whoever_must_not_be_named_is_not(quick):
    with quick.act() as kept:
        roster.add_labels(kept, [(quick.ids["小张"], "do-not-contact")])
    with quick.browser(quick.link(), **ZH) as host:
        shown = seen(host.get("/desk/quiz"))
    assert "小张" not in shown
    assert "小赵" in shown


def test_the_board_says_how_far_the_group_in_front_is(quick):
    for name in ("小李", "小王"):
        with student(quick, name) as client:
            answered(client)
    for name in ("小陈", "小周"):
        with student(quick, name) as client:
            answered(client, RIGHT - {"不对"})
    with quick.browser(quick.link(group=2), **ZH) as host:
        shown = seen(host.get("/desk/quiz"))
    assert "1 1营 50 2/4" in shown
    assert "2 2营 我们 比1营一共差20分 40 2/4" in shown
    with student(quick, "小陈") as client:
        assert "2 2营 我们" in seen(client.get("/me/quiz/first"))


def test_the_flawless_have_a_poster_for_them_and_their_host(quick):
    with student(quick) as client:
        answered(client)
        own = client.get("/me/quiz/first/poster.png")
    with student(quick, "小王") as client:
        answered(client, {"不对"})
        none = client.get("/me/quiz/first/poster.png")
    address = f"/desk/quiz/first/{quick.ids['小李']}/poster.png"
    with quick.browser(quick.link(), **ZH) as host:
        assert address in host.get("/desk/quiz").text
        theirs = host.get(address)
    with quick.browser(quick.link(group=2), **ZH) as other:
        hidden = other.get(address)
    assert own.content.startswith(b"\x89PNG")
    assert own.headers["content-type"] == "image/png"
    assert theirs.content == own.content
    assert (none.status_code, hidden.status_code) == (422, 422)


def test_students_and_hosts_are_kept_out_of_each_others_rooms(quick):
    with student(quick) as client:
        assert client.get("/desk/quiz").status_code == 403
    with quick.browser(quick.link(), **ZH) as host:
        assert host.get("/me/quiz/first").status_code == 403
        assert host.post("/me/quiz/first/begin", headers=OURS).status_code == 403


def test_in_english_the_pages_are_english(sqlite_url):
    plan = {"quiz/first.yaml": FILES["quiz/first.yaml"]}
    with Desks(sqlite_url, locale="en", files=plan).served() as served:
        served.move(served.at(1, 15, 20))
        with student(served, "Amara", **EN) as client:
            assert "Start" in seen(client.get("/me/quiz/first"))
            page = begin(client)
            assert "several may be right; all of them, or none" in seen(page)
            client.post("/me/quiz/first", data=form(page), headers=OURS)
            shown = seen(client.get("/me/quiz/first"))
            assert "50 out of 50" in shown
            assert "Flawless" in shown
        with served.browser(served.link(), **EN) as host:
            shown = seen(host.get("/desk/quiz"))
    assert "1 of 4 answered" in shown
    assert "Not yet: Ben, Chloe, Dev." in shown


def test_a_camp_without_quizzes_says_so(desks):
    with student(desks) as client:
        assert "这期营没有答题" in seen(client.get("/me/quiz"))
        assert client.get("/me/quiz/first").status_code == 422
    with desks.browser(desks.link(), **ZH) as host:
        assert "这期营没有答题" in seen(host.get("/desk/quiz"))


def test_the_pages_cost_the_same_for_any_group(quick):
    def statements(look):
        seen_so_far = []
        engine = quick.store._engine

        def note(*args):
            seen_so_far.append(args[2])

        event.listen(engine, "before_cursor_execute", note)
        look()
        event.remove(engine, "before_cursor_execute", note)
        return len(seen_so_far)

    with student(quick) as client, quick.browser(quick.link(), **ZH) as host:
        answered(client)
        mine = statements(lambda: client.get("/me/quiz/first"))
        theirs = statements(lambda: host.get("/desk/quiz"))
        for name in ("小王", "小张", "小陈", "小周"):
            with student(quick, name) as other:
                answered(other)
        assert statements(lambda: client.get("/me/quiz/first")) == mine <= 20
        assert statements(lambda: host.get("/desk/quiz")) == theirs <= 20


def test_a_host_reads_the_score_sheet_and_what_most_got_wrong(quick):
    for name, wanted in (("小李", RIGHT), ("小王", RIGHT - {"不对"})):
        with student(quick, name) as client:
            answered(client, wanted)
    with quick.browser(quick.link(), **ZH) as host:
        before = seen(host.get("/desk/quiz"))
        quick.move(quick.at(2, 23))
        after = seen(host.get("/desk/quiz"))
    assert "小李 50 小王 40" in before
    assert "多半不是冲你来的" not in before, "answers wait for the close"
    hardest = after.index("1位答对，共2位")
    assert hardest < after.index("2位答对，共2位")
    assert "别人的急，多半是冲你来的。 不对 1位答对，共2位" in after
    assert "没有答的2位" in after
    assert "还没开始的" not in after


def test_an_open_quiz_stands_on_the_students_page_until_it_is_answered(quick):
    with student(quick) as client:
        client.post(
            "/me/begin",
            data={"nickname": "1-小李", "tier": "light", "track": "camp"},
            headers=OURS,
        )
        before = client.get("/me")
        answered(client)
        after = client.get("/me")
    assert "头一回，考考自己" in seen(before)
    assert 'href="/me/quiz/first"' in before.text
    assert "头一回，考考自己" not in seen(after)
    assert 'href="/me/quiz"' in after.text


def test_an_open_quiz_stands_on_the_hosts_desk_and_two_days_longer(quick):
    with quick.browser(quick.link(), **ZH) as host:
        quick.move(quick.at(1, 9))
        ahead = host.get("/desk")
        quick.move(quick.at(1, 15))
        now = seen(host.get("/desk"))
        quick.move(quick.at(3, 15))
        lately = seen(host.get("/desk"))
        quick.move(quick.at(5, 9))
        past = host.get("/desk")
    assert "/desk/quiz" not in ahead.text
    assert "头一回，考考自己 明天22:00收卷 现在能答 去看看" in now
    assert "头一回，考考自己 昨天22:00收的卷 收卷了 去看看" in lately
    assert "头一回" not in seen(past)
