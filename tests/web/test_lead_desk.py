"""The lead's desk, page by page."""

from __future__ import annotations

import gzip
import io
import json
import re
import socket
import zipfile
from urllib.parse import urlsplit

import pytest
import zxingcpp
from PIL import Image

from camp import shelf
from camp.store import passes
from tests.desk import small
from tests.web.counting import asked_by
from tests.web.desks import OURS, seen
from tests.web.test_lead_walk import ROSTER, packed, post

HAN = re.compile(r"[\u4e00-\u9fff]")
COURSES = re.compile("吃好动好|好好相处|中文|澜")
"""What is Chinese on an English page: courses, the other language, a person."""


@pytest.fixture
def lead(desks):
    with desks.browser(desks.link("lead"), **{"accept-language": "zh"}) as client:
        yield client


def faulty(line="    kind: corse\n"):
    """The starter with one slip."""
    text = shelf.starter()["curriculum.yaml"].decode()
    return re.sub(r"    kind: course\n", line, text, count=1)


def test_a_mistake_stands_under_its_own_line_with_what_to_write_instead(lead):
    text = faulty()
    number = text.split("\n").index("    kind: corse") + 1
    sent = post(lead, "/lead/curricula", ("curriculum.yaml", text.encode()))
    page = lead.get(sent.headers["location"])
    said = seen(page)
    assert "改好1处，再传一次" in said
    assert f"第{number}行 第11列" in said
    quoted = page.text.index("<u>corse</u>")
    assert page.text.index("fix-it", quoted) - quoted < 200
    assert "course" in page.text[quoted : quoted + 700]
    assert "可以开营了" not in said
    assert "用它开一期" not in said


def test_what_is_faulty_cannot_be_opened_and_says_so(lead):
    sent = post(lead, "/lead/curricula", ("curriculum.yaml", faulty().encode()))
    key = sent.headers["location"].rpartition("/")[2]
    form = {"from": key, "start": "2026-09-21"}
    answer = post(lead, "/lead/camps", **form)
    assert answer.status_code == 422
    assert "还有1处要改" in seen(answer)
    assert 'value="2026-09-21"' in answer.text


def test_a_day_of_a_curriculum_is_read_as_any_kind_of_group_would(lead):
    front = lead.get("/lead/curricula/interpersonal-21?day=5&as=lead")
    back = lead.get("/lead/curricula/interpersonal-21?day=5&as=listener")
    assert "第5天会发什么" in seen(front)
    assert seen(front) != seen(back)
    assert '<option value="listener" selected>' in back.text


def test_courses_in_the_readers_own_tongue_stand_first(lead):
    def offered(tongue):
        page = lead.get("/lead/curricula", headers={"accept-language": tongue})
        return re.findall('href="/lead/curricula/([a-z][^"]+)"', page.text)

    ours, theirs = offered("zh-CN"), offered("en")
    assert ours[-1] == theirs[0] == "writing-21-en"
    assert sorted(ours) == sorted(theirs)


def test_a_plan_in_a_table_that_cannot_be_read_says_where(lead):
    answer = post(lead, "/lead/curricula", ("策划表.csv", "甲,乙\n1,2\n".encode()))
    assert answer.status_code == 422
    assert "“策划表.csv”没有收下" in seen(answer)


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("课程.docx", b"x", "读不了：要 .yaml"),
        ("课程.zip", b"PK\x03\x04 half of it", "坏了"),
        ("课程.zip", packed({"notes.txt": b"x"}), "没有 curriculum.yaml"),
        ("课程.zip", packed({"../out.yaml": b"x"}), "指到了外面"),
        ("课程.zip", packed({"curriculum.yaml": b"a" * 1_500_000}), "压得太狠"),
        ("课程.zip", packed({"a.png": b"\0" * 21_000_000}), "超过20 MB"),
        ("空.yaml", b"", "“空.yaml”是空的"),
    ],
)
def test_a_file_that_is_no_curriculum_is_refused_in_words(lead, name, body, words):
    answer = post(lead, "/lead/curricula", (name, body))
    assert answer.status_code == 422
    assert words in seen(answer)
    assert "传过的" not in seen(lead.get("/lead/curricula"))


