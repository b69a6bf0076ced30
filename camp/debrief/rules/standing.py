"""Evidence that needs no movement: what is still open, and the way so far.

These are the weakest rules: they speak when nothing moved, so that a quiet night still
says something that is true of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.debrief.page import found
from camp.debrief.rates import permille

if TYPE_CHECKING:
    from camp.debrief.page import Evidence
    from camp.debrief.reading import Reading

ENOUGH = 3
"""Nights, groups or pieces below which a comparison says nothing."""


def still_waiting(reading: Reading) -> Evidence | None:
    """Name the group with most homework waiting, when any has waited a day."""
    top = max(
        reading.groups,
        key=lambda g: (g.facts.oldest_hours, g.facts.waiting, -g.number),
        default=None,
    )
    if top is None or not top.facts.oldest_hours or not top.facts.waiting:
        return None
    return found(
        "still_waiting",
        1,
        -1,
        waiting=reading.total("waiting"),
        oldest=top.facts.oldest_hours,
        worst=top.name,
    )


def notes_owed(reading: Reading) -> Evidence | None:
    """Count the private notes that are due and not sent."""
    due = [sum(g.facts.silent_due) for g in reading.groups]
    if sum(due) < ENOUGH:
        return None
    top = max(reading.groups, key=lambda g: (sum(g.facts.silent_due), -g.number))
    most = sum(top.facts.silent_due)
    return found(
        "notes_owed",
        1 + sum(due) // 50,
        -1,
        notes=sum(due),
        top=top.name,
        top_notes=most,
    )


def last_group(reading: Reading) -> Evidence | None:
    """Name the group with the lowest rate, and its way there."""
    rows = [g for g in reading.groups if g.now[1]]
    if len(rows) < ENOUGH:
        return None
    low = min(rows, key=lambda g: (permille(g.now), g.number))
    if permille(low.now) >= permille(reading.now) - 50:
        return None
    return found(
        "last_group", 1, -1, name=low.name, trail=low.trail, people=_short(low.now)
    )


def _short(pair: tuple[int, int]) -> int:
    return pair[1] - pair[0]


def begun(reading: Reading) -> Evidence | None:
    """Count those who handed in something, but not every part."""
    people = sum(t.partial for g in reading.groups for t in g.facts.tiers)
    if people < ENOUGH:
        return None
    return found("begun", people // 20, -1, people=people, task=written_task(reading))


def silent_notes(reading: Reading) -> Evidence | None:
    """Name who sent most private notes today."""
    rows = [
        (g, r)
        for g in reading.groups
        for r in g.facts.rounds
        if r.day == reading.day.number and r.sent
    ]
    if not rows:
        return None
    top, most = max(rows, key=lambda row: (row[1].sent, -row[0].number))
    return found(
        "notes_sent",
        1 + sum(r.sent for _, r in rows) // 10,
        1,
        sent=sum(r.sent for _, r in rows),
        senders=len(rows),
        top=top.name,
        top_sent=most.sent,
    )


def way_so_far(reading: Reading) -> Evidence | None:
    """On a day without anything due, look back at the fullest and emptiest night."""
    rows = reading.night.curve
    if reading.now[1] or len(rows) < ENOUGH:
        return None
    full = max(rows, key=lambda p: (permille((p.done, p.due)), -p.night))
    low = min(rows, key=lambda p: (permille((p.done, p.due)), p.night))
    if permille((full.done, full.due)) == permille((low.done, low.due)):
        return None
    return found(
        "way_so_far",
        2,
        0,
        best=full.night,
        best_rate=(full.done, full.due),
        worst=low.night,
        worst_rate=(low.done, low.due),
        nights=len(rows),
    )


def evening_rush(reading: Reading) -> Evidence | None:
    """Name the hour in which most came."""
    hours = reading.hours
    if not sum(hours):
        return None
    peak = max(range(len(hours)), key=lambda h: (hours[h], -h))
    return found(
        "peak_hour",
        1,
        0,
        begin=60 * peak,
        end=60 * (peak + 1),
        people=hours[peak],
        task=written_task(reading),
    )


def stamps(reading: Reading) -> Evidence | None:
    """Count today's stamps and name the group with most."""
    stamped = reading.total("stamped")
    if stamped < ENOUGH:
        return None
    top = max(reading.groups, key=lambda g: (g.facts.stamped, -g.number))
    return found(
        "stamps",
        1,
        1,
        stamped=stamped,
        top=top.name,
        top_stamped=top.facts.stamped,
        task=written_task(reading),
    )


def average_length(reading: Reading) -> Evidence | None:
    """Say how long a piece of homework was."""
    pieces, characters = reading.total("homework"), reading.total("characters")
    if not pieces or not characters:
        return None
    return found(
        "piece_length",
        1,
        0,
        average=characters // pieces,
        pieces=pieces,
        task=written_task(reading),
    )


def handed_in(reading: Reading) -> Evidence | None:
    """Count the pieces the day's own task brought."""
    pieces, task = reading.total("homework"), written_task(reading)
    return (
        found("handed_in", 1, 1, pieces=pieces, task=task) if pieces and task else None
    )


def written_task(reading: Reading) -> str:
    """Name the task most people wrote on."""
    return reading.homework("medium") or reading.homework("heavy")


def tier_depth(reading: Reading) -> Evidence | None:
    """Count those who did the heaviest tier's task in full."""
    task = reading.homework("heavy")
    rows = [t for g in reading.groups for t in g.facts.tiers if t.tier == "heavy"]
    done, due = sum(t.done for t in rows), sum(t.due for t in rows)
    if not task or not done:
        return None
    return found(
        "tier_depth",
        1,
        0,
        tier=reading.tier_title("heavy"),
        people=done,
        of=due if done < due else None,
        every=due if done == due else None,
        task=task,
    )


def wall(reading: Reading) -> Evidence | None:
    """Count the comments under today's homework, and name the group with most."""
    comments, pieces = reading.total("comments"), reading.total("homework")
    if not comments or not pieces:
        return None
    top = max(reading.groups, key=lambda g: (g.facts.comments, -g.number))
    return found(
        "wall",
        1,
        0,
        comments=comments,
        pieces=pieces,
        top=top.name,
        top_comments=top.facts.comments,
        task=written_task(reading),
    )


def lesson(reading: Reading) -> Evidence | None:
    """Count those who did everything on a lesson, a talk or an activity by its name."""
    if not reading.now[0] or not reading.day.what or not reading.day.minutes:
        return None
    return found("lesson", 1, 1, minutes=reading.day.minutes, people=reading.now[0])


def no_note(reading: Reading) -> Evidence | None:
    """Count the hosts who left no line tonight."""
    none = [g for g in reading.groups if not g.facts.note]
    if len(none) == len(reading.groups) or not none:
        return None
    return found("no_note", 1, -1, people=len(none), every=len(reading.groups))


def old_faces(reading: Reading) -> Evidence | None:
    """Count the groups whose stamps all went to people who had one before."""
    rows = [g for g in reading.groups if g.facts.stamped and not g.facts.first_stamped]
    if not rows or not reading.total("first_stamped"):
        return None
    return found("old_faces", 1, -1, groups=len(rows), task=written_task(reading))


STANDING = (
    still_waiting,
    notes_owed,
    last_group,
    begun,
    silent_notes,
    way_so_far,
    evening_rush,
    stamps,
    average_length,
    handed_in,
    tier_depth,
    wall,
    lesson,
    no_note,
    old_faces,
)
"""Rules about what simply is so tonight."""
