"""camp key: made once, listed without its secret, ended at once."""

import json

import pytest
from click.testing import CliRunner

from camp.cli import main
from tests.desk.small import Small


@pytest.fixture
def camp(sqlite_url, monkeypatch):
    monkeypatch.setenv("CAMP_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("CAMP_LOCALE", "en")
    Small(sqlite_url).store.close()

    def run(*words, fails=False):
        done = CliRunner().invoke(main, list(words))
        assert bool(done.exit_code) == fails, done.output
        return done

    return run


def test_a_key_is_printed_alone_and_never_again(camp):
    done = camp("key", "make", "1", "--name", "mini program", "--may", "push")
    secret = done.stdout.strip()
    assert secret.startswith("camp_1_")
    assert "mini program" in done.stderr
    assert "may push" in done.stderr
    listed = camp("key", "list").stdout
    assert "mini program" in listed
    assert "open" in listed
    assert secret.rpartition("_")[2] not in listed


def test_without_a_word_it_may_only_read_and_both_are_asked_for(camp):
    camp("key", "make", "小营", "--name", "a")
    camp("key", "make", "1", "--name", "b", "--may", "read", "--may", "push")
    found = json.loads(camp("key", "list", "--json").stdout)
    assert [one["may"] for one in found] == [["read"], ["push", "read"]]


def test_a_revoked_key_says_so_and_an_unknown_one_too(camp):
    assert "no keys yet" in camp("key", "list").stdout
    camp("key", "make", "1", "--name", "a")
    assert "no longer opens" in camp("key", "revoke", "1").stdout
    assert "before" in camp("key", "revoke", "1").stdout
    assert "ended" in camp("key", "list").stdout
    assert "no key 9" in camp("key", "revoke", "9", fails=True).stderr
    assert "called" in camp("key", "make", "1", "--name", " ", fails=True).stderr
