"""A small camp lived through to its end, for those who draw it."""

import pytest

from camp.desk.night.ceremony import COMPLETION
from camp.desk.night.closing import serial_of
from camp.store import nights
from tests.desk import small
from tests.desk.small import Small

DUE = (1, 2, 4)
"""The days of the small camp that ask for something."""


def live(camp: Small, until: int, missing=()) -> Small:
    """Let everyone come on every day that is due before a day; ``missing``: (name, day)."""
    for day in (n for n in DUE if n < until):
        camp.walk(camp.at(day, 7))
        for name in camp.ids:
            if (name, day) not in missing:
                camp.came(name, day)
        camp.walk(camp.at(day + 1, 8))
    return camp


def finish(camp: Small, missing=()) -> Small:
    """Live through the whole camp, an hour beyond the moment certificates are issued."""
    live(camp, 5, missing)
    camp.walk(camp.at(5, 17))
    return camp


def issued(url: str, people: int) -> int:
    """Open a camp where many hold a certificate, without living through it; its id."""
    with pytest.MonkeyPatch.context() as patch:
        names = tuple(f"小王{n:03}" for n in range(people))
        patch.setattr(small, "PEOPLE", {1: names[::2], 2: names[1::2]})
        camp = Small(url)
    words = "3个打卡日，3天都在"
    with camp.act() as kept:
        rows = [
            (one, COMPLETION, serial_of(camp.cohort, one, "00"), words)
            for one in camp.ids.values()
        ]
        nights.issue_certificates(kept, camp.id, rows, camp.now)
    camp.store.close()
    return camp.id


def whole(data: bytes) -> bool:
    """Whether some bytes are a PDF from its beginning to its end."""
    return data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")


def drawn(folder) -> dict[str, bytes]:
    """Every certificate of a folder and its list, by name; the journal is no picture."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
