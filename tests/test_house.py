"""The house is in order: locks, targets, and what stands at the top of the tree."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "deploy").glob("*.lock"))
TOP = {
    *(".ci", "camp", "curricula", "deploy", "scripts", "tests"),
    *("ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md"),
    *(".github", "README.md", "README.zh-CN.md"),
    *(".gitignore", "LICENSE", "Makefile", "pyproject.toml"),
}


def pins(lock):
    """Read which version a lock pins each package to."""
    pinned = re.findall(r"^([a-z0-9.-]+)==([^\s;\\]+)", lock.read_text(), re.MULTILINE)
    return dict(pinned)


def declared():
    """List each declared dependency with the lock that must pin it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    for lock, lines in [
        ("requirements.lock", project["project"]["dependencies"]),
        ("requirements-dev.lock", project["project"]["dependencies"]),
        ("requirements-dev.lock", [*groups["dev"], *groups["build"]]),
        ("requirements-build.lock", groups["build"]),
    ]:
        for line in lines:
            if isinstance(line, str):
                yield pytest.param(lock, line, id=f"{lock}-{Requirement(line).name}")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_address(lock):
    text = lock.read_text()
    assert not re.search(r"://|--index|--extra-index|--find-links|@ file", text)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_in_a_lock_has_a_hash(lock):
    blocks = re.split(r"^(?=[a-z0-9])", lock.read_text(), flags=re.MULTILINE)[1:]
    assert blocks
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize(("lock", "line"), list(declared()))
def test_what_the_project_declares_is_pinned_and_fits(lock, line):
    wanted, pinned = Requirement(line), pins(ROOT / "deploy" / lock)
    assert wanted.name in pinned, "run make lock"
    assert wanted.specifier.contains(pinned[wanted.name]), "run make lock"


def test_the_locks_agree_on_every_version():
    everything = pins(ROOT / "deploy" / "requirements-dev.lock")
    for lock in LOCKS:
        assert pins(lock).items() <= everything.items(), lock.name


def test_make_alone_lists_every_target():
    shown = subprocess.run(
        ["make", "--no-print-directory"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    targets = re.findall(r"^  make (\S+)", shown, re.MULTILINE)
    wanted = ["help", "check", "test", "demo", "pictures", "bench", "lock"]
    assert targets == [*wanted, "format", "clean"]


def test_continuous_integration_only_runs_make_test():
    run = ROOT / ".ci" / "run"
    lines = [line for line in run.read_text().splitlines() if not line.startswith("#")]
    assert lines == [
        "set -euo pipefail",
        'cd "$(dirname "${BASH_SOURCE[0]}")/.."',
        "make test",
    ]
    assert run.stat().st_mode & 0o111


@pytest.mark.parametrize(
    ("shell", "script"),
    [("sh", "deploy/setup.sh"), ("sh", "deploy/browser.sh"), ("bash", ".ci/run")],
)
def test_a_shell_script_parses(shell, script):
    subprocess.run([shell, "-n", ROOT / script], check=True)


def test_nothing_unplanned_stands_at_the_top_of_the_tree():
    if not (ROOT / ".git").exists():
        pytest.skip("this tree is not a git checkout, so it may hold anything")
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    tops = {path.split("/")[0] for path in listed.splitlines()}
    assert tops <= TOP
