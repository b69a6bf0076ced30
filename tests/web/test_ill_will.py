"""People who mean ill: every test walks the whole matrix, so new routes are in it."""

import html
import re

import pytest

from camp.desk import entering
from camp.store import roster
from camp.store.tables import tables
from camp.web.guard import ROOMS
from tests.desk.small import LONG
from tests.web.desks import OURS
from tests.web.rows import EVERYONE, SEATED
from tests.web.test_guard import FORMS, MATRIX, asked

LOOKS = [(path, row) for (method, path), row in MATRIX.items() if method == "GET"]
ACTS = [(path, row) for (method, path), row in MATRIX.items() if method == "POST"]
ROLES = [who for who in EVERYONE if who != "nobody"]
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
FOREIGN = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {},
]


def everything(desks):
    """Every row of every table."""
    with desks.store.reading() as kept:
        return {
            name: sorted(map(str, kept.rows(f"select * from {name}")))
            for name in tables.tables
        }


def about(desks, group):
    """Every row that is about a group or one of its students."""
    theirs = {desks.ids[name] for name in people(desks, group)}
    whose = {"group_id": {desks.groups[group].id}, "student_id": theirs}
    found = {}
    with desks.store.reading() as kept:
        for table in tables.sorted_tables:
            names = [column.name for column in table.columns]
            for column, wanted in whose.items():
                if column not in names or table.name == "link":
                    continue
                rows = kept.rows(f"select {', '.join(names)} from {table.name}")
                place = names.index(column)
                found[table.name, column] = sorted(
                    str(r) for r in rows if r[place] in wanted
                )
    return found


def people(desks, group):
    with desks.store.reading() as kept:
        return [
            s.name
            for s in roster.students(kept, desks.id)
            if s.group_id == desks.groups[group].id and s.name in desks.ids
        ]


def opened(desks, who, **more):
    return None if who == "nobody" else desks.link(who, **more)


def sent(client, method, address):
    """Ask for an address of the matrix as its own page would."""
    form = FORMS.get(address, {}) if method == "POST" else None
    return client.request(method, asked(address), data=form, headers=OURS)


@pytest.fixture
def evening(desks):
    """An evening on which much has been said and done."""
    desks.walk(desks.at(1, 8))
    for name in ("小李", "小王", "小张", "小陈"):
        desks.came(name, 1, hour=9)
    desks.stamped("小王", 1, hour=10)
    desks.walk(desks.at(1, 20, 30))
    return desks


@pytest.mark.parametrize("who", EVERYONE)
def test_whatever_is_only_looked_at_changes_nothing(evening, who):
    path = opened(evening, who)
    before = everything(evening)
    with evening.browser(path) as client:
        for method in ("GET", "HEAD"):
            for address, _ in LOOKS:
                client.request(method, asked(address))
            # A preview bot fetches what a person would press.
            for address, _ in ACTS:
                client.request(method, asked(address), params=FORMS.get(address))
    assert everything(evening) == before


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_no_post_of_another_site_is_taken_anywhere(evening, headers):
    links = [opened(evening, who) for who in ROLES]
    before = everything(evening)
    for link in links:
        with evening.browser(link) as client:
            for address, _ in ACTS:
                answer = client.post(
                    asked(address), data=FORMS.get(address, {}), headers=headers
                )
                wanted = 401 if address.startswith("/api/v1/") else 403
                assert answer.status_code == wanted, address
    assert everything(evening) == before


@pytest.mark.parametrize("who", SEATED)
def test_who_looks_after_one_group_cannot_touch_another(evening, who):
    path = evening.link(who, group=2)
    before = about(evening, 1)
    with evening.browser(path) as client:
        for address, _ in [*ACTS, *LOOKS]:
            client.get(asked(address))
        for address, _ in ACTS:
            client.post(asked(address), data=FORMS.get(address, {}), headers=OURS)
    assert about(evening, 1) == before


def test_a_student_cannot_touch_the_days_of_another(evening):
    path = evening.link("student", name="小陈")
    before = about(evening, 1)
    with evening.browser(path) as client:
        for address, _ in ACTS:
            for more in ({}, {"student": "1", "student_id": "1", "ref": "S10"}):
                form = FORMS.get(address, {}) | more
                client.post(asked(address), data=form, headers=OURS)
    assert about(evening, 1) == before


def forged(path):
    """What somebody makes who has one link and wants another."""
    number, _, signed = path.removeprefix("/in/").partition("-")
    other = "A" if signed[0] != "A" else "B"
    yield f"{int(number) + 1}-{signed}"
    yield f"{int(number) - 1}-{signed}"
    yield f"{number}-{other}{signed[1:]}"
    yield f"{number}-{signed[:-1]}"
    yield f"{number}-"
    yield number
    yield f"0{number}-{signed}x"
    yield f"-{number}-{signed}"
    yield f"{number}-{signed} or 1=1"


