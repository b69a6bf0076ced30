"""``camp up``, ``worker`` and ``clock`` as commands: what they refuse, and in which words."""

import pytest
from click.testing import CliRunner

from camp.cli import main
from tests import servers


@pytest.fixture
def run(monkeypatch, sqlite_url):
    """Run a camp command in this process; its exit code and what it said."""
    monkeypatch.setenv("CAMP_DATABASE_URL", sqlite_url)

    def found(*words: str, **settings: str):
        for name, value in settings.items():
            monkeypatch.setenv(f"CAMP_{name.upper()}", value)
        result = CliRunner().invoke(main, list(words))
        return result.exit_code, result.output

    return found


@pytest.mark.parametrize("name", ["worker", "clock"])
def test_a_queue_that_ends_at_the_process_is_refused(name, run):
    code, said = run(name)
    assert code == 1
    assert f"camp {name}" in said
    assert "memory://" in said
    assert "camp up" in said


def test_it_is_refused_in_english_too(run):
    code, said = run("worker", locale="en")
    assert code == 1
    assert "Set it to redis://…; on one machine, `camp up` is enough" in said


def test_one_tick_that_nobody_takes_is_an_error(run):
    url = f"redis://127.0.0.1:{servers._free_port()}/0"
    code, said = run("clock", "--once", broker_url=url)
    assert code == 1
    assert "不会漏" in said


def test_one_tick_is_sent(run, redis_url):
    assert run("clock", "--once", broker_url=redis_url)[0] == 0


def test_a_number_of_processes_that_is_none_is_wrong_usage(run, redis_url):
    code, said = run("worker", "--concurrency", "0", broker_url=redis_url)
    assert code == 2
    assert "--concurrency" in said


@pytest.mark.parametrize("name", ["up", "worker", "clock"])
def test_the_help_teaches_with_examples(name, run):
    code, said = run(name, "--help")
    assert code == 0
    assert "Examples:" in said
    assert f"camp {name}" in said


def test_a_setting_that_is_no_number_is_named(run, redis_url):
    code, said = run("clock", "--once", broker_url=redis_url, tick_seconds="often")
    assert code == 1
    assert "CAMP_TICK_SECONDS" in said