def test_a_zip_from_an_older_windows_keeps_its_chinese_names(lead):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in shelf.starter().items():
            archive.writestr(f"XX/{name}", data)
    body = out.getvalue().replace(b"XX/", "营".encode("gbk") + b"/")
    sent = post(lead, "/lead/curricula", ("课程.zip", body))
    assert sent.status_code == 303, seen(sent)


def test_an_upload_can_be_put_away(lead):
    sent = post(lead, "/lead/curricula", ("curriculum.yaml", faulty().encode()))
    address = sent.headers["location"]
    assert post(lead, f"{address}/drop").status_code == 303
    assert lead.get(address).status_code == 422
    assert "传过的" not in seen(lead.get("/lead/curricula"))


def test_a_zip_bomb_and_ten_megabytes_as_a_roster_are_turned_away(lead):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 50_000_000)
    bomb = post(lead, "/lead/camps/1/roster", ("名单.xlsx", out.getvalue()))
    assert bomb.status_code == 422
    assert "名单没有收下，什么都没有变" in seen(bomb)
    big = post(lead, "/lead/camps/1/roster", ("名单.csv", b"x" * 10_000_000))
    assert big.status_code == 413


def token(page):
    return re.search(r'name="seen" value="(\w+)"', page.text)[1]


def test_a_roster_changes_nothing_until_it_is_confirmed(desks, lead):
    before = desks.kept_things()
    post(lead, "/lead/camps/1/roster", ("名单.csv", ROSTER.encode()))
    page = lead.get("/lead/camps/1/roster")
    assert "会加6位学员" in seen(page)
    assert "8位学员，2个营" in seen(page)
    assert desks.kept_things() == before
    post(lead, "/lead/camps/1/roster/apply", seen=token(page))
    assert "14位学员，2个营" in seen(lead.get("/lead/camps/1/roster"))


def test_what_was_not_seen_is_not_applied(desks, lead):
    post(lead, "/lead/camps/1/roster", ("名单.csv", ROSTER.encode()))
    old = token(lead.get("/lead/camps/1/roster"))
    other = ROSTER.replace("小周", "小吴")
    post(lead, "/lead/camps/1/roster", ("名单.csv", other.encode()))
    answer = post(lead, "/lead/camps/1/roster/apply", seen=old)
    assert answer.status_code == 422
    assert "所以没有导入" in seen(answer)
    assert "小吴" in seen(answer)
    assert "8位学员，2个营" in seen(answer)


def test_what_is_wrong_in_a_roster_is_said_by_row_and_the_camp_stays(lead):
    wrong = ROSTER + "B9,小郑,x,很重\n"
    answer = post(lead, "/lead/camps/1/roster", ("名单.csv", wrong.encode()))
    assert answer.status_code == 422
    assert "第8行" in seen(answer)
    moved = "学号,姓名,群\nS10,小李,2\n"
    post(lead, "/lead/camps/1/roster", ("名单.csv", moved.encode()))
    page = seen(lead.get("/lead/camps/1/roster"))
    assert "有1处要改，什么都还没有变" in page


def test_a_phone_is_masked_where_it_changes(lead):
    post(
        lead,
        "/lead/camps/1/roster",
        ("a.csv", "学号,姓名,手机\nS10,小李,13812345678\n".encode()),
    )
    page = seen(lead.get("/lead/camps/1/roster"))
    assert "138****5678" in page
    assert "13812345678" not in page


@pytest.fixture
def on_both(both):
    with both.browser(both.link("lead"), **{"accept-language": "zh"}) as client:
        yield both, client


