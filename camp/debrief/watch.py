"""The watch list: at most five groups, each with its cause, its act and its sequel."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from camp.debrief.page import Act, Leaving, Watch
from camp.debrief.rules.causes import HEAVY, UNKNOWN, cause, causes, fall
from camp.debrief.rules.least import PAIR
from camp.debrief.wording import knows

if TYPE_CHECKING:
    from collections.abc import Callable

    from camp.debrief.page import Evidence, Value
    from camp.debrief.reading import GroupReading, Reading

MOST = 5
STAGES = 3
"""From the third night on the act is the lead's."""
ALIKE = 10
"""Thousandths within which a group fell as the camp did."""
TEN, ELEVEN, NOON, EVENING = 600, 660, 720, 1200


class Candidate(NamedTuple):
    """A group that may be listed."""

    group: GroupReading
    lost: int
    found: Evidence
    weight: int


def candidates(reading: Reading) -> tuple[Candidate, ...]:
    """List groups that fell, or that carry a heavy cause, worst first."""
    rows = []
    for group in reading.groups:
        lost, known = fall(reading, group), causes(reading, group)
        if not lost and not (known and known[0].strength >= HEAVY):
            continue
        found = known[0] if known else cause(UNKNOWN, 0, group, people=lost)
        again = reading.watched(group.number) is not None
        rows.append(
            Candidate(group, lost, found, 2 * lost + found.strength + 3 * again)
        )
    return tuple(sorted(rows, key=lambda c: (-c.weight, c.group.number)))


def watch(reading: Reading) -> tuple[tuple[Watch, ...], tuple[Leaving, ...]]:
    """Tonight's list, and a line for every group that leaves it."""
    rows = candidates(reading)
    lent: list[int] = []
    listed = tuple(
        _entry(reading, row, place, lent) for place, row in enumerate(rows[:MOST])
    )
    waiting = {row.group.number for row in rows[MOST:]}
    before = reading.watch_before if reading.now[1] else ()
    here = {entry.group for entry in listed}
    leaving = [
        _leave(reading, old, crowded=old.group in waiting)
        for old in before
        if old.group not in here
    ]
    return listed, tuple(line for line in leaving if line is not None)


def _entry(reading: Reading, row: Candidate, place: int, lent: list[int]) -> Watch:
    group, found = row.group, row.found
    old = reading.watched(group.number)
    nights = old.nights + 1 if old else 1
    same = old is not None and old.evidence.kind == found.kind
    stage = old.stage + 1 if old is not None and same else 1
    values = _people(reading, group, place)
    if found.kind == "cause.reviews" and stage == 1:
        values |= _borrowed(reading, group, lent)
    before = old.evidence.get("waiting") if old is not None else None
    if not isinstance(before, int) or not _shrank(group, before):
        values["left"] = group.facts.waiting
    still = f"{found.kind}.still"
    key = still if same and knows(reading.locale, still) else found.kind
    return Watch(
        group=group.number,
        name=group.name,
        host=group.facts.host,
        nights=nights,
        stage=stage,
        title=reading.say(
            "watch.title" if nights == 1 else "watch.again",
            None,
            name=group.name,
            nights=nights,
        ),
        movement=_movement(reading, row),
        since=_since(reading, group, old) if old else "",
        cause=reading.say(key, found, **values),
        known=found.kind != UNKNOWN,
        act=_act(reading, found, stage, values),
        evidence=found,
    )


def _movement(reading: Reading, row: Candidate) -> str:
    """Its trail; and when it fell just as the camp did, that too."""
    group = row.group
    alike = abs(group.points - reading.points) <= ALIKE
    if row.lost or group.points >= 0 or reading.points >= 0 or not alike:
        return group.trail
    return reading.say("watch.held", None, trail=group.trail)


def _people(reading: Reading, group: GroupReading, place: int) -> dict[str, Value]:
    """Who can act for this group; a name where there is one, else the role."""
    facts, night = group.facts, reading.night
    return {
        "ops": night.ops[place % len(night.ops)]
        if night.ops
        else reading.say("role.ops"),
        "lead": night.lead or reading.say("role.lead"),
        "host": facts.host or None,
        "the_host": reading.say("who.host", None, host=facts.host),
        "the_deputy": reading.say("who.deputy", None, deputy=facts.deputy),
        "the_officer": reading.say("who.officer", None, officer=facts.officer),
        "has_deputy": facts.deputy or None,
    }


def _borrowed(
    reading: Reading, group: GroupReading, lent: list[int]
) -> dict[str, Value]:
    """Find the officer with most time, each lent once a night."""
    lender = _lender(reading, group, lent)
    if lender is None:
        return {}
    lent.append(lender.number)
    return {"lender": lender.name, "lender_officer": lender.facts.officer or None}


def _lender(
    reading: Reading, group: GroupReading, lent: list[int]
) -> GroupReading | None:
    """Find the group whose officer has most time: early with reviews, little waiting."""
    rows = [
        g
        for g in reading.groups
        if g.number not in {group.number, *lent}
        and g.facts.homework
        and 4 * g.facts.waiting <= g.facts.homework
    ]
    return max(
        rows,
        key=lambda g: (g.facts.reviewed_early, -g.facts.waiting, -g.number),
        default=None,
    )


