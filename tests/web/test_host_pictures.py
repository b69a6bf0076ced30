"""The pictures of a slot, at the desk of the group they are of."""

import re

from tests.web.a_desk import look
from tests.web.desks import seen


def test_a_slots_pictures_are_named_on_the_desk_and_drawn_on_demand(desks):
    desks.walk(desks.at(1, 8, 6))
    with desks.browser(desks.link()) as client:
        page = client.get("/desk")
        assert "长按图片" in seen(page)
        links = re.findall(r'<img src="(/desk/1/morning/picture/[^"]+)"', page.text)
        assert len(links) == 2
        first = client.get(links[0])
        assert first.headers["content-type"] == "image/png"
        assert first.content.startswith(b"\x89PNG")
        mark = {"if-none-match": first.headers["etag"]}
        assert client.get(links[0], headers=mark).status_code == 304
        assert client.get("/desk/1/noon/picture/1").status_code == 422
        assert client.get("/desk/1/morning/picture/99").status_code == 422


def test_the_morning_after_a_night_brings_its_table(desks):
    desks.came("小李", 1)
    desks.walk(desks.at(2, 8))
    page = look(desks, "/desk")
    links = re.findall(r'src="(/desk/2/morning/picture/[^"]+)" alt="(.*?)"', page.text)
    assert links[-1][1] == "昨晚的战报"
    assert look(desks, links[-1][0]).content.startswith(b"\x89PNG")


def test_a_host_of_two_groups_sees_each_groups_own_pictures(desks):
    desks.came("小李", 1)
    desks.walk(desks.at(2, 8))
    found = {}
    for group in (1, 2):
        page = look(desks, "/desk", group=group)
        found[group] = re.findall(r'src="(/desk/2/morning/picture/[^"]+)"', page.text)
    assert not {*found[1]} & {*found[2]}
    mine, theirs = (look(desks, found[g][-1], group=g) for g in (1, 2))
    assert mine.content != theirs.content
    assert "max-age" in mine.headers["cache-control"]
    # The page of group 1 still lies open while the browser holds the link to group 2.
    other = look(desks, found[1][-1], group=2)
    assert other.headers["cache-control"] == "private, no-cache"


def test_a_picture_has_another_address_once_something_else_is_on_it(desks):
    desks.walk(desks.at(1, 8, 6))
    before = re.findall(r'src="(/desk/1/[^"]+)"', look(desks, "/desk").text)
    assert before == re.findall(r'src="(/desk/1/[^"]+)"', look(desks, "/desk").text)
    with desks.act() as kept:
        kept.do("update cohort set name = '第二期' where id = ?", (desks.id,))
    after = re.findall(r'src="(/desk/1/[^"]+)"', look(desks, "/desk").text)
    assert not {*before} & {*after}