def test_a_swap_is_seen_before_it_is_done_and_done_as_it_was_seen(on_both):
    desks, lead = on_both
    page = lead.get("/lead/camps/1/revise?swap=1&with=2")
    assert "会变" in seen(page)
    assert "第2课" in seen(page)
    form = {"swap": "1", "with": "2", "postpone": "", "from": ""}
    odd = post(lead, "/lead/camps/1/revise", **form, seen="x")
    assert odd.status_code == 422
    assert "所以没有改" in seen(odd)
    done = post(lead, "/lead/camps/1/revise", **form, seen=token(page))
    assert done.status_code == 303
    assert desks.row.signed


def test_a_day_that_has_begun_does_not_move_and_nothing_changes(desks, lead):
    desks.walk(desks.at(2, 9))
    page = lead.get("/lead/camps/1/revise?swap=1&with=4")
    assert page.status_code == 422
    assert "不能这样改 什么都没有变" in seen(page)


def test_any_day_is_seen_as_a_group_would_before_and_during(desks, lead):
    before = seen(lead.get("/lead/camps/1/day/1?group=2"))
    assert "2营，第1天。" in before
    assert "还没生成" in before
    desks.walk(desks.at(1, 8))
    during = seen(lead.get("/lead/camps/1/day/1?group=2"))
    assert "还没发" in during or "可以发" in during or "生成" in during
    assert "第1天" in seen(lead.get("/lead/camps/1/day/1?group=back"))
    assert lead.get("/lead/camps/1/day/99?group=1").status_code == 422
    assert lead.get("/lead/camps/1/day/1?group=77").status_code == 422


def test_the_calendar_shows_every_send_and_goes_along_as_a_file(lead):
    page = seen(lead.get("/lead/camps/1/calendar"))
    assert "第1天 第1课" in page
    assert "07:30–11:00" in page
    ics = lead.get("/lead/camps/1/calendar.ics")
    assert ics.headers["content-type"].startswith("text/calendar")
    assert ics.text.startswith("BEGIN:VCALENDAR")
    csv = lead.get("/lead/camps/1/calendar.csv")
    assert csv.content.decode("utf-8-sig").startswith("日期,天,类型,标题,")
    assert lead.get("/lead/camps/1/calendar.exe").status_code == 422


def test_while_a_camp_runs_its_page_says_how_today_goes(desks, lead):
    post(lead, "/lead/camps/1/links")
    desks.walk(desks.at(1, 13))
    desks.came("小李", 1, 10)
    page = seen(lead.get("/lead/camps/1"))
    assert "1 / 8 位打了卡" in page
    assert "早安" in page


def test_a_line_of_seats_that_is_not_clear_is_named_and_none_is_taken(desks, lead):
    answer = post(lead, "/lead/camps/1/groups", words="1 小杨\n二营 小澜\n")
    assert answer.status_code == 422
    assert "第2行看不懂" in seen(answer)
    assert "小杨" not in seen(lead.get("/lead/camps/1/groups"))


def test_a_list_of_seats_comes_back_as_it_was_with_all_that_is_wrong(lead):
    words = "1 小杨 小澜 小陈 小周\n9 小郑\n2 小吴"
    answer = post(lead, "/lead/camps/1/groups", words=words)
    said = seen(answer)
    assert "第1行写了4个名字，最多3个：营主、副营主、作业官" in said
    assert "第2行：没有9营，这一期是1到2营" in said
    assert f"\n{words}</textarea>" in answer.text
    assert "小吴" not in seen(lead.get("/lead/camps/1/groups"))
    assert "还没有写名字" in seen(post(lead, "/lead/camps/1/groups", words=" "))


def test_a_list_pasted_from_a_table_keeps_the_spaces_of_a_name(lead):
    post(lead, "/lead/camps/1/groups", words="1\tMaya Okoro\t小澜")
    assert "营主 Maya Okoro · 副营主 小澜" in seen(lead.get("/lead/camps/1/groups"))


