"""The judge of the crash test is itself judged: it passes what is sound, and objects."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.crash import calm, checker
from tests.worker.small_camp import course

SEED = 7


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A camp that passed by without a storm; its triggers are gone."""
    folder = tmp_path_factory.mktemp("calm")
    calm.pass_by(f"sqlite:///{folder / 'camp.db'}", folder, SEED)
    with closing(sqlite3.connect(folder / "camp.db")) as kept:
        for (name,) in kept.execute(
            "select name from sqlite_master where type = 'trigger'"
        ).fetchall():
            kept.execute(f"drop trigger {name}")
        kept.execute("pragma journal_mode = delete")
    return folder


def objections(folder: Path) -> list[str]:
    url = f"sqlite:///{folder / 'camp.db'}"
    seen = checker.gather(url, folder / "acks", course()["curriculum.yaml"])
    return checker.judge(seen)


def test_a_camp_without_a_storm_is_passed(sound):
    assert objections(sound) == []


CORRUPTIONS = [
    # nothing lost
    pytest.param(
        "delete from script where number = 2 and slot = 'evening' and version = 'short'",
        "ended: script 2 evening",
        id="a text is gone",
    ),
    pytest.param(
        "delete from posting where number = 1 and slot = 'morning' and group_id = 1",
        "ended: script 1 morning of 1 is done",
        id="a posting is gone",
    ),
    pytest.param(
        "delete from script where number = 3 and slot = 'guidance' and group_id = 2",
        "ended: guidance 3",
        id="a host was given no guidance",
    ),
    pytest.param(
        "delete from night where number = 2",
        "ended: close 2",
        id="a night was never written",
    ),
    pytest.param(
        "delete from standing where night = 2 and contest = 'night' and group_id = 3",
        "ended: standings 2",
        id="a group is not ranked",
    ),
    pytest.param(
        "delete from debrief where night = 4",
        "ended: debrief 4",
        id="a debrief is gone",
    ),
    pytest.param(
        "delete from pairing where first = 3", "ended: round 3 pk", id="a draw is gone"
    ),
    pytest.param("delete from honor", "ended: honors 6", id="the honors are gone"),
    pytest.param("delete from report", "ended: report 6", id="the report is gone"),
    pytest.param(
        "update occurrence set state = 'leased' where kind = 'debrief' and number = 1",
        "ended: debrief 1  of 0 is leased",
        id="a row is still open",
    ),
    pytest.param(
        "update occurrence set state = 'failed' where kind = 'close' and number = 1",
        "ended: close 1  of 0 is failed",
        id="a row has failed",
    ),
    pytest.param(
        "update occurrence set reason = '' where state = 'skipped'",
        "ended: script 2 noon of 1 was skipped without a reason",
        id="a row was skipped for no reason",
    ),
    pytest.param(
        "update occurrence set state = 'skipped', reason = 'late' where kind = 'close'",
        "ended: close 1  of 0 was skipped, though it runs however late",
        id="a close was skipped",
    ),
    pytest.param(
        "update occurrence set state = 'skipped', reason = 'late' "
        "where kind = 'script' and number = 3 and slot = 'noon'",
        "ended: script 3 noon of 2 was skipped, and yet is there",
        id="a skipped text is there",
    ),
    pytest.param(
        "delete from submission where id = (select max(id) from submission)",
        "acknowledged: the check-in S029/5/",
        id="an acknowledged check-in is lost",
    ),
    pytest.param(
        "update submission set words = '改过了' "
        "where id = (select min(id) from submission)",
        "acknowledged: the check-in S000/1/",
        id="a check-in has other words",
    ),
    pytest.param(
        "delete from fact where day = 3 and student_id = (select min(student_id) "
        "from fact where day = 3)",
        "counted: (3, ",
        id="a fact is lost",
    ),
    pytest.param(
        "delete from verdict where day = 2 and student_id = 5",
        "judged: student 5 has no verdict for day 2",
        id="a verdict is lost",
    ),
    pytest.param(
        "delete from certificate where kind = 'completion' and student_id = "
        "(select min(student_id) from certificate where kind = 'completion')",
        "completed and has no certificate",
        id="a certificate is lost",
    ),
    # nothing doubled
    pytest.param(
        "insert into submission select id + 128, at, parts, chars, words "
        "from submission where id = (select min(id) from submission)",
        "acknowledged: a check-in of student 1, day 1 is kept 2 times",
        id="a check-in is kept twice",
    ),
    pytest.param(
        "insert into submission select id + 128, at, parts, chars, '别人的' "
        "from submission where id = (select min(id) from submission)",
        "acknowledged: nobody acknowledged a check-in of student 1, day 1",
        id="a check-in was never acknowledged",
    ),
    pytest.param(
        "update fact set sent = sent + 1 where day = 1 and student_id = 1",
        "counted: fact (1, 1): sent is",
        id="a check-in is counted twice",
    ),
    pytest.param(
        "update fact set reviews = reviews + 1 where day = 1 and student_id = 1",
        "counted: fact (1, 1): reviews is",
        id="a review is counted twice",
    ),
    pytest.param(
        "update progress set chars = chars * 2 where student_id = 4",
        "counted: progress of 4 is",
        id="characters are counted twice",
    ),
    pytest.param(
        "insert into journal (what, key, op) values ('script', '1/1/1/noon/full', 'update')",
        "kept_once: script 1/1/1/noon/full was changed after it was written",
        id="a text was composed twice",
    ),
    pytest.param(
        "insert into journal (what, key, op) values ('occurrence', '17', 'done')",
        "kept_once: occurrence 17 was written 2 times",
        id="a row was finished twice",
    ),
    pytest.param(
        "insert into journal (what, key, op) values ('night', '1/3', 'insert')",
        "kept_once: night 1/3 was written 2 times",
        id="a night was published twice",
    ),
    pytest.param(
        "insert into certificate select cohort_id, 9999, kind, 'X', words, issued_at "
        "from certificate limit 1",
        "kept_once: student 9999 has a certificate for nothing",
        id="a certificate was given for nothing",
    ),
    # nothing judged wrongly
    pytest.param(
        "update verdict set published = 1, now = 1 where (day, student_id) = "
        "(select day, student_id from verdict where now = 4 limit 1)",
        "(1, 1) instead of (4, 4)",
        id="a verdict is better than the check-ins",
    ),
    pytest.param(
        "update verdict set now = published where (day, student_id) = "
        "(select day, student_id from verdict where now = 2 limit 1)",
        "instead of (",
        id="a made-up day was forgotten",
    ),
    pytest.param(
        "update verdict set group_id = 2 where day = 1 and student_id = 1",
        "judged: day 1, student 1 was judged in another group",
        id="a verdict is kept for another group",
    ),
    pytest.param(
        "update standing set doc = replace(doc, '\"figure\":[', '\"figure\":[1') "
        "where night = 3 and group_id = 1 and contest = 'night'",
        "ranked: night 3, group 1: the standing says",
        id="a standing tells other figures",
    ),
    # nothing stale
    pytest.param(
        "update script set common_sha = (select common_sha from script "
        "where number = 1 and slot = 'morning') where number = 3 and slot = 'morning'",
        "of_its_day: day 3 morning full of group 1 was made of the facts of day 1",
        id="a text was made of another day's facts",
    ),
    pytest.param(
        "update script set messages = (select messages from script where number = 1 "
        "and slot = 'morning' and version = 'full' and group_id = 1) "
        "where number = 3 and slot = 'morning' and version = 'full' and group_id = 1",
        "of_its_day: day 3 morning full of group 1 opens with the hook of day 1",
        id="a morning opens with another day's hook",
    ),
    pytest.param(
        "update script set messages = (select messages from script where number = 1 "
        "and slot = 'evening' and version = 'full' and group_id = 1) "
        "where number = 3 and slot = 'evening' and version = 'full' and group_id = 1",
        "of_its_day: day 3 evening full of group 1 does not name its lesson",
        id="an evening names another lesson",
    ),
    pytest.param(
        "update posting set composed_at = composed_at - 3600000000 "
        "where number = 1 and slot = 'noon'",
        "in_its_window: day 1 noon of group 1 was composed before its time",
        id="a text came before its time",
    ),
    pytest.param(
        "update posting set late = 0 where late = 1",
        "in_its_window: day 2 morning of group 1 was composed at 18:00 and marked late: 0",
        id="a late text is not marked",
    ),
    pytest.param(
        "update posting set composed_at = composed_at + 64800000000, late = 1 "
        "where number = 1 and slot = 'morning'",
        "in_its_window: day 1 morning of group 1 greets at 00:30",
        id="a morning greets at night",
    ),
    pytest.param(
        "update posting set composed_at = composed_at + 21600000000, late = 1 "
        "where number = 3 and slot = 'noon'",
        "in_its_window: day 3 noon of group 1 was composed at 18:00, "
        "when it should have been skipped",
        id="a noon came in the evening",
    ),
    pytest.param(
        "update posting set late = 1, composed_at = (select post_until + 60000000 "
        "from occurrence where number = 3 and slot = 'noon' limit 1) "
        "where number = 3 and slot in ('morning', 'noon')",
        "in_its_window: group 1 caught up",
        id="two texts were caught up",
    ),
    # nothing crossed
    pytest.param(
        "update script set own_facts = (select own_facts from script where number = 3 "
        "and slot = 'morning' and version = 'full' and group_id = 2) "
        "where number = 3 and slot = 'morning' and group_id = 1",
        "of_its_group: day 3 morning full of group 1 was made of the facts of 2营",
        id="a group reads another group's text",
    ),
]


