"""Evidence in what day it was: the first, a guest's, after a rest, after a weekend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.debrief.page import found
from camp.debrief.rates import STILL, steady
from camp.debrief.rules.movement import by_tier, tiers
from camp.debrief.wording import listed

if TYPE_CHECKING:
    from camp.debrief.page import Evidence, Value
    from camp.debrief.reading import Reading

SATURDAY, MONDAY = 6, 1


def first_night(reading: Reading) -> Evidence | None:
    """Find that this is the first night on which something was due."""
    if reading.last[1] or not reading.now[1]:
        return None
    rates: dict[str, Value] = {t: row[1] for t, row in tiers(reading).items()}
    titles: dict[str, Value] = {f"{t}_title": reading.tier_title(t) for t in rates}
    empty = [g.name for g in reading.groups if g.now[1] and not g.now[0]]
    hours = reading.hours
    return found(
        "first_night",
        10 * reading.now[1],
        0,
        **rates,
        **titles,
        owls=sum(hours[21:]) or None,
        full=reading.now[1] if reading.now[0] == reading.now[1] else None,
        empty=listed(reading.locale, empty[:3]),
    )


def weekend(reading: Reading) -> Evidence | None:
    """Find a fall on a Saturday or a Monday, named by its weekday."""
    day = reading.day.date.isoweekday()
    if day not in {SATURDAY, MONDAY} or not reading.moved or reading.gain >= 0:
        return None
    kind = "saturday_down" if day == SATURDAY else "monday_down"
    return found(
        kind, -2 * reading.gain + 1, -1, people=-reading.gain, **by_tier(reading)
    )


def after_rest(reading: Reading) -> Evidence | None:
    """Ask whether they came back on the first day after a rest day."""
    if reading.night.before != "rest" or not reading.last[1] or not reading.now[1]:
        return None
    lost = -reading.gain if reading.moved else 0
    if lost <= 0 and reading.points < -STILL:
        return None  # fewer, but no more than chance would have it
    if lost > 0:
        return found("after_rest_down", 3 * lost, -1, people=lost, **by_tier(reading))
    return found(
        "after_rest_back",
        reading.now[1] // 20,
        1,
        people=-lost or None,
        returned=reading.total("returned") or None,
    )


def special_day(reading: Reading) -> Evidence | None:
    """Find whether a guest or an activity brought more people."""
    kind = reading.day.kind
    if reading.now[0] == reading.now[1] and reading.last[0] == reading.last[1]:
        return None
    if kind not in {"guest", "activity"} or not reading.last[1] or not reading.now[1]:
        return None
    returned = reading.total("returned") or None
    if reading.moved and reading.gain > 0:
        known = [g for g in reading.groups if g.last[1] and g.now[1]]
        return found(
            f"{kind}_up",
            3 * reading.gain,
            1,
            people=reading.gain,
            rose=sum(g.gain > 0 for g in known),
            returned=returned,
        )
    if not reading.moved and not steady(reading.last, reading.now):
        return None
    lost = -reading.gain if reading.moved else None
    strength = reading.now[1] // 100 + 2 * (lost or 0)
    return found(f"{kind}_flat", strength, -1 if lost else 0, people=lost)


DAYS = (first_night, weekend, after_rest, special_day)
"""Rules about the kind of day."""
