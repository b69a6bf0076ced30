"""``camp script new|diff|preview``, own templates all the way, and ``camp proof``."""

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from camp.cli import main
from camp.store import Store, rehearsal_clock
from camp.store.upgrade import ready

NOON = "scripts/zh-CN/course/noon.full.j2"
NOW = datetime(2026, 9, 1, 2, tzinfo=UTC)


@pytest.fixture
def home(monkeypatch, tmp_path, sqlite_url):
    """An empty folder with a curriculum in it, and a database of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAMP_DATABASE_URL", sqlite_url)
    monkeypatch.delenv("CAMP_LOCALE", raising=False)
    said("curriculum", "new", "my-camp")
    return tmp_path


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def said(*words):
    done = run(*words)
    assert done.exit_code == 0, done.output
    return done.stdout


def no(*words, code=1):
    done = run(*words)
    assert done.exit_code == code, done.output
    assert "Traceback" not in done.output
    return done.stderr


def own(home, text, path=NOON):
    place = home / "my-camp" / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)


# authors


def test_every_author_command_teaches_with_an_example():
    for words in ("new", "diff", "preview"):
        text = run("script", words, "--help").stdout
        assert f"camp script {words} my-camp" in text
        assert "\b" not in text
    for words in ("list", "show", "tick", "flag", "flags", "settle"):
        text = run("proof", words, "--help").stdout
        assert f"camp proof {words} 1" in text
        assert "\b" not in text


def test_a_template_is_copied_once_and_never_overwritten(home):
    text = said("script", "new", "my-camp", "course/noon.full")
    assert f"抄好了 my-camp/{NOON}" in text
    assert "camp script preview my-camp course/noon.full" in text
    copied = (home / "my-camp" / NOON).read_text()
    assert copied.startswith(f"{{# 抄自 {NOON} sha256:")
    assert "已经有了" in no("script", "new", "my-camp", "course/noon.full")
    assert (home / "my-camp" / NOON).read_text() == copied
    said("curriculum", "check", "--strict", "my-camp")
    assert "可以删掉" in said("script", "diff", "my-camp")


def test_a_shipped_curriculum_is_not_changed_in_place(home):
    words = no("script", "new", "interpersonal-21", "course/noon.full")
    assert "先把整个文件夹" in words


def test_a_language_that_is_not_declared_is_refused(home):
    words = no("script", "new", "my-camp", "course/noon.full", "--locale", "en")
    assert "does not declare en (only zh-CN)" in words


def test_without_own_templates_diff_says_how_to_have_one(home):
    assert "camp script new" in said("script", "diff", "my-camp")
    assert "没有自己的" in no("script", "diff", "my-camp", "course/noon.full")


def test_what_was_changed_is_shown_and_given_to_programs(home):
    said("script", "new", "my-camp", "course/noon.full")
    place = home / "my-camp" / NOON
    place.write_text(place.read_text() + "中午见\n")
    assert "  +中午见" in said("script", "diff", "my-camp", "course/noon.full")
    (found,) = json.loads(said("script", "diff", "my-camp", "--json"))
    assert (found["path"], found["state"]) == (NOON, "changed")


def test_a_preview_prints_the_text_with_its_length(home):
    own(home, "{{ group.name }}，{{ lesson.title }}")
    text = said("script", "preview", "my-camp", "course/noon.full")
    assert text == "—— 1/1 · 11字 · 31字节\n7营，要什么，放第一句\n"
    found = json.loads(
        said("script", "preview", "my-camp", "course/noon.full", "--json")
    )
    assert found["messages"][0]["text"] == "7营，要什么，放第一句"
    assert found["measures"][0]["bytes"] == 31


def test_a_preview_of_what_is_wrong_has_its_place_and_exit_1(home):
    own(home, "早\n{{ lesson.tilte }}{% for x in range(9) %}{% endfor %}")
    lines = no("script", "preview", "my-camp", "course/noon.full").splitlines()
    assert [line.split(": ")[0] for line in lines] == [
        f"my-camp/{NOON}:2:11",
        f"my-camp/{NOON}:2:31",
    ]
    no("script", "preview", "my-camp", "course/noon.full", "--group", "best", code=2)


def test_the_facts_come_with_everything_else_a_template_may_hold(home):
    text = said("script", "facts", "--locale", "en")
    for way in ("{% message 6 %}", "{% cue %}", "works|limit(2)", "guest is none"):
        assert way in text


# own templates, all the way


def test_ones_own_template_is_checked_shown_pinned_and_previewed(home):
    own(home, "中午好，{{ lesson.title }}\n\n{{ lesson.about }}")
    said("curriculum", "check", "my-camp")
    assert "中午好，要什么，放第一句" in said(
        "curriculum", "show", "my-camp", "--day", 1
    )
    said("cohort", "open", "my-camp", "--start", "2026-09-07")
    own(home, "后来改的，{{ lesson.title }}")
    shown = said("proof", "show", 1, "--day", 1, "--slot", "noon")
    assert "中午好，要什么，放第一句" in shown
    said("cohort", "revise", 1, "--file", "my-camp", "--yes")
    shown = said("proof", "show", 1, "--day", 1, "--slot", "noon")
    assert "后来改的，要什么，放第一句" in shown


def test_a_rehearsal_says_ones_own_words(home):
    own(home, "中午好，{{ lesson.title }}\n\n{{ lesson.about }}")
    said("rehearse", "my-camp", "--students", 4, "--out", "out")
    pages = [path.read_text() for path in (home / "out").rglob("*.html")]
    assert any("中午好，要什么，放第一句" in page for page in pages)


def test_files_that_nothing_reads_come_with_the_place_that_was_meant(home):
    own(home, "x", "scripts/zh-CN/curse/noon.full.j2")
    own(home, "x", "scripts/en/course/noon.full.j2")
    words = run("curriculum", "check", "my-camp", "--locale", "en").stdout
    assert f"nothing reads this file, did you mean {NOON};" in words
    assert (
        "scripts/en/course/noon.full.j2:1:1: warning: the curriculum does not" in words
    )


def test_a_slip_in_ones_own_template_has_its_place_wherever_it_is_met(home):
    own(home, "早\n{{ lesson.tilte }}")
    place = f"my-camp/{NOON}:2:11: lesson 里没有“tilte”，是不是“title”"
    assert place in run("curriculum", "check", "my-camp").stdout
    assert place in no("curriculum", "show", "my-camp", "--day", 1)
    assert place in no("cohort", "open", "my-camp", "--start", "2026-09-07")
    assert place in no("script", "preview", "my-camp", "course/noon.full")


# links


def test_links_are_asked_only_when_told_to(home, monkeypatch):
    asked = []
    monkeypatch.setattr("camp.links.check", lambda files, _: asked.append(files) or ())
    said("curriculum", "check", "my-camp")
    assert asked == []
    said("curriculum", "check", "--links", "my-camp")
    assert len(asked) == 1


def test_placeholders_are_named_with_their_place(home):
    words = said("curriculum", "check", "--links", "my-camp")
    line = words.splitlines()[0]
    place, _, rest = line.partition(": 提醒：")
    file, number, col = place.split(":")
    text = (home / file).read_text().splitlines()[int(number) - 1]
    assert text[int(col) - 1 :].startswith(rest.split(": ")[0])
    assert "是占位的网址" in rest
    assert run("curriculum", "check", "--links", "--strict", "my-camp").exit_code == 1


# proof-reading


@pytest.fixture
def cohort(home, sqlite_url):
    """A cohort of three groups with their hosts, on the first of September."""
    store = Store(sqlite_url)
    ready(store)
    with store.transaction() as kept:
        rehearsal_clock.move(kept, NOW)
    store.close()
    text = (home / "my-camp" / "curriculum.yaml").read_text()
    text = text.replace("students: 192", "students: 2").replace(
        "people: 200", "people: 5"
    )
    (home / "my-camp" / "curriculum.yaml").write_text(text)
    said("cohort", "open", "my-camp", "--start", "2026-09-07")
    rows = "".join(f"S{n},学员{n},中度\n" for n in range(6))
    (home / "students.csv").write_text("学号,姓名,强度\n" + rows)
    said("roster", "import", 1, "students.csv")
    for number, name in enumerate(("小李", "小王", "小张"), 1):
        said("host", "assign", 1, "--group", number, "--host", name)


WHERE = ("--day", 1, "--slot", "morning")


def test_hosts_see_what_is_theirs_to_read_and_with_whom(cohort):
    text = said("proof", "list", 1)
    assert "天  日期" in text.splitlines()[0]
    assert "小李（1营）没看；小王（2营）没看" in text
    mine = said("proof", "list", 1, "--host", "小张")
    assert mine.count("没看") == 2 * len(mine.splitlines()[1:])
    found = json.loads(said("proof", "list", 1, "--json", "--locale", "en"))
    assert found[0]["readers"][0]["word"] == "not read"
    assert "小李" in no("proof", "list", 1, "--host", "小李李")


def test_a_tick_is_noted_and_a_second_one_too_without_harm(cohort):
    assert "记下了：小张看过第1天早安" in said(
        "proof", "tick", 1, *WHERE, "--by", "小张"
    )
    assert said("proof", "tick", 1, *WHERE, "--by", "小张").startswith("已经记过")
    assert "小张（3营）看过" in said("proof", "list", 1)


def test_a_flag_reaches_the_lead_and_is_answered(cohort):
    text = said("proof", "flag", 1, *WHERE, "--by", "小李", "--remark", "时间写错了")
    assert text.startswith("记下了，1号标记：第1天早安，小李")
    (one,) = json.loads(said("proof", "flags", 1, "--json"))
    assert (one["who"], one["remark"], one["number"]) == ("小李", "时间写错了", 1)
    assert "校对标记有1处没答复：第1天早安（小李）" in said("today", 1)
    assert "时间写错了" in said("proof", "flags", 1)
    text = said("proof", "settle", 1, 1, "--by", "小齐", "--answer", "改好了")
    assert text == "1号标记答复了：改好了\n"
    assert said("proof", "flags", 1) == "没有等答复的标记\n"
    assert "小齐: 改好了" in said("proof", "flags", 1, "--all")
    assert "校对标记" not in said("today", 1)
    assert "没有9号标记" in no(
        "proof", "settle", 1, 9, "--by", "小齐", "--answer", "好"
    )


def test_after_a_revision_a_tick_counts_no_more_and_the_list_says_so(cohort, home):
    said("proof", "tick", 1, *WHERE, "--by", "小张")
    own(
        home,
        "{{ day.hook }}\n\n今天听{{ lesson.title }}",
        NOON.replace("noon", "morning"),
    )
    said("cohort", "revise", 1, "--file", "my-camp", "--yes")
    assert "小张（3营）看过的是改之前的，要再看" in said("proof", "list", 1)
