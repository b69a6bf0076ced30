"""The counts of every night as they stand now: what was published, and what changed.

A night's totals count what it published; corrected verdicts are few and are added to
them, so that no look at all verdicts is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.checkins import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from camp.desk.night.totals import NightTotals

Counts = dict[int, dict[int, list[list[int]]]]
"""day -> group id -> [done, due] of each tier, light first."""


def published(docs: Mapping[int, NightTotals]) -> Counts:
    """What every night with something due counted when it closed."""
    return {
        day: {
            group: [[done, due] for done, due, _ in mine.tiers]
            for group, mine in doc.groups.items()
        }
        for day, doc in docs.items()
        if doc.due
    }


def corrected(
    counts: Counts, corrections: Iterable[tuple[int, int, int, int, int, int]]
) -> Counts:
    """The same as it stands now.

    ``corrections`` are (day, group, tier, verdict published, verdict now, people).
    """
    found = {
        day: {group: [list(tier) for tier in tiers] for group, tiers in groups.items()}
        for day, groups in counts.items()
    }
    for day, group, tier, was_code, now_code, people in corrections:
        tiers = found.get(day, {}).get(group)
        if tiers is not None:
            was, now = Verdict.from_code(was_code), Verdict.from_code(now_code)
            tiers[tier][0] += people * (now.counts_as_done - was.counts_as_done)
            tiers[tier][1] += people * (now.in_denominator - was.in_denominator)
    return found
