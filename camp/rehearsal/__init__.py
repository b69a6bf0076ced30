"""A whole camp on a fast clock, through the same tasks, store and desks as a real one.

It may drive the engine and watch what people would see; it cannot reach around it.
"""

from __future__ import annotations

import gc
import resource
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from camp import clock
from camp.cohort import Track
from camp.desk import board
from camp.rehearsal.driver import Plan, play
from camp.rehearsal.first_look import Door, FirstLook, first_look
from camp.rehearsal.output import Output
from camp.store import Store, cohorts, nights, queue, words
from camp.store import checkins as kept_checkins
from camp.store.upgrade import ready

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Door", "FirstLook", "Plan", "Summary", "first_look", "rehearse"]

_YOUNG = 100_000
"""Objects between two collections: what a rehearsal makes is mostly kept or freed at
once, and looking through it again and again costs a third of the time."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a rehearsal came to."""

    students: int
    groups: int
    occurrences: dict[str, int]
    """By state."""
    scripts: int
    checkins: int
    verdicts: dict[str, int]
    """By kind, as they stand at the end."""
    honors: int
    certificates: int
    seconds: dict[str, float]
    """By phase, and ``total``."""
    peak_mb: int
    """Most memory this process has used."""

    def plain(self) -> dict[str, Any]:
        """The same for a machine to read."""
        return {name: getattr(self, name) for name in self.__slots__}


def rehearse(
    plan: Plan,
    out: Path | None = None,
    tell: Callable[[str, int, int], None] | None = None,
) -> Summary:
    """Run a whole camp and say what it came to; with ``out``, write what people saw.

    ``out`` then also holds the rehearsal's database, its clock standing at the end of
    the camp, for every command to look into. ``tell`` hears (phase, done, of): the day that is lived, then the group written.
    """
    begun = clock.stopwatch()
    gc.collect()
    gc.freeze()
    before = gc.get_threshold()
    gc.set_threshold(_YOUNG, 50, 100)
    try:
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
            for old in out.glob("camp.db*"):
                old.unlink()
            return _rehearse(plan, out, out, tell, begun)
        with tempfile.TemporaryDirectory(prefix="camp-rehearsal-") as folder:
            return _rehearse(plan, Path(folder), None, tell, begun)
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _rehearse(
    plan: Plan,
    folder: Path,
    out: Path | None,
    tell: Callable[[str, int, int], None] | None,
    begun: float,
) -> Summary:
    url = f"sqlite:///{folder / 'camp.db'}"
    store = Store(url, throw_away=True)
    try:
        ready(store)
        played = play(store, plan, lambda n, of: tell and tell("days", n, of))
        if out is not None:
            start = clock.stopwatch()
            output = Output(
                store,
                played.cohort_id,
                out,
                lambda n, of: tell and tell("pages", n, of),
            )
            output.write(
                plan.students,
                plan.pictures,
                lambda n, of: tell and tell("pictures", n, of),
            )
            played.seconds["pages"] = clock.stopwatch() - start
        return _summary(store, played.cohort_id, plan, played.seconds, begun)
    finally:
        store.close()


def _summary(
    store: Store, cohort_id: int, plan: Plan, seconds: dict[str, float], begun: float
) -> Summary:
    with store.reading() as kept:
        groups = cohorts.groups(kept, cohort_id)
        found = Summary(
            students=plan.students,
            groups=sum(g.track is not Track.LISTENER for g in groups),
            occurrences=queue.counts(kept, cohort_id),
            scripts=words.scripts_kept(kept, cohort_id),
            checkins=kept_checkins.checkins_kept(kept, cohort_id),
            verdicts=board.kinds(kept, cohort_id),
            honors=len(nights.honors(kept, cohort_id)),
            certificates=len(nights.certificates(kept, cohort_id)),
            seconds={name: round(s, 3) for name, s in sorted(seconds.items())},
            peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        )
    found.seconds["total"] = round(clock.stopwatch() - begun, 3)
    return found
