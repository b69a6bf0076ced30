"""Why a group is on the watch list: causes the facts hold, each with a number or an hour.

A cause is a function of the reading and the group; the heaviest one is named. When a
group falls and none holds, the debrief says that the cause is not known and who asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.debrief.page import Evidence
from camp.debrief.rates import stirred
from camp.debrief.reading import NINE
from camp.debrief.rules.least import (
    DAY_HOURS,
    FEW,
    HALF_SHIFT,
    LATE_BY,
    PAIR,
    PILE,
    SOME,
)
from camp.debrief.unmade import why
from camp.debrief.wording import listed, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from camp.debrief.page import Value
    from camp.debrief.reading import GroupReading, Reading

UNKNOWN = "cause.unknown"
NOON = 12 * 60


def cause(kind: str, weight: int, group: GroupReading, **values: Value) -> Evidence:
    """Make a cause for one group."""
    return Evidence(kind, weight, -1, group.number, tuple(values.items()))


def fall(reading: Reading, group: GroupReading) -> int:
    """People lost beyond what the camp lost, when that is beyond chance; else 0.

    Against last night, or against the first night of the trail when it slid slowly.
    """
    if not group.now[1] or not group.last[1]:
        return 0
    for before in (group.last, group.past[-2:][0][1]):
        drift = reading.points if before == group.last else 0
        expected = min(max(before[0] + drift * before[1] // 1000, 0), before[1])
        lost = expected * group.now[1] // before[1] - group.now[0]
        if lost >= PAIR and stirred((expected, before[1]), group.now):
            return lost
    return 0


def incident(_: Reading, group: GroupReading) -> Evidence | None:
    """Something is waiting to be settled."""
    rows = group.facts.incidents
    if not rows:
        return None
    oldest = max(rows, key=lambda i: (i.days, -(i.at or 0), i.kind))
    return cause(
        f"cause.{oldest.kind}",
        30 + 10 * oldest.days,
        group,
        at=oldest.at if not oldest.days else None,
        days=oldest.days or None,
        count=len(rows),
    )


def host_away(_: Reading, group: GroupReading) -> Evidence | None:
    """Find that the host has not been seen for two days."""
    days = group.facts.host_days
    if days is None or days < PAIR:
        return None
    posters = sorted({p.by for p in group.facts.postings if p.by} - {group.facts.host})
    return cause(
        "cause.host_away",
        8 * days + 8 * group.missed,
        group,
        days=days,
        missed=group.missed or None,
        stand_in=posters[0] if posters else None,
    )


def missed(reading: Reading, group: GroupReading) -> Evidence | None:
    """Slots were not posted."""
    if not group.missed:
        return None
    slots = [
        title(reading.locale, f"slot.{p.slot}")
        for p in group.facts.postings
        if p.state == "missed"
    ]
    return cause(
        "cause.missed",
        12 * group.missed + 6 * group.facts.missed_before,
        group,
        slots=listed(reading.locale, slots),
        count=group.missed,
        before=group.facts.missed_before or None,
    )


def morning_late(reading: Reading, group: GroupReading) -> Evidence | None:
    """Find that the morning came long after most groups'."""
    posting, usual = group.posts.get("morning"), reading.usual_morning
    if posting is None or posting.at is None or usual is None:
        return None
    if posting.at - usual < LATE_BY:
        return None
    return cause("cause.morning_late", 10, group, at=posting.at, usual=usual)


def uncomposed(reading: Reading, group: GroupReading) -> Evidence | None:
    """Find that a text was never made, so there was nothing to post."""
    row = next((p for p in group.facts.postings if p.state == "uncomposed"), None)
    if row is None:
        return None
    slot = title(reading.locale, f"slot.{row.slot}")
    reason = why(reading.locale, row.reason) or None
    return cause("cause.uncomposed", 14, group, slot=slot, reason=reason)


def reviews(_: Reading, group: GroupReading) -> Evidence | None:
    """Homework is waiting: a lot of it, or for more than a day."""
    facts = group.facts
    many = facts.waiting >= PILE and 3 * facts.waiting >= facts.members
    if not many and not (facts.oldest_hours >= DAY_HOURS and facts.waiting >= SOME):
        return None
    return cause(
        "cause.reviews",
        facts.waiting // 3,
        group,
        waiting=facts.waiting,
        waiting_last=facts.waiting_before,
        hours=facts.oldest_hours or None,
        review_days=facts.review_days if (facts.review_days or 0) > 1 else None,
        officer=facts.officer,
    )