WHO: dict[str, tuple[str, int]] = {
    "cause.reviews": ("ops", NOON),
    "cause.silence": ("the_host", NOON),
    "cause.questions": ("the_officer", NOON),
    "cause.unwritten": ("the_host", EVENING),
    "cause.missed": ("ops", TEN),
    "cause.host_away": ("ops", TEN),
    "cause.advertising": ("ops", TEN),
    "cause.quarrel": ("ops", TEN),
}
"""Who acts first on a cause and by when; any other: ops, by eleven."""


def _act(
    reading: Reading, found: Evidence, nights: int, values: dict[str, Value]
) -> Act:
    """Choose the act for a cause: another one each night it stays."""
    stage = min(nights, STAGES)
    role, by = WHO.get(found.kind, ("ops", ELEVEN))
    if stage == STAGES:
        role, by = "lead", EVENING
    elif stage > 1:
        role = "ops"
    key = f"act.{found.kind.removeprefix('cause.')}.{stage}"
    if not knows(reading.locale, key):
        key = f"act.any.{stage}"
    line = reading.say(key, found, **(values | {"by": by}))
    return Act(line, str(values[role]), by)


def _since(reading: Reading, group: GroupReading, old: Watch) -> str:
    """Tell what last night's act left in the facts; or that nothing is to be seen."""
    for rule in TRACES:
        said = rule(reading, group, old)
        if said:
            return said
    return reading.say("since.nothing", None, act=old.act.line, who=old.act.who)


def _stand_in(reading: Reading, group: GroupReading, _: Watch) -> str:
    by = sorted({p.by for p in group.facts.postings if p.by} - {group.facts.host})
    if not by or group.missed:
        return ""
    return reading.say("since.stand_in", None, by=by[0], now=group.now)


def _host_back(reading: Reading, group: GroupReading, old: Watch) -> str:
    if old.evidence.kind != "cause.host_away" or group.facts.host_days != 0:
        return ""
    mine = [p.at for p in group.facts.postings if p.by == group.facts.host and p.at]
    return reading.say("since.host_back", None, at=min(mine) if mine else None)


def _shrank(group: GroupReading, before: int) -> bool:
    """Tell whether a quarter or more of the waiting homework is gone."""
    return 4 * group.facts.waiting <= 3 * before


def _fewer_waiting(reading: Reading, group: GroupReading, old: Watch) -> str:
    before = old.evidence.get("waiting")
    if not isinstance(before, int) or not _shrank(group, before):
        return ""
    return reading.say(
        "since.reviews", None, before=before, waiting=group.facts.waiting
    )


def _notes(reading: Reading, group: GroupReading, _: Watch) -> str:
    rows = [r for r in group.facts.rounds if r.day == reading.day.number]
    sent = sum(r.sent for r in rows)
    if not sent:
        return ""
    back = sum(r.back for r in rows) or None
    return reading.say("since.notes", None, sent=sent, back=back)


def _posts_back(reading: Reading, group: GroupReading, old: Watch) -> str:
    rows = group.facts.postings
    if old.evidence.kind not in {"cause.missed", "cause.morning_late"} or not rows:
        return ""
    if any(p.state != "posted" for p in rows):
        return ""
    return reading.say("since.posts", None, count=len(rows))


def _rate_back(reading: Reading, group: GroupReading, _: Watch) -> str:
    if group.gain < PAIR:
        return ""
    return reading.say("since.rose", None, people=group.gain)


TRACES: tuple[Callable[[Reading, GroupReading, Watch], str], ...] = (
    _host_back,
    _stand_in,
    _fewer_waiting,
    _notes,
    _posts_back,
    _rate_back,
)
"""Where an act of last night shows; the first that does is told."""


def _mended(group: GroupReading, old: Watch) -> bool:
    """Tell whether the very thing it was listed for is better."""
    before = old.evidence.get("waiting")
    return {
        "cause.reviews": isinstance(before, int) and 2 * group.facts.waiting <= before,
        "cause.host_away": group.facts.host_days == 0,
        "cause.missed": bool(group.facts.postings) and not group.missed,
        "cause.silence": group.facts.returned > 0,
    }.get(old.evidence.kind, False)


def _leave(reading: Reading, old: Watch, *, crowded: bool) -> Leaving | None:
    """Write the line with which a group leaves the list."""
    group = next((g for g in reading.groups if g.number == old.group), None)
    if group is None:
        return None
    kind = old.evidence.kind
    values: dict[str, Value] = {
        "name": group.name,
        "trail": group.trail or None,
        "waiting": group.facts.waiting,
        "before": old.evidence.get("waiting"),
        "host": group.facts.host or None,
        "back": group.facts.returned or None,
        "slots": sum(p.state == "posted" for p in group.facts.postings) or None,
        "nights": old.nights,
    }
    key = "leave.crowded" if crowded else f"leave.{kind.removeprefix('cause.')}"
    if not knows(reading.locale, key) or not (crowded or _mended(group, old)):
        key = "leave.drift" if group.points < 0 else "leave.any"
    return Leaving(
        group.number, group.name, reading.say(key, None, **values), not crowded, kind
    )
