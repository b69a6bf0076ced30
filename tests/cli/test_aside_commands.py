"""The commands of what is said beside the day's slots: reply, private, broadcast."""

import json

import pytest
from click.testing import CliRunner

from camp.cli import main
from tests.desk.small import Small


@pytest.fixture
def camp(sqlite_url, monkeypatch):
    """The small camp on the morning of its rest day; 小李 alone came so far."""
    small = Small(sqlite_url)
    monkeypatch.setenv("CAMP_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("CAMP_WHO", "阿舟")
    small.walk(small.at(2, 12))
    small.came("小李", 2, hour=10)
    small.walk(small.at(3, 9))
    yield small
    small.store.close()


def run(*words):
    return CliRunner().invoke(main, list(map(str, words)))


def said(*words):
    done = run(*words)
    assert done.exit_code == 0, done.output + done.stderr
    return done.stdout


def refused(*words, code=1):
    done = run(*words)
    assert done.exit_code == code, done.output
    assert done.stdout == ""
    return done.stderr


@pytest.mark.parametrize("name", ["reply", "private", "broadcast"])
def test_every_command_teaches_with_an_example(name):
    found = [run(name, "--help").stdout]
    subs = getattr(main.get_command(None, name), "commands", {})
    found += [run(name, sub, "--help").stdout for sub in subs]
    for text in found:
        assert f"camp {name}" in text
        assert "\b" not in text


def test_without_a_name_the_replies_are_listed_with_a_line_each(camp):
    text = said("reply", 1, "--group", 1)
    assert "conflict_each" in text
    assert "问过的，给核准的答复" in text
    english = said("reply", 1, "--group", 1, "--locale", "en")
    assert "the approved answer" in english
    listed = json.loads(said("reply", 1, "--group", 1, "--json"))
    assert list(listed)[:3] == ["welcome", "rules", "advert"]


def test_a_reply_goes_to_standard_output_and_its_cue_beside_it(camp):
    done = run("reply", 1, "advert", "--group", 1, "--to", "小李", "--about", "茶叶店")
    assert done.stdout.startswith("谢谢小李愿意拿出来分享“茶叶店”。")
    assert "〔" not in done.stdout
    assert "〔第一次只说到这里" in done.stderr


def test_the_private_text_of_a_quarrel_comes_once_for_each(camp):
    two = ("--to", "小李", "--to", "小王", "--by", "22:00")
    done = run("reply", 1, "--group", 1, "conflict_each", *two)
    assert done.stdout.count("最在意的是哪一句") == 2
    assert "—— 单独发给小李" in done.stderr
    found = json.loads(said("reply", 1, "--group", 1, "conflict_each", *two, "--json"))
    assert [one["to"] for one in found] == ["小李", "小王"]


def test_a_reply_nobody_knows_is_refused_with_those_there_are(camp):
    assert "late_answer" in refused("reply", 1, "--group", 1, "sorry")
    assert "现有 1-2" in refused("reply", 1, "--group", 9, "advert")
    refused("reply", 1, "advert", code=2)


def test_who_is_due_a_note_is_listed_with_which_and_since_when(camp):
    text = said("private", 1, "--group", 1)
    rows = [line.split() for line in text.splitlines()]
    assert ["小王", "S11", "2", "还没来过", "第一封"] in rows
    assert "小李" not in text
    found = json.loads(said("private", 1, "--group", 1, "--json"))
    assert [(one["student"], one["note"]) for one in found["due"]] == [
        ("小王", "first"),
        ("小张", "first"),
        ("小赵", "first"),
    ]


def test_options_may_come_before_the_cohort(camp):
    assert "小王" in said("private", "--group", 1, 1)


def test_a_note_is_shown_sent_and_not_shown_again(camp):
    text = said("private", 1, "--group", 1, "--student", "小王")
    assert text.startswith("小王好，我是1营的host1。")
    assert "camp private sent" not in text
    done = said("private", "sent", 1, "--group", 1, "--student", "S11")
    assert done == "记下了：小王的第一封今天发了\n"
    again = said("private", "sent", 1, "--group", 1, "--student", "小王")
    assert "没有再记" in again
    assert "小王" not in said("private", 1, "--group", 1)
    told = run("private", 1, "--group", 1).stderr
    assert "写过的1位，0位后来又来了" in told
    assert "再等" in refused("private", 1, "--group", 1, "--student", "小王")


def test_a_group_without_silent_people_says_so(camp):
    for name in ("小陈", "小周", "小吴", "小郑"):
        camp.came(name, 2, hour=11)
    assert said("private", 1, "--group", 2) == "2营现在没有该发的私信\n"
    assert "Group 2" in said("private", 1, "--group", 2, "--locale", "en")


def test_a_broadcast_is_two_messages_the_second_to_copy(camp):
    words = ("--text", "活动改到20:00。", "--why", "上期太晚", "--by", "今晚22:00")
    found = json.loads(said("broadcast", 1, *words, "--json"))
    assert found[0]["messages"][1]["text"] == "活动改到20:00。"
    assert "贴完回“营号+已贴”" in said("broadcast", 1, *words)
    assert "--why没有写字" in refused(
        "broadcast", 1, *words[:2], "--why", " ", *words[4:]
    )
