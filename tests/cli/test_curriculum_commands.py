"""``camp curriculum`` as a lead types it."""

import json
import re

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camp.cli.curriculum import curriculum
from tests.curriculum.files import SOUND, STARTER, edited


@pytest.fixture
def camp(monkeypatch, tmp_path):
    """Run a command in an empty folder; the result."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CAMP_LOCALE", raising=False)

    def run(*args, **env):
        return CliRunner(env=env).invoke(curriculum, [str(a) for a in args])

    return run


def place(tmp_path, text, name="my-camp"):
    folder = tmp_path / name
    folder.mkdir(exist_ok=True)
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "curriculum.yaml").write_bytes(data)
    return folder


def test_a_new_curriculum_passes_its_strict_check_and_can_be_shown(camp, tmp_path):
    made = camp("new", "my-camp")
    assert made.exit_code == 0, made.output
    assert "camp curriculum check my-camp" in made.output
    checked = camp("check", "--strict", "my-camp")
    assert (checked.exit_code, checked.output) == (0, "my-camp 把消息写短: 没有问题\n")
    assert camp("show", "my-camp").exit_code == 0


def test_a_new_curriculum_takes_its_id_from_its_folder_and_its_title_from_the_lead(
    camp, tmp_path
):
    title = '早起: "21天" \\ #1'
    assert camp("new", "Wake_Early 21", "--title", title).exit_code == 0
    text = (tmp_path / "Wake_Early 21" / "curriculum.yaml").read_text()
    assert "\nid: wake_early-21\n" in text
    assert title in camp("show", "Wake_Early 21").output
    assert camp("new", "早起").exit_code == 0
    assert "\nid: my-camp\n" in (tmp_path / "早起" / "curriculum.yaml").read_text()


def test_a_new_curriculum_never_lands_on_something(camp, tmp_path):
    place(tmp_path, "mine")
    said = camp("new", "my-camp", "--locale", "en")
    assert said.exit_code == 1
    assert "is not empty; name an empty or a new folder" in said.output
    assert (tmp_path / "my-camp" / "curriculum.yaml").read_text() == "mine"


def test_a_title_that_cannot_be_is_refused_before_anything_is_written(camp, tmp_path):
    for title in ("", "   ", "a\nb", "x" * 201):
        said = camp("new", "other", "--title", title, "--locale", "en")
        assert said.exit_code == 1
        assert said.output.startswith("title: ")
    assert not (tmp_path / "other").exists()


def test_every_problem_is_a_line_with_its_place_and_then_a_summary(camp, tmp_path):
    place(
        tmp_path, edited(("kind: guest", "kind: gest"), ("minutes: 9", "minutes: nine"))
    )
    said = camp("check", "my-camp", "--locale", "en")
    assert said.exit_code == 1
    assert said.output.split("\n") == [
        'my-camp/curriculum.yaml:88:16: days[1].lesson.minutes: "nine" is not a whole number; write digits, as 12',
        'my-camp/curriculum.yaml:99:11: days[2].kind: "gest" is not a kind of day; use course, guest, activity, rest, opening or closing',
        "my-camp: 2 errors",
        "",
    ]


def test_the_file_itself_may_be_named(camp, tmp_path):
    place(tmp_path, STARTER)
    assert camp("check", "my-camp/curriculum.yaml").exit_code == 0


def test_a_shipped_curriculum_is_known_by_name(camp):
    assert camp("check", "interpersonal-21").exit_code == 0


def test_warnings_fail_only_a_strict_check(camp, tmp_path):
    place(
        tmp_path,
        STARTER.replace(
            "10分钟上下\n  medium".encode(), "务必听完\n  medium".encode(), 1
        ),
    )
    usual, strict = camp("check", "my-camp"), camp("check", "--strict", "my-camp")
    assert (usual.exit_code, strict.exit_code) == (0, 1)
    assert "提醒：tiers.light.about: “务必”在催人" in usual.output
    assert usual.output == strict.output


def test_several_folders_are_all_checked_even_when_one_is_missing(camp, tmp_path):
    place(tmp_path, STARTER, "one")
    place(tmp_path, SOUND.replace("format: 1", "format: 9"), "two")
    said = camp("check", "nope", "two", "one", "--locale", "en")
    assert said.exit_code == 1
    assert "nope:1:1: there is no such folder" in said.output
    assert 'two/curriculum.yaml:1:9: format: format "9" cannot be read' in said.output
    assert "one 把消息写短: nothing to put right" in said.output


def test_problems_as_json_are_for_programs(camp, tmp_path):
    place(tmp_path, edited(("kind: guest", "kind: gest")))
    said = camp("check", "my-camp", "--json", "--locale", "en")
    assert said.exit_code == 1
    found = json.loads(said.stdout)
    assert found[0]["file"] == "my-camp/curriculum.yaml"
    assert (found[0]["line"], found[0]["col"], found[0]["severity"]) == (
        99,
        11,
        "error",
    )
    place(tmp_path, STARTER)
    assert json.loads(camp("check", "my-camp", "--json").stdout) == []


def test_the_language_comes_from_the_flag_or_the_environment(camp, tmp_path):
    place(tmp_path, "")
    assert "文件是空的" in camp("check", "my-camp").output
    assert "the file is empty" in camp("check", "my-camp", CAMP_LOCALE="en").output
    assert (
        "文件是空的"
        in camp("check", "my-camp", "--locale", "zh-CN", CAMP_LOCALE="en").output
    )


def test_all_days_are_shown_in_columns_that_line_up(camp, tmp_path):
    from camp.cli.table import width

    place(tmp_path, STARTER)
    lines = camp("show", "my-camp").output.split("\n")
    assert lines[0] == "把消息写短"
    rows = lines[2:10]
    assert rows[2].split() == [
        "1",
        "course",
        "要什么，放第一句",
        "陈未",
        "要什么，放第一句",
        "写短",
        "9",
        "9",
        "9",
    ]
    stage = {width(row[: row.index("写短")]) for row in rows[1:5]}
    assert len(stage) == 1


def test_a_day_is_shown_with_every_script_both_versions_and_guidance(camp, tmp_path):
    place(tmp_path, STARTER)
    said = camp("show", "my-camp", "--day", "1")
    assert said.exit_code == 0
    headings = re.findall("──── (.*) ────", said.output)
    assert headings == [
        *("早安 · 完整版", "早安 · 精简版", "午间 · 完整版", "午间 · 精简版"),
        *("晚间 · 完整版", "晚间 · 精简版", "前一晚给营主的运营要点"),
    ]
    assert "把那条旧消息的第一句改成" in said.output


def test_a_day_that_is_not_there_is_refused_with_those_that_are(camp, tmp_path):
    place(tmp_path, STARTER)
    said = camp("show", "my-camp", "--day", "7", "--locale", "en")
    assert (said.exit_code, said.output) == (
        1,
        "there is no day 7; the course has days 0 to 6\n",
    )
    assert camp("show", "my-camp", "--day", "-1").exit_code == 1


def test_showing_a_broken_curriculum_says_what_is_wrong_with_it(camp, tmp_path):
    place(tmp_path, SOUND.replace("format: 1", "format: 9"))
    said = camp("show", "my-camp")
    assert said.exit_code == 1
    assert said.output.startswith("my-camp/curriculum.yaml:1:9: ")


def test_the_schema_is_printed_as_it_stands(camp):
    from camp.curriculum import schema_json

    assert camp("schema").output == schema_json()


@pytest.mark.parametrize(
    "args",
    [
        ["check"],
        ["show"],
        ["new"],
        ["bogus"],
        ["show", "x", "--day", "y"],
        ["check", "--locale", "fr", "x"],
    ],
)
def test_wrong_usage_is_exit_code_two(camp, args):
    assert camp(*args).exit_code == 2


def test_every_command_teaches_by_example(camp):
    for name, command in curriculum.commands.items():
        assert f"camp curriculum {name}" in (command.help or "")
        assert camp(name, "--help").exit_code == 0


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.binary(max_size=200), st.sampled_from(["check", "show"]))
def test_whatever_the_bytes_the_answer_is_one_and_no_traceback(
    camp, tmp_path, data, command
):
    place(tmp_path, data)
    said = camp(command, "my-camp")
    assert said.exit_code == 1
    assert isinstance(said.exception, SystemExit)
    assert "Traceback" not in said.output
    assert "my-camp/curriculum.yaml:" in said.output
