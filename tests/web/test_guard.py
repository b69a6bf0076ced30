"""Every address and every role; whatever only looks changes nothing."""

import httpx
import pytest
from starlette.routing import Route

from camp.store import StoreError
from camp.web import build
from camp.web.guard import ROOMS
from tests.web.desks import OURS, seen
from tests.web.rows import EVERYONE, api, desk, doors, lead, me, ops, quiz, verify

DESKS = (doors, desk, me, lead, ops, verify, api, quiz)
MATRIX = {key: row for one in DESKS for key, row in one.ROWS.items()}
KNOWN = {name: value for one in DESKS for name, value in one.KNOWN.items()}
FORMS = {
    path: form for one in DESKS for path, form in getattr(one, "FORMS", {}).items()
}


def asked(path):
    for name, value in KNOWN.items():
        path = path.replace(name, value)
    return path


@pytest.fixture
def morning(desks):
    desks.walk(desks.at(1, 8))
    return desks


def test_every_route_has_a_row(desks):
    routes = build(desks.store, desks.settings).routes
    plain = [r for r in routes if isinstance(r, Route)]
    assert {r.path for r in routes if not isinstance(r, Route)} <= {"/api/v1"}
    found = {(m, r.path) for r in plain for m in r.methods if m != "HEAD"}
    assert found == {key for key in MATRIX if not key[1].startswith("/api/v1/")}


@pytest.mark.parametrize("who", EVERYONE)
def test_every_role_gets_what_it_should_everywhere(morning, who):
    path = None if who == "nobody" else morning.link(who)
    with morning.browser(path) as client:
        for (method, address), wanted in MATRIX.items():
            form = FORMS.get(address, {}) if method == "POST" else None
            answer = client.request(method, asked(address), data=form, headers=OURS)
            assert answer.status_code == wanted[who], (method, address, who)


def test_another_groups_slots_are_out_of_reach(morning):
    with morning.browser(morning.link(group=2)) as client:
        client.post("/desk/1/morning/posted", headers=OURS)
    with morning.store.reading() as kept:
        found = kept.rows(
            "select g.number, p.state from posting p join groups g on g.id = p.group_id "
            "where p.number = 1 and p.slot = 'morning' order by 1"
        )
    assert [tuple(r) for r in found] == [(1, "composed"), (2, "posted")]


def test_what_a_preview_bot_fetches_changes_nothing(morning):
    path = morning.link()
    before = morning.kept_things()
    with morning.browser() as client:
        for method in ("GET", "HEAD"):
            for address in ("/", path, "/desk", "/desk/1/morning/posted", "/desk/note"):
                client.request(method, address)
    with morning.browser(path) as client:
        for address in ("/desk", "/desk/1/morning/posted", "/desk/note", "/healthz"):
            client.get(address)
    assert morning.kept_things() == before


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {},
    ],
)
def test_a_post_from_another_site_is_not_taken(morning, headers):
    with morning.browser(morning.link()) as client:
        before = morning.kept_things()
        answer = client.post("/desk/1/morning/posted", headers=headers)
        client.post("/desk/note", data={"words": "x"}, headers=headers)
    assert answer.status_code == 403
    assert "从别的网站发来的" in seen(answer) or "came from another site" in seen(
        answer
    )
    assert morning.kept_things() == before


def test_an_old_browser_on_plain_http_names_its_origin_and_is_heard(morning):
    with morning.browser(morning.link(), origin=morning.address) as client:
        assert client.post("/desk/1/morning/posted").status_code == 303


def test_a_text_of_ten_megabytes_is_turned_away(desks):
    desks.walk(desks.at(1, 8))
    with desks.browser(desks.link()) as client:
        words = "字" * 3_500_000
        answer = client.post("/desk/note", data={"words": words}, headers=OURS)
    assert answer.status_code == 413


def test_every_answer_carries_the_guarding_headers(desks):
    with desks.browser(desks.link()) as client:
        for address in ("/", "/desk", "/nowhere", "/healthz", "/in/1-x"):
            headers = client.get(address).headers
            assert headers["content-security-policy"].startswith("default-src 'self';")
            assert "unsafe" not in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"
            # With no-referrer a browser sends its own form's origin as null.
            assert headers["referrer-policy"] == "same-origin"


def test_a_page_that_is_not_there_says_where_to_go(desks):
    with desks.browser() as client:
        answer = client.get("/desks", headers={"accept-language": "zh"})
    assert answer.status_code == 404
    assert "从营长发你的链接再进一次" in seen(answer)