@pytest.mark.parametrize("who", ROLES)
def test_a_forged_link_opens_nothing(evening, who):
    path = evening.link(who)
    for nth, token in enumerate(forged(path)):
        with evening.browser() as client:
            assert client.get(f"/in/{token}").status_code == 404, token
            client.cookies.set(f"camp-{ROOMS[who]}", token.replace(" ", "%20"))
            # The whole matrix for one of them; the others fail the same way.
            for (method, address), row in MATRIX.items() if nth == 2 else ():
                if row["nobody"] in {403, 404}:
                    said = sent(client, method, address)
                    assert said.status_code in {403, 404}, (token, address)


@pytest.mark.parametrize("who", ROLES)
def test_a_leaked_link_ends_for_everyone_who_holds_it_when_it_is_rotated(evening, who):
    path = evening.link(who)
    with evening.browser(path) as theirs, evening.browser(path) as thief:
        with evening.act() as kept:
            number = evening.number(path)
            made = entering.rotate(kept, number, 30, "澜", evening.now)
            token = entering.token_of(made, entering.secret_for(kept, ""))
        before = everything(evening)
        for (method, address), row in MATRIX.items():
            if row[who] == row["nobody"]:
                continue
            for client in (theirs, thief):
                said = sent(client, method, address)
                assert said.status_code == 403, (method, address)
        assert everything(evening) == before
        assert thief.get(path).status_code == 403
        assert theirs.get(f"/in/{token}").status_code == 303


def test_a_link_of_one_room_is_no_link_to_another(evening):
    for who in ROLES:
        token = evening.link(who).removeprefix("/in/")
        with evening.browser() as client:
            for room in set(ROOMS.values()) - {ROOMS[who]}:
                client.cookies.set(f"camp-{room}", token)
            for (method, address), row in MATRIX.items():
                if row["nobody"] == 403:
                    said = sent(client, method, address)
                    assert said.status_code == 403, (who, address)


def test_script_in_names_and_homework_is_only_words_everywhere(evening):
    evening.seated(1, host=EVIL, deputy=f"{EVIL}二", officer=f"{EVIL}三")
    with evening.act() as kept:
        for name in people(evening, 1):
            roster.rename(kept, evening.ids[name], f"{EVIL}{name}")
        kept.do("update submission set words = ?", (f"{LONG}{EVIL}",))
        kept.do("update review set words = ?, giver = ?", (EVIL, EVIL))
        kept.do("update cohort set name = ?", (f"小营{EVIL}",))
    links = {who: opened(evening, who, name=f"{EVIL}小李") for who in EVERYONE}
    with evening.browser(links["host"]) as client:
        client.post("/desk/note", data={"words": EVIL}, headers=OURS)
    shown = 0
    for path in links.values():
        with evening.browser(path) as client:
            for address, _ in LOOKS:
                answer = client.get(asked(address))
                harmless(answer, address)
                shown += "alert(1)" in html.unescape(answer.text)
    assert shown, "nothing that was shown had any of it: the test proves nothing"


def test_what_is_asked_for_comes_back_as_words(evening):
    """Whatever stands in an address or a form may be shown again, never run."""
    for who in EVERYONE:
        with evening.browser(opened(evening, who)) as client:
            for address, _ in LOOKS:
                odd = re.sub(
                    r"\{[^}]+\}", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", address
                )
                harmless(client.get(odd, params={"q": EVIL, "serial": EVIL}), address)
            for address, _ in ACTS:
                names = {*FORMS.get(address, {}), "words", "name", "q"}
                form = dict.fromkeys(names, EVIL)
                answer = client.post(asked(address), data=form, headers=OURS)
                harmless(answer, address)


def harmless(answer, address):
    """No markup of theirs is markup of ours, and nothing may run but our own files."""
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy, address
    assert "unsafe" not in policy, address
    if "html" not in answer.headers.get("content-type", ""):
        return
    assert "<script>alert" not in answer.text, address
    assert "<img src=x" not in answer.text, address
    inside = re.findall(r"<[a-zA-Z][^>]*>", answer.text)
    for tag in inside:
        bare = re.sub(r'"[^"]*"', '""', tag)
        assert not re.search(r"\son\w+\s*=", bare), (address, tag)
        assert "javascript:" not in tag, (address, tag)


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "/\\evil"])
def test_no_page_leads_to_another_site(evening, to):
    for who in ("nobody", "host", "lead"):
        with evening.browser(opened(evening, who)) as client:
            for address, _ in LOOKS:
                answer = client.get(asked(address), params={"next": to, "back": to})
                gone = answer.headers.get("location", "/")
                assert gone.startswith("/"), address
                assert not gone.startswith(("//", "/\\")), address


@pytest.mark.parametrize("number", ["0", "999999999", "9" * 25])
def test_a_number_that_no_row_has_is_answered_calmly(evening, number):
    for who in ROLES:
        with evening.browser(opened(evening, who)) as client:
            for method, address in MATRIX:
                strange = re.sub(r"\{\w+:int\}|\{group\}|\{day\}", number, address)
                if strange != address:
                    answer = sent(client, method, strange)
                    assert answer.status_code < 500, (who, method, strange)
