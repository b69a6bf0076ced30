"""``camp up --demo``: a camp in its ninth evening, a link to each desk, nothing left."""

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests import servers

ROOT = Path(__file__).parents[2]
ROLES = {
    "zh-CN": ("营主", "学员", "营长", "运营官"),
    "en": ("host", "student", "lead", "ops"),
}
ROOMS = ("/desk", "/me", "/lead", "/ops")


class Demo:
    """The command as somebody runs it, with a folder of their own for what is temporary."""

    def __init__(self, folder, locale, *words):
        self.folder = folder
        self._out = folder / "said.txt"
        env = {
            **os.environ,
            "TMPDIR": str(folder),
            "PYTHONUNBUFFERED": "1",
            "CAMP_DATABASE_URL": f"sqlite:///{folder / 'mine.db'}",
        }
        with self._out.open("w") as out:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "camp",
                    "up",
                    "--demo",
                    "--locale",
                    locale,
                    *words,
                ],
                env=env,
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    @property
    def said(self):
        return self._out.read_text()

    def says(self, words):
        return servers.until(lambda: words in self.said or self.ended, 60)

    @property
    def ended(self):
        return self.process.poll() is not None

    @property
    def url(self):
        return re.search(r"CAMP_DATABASE_URL=(\S+)", self.said)[1]

    def links(self):
        return re.findall(
            r"^  (\S+) .*?[：:] ?(http\S+/in/\S+)$", self.said, re.MULTILINE
        )

    def stop(self):
        self.process.terminate()
        return self.process.wait(40)


@pytest.fixture(scope="module", params=["zh-CN", "en"])
def demo(request, tmp_path_factory):
    running = Demo(tmp_path_factory.mktemp("demo"), request.param, "--port", "0")
    running.locale = request.param
    running.says("Ctrl-C")
    yield running
    if not running.ended:
        running.stop()


def test_it_prints_one_link_a_desk_and_each_opens_its_own(demo):
    links = demo.links()
    assert [role for role, _ in links] == list(ROLES[demo.locale]), demo.said
    assert "2026-09-15 20:10" in demo.said
    opened = [httpx.get(link) for _, link in links]
    assert [one.status_code for one in opened] == [303] * 4
    assert [one.headers["location"] for one in opened] == list(ROOMS)
    assert "INFO day" not in demo.said


def test_the_evening_text_waits_and_is_posted_at_the_hour_that_stands_still(demo):
    host = dict(demo.links())[ROLES[demo.locale][0]]
    headers = {"accept-language": demo.locale, "sec-fetch-site": "same-origin"}
    with httpx.Client(follow_redirects=True, headers=headers) as client:
        page = client.get(host).text
        assert '<section class="now" id="now"' in page
        address = re.search(r'action="(/desk/9/evening/posted)"', page)[1]
        after = client.post(host.partition("/in/")[0] + address).text
    line = re.search(r'<section[^>]* id="evening".*?</section>', after, re.DOTALL)
    assert "20:10" in line[0]


def test_commands_look_into_it_and_its_worker_leaves_what_is_to_come_alone(demo):
    said = subprocess.run(
        [sys.executable, "-m", "camp", "occurrences", "1", "--json"],
        env={**os.environ, "CAMP_DATABASE_URL": demo.url},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    states = {(one["day"], one["state"]) for one in json.loads(said)}
    assert {state for number, state in states if number < 9} == {"done"}
    assert {state for number, state in states if number > 10} == {"planned"}


def test_stopped_it_leaves_nothing_behind(demo):
    assert demo.stop() == 0, demo.said
    assert "Traceback" not in demo.said
    assert sorted(path.name for path in demo.folder.iterdir()) == ["said.txt"]


def test_a_port_that_is_taken_is_said_and_nothing_stays(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        demo = Demo(tmp_path, "en", "--host", "127.0.0.1", "--port", port)
        assert demo.process.wait(60) == 1
    assert "Choose another with --port" in demo.said
    assert not list(tmp_path.glob("camp-demo-*"))


def test_make_demo_ends_by_naming_the_desks():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    last = re.search(r"^demo:.*?\n\n", makefile, re.MULTILINE | re.DOTALL)[
        0
    ].splitlines()[-2]
    assert "camp up --demo" in last
