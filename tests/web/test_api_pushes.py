"""What outside apps hand in: once each, by the rules of everyone."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event

from camp.cohort import Student, Track
from camp.desk import enrolled, keys, pushing
from camp.desk.pushing import PushedCheckIn
from camp.store import cohorts, roster
from tests.desk.small import LONG
from tests.web.apps import apped, handed, key, push, submissions


@pytest.fixture
def app(desks):
    return apped(desks)


def test_check_ins_are_kept_with_their_receipts_and_audited_under_the_key(both):
    apped(both)
    parts = ("听课", "homework", "reflection")
    items = [
        handed("S11", parts=("listen", "homework"), words=LONG),
        handed("S12", parts=parts, words="太短", at="2026-09-07T20:00:00+08:00"),
        handed("S10"),
    ]
    with both.browser() as client:
        answer = push(client, key(both), items=items)
    found = answer.json()
    assert (found["new"], found["again"], found["left_out"]) == (3, 0, 0)
    assert found["items"][0]["parts"] == ["listen", "homework"]
    assert [item["whole"] for item in found["items"]] == [True, False, True]
    with both.store.reading() as kept:
        log = [line for line in cohorts.audit(kept, both.id) if "app " in line[1]]
    ((_, who, act, _, _, after, _),) = log
    assert (who, act) == ("app 小程序", "push check-ins")
    assert after == "3 new, 0 again, 0 left out"


def test_one_wrong_item_and_nothing_is_kept_with_every_flaw_named(app):
    items = [
        handed(),
        handed("S99"),
        handed("S11", day=4),
        handed("S12", parts=["dance"]),
        handed("S13", at="2026-09-09T08:00:00Z"),
    ]
    with app.browser() as client:
        answer = push(client, key(app), items=items)
    assert answer.status_code == 422
    problems = answer.json()["problems"]
    assert [(p["item"], p["field"], p["code"]) for p in problems] == [
        (1, "student", "unknown"),
        (2, "day", ""),
        (3, "parts", ""),
        (4, "at", ""),
    ]
    assert "S99" in problems[0]["message"]
    assert submissions(app) == 0


def test_what_cannot_count_may_be_left_out(app):
    with app.browser() as client:
        answer = push(
            client, key(app), leave_out=True, items=[handed("S99"), handed(), handed()]
        )
    found = answer.json()
    assert [item["state"] for item in found["items"]] == ["left_out", "new", "again"]
    assert found["items"][0]["problem"]["field"] == "student"
    assert submissions(app) == 1


def test_a_late_day_is_judged_anew(both):
    apped(both)
    both.walk(both.at(2, 9))
    with both.browser() as client:
        assert push(client, key(both), items=[handed()]).status_code == 200
    with both.store.reading() as kept:
        now = kept.rows(
            "select now, published from verdict where student_id = ? and day = 1",
            (both.ids["小李"],),
        )
    ((then, published),) = now
    assert then != published


def test_reviews_are_kept_by_the_rules_of_everyone(both):
    apped(both)
    both.came("小王", 1)
    good = {
        "student": "S11",
        "day": 1,
        "kind": "stamp",
        "by": "officer1",
        "words": "实在",
    }
    bad = [
        {**good, "kind": "comment", "words": " "},
        {**good, "by": "S12"},
        {**good, "student": "S12"},
    ]
    headers = key(both)
    with both.browser() as client:
        no = push(client, headers, to="reviews", items=bad)
        yes = push(
            client, headers, to="reviews", items=[good, {**good, "kind": "like"}]
        )
    told = [(p["item"], p["field"]) for p in no.json()["problems"]]
    assert told == [(0, "words"), (1, "by"), (2, "student")]
    assert yes.json()["new"] == 2
    with both.store.reading() as kept:
        assert kept.row("select count(*) from review")[0] == 2


def test_the_same_push_again_gets_the_same_answer_and_does_nothing(both):
    apped(both)
    headers = key(both)
    with both.browser() as client:
        first = push(client, headers, items=[handed()])
        again = push(client, headers, items=[handed()])
        other = push(client, headers, items=[handed("S11")])
        elsewhere = push(client, key(both, name="别家"), items=[handed()])
    assert again.text == first.text
    assert again.headers["idempotent-replayed"] == "true"
    assert "idempotent-replayed" not in first.headers
    assert (other.status_code, other.json()["error"]) == (422, "reused")
    assert elsewhere.json()["again"] == 1
    assert submissions(both) == 1


def test_a_refused_push_leaves_its_name_free(app):
    headers = key(app)
    with app.browser() as client:
        assert push(client, headers, items=[handed("S99")]).status_code == 422
        assert push(client, headers, items=[handed()]).json()["new"] == 1


def test_answers_are_forgotten_after_a_week(app):
    headers = key(app)
    with app.browser() as client:
        push(client, headers, items=[handed()])
        app.move(app.now + keys.REMEMBERED * 1.1)
        push(client, headers, name="two", leave_out=True, items=[handed()])
    with app.store.reading() as kept:
        names = [r[0] for r in kept.rows("select name from app_answer")]
    assert names == ["two"]


WRONG = [
    ({"student": "S10", "day": 1}, "parts", "missing", "没有写"),
    (handed(day="x"), "day", "int_parsing", "整数"),
    (handed(at="2026-09-07T20:00:00"), "at", "timezone_aware", "时区"),
    (handed(word="x"), "word", "extra_forbidden", "写错了名字"),
    (handed(words="长" * 20_001), "words", "string_too_long", "20000"),
    (handed(parts=[]), "parts", "too_short", "至少"),
]


@pytest.mark.parametrize(("item", "field", "code", "words"), WRONG)
def test_what_is_not_written_as_it_should_be_is_named(app, item, field, code, words):
    with app.browser() as client:
        answer = push(client, key(app), items=[handed(), item])
    assert answer.status_code == 422
    (problem,) = answer.json()["problems"]
    assert (problem["item"], problem["field"], problem["code"]) == (1, field, code)
    assert words in problem["message"]


def test_a_push_without_a_name_or_without_json_is_told_so(app):
    headers = key(app)
    body = {"checkins": [handed()]}
    with app.browser() as client:
        no_name = client.post("/api/v1/checkins", json=body, headers=headers)
        headers |= {"idempotency-key": "一"}
        named = {k: v.encode() for k, v in headers.items()}
        torn = client.post(
            "/api/v1/checkins",
            content=b'{"checkins": [',
            headers={
                **named,
                "idempotency-key": b"x",
                "content-type": "application/json",
            },
        )
        nowhere = client.get(
            "/api/v1/rosters", headers=headers | {"idempotency-key": "x"}
        )
    assert no_name.json()["problems"][0]["field"] == "Idempotency-Key"
    assert torn.json()["problems"][0]["code"] == "json_invalid"
    assert (nowhere.status_code, nowhere.json()["error"]) == (404, "nowhere")
    assert submissions(app) == 0


@pytest.mark.parametrize(
    "body", [b"\xff\xfe{}", b'{"checkins": [\x00', b"", b'"\xed\xa0\x80"']
)
def test_bytes_that_are_no_json_are_named_as_such(app, body):
    headers = key(app) | {"idempotency-key": "x", "content-type": "application/json"}
    with app.browser() as client:
        answer = client.post("/api/v1/checkins", content=body, headers=headers)
    assert answer.status_code == 422
    assert answer.json()["problems"]
    assert submissions(app) == 0


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00+08:00"])
def test_a_moment_no_clock_shows_is_named_and_not_asked_for_again(app, at):
    with app.browser() as client:
        answer = push(client, key(app), items=[handed() | {"at": at}])
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["field"] == "at"


def test_too_many_items_and_too_many_bytes_are_turned_away(app):
    headers = key(app)
    with app.browser() as client:
        many = push(client, headers, items=[handed()] * 501)
        big = client.post("/api/v1/checkins", content=b"x" * 4_300_000, headers=headers)
    assert many.json()["problems"][0]["code"] == "too_long"
    assert (big.status_code, big.json()["error"]) == (413, "big")


def test_two_at_once_of_one_name_do_the_work_once(both):
    apped(both)
    headers = key(both)
    with both.browser() as client, ThreadPoolExecutor(6) as pool:
        answers = list(
            pool.map(lambda _: push(client, headers, items=[handed()]), range(6))
        )
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert sum("idempotent-replayed" not in a.headers for a in answers) == 1
    assert submissions(both) == 1


def test_a_field_of_any_name_is_told_about_in_few_words(app):
    item = json.dumps(handed())[:-1] + ', "\\ud800": 1, "' + "x" * 5000 + '": 1}'
    headers = key(app) | {"content-type": "application/json", "idempotency-key": "x"}
    body = f'{{"checkins": [{item}]}}'.encode()
    with app.browser() as client:
        answer = client.post("/api/v1/checkins", content=body, headers=headers)
    assert answer.status_code == 422
    assert len(answer.text) < 1000


ODD = ["\x00", "a\x00b", "\ud800", "\u202e小李", "'; drop table student; --", "%s%d{0}"]


@pytest.mark.parametrize("field", ["student", "words", "parts", "by", "kind", "at"])
def test_odd_characters_are_refused_or_kept_and_never_break_anything(both, field):
    apped(both)
    both.came("小李", 1)
    headers = key(both) | {"content-type": "application/json"}
    with both.browser() as client:
        for nth, odd in enumerate(ODD):
            item = handed(words="好")
            to = "checkins"
            if field in {"by", "kind"}:
                to = "reviews"
                item = {"student": "S10", "day": 1, "kind": "comment", "by": "a"}
                item["words"] = odd
            item[field] = [odd] if field == "parts" else odd
            answer = client.post(
                f"/api/v1/{to}",
                content=json.dumps({to: [item]}).encode(),
                headers={**headers, "idempotency-key": f"{field}-{nth}"},
            )
            assert answer.status_code in {200, 422}, (odd, answer.text)
            assert answer.status_code == 200 or answer.json()["problems"], odd


def test_json_that_is_nested_too_deep_is_turned_away(app):
    deep = b"[" * 200_000 + b"]" * 200_000
    headers = key(app) | {"content-type": "application/json", "idempotency-key": "x"}
    with app.browser() as client:
        answer = client.post("/api/v1/checkins", content=deep, headers=headers)
    assert answer.status_code in {400, 422}
    assert answer.json()["error"] == "wrong"


@pytest.mark.parametrize("students", [2, 60])
def test_a_push_and_a_look_cost_the_same_however_many_they_are_about(both, students):
    apped(both)
    with both.act() as kept:
        new = [
            Student(0, f"N{i}", f"新{i}", both.groups[1].id, "light", Track.CAMP, 1)
            for i in range(students)
        ]
        roster.add(kept, both.id, new)
    headers = key(both)
    asked = []

    def note(*statement):
        if not statement[2].upper().startswith(("BEGIN", "COMMIT", "ROLLBACK")):
            asked.append(statement[2])

    items = [PushedCheckIn(f"N{i}", 1, ["listen"], "", None) for i in range(students)]
    token = headers["authorization"].removeprefix("Bearer ")
    event.listen(both.store.engine, "before_cursor_execute", note)
    try:
        with both.store.transaction() as kept:
            app = keys.enter(kept, token, keys.PUSH)
            keys.once(kept, app, "x", "y", both.now)
            pushing.push_checkins(kept, app, items, both.now)
            keys.keep_answer(kept, app, "x", 200, "{}")
        pushed = len(asked)
        with both.store.reading() as kept:
            enrolled.enrolled(kept, keys.enter(kept, token).row, None, both.now)
    finally:
        event.remove(both.store.engine, "before_cursor_execute", note)
    assert pushed <= 24, asked
    assert len(asked) - pushed <= 9, asked[pushed:]
