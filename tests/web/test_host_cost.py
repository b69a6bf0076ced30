"""What the host's pages ask of the database: the same few statements at any hour."""

import pytest

from camp.desk import host, joining, quiz
from camp.store import appeals
from tests.web.counting import asked_by, counted

MOST = 12
PAGES = {
    "desk": lambda k, s, now: (
        host.at_desk(k, s, now, "zh-CN"),
        quiz.host_line(k, s, now, "zh-CN"),
    ),
    "homework": lambda k, s, now: (
        host.homework_queue(k, s, now),
        host.appeals_waiting(k, s, now),
    ),
    "answered": lambda k, s, now: (
        host.homework_queue(k, s, now, answered=True),
        host.appeals_waiting(k, s, now),
    ),
    "members": lambda k, s, now: (
        host.people(k, s, now, "zh-CN"),
        joining.door(k, s, ["小李"], now),
        host.appeals_waiting(k, s, now),
    ),
    "appeals": lambda k, s, now: host.appealed(k, s, now, "zh-CN"),
    "words": lambda k, s, now: host.hard_moments(k, s, now, "zh-CN"),
    "ahead": lambda k, s, now: host.ahead(k, s, None, now, "zh-CN"),
}


@pytest.mark.parametrize("hour", [5, 8, 12, 18, 21, 23])
def test_the_desk_costs_the_same_few_statements_whatever_the_hour(both, hour):
    both.walk(both.at(1, hour))
    with counted(both) as (kept, seat, asked):
        PAGES["desk"](kept, seat, both.now)
    assert len(asked) <= MOST, asked


@pytest.mark.parametrize("page", PAGES)
def test_every_page_costs_few_statements_on_a_day_in_the_middle(both, page):
    both.came("小王", 2, words="先听完再开口，今天忍住了三次")
    both.walk(both.at(2, 20, 30))
    both.stamped("小王", 2)
    both.walk(both.at(3, 9))
    with both.act() as kept:
        for name in ("小李", "小王", "小张"):
            appeals.ask(kept, both.id, both.ids[name], 1, "那天交过的", both.now)
    with counted(both) as (kept, seat, asked):
        PAGES[page](kept, seat, both.now)
    assert len(asked) <= MOST, asked


def test_a_private_note_costs_few_statements(both):
    both.walk(both.at(3, 9))
    with counted(both) as (kept, seat, asked):
        found = host.letter(kept, seat, both.ids["小李"], both.now, "zh-CN")
    assert found.text
    assert len(asked) <= MOST, asked


@pytest.mark.parametrize("page", ["/desk", "/desk/homework", "/desk/members"])
def test_a_whole_request_costs_no_more_whoever_asks_and_when(both, page):
    both.came("小王", 2, words="先听完再开口，今天忍住了三次")
    both.walk(both.at(3, 9))
    with both.browser(both.link("host")) as client:
        client.get(page)  # what links are signed with is read once
        asked = asked_by(both, client, page)
    assert 0 < len(asked) <= MOST, asked
