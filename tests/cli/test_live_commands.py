"""The commands of a camp that runs: what they print, keep, and refuse."""

import csv
import io
import json
import re

import pytest
from click.testing import CliRunner

from camp.cli import main
from tests.desk.small import LONG, Small

COMMANDS = (
    "checkin", "checkins", "board", "review", "nominate", "script", "today", "note",
    "standings", "honors", "debrief", "report", "occurrences", "retry",
)  # fmt: skip


@pytest.fixture
def camp(sqlite_url, monkeypatch):
    """The small camp on the evening of day 2, and its database in the environment."""
    small = Small(sqlite_url)
    monkeypatch.setenv("CAMP_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("CAMP_WHO", "小齐")
    small.walk(small.at(1, 7))
    for name in ("小李", "小王", "小陈"):
        small.came(name, 1)
    small.stamped("小王", 1)
    small.walk(small.at(2, 21))
    yield small
    small.store.close()


def run(*words, stdin=None):
    return CliRunner().invoke(main, list(map(str, words)), input=stdin)


def said(*words, stdin=None):
    """What a command prints when all is well."""
    done = run(*words, stdin=stdin)
    assert done.exit_code == 0, done.output + done.stderr
    return done.stdout


def refused(*words, code=1):
    """What a command says when it says no."""
    done = run(*words)
    assert done.exit_code == code, done.output
    return done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_teaches_with_an_example(name):
    found = [run(name, "--help").stdout]
    group = main.get_command(None, name)
    for sub in getattr(group, "commands", {}):
        words = [name, "1", sub] if name == "honors" else [name, sub]
        found.append(run(*words, "--help").stdout)
    for text in found:
        assert f"camp {name}" in text
        assert "\b" not in text


def test_a_check_in_says_what_came_and_what_is_missing(camp):
    text = said("checkin", "小营", "小王", "--part", "听课")
    assert text == "小王（S11）第2天收到：听课\n还差：作业\n"
    text = said("checkin", 1, "S11", "--part", "homework", "--file", "-", stdin=LONG)
    assert text.endswith("这天齐了\n")
    assert "已经收过" in said("checkin", 1, "小王", "--part", "listen")


def test_a_text_too_short_says_by_how_much(camp):
    text = said(
        "checkin", 1, "小张", "--part", "心得", "--text", "短", "--locale", "en"
    )
    assert "心得: 1 characters, 19 short" in text


def test_a_check_in_can_be_dated_on_the_cohorts_clock(camp):
    said(
        "checkin", 1, "小赵", "--day", 1, "--part", "listen", "--at", "2026-09-07 22:00"
    )
    assert "完成" in said("board", 1, "--why", "小赵")


def test_what_is_wrong_goes_to_stderr_with_every_reason_and_exit_1(camp):
    words = refused("checkin", 1, "小张", "--part", "listne", "--day", 9)
    assert words.splitlines() == [
        "没有“listne”这一样：用 listen, homework, reflection",
        "没有第9天：这一期是第0到第5天",
    ]
    assert "没有学员“小明”" in refused("checkin", 1, "小明", "--part", "listen")
    assert refused("checkin", 1, "小李", "--text", "a", "--file", "b", code=2)


def sheet(tmp_path, name, *lines):
    file = tmp_path / name
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(file)


def test_a_sheet_of_check_ins_is_previewed_then_taken(camp, tmp_path):
    file = sheet(
        tmp_path, "d.csv",
        "学号,天,听课,作业,时间",
        "S20,2,是,,20:10",
        "S21,9月8日,是,饭桌上试了一句,2026-09-08 20:30",
    )  # fmt: skip
    preview = said("checkins", "import", 1, file, "--dry-run")
    assert "新收2份" in preview
    assert "去掉 --dry-run" in preview
    assert json.loads(said("checkins", "import", 1, file, "--json"))["taken"] == 2
    assert "2份都收过" in said("checkins", "import", 1, file)


def test_a_wrong_sheet_names_every_row_and_is_not_taken(camp, tmp_path):
    file = sheet(tmp_path, "d.csv", "学号,天,听课", "S20,2,是", "S99,2,是", "S21,4,是")
    words = refused("checkins", "import", 1, file)
    assert [line[:3] for line in words.splitlines()] == ["第3行", "第4行"]
    assert "未交" in said("board", 1, "--group", 2)
    file = sheet(tmp_path, "e.csv", "学号,天,听课", "S20,2,是", "S99,2,是")
    done = run("checkins", "import", 1, file, "--leave-out")
    assert "新收1份" in done.stdout
    assert "S99" in done.stderr


def test_reviews_and_nominations_come_from_sheets(camp, tmp_path):
    file = sheet(
        tmp_path,
        "r.csv",
        "学号,天,类型,点评人,内容",
        "S11,1,点赞,S10,",
        "S10,1,留言,阿敏,好",
    )
    assert "新收2条（2位）" in said("checkins", "reviews", 1, file)
    file = sheet(
        tmp_path, "n.csv", "ref,honor,by,words", "S11,warm,阿舟,他就去坐一会儿"
    )
    assert "新收1条" in said("checkins", "nominations", 1, file)


def test_praise_is_given_one_by_one(camp):
    words = ("review", 1, "小李", "--day", 1, "--comment", "好", "--by", "S11")
    assert said(*words) == "小王给小李第1天的作业留言\n"
    assert "已经" in said(*words)
    assert "提名小王" in said("nominate", 1, "小王", "温暖大使", "--by", "阿舟")
    assert refused("review", 1, "小李", "--by", "x", code=2)
    assert refused("review", 1, "小李", "--by", "x", "--like", "--stamp", code=2)


def test_the_board_is_a_table_a_sheet_and_json(camp):
    text = said("board", 1, "--group", 1)
    assert "小李" in text
    assert "* 还没结算" in text
    raw = run("board", 1, "--csv").stdout_bytes.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(raw)))
    assert rows[0][:4] == ["学号", "姓名", "群", "强度"]
    assert len(rows) == 9
    found = json.loads(said("board", 1, "--json"))
    assert found["lines"][0]["cells"][1] == {"verdict": "done", "provisional": False}
    assert "两样都在20:00前交齐" in said("board", 1, "--why", "小王")


