"""What the checker asks of numbers: check-ins, verdicts, the nights' totals."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tests.crash.checker import (
    DAY_BITS,
    DONE,
    MADE_UP,
    MISSED,
    PARTIAL,
    SEQ_BITS,
    STUDENT_BITS,
    TIERS,
    Evidence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def key_of(submission: int) -> tuple[int, int, int]:
    """(day, student, sequence) that a submission's key names."""
    seq = submission & ((1 << SEQ_BITS) - 1)
    student = submission >> SEQ_BITS & ((1 << STUDENT_BITS) - 1)
    day = submission >> (SEQ_BITS + STUDENT_BITS) & ((1 << DAY_BITS) - 1)
    return day, student, seq


def acknowledged(seen: Evidence) -> Iterator[str]:
    """Each acknowledged check-in is kept once, with its words, and nothing else is."""
    refs = {s["ref"]: s["id"] for s in seen["student"]}
    wanted = {
        (refs[ack["ref"]], ack["day"], *(ack[k] for k in ("parts", "words", "at"))): ack
        for ack in seen.acks
        if ack["taken"]
    }
    kept = Counter(_known(row) for row in seen["submission"])
    for known in wanted.keys() - kept.keys():
        yield f"the check-in {wanted[known]['key']} was acknowledged and is lost"
    for known in kept.keys() - wanted.keys():
        yield f"nobody acknowledged a check-in of student {known[0]}, day {known[1]}"
    for known, count in kept.items():
        if count > 1:
            yield f"a check-in of student {known[0]}, day {known[1]} is kept {count} times"


def _known(row: dict[str, Any]) -> tuple[Any, ...]:
    day, student, _ = key_of(row["id"])
    return student, day, row["parts"], row["words"], row["at"]


def counted(seen: Evidence) -> Iterator[str]:
    """Facts say what the submissions say, and progress what the facts say."""
    sent = defaultdict(list)
    for row in seen["submission"]:
        day, student, _ = key_of(row["id"])
        sent[day, student].append(row)
    reviews = Counter((r["day"], r["student_id"]) for r in seen["review"])
    facts = {(f["day"], f["student_id"]): f for f in seen["fact"]}
    yield from (
        f"{key}: a fact without a submission" for key in facts.keys() - sent.keys()
    )
    yield from (
        f"{key}: a submission without a fact" for key in sent.keys() - facts.keys()
    )
    for key in facts.keys() & sent.keys():
        fact, rows = facts[key], sent[key]
        yield from _fact(key, fact, rows, reviews[key])
    yield from _progress(seen)


def _fact(
    key: tuple[int, int], fact: dict[str, Any], rows: list[dict[str, Any]], reviews: int
) -> Iterator[str]:
    expected = {
        "sent": len(rows),
        "chars": sum(r["chars"] for r in rows),
        "first_at": min(r["at"] for r in rows),
        "last_at": max(r["at"] for r in rows),
        "reviews": reviews,
    }
    for name, value in expected.items():
        if fact[name] != value:
            yield f"fact {key}: {name} is {fact[name]}, its submissions say {value}"


def _progress(seen: Evidence) -> Iterator[str]:
    expected: dict[int, list[int]] = {s["id"]: [0, 0, 0] for s in seen["student"]}
    for fact in seen["fact"]:
        mine = expected[fact["student_id"]]
        mine[0] |= 1 << fact["day"]
        mine[1] |= (1 << fact["day"]) if fact["full_at"] else 0
        mine[2] += fact["chars"]
    for row in seen["progress"]:
        said = [row["came"], row["whole"], row["chars"]]
        if said != expected[row["student_id"]]:
            yield f"progress of {row['student_id']} is {said}, not what its facts say"


def judged(seen: Evidence) -> Iterator[str]:
    """Every verdict is what the acknowledged check-ins make of it."""
    parts: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    refs = {s["ref"]: s["id"] for s in seen["student"]}
    for ack in seen.acks:
        if ack["taken"]:
            parts[ack["day"], refs[ack["ref"]]].append((ack["at"], ack["parts"]))
    there = {(v["day"], v["student_id"]): v for v in seen["verdict"]}
    for day in seen.due_days():
        for student in seen["student"]:
            key = day, student["id"]
            expected = _verdicts(seen, day, student, parts[key])
            row = there.get(key)
            if row is None:
                yield f"student {key[1]} has no verdict for day {day}"
            elif (row["published"], row["now"]) != expected:
                found = row["published"], row["now"]
                yield f"day {day}, student {key[1]}: {found} instead of {expected}"
            elif row["group_id"] != student["group_id"]:
                yield f"day {day}, student {key[1]} was judged in another group"


def _verdicts(
    seen: Evidence, day: int, student: dict[str, Any], sent: list[tuple[int, int]]
) -> tuple[int, int]:
    """(as published, as it stands now) of one student's day."""
    need = seen.need(student["tier"])
    later = seen.course["attendance"]["makeup_days"]
    in_time = in_the_end = 0
    for second, parts in sent:
        moment = datetime.fromtimestamp(second, UTC)
        in_time |= parts if moment < seen.midnight(day) else 0
        in_the_end |= parts if moment < seen.midnight(day, later) else 0
    published = PARTIAL if in_time & need else MISSED
    if not need & ~in_time:
        return DONE, DONE
    if not need & ~in_the_end:
        return published, MADE_UP
    return published, PARTIAL if in_the_end & need else MISSED


def totalled(seen: Evidence) -> Iterator[str]:
    """Each night's totals are the verdicts it published; made-up days count once."""
    tier_of = {s["id"]: TIERS.index(s["tier"]) for s in seen["student"]}
    made_up = 0
    for night in seen["night"]:
        for group, totals in json.loads(night["totals"])["groups"].items():
            expected = [[0, 0, 0] for _ in TIERS]
            for verdict in seen["verdict"]:
                if (verdict["day"], verdict["group_id"]) == (
                    night["number"],
                    int(group),
                ):
                    counts = expected[tier_of[verdict["student_id"]]]
                    counts[0] += verdict["published"] == DONE
                    counts[1] += 1
                    counts[2] += verdict["published"] == PARTIAL
            if totals["tiers"] != expected:
                yield f"night {night['number']}, group {group}: {totals['tiers']} instead of {expected}"
            made_up += totals["made_up"]
    now = sum(v["now"] == MADE_UP for v in seen["verdict"])
    if made_up != now:
        yield f"the nights tell of {made_up} made-up days, there are {now}"


def ranked(seen: Evidence) -> Iterator[str]:
    """The standing of a night counts what that night published."""
    figures = {}
    for night in seen["night"]:
        for group, totals in json.loads(night["totals"])["groups"].items():
            counts = totals["tiers"]
            done, due = (sum(c[i] for c in counts) for i in (0, 1))
            figures[night["number"], int(group)] = [done, due]
    for row in seen["standing"]:
        if row["contest"] == "night":
            expected = figures.get((row["night"], row["group_id"]))
            found = json.loads(row["doc"])["figure"]
            if found != expected:
                where = f"night {row['night']}, group {row['group_id']}"
                yield f"{where}: the standing says {found}, the night {expected}"


RULES = (acknowledged, counted, judged, totalled, ranked)
