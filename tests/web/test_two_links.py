"""Two links in one browser: what was drawn for one is never done on the other."""

import re

import pytest

from tests.web.desks import OURS, seen

ROOMS = ("/desk", "/me", "/ops", "/lead", "/join")
OPENS = {"/desk": "host", "/me": "student", "/ops": "ops", "/lead": "lead"}


def forms(page):
    """Every form of a page: where it goes, and what it carries unseen."""
    found = re.findall(
        r'<form\b[^>]*method="post"[^>]*action="([^"]+)"[^>]*>(.*?)</form>',
        page.text,
        re.DOTALL,
    )
    for action, inside in found:
        hidden = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', inside)
        yield action, dict(hidden)


@pytest.mark.parametrize("room", OPENS)
def test_every_form_of_a_desk_says_for_whose_link_it_was_drawn(desks, room):
    desks.came("小王", 1, words="今天先听完再开口，忍住了三次")
    desks.walk(desks.at(1, 20, 30))
    link = desks.link(OPENS[room])
    pages = {
        "/desk": ["/desk", "/desk/homework", "/desk/members", "/desk/handover"],
        "/lead": ["/lead/camps/new", "/lead/camps/1/groups", "/lead/links"],
    }
    many = 0
    with desks.browser(link) as client:
        for path in pages.get(room, [room]):
            for action, hidden in forms(client.get(path)):
                if action.startswith(ROOMS):
                    assert hidden["seat"] == str(desks.number(link)), (path, action)
                    many += 1
    assert many or room == "/ops"


def test_a_host_of_two_groups_never_posts_into_the_other_by_an_old_tab(both):
    both.seated(2, host="小李")
    both.walk(both.at(1, 8))
    first, second = both.link("host", 1), both.link("host", 2)
    with both.browser(first) as client:
        old = client.get("/desk")
        (posted, hidden), *_ = [f for f in forms(old) if f[0].endswith("/posted")]
        client.get(second)
        before = both.kept_things()
        answer = client.post(posted, data=hidden, headers=OURS)
        assert answer.status_code == 409
        assert "这一页是另一条链接的" in seen(answer)
        assert both.kept_things() == before
        client.get(first)
        assert client.post(posted, data=hidden, headers=OURS).status_code == 303
    assert both.kept_things() != before


def test_what_one_of_a_family_wrote_comes_back_and_is_not_the_others(desks):
    desks.walk(desks.at(1, 20))
    mine, theirs = (desks.link("student", name=n) for n in ("小王", "小张"))
    with desks.browser(mine) as client:
        _, drawn = next(forms(client.get("/me")))
        client.get(theirs)
        form = {
            "seat": drawn["seat"],
            "day": "1",
            "part": "homework",
            "words": "我写的是我自己的事",
        }
        answer = client.post("/me/checkin", data=form, headers=OURS)
        assert answer.status_code == 409
        assert "我写的是我自己的事" in seen(answer)
        draft = client.post("/me/draft", data=form, headers=OURS)
        assert draft.status_code == 409
    with desks.store.reading() as kept:
        assert kept.row("select count(*) from submission")[0] == 0
        assert kept.row("select count(*) from draft")[0] == 0
