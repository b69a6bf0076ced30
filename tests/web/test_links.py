"""Links instead of accounts: what opens, what no longer does, and in which words."""

import pytest

from camp.desk import entering
from tests.web.desks import OURS, Desks, seen


def test_a_link_moves_into_a_cookie_and_out_of_the_address(desks):
    path = desks.link()
    with desks.browser() as client:
        opened = client.get(path)
        assert (opened.status_code, opened.headers["location"]) == (303, "/desk")
        cookie = opened.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert "no-store" in opened.headers["cache-control"]
        page = client.get("/desk")
    assert page.status_code == 200
    assert "1营 · 营主 host1" in seen(page)
    assert path.removeprefix("/in/") not in page.text


def test_a_link_opens_any_number_of_times_and_is_the_same_when_asked_for_again(desks):
    path = desks.link()
    assert desks.link() == path
    for _ in range(3):
        with desks.browser(path) as client:
            assert client.get("/desk").status_code == 200


@pytest.mark.parametrize(
    "token", ["1", "1-", "1-AAAA", "99-AAAA", "x", "-", "9" * 400 + "-a", "１-é"]
)
def test_a_forged_link_is_a_calm_page_that_says_what_to_do(desks, token):
    desks.link()
    with desks.browser() as client:
        answer = client.get(f"/in/{token}")
    assert answer.status_code == 404
    assert "这条链接打不开" in seen(answer)
    assert "请营长重发一条" in seen(answer)
    assert "set-cookie" not in answer.headers


def test_a_signature_of_another_link_opens_nothing(desks):
    first, second = desks.link(group=1), desks.link(group=2)
    crossed = f"/in/{desks.number(second)}-{first.partition('-')[2]}"
    with desks.browser() as client:
        assert client.get(crossed).status_code == 404


def test_a_rotated_link_is_dead_and_its_cookie_too(desks):
    old = desks.link()
    with desks.browser(old) as client:
        with desks.act() as kept:
            entering.rotate(kept, desks.number(old), 90, "澜", desks.now)
        answer = client.get("/desk")
        assert answer.status_code == 403
        assert "这条链接停用了 已经换了新的" in seen(answer)
        assert client.get(old).status_code == 403
    with desks.browser(desks.link()) as client:
        assert client.get("/desk").status_code == 200


def test_a_revoked_link_is_dead(desks):
    path = desks.link()
    with desks.act() as kept:
        assert entering.revoke(kept, desks.number(path), "澜", desks.now)
        assert not entering.revoke(kept, desks.number(path), "澜", desks.now)
    with desks.browser() as client:
        answer = client.get(path)
    assert answer.status_code == 403
    assert "换了新的" not in seen(answer)


def test_a_link_that_is_too_old_says_so(desks):
    path = desks.link(days=1)
    with desks.browser(path) as client:
        desks.move(desks.at(2, 8))
        answer = client.get("/desk")
    assert answer.status_code == 403
    assert "这条链接过期了" in seen(answer)


def test_a_changed_host_is_out_at_the_very_next_request(both):
    path = both.link()
    with both.browser(path) as client:
        assert client.get("/desk").status_code == 200
        both.seated(1, host="小新")
        answer = client.get("/desk")
        assert answer.status_code == 403
        assert "这个群换人带了" in seen(answer)
        note = client.post("/desk/note", data={"words": "我还在吗"}, headers=OURS)
        assert note.status_code == 403
        assert "我还在吗" in seen(note)
    with both.browser(both.link()) as client:
        assert "营主 小新" in seen(client.get("/desk"))


def test_nobody_gets_a_link_for_a_free_seat(desks):
    desks.seated(1, deputy="")
    with pytest.raises(entering.Refusal, match="1营还没有副营主"):
        desks.link("deputy")


def test_links_may_be_signed_with_a_secret_of_the_installations_own(sqlite_url):
    own_words = "一句话"
    with Desks(sqlite_url, secret=own_words).served() as desks:
        path = desks.link()
        with desks.browser(path) as client:
            assert client.get("/desk").status_code == 200
        with desks.store.reading() as kept:
            made = entering.passes.get(kept, desks.number(path))
            own = entering.token_of(made, entering.passes.secret(kept))
        with desks.browser() as client:
            assert client.get(f"/in/{own}").status_code == 404


def test_a_stranger_is_told_where_links_come_from_in_their_language(desks):
    with desks.browser() as client:
        zh = client.get("/desk", headers={"accept-language": "zh-CN,zh;q=0.9"})
        en = client.get("/desk", headers={"accept-language": "en-GB"})
    assert zh.status_code == en.status_code == 403
    assert "学员：点群里的入群链接" in seen(zh)
    assert "Students: use the link in your group" in seen(en)


def test_every_link_is_listed_with_whether_it_opens(desks):
    paths = [
        desks.link(),
        desks.link("deputy"),
        desks.link("officer"),
        desks.link("ops"),
    ]
    with desks.act() as kept:
        entering.revoke(kept, desks.number(paths[2]), "澜", desks.now)
    desks.seated(1, deputy="小新")
    with desks.store.reading() as kept:
        found = entering.listed(kept, desks.now)
    assert [(f.link.role, f.group, f.state) for f in found] == [
        ("host", 1, "open"),
        ("deputy", 1, "moved"),
        ("officer", 1, "ended"),
        ("ops", 0, "open"),
    ]