MORNING = "number = 3 and slot = 'morning' and version = 'full' and group_id = 1"
NOON = "number = 3 and slot = 'noon' and version = 'full' and group_id = 1"
EVENING = "number = 1 and slot = 'evening' and version = 'full' and group_id = 1"
EDITS = {
    "a morning counts another night": (
        MORNING,
        lambda own: own["last"].update(number=1),
        "of_last_night: day 3 morning full of group 1 says (1, ",
    ),
    "a morning counts wrong": (
        MORNING,
        lambda own: own["last"].update(done=own["last"]["done"] + 1),
        "of_last_night: day 3 morning full of group 1 says (2, ",
    ),
    "a morning has the wrong place": (
        MORNING,
        lambda own: own["last"].update(rank=9),
        "of_last_night: day 3 morning full of group 1 says place 9",
    ),
    "a morning leaves last night out": (
        MORNING,
        lambda own: own.pop("last"),
        "of_last_night: day 3 morning full of group 1 leaves out last night",
    ),
    "a noon counts whom it cannot know": (
        NOON,
        lambda own: own["now"].update(came=10),
        "of_its_hour: day 3 noon full of group 1 counts 10",
    ),
    "a noon tells another hour": (
        NOON,
        lambda own: own["now"].update(hour="11:00"),
        "of_its_hour: day 3 noon full of group 1 counts at 11:00",
    ),
    "homework is read by another group": (
        EVENING,
        lambda own: own["works"][0].update(words="乙01·2营·第1天·0，…"),
        "of_its_group: day 1 evening full of group 1 quotes homework of group [2]",
    ),
    "a student is praised in another group": (
        EVENING,
        lambda own: own["works"][0].update(name="乙01"),
        "of_its_group: day 1 evening full of group 1 names ['乙01']",
    ),
}


