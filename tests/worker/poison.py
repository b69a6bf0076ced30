"""Rows that end or hold up whoever works on them, for processes started by tests."""

import os
import signal
import threading

import click

from camp.cli import main
from camp.desk.night import words

MADE = words._make


def killing() -> None:
    """A camp in which group 2's noon of day 1 kills the process that composes it."""
    _run(lambda: os.kill(os.getpid(), signal.SIGKILL))


def slow() -> None:
    """A camp in which group 2's noon of day 1 takes two seconds."""
    _run(lambda: threading.Event().wait(2.0))


def _run(poisoned) -> None:
    def make(given):
        if any((r.number, r.slot, r.group_id) == (1, "noon", 2) for r in given.rows):
            poisoned()
        return MADE(given)

    from camp.desk import night
    from camp.timetable import Kind

    work = words.WORK
    night.WORKS[Kind.SCRIPT] = type(work)(work.read, make, work.write)
    try:
        main()
    except click.exceptions.Exit as left:
        raise SystemExit(left.exit_code) from None
