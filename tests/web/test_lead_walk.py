"""A lead without a terminal: from a curriculum's file to a host's first morning."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, time

import pytest

from camp import shelf, timetable
from camp.cli.web import tell_first
from tests.web.desks import OURS, seen

ROSTER = "学号,姓名,手机,强度\n" + "".join(
    f"B{n},{name},1380000{n:04d},中度\n"
    for n, name in enumerate(("小李", "小王", "小张", "小赵", "小陈", "小周"))
)


def packed(files):
    """A curriculum's folder as a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(f"my-camp/{name}", body)
    return out.getvalue()


def post(client, path, /, file=None, **fields):
    files = None if file is None else {"file": file}
    return client.post(path, data=fields, files=files, headers=OURS)


@pytest.fixture
def opening(both):
    """Who they are and where they are led."""
    with both.browser(both.link("lead"), **{"accept-language": "zh"}) as client:
        yield both, client


def send(lead):
    """Upload the starter and read it over; its key."""
    sent = post(lead, "/lead/curricula", ("starter.zip", packed(shelf.starter())))
    assert sent.status_code == 303
    page = seen(lead.get(sent.headers["location"]))
    assert "可以开营了" in page
    assert "第1天会发什么" in page
    return sent.headers["location"].rpartition("/")[2]


def open_camp(lead, key):
    """Open a camp with it and sign it off; its address."""
    form = {"from": key, "start": "2026-09-21", "name": "晨光一期"}
    opened = post(lead, "/lead/camps", **form)
    assert opened.status_code == 303, seen(opened)
    camp = opened.headers["location"]
    assert "签发课程" in seen(lead.get(camp))
    home = seen(lead.get("/lead"))
    assert "晨光一期 9月20日 周日开营 0个营 · 0位学员 · 还要：签发课程" in home
    assert post(lead, f"{camp}/approve").status_code == 303
    return camp


def bring_in(lead, camp):
    """Send a roster, see what it would change, and bring it in."""
    assert "传一份学员名单" in seen(lead.get(camp))
    put = post(lead, f"{camp}/roster", ("名单.csv", ROSTER.encode()))
    assert put.status_code == 303, seen(put)
    page = lead.get(f"{camp}/roster")
    assert "会加6位学员" in seen(page)
    assert "现在有" not in seen(page)
    token = re.search(r'name="seen" value="(\w+)"', page.text)[1]
    assert post(lead, f"{camp}/roster/apply", seen=token).status_code == 303


def invite(lead, camp):
    """Seat a host and make the links; the host's."""
    assert "还有1个营没有营主" in seen(lead.get(camp))
    assert post(lead, f"{camp}/groups", words="1 小澜 小杨").status_code == 303
    assert "还有1位营主没有链接" in seen(lead.get(camp))
    assert post(lead, f"{camp}/links").status_code == 303
    page = lead.get(f"{camp}/links")
    assert "复制给小澜" in seen(page)
    assert "都准备好了" in seen(lead.get(camp))
    address = r'营主 小澜</b></p>\s*<p class="address" id="l\d+">[^<]*(/in/[^<]+)<'
    return re.search(f"(?<!副){address}", page.text)[1]


def test_from_an_uploaded_curriculum_to_a_host_who_copies_the_first_morning(opening):
    desks, lead = opening
    camp = open_camp(lead, send(lead))
    bring_in(lead, camp)
    path = invite(lead, camp)
    desks.walk(timetable.instant(date(2026, 9, 21), time(8), "Asia/Shanghai"))
    with desks.browser(path, **{"accept-language": "zh"}) as host:
        desk = host.get("/desk")
        assert "早安" in seen(desk)
        assert 'data-tell="/desk/1/morning/copied"' in desk.text
        assert host.post("/desk/1/morning/copied", headers=OURS).status_code == 303
        assert host.post("/desk/1/morning/posted", headers=OURS).status_code == 303
    assert "贴了1/1" in seen(lead.get(camp))


def test_the_first_start_prints_the_leads_link_and_the_next_one_does_not(desks, capsys):
    found = replace(desks.settings, address="https://camp.example/")
    tell_first(desks.store, found, 8000)
    said = capsys.readouterr().out.splitlines()
    assert said[-1].startswith("https://camp.example/in/1-")
    tell_first(desks.store, found, 8000)
    assert capsys.readouterr().out == ""
    with desks.browser(said[-1].removeprefix("https://camp.example")) as lead:
        assert lead.get("/lead").status_code == 200
