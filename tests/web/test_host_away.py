"""Being away: somebody stands in, and a calendar rings at each slot."""

import re

import pytest

from camp.store import cohorts
from tests.web.a_desk import look, press
from tests.web.desks import seen


def test_a_deputy_takes_over_and_the_desk_and_the_log_say_so(both):
    both.walk(both.at(1, 9))
    page = press(both, "/desk/handover", {"role": "deputy", "through": "2"})
    assert "现在由副营主deputy1代" in seen(page)
    link = re.search(r"/in/\d+-[\w-]+", page.text)[0]
    with both.browser(link) as client:
        said = seen(client.get("/desk"))
    assert "由副营主deputy1代" in said
    with both.store.reading() as kept:
        log = [one[1:6] for one in cohorts.audit(kept, both.id)]
    assert ("host1", "hand over", "group 1", "", "deputy deputy1") in log
    assert "现在由" not in seen(press(both, "/desk/handover", {"back": "1"}))


def test_a_new_name_sits_there_through_that_day_and_no_longer(both):
    both.walk(both.at(1, 9))
    form = {"role": "deputy", "name": "阿舟", "through": "2"}
    page = press(both, "/desk/handover", form)
    link = re.search(r"/in/\d+-[\w-]+", page.text)[0]
    both.walk(both.at(2, 22))
    with both.browser(link) as client:
        assert client.get("/desk").status_code == 200
        both.walk(both.at(3, 8))
        assert client.get("/desk").status_code == 403
    assert "阿舟" not in seen(look(both, "/desk"))
    with both.store.reading() as kept:
        assert cohorts.seats(kept, both.id, 3)[both.groups[1].id]["deputy"] == "deputy1"


def test_back_again_the_deputy_sits_where_they_sat_and_the_lent_link_is_shut(both):
    both.walk(both.at(1, 9))
    deputys = both.link(role="deputy")
    form = {"role": "deputy", "name": "王五", "through": "3"}
    page = press(both, "/desk/handover", form)
    lent = re.search(r"/in/\d+-[\w-]+", page.text)[0]
    assert "王五坐deputy1的位子，deputy1的链接这几天打不开" in seen(page)
    both.walk(both.at(2, 9))
    for _ in range(2):
        page = press(both, "/desk/handover", {"back": "1"})
    assert "王五" not in seen(page)
    with both.browser() as client:
        assert client.get(lent).status_code == 403
    with both.browser(deputys) as client:
        assert client.get("/desk").status_code == 200
    with both.store.reading() as kept:
        group = both.groups[1].id
        names = [cohorts.seats(kept, both.id, n)[group]["deputy"] for n in range(6)]
    assert names == ["deputy1", "王五", *["deputy1"] * 4]


def test_a_second_name_gives_the_first_seat_back(desks):
    desks.walk(desks.at(1, 9))
    form = {"role": "deputy", "name": "王五", "through": "4"}
    press(desks, "/desk/handover", form)
    press(desks, "/desk/handover", form | {"name": "阿舟", "through": "2"})
    with desks.store.reading() as kept:
        group = desks.groups[1].id
        names = [cohorts.seats(kept, desks.id, n)[group]["deputy"] for n in range(6)]
    assert names == ["deputy1", "阿舟", "阿舟", *["deputy1"] * 3]


def test_whoever_stands_in_can_be_asked_to_stay_longer(desks):
    desks.walk(desks.at(1, 9))
    form = {"role": "deputy", "name": "阿舟"}
    press(desks, "/desk/handover", form | {"through": "2"})
    press(desks, "/desk/handover", form | {"through": "3"})
    with desks.store.reading() as kept:
        group = desks.groups[1].id
        names = [cohorts.seats(kept, desks.id, n)[group]["deputy"] for n in range(5)]
    assert names == ["deputy1", "阿舟", "阿舟", "阿舟", "deputy1"]


def test_only_the_host_hands_over_and_sees_the_link(desks):
    desks.walk(desks.at(1, 9))
    press(desks, "/desk/handover", {"role": "deputy", "through": "2"})
    page = look(desks, "/desk/handover", role="officer")
    assert "现在由副营主deputy1代" in seen(page)
    assert "/in/" not in page.text
    press(desks, "/desk/handover", {"back": "1"}, wanted=422, role="officer")


@pytest.mark.parametrize(
    "form",
    [
        {"role": "deputy", "name": "host1", "through": "2"},
        {"role": "host", "through": "2"},
        {"role": "deputy", "through": "0"},
        {"role": "deputy", "through": "99"},
        {"role": "deputy", "through": "x"},
        {},
    ],
)
def test_an_odd_handover_is_refused(desks, form):
    desks.walk(desks.at(1, 9))
    desks.link()
    before = desks.kept_things()
    press(desks, "/desk/handover", form, wanted=422)
    assert desks.kept_things() == before


def test_a_calendar_app_gets_the_slots_with_alarms_and_nothing_else(both):
    both.walk(both.at(1, 9))
    with both.act() as kept:
        cohorts.write_audit(kept, both.id, both.now, "澜", "open", "小营")
    page = look(both, "/desk/reminders")
    path = re.search(r"/calendar/\d+-[\w-]+\.ics", page.text)[0]
    with both.browser() as client:
        answer = client.get(path)
        assert answer.headers["content-type"].startswith("text/calendar")
        token = path.removeprefix("/calendar/").removesuffix(".ics")
        assert client.get(f"/in/{token}").status_code == 404
    lines = answer.text.split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("BEGIN:VALARM") == 18
    assert lines.count("TRIGGER:PT0M") == 18
    assert "DTSTART:20260906T233000Z" in lines
    both.seated(1, host="小周")
    with both.browser() as client:
        assert client.get(path).status_code == 403


def test_a_link_to_the_desk_opens_no_calendar(desks):
    token = desks.link().removeprefix("/in/")
    with desks.browser() as client:
        assert client.get(f"/calendar/{token}.ics").status_code == 404
