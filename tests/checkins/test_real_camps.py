"""Four camps that nobody here ran, as their own organisers marked them.

Source: ../shared/data/README.md. Their rule: more than ten characters is a day done;
two days of a calendar week may be missed; the third is marked out and all after it is
empty. A day left empty before that was never marked: nothing was due.
"""

import csv
from datetime import date

import pytest

from camp.checkins import (
    Asked,
    Granted,
    Sent,
    Submission,
    Verdict,
    judge,
    judge_day,
    receive,
)
from camp.curriculum import Attendance

RULE = Attendance(makeup_days=0, misses_per_week=2, beyond="out")
MARKS = {Verdict.NOT_DUE: ""}
CAMPS = ["camp-a", "camp-b", "camp-c", "camp-d"]


def board(folder):
    with (folder / "board.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row.pop("person"), row


def notes(folder):
    with (folder / "notes.csv").open(encoding="utf-8", newline="") as file:
        return {(r["person"], r["date"]): int(r["chars"]) for r in csv.DictReader(file)}


def asked(number, day, need=1):
    ordinal = date.fromisoformat(day).toordinal()
    midnight = (ordinal + 1) * 86_400
    return Asked(
        day=number,
        need=need,
        closes=midnight,
        makeup_until=midnight,
        week=(ordinal - 1) // 7,  # ordinal 1 was a Monday
        minima=((1, 11),),
    )


def lived(marks):
    """A person's days and facts: what was done, and which days were never marked."""
    published = list(marks.values())
    last = published.index("out") if "out" in published else len(published)
    days = [
        asked(n, day, need=int(bool(mark) or n > last))
        for n, (day, mark) in enumerate(marks.items())
    ]
    facts = {
        day.day: Sent(1, 1, day.closes - 1)
        for day, mark in zip(days, published, strict=True)
        if mark == "done"
    }
    return days, facts


@pytest.mark.parametrize("camp", CAMPS)
def test_every_mark_a_real_camp_published_follows_from_who_came_when(shared_data, camp):
    for person, marks in board(shared_data / camp):
        days, facts = lived(marks)
        verdicts = judge(days, facts, {}, RULE, days[-1].closes)
        assert [MARKS.get(v, v.value) for v in verdicts] == [*marks.values()], person


def test_the_four_camps_are_all_140_people(shared_data):
    assert sum(1 for camp in CAMPS for _ in board(shared_data / camp)) == 140


def test_more_than_ten_characters_gives_all_but_two_of_the_published_marks(shared_data):
    agreed = marked = 0
    for camp in CAMPS:
        chars = notes(shared_data / camp)
        for person, marks in board(shared_data / camp):
            for number, (day, mark) in enumerate(marks.items()):
                if mark:
                    came = Submission(1, chars.get((person, day), 0), 0)
                    today = asked(number, day)
                    fact = receive(None, came, today)
                    verdict = judge_day(today, fact, Granted.NONE, today.closes)
                    agreed += (verdict is Verdict.DONE) == (mark == "done")
                    marked += 1
    assert (agreed, marked) == (1786, 1788)
