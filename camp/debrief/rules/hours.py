"""Evidence in the hours at which people came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.debrief.page import found
from camp.debrief.rates import half_hour, points, stirred
from camp.debrief.reading import NINE
from camp.debrief.rules.least import CLEAR, SOME

if TYPE_CHECKING:
    from camp.debrief.page import Evidence
    from camp.debrief.reading import Reading


def hours_moved(reading: Reading) -> Evidence | None:
    """Find that the share that came after nine in the evening changed."""
    hours, last = reading.hours, reading.night.hours_last
    if not hours or not last:
        return None
    now, before = (sum(hours[NINE:]), sum(hours)), (sum(last[NINE:]), sum(last))
    if not stirred(before, now) or abs(points(before, now)) < CLEAR:
        return None
    more = now[0] - before[0]
    kind = "later" if points(before, now) > 0 else "earlier"
    return found(
        kind,
        now[1] * abs(points(before, now)) // 2000,
        0,
        owls=now[0],
        owls_last=before[0],
        share=now,
        share_last=before,
        people=abs(more),
    )


def half_in(reading: Reading) -> Evidence | None:
    """Find that the hour by which half had come moved."""
    now, before = half_hour(reading.hours), half_hour(reading.night.hours_last)
    if now is None or before is None or now == before:
        return None
    kind = "half_sooner" if now < before else "half_later"
    strength = 2 + reading.now[0] * abs(now - before) // 60
    return found(kind, strength, 0, half=60 * now, half_last=60 * before)


def show_hour(reading: Reading) -> Evidence | None:
    """More came in the hours from the start of tonight's show than last night then."""
    start, last = reading.day.starts, reading.night.hours_last
    if start is None or not reading.hours or not last:
        return None
    first = start // 60
    span = slice(first, first + 2)
    now, before = sum(reading.hours[span]), sum(last[span])
    if now - before < max(5, before // 5):
        return None
    return found(
        "show_hour",
        2 * (now - before),
        1,
        starts=start,
        begin=60 * first,
        end=60 * (first + 2),
        people=now,
        people_last=before,
    )


def last_hour(reading: Reading) -> Evidence | None:
    """Many came in the hour before midnight."""
    people, done = sum(reading.hours[23:]), sum(reading.hours)
    if 10 * people < done or people < SOME:
        return None
    last = sum(reading.night.hours_last[23:]) if reading.night.hours_last else None
    return found("last_hour", people // 4, 0, people=people, people_last=last)


def early_birds(reading: Reading) -> Evidence | None:
    """Many came before the morning could be posted."""
    window = next((w for w in reading.night.windows if w[0] == "morning"), None)
    if window is None or not reading.hours:
        return None
    people = sum(reading.hours[: window[1] // 60])
    if people < SOME or 20 * people < sum(reading.hours):
        return None
    return found("early_birds", people // 5, 1, people=people, opens=window[1])


HOURS = (
    hours_moved,
    half_in,
    show_hour,
    last_hour,
    early_birds,
)
