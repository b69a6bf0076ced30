"""Whoever draws certificates is killed outright, again and again; the last run ends it.

SIGKILL strikes when so many files are there, so many lines in the journal, or while one
is half-written. CAMP_TEST_SEED repeats a run.
"""

import csv
import os
import random
from pathlib import Path

import pytest

from camp.desk.pictures.papers import JOURNAL
from tests import servers
from tests.desk.finished import drawn, issued, whole

PEOPLE, KILLS, WITHIN = 48, 7, 30


@pytest.fixture
def seed() -> int:
    """Where this run's moments come from; printed when it fails."""
    return int(
        os.environ.get("CAMP_TEST_SEED") or random.SystemRandom().randrange(9999)
    )


@pytest.fixture
def begin(nursery, sqlite_url, tmp_path):
    """Starts the command in a process of its own; its id."""
    issued(sqlite_url, PEOPLE)

    def start(out: Path) -> int:
        words = ("certificates", "1", "--out", str(out))
        env = {"CAMP_DATABASE_URL": sqlite_url}
        return nursery.bear("camp.cli:main", words, env, tmp_path / "log")

    return start


def files(out: Path) -> int:
    return len(list(out.rglob("*.pdf")))


def lines(out: Path) -> int:
    journal = out / JOURNAL
    return journal.read_bytes().count(b"\n") if journal.exists() else 0


def moment(out: Path, rnd: random.Random):
    """A condition that comes true somewhere in the next few files."""
    more = rnd.randrange(1, 7)
    count = rnd.choice((files, lines))
    goal = min(count(out) + more, PEOPLE - 1)
    if rnd.random() < 0.3:
        return lambda: files(out) >= goal - 1 and any(out.rglob(".*.part"))
    return lambda: count(out) >= goal


def lose_half(out: Path, rnd: random.Random) -> None:
    """Somebody deletes certificates; the next run draws them again."""
    for path in sorted(out.rglob("*.pdf")):
        if rnd.random() < 0.5:
            path.unlink()


@pytest.mark.crash
def test_kills_tear_no_file_and_the_last_run_gives_the_undisturbed_bytes(
    begin, nursery, tmp_path, seed
):
    rnd, out = random.Random(seed), tmp_path / "killed"  # noqa: S311  (not a secret)
    killed = 0
    for _ in range(KILLS):
        pid, strike = begin(out), moment(out, rnd)
        servers.until(lambda p=pid, s=strike: s() or not nursery.alive(p), WITHIN)
        if nursery.alive(pid):
            killed += 1
            nursery.kill(pid)
        else:  # it was done before the moment came: give the next one work again
            lose_half(out, rnd)
        for name, data in drawn(out).items():
            good = whole(data) if name.endswith(".pdf") else data.endswith(b"\r\n")
            assert good, f"CAMP_TEST_SEED={seed}: {name}"
    assert killed > KILLS // 2, "the kills came too late"
    assert nursery.wait(begin(out)) == 0, (tmp_path / "log").read_text()
    calm = tmp_path / "calm"
    assert nursery.wait(begin(calm)) == 0, (tmp_path / "log").read_text()
    assert drawn(out) == drawn(calm), f"CAMP_TEST_SEED={seed}"
    with (out / "certificates.csv").open(encoding="utf-8-sig", newline="") as file:
        serials = [row["编号"] for row in csv.DictReader(file)]
    assert len(serials) == len(set(serials)) == PEOPLE
    assert not list(out.rglob(".*.part")), f"CAMP_TEST_SEED={seed}"
