"""Evidence in what was posted, written, reviewed, stamped, promised and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.debrief.page import found
from camp.debrief.rules.least import FEW, MANY, TABLE
from camp.debrief.wording import listed, title

if TYPE_CHECKING:
    from camp.debrief.page import Evidence, Value
    from camp.debrief.reading import GroupReading, Reading


def reviews(reading: Reading) -> Evidence | None:
    """Homework waiting for a review piled up, shrank, or was all seen."""
    waiting, last = reading.total("waiting"), reading.tally
    written = reading.total("homework")
    before = last.waiting if last else None
    oldest = max((g.facts.oldest_hours for g in reading.groups), default=0)
    if written and not waiting:
        again = last is not None and last.homework > 0 and not last.waiting
        return found(
            "reviews_none_left", 1 if again else 3 + written // 20, 1, written=written
        )
    if before is None or abs(waiting - before) < max(10, written // 10):
        return None
    worst = max(reading.groups, key=lambda g: (g.facts.waiting, -g.number))
    values: dict[str, Value] = {
        "waiting": waiting,
        "waiting_last": before or None,
        "oldest": oldest or None,
        "worst": worst.name,
        "worst_waiting": worst.facts.waiting or None,
    }
    if waiting > before:
        return found("reviews_piled", waiting - before, -1, **values)
    return found("reviews_cleared", before - waiting, 1, **values)


def posts(reading: Reading) -> Evidence | None:
    """Find that posts were missed, or that every one was in time."""
    every = [p for g in reading.groups for p in g.facts.postings]
    missed = [g for g in reading.groups if g.missed]
    if missed:
        count = sum(g.missed for g in missed)
        people = sum(g.facts.members * g.missed for g in missed)
        names = listed(reading.locale, [g.name for g in missed[:3]])
        return found(
            "posts_missed",
            2 + people // 20,
            -1,
            count=count,
            every=len(every),
            groups=sum(bool(g.facts.postings) for g in reading.groups),
            names=names,
            more=len(missed) - 3 if len(missed) > FEW else None,
        )
    mornings = [p.at for p in every if p.slot == "morning" and p.at is not None]
    if not every or any(p.state != "posted" for p in every) or not mornings:
        return None
    return found(
        "posts_all",
        1,
        1,
        count=len(every),
        first=min(mornings),
        final=max(mornings) if max(mornings) > min(mornings) else None,
    )


def late_by_slot(reading: Reading) -> Evidence | None:
    """Find posts after their window, in the slot that has most."""
    late = [
        (g, p) for g in reading.groups for p in g.facts.postings if p.state == "late"
    ]
    if not late:
        return None
    slots = sorted({p.slot for _, p in late})
    slot = max(slots, key=lambda s: (sum(p.slot == s for _, p in late), s))
    here = [(g, p) for g, p in late if p.slot == slot]
    last, posting = max(here, key=lambda row: (row[1].at or 0, row[0].number))
    return found(
        "posts_late",
        1 + sum(g.facts.members for g, _ in here) // 40,
        -1,
        count=len(here),
        slot=slot_title(reading, slot),
        name=last.name,
        at=posting.at,
    )


def slot_title(reading: Reading, slot: str) -> str:
    """Say what a slot is called."""
    return title(reading.locale, f"slot.{slot}")


def questions(reading: Reading) -> Evidence | None:
    """Students' questions stayed open overnight."""
    count = reading.total("questions")
    if not count:
        return None
    worst = max(reading.groups, key=lambda g: (g.facts.question_hours, -g.number))
    return found(
        "questions_open",
        3 * count,
        -1,
        count=count,
        hours=worst.facts.question_hours or None,
        name=worst.name if worst.facts.question_hours else None,
    )


