"""Certificates drawn by real workers beside whoever asked for them."""

import logging
from dataclasses import replace

import pytest
from click.testing import CliRunner

from camp.cli import main
from camp.desk import pictures
from camp.desk.pictures.papers import Folder
from camp.store import Store, cohorts
from camp.worker import ask_to_draw
from tests import servers
from tests.desk.finished import drawn, issued, whole
from tests.worker.conftest import FAST

PEOPLE = 14


@pytest.fixture
def camp(sqlite_url):
    """A camp in which certificates are issued; its database."""
    issued(sqlite_url, PEOPLE)
    return sqlite_url


@pytest.fixture
def papers(camp):
    store = Store(camp)
    with store.reading() as kept:
        found = pictures.certificates(kept, cohorts.get(kept, 1))
    store.close()
    return found


@pytest.fixture
def alone(papers, tmp_path):
    """The bytes of an undisturbed run."""
    folder = Folder(tmp_path / "alone", "pdf")
    assert len(list(folder.draw(papers))) == PEOPLE
    return drawn(folder.path)


def certificates(*words, **env):
    found = {f"CAMP_{name.upper()}": value for name, value in env.items()}
    done = CliRunner().invoke(main, ["certificates", "1", *words], env=found)
    assert "Traceback" not in done.output
    return done


def pdfs(folder):
    return {name: data for name, data in drawn(folder).items() if "csv" not in name}


def test_a_worker_draws_what_it_is_asked_for_to_the_same_bytes(
    camp, papers, alone, machines, redis_url, tmp_path
):
    settings = replace(FAST, database_url=camp, broker_url=redis_url)
    machines.start(settings, "worker", "--concurrency", "1")
    out = tmp_path / "shared"
    serials = [one.card.serial for one in papers]
    asked = {"cohort_id": 1, "folder": str(out), "form": "pdf", "site": ""}
    ask_to_draw(settings, serials, asked)
    assert servers.until(lambda: len(list(out.rglob("*.pdf"))) == PEOPLE, 40), (
        machines.said()
    )
    assert pdfs(out) == alone
    assert Folder(out, "pdf").left(papers[: PEOPLE - 1]) == []


def test_with_workers_the_command_gives_the_same_bytes(
    camp, alone, machines, redis_url, tmp_path
):
    settings = replace(FAST, database_url=camp, broker_url=redis_url)
    machines.start(settings, "worker", "--concurrency", "2")
    out = tmp_path / "together"
    done = certificates(
        *("--out", str(out), "--with-workers"),
        database_url=camp,
        broker_url=redis_url,
    )
    assert done.exit_code == 0, done.output
    assert pdfs(out) == alone


def test_a_dead_broker_costs_only_time(camp, alone, tmp_path, caplog):
    out = tmp_path / "out"
    nobody = f"redis://127.0.0.1:{servers._free_port()}/0"
    with caplog.at_level(logging.WARNING, "camp"):
        done = certificates(
            *("--out", str(out), "--with-workers"),
            database_url=camp,
            broker_url=nobody,
        )
    assert done.exit_code == 0, done.output
    assert pdfs(out) == alone
    assert [one.getMessage()[:5] for one in caplog.records] == ["draw:"]


def test_two_who_draw_into_one_folder_at_once_do_not_trip_each_other(
    camp, alone, machines, tmp_path
):
    settings, out = replace(FAST, database_url=camp), tmp_path / "both"
    pids = [
        machines.start(settings, "certificates", "1", "--out", str(out))
        for _ in range(2)
    ]
    assert [machines.wait(pid) for pid in pids] == [0, 0], machines.said()
    assert pdfs(out) == alone
    assert all(map(whole, pdfs(out).values()))
    assert not list(out.rglob(".*.part"))