@pytest.mark.parametrize("name", list(EDITS))
def test_it_objects_to_facts_when(name, sound, tmp_path):
    where, edit, expected = EDITS[name]
    found = edited(sound, tmp_path / "camp", where, "own_facts", edit)
    assert any(expected in one for one in found), found[:20]


TEXTS = {
    "a morning quotes another number": (
        MORNING,
        lambda text: f"{text}\n\n昨天来了99位。",
        "of_last_night: day 3 morning full of group 1 quotes 99 people",
    ),
    "a text speaks of another group": (
        NOON,
        lambda text: f"{text}\n\n3营的同学们好",
        "of_its_group: day 3 noon full of group 1 speaks of group [3]",
    ),
}


@pytest.mark.parametrize("name", list(TEXTS))
def test_it_objects_to_words_when(name, sound, tmp_path):
    where, edit, expected = TEXTS[name]

    def first(messages):
        messages[0]["text"] = edit(messages[0]["text"])

    found = edited(sound, tmp_path / "camp", where, "messages", first)
    assert any(expected in one for one in found), found[:20]


def edited(sound, folder, where, column, edit) -> list[str]:
    """What is objected to when one script's JSON says something else."""
    shutil.copytree(sound, folder)
    with closing(sqlite3.connect(folder / "camp.db")) as kept:
        row = kept.execute(f"select {column} from script where {where}").fetchone()
        plain = json.loads(row[0])
        edit(plain)
        changed = json.dumps(plain, ensure_ascii=False)
        kept.execute(f"update script set {column} = ? where {where}", (changed,))
        kept.commit()
    return objections(folder)


def test_it_objects_when_the_nights_tell_of_a_made_up_day_twice(sound, tmp_path):
    shutil.copytree(sound, tmp_path / "camp")
    with closing(sqlite3.connect(tmp_path / "camp" / "camp.db")) as kept:
        (doc,) = kept.execute("select totals from night where number = 4").fetchone()
        totals = json.loads(doc)
        totals["groups"]["1"]["made_up"] += 1
        kept.execute(
            "update night set totals = ? where number = 4", (json.dumps(totals),)
        )
        kept.commit()
    found = objections(tmp_path / "camp")
    assert any("made-up days, there are" in one for one in found), found[:20]


@pytest.mark.parametrize(("statement", "expected"), CORRUPTIONS)
def test_it_objects_when(statement, expected, sound, tmp_path):
    shutil.copytree(sound, tmp_path / "camp")
    with closing(sqlite3.connect(tmp_path / "camp" / "camp.db")) as kept:
        assert kept.execute(statement).rowcount > 0, "the corruption changed nothing"
        kept.commit()
    found = objections(tmp_path / "camp")
    assert any(expected in one for one in found), found[:20]
