"""Handing in from the student's page: what is kept, when it is said, what is not lost."""

import asyncio
import re
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlencode

import httpx
import pytest
from sqlalchemy import event

from camp.checkins import Verdict
from camp.cohort import Aspect, Track
from camp.desk import entering, handing_in_wording, lead
from camp.desk.handing_in import Came, hand_in
from camp.store import checkins, nights, roster
from camp.web import Serving, writing
from camp.web.forms import fields_of
from tests import servers
from tests.desk.small import HOMEWORK, LISTEN, LONG, PEOPLE
from tests.web.desks import OURS, Desks, seen

CHINESE = {"accept-language": "zh"}


def sent(client, day=1, parts=("listen", "homework"), words=LONG, **headers):
    form = {"day": str(day), "part": list(parts), "words": words}
    return client.post("/me/checkin", data=form, headers=OURS | CHINESE | headers)


def student(desks, name="小王"):
    return desks.browser(desks.link("student", name=name))


def facts(desks, day=1):
    with desks.store.reading() as kept:
        return {f.student_id: f for f in checkins.facts_of_day(kept, desks.id, day)}


def said(desks, name="小王", day=1):
    with desks.store.reading() as kept:
        found = checkins.submissions(kept, desks.id, day, desks.ids[name])
    return [(one.parts, one.words) for one in found]


def test_what_is_handed_in_is_kept_and_leads_to_its_receipt(both):
    both.walk(both.at(1, 20))
    with student(both) as client:
        answer = sent(client)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/me?got=1#receipt"
    fact = facts(both)[both.ids["小王"]]
    assert fact.full_at == int(both.at(1, 20).timestamp())
    assert said(both) == [(LISTEN | HOMEWORK, LONG)]


def test_the_same_text_twice_is_kept_once_and_both_are_told_so(both):
    both.walk(both.at(1, 20))
    with student(both) as client:
        first = sent(client)
        both.move(both.at(1, 21))
        again = sent(client)
    assert (first.status_code, again.status_code) == (303, 303)
    assert len(said(both)) == 1
    assert facts(both)[both.ids["小王"]].last_at == int(both.at(1, 20).timestamp())


def test_everyone_of_a_group_hands_in_at_once_and_each_is_kept(both):
    both.walk(both.at(1, 20))
    people = [name for names in PEOPLE.values() for name in names]
    links = {name: both.link("student", name=name) for name in people}

    def hand_in(name):
        with both.browser(links[name]) as client:
            return [
                sent(client, parts=["listen"], words=f"{name}写的{n}").status_code
                for n in range(5)
            ]

    with ThreadPoolExecutor(len(people)) as crowd:
        answers = [code for codes in crowd.map(hand_in, people) for code in codes]
    assert answers == [303] * len(people) * 5
    assert {f.sent for f in facts(both).values()} == {5}
    for name in people:
        assert [w for _, w in said(both, name)] == [f"{name}写的{n}" for n in range(5)]


@pytest.mark.parametrize(
    ("day", "parts", "told"),
    [
        (3, ["listen"], "第3天还没到：9月9日 周三0点起收"),
        (99, ["listen"], "没有认出是哪一天"),
        ("", ["listen"], "没有认出是哪一天"),
        ("1" * 5000, ["listen"], "没有认出是哪一天"),
        (1, [], "先勾上这次交的是哪一样"),
        (1, ["singing"], "先勾上这次交的是哪一样"),
    ],
)
def test_what_cannot_be_taken_says_why_and_gives_the_text_back(desks, day, parts, told):
    desks.walk(desks.at(1, 20))
    words = "写了很久的<b>一段</b>"
    with student(desks) as client:
        answer = sent(client, day=day, parts=parts, words=words)
    assert answer.status_code == 422
    assert told in seen(answer)
    assert words in seen(answer)
    assert not facts(desks)


def test_a_day_that_cannot_be_made_up_any_more_says_until_when_it_could(desks):
    desks.walk(desks.at(4, 9))
    with student(desks) as client:
        answer = sent(client, day=1)
    assert answer.status_code == 422
    assert "第1天收到9月8日 周二24点为止" in seen(answer)
    assert LONG in seen(answer)


def test_a_text_that_is_too_long_comes_back_whole(desks):
    desks.walk(desks.at(1, 20))
    words = "字" * 20_001
    with student(desks) as client:
        answer = sent(client, words=words)
        longest = sent(client, words=words[1:])
    assert answer.status_code == 422
    assert "写了20001个字，一次最多收20000个" in seen(answer)
    assert words in answer.text
    assert longest.status_code == 303


@pytest.mark.parametrize("how", ["expired", "revoked", "rotated"])
def test_a_link_that_ends_while_they_write_gives_the_text_back(both, how):
    both.walk(both.at(1, 20))
    path = both.link("student", name="小王", days=1)
    with both.browser(path) as client:
        if how == "expired":
            both.move(both.at(2, 21))
        else:
            with both.act() as kept:
                if how == "revoked":
                    entering.revoke(kept, both.number(path), "澜", both.now)
                else:
                    entering.rotate(kept, both.number(path), 9, "澜", both.now)
        answer = sent(client, words="写了212个字")
    assert answer.status_code == 403
    assert ("过期" if how == "expired" else "停用") in seen(answer)
    assert "写了212个字" in seen(answer)
    assert not facts(both)


