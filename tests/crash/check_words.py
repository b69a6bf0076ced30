"""What the checker asks of scripts: of their day, of last night, of their own group."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from tests.crash.checker import SLOTS, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

CAME = re.compile(r"(?:昨天|第一晚，?\S{0,4})来了(\d+)位")
GROUP = re.compile(r"(\d+)营")
WRITTEN = re.compile(r"[甲乙丙]\d\d·(\d+)营")


def _scripts(
    seen: Evidence,
) -> Iterator[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any], str]]:
    """(what, row, common facts, own facts, everything its messages say)."""
    blobs = {b["sha"]: bytes(b["body"]) for b in seen["blob"]}
    common = {
        sha: json.loads(blobs[sha]) for sha in {s["common_sha"] for s in seen["script"]}
    }
    for row in seen["script"]:
        what = f"day {row['number']} {row['slot']} {row['version']} of group {row['group_id']}"
        text = "\n".join(m["text"] for m in json.loads(row["messages"]))
        yield what, row, common[row["common_sha"]], json.loads(row["own_facts"]), text


def of_its_day(seen: Evidence) -> Iterator[str]:
    """A script speaks of its own day: its facts are that day's, its words no other's."""
    hooks = [day["hook"] for day in seen.days]
    for what, row, common, _, text in _scripts(seen):
        number = row["number"]
        day, said = seen.days[number], common["day"]
        if (said["number"], said["id"], said["hook"]) != (
            number,
            day["id"],
            day["hook"],
        ):
            yield f"{what} was made of the facts of day {said['number']} ({said['id']})"
        if row["slot"] == "morning" and day["hook"] not in text:
            yield f"{what} does not open with its day's hook"
        others = [n for n, hook in enumerate(hooks) if n != number and hook in text]
        if row["slot"] in SLOTS and others:
            yield f"{what} opens with the hook of day {others[0]}"
        title = day.get("lesson", {}).get("title")
        if title and row["slot"] != "noon" and f"《{title}》" not in text:
            yield f"{what} does not name its lesson"


def in_its_window(seen: Evidence) -> Iterator[str]:
    """Composed when it was time; later only with the mark of it; never by night."""
    due = {(o["number"], o["group_id"], o["slot"]): o for o in seen["occurrence"]}
    caught_up = defaultdict(list)
    for row in seen["posting"]:
        if row["slot"] == "guidance":
            continue
        planned = due[row["number"], row["group_id"], row["slot"]]
        what = f"day {row['number']} {row['slot']} of group {row['group_id']}"
        at = seen.local(row["composed_at"])
        yield from (f"{what} {said}" for said in _timely(row, planned, at))
        if row["late"] and planned["policy"] != "always":
            caught_up[row["group_id"], at.date()].append(row["slot"])
    for (group, day), slots in caught_up.items():
        if len(slots) > 1:
            yield f"group {group} caught up {slots} on {day}, more than one"


def _timely(
    row: dict[str, Any], planned: dict[str, Any], at: datetime
) -> Iterator[str]:
    """Judge the hour of one posting; ``always`` here means that a person asked for it."""
    late = row["composed_at"] > planned["post_until"]
    if row["composed_at"] < planned["compose_at"]:
        yield "was composed before its time"
    if late != bool(row["late"]):
        yield f"was composed at {at:%H:%M} and marked late: {row['late']}"
    if late and planned["policy"] == "skip":
        yield f"was composed at {at:%H:%M}, when it should have been skipped"
    if planned["policy"] != "always" and not time(6) <= at.time() <= time(23):
        yield f"greets at {at:%H:%M}"


def of_last_night(seen: Evidence) -> Iterator[str]:
    """A morning's numbers are those that the night before published."""
    nights = {n["number"]: json.loads(n["totals"]) for n in seen["night"]}
    places = {
        (s["night"], s["group_id"]): s["place"]
        for s in seen["standing"]
        if s["contest"] == "night"
    }
    postings = {(p["number"], p["group_id"], p["slot"]): p for p in seen["posting"]}
    for what, row, _, own, text in _scripts(seen):
        if row["slot"] != "morning":
            continue
        night = nights.get(row["number"] - 1, {"due": False})
        posting = postings[row["number"], row["group_id"], "morning"]
        last = own.get("last")
        if night["due"] and last is None and not posting["notice"]:
            yield f"{what} leaves out last night and does not say so"
        if last is not None:
            place = places.get((row["number"] - 1, row["group_id"]))
            totals = night["groups"][str(row["group_id"])]
            yield from _last(what, last, totals, (row["number"] - 1, place), text)