def test_a_new_host_ends_the_old_link_and_gets_one_of_their_own(desks, lead):
    post(lead, "/lead/camps/1/links")
    before = lead.get("/lead/camps/1/links")
    assert "链接都有了" in seen(before)
    assert "只有这台电脑打得开" in seen(before)
    post(lead, "/lead/camps/1/groups/1", host="小杨", deputy="", officer="")
    groups = seen(lead.get("/lead/camps/1/groups"))
    assert "小杨还没有链接" in groups
    assert "给小杨做链接" in groups
    assert "还有1条链接没有做" in seen(lead.get("/lead/camps/1/links"))
    post(lead, "/lead/camps/1/links")
    assert "每个营都有营主了" in seen(lead.get("/lead/camps/1/groups"))
    after = lead.get("/lead/camps/1/links")
    assert "复制给小杨" in seen(after)
    assert "复制给host1" not in seen(after)


def test_links_are_made_once_and_renewed_one_by_one(desks, lead):
    post(lead, "/lead/camps/1/links")
    post(lead, "/lead/camps/1/links")
    with desks.store.reading() as kept:
        links = [one for one in passes.everyone(kept) if one.cohort_id]
    assert len(links) == 8
    answer = post(lead, f"/lead/camps/1/links/{links[0].id}/renew")
    page = seen(lead.get(answer.headers["location"]))
    assert f"换好了，记得把新的发给{links[0].name}" in page
    assert "记得把新的" not in seen(lead.get("/lead/camps/1/links"))
    with desks.store.reading() as kept:
        there = passes.get(kept, links[0].id)
    assert there is not None
    assert there.ended_at is not None


def test_a_lead_gives_ops_a_link_and_ends_it(desks, lead):
    post(lead, "/lead/links", role="ops", name="小周")
    page = lead.get("/lead/links")
    path = re.search(
        r"运营官 小周</b></p><p class=\"address\" id=\"l\d+\">[^<]*(/in/(\d+)-[^<]+)<",
        page.text,
    )
    with desks.browser() as other:
        assert other.get(path[1]).headers["location"] == "/ops"
    post(lead, f"/lead/links/{path[2]}/end")
    with desks.browser() as other:
        answer = other.get(path[1])
    assert answer.status_code == 403
    assert "这条链接停用了" in seen(answer)
    assert "换了新的" not in seen(answer)


def test_a_lead_cannot_end_the_link_they_are_using(desks, lead):
    page = lead.get("/lead/links")
    assert "这是你正在用的链接" in seen(page)
    assert "/end" not in page.text
    answer = post(lead, "/lead/links/1/end")
    assert answer.status_code == 422
    assert "停了你就进不来了" in seen(answer)
    assert lead.get("/lead").status_code == 200


def test_what_is_copied_says_whose_it_is_in_the_language_of_the_camp(english):
    with english.browser(english.link("lead"), **{"accept-language": "zh"}) as lead:
        post(lead, "/lead/camps/1/links")
        page = seen(lead.get("/lead/camps/1/links"))
    assert "host1, your host page for Group 1; for you alone: http" in page
    assert "Group 1, this is where you check in: http" in page


def test_a_name_with_markup_in_it_is_only_a_name(lead):
    evil = "<script>alert(1)</script>"
    post(lead, "/lead/camps/1/groups/1", host=evil)
    plan = small.curriculum()
    plan["title"] = evil
    body = json.dumps(plan, ensure_ascii=False).encode()
    sent = post(lead, "/lead/curricula", (f"{evil}.yaml", body))
    for address in (
        "/lead/camps/1/groups",
        "/lead/curricula",
        sent.headers["location"],
    ):
        page = lead.get(address)
        assert "<script>alert" not in page.text
        assert not re.search(r"<style|style=|<script>|\son\w+=", page.text)


PAGES = (
    *("/lead", "/lead/curricula", "/lead/links", "/lead/camps/new"),
    *("/lead/curricula/interpersonal-21", "/lead/camps/1", "/lead/camps/1/calendar"),
    *("/lead/camps/1/day/1", "/lead/camps/1/day/1?group=back"),
    *("/lead/camps/1/roster", "/lead/camps/1/groups", "/lead/camps/1/links"),
    *("/lead/camps/1/revise", "/lead/camps/1/revise?swap=2&with=4"),
)


