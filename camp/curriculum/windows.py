"""When a day's slots are composed and posted, and what must hold of their times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from camp.curriculum.day import SlotPlan, Window
from camp.curriculum.tree import Node
from camp.curriculum.values import DayKind, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from camp.curriculum.problems import Fault

CEREMONY: Final = Window(compose=time(19), post_from=time(19, 30), post_until=time(23))
"""The evening of an opening or a closing, unless the day says otherwise."""

_SHOWS: Final = {DayKind.OPENING.value, DayKind.CLOSING.value}


@dataclass(frozen=True, slots=True)
class Times:
    """The three times of one slot and where they were written; None when unreadable."""

    node: Node
    compose: time | None
    post_from: time | None
    post_until: time | None


def windows_in_order(root: Node) -> Iterator[Fault]:
    """Refuse windows that end before they begin, and slots that overlap.

    A day's own windows are looked at together with the plan's that remain.
    """
    plan = root.get("slots")
    yield from _in_order(plan)
    yield from _apart(usual := _times(plan, _defaults()))
    for day in root.get("days").each():
        own = day.get("slots")
        if own.fields():
            yield from _in_order(own)
            yield from _apart(_times(own, usual))


def evening(root: Node, day: Node) -> Times:
    """Find the evening of a day: its own, a ceremony's, or the plan's."""
    own = day.get("slots").get(Slot.EVENING.value)
    if own.given:
        return _read(own)
    if day.get("kind").text() in _SHOWS:
        return _given(own, CEREMONY)
    return _times(root.get("slots"), _defaults())[Slot.EVENING]


def _defaults() -> dict[Slot, Times]:
    nowhere = Node(None, 1, 1, absent=True)
    plan = SlotPlan()
    return {slot: _given(nowhere, getattr(plan, slot.value)) for slot in Slot}


def _given(node: Node, window: Window) -> Times:
    return Times(node, window.compose, window.post_from, window.post_until)


def _read(node: Node) -> Times:
    compose, post_from, post_until = (
        node.get(name).clock() for name in ("compose", "post_from", "post_until")
    )
    return Times(node, compose, post_from, post_until)


def _times(plan: Node, usual: Mapping[Slot, Times]) -> dict[Slot, Times]:
    return {
        slot: _read(node) if (node := plan.get(slot.value)).given else usual[slot]
        for slot in Slot
    }


def _in_order(plan: Node) -> Iterator[Fault]:
    for slot in Slot:
        times = _read(plan.get(slot.value))
        compose, start, end = times.compose, times.post_from, times.post_until
        if compose is None or start is None or end is None:
            continue
        if not compose <= start < end:
            said = {"compose": compose, "post_from": start, "post_until": end}
            shown = {name: f"{at:%H:%M}" for name, at in said.items()}
            yield times.node.fault("window_order", **shown)


def _apart(times: Mapping[Slot, Times]) -> Iterator[Fault]:
    for earlier, later in pairwise(Slot):
        end, start = times[earlier].post_until, times[later].post_from
        if end is None or start is None or end <= start:
            continue
        node = times[later].node if times[later].node.given else times[earlier].node
        yield node.fault(
            "slots_overlap",
            earlier=earlier.value,
            later=later.value,
            start=f"{start:%H:%M}",
            end=f"{end:%H:%M}",
        )
