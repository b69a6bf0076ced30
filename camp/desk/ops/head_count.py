"""How many people a camp has: who checks in, who listens, who waits for the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from camp.desk.night.figures import owing, sizes
from camp.desk.ops.wording import say
from camp.desk.phrases import joined

if TYPE_CHECKING:
    from camp.desk.refusal import Reason
    from camp.store import Kept


@dataclass(frozen=True, slots=True)
class HeadCount:
    """The students of a camp on one day; who left or was refunded is in none."""

    camp: int
    """Who is asked to check in."""
    listening: int
    deferred: int
    """Who sits in no group: they come with a later camp."""

    @property
    def everyone(self) -> int:
        """All of them."""
        return self.camp + self.listening + self.deferred


def head_count(kept: Kept, cohort_id: int, number: int) -> HeadCount:
    """Count a camp's students on a day; a fixed number of statements."""
    everyone, asked = sizes(kept, cohort_id, number), owing(kept, cohort_id, number)
    seated = sum(n for group, n in everyone.items() if group)
    camp = sum(n for group, n in asked.items() if group)
    return HeadCount(camp, seated - camp, everyone.get(0, 0))


def others(count: HeadCount) -> Reason | None:
    """Say who is not asked to check in: 8位裸听，2位延到下一期; None for nobody."""
    parts = [
        say(f"people.{key}", count=n)
        for key, n in (("listening", count.listening), ("deferred", count.deferred))
        if n
    ]
    return joined(parts, "，") if parts else None


def heads_called(count: HeadCount) -> Reason:
    """Say the whole: 410位：400位在营，8位裸听，2位延到下一期."""
    rest = others(count)
    if rest is None:
        return say("people.camp", count=count.camp)
    return say("people", every=count.everyone, camp=count.camp, others=rest)
