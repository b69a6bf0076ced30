"""Outside apps: who gets in, what they read, and how it is told."""

import json
import re

import pytest
from starlette.routing import Mount, Route

from camp.cohort import Role
from camp.desk import keys
from camp.store import cohorts, roster
from camp.web import build
from camp.web.api import wording
from tests.web.apps import CHINESE, apped, handed, key, push
from tests.web.desks import OURS, seen
from tests.web.rows import api as rows


@pytest.fixture
def app(desks):
    return apped(desks)


def test_every_api_route_has_a_row_and_none_opens_without_a_key(desks):
    (mount,) = [
        r for r in build(desks.store, desks.settings).routes if isinstance(r, Mount)
    ]
    found = {(method, f"/api/v1{path}") for path, method in _addresses(mount.app)}
    assert found == set(rows.ROWS)


def _addresses(app):
    for path, methods in app.openapi()["paths"].items():
        for method in methods:
            yield path, method.upper()
    for route in app.router.routes:
        if type(route) is Route:
            yield route.path, "GET"


@pytest.mark.parametrize(
    "said",
    ["", "Bearer", "Bearer x", "Bearer camp_1_", "Bearer camp_9_x", "Basic eDp5",
     "Bearer camp_①_x", "Bearer camp_" + "9" * 40 + "_x"],
)  # fmt: skip
def test_a_key_that_is_none_is_told_apart_from_nothing(app, said):
    key(app)
    with app.browser() as client:
        answer = client.get(
            "/api/v1/cohort", headers={"authorization": said.encode(), **CHINESE}
        )
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["error"] == "locked"
    assert "camp_…" in answer.json()["message"]


def test_a_key_does_only_what_it_may(app):
    reads, pushes = key(app, "read"), key(app, "push")
    with app.browser() as client:
        assert client.get("/api/v1/roster", headers=reads).status_code == 200
        no = client.get("/api/v1/roster", headers=pushes)
        assert (no.status_code, no.json()["error"]) == (403, "may")
        assert push(client, reads, items=[handed()]).status_code == 403
        assert push(client, pushes, items=[handed()]).status_code == 200


def test_a_revoked_key_is_dead_at_once_and_the_others_live(app):
    first, second = key(app), key(app)
    with app.act() as kept:
        assert keys.revoke(kept, app.key_id, "澜", app.now)
        assert not keys.revoke(kept, app.key_id, "澜", app.now)
    with app.browser() as client:
        assert client.get("/api/v1/cohort", headers=second).status_code == 401
        assert push(client, second, items=[handed()]).status_code == 401
        assert client.get("/api/v1/cohort", headers=first).status_code == 200


def test_the_database_holds_no_key(app):
    secret = key(app)["authorization"].rpartition("_")[2]
    with app.store.reading() as kept:
        assert secret not in str(kept.rows("select * from app_key"))


def test_the_cohort_says_what_a_push_needs_to_know(app):
    with app.browser() as client:
        found = client.get("/api/v1/cohort", headers=key(app)).json()
    assert found["name"] == "小营"
    assert (found["today"], found["last_day"]) == (1, 5)
    assert found["parts"] == {
        "listen": "听课",
        "homework": "作业",
        "reflection": "心得",
    }
    assert [group["name"] for group in found["groups"]] == ["1营", "2营"]


def test_the_roster_has_no_phones_and_nobody_who_is_not_to_be_shown(both):
    apped(both)
    with both.act() as kept:
        roster.put_contacts(kept, [(both.ids["小李"], "13800001111")])
        roster.add_labels(kept, [(both.ids["小王"], "do-not-contact")])
    with both.browser() as client:
        answer = client.get("/api/v1/roster?group=1", headers=key(both))
        everyone = client.get("/api/v1/roster", headers=key(both)).json()
        none = client.get("/api/v1/roster?group=9", headers=key(both))
    assert [s["name"] for s in answer.json()["students"]] == ["小李", "小张", "小赵"]
    assert "1380000" not in answer.text
    assert len(everyone["students"]) == 7
    assert (none.status_code, none.json()["error"]) == (404, "not_there")


def test_the_calendar_scripts_standings_and_debrief_are_what_the_desks_say(both):
    apped(both)
    for name in ("小李", "小王", "小张", "小赵"):
        both.came(name, 1)
    headers = key(both)
    with both.browser() as client:
        assert (
            client.get("/api/v1/standings?night=1", headers=headers).status_code == 404
        )
        both.walk(both.at(2, 8))
        calendar = client.get("/api/v1/calendar", headers=headers).json()
        scripts = client.get("/api/v1/groups/1/days/2/scripts", headers=headers).json()
        standings = client.get("/api/v1/standings", headers=headers).json()
        debrief = client.get("/api/v1/debrief?night=1", headers=headers).json()
        nowhere = client.get("/api/v1/groups/9/days/99/scripts", headers=headers)
    morning = next(d for d in calendar["due"] if d["slot"] == "morning")
    assert morning["what"] == "早安问候语"
    assert morning["states"] == {"done": 2}
    first, noon, _ = scripts["slots"]
    assert "第2天从一句话开始" in first["full"][0]["text"]
    assert first["short"]
    assert not noon["full"]
    assert "12:00" in noon["said"]
    line = standings["tables"][0]["lines"][0]
    assert (line["name"], line["published"]) == ("1营", {"done": 4, "due": 4})
    assert debrief["night"] == debrief["debrief"]["night"] == 1
    assert nowhere.status_code == 404
    assert "没有第99天" in nowhere.json()["message"]