def test_a_script_goes_to_stdout_and_its_state_to_stderr(camp):
    done = run("script", "show", 1, "--group", 1, "--slot", "morning")
    assert done.stdout == "第2天从一句话开始\n\n1营，第2天。昨天来了2位。\n"
    assert done.stderr == "已生成，还没贴\n"


def test_a_show_prints_every_message_with_its_time_and_cue(camp):
    camp.walk(camp.at(4, 20))
    text = said("script", "show", 1, "--group", 1, "--slot", "evening")
    assert "—— 20:30 · 1/4\n门开了。\n〔等大家坐好〕" in text
    assert "—— 20:45 · 3/4（备用，冷场才发）" in text


def test_a_script_that_is_not_there_says_when_and_exits_with_1(camp):
    words = refused("script", "show", 1, "--group", 1, "--day", 3, "--slot", "morning")
    assert "06:30生成" in words
    done = run(
        "script", "show", 1, "--group", 1, "--day", 3, "--slot", "noon", "--json"
    )
    assert (done.exit_code, json.loads(done.stdout)["messages"]) == (1, [])


def test_posting_twice_says_so(camp, tmp_path):
    own = sheet(tmp_path, "own.txt", "晚上好，慢慢来")
    words = ("script", "posted", 1, "--group", 1, "--slot", "evening", "--by", "阿舟")
    assert said(*words, "--edited", own) == "记下了：21:00由阿舟贴出\n"
    assert said(*words) == "已经是这样：21:00由阿舟贴出\n"
    found = json.loads(
        said("script", "show", 1, "--group", 1, "--slot", "evening", "--json")
    )
    assert found["posting"]["edited"] == "晚上好，慢慢来"
    copied = said("script", "copied", 1, "--group", 2, "--slot", "evening")
    assert copied == "记下了：21:00复制了，还没贴\n"


def test_a_script_is_explained(camp):
    done = run("script", "show", 1, "--group", 1, "--slot", "noon", "--explain")
    assert "scripts/zh-CN/course/noon.full.j2" in done.stderr
    assert "一字不差" in done.stderr


def test_the_facts_of_scripts_are_listed_in_both_languages():
    assert "lesson.title" in said("script", "facts")
    entries = json.loads(said("script", "facts", "--locale", "en", "--json"))
    assert {"path", "kind", "meaning", "example"} == set(entries[0])
    assert any("teacher" in e["path"] for e in entries)


def test_today_names_whom_to_chase(camp):
    text = said("today", 1)
    assert "过了11:00还没贴2：1、2营" in text
    english = said("today", 1, "--locale", "en")
    assert "2 not posted by 11:00: Groups 1, 2" in english
    assert json.loads(said("today", 1, "--json"))["number"] == 2


def test_a_line_for_tonight_is_kept_once(camp):
    words = ("note", 1, "今天有人问补卡", "--group", 1)
    assert said(*words) == "记在第2夜，1营\n"
    assert said(*words) == "第2夜已经有这一句\n"
    assert "没有第9群" in refused("note", 1, "在吗", "--group", 9)


def test_standings_are_shown_by_night(camp):
    text = said("standings", 1)
    assert "第1夜" in text
    assert "2/4" in text
    found = json.loads(said("standings", 1, "--day", 1, "--json"))
    assert found["tables"][0]["lines"][0]["place"] == 1
    assert "没有公布" in refused("standings", 1, "--day", 4)


