"""``camp package``: files that open on a phone, the same bytes again, never half of one."""

import zipfile

import pytest
from click.testing import CliRunner

from camp.cli import main
from tests.desk.small import Small


@pytest.fixture
def camp(sqlite_url, monkeypatch):
    """The small camp on the morning of day 2, and its database in the environment."""
    small = Small(sqlite_url)
    monkeypatch.setenv("CAMP_DATABASE_URL", sqlite_url)
    small.walk(small.at(2, 8))
    yield small
    small.store.close()


def run(*words):
    return CliRunner().invoke(main, ["package", *map(str, words)])


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def said(*words):
    done = run(*words)
    assert done.exit_code == 0, done.output
    return done.stdout


def refused(*words, code=1):
    done = run(*words)
    assert done.exit_code == code, done.output
    assert "Traceback" not in done.output
    return done.stderr


def test_the_command_teaches_with_examples():
    text = run("--help").stdout
    assert "camp package 1 --day 5 --group 7 --out phone" in text
    assert "\b" not in text


def test_one_group_is_one_page_and_all_groups_are_one_each(camp, tmp_path):
    out = tmp_path / "phone" / "new"
    assert said(1, "--day", 2, "--group", 2, "--out", out) == f"写好了1份，在 {out}\n"
    assert names(out) == ["day-02-group-02.html"]
    words = said("小营", "--day", 2, "--out", out)
    assert words == f"写好了2份，在 {out}\n"
    assert names(out) == ["day-02-group-01.html", "day-02-group-02.html"]
    page = (out / "day-02-group-02.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "2营，第2天。" in page


@pytest.mark.parametrize(
    ("form", "ending"), [("html", "html"), ("text", "txt"), ("zip", "zip")]
)
def test_a_second_run_gives_the_same_bytes(camp, tmp_path, form, ending):
    words = (1, "--day", 2, "--group", 1, "--out", tmp_path, "--format", form)
    said(*words)
    path = tmp_path / f"day-02-group-01.{ending}"
    first = path.read_bytes()
    said(*words)
    assert path.read_bytes() == first
    if form == "zip":
        assert zipfile.is_zipfile(path)


def test_a_newer_package_takes_the_place_of_an_older_one(camp, tmp_path):
    words = (1, "--day", 2, "--group", 1, "--out", tmp_path)
    said(*words)
    path = tmp_path / "day-02-group-01.html"
    assert "万花筒还没生成" in path.read_text(encoding="utf-8")
    camp.walk(camp.at(2, 13))
    said(*words)
    assert "万花筒还没生成" not in path.read_text(encoding="utf-8")
    assert names(tmp_path).count(path.name) == 1
    assert not list(tmp_path.glob(".*.part"))


def test_a_file_of_someone_elses_is_left_alone_and_nothing_is_written(camp, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "day-02-group-02.html").write_text("我的笔记", encoding="utf-8")
    words = refused(1, "--day", 2, "--out", out)
    assert "没有动它" in words
    assert names(out) == ["day-02-group-02.html"]
    assert (out / "day-02-group-02.html").read_text(encoding="utf-8") == "我的笔记"


def test_a_channel_may_be_chosen(camp, tmp_path):
    said(
        1, "--day", 2, "--group", 1, "--out", tmp_path,
        "--format", "text", "--channel", "wecom-markdown",
    )  # fmt: skip
    text = (tmp_path / "day-02-group-01.txt").read_text(encoding="utf-8")
    assert "按企微Markdown（每条最多4,096字节）排好" in text
    assert "微信 " not in text


def test_what_does_not_exist_is_said_with_exit_1(camp, tmp_path):
    words = refused(1, "--day", 9, "--group", 7, "--out", tmp_path / "new")
    assert "没有第7群" in words
    assert "没有第9天" in words
    assert not (tmp_path / "new").exists()
    assert "小营" in refused("x", "--day", 1, "--out", tmp_path)


def test_wrong_usage_is_exit_2(camp, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("x")
    refused(1, "--day", 2, "--out", file, code=2)
    refused(1, "--out", tmp_path, code=2)
    refused(1, "--day", 2, code=2)
    refused(1, "--day", 2, "--out", tmp_path, "--channel", "sms", code=2)
    refused(1, "--day", "two", "--out", tmp_path, code=2)


def test_a_folder_that_cannot_be_written_is_said_with_its_path(camp, tmp_path):
    (tmp_path / "file").write_text("x")
    out = tmp_path / "file" / "inside"
    words = refused(1, "--day", 2, "--group", 1, "--out", out)
    assert str(out) in words
    assert "写不进去" in words
    english = refused(1, "--day", 2, "--group", 1, "--out", out, "--locale", "en")
    assert "cannot be written" in english


def test_a_folder_in_the_place_of_a_file_is_not_replaced(camp, tmp_path):
    (tmp_path / "day-02-group-01.html").mkdir()
    assert "没有动它" in refused(1, "--day", 2, "--group", 1, "--out", tmp_path)
