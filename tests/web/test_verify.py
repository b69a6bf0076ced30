"""Whether a certificate is real: told to whoever holds one, and to nobody who counts."""

import re

import pytest

from camp.desk import pictures
from camp.desk.night import serials
from camp.desk.ops import reissue
from camp.store import nights, roster
from tests.desk.small import LONG
from tests.web.desks import seen

PHONE = "13800001111"


@pytest.fixture
def finished(desks):
    return finish(desks)


def finish(desks):
    for day in (1, 2, 4):
        desks.walk(desks.at(day, 20))
        for name in ("小李", "小王", "小陈"):
            desks.came(name, day)
        desks.stamped("小王", day)
    with desks.act() as kept:
        roster.put_contacts(kept, [(desks.ids["小李"], PHONE)])
    desks.walk(desks.at(5, 17))
    return desks


def issued(desks):
    with desks.store.reading() as kept:
        return nights.certificates(kept, desks.id)


def serial(desks, name, kind="completion"):
    found = {(s, k): number for s, k, number, _ in issued(desks)}
    return found[desks.ids[name], kind]


def ask(desks, said, language="zh"):
    with desks.browser(**{"accept-language": language}) as client:
        return client.get(f"/verify/{said}")


def test_a_certificate_says_what_stands_on_it_and_no_more(both):
    finish(both)
    answer = ask(both, serial(both, "小李"))
    assert answer.status_code == 200
    said = seen(answer)
    assert "这张奖状是真的" in said
    assert "小李" in said
    assert "结营证书" in said
    assert "小营" in said
    assert "2026年9月11日" in said
    for other in (PHONE, "S10", "1营", "小王", LONG[:8], "3个打卡日"):
        assert other not in said


def test_it_is_read_as_people_type_it(finished):
    number = serial(finished, "小李")
    typed = [
        number.lower(),
        number.replace("-", "–"),
        number.replace("-", " "),
        "".join(chr(ord(c) + 0xFEE0) for c in number),
    ]
    with finished.browser() as client:
        for said in typed:
            led = client.get("/verify", params={"serial": f" {said} "})
            assert led.headers["location"] == f"/verify/{number}"
            assert client.get(led.headers["location"]).status_code == 200


def test_a_number_that_is_none_says_what_to_check(both):
    finished = finish(both)
    answer = ask(finished, "C0001-00-0000001-ZZZZZZZZ")
    assert answer.status_code == 404
    assert "少一段就查不到" in seen(answer)
    for odd in ("x" * 500, "%00", "%ff", "'or'1'='1", "%E2%91%A0", "<script>"):
        assert ask(finished, odd).status_code == 404
    assert "<script>alert" not in ask(finished, "<script>alert(1)").text


def test_numbers_cannot_be_counted_up_to(finished):
    numbers = [number for _, _, number, _ in issued(finished)]
    assert numbers
    codes = [number.rpartition("-")[2] for number in numbers]
    assert len(set(codes)) == len(codes)
    for number in numbers:
        assert serials.CODE.search(number)
        assert ask(finished, number.rpartition("-")[0]).status_code == 404


def test_codes_of_two_installations_differ(desks, monkeypatch):
    codes = {serials._code(secret, "C0001-00-0000001") for secret in ("a", "b", "c")}
    assert len(codes) == 3
    monkeypatch.setattr(serials.rehearsal_clock, "read", lambda *_: None)
    with desks.act() as kept:
        secret = serials._secret(kept)
        assert len(secret) == 64
        assert serials._secret(kept) == secret


def test_an_early_number_without_a_code_is_confirmed_without_a_name(finished):
    with finished.act() as kept:
        early = (finished.ids["小赵"], "warm", "C0001-02-0000004", "留言最多")
        nights.issue_certificates(kept, finished.id, [early], finished.now)
        kept.do(
            "update honor set student_id = ?, state = 'published' where rule = 'warm'",
            (finished.ids["小赵"],),
        )
    said = seen(ask(finished, "C0001-02-0000004"))
    assert "不写姓名" in said
    assert "小赵" not in said


def test_a_withdrawn_honor_says_so_and_the_new_one_stands(both):
    finish(both)
    before = serial(both, "小王", "steady")
    with both.act() as kept:
        wish = ("steady", 1, 1)
        reissue(
            kept,
            both.row,
            wish,
            "小李",
            why="算错了",
            who="澜",
            now=both.now,
            reason="来得齐",
        )
    assert "这张奖状撤回了" in seen(ask(both, before))
    assert "颁给另一位" in seen(ask(both, before))
    after = seen(ask(both, serial(both, "小李", "steady")))
    assert "这张奖状是真的" in after
    assert "更正过一次" in after


def test_in_english_all_but_the_course_is_english(finished):
    number = serial(finished, "小李")
    said = seen(ask(finished, number, "en"))
    assert "This certificate is real" in said
    assert "11 September 2026" in said
    for own in ("小李", "结营证书", "小营", "中文"):
        said = said.replace(own, "")
    assert not re.search(r"[\u4e00-\u9fff]", said)


def test_the_code_on_paper_leads_here(finished):
    with finished.store.reading() as kept:
        papers = pictures.certificates(kept, finished.row, f"{finished.address}/")
    with finished.browser() as client:
        for paper in papers:
            answer = client.get(paper.card.verify)
            assert answer.status_code == 200
            assert paper.card.name in seen(answer)