def test_who_has_left_the_camp_hands_in_nothing_more(both):
    both.walk(both.at(1, 20))
    with student(both) as client:
        with both.act() as kept:
            lead.leave_camp(kept, both.row, "小王", "澜", both.now)
        both.move(both.at(2, 9))
        answer = sent(client, words="写了212个字")
    assert answer.status_code == 403
    assert "已经离开这一期" in seen(answer)
    assert "写了212个字" in seen(answer)
    assert not facts(both)


def test_a_listener_is_told_that_nothing_is_due(desks):
    desks.walk(desks.at(1, 20))
    with desks.act() as kept:
        change = (desks.ids["小王"], Aspect.TRACK, 1, Track.LISTENER.value)
        roster.change(kept, desks.id, [change], desks.now)
    with student(desks) as client:
        answer = sent(client)
    assert answer.status_code == 422
    assert "第1天你还没入营，或者是裸听、延期" in seen(answer)


def test_who_hangs_up_halfway_leaves_nothing_and_no_alarm(desks, caplog):
    desks.walk(desks.at(1, 20))
    port = int(desks.address.rpartition(":")[2])
    head = "POST /me/checkin HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\n"
    with socket.create_connection(("127.0.0.1", port)) as phone:
        phone.sendall(f"{head}content-length: 5000\r\n\r\nday=1&words=".encode())
    with student(desks) as client:
        assert sent(client).status_code == 303
    assert len(facts(desks)) == 1
    assert not [r for r in caplog.records if r.levelname == "ERROR"]


def test_a_form_reads_as_it_was_written_whatever_stands_in_it():
    said = "字&=%+ 😀\r\n%E4%zz;é\0"
    pairs = [("part", "a"), ("part", "b"), ("words", said), ("empty", "")]
    for body in (urlencode(pairs).encode(), said.encode(), b"a=%E4&b=%E5%AD&&=", b""):
        plain = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
        assert fields_of(body) == plain


@pytest.mark.parametrize("token", ["", "1", "1-forged", "x-y", "9" * 40 + "-z", "0-é"])
def test_a_forged_link_lets_nothing_in(desks, token):
    desks.walk(desks.at(1, 20))
    desks.link("student")
    with desks.browser(cookie=f"camp-me={token}".encode()) as client:
        answer = sent(client, words="写了212个字")
    assert answer.status_code in {403, 404}
    assert "写了212个字" in seen(answer)
    assert not facts(desks)


def test_a_hosts_link_does_not_hand_in_for_a_student(desks):
    desks.walk(desks.at(1, 20))
    token = desks.link("host").removeprefix("/in/")
    with desks.browser(cookie=f"camp-me={token}") as client:
        assert sent(client).status_code == 403
    assert not facts(desks)


def test_nobody_hands_in_for_somebody_else(desks):
    desks.walk(desks.at(1, 20))
    with student(desks, "小李") as client:
        form = {"day": "1", "part": "listen", "student": str(desks.ids["小王"])}
        form |= {"student_id": form["student"]}
        assert client.post("/me/checkin", data=form, headers=OURS).status_code == 303
    assert set(facts(desks)) == {desks.ids["小李"]}


def test_one_check_in_that_breaks_harms_no_neighbour(desks, monkeypatch, caplog):
    desks.walk(desks.at(1, 20))
    whole = writing.hand_in

    def poisoned(kept, came, secret, now):
        answers = whole(kept, came, secret, now)
        if any(one.words == "毒" for one in came):
            raise RuntimeError("内里的事")
        return answers

    monkeypatch.setattr(writing, "hand_in", poisoned)
    links = {name: desks.link("student", name=name) for name in PEOPLE[1]}
    # All of them wait behind a writer of our own, so that they travel together.
    with ThreadPoolExecutor(len(links)) as crowd, desks.act():
        told = {name: crowd.submit(_one, desks, links[name], name) for name in links}
    answers = {name: one.result() for name, one in told.items()}
    assert answers.pop("小王").status_code == 500
    assert {a.status_code for a in answers.values()} == {303}
    assert set(facts(desks)) == {desks.ids[name] for name in answers}
    assert "内里的事" in caplog.text


def _one(desks, path, name):
    with desks.browser(path) as client:
        return sent(client, parts=["listen"], words="毒" if name == "小王" else "好")


def test_what_breaks_gives_the_text_back_and_shows_no_trace(desks, monkeypatch):
    desks.walk(desks.at(1, 20))

    def broken(*_):
        raise RuntimeError("内里的事")

    monkeypatch.setattr(writing, "hand_in", broken)
    with student(desks) as client:
        answer = sent(client, words="写了212个字")
    assert answer.status_code == 500
    assert "写了212个字" in seen(answer)
    assert "内里的事" not in answer.text