def test_a_page_that_breaks_is_calm_and_shows_no_trace(desks, monkeypatch, caplog):
    def broken(*_):
        raise RuntimeError("内里的事")

    monkeypatch.setattr("camp.desk.host.at_desk", broken)
    with desks.browser(desks.link()) as client:
        answer = client.get("/desk", headers={"accept-language": "zh"})
    assert answer.status_code == 500
    assert "已经做过的都在" in seen(answer)
    assert "内里的事" not in answer.text
    assert "内里的事" in caplog.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_browser_may_hold_several_links_and_is_led_to_each(desks):
    with desks.browser(desks.link("ops"), **{"accept-language": "zh"}) as client:
        client.get(desks.link("host"))
        home = client.get("/")
    assert "运营官 澜" in seen(home)
    assert "营主 host1" in seen(home)
    assert 'href="/desk"' in home.text
    assert 'href="/ops"' in home.text


def test_a_language_is_chosen_once_and_stays(desks):
    with desks.browser(**{"accept-language": "zh-CN,zh;q=0.9,en;q=0.8"}) as client:
        assert "这里是营地的页面" in seen(client.get("/"))
        headers = OURS | {"referer": f"{desks.address}/?a=1"}
        answer = client.post("/language", data={"to": "en"}, headers=headers)
        assert answer.headers["location"] == "/?a=1"
        assert "These are the pages of a camp" in seen(client.get("/"))


def test_a_choice_of_language_never_leads_to_another_site(desks):
    with desks.browser() as client:
        for came in ("https://evil.example/x", f"{desks.address}//evil.example/x"):
            headers = OURS | {"referer": came}
            answer = client.post("/language", data={"to": "en"}, headers=headers)
            assert answer.headers["location"] in {"/", "/evil.example/x"}


@pytest.mark.parametrize(
    ("came_from", "leads_to"),
    [
        ("/me/begin", "/me"),
        ("/me/checkin", "/me"),
        ("/lead/camps", "/lead"),
        ("/desk/homework?answered=1", "/desk/homework?answered=1"),
        ("/nowhere", "/"),
    ],
)
def test_another_language_is_chosen_where_there_is_a_page_to_look_at(
    desks, came_from, leads_to
):
    headers = OURS | {"referer": desks.address + came_from}
    with desks.browser() as client:
        answer = client.post("/language", data={"to": "en"}, headers=headers)
    assert answer.headers["location"] == leads_to


def test_a_text_that_stands_on_one_page_alone_is_not_led_away_from(desks):
    desks.walk(desks.at(1, 20))
    form = {"day": "99", "part": "homework", "words": "写了四十分钟"}
    with desks.browser(desks.link("student")) as client:
        answer = client.post("/me/checkin", data=form, headers=OURS)
    assert "写了四十分钟" in seen(answer)
    assert 'action="/language"' not in answer.text


@pytest.mark.parametrize("who", ["host", "student"])
def test_what_breaks_an_act_gives_what_was_written_back(desks, monkeypatch, who):
    desks.walk(desks.at(1, 20))
    address = {"host": "/desk/note", "student": "/me/draft"}[who]
    link = desks.link(who)

    def broken(*_args, **_more):
        raise StoreError("gone")

    monkeypatch.setattr("camp.web.guard.clock.now", broken)
    with httpx.Client(base_url=desks.address, timeout=30) as client:
        client.cookies.set(f"camp-{ROOMS[who]}", link.removeprefix("/in/"))
        form = {"words": "今晚三个人第一次开口", "day": "1", "part": "homework"}
        answer = client.post(address, data=form, headers=OURS)
    assert answer.status_code == 503
    assert "今晚三个人第一次开口" in seen(answer)


@pytest.mark.parametrize(
    "body",
    [
        {"data": {f"f{n}": "x" for n in range(300)}},
        {"content": b"--x\r\nbroken", "headers": {"content-type": "multipart/form-data; boundary=x"}},
        {"content": b"words=x", "headers": {"content-type": "multipart/form-data"}},
        {"data": {"day": "9" * 5000, "why": "x", "ids": "9" * 5000, "through": "9" * 5000, "part": "homework", "words": "x"}},
    ],
)  # fmt: skip
def test_a_form_that_no_page_of_ours_sends_is_answered_calmly(morning, body):
    headers = OURS | body.get("headers", {})
    more = {k: v for k, v in body.items() if k != "headers"}
    for who in ("host", "student", "ops", "lead"):
        with morning.browser(morning.link(who)) as client:
            for method, address in MATRIX:
                if method == "POST" and not address.startswith("/api/"):
                    answer = client.post(asked(address), headers=headers, **more)
                    assert answer.status_code < 500, (who, address)
