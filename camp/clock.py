"""The only place that reads a clock.

``now`` is business time: what is due, windows, verdicts. ``wall`` is the machine's
time and never faked: leases, heartbeats, timings.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from camp.store import rehearsal_clock

if TYPE_CHECKING:
    from camp.store import Kept


def now(kept: Kept) -> datetime:
    """Read business time: a rehearsal's own clock, else PostgreSQL's or the machine's.

    With PostgreSQL every worker asks the same clock, whatever its machine believes.
    """
    kept_now = rehearsal_clock.read(kept)
    return kept_now or kept.server_time() or datetime.now(UTC)


def wall() -> float:
    """Read the machine's own time in UTC seconds, for leases and heartbeats."""
    return time.time()


def stopwatch() -> float:
    """Count seconds from an arbitrary start, for measuring how long something took."""
    return time.perf_counter()
