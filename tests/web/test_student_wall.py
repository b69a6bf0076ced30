"""Stamped homework on the wall: liked, answered, and nobody else's."""

import re

import pytest

from tests.web.a_student import LONG, begin, hand_in
from tests.web.desks import OURS, seen


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