def _last(
    what: str,
    last: dict[str, Any],
    totals: dict[str, Any],
    expected: tuple[int, int | None],
    text: str,
) -> Iterator[str]:
    number, place = expected
    done, due = (sum(tier[i] for tier in totals["tiers"]) for i in (0, 1))
    found = last.get("number"), last.get("done", 0), last.get("due", 0)
    if found != (number, done, due):
        yield f"{what} says {found} of last night, which published {(number, done, due)}"
    if last.get("rank", 0) not in {0, place}:
        yield f"{what} says place {last['rank']}, the standing {place}"
    for quoted in CAME.findall(text):
        if int(quoted) != done:
            yield f"{what} quotes {quoted} people, last night counted {done}"


def of_its_hour(seen: Evidence) -> Iterator[str]:
    """A count of today so far is what had come in by its hour."""
    came = defaultdict(list)
    for fact in seen["fact"]:
        came[fact["day"], fact["group_id"]].append(fact["first_at"])
    postings = {(p["number"], p["group_id"], p["slot"]): p for p in seen["posting"]}
    for what, row, _, own, text in _scripts(seen):
        now = own.get("now")
        if now is None or row["slot"] not in SLOTS:
            continue
        at = postings[row["number"], row["group_id"], row["slot"]]["composed_at"]
        if now["hour"] != f"{seen.local(at):%H:%M}":
            yield f"{what} counts at {now['hour']}, and was composed at {seen.local(at):%H:%M}"
        seconds = came[row["number"], row["group_id"]]
        least = sum(1 for s in seconds if s < at // 1_000_000)
        most = sum(1 for s in seconds if s <= at // 1_000_000)
        if not least <= now["came"] <= most:
            yield f"{what} counts {now['came']} at {now['hour']}, there were {least} to {most}"
        if now["came"] and now["hour"] in text and str(now["came"]) not in text:
            yield f"{what} names the hour {now['hour']} without its count {now['came']}"


def of_its_group(seen: Evidence) -> Iterator[str]:
    """A script speaks of its own group, and of others only as rivals."""
    numbers = {g["id"]: g["number"] for g in seen["groups"]}
    members = defaultdict(set)
    for student in seen["student"]:
        members[numbers[student["group_id"]]].add(student["name"])
    for what, row, common, own, text in _scripts(seen):
        mine = numbers[row["group_id"]]
        if own["group"]["number"] != mine or own["group"]["name"] != f"{mine}营":
            yield f"{what} was made of the facts of {own['group']['name']}"
        others = [own.get(name) for name in ("last", "duel", "settled", "citations")]
        named = GROUP.findall(json.dumps(others, ensure_ascii=False))
        known = {mine, *map(int, named)}
        told = {
            int(n) for n in GROUP.findall(text.replace(common["camp"]["nickname"], ""))
        }
        if told - known:
            yield f"{what} speaks of group {sorted(told - known)}"
        people = [work["name"] for work in own.get("works", ())] + own.get(
            "perfect", []
        )
        strangers = [name for name in people if name not in members[mine]]
        if strangers:
            yield f"{what} names {strangers}, who are of another group"
        written = {
            int(n) for n in WRITTEN.findall(text + json.dumps(own, ensure_ascii=False))
        }
        if written - {mine}:
            yield f"{what} quotes homework of group {sorted(written - {mine})}"


RULES = (of_its_day, in_its_window, of_last_night, of_its_hour, of_its_group)
