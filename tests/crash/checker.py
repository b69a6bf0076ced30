"""Judges a camp that has been through a storm, from its database and files alone.

Plain SQL, the curriculum's own YAML, and the file of acknowledgements: nothing of camp
is imported, so a mistake of camp's cannot excuse itself. ``judge`` says everything it
objects to, one line each; an empty list is a clean bill.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import psycopg
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TIERS = ("light", "medium", "heavy")
GRACE = timedelta(minutes=5)
DONE, MADE_UP, PARTIAL, MISSED = 1, 2, 3, 4
DAY_BITS, STUDENT_BITS, SEQ_BITS = 6, 32, 8
SLOTS = ("morning", "noon", "evening")


@dataclass
class Evidence:
    """A camp's tables as plain rows, its course as YAML, and what was acknowledged."""

    tables: dict[str, list[dict[str, Any]]]
    course: dict[str, Any]
    acks: list[dict[str, Any]]
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Shanghai"))

    def __getitem__(self, table: str) -> list[dict[str, Any]]:
        return self.tables[table]

    @property
    def days(self) -> list[dict[str, Any]]:
        """The course's days by number: an opening is day 0."""
        return self.course["days"]

    def date_of(self, number: int) -> date:
        """The local date of a day number."""
        start = date.fromisoformat(self["cohort"][0]["start"])
        return start + timedelta(days=number - 1)

    def midnight(self, number: int, later: int = 0) -> datetime:
        """When a day closes; ``later`` days on for make-ups."""
        end = self.date_of(number) + timedelta(days=1 + later)
        return datetime.combine(end, time(0), self.zone) + GRACE

    def local(self, micros: int) -> datetime:
        """A kept moment on the camp's own clock."""
        return datetime.fromtimestamp(micros / 1e6, UTC).astimezone(self.zone)

    def need(self, tier: str) -> int:
        """The parts of a tier, as a mask."""
        keys = list(self.course["parts"])
        return sum(1 << keys.index(k) for k in self.course["tiers"][tier]["parts"])

    def due_days(self) -> list[int]:
        """The days on which something is due: those with homework."""
        return [n for n, day in enumerate(self.days) if "homework" in day]


WANTED = (
    *("cohort", "groups", "student", "fact", "submission", "progress", "review"),
    *("verdict", "night", "standing", "pairing", "debrief", "honor", "certificate"),
    *("report", "occurrence", "script", "posting", "blob", "journal"),
)


def gather(url: str, acks: Path, course: bytes) -> Evidence:
    """Read everything once."""
    connect: Callable[[], Any] = (
        (lambda: sqlite3.connect(url.removeprefix("sqlite:///")))
        if url.startswith("sqlite")
        else (lambda: psycopg.connect(url.replace("+psycopg", "")))
    )
    tables = {}
    with closing(connect()) as connection:
        for name in WANTED:
            cursor = connection.cursor()
            cursor.execute(f"select * from {name}")
            columns = [column[0] for column in cursor.description]
            tables[name] = [
                dict(zip(columns, row, strict=True)) for row in cursor.fetchall()
            ]
    lines = acks.read_text(encoding="utf-8").splitlines()
    return Evidence(tables, yaml.safe_load(course), [json.loads(x) for x in lines])


def judge(seen: Evidence) -> list[str]:
    """Everything that is not as it should be."""
    from tests.crash import check_numbers, check_words

    rules = (ended, kept_once, *check_numbers.RULES, *check_words.RULES)
    return [f"{rule.__name__}: {said}" for rule in rules for said in _heard(rule, seen)]


def _heard(rule: Callable[[Evidence], Iterator[str]], seen: Evidence) -> Iterator[str]:
    """What a rule objects to; what is so broken that it cannot look is an objection."""
    try:
        yield from rule(seen)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        yield f"cannot look, something it leans on is missing: {error!r}"


