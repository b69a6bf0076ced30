"""Pictures drawn and named in the order they are sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from camp import cards
from camp.desk.pictures.day import day_cards
from camp.desk.pictures.wording import say
from camp.desk.refusal import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from camp.store import Kept
    from camp.store.cohorts import CohortRow


@dataclass(frozen=True, slots=True)
class Drawn:
    """One picture as a file."""

    place: int
    """Its place among those sent together, from 1."""
    name: str
    """quote-09.png."""
    slot: str
    """morning, noon or evening; empty for what goes with none."""
    about: str
    """What it shows, in the course's language."""
    data: bytes

    @property
    def file(self) -> str:
        """A name that sorts as it is sent: 03-morning-quote-09.png."""
        parts = (f"{self.place:02d}", self.slot, self.name)
        return "-".join(part for part in parts if part)


def draw(wanted: Iterable[cards.Card]) -> list[Drawn]:
    """Draw pictures that go with no slot, in their order."""
    return [
        _drawn(place, "", card, cards.draw(card))
        for place, card in enumerate(wanted, 1)
    ]


class Album:
    """A day's pictures for one group after the other; what all share is drawn once."""

    def __init__(self, kept: Kept, row: CohortRow, number: int, now: datetime) -> None:
        self._kept, self._row, self._number, self._now = kept, row, number, now
        self._done: dict[cards.Card, cards.Picture] = {}

    def of(self, group: int | None) -> list[Drawn]:
        """Draw what goes with the day in one group; in all alike for None."""
        wanted = day_cards(self._kept, self._row, self._number, self._now, group)
        return [
            _drawn(place, one.slot.value, one.card, self._picture(one.card))
            for place, one in enumerate(wanted, 1)
        ]

    def _picture(self, card: cards.Card) -> cards.Picture:
        if card not in self._done:
            self._done[card] = cards.draw(card)
        return self._done[card]


def _drawn(place: int, slot: str, card: cards.Card, picture: cards.Picture) -> Drawn:
    about = say(f"card.{type(card).__name__}")
    words = spoken(about, card.setting.locale)
    return Drawn(place, picture.name, slot, words, picture.data)
