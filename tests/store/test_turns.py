"""Whoever writes waits in a line: nobody who came later is let in before."""

from threading import Event, Thread

import pytest

from camp.store import Store
from camp.store.turns import Turns, line_for

LONG = 30


def stands(line: Turns, many: int) -> None:
    """Wait until so many wait; a line that never forms fails."""
    pause = Event()
    for _ in range(LONG * 1000):
        if len(line) == many:
            return
        pause.wait(0.001)
    pytest.fail(f"{len(line)} wait, not {many}")


def test_everyone_gets_in_in_the_order_they_came():
    line, came = Turns(), []

    def enters(name):
        with line:
            came.append(name)

    names = ["小李", "小王", "小张", "小赵"]
    with line:
        all_of_them = [Thread(target=enters, args=(name,)) for name in names]
        for many, one in enumerate(all_of_them, 1):
            one.start()
            stands(line, many)
        assert not came
    for one in all_of_them:
        one.join(LONG)
    assert came == names


class Interrupted(BaseException):
    """Like Ctrl-C, but for one alone."""


def test_whoever_leaves_the_line_holds_nobody_up(monkeypatch):
    line, came = Turns(), []
    monkeypatch.setattr("camp.store.turns.Lock", Leaving)
    with line:
        with pytest.raises(Interrupted), line:
            came.append("小李")
        assert not len(line)
    with line:
        came.append("小王")
    assert came == ["小王"]


class Leaving:
    """A place in the line of somebody who is called away while waiting."""

    def __init__(self):
        self._mine = False

    def acquire(self):
        if self._mine:
            raise Interrupted
        self._mine = True

    def release(self):
        self._mine = False


def test_a_hosts_press_comes_next_however_often_another_writes(tmp_path):
    file = tmp_path / "camp.db"
    store, beside = (Store(f"sqlite:///{file}") for _ in range(2))
    with store.transaction() as kept:
        kept.do("create table said (word text)")

    def press():
        with beside.transaction() as kept:
            kept.do("insert into said values ('host')")

    line, host = line_for(file), Thread(target=press)
    for turn in range(3):
        with store.transaction() as kept:
            kept.do("insert into said values ('check-in')")
            if turn == 1:
                host.start()
                stands(line, 1)
    host.join(LONG)
    with store.reading() as kept:
        said = [word for (word,) in kept.rows("select word from said order by rowid")]
    for one in (store, beside):
        one.close()
    assert said == ["check-in", "check-in", "host", "check-in"]


def test_another_file_has_a_line_of_its_own(tmp_path):
    here, there = tmp_path / "a.db", tmp_path / "b.db"
    mine = line_for(here)
    assert line_for(tmp_path / "x" / ".." / "a.db") is mine
    assert line_for(there) is not mine
