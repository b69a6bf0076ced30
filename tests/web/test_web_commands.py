"""``camp link``, ``camp web`` and the pages of ``camp up`` as commands."""

import json
import os
import socket
import subprocess

import httpx
import pytest
from click.testing import CliRunner

from camp.cli import main
from tests.web.desks import Desks, seen
from tests.web.running import CAMP, Running


@pytest.fixture
def camp(sqlite_url):
    """A small camp, and a way to run a command on it."""
    desks = Desks(sqlite_url)
    desks.store.close()

    def run(*words, **more):
        env = {"CAMP_DATABASE_URL": sqlite_url, "CAMP_WHO": "澜", **more}
        return CliRunner().invoke(main, list(words), env=env)

    return run


def test_a_link_is_printed_alone_and_whose_it_is_beside_it(camp):
    done = camp("link", "--role", "host", "1", "--group", "1")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("http://localhost:8000/in/1-")
    assert done.stdout.count("\n") == 1
    assert "营主 host1" in done.stderr
    assert "CAMP_ADDRESS" in done.stderr
    again = camp("link", "--role", "host", "1", "--group", "1")
    assert again.stdout == done.stdout


def test_a_link_begins_with_the_address_people_type(camp):
    done = camp(
        "link", "--role", "lead", "--name", "澜", CAMP_ADDRESS="https://camp.example/"
    )
    assert done.stdout.startswith("https://camp.example/in/1-")
    assert "CAMP_ADDRESS" not in done.stderr


def test_a_students_link_and_a_groups_door_are_printed(camp):
    own = camp("link", "--role", "student", "1", "--student", "小李")
    assert own.stdout.startswith("http://localhost:8000/in/1-"), own.output
    assert "学员 小李" in own.stderr
    door = camp("link", "--role", "join", "1", "--group", "2")
    assert door.stdout.startswith("http://localhost:8000/in/2-"), door.output


def test_the_links_of_a_whole_group_come_as_a_sheet_with_the_one_there_kept(camp):
    own = camp("link", "--role", "student", "1", "--student", "小李").stdout.strip()
    done = camp("link", "--role", "student", "1", "--group", "1", "--all")
    lines = done.stdout.removeprefix("\ufeff").split()
    assert lines[0] == "学号,姓名,链接"
    assert lines[1] == f"S10,小李,{own}"
    assert len({line.rpartition("/")[2] for line in lines[1:]}) == 4


def test_links_are_listed_rotated_and_revoked(camp):
    assert "还没有链接" in camp("link", "list").stdout
    first = camp("link", "--role", "deputy", "1", "--group", "2").stdout
    second = camp("link", "rotate", "1").stdout
    assert second.startswith("http://localhost:8000/in/2-")
    assert second != first
    assert "链接2停用了" in camp("link", "revoke", "2").stdout
    assert "早已停用" in camp("link", "revoke", "2").stdout
    listed = camp("link", "list").stdout
    assert "副营主" in listed
    assert listed.count("停用了") == 2
    assert second.strip().rpartition("/")[2] not in listed
    plain = json.loads(camp("link", "list", "--json").stdout)
    assert [one["state"] for one in plain] == ["ended", "ended"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--role", "host"], "营主的链接要写是哪一期哪个群"),
        (["--role", "host", "1", "--group", "9"], "没有第9群"),
        (["--role", "ops", "1"], "运营官不带群"),
        (["--role", "host", "1", "--group", "1", "--name", "小李"], "camp host assign"),
        (["--role", "student", "1"], "写上是谁"),
        (["--role", "student", "1", "--student", "小谁"], "小谁"),
        (["--role", "join", "1", "--group", "1", "--all"], "只用在学员"),
    ],
)
def test_a_link_that_cannot_be_made_says_why(camp, words, said):
    done = camp("link", *words)
    assert done.exit_code == 1
    assert said in done.output
    assert not done.stdout


@pytest.mark.parametrize("act", ["rotate", "revoke"])
def test_an_unknown_link_is_refused(camp, act):
    done = camp("link", act, "7")
    assert done.exit_code == 1
    assert "没有编号7的链接" in done.output


@pytest.mark.parametrize("command", ["up", "web"])
def test_pages_are_served_and_stop_cleanly(sqlite_url, command):
    running = Running(sqlite_url, command, "--port", "0")
    try:
        address = running.serves()
        assert "每个人有自己的链接" in seen(home(address))
    finally:
        code = running.stop()
    assert code == 0, running.said
    assert "停好了" in running.said
    assert "Traceback" not in running.said


def home(address):
    return httpx.get(address, headers={"accept-language": "zh"})


@pytest.mark.parametrize("command", ["up", "web"])
def test_a_port_that_was_asked_for_and_is_taken_is_an_error(sqlite_url, command):
    with socket.create_server(("0.0.0.0", 0)) as taken:  # noqa: S104
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [*CAMP, command, "--port", port],
            env={**os.environ, "CAMP_DATABASE_URL": sqlite_url},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert "这个端口用不了" in done.stderr
    assert "Traceback" not in done.stderr
