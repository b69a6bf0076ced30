"""A student's first visit: nickname, tier and way, settled once."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from camp.cohort import Aspect, Student, Track
from camp.desk import entering, lead, me
from camp.store import cohorts, drafts, roster
from tests.web.a_student import begin
from tests.web.desks import seen


def test_the_first_visit_asks_three_things_and_checks_the_nickname(noon):
    with noon.browser(noon.link("student", name="小张")) as client:
        first = seen(client.get("/me"))
        assert "小张，欢迎" in first
        assert "群里的昵称，照这样写：1-名字" in first
        assert "重度 约30分钟" in first
        wrong = begin(client, "小张")
        assert wrong.status_code == 422
        assert "要2段，用-连起来：1-名字" in seen(wrong)
        assert 'value="小张"' in wrong.text
        assert "第一段写群号：1" in seen(begin(client, "7-小张"))
        assert "还差名字，照这样写：1-名字" in seen(begin(client, "1"))
        assert begin(client).status_code == 303
        assert "今天24点前 · 还有11小时50分" in seen(client.get("/me"))


def listeners(desks, number=9):
    """Open a group of those who only listen."""
    with desks.act() as kept:
        return cohorts.add_group(kept, desks.id, number, Track.LISTENER, 0)


def changes_of(desks, name="小张"):
    with desks.store.reading() as kept:
        kept_ones = roster.changes_of(kept, [desks.ids[name]])
        said = [a[2:4] for a in cohorts.audit(kept, desks.id) if a[1] == name]
    return kept_ones, said


def test_a_wrong_nickname_leaves_what_else_was_chosen_as_it_was(desks):
    desks.walk(desks.at(1, 12, 10))
    listeners(desks)
    with desks.browser(desks.link("student", name="小张")) as client:
        wrong = begin(client, "小张", "light", "listener")
    assert wrong.status_code == 422
    ticked = re.findall(r'value="(\w+)" checked', wrong.text)
    assert ticked == ["light", "listener"]


def test_a_first_visit_is_settled_once_whatever_is_sent_again(noon):
    listeners(noon)
    with noon.browser(noon.link("student", name="小张")) as client:
        begin(client, "1-小张", "light")
        once = changes_of(noon)
        for again in ("light", "medium"):
            assert begin(client, "1-小强", again, "listener").status_code == 303
    assert changes_of(noon) == once
    assert [act for act, _ in once[1]] == ["tier"]
    with noon.store.reading() as kept:
        assert drafts.arrived(kept, noon.ids["小张"]) == "1-小张"


def test_two_presses_at_once_settle_a_first_visit_once(noon):
    listeners(noon)
    path = noon.link("student", name="小张").removeprefix("/in/")
    together = Barrier(2)

    def press(_):
        with noon.act() as kept:
            secret = entering.secret_for(kept, "")
            seat = entering.enter(kept, path, secret, noon.now)
            if not kept.on_sqlite:
                together.wait(timeout=10)
            me.begin(kept, seat, "1-小张", "light", "listener", noon.now)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(press, range(2)))
    kept_ones, said = changes_of(noon)
    assert sorted(act for act, _ in said) == ["tier", "track"]
    assert len(kept_ones) == 3


def test_an_unknown_way_to_take_part_is_refused(noon):
    with noon.browser(noon.link("student", name="小张")) as client:
        for way in ("deferred", "boss"):
            wrong = begin(client, "1-小张", "light", way)
            assert wrong.status_code == 422
            assert "选跟着走，还是只听" in seen(wrong)
        assert begin(client, "1-小张", "light", "listener").status_code == 422
    assert changes_of(noon) == ([], [])


def test_who_comes_when_nothing_can_be_chosen_any_more_changes_nothing(desks):
    desks.walk(desks.at(5, 12))
    with desks.browser(desks.link("student", name="小张")) as client:
        answer = begin(client, "1-小张", "light")
        assert answer.headers["location"] == "/me#task"
        assert client.get("/me").status_code == 200
    assert changes_of(desks) == ([], [])
    with desks.store.reading() as kept:
        assert drafts.arrived(kept, desks.ids["小张"]) is None


def test_who_only_listens_sits_where_there_is_room(desks):
    desks.walk(desks.at(1, 12, 10))
    full = listeners(desks)
    with desks.act() as kept:
        room = lead.read_roll(kept, desks.row).cohort.curriculum.group.students
        crowd = [
            Student(0, f"L{n}", f"听众{n}", full.id, "light", Track.LISTENER, 1)
            for n in range(room + 20)
        ]
        roster.add(kept, desks.id, crowd)
    with desks.browser(desks.link("student", name="小张")) as client:
        assert begin(client, "1-小张", "light", "listener").status_code == 303
    group = next(c.value for c in changes_of(desks)[0] if c.aspect is Aspect.GROUP)
    assert int(group) != full.id


def test_a_tier_chosen_on_the_first_visit_counts_from_tomorrow(noon):
    with noon.browser(noon.link("student", name="小李")) as client:
        begin(client, "1-小李", "medium")
        said = seen(client.get("/me"))
        assert "小李 · 1营 · 轻度" in said
        assert "明天起是中度" in said