def test_when_too_many_wait_the_next_is_told_with_its_text(desks, monkeypatch):
    desks.walk(desks.at(1, 20))
    monkeypatch.setattr(writing, "MOST_WAITING", 0)
    with student(desks) as client:
        answer = sent(client, words="写了212个字")
    assert answer.status_code == 503
    assert "一下子来的人太多" in seen(answer)
    assert "写了212个字" in seen(answer)
    assert 'href="/me"' in answer.text


def test_a_day_made_up_after_its_close_counts_from_the_next_night_on(both):
    both.walk(both.at(2, 9))
    with student(both) as client:
        assert sent(client, day=1).status_code == 303
    both.walk(both.at(2, 24, 10))
    with both.store.reading() as kept:
        (judged,) = [
            v
            for v in nights.verdicts_of_day(kept, both.id, 1)
            if v.student_id == both.ids["小王"]
        ]
    found = [Verdict.from_code(code) for code in (judged.published, judged.now)]
    assert found == [Verdict.MISSED, Verdict.MADE_UP]


def test_it_costs_the_same_few_statements_for_one_as_for_many(both):

    both.walk(both.at(1, 20))
    people = [name for names in PEOPLE.values() for name in names]
    tokens = [both.link("student", name=n).removeprefix("/in/") for n in people]
    asked = []

    def note(*statement):
        asked.append(statement[2])

    counts = []
    event.listen(both.store.engine, "before_cursor_execute", note)
    try:
        for crowd in (tokens[:1], tokens[1:]):
            asked.clear()
            with both.store.transaction() as kept:
                secret = entering.secret_for(kept, "")
                came = [Came(token, "1", ["listen"], "好") for token in crowd]
                hand_in(kept, came, secret, both.now)
            counts.append(len(asked))
    finally:
        event.remove(both.store.engine, "before_cursor_execute", note)
    assert counts[0] == counts[1] <= 14, asked


def test_a_link_that_nobody_signed_does_not_stand_in_the_line(desks, monkeypatch):
    desks.walk(desks.at(1, 20))
    with student(desks) as client:
        assert sent(client).status_code == 303
        taken = []
        monkeypatch.setattr(
            writing.Writer, "_written", lambda _self, came: taken.append(came)
        )
        client.cookies.set("camp-me", "1-forged")
        answer = sent(client, words="一大段别人的话")
    assert answer.status_code == 404
    assert "一大段别人的话" in seen(answer)
    assert taken == []


def test_closing_finishes_what_was_taken(desks):
    desks.walk(desks.at(1, 20))
    token = desks.link("student", name="小王").removeprefix("/in/")

    async def hand_in_and_close():
        writer = writing.Writer(desks.store, "")
        told = [asyncio.get_running_loop().create_future() for _ in range(3)]
        with desks.act():  # so that all of them still wait when it closes
            for n, one in enumerate(told):
                writer.put(Came(token, "1", ["listen"], f"第{n}句"), one)
            told[0].cancel()  # who asked has gone; it was taken all the same
            closing = asyncio.create_task(asyncio.to_thread(writer.close))
        await closing
        return [(await one).taken for one in told[1:]]

    assert asyncio.run(hand_in_and_close()) == [True, True]
    assert [words for _, words in said(desks)] == ["第0句", "第1句", "第2句"]


def test_a_server_that_stops_answers_whoever_waits(sqlite_url):
    desks = Desks(sqlite_url)
    desks.walk(desks.at(1, 20))
    path = desks.link("student", name="小王")
    held = threading.Event()

    def hold_the_database():
        with desks.act():
            held.set()
            servers.until(lambda: serving._server.should_exit, 20)

    serving = Serving(desks.settings, "127.0.0.1", 0)
    desks.address = f"http://127.0.0.1:{serving.port}"
    with ThreadPoolExecutor(2) as others, httpx.Client(base_url=desks.address) as phone:
        with serving:
            phone.get(path)
            others.submit(hold_the_database)
            assert held.wait(10)
            answer = others.submit(sent, phone)
            assert servers.until(lambda: serving._server.server_state.tasks, 10)
        assert answer.result().status_code == 303
    assert len(said(desks)) == 1
    desks.store.close()


def test_in_english_every_refusal_is_english(english):
    english.walk(english.at(4, 20))
    reader = {"accept-language": "en"}
    with english.browser(english.link("student", name="Ben")) as client:
        tries = [
            sent(client, day=1, words="", **reader),
            sent(client, day=6, words="", **reader),
            sent(client, day="x", words="", **reader),
            sent(client, parts=[], day=4, words="", **reader),
            sent(client, day=4, words="a" * 20_001, **reader),
        ]
    for answer in tries:
        assert answer.status_code == 422
        assert not re.search(r"[\u4e00-\u9fff]", seen(answer).removesuffix("中文"))
    assert "Day 1 was open until the end of Tuesday 8 September" in seen(tries[0])


@pytest.mark.parametrize("key", handing_in_wording.WORDS)
def test_every_refusal_names_the_same_things_in_both_languages(key):
    names = [set(re.findall(r"{(\w+)}", w)) for w in handing_in_wording.WORDS[key]]
    assert names[0] == names[1]