def test_whoever_asks_too_fast_is_told_when_to_come_back(app):
    first, second = key(app), key(app)
    with app.browser() as client:
        answers = [client.get("/api/v1/cohort", headers=first) for _ in range(90)]
        other = client.get("/api/v1/cohort", headers=second)
    slow = next(a for a in answers if a.status_code == 429)
    assert int(slow.headers["retry-after"]) >= 1
    assert slow.json()["error"] == "fast"
    assert other.status_code == 200


def test_another_cohorts_students_are_unknown(app):
    with app.act() as kept:
        version = app.row.version_id
        other = cohorts.add(
            kept, "别的营", version, app.row.start, "Asia/Shanghai", (), app.now
        )
        row = cohorts.get(kept, other)
        _, secret = keys.make(kept, row, "别家", keys.MAY, "澜", app.now)
    headers = {"authorization": f"Bearer {secret}", **CHINESE}
    with app.browser() as client:
        assert client.get("/api/v1/roster", headers=headers).json()["students"] == []
        answer = push(client, headers, items=[handed()])
        assert (
            client.get("/api/v1/groups/1/days/1/scripts", headers=headers).status_code
            == 404
        )
    assert answer.json()["problems"][0]["code"] == "unknown"


def test_a_no_is_said_in_the_language_of_whoever_asks(app):
    headers = key(app) | {"accept-language": "en-GB,en"}
    with app.browser() as client:
        answer = push(client, headers, items=[handed("S99"), handed(day=4)])
        wrong = push(client, headers, items=[{"student": "S10"}])
    for said in (answer, wrong):
        assert not re.search(r"[\u4e00-\u9fff]", said.text)
    assert "S99" in answer.json()["problems"][0]["message"]


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_the_page_about_the_api_is_drawn_from_its_document(desks, locale):
    with desks.browser(**{"accept-language": locale}) as client:
        page = client.get("/api/v1/docs")
        document = client.get("/api/v1/openapi.json").json()
    for path, methods in document["paths"].items():
        assert f"/api/v1{path}" in page.text
        for one in methods.values():
            assert one["summary"] in seen(page)
    assert '-H "Idempotency-Key: day5-batch-0001"' in seen(page)
    assert "<style" not in page.text
    wanted = re.findall(r'(?:src|href)="([^"#]+)"', page.text)
    assert all(address.startswith(("/asset/", "/api/v1/")) for address in wanted)
    assert not re.search(r'"(f|x|q|no)\.\w+"', str(document))
    if locale == "en":
        assert not re.search(r"[\u4e00-\u9fff]", seen(page).replace("中文", ""))


def test_an_example_of_the_page_is_taken_as_it_stands(app):
    with app.browser() as client:
        document = client.get("/api/v1/openapi.json", headers=CHINESE).json()
        schema = document["components"]["schemas"]["CheckInSent"]["properties"]
        item = {name: one["examples"][0] for name, one in schema.items()}
        item |= {"student": "S11", "day": 1, "at": None}
        assert push(client, key(app), items=[item]).json()["new"] == 1
        told = document["paths"]["/checkins"]["post"]
    assert "422" in told["responses"]
    assert told["security"] == [{"key": []}]


def test_what_breaks_inside_is_said_in_json_without_a_trace(app, monkeypatch, caplog):
    def broken(*_):
        raise RuntimeError("内里的事")

    monkeypatch.setattr("camp.web.api.reads.enrolled.enrolled", broken)
    with app.browser() as client:
        answer = client.get("/api/v1/roster", headers=key(app))
    assert (answer.status_code, answer.json()["error"]) == (500, "broken")
    assert "内里的事" not in answer.text
    assert "内里的事" in caplog.text


def test_a_page_of_the_browser_cannot_push_with_a_link(app):
    with app.browser(app.link("lead")) as client:
        answer = client.post(
            "/api/v1/checkins", json={"checkins": [handed()]}, headers=OURS
        )
    assert answer.status_code == 401
    assert Role.HOST.value not in answer.text


def test_every_word_is_said_somewhere_and_in_both_languages(desks):
    with desks.browser() as client:
        told = {
            locale: client.get(
                "/api/v1/openapi.json", headers={"accept-language": locale}
            ).text
            for locale in ("zh", "en")
        }
    for name, (zh, en) in wording.WORDS.items():
        assert zh, name
        assert not re.search(r"[\u4e00-\u9fff]", en), name
        if name[:2] in {"f.", "q.", "x."}:
            assert json.dumps(zh, ensure_ascii=False)[1:-1] in told["zh"], name
            assert json.dumps(en, ensure_ascii=False)[1:-1] in told["en"], name
    for zh, en in wording._TYPES.values():
        assert set(re.findall(r"{\w+}", zh)) == set(re.findall(r"{\w+}", en))
