"""What watches over the walks sees what it should; and a missing browser is said."""

import subprocess
from pathlib import Path

import pytest

from tests.browser import chromium

SCRIPT = (Path(__file__).parents[2] / "deploy" / "browser.sh").read_text("utf-8")
ELSEWHERE = "() => { new Image().src = 'http://elsewhere.test/pixel.png'; }"
INLINE = (
    "() => document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">')"
)


@pytest.mark.parametrize(
    ("done", "said"), [(ELSEWHERE, "elsewhere.test"), (INLINE, "style")]
)
def test_what_a_page_may_not_do_is_noticed(camp, browser, done, said):
    window = chromium.Walk(browser, f"http://{chromium.HERE}:{camp.port}")
    page = window.open("/")
    with page.expect_console_message():
        page.evaluate(done)
    assert said in " ".join(window.wrong)
    window.wrong.clear()
    window.close()


def test_a_missing_browser_is_an_error_that_says_what_to_install(monkeypatch):
    monkeypatch.setattr(chromium, "PROGRAM", Path("/nowhere/chromium"))
    with (
        pytest.raises(chromium.ChromiumMissingError, match=r"sh deploy/browser\.sh"),
        chromium.chromium(),
    ):
        pass


@pytest.fixture
def machine(tmp_path):
    """A machine without a browser: its commands only say what they were asked."""
    bare = SCRIPT.replace("/usr/bin/chromium", str(tmp_path / "chromium"))
    bare = bare.replace("/usr/share/fonts", str(tmp_path / "fonts"))
    asked = tmp_path / "asked"

    def run(user="0", programs=("apt-get", "id"), **more):
        for name in programs:
            says = f"echo {user}" if name == "id" else f'echo "$@" >> {asked}'
            (tmp_path / name).write_text(f"#!/bin/sh\n{says}\n")
            (tmp_path / name).chmod(0o755)
        done = subprocess.run(
            ["/bin/sh", "-c", bare],
            env={"PATH": str(tmp_path), **more},
            capture_output=True,
            text=True,
            check=False,
        )
        return done, asked.read_text() if asked.exists() else ""

    return run


def test_root_on_debian_gets_a_browser_and_a_font_installed(machine):
    done, asked = machine()
    assert done.returncode == 0, done.stderr
    wanted = "install -y -qq --no-install-recommends chromium fonts-noto-cjk"
    assert asked.splitlines() == ["update -qq", wanted]


def test_anyone_else_is_told_the_one_line_to_run(machine):
    done, asked = machine(user="1000")
    assert done.returncode == 1
    assert (
        "apt-get install -y --no-install-recommends chromium fonts-noto" in done.stderr
    )
    assert not asked


def test_where_there_is_no_apt_the_names_are_said(machine):
    done, _ = machine(programs=())
    assert done.returncode == 1
    assert "chromium fonts-noto-cjk" in done.stderr


def test_a_browser_that_was_named_and_is_not_there_is_said(machine):
    done, asked = machine(CHROMIUM="/nowhere/chromium")
    assert done.returncode == 1
    assert "CHROMIUM is set to /nowhere/chromium" in done.stderr
    assert not asked
