"""Every command of both READMEs is run, in order, as a reader would run them."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CAMP = Path(sys.executable).parent / "camp"
READMES = ("README.md", "README.zh-CN.md")
FIRST_LOOK = "camp up --demo"
"""It serves until it is stopped: tests/cli/test_up_demo.py runs it, and stops it."""


def commands(readme):
    """List the lines of a README's shell blocks, comments left out."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return [re.sub(r"\s{2,}#.*", "", line) for line in lines if line.strip()]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """Make a folder as `make demo` leaves it, with fewer students."""
    home = tmp_path_factory.mktemp("reader")
    run(home, "camp rehearse interpersonal-21 --students 40 --out demo")
    return home


def run(home, line, **more):
    """Run one line in a shell; the reader's `camp` is ours."""
    done = subprocess.run(
        ["/bin/sh", "-c", f'camp() {{ "{CAMP}" "$@"; }}\n{line}'],
        cwd=home,
        env={**os.environ, **more},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    assert "Traceback" not in done.stderr
    return done.stdout


def test_every_camp_command_works_in_the_order_it_stands(demo, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(demo, home)
    shutil.copytree(ROOT / "tests" / "data", home / "tests" / "data")
    url = "sqlite:///demo/camp.db"
    lines = [line for line in commands("README.md") if line.startswith("camp ")]
    assert len(lines) > 20
    lines.remove(FIRST_LOOK)
    for line in lines:
        said = run(home, line, CAMP_DATABASE_URL=url).strip()
        written = re.search(r"--out (\S+\.html)", line)
        assert said or (home / written[1]).read_text(), f"{line} says nothing"


@pytest.mark.parametrize("readme", READMES)
def test_the_other_lines_of_a_readme_are_the_two_commands_and_the_settings(readme):
    lines = [line for line in commands(readme) if not line.startswith("camp ")]
    assert [line.split("#")[0].strip() for line in lines] == [
        "make demo",
        "make test",
        ". .venv/bin/activate",
        "export CAMP_DATABASE_URL=sqlite:///demo/camp.db",
    ]


def test_make_demo_rehearses_a_thousand_students_into_demo():
    makefile = (ROOT / "Makefile").read_text()
    assert re.search(
        r"rehearse \S*interpersonal-21 --students 1000 --out demo", makefile
    )


def test_both_readmes_show_the_same_commands():
    first, second = (
        [line for line in commands(readme) if line.startswith("camp ")]
        for readme in READMES
    )
    assert first == second