def ended(seen: Evidence) -> Iterator[str]:
    """Nothing is lost: every row of the schedule ended, with its result or its reason."""
    results = _results(seen)
    for row in seen["occurrence"]:
        what = f"{row['kind']} {row['number']} {row['slot']} of {row['group_id']}"
        made = _made(seen, row, results)
        if row["state"] not in {"done", "skipped"}:
            yield f"{what} is {row['state']}: {row['reason']}"
        elif row["state"] == "skipped":
            if not row["reason"]:
                yield f"{what} was skipped without a reason"
            if row["policy"] in {"always", "manual"}:
                yield f"{what} was skipped, though it runs however late"
            if made:
                yield f"{what} was skipped, and yet is there"
        elif not made:
            yield f"{what} is done, and there is nothing to show for it"


def _results(seen: Evidence) -> dict[str, set[Any]]:
    texts = Counter((s["number"], s["group_id"], s["slot"]) for s in seen["script"])
    posted = {(p["number"], p["group_id"], p["slot"]) for p in seen["posting"]}
    groups = {g["id"] for g in seen["groups"]}
    briefed = {n for n, _, slot in texts if slot == "guidance"}
    return {
        "script": {k for k, count in texts.items() if count == 2 and k in posted},
        "part": {*texts, *posted},
        "guidance": {
            n for n in briefed if all((n, g, "guidance") in texts for g in groups)
        },
        "close": {n["number"] for n in seen["night"]},
        "standings": _whole_nights(seen, groups),
        "debrief": {d["night"] for d in seen["debrief"]},
        "round": {(p["contest"], p["first"]) for p in seen["pairing"]},
    }


def _whole_nights(seen: Evidence, groups: set[int]) -> set[int]:
    ranked = defaultdict(set)
    for row in seen["standing"]:
        if row["contest"] == "night":
            ranked[row["night"]].add(row["group_id"])
    return {night for night, there in ranked.items() if there == groups}


def _made(seen: Evidence, row: dict[str, Any], results: dict[str, set[Any]]) -> bool:
    """Whether a row's result is kept: all of it when done, any of it when skipped."""
    kind, number = row["kind"], row["number"]
    if kind == "script":
        there = results["part" if row["state"] == "skipped" else "script"]
        return (number, row["group_id"], row["slot"]) in there
    if kind == "round":
        return (row["slot"], number) in results["round"]
    if kind in results:
        return number in results[kind]
    if kind in {"honors", "publish"}:
        return (
            all(h["state"] == "published" for h in seen["honor"])
            and seen["honor"] != []
        )
    return bool(seen["certificate" if kind == "certificates" else "report"])


def kept_once(seen: Evidence) -> Iterator[str]:
    """Nothing is doubled: each result was written once and never written over."""
    inserts = Counter()
    for line in seen["journal"]:
        key = f"{line['what']} {line['key']}"
        if line["op"] in {"insert", "done"}:
            inserts[key] += 1
        else:
            yield f"{key} was changed after it was written ({line['op']})"
    written = [(key, count) for key, count in inserts.items() if count > 1]
    yield from (f"{key} was written {count} times" for key, count in written)
    yield from _certificates(seen)


def _certificates(seen: Evidence) -> Iterator[str]:
    serials = Counter(c["serial"] for c in seen["certificate"])
    yield from (f"serial {s} was given {n} times" for s, n in serials.items() if n > 1)
    whole = Counter(
        v["student_id"] for v in seen["verdict"] if v["now"] in {DONE, MADE_UP}
    )
    finish = seen.course.get("attendance", {}).get("finish", 0.8)
    due = len(seen.due_days())
    earned = {s["id"] for s in seen["student"] if whole[s["id"]] >= finish * due}
    there = {c["student_id"] for c in seen["certificate"] if c["kind"] == "completion"}
    yield from (f"student {i} completed and has no certificate" for i in earned - there)
    yield from (f"student {i} has a certificate for nothing" for i in there - earned)