def test_honors_are_listed_confirmed_corrected_and_reissued(camp):
    assert "09-11 09:00" in refused("honors", 1)
    camp.walk(camp.at(5, 10))
    assert "优秀学员" in said("honors", 1)
    assert "确认了" in said("honors", 1, "confirm")
    assert said("honors", 1, "confirm") == "没有等确认的\n"
    steady = ("--rule", "steady", "--group", 1, "--why", "记错了人", "--student")
    assert "现在是小李（S10）" in said("honors", 1, "correct", *steady, "小李")
    camp.walk(camp.at(5, 17))
    assert "reissue" in refused("honors", 1, "correct", *steady, "小王")
    text = said("honors", 1, "reissue", *steady, "小王")
    assert text.startswith("撤回了小李的优秀学员，重发给小王（S11），第2次")
    found = json.loads(said("honors", 1, "--rule", "steady", "--group", 1, "--json"))
    assert [(one["name"], one["state"]) for one in found] == [
        ("小李", "withdrawn"),
        ("小王", "published"),
    ]


def test_a_debrief_is_text_a_page_or_json(camp, tmp_path):
    assert said("debrief", 1).startswith("第1夜复盘")
    out = tmp_path / "n.html"
    done = run("debrief", 1, "--day", 1, "--format", "html", "--out", out)
    assert done.stdout == ""
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert json.loads(said("debrief", 1, "--format", "json"))["debrief"]["night"] == 1
    assert "没有复盘" in refused("debrief", 1, "--day", 4)
    assert "写不进去" in refused("debrief", 1, "--out", tmp_path / "no" / "n.txt")


def test_the_report_is_there_after_the_closing_night(camp):
    assert "还没有总报告" in refused("report", 1)
    camp.walk(camp.at(5, 25))
    assert "8位报名" in said("report", 1)
    assert "<html" in said("report", 1, "--format", "html")


def test_what_failed_is_found_and_tried_again(camp):
    assert said("occurrences", 1, "--state", "failed") == "没有\n"
    assert "没有没做成的" in refused("retry", 1, "--all")
    with camp.act() as kept:
        kept.do("update occurrence set state = 'failed' where id = 1")
    assert "没做成" in said("occurrences", 1, "--state", "failed")
    assert said("retry", 1, 1) == "重新排上了1件\n"
    assert refused("retry", 1, code=2)
    rows = json.loads(said("occurrences", 1, "--day", 2, "--json"))
    assert {row["day"] for row in rows} == {2}


def test_a_cohort_that_is_not_there_names_those_that_are(camp):
    for words in (("today", 7), ("board", "x"), ("honors", "x"), ("debrief", 9)):
        assert "小营" in refused(*words)


def test_in_english_every_word_is_english(sqlite_url, monkeypatch, tmp_path):
    small = Small(sqlite_url, locale="en")
    monkeypatch.setenv("CAMP_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("CAMP_LOCALE", "en")
    monkeypatch.setenv("CAMP_WHO", "Ola")
    small.walk(small.at(1, 7))
    for name in ("Amara", "Ben", "Ellen"):
        small.came(name, 1, words="Plain words about a kitchen and a mug")
    small.stamped("Ben", 1)
    small.walk(small.at(2, 21))
    sheet_in = sheet(tmp_path, "d.csv", "ref,day,listen", "S99,2,yes", "S20,2,yes")
    script = ("--group", 1, "--slot", "morning")
    for words in (
        ("today", 1),
        ("checkin", 1, "Chloe", "--part", "reflection", "--text", "short"),
        ("checkin", 1, "Nobody", "--part", "x", "--day", 9),
        ("checkins", "import", 1, sheet_in),
        ("checkins", "import", 1, sheet_in, "--leave-out"),
        ("board", 1),
        ("board", 1, "--why", "Chloe"),
        ("review", 1, "Ben", "--day", 1, "--stamp", "--by", "Maya"),
        ("review", 1, "Dev", "--day", 1, "--like", "--by", "S10"),
        ("nominate", 1, "Ben", "warm", "--by", "Maya"),
        ("script", "show", 1, *script),
        ("script", "show", 1, *script, "--day", 4),
        ("script", "posted", 1, *script),
        ("script", "copied", 1, *script),
        ("script", "facts"),
        ("note", 1, "Quiet tonight", "--group", 1),
        ("standings", 1),
        ("honors", 1),
        ("debrief", 1),
        ("debrief", 1, "--day", 4),
        ("report", 1),
        ("occurrences", 1),
        ("retry", 1, "--all"),
    ):
        done = run(*words)
        text = done.stdout + done.stderr
        if words[:2] == ("script", "facts"):
            text = text.encode(
                "ascii", "ignore"
            ).decode()  # its examples are a course's
        assert text.strip()
        assert not re.search(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", text), (
            words,
            text,
        )
    small.walk(small.at(5, 25))
    for words in (("honors", 1), ("report", 1), ("honors", 1, "confirm")):
        text = run(*words).stdout
        assert not re.search(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", text), text
    small.store.close()