def silence(reading: Reading, group: GroupReading) -> Evidence | None:
    """More silent people than in most groups, and notes not sent yet."""
    facts = group.facts
    every = reading.total("silent")
    if facts.silent < SOME or not facts.silent_due[0]:
        return None
    usual = 2 * facts.silent * reading.members > 3 * every * facts.members
    grew = facts.silent - (facts.silent_before or 0) >= SOME and facts.silent_before
    if not usual and not grew:
        return None
    return cause(
        "cause.silence",
        facts.silent // 5 + facts.silent_due[0] // 3,
        group,
        silent=facts.silent,
        silent_last=facts.silent_before,
        first=facts.silent_due[0],
        sent=sum(r.sent for r in facts.rounds) or None,
    )


def questions(_: Reading, group: GroupReading) -> Evidence | None:
    """Questions without an answer."""
    facts = group.facts
    if facts.questions < PAIR or facts.question_hours < HALF_SHIFT:
        return None
    return cause(
        "cause.questions",
        4 * facts.questions,
        group,
        count=facts.questions,
        hours=facts.question_hours,
    )


def unwritten(reading: Reading, group: GroupReading) -> Evidence | None:
    """More people than last night began and did not hand in everything."""
    now = sum(t.partial for t in group.facts.tiers)
    last = sum(t.past[-1].partial for t in group.facts.tiers if t.past)
    lost = -group.gain
    if lost < PAIR or 2 * (now - last) < lost:
        return None
    return cause(
        "cause.unwritten",
        now - last,
        group,
        partial=now,
        partial_last=last,
        task=reading.homework("medium") or reading.homework("heavy"),
    )


def one_tier(reading: Reading, group: GroupReading) -> Evidence | None:
    """Two thirds of those missing are of one tier."""
    lost = -group.gain
    rows = [
        (t.past[-1].done * t.due // t.past[-1].due - t.done, t)
        for t in group.facts.tiers
        if t.past and t.past[-1].due
    ]
    if lost < FEW or len(rows) < PAIR:
        return None
    most, tier = max(rows, key=lambda row: (row[0], row[1].tier))
    if 3 * most < 2 * lost:
        return None
    last = tier.past[-1]
    return cause(
        "cause.one_tier",
        most // 2,
        group,
        tier=reading.tier_title(tier.tier),
        before=(last.done, last.due),
        after=(tier.done, tier.due),
        people=most,
    )


def departures(_: Reading, group: GroupReading) -> Evidence | None:
    """Several people left today."""
    left = group.facts.left
    if left < PAIR or 50 * left < group.facts.members:
        return None
    return cause("cause.left", 4 * left, group, people=left)


def early_end(reading: Reading, group: GroupReading) -> Evidence | None:
    """Hardly anyone came after nine, when the camp did."""
    hours, camp = group.facts.hours, reading.hours
    if not hours or not camp or -group.gain < FEW:
        return None
    owls, owls_camp = sum(hours[NINE:]), sum(camp[NINE:])
    if 2 * owls * sum(camp) > owls_camp * sum(hours) or 5 * owls_camp < sum(camp):
        return None
    posting = group.posts.get("evening")
    return cause(
        "cause.early_end",
        5,
        group,
        owls=owls,
        share=(owls_camp, sum(camp)),
        at=posting.at if posting else None,
    )


def tasks(_: Reading, group: GroupReading) -> Evidence | None:
    """Many were on leave."""
    leave = group.facts.leave
    if leave < FEW or 10 * leave < group.facts.members:
        return None
    return cause("cause.leave", leave // 2, group, people=leave)


CAUSES: tuple[Callable[[Reading, GroupReading], Evidence | None], ...] = (
    incident,
    host_away,
    missed,
    morning_late,
    uncomposed,
    reviews,
    silence,
    questions,
    unwritten,
    one_tier,
    departures,
    early_end,
    tasks,
)

HEAVY = 16
"""The weight from which a cause lists a group that has not fallen."""


def causes(reading: Reading, group: GroupReading) -> list[Evidence]:
    """Every cause that holds, heaviest first."""
    rows = [found for rule in CAUSES if (found := rule(reading, group)) is not None]
    return sorted(rows, key=lambda e: (-e.strength, e.kind))
