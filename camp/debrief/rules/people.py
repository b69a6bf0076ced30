"""Evidence about people: who came back, who fell silent, who left, who helped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.debrief.page import found
from camp.debrief.rules.least import FEW, MANY
from camp.debrief.wording import listed

if TYPE_CHECKING:
    from camp.debrief.page import Evidence, Value
    from camp.debrief.reading import Reading


def rescue(reading: Reading) -> Evidence | None:
    """Private notes of the day before, and how many of those people came back."""
    yesterday = reading.day.number - 1
    rows = [
        (g, r) for g in reading.groups for r in g.facts.rounds if r.day == yesterday
    ]
    sent, back = sum(r.sent for _, r in rows), sum(r.back for _, r in rows)
    if not sent:
        return None
    top, most = max(rows, key=lambda row: (row[1].back, -row[0].number))
    values: dict[str, Value] = {"sent": sent, "back": back}
    if back >= FEW and 10 * back >= sent:
        if len(rows) > 1:
            values |= {"top": top.name, "top_sent": most.sent, "top_back": most.back}
        return found("rescue_worked", 4 * back, 1, **values)
    if sent >= MANY and 20 * back < sent:
        # Nobody is told in words, not as a 0.
        return found("rescue_failed", sent // 4, -1, sent=sent, back=back or None)
    return None


def came_back(reading: Reading) -> Evidence | None:
    """People silent for two days or more checked in again."""
    people = reading.total("returned")
    if people < max(3, reading.now[1] // 200):
        return None
    top = max(reading.groups, key=lambda g: (g.facts.returned, -g.number))
    several = 1 < top.facts.returned < people
    usual = reading.tally_due.returned if reading.tally_due else 0
    return found(
        "came_back",
        2 * max(0, people - usual) + people // 10,
        1,
        people=people,
        top=top.name if several else None,
        top_people=top.facts.returned if several else None,
    )


def silence(reading: Reading) -> Evidence | None:
    """Find that the number of silent people changed."""
    rows = [g.facts for g in reading.groups if g.facts.silent_before is not None]
    before = sum(f.silent_before or 0 for f in rows)
    now = sum(f.silent for f in rows)
    if not rows or abs(now - before) < max(5, reading.members // 100):
        return None
    kind, tone = ("silence_grew", -1) if now > before else ("silence_shrank", 1)
    return found(
        kind,
        abs(now - before),
        tone,
        silent=now,
        silent_last=before,
        people=abs(now - before) if before else None,
        first=sum(f.silent_due[0] for f in rows) or None,
    )


def switches(reading: Reading) -> Evidence | None:
    """Many changed their tier the same way."""
    if not reading.night.switches:
        return None
    most = max(reading.night.switches, key=lambda s: (s.students, s.before, s.after))
    if most.students < max(3, reading.members // 200):
        return None
    return found(
        "switched",
        most.students,
        0,
        people=most.students,
        old=reading.tier_title(most.before),
        new=reading.tier_title(most.after),
        total=sum(s.students for s in reading.night.switches),
        task=reading.homework(most.before),
    )


def make_ups(reading: Reading) -> Evidence | None:
    """Earlier days were made up today."""
    pieces = reading.total("made_up")
    if pieces < max(3, reading.members // 100):
        return None
    most = max(g.facts.made_up for g in reading.groups)
    tops = [g.name for g in reading.groups if g.facts.made_up == most]
    return found(
        "made_up",
        pieces // 4,
        1,
        pieces=pieces,
        top=tops[0] if len(tops) == 1 else None,
        tops=listed(reading.locale, tops) if 1 < len(tops) <= FEW else None,
        top_pieces=most,
    )


def departures(reading: Reading) -> Evidence | None:
    """People left the camp."""
    people = reading.total("left")
    if people < max(2, reading.members // 100):
        return None
    top = max(reading.groups, key=lambda g: (g.facts.left, -g.number))
    several = 1 < top.facts.left < people
    return found(
        "left",
        2 * people,
        -1,
        people=people,
        top=top.name if several else None,
        top_people=top.facts.left if several else None,
    )


def leave(reading: Reading) -> Evidence | None:
    """Many were on leave."""
    people = reading.total("leave")
    if people < FEW or 50 * people < reading.members:
        return None
    return found("leave", people // 2, 0, people=people)


def newcomers(reading: Reading) -> Evidence | None:
    """People joined a camp that is under way."""
    people = reading.total("joined")
    if reading.day.number < 1 or people < max(2, reading.members // 200):
        return None
    return found("joined", people, 0, people=people)


def perfect(reading: Reading) -> Evidence | None:
    """How many have every day so far, on every seventh day and at half way."""
    number, people = reading.day.number, reading.total("perfect")
    half = (reading.night.last_day + 1) // 2
    if number < 1 or not people or not (number % 7 == 0 or number == half):
        return None
    kind = "perfect_half" if number == half else "perfect"
    left = reading.night.last_day - number or None
    return found(kind, 2 + people // 30, 1, people=people, left=left)


def top_helper(reading: Reading) -> Evidence | None:
    """Name the student who wrote under most others' homework."""
    rows = [
        (h.helped, -g.number, g, h) for g in reading.groups if (h := g.facts.helper)
    ]
    if not rows:
        return None
    _, _, group, helper = max(rows, key=lambda row: row[:2])
    if helper.helped < MANY:
        return None
    return found(
        "helper",
        helper.helped // 2,
        1,
        student=helper.name,
        helped=helper.helped,
        name=group.name,
        comments=reading.total("comments") or None,
    )


PEOPLE = (
    rescue,
    came_back,
    silence,
    switches,
    make_ups,
    departures,
    leave,
    newcomers,
    perfect,
    top_helper,
)
