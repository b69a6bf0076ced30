"""Evidence in the numbers themselves: which tier, part, group or night moved.

Every rule is a function of the reading that returns one piece of evidence or None.
Nothing is called a movement that chance alone would explain.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from camp.debrief.page import found
from camp.debrief.rates import Pair, add, gained, points, steady, stirred
from camp.debrief.reading import TIERS
from camp.debrief.rules.least import APART, GROUPS, PAIR
from camp.debrief.wording import listed, percent

if TYPE_CHECKING:
    from camp.debrief.night import PartNight
    from camp.debrief.page import Evidence, Value
    from camp.debrief.reading import GroupReading, Reading

SHOWN = 3
"""Groups named before the rest is counted."""
LONG = 4
"""Nights a slow slide is looked at over."""


def tiers(reading: Reading) -> dict[str, tuple[Pair, Pair, int, int]]:
    """Per tier: last night, tonight, and how many did only a part of it, then and now."""
    table: dict[str, tuple[Pair, Pair, int, int]] = {}
    for tier in TIERS:
        rows = [t for g in reading.groups for t in g.facts.tiers if t.tier == tier]
        old = [p for t in rows for p in t.past if p.night == reading.last_night]
        now = add(*((t.done, t.due) for t in rows))
        if now[1]:
            before = add(*((p.done, p.due) for p in old))
            part = sum(p.partial for p in old)
            table[tier] = (before, now, part, sum(t.partial for t in rows))
    return table


def one_tier(reading: Reading) -> Evidence | None:
    """Exactly one tier moved beyond chance, and the others did not."""
    table = {t: row for t, row in tiers(reading).items() if row[0][1]}
    moved = [t for t, (before, now, *_) in table.items() if stirred(before, now)]
    still = [t for t, (before, now, *_) in table.items() if steady(before, now)]
    if len(moved) != 1 or not still or len(moved) + len(still) < len(table):
        return None
    tier = moved[0]
    before, now, part_last, part = table[tier]
    gain = gained(before, now)
    unwritten = gain < 0 and 2 * (part - part_last) >= -gain
    kind = "tier_up" if gain > 0 else "tier_unwritten" if unwritten else "tier_down"
    others = [reading.tier_title(t) for t in table if t != tier]
    return found(
        kind,
        3 * abs(gain),
        1 if gain > 0 else -1,
        key=tier,
        tier=reading.tier_title(tier),
        others=listed(reading.locale, others),
        before=before,
        after=now,
        people=abs(gain),
        partial=part or None,
        partial_last=part_last if part else None,
        part=_written(reading, tier),
        task=reading.homework(tier),
    )


def _written(reading: Reading, tier: str) -> str:
    """Name the written part of a tier that fewest did; empty when it has none."""
    rows = [p for p in reading.night.parts if p.tier == tier and p.written and p.due]
    return min(rows, key=lambda p: (p.done, p.part)).title if rows else ""


def one_part(reading: Reading) -> Evidence | None:
    """One part of a tier fell while another part of the same tier held."""
    fallen: list[tuple[int, str, str, Evidence]] = []
    for part in reading.night.parts:
        before = (part.last.done, part.last.due) if part.last else (0, 0)
        now = (part.done, part.due)
        held = [p for p in reading.night.parts if p.tier == part.tier and _held(p)]
        gain = gained(before, now)
        if gain >= 0 or not held or not stirred(before, now):
            continue
        evidence = found(
            "part_down",
            -2 * gain,
            -1,
            tier=reading.tier_title(part.tier),
            part=part.title,
            other=held[0].title,
            before=before,
            after=now,
            people=-gain,
            task=reading.homework(part.tier),
        )
        fallen.append((gain, part.tier, part.part, evidence))
    return min(fallen, key=lambda row: row[:3])[3] if fallen else None


def _held(part: PartNight) -> bool:
    """Tell whether a part is where it was last night."""
    last = part.last
    return last is not None and steady((last.done, last.due), (part.done, part.due))


def few_groups(reading: Reading) -> Evidence | None:
    """Nearly all of a fall lies in a few groups; the others did not move."""
    known = [g for g in reading.groups if g.last[1] and g.now[1]]
    lost = -sum(g.gain for g in known)
    if lost < max(5, reading.now[1] // 100) or len(known) < GROUPS:
        return None
    worst = sorted(known, key=lambda g: (g.gain, g.number))
    few: list[GroupReading] = []
    for group in worst[: max(1, len(known) // 4)]:
        few.append(group)
        if 10 * -sum(g.gain for g in few) >= 9 * lost:
            return _few(reading, few, worst[len(few) :], lost)
    return None


def _few(
    reading: Reading, few: list[GroupReading], rest: list[GroupReading], lost: int
) -> Evidence | None:
    held = steady(add(*(g.last for g in rest)), add(*(g.now for g in rest)))
    if not held or any(g.gain > -PAIR for g in few):
        return None
    trails = [f"{g.name}{_space(reading)}{g.trail}" for g in few[:3]]
    return found(
        "few_groups",
        2 * lost,
        -1,
        few=len(few),
        rest=len(rest),
        people=lost,
        names=listed(reading.locale, [g.name for g in few[:3]]),
        trails=", ".join(trails) if reading.locale == "en" else "，".join(trails),
        group=few[0].number,
    )


def _space(reading: Reading) -> str:
    return " " if reading.locale == "en" else ""


def broad(reading: Reading) -> Evidence | None:
    """Find that the camp moved and most groups moved the same way."""
    if not reading.moved or not reading.gain:
        return None
    sign = 1 if reading.gain > 0 else -1
    known = [g for g in reading.groups if g.last[1] and g.now[1]]
    same = sum(sign * g.gain > 0 for g in known)
    if 3 * same < 2 * len(known):
        return None
    return found(
        "broad_up" if sign > 0 else "broad_down",
        2 * abs(reading.gain),
        sign,
        people=abs(reading.gain),
        same=same,
        known=len(known),
        **by_tier(reading),
    )


def by_tier(reading: Reading) -> dict[str, Value]:
    """Write the movement of each tier in a row (轻度58→55%，中度…)."""
    rows = [
        f"{reading.tier_title(t)}{_space(reading)}"
        f"{percent(before, short=True)[:-1]}→{percent(now, short=True)}"
        for t, (before, now, *_) in tiers(reading).items()
        if before[1]
    ]
    return {"by_tier": (", " if reading.locale == "en" else "，").join(rows)}


def slow_slide(reading: Reading) -> Evidence | None:
    """No night fell beyond chance, but several together did."""
    rows = [(p.done, p.due) for p in reading.night.curve[-LONG + 1 :]] + [reading.now]
    if len(rows) < LONG or reading.moved or not reading.now[1]:
        return None
    steps = list(itertools.pairwise(rows))
    if any(points(a, b) >= 0 for a, b in steps) or not stirred(rows[0], rows[-1]):
        return None
    lost = -gained(rows[0], rows[-1])
    trail = "→".join(percent(r) for r in rows)
    return found("slow_slide", lost, -1, people=lost, nights=LONG, trail=trail)


def record(reading: Reading) -> Evidence | None:
    """Find the best or the worst rate since the opening, when it also moved."""
    past = [(p.done, p.due) for p in reading.night.curve]
    if len(past) < LONG or not reading.moved:
        return None
    if all(points(p, reading.now) > 0 for p in past):
        return found("best_night", 2 * reading.gain, 1, people=reading.gain)
    if all(points(p, reading.now) < 0 for p in past) and reading.gain < 0:
        return found(
            "worst_night",
            -reading.gain,
            -1,
            people=-reading.gain,
            **by_tier(reading),
        )
    return None


def everyone(reading: Reading) -> Evidence | None:
    """Nobody was missing."""
    done, due = reading.now
    if not due or done < due:
        return None
    before, of = reading.last
    again = of > 0 and before == of
    return found("everyone", 1 if again else 1 + due // 20, 1)


def full_groups(reading: Reading) -> Evidence | None:
    """Find groups that had everyone, though the camp had not."""
    full = [g for g in reading.groups if g.now[1] > GROUPS and g.now[0] == g.now[1]]
    if not full or len(full) == len(reading.groups):
        return None
    names = listed(reading.locale, [g.name for g in full[:SHOWN]])
    return found(
        "full_groups",
        2 + sum(g.now[1] for g in full) // 10,
        1,
        one=full[0].name if len(full) == 1 else None,
        full=len(full),
        names=names if len(full) > 1 else None,
        more=len(full) - SHOWN if len(full) > SHOWN else None,
    )


def spread(reading: Reading) -> Evidence | None:
    """Find that the best and the worst group moved apart or together."""
    known = [g for g in reading.groups if g.last[1] and g.now[1]]
    if len(known) < GROUPS:
        return None
    gap = _gap([g.now for g in known])
    gap_last = _gap([g.last for g in known])
    if abs(gap - gap_last) < APART:
        return None
    order = sorted(known, key=lambda g: (points((1, 1), g.now), g.number))
    kind = "spread_wider" if gap > gap_last else "spread_narrower"
    tone = -1 if gap > gap_last else 1
    return found(
        kind,
        2 + reading.now[1] * abs(gap - gap_last) // 20_000,
        tone,
        gap=gap,
        gap_last=gap_last,
        best=order[-1].name,
        best_rate=order[-1].now,
        worst=order[0].name,
        worst_rate=order[0].now,
    )


def _gap(rates: list[Pair]) -> int:
    every = [points((0, 1), r) for r in rates]
    return max(every) - min(every)


def against_previous(reading: Reading) -> Evidence | None:
    """Tonight beside the previous cohort's same night."""
    previous = reading.night.previous
    if previous is None or not previous.due or not reading.now[1]:
        return None
    before = (previous.done, previous.due)
    if not stirred(before, reading.now):
        return None
    gap = points(before, reading.now)
    gain = gained(before, reading.now)
    kind = "ahead_of_previous" if gap > 0 else "behind_previous"
    return found(
        kind,
        min(abs(gain) // 4, 1 + reading.now[1] // 100),
        1 if gap > 0 else -1,
        previous=previous.name,
        previous_rate=before,
        people=abs(gain),
    )


MOVEMENT = (
    one_tier,
    one_part,
    few_groups,
    broad,
    slow_slide,
    record,
    everyone,
    full_groups,
    spread,
    against_previous,
)
"""Rules about rates; order settles nothing, strength and then the kind do."""
