"""What a student has begun to write: kept while they write, never in the way."""

import re

from camp.desk import me
from tests.web.a_student import LONG, begin, hand_in
from tests.web.counting import counted
from tests.web.desks import OURS


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