def promises(reading: Reading) -> Evidence | None:
    """Find a promise with a number that was broken, or else one that was kept."""
    broken = [
        p for p in reading.night.promises if not _kept(p.actual, p.limit, p.at_most)
    ]
    pool = broken or list(reading.night.promises)
    if not pool:
        return None
    one = max(pool, key=lambda p: (abs(p.actual - p.limit), p.what))
    kind = ("promise_broken" if broken else "promise_kept") + (
        "" if one.at_most else "_least"
    )
    size = abs(one.actual - one.limit)
    return found(
        kind,
        min(size, 1 + reading.members // 50),
        -1 if broken else 1,
        promise=one.what,
        limit=one.limit,
        actual=one.actual,
        unit=one.unit or " ",
    )


def _kept(actual: int, limit: int, at_most: bool) -> bool:
    return actual <= limit if at_most else actual >= limit


def first_stamps(reading: Reading) -> Evidence | None:
    """Many had a piece stamped for the first time."""
    people, stamped = reading.total("first_stamped"), reading.total("stamped")
    if people < FEW or 3 * people < stamped:
        return None
    return found("first_stamps", 1 + people // 2, 1, people=people, stamped=stamped)


def most(reading: Reading) -> Evidence | None:
    """Most stamps, homework or comments since the opening."""
    rows = reading.night.tallies
    if len(rows) < FEW:
        return None
    for field in ("stamped", "comments", "homework"):
        now, past = reading.total(field), [getattr(t, field) for t in rows]
        if now > max(past) > 0 and 10 * now >= 11 * max(past):
            before = max(rows, key=lambda t: (getattr(t, field), t.night))
            return found(
                f"most_{field}",
                now - max(past),
                1,
                count=now,
                before=max(past),
                night=before.night,
            )
    return None


def lengths(reading: Reading) -> Evidence | None:
    """Find that a piece of homework became longer or shorter."""
    pieces, last = reading.total("homework"), reading.tally_due
    if not pieces or last is None or not last.homework or not last.characters:
        return None
    now = reading.total("characters") // pieces
    before = last.characters // last.homework
    if 5 * abs(now - before) < before:
        return None
    kind = "pieces_longer" if now > before else "pieces_shorter"
    return found(
        kind, 2 + pieces // 20, 0, average=now, average_last=before, task=_task(reading)
    )


def _task(reading: Reading) -> str:
    return reading.homework("medium") or reading.homework("heavy")


def quiet_walls(reading: Reading) -> Evidence | None:
    """Comments under each other's homework rose or fell by a third."""
    last, now = reading.tally_due, reading.total("comments")
    if (
        last is None
        or not reading.now[1]
        or last.comments < MANY
        or 3 * abs(now - last.comments) < last.comments
    ):
        return None
    up = now > last.comments
    return found(
        "comments_up" if up else "comments_down",
        reading.now[0] * abs(now - last.comments) // (20 * max(now, last.comments)),
        1 if up else -1,
        comments=now,
        comments_last=last.comments,
    )


def leader(reading: Reading) -> Evidence | None:
    """Another group leads tonight; not one whose texts were missing the same day."""
    first = next((g for g in reading.groups if g.facts.standing == 1), None)
    if first is None or first.missed or first.facts.standing_before in {None, 1}:
        return None
    old = next((g for g in reading.groups if g.facts.standing_before == 1), None)
    return found(
        "new_leader",
        3 + first.facts.members // 20,
        1,
        name=first.name,
        place=first.facts.standing_before,
        now=first.now if first.now[1] else None,
        old=old.name if old else None,
    )


def climber(reading: Reading) -> Evidence | None:
    """Find a group that climbed at least a quarter of the table."""
    rows = [g for g in reading.groups if _climb(g) * 4 >= len(reading.groups) >= TABLE]
    if not rows:
        return None
    top = max(rows, key=lambda g: (_climb(g), -g.number))
    return found(
        "climber",
        2 + _climb(top),
        1,
        name=top.name,
        place=top.facts.standing_before,
        now=top.facts.standing,
        trail=top.trail,
    )


def _climb(group: GroupReading) -> int:
    before, now = group.facts.standing_before, group.facts.standing
    return before - now if before is not None and now is not None else 0


def notes_left(reading: Reading) -> Evidence | None:
    """How many hosts left a line tonight."""
    count = sum(bool(g.facts.note) for g in reading.groups)
    if not count:
        return None
    return found("notes_left", 1, 1, count=count)


WORK = (
    reviews,
    posts,
    late_by_slot,
    questions,
    promises,
    first_stamps,
    most,
    lengths,
    quiet_walls,
    leader,
    climber,
    notes_left,
)
