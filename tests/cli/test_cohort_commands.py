"""A lead's whole way through the commands: open, import, look ahead, revise, sign."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from camp.cli import main
from camp.sheets import write_csv, write_xlsx
from camp.store import Store, cohorts, rehearsal_clock
from camp.store.tables import HEAD
from camp.store.upgrade import ready

NOW = datetime(2026, 9, 1, 2, tzinfo=UTC)
HEADERS = ("学号", "姓名", "手机", "强度", "类型", "标签")
NAMES = ("小李", "小王", "小张")


@pytest.fixture
def camp(database_url, monkeypatch):
    """An installation whose clock stands on the first of September."""
    monkeypatch.setenv("CAMP_DATABASE_URL", database_url)
    monkeypatch.setenv("CAMP_WHO", "小李")
    store = Store(database_url)
    ready(store)
    set_clock(store, NOW)
    yield store
    store.close()


def set_clock(store, now):
    with store.transaction() as kept:
        rehearsal_clock.move(kept, now)


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


@pytest.fixture
def course(tmp_path):
    folder = tmp_path / "my-camp"
    said("curriculum", "new", folder)
    return folder


def roster_file(folder, count=6, **changes):
    rows = [
        [f"S{n:03}", NAMES[n % 3], f"1380000{n:04}", "中度", "", ""]
        for n in range(1, count + 1)
    ]
    for number, row in changes.items():
        rows[int(number[1:]) - 1] = row
    path = folder / "students.csv"
    path.write_bytes(write_csv(HEADERS, rows))
    return path


@pytest.fixture
def opened(camp, course, tmp_path):
    said("cohort", "open", course, "--start", "2026-09-07")
    said("roster", "import", 1, roster_file(tmp_path))
    return course


# cohorts


def test_a_cohort_is_opened_listed_and_shown(camp, course):
    assert "把消息写短第1期" in said("cohort", "open", course, "--start", "2026-09-07")
    listed = said("cohort", "list")
    assert "2026-09-12" in listed
    assert "未签发" in listed
    shown = json.loads(said("cohort", "show", "把消息写短第1期", "--json"))
    assert (shown["id"], shown["start"], shown["students"]) == (1, "2026-09-07", {})


def test_opening_for_a_program(camp, course):
    given = ("--start", "2026-09-07", "--tz", "Europe/London", "--name", "秋", "--json")
    found = json.loads(
        said("cohort", "open", course, *given, "--skip-date", "2026-09-09")
    )
    assert found["zone"] == "Europe/London"
    assert found["skips"] == ["2026-09-09"]
    assert found["last"] == "2026-09-13"


def test_an_empty_installation_says_what_to_do(camp):
    assert "camp cohort open" in said("cohort", "list")
    assert "camp cohort open" in no("cohort", "show", 1)


def test_every_reason_stands_on_its_own_line(opened):
    lines = no(
        "cohort", "open", opened, "--start", "2026-09-07",
        "--name", "把消息写短第1期", "--tz", "Mars/Base", "--locale", "en",
    ).splitlines()  # fmt: skip
    assert len(lines) == 2
    assert lines[0].startswith("there is a cohort")


def test_a_wrong_course_names_file_line_and_column(camp, course):
    path = course / "curriculum.yaml"
    path.write_text(path.read_text().replace("kind: guest", "kind: gast"))
    told = no("cohort", "open", course, "--start", "2026-09-07")
    assert f"{path}:" in told


def test_a_date_that_is_none_is_wrong_usage(camp, course):
    no("cohort", "open", course, "--start", "2026-02-30", code=2)
    no("cohort", "open", course, code=2)


def test_signing_off_names_the_signer(opened, camp):
    assert "由小李签发" in said("cohort", "approve", 1)
    assert "签发过" in said("cohort", "approve", 1, "--by", "小王")
    with camp.reading() as kept:
        assert cohorts.get(kept, 1).signed_by == "小李"


def test_the_calendar_comes_as_table_sheet_phone_and_program(opened):
    assert "早安问候语" in said("cohort", "calendar", 1)
    assert "morning greeting" in said("cohort", "calendar", 1, "--locale", "en")
    done = run("cohort", "calendar", 1, "--csv")
    text = done.stdout_bytes.decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text)))
    assert {one["时区"] for one in found} == {"Asia/Shanghai"}
    plain = json.loads(said("cohort", "calendar", 1, "--json"))
    assert len(plain) == len(found)
    english = run("cohort", "calendar", 1, "--csv", "--locale", "en").stdout_bytes
    heads = english.decode("utf-8-sig").splitlines()[0]
    assert heads == ",".join(plain[0])
    phone = run("cohort", "calendar", 1, "--ics").stdout_bytes.decode()
    assert phone.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert phone.count("BEGIN:VEVENT") == len(found)


def test_a_revision_is_shown_first_and_done_with_yes(opened):
    shown = said("cohort", "revise", 1, "--swap", 1, 4)
    assert "--yes" in shown
    assert "第1天 day：" in shown
    before = said("cohort", "calendar", 1)
    assert said("cohort", "revise", 1, "--swap", 1, 4) == shown
    assert said("cohort", "calendar", 1) == before
    assert "改好了" in said("cohort", "revise", 1, "--swap", 1, 4, "--yes")
    assert said("cohort", "calendar", 1) != before


def test_postponing_reads_days(opened):
    found = json.loads(
        said("cohort", "revise", 1, "--postpone", "2d", "--yes", "--json")
    )
    assert found["done"] is True
    assert found["differences"][0]["field"] == "date"
    assert json.loads(said("cohort", "show", 1, "--json"))["start"] == "2026-09-09"
    no("cohort", "revise", 1, "--postpone", "soon", code=2)


def test_another_file_is_followed(opened):
    path = opened / "curriculum.yaml"
    path.write_text(path.read_text().replace("title: 把消息写短", "title: 写短"))
    shown = said("cohort", "revise", 1, "--file", opened)
    assert "整期 title：把消息写短 → 写短" in shown
    assert "和现在一样" in _again(opened)


def _again(course):
    said("cohort", "revise", 1, "--file", course, "--yes")
    return said("cohort", "revise", 1, "--file", course, "--yes")


def test_a_begun_day_refuses_in_either_language(opened, camp):
    set_clock(camp, datetime(2026, 9, 8, 4, tzinfo=UTC))
    assert "最早能动的是第3天" in no("cohort", "revise", 1, "--swap", 2, 4)
    told = no("cohort", "revise", 1, "--swap", 2, 4, "--locale", "en")
    assert "the first that can is day 3 (2026-09-09)" in told


# rosters


def test_a_roster_is_previewed_imported_and_the_same_again(camp, course, tmp_path):
    said("cohort", "open", course, "--start", "2026-09-07")
    path = roster_file(tmp_path)
    assert "--dry-run" in said("roster", "import", 1, path, "--dry-run")
    assert "camp roster import" in said("roster", "show", 1)
    assert "新学员6" in said("roster", "import", 1, path)
    again = json.loads(said("roster", "import", 1, path, "--json"))
    assert (again["new"], again["changed"], again["unchanged"]) == ([], [], 6)


def test_a_workbook_is_read_too(camp, course, tmp_path):
    said("cohort", "open", course, "--start", "2026-09-07")
    rows = [
        [f"S{n}", name, "13800000000", "轻度", "", ""] for n, name in enumerate(NAMES)
    ]
    path = tmp_path / "students.xlsx"
    path.write_bytes(write_xlsx(HEADERS, rows, "名单"))
    assert "新学员3" in said("roster", "import", 1, path)


def test_a_bad_cell_is_named_with_row_and_column(opened, tmp_path):
    path = roster_file(tmp_path, s2=["S002", "小张", "123", "超重", "", ""])
    told = no("roster", "import", 1, path)
    assert "第3行" in told
    assert "「强度」列" in told


def test_phones_are_masked_wherever_they_are_shown(opened, tmp_path):
    path = roster_file(tmp_path, s1=["S001", "小王", "13999999999", "中度", "", ""])
    for words in (
        ("roster", "import", 1, path, "--dry-run"),
        ("roster", "import", 1, path, "--json"),
        ("roster", "show", 1),
        ("roster", "show", 1, "--csv"),
        ("roster", "show", 1, "--json"),
    ):
        told = said(*words)
        assert "13999999999" not in told
        assert "13800000001" not in told
    assert "139****9999" in told


def test_a_group_is_shown_by_itself(opened):
    assert len(json.loads(said("roster", "show", 1, "--group", 1, "--json"))) == 6
    assert "没有第7群" in no("roster", "show", 1, "--group", 7)


def test_labels_are_put_on_and_taken_off(opened):
    assert "do-not-contact" in said(
        "roster", "label", 1, "S001", "--add", "do-not-contact"
    )
    told = said("roster", "label", 1, "S001", "--remove", "do-not-contact")
    assert "无" in told
    assert "boss" in no("roster", "label", 1, "S001", "--add", "boss")


def test_the_deferred_are_rolled_once(opened, tmp_path):
    path = roster_file(tmp_path, s1=["S001", "小王", "", "中度", "延期", ""])
    said("roster", "import", 1, path)
    said("cohort", "open", opened, "--start", "2026-10-12")
    assert "转入1位" in said("roster", "roll", 1, 2)
    assert "转入0位" in said("roster", "roll", 1, 2)
    assert "不比" in no("roster", "roll", 2, 1)


# hosts and students


def test_hosts_are_seated_and_listed(opened):
    said("host", "assign", 1, "--group", 1, "--host", "小李", "--officer", "小张")
    (group,) = json.loads(said("host", "list", 1, "--json"))
    assert (group["host"], group["officer"]) == ("小李", "小张")
    assert "小李" in said("host", "list", 1)
    assert "已经是这样" in said("host", "assign", 1, "--group", 1, "--host", "小李")
    assert "--host" in no("host", "assign", 1, "--group", 1)


def test_a_tier_is_changed_by_key_or_title(opened):
    assert "heavy" in said("tier", 1, "S001", "heavy")
    assert "已经是这样" in said("tier", 1, "S001", "重度")
    assert "medium" in no("tier", 1, "S001", "extreme")
    assert "S003" in no("tier", 1, "小李", "light")


def test_a_move_to_a_group_that_is_not_there_is_refused(opened):
    assert "现有 1" in no("move", 1, "S001", 9)
    assert "已经是这样" in said("move", 1, "S001", 1)


def test_leave_is_kept_and_the_second_refused(opened):
    assert "请假" in said("leave", 1, "S001", "--day", 1, "--why", "出差")
    assert "第1天" in no("leave", 1, "S001", "--day", 2)
    assert "已准假" in said("excuse", 1, "S001", "--day", 2, "--why", "住院")
    no("excuse", 1, "S001", "--day", 2, code=2)


def test_leaving_for_good(opened):
    assert "离营" in said("leave", 1, "S001", "--for-good", "--refunded")
    (gone,) = [
        one
        for one in json.loads(said("roster", "show", 1, "--json"))
        if one["left"] is not None
    ]
    assert gone["labels"] == ["refunded"]
    no("leave", 1, "S001", "--for-good", "--day", 2, code=2)
    no("leave", 1, "S001", "--refunded", code=2)


# the database


def test_the_database_says_where_it_stands(camp, database_url, monkeypatch, tmp_path):
    assert HEAD in said("db", "status")
    monkeypatch.setenv("CAMP_DATABASE_URL", f"sqlite:///{tmp_path / 'new.db'}")
    assert "空的" in said("db", "status")
    assert HEAD in said("db", "upgrade")
    assert HEAD in said("db", "upgrade")
    assert "ready" in said("db", "status", "--locale", "en")


def stand_at(url, revision):
    store = Store(url)
    with store.transaction() as kept:
        kept.do("update alembic_version set version_num = ?", (revision,))
    store.close()


def test_a_database_of_an_older_release_says_how_to_upgrade(sqlite_url, monkeypatch):
    monkeypatch.setenv("CAMP_DATABASE_URL", sqlite_url)
    said("db", "upgrade")
    stand_at(sqlite_url, "0000")
    assert "camp db upgrade" in no("db", "status")
    assert "camp db upgrade" in no("cohort", "list")


def test_a_database_of_a_newer_release_is_left_alone(sqlite_url, monkeypatch):
    monkeypatch.setenv("CAMP_DATABASE_URL", sqlite_url)
    said("db", "upgrade")
    stand_at(sqlite_url, "9999")
    for words in (("db", "status"), ("db", "upgrade"), ("cohort", "list")):
        assert "9999" in no(*words)


def test_a_database_that_cannot_be_reached_is_said_in_a_line(monkeypatch):
    monkeypatch.setenv("CAMP_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    assert "cannot reach the database" in no("db", "status")
    assert "cannot reach the database" in no("cohort", "list")


@pytest.mark.parametrize(
    "words",
    [
        *[
            ("cohort", name)
            for name in ("open", "list", "show", "approve", "calendar", "revise")
        ],
        *[("roster", name) for name in ("import", "show", "roll", "label")],
        *[("host", name) for name in ("assign", "list")],
        *[(name,) for name in ("tier", "move", "leave", "excuse")],
        *[("db", name) for name in ("status", "upgrade")],
    ],
    ids=" ".join,
)
def test_every_command_teaches_with_an_example(words):
    told = said(*words, "--help")
    assert "Example" in told
    assert f"camp {' '.join(words)}" in told
    assert "--locale" in told
