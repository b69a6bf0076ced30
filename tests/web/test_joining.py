"""A group's door: a name and four digits, five tries, and a host who opens it again."""

import pytest

from camp.store import roster, tries
from tests.web.desks import OURS, seen


@pytest.fixture
def door(both):
    both.walk(both.at(1, 8))
    with both.act() as kept:
        found = {s.name: s for s in roster.students(kept, both.id)}
        phones = {"小张": "13800001234", "小陈": "13800004321"}
        roster.put_contacts(kept, [(found[n].id, p) for n, p in phones.items()])
        kept.do("update student set ref = '2026-0042' where name = '小李'")
    return both


def knock(client, name, digits):
    form = {"name": name, "digits": digits}
    return client.post("/join", data=form, headers=OURS)


def test_a_student_comes_in_by_name_and_the_last_four_of_their_phone(door):
    with door.browser(door.link("join")) as client:
        assert "你是哪一位" in seen(client.get("/join"))
        answer = knock(client, " 小张 ", "１２３４")
        assert answer.headers["location"] == "/me"
        assert "小张，欢迎" in seen(client.get("/me"))


def test_the_students_number_does_as_well(door):
    with door.browser(door.link("join")) as client:
        assert knock(client, "小李", "0042").status_code == 303


def test_a_number_that_those_beside_them_could_guess_opens_only_where_no_phone_is(door):
    with door.act() as kept:
        kept.do("update student set ref = '2026-0043' where name = '小张'")
    with door.browser(door.link("join")) as client:
        assert knock(client, "小张", "0043").status_code == 422
        assert knock(client, "小张", "1234").status_code == 303


def test_a_wrong_name_and_a_wrong_number_are_answered_alike(door):
    with door.browser(door.link("join")) as client:
        known, unknown = knock(client, "小张", "0000"), knock(client, "小谁", "0000")
    assert known.status_code == unknown.status_code == 422
    assert "还可以试4次" in seen(known)
    assert "还可以试4次" in seen(unknown)
    assert 'value="小张"' in known.text


def test_somebody_of_another_group_does_not_come_in_here(door):
    with door.browser(door.link("join")) as client:
        assert knock(client, "小陈", "4321").status_code == 422


def test_after_five_tries_even_the_right_answer_waits_for_the_host(door):
    with door.browser(door.link("join")) as client:
        for _ in range(5):
            last = knock(client, "小张", "0000")
        assert "试了五次都没对上。跟营主host1说一声，点开就能再试" in seen(last)
        assert "btn--main" not in last.text
        assert knock(client, "小张", "1234").status_code == 422
        with door.browser(door.link("host")) as host:
            assert "有人进不来" in seen(host.get("/desk/members"))
            host.post("/desk/members/unlock", data={"name": "小张"}, headers=OURS)
            assert "有人进不来" not in seen(host.get("/desk/members"))
        assert knock(client, "小张", "1234").status_code == 303


def test_a_host_of_another_group_opens_nothing(door):
    with door.browser(door.link("join")) as client:
        for _ in range(5):
            knock(client, "小张", "0000")
        with door.browser(door.link("host", group=2)) as host:
            host.post("/desk/members/unlock", data={"name": "小张"}, headers=OURS)
        assert knock(client, "小张", "1234").status_code == 422


def test_a_thousand_tries_leave_a_bounded_mark_and_one_is_told_to_see_the_host(desks):
    desks.walk(desks.at(1, 8))
    with desks.browser(desks.link("join")) as client:
        answers = [knock(client, f"甲{n}", "0000") for n in range(1_000)]
        assert "这个门口试错的太多" in seen(answers[-1])
        assert {answer.status_code for answer in answers} == {422}
    with desks.store.reading() as kept:
        assert tries.names(kept, desks.groups[1].id, 0) == 400
    with desks.browser(desks.link("host")) as host:
        assert "入群链接关上了" in seen(host.get("/desk/members"))
        host.post("/desk/members/unlock", data={"name": ""}, headers=OURS)
    with desks.browser(desks.link("join")) as client:
        assert "还可以试4次" in seen(knock(client, "甲", "0000"))
    with desks.browser(desks.link("join", group=2)) as client:
        assert "还可以试4次" in seen(knock(client, "甲", "0000"))


def test_a_door_that_strangers_shut_opens_by_itself_after_an_hour(door):
    with door.browser(door.link("join")) as client:
        for _ in range(5):
            knock(client, "小李", "0000")
        for n in range(400):
            knock(client, f"甲{n}", "0000")
        assert "先关上一小时" in seen(knock(client, "小张", "1234"))
        door.walk(door.at(1, 9, 1))
        assert "试了五次都没对上" in seen(knock(client, "小李", "0000"))
        with door.browser(door.link("host")) as host:
            page = seen(host.get("/desk/members"))
            assert "入群链接关上了" not in page
            assert "让他再试" in page
        assert knock(client, "小张", "1234").status_code == 303


def test_a_name_with_markup_in_it_is_only_a_name(door):
    with door.browser(door.link("join")) as client:
        answer = knock(client, '"><script>x</script>', "0000")
    assert "<script>x" not in answer.text