def test_in_english_every_word_is_english(english):
    english.walk(english.at(1, 13))
    roster = b"ref,name,phone\nB1,Ivy,\nS10,Amy,13812345678\n"
    with english.browser(english.link("lead"), **{"accept-language": "en"}) as client:
        post(client, "/lead/curricula", ("a.yaml", b"format: 1\n"))
        post(client, "/lead/camps/1/roster", ("a.csv", roster))
        for address in (*PAGES, "/lead/curricula/1"):
            if "interpersonal" in address:
                continue  # its content is Chinese
            page = client.get(address)
            assert page.status_code == 200, address
            found = HAN.findall(COURSES.sub("", seen(page)))
            assert not found, (address, found, seen(page))


def test_no_page_is_heavy_and_none_asks_for_anything_elsewhere(lead):
    for address in PAGES:
        page = lead.get(address)
        wanted = re.findall(r'(?:src|href)="(https?:[^"]+)"', page.text)
        assert not wanted, address
        assert len(gzip.compress(page.content)) < 40_000, address


def test_a_page_costs_the_same_few_statements_whatever_the_groups_size(desks, lead):
    desks.walk(desks.at(1, 13))
    pages = [one for one in PAGES if one.startswith("/lead/camps/1")] + ["/lead"]
    before = {one: len(asked_by(desks, lead, one)) for one in pages}
    many = "学号,姓名,群\n" + "".join(f"C{n},小{n},{1 + n % 4}\n" for n in range(80))
    post(lead, "/lead/camps/1/roster", ("a.csv", many.encode()))
    post(
        lead, "/lead/camps/1/roster/apply", seen=token(lead.get("/lead/camps/1/roster"))
    )
    after = {one: len(asked_by(desks, lead, one)) for one in pages}
    assert after == before
    assert max(after.values()) < 60, after


def test_only_a_lead_sends_anything(desks):
    with desks.browser(desks.link("host")) as client:
        answer = client.post(
            "/lead/curricula", files={"file": ("a.yaml", b"x")}, headers=OURS
        )
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["/lead/curricula", "/lead/camps/1/roster"])
def test_a_strangers_megabytes_are_turned_away_before_they_come(desks, path):
    at = urlsplit(desks.address)
    head = (
        f"POST {path} HTTP/1.1\r\nhost: camp\r\nsec-fetch-site: same-origin\r\n"
        "cookie: camp-lead=1-forged\r\ncontent-type: multipart/form-data; boundary=x\r\n"
        "content-length: 4000000\r\nconnection: close\r\n\r\n"
    )
    with socket.create_connection((at.hostname, at.port), timeout=30) as stranger:
        stranger.sendall(head.encode())
        answer = stranger.recv(4096)
    assert answer.split()[1] in {b"403", b"404"}


def read_codes(answer):
    """Scan a picture as a phone does."""
    assert answer.headers["content-type"] == "image/png"
    picture = Image.open(io.BytesIO(answer.content)).convert("L")
    return [one.text for one in zxingcpp.read_barcodes(picture)]


def test_every_link_can_be_scanned_and_opens_what_the_copied_one_does(desks, lead):
    post(lead, "/lead/camps/1/links")
    page = lead.get("/lead/camps/1/links").text
    links = re.findall(r'class="address" id="l(\d+)">([^<]+)<', page)
    assert len(links) >= 4
    for number, words in links:
        address = words.splitlines()[-1]
        assert f'src="/lead/camps/1/links/{number}.png"' in page
        assert read_codes(lead.get(f"/lead/camps/1/links/{number}.png")) == [address]
    own = lead.get("/lead/links").text
    number, words = re.findall(r'class="address" id="l(\d+)">([^<]+)<', own)[0]
    address = words.splitlines()[-1]
    assert read_codes(lead.get(f"/lead/links/{number}.png")) == [address]
    post(lead, f"/lead/camps/1/links/{links[0][0]}/renew")
    ended = lead.get(f"/lead/camps/1/links/{links[0][0]}.png")
    assert "没有这条链接" in seen(ended)
