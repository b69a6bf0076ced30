"""Which day numbers a curriculum has, as far as its list of days can be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from camp.curriculum.problems import Fault
    from camp.curriculum.tree import Node


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day number; ``last < first`` when there are no days."""

    first: int
    last: int

    def outside(self, node: Node) -> Iterator[Fault]:
        """Refuse a day number that the course does not have."""
        number = node.number()
        if number is None or self.last < self.first:
            return
        if not self.first <= number <= self.last:
            first, last = self.first, self.last
            yield node.fault("day_outside", number=number, first=first, last=last)


def span(root: Node) -> Span:
    """Count the days: the first is number 0 when it is an opening, else 1."""
    days = root.get("days")
    first = 0 if days.get(0).get("kind").text() == "opening" else 1
    return Span(first, first + len(days.each()) - 1)
