"""The bodies of the tasks: one process's store, and what is done with it."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from camp import clock
from camp.desk import night, pictures
from camp.desk.pictures.papers import Folder
from camp.store import Store, StoreError, cohorts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from camp.settings import Settings
    from camp.store.queue import Row

log = logging.getLogger("camp")


class Engine:
    """Finds what has fallen due, and works it off."""

    def __init__(self, settings: Settings, store: Store | None = None) -> None:
        self.settings = settings
        self.store = store or Store(settings.database_url)

    def tick(self) -> list[list[int]]:
        """Find what has fallen due; the batches to announce."""
        with self.store.transaction() as kept:
            return night.sweep(kept, clock.now(kept), clock.wall(), self.settings)

    def work(self, ids: list[int]) -> int:
        """Work off a batch; returns how many rows were ours.

        Raises StoreError when the database went away: that is no row's fault, and the
        rows come back when their lease runs out.
        """
        with self.store.transaction() as kept:
            rows = night.lease(kept, ids, clock.now(kept), clock.wall(), self.settings)
        if rows:
            try:
                self._work(rows)
            except StoreError:
                raise
            except Exception as error:  # noqa: BLE001  (the rows come back, whatever it was)
                self._give_back(rows, error)
            else:
                log.info("%s", named(rows))
        return len(rows)

    def _work(self, rows: tuple[Row, ...]) -> None:
        with self.store.reading() as kept:
            claim = night.gather(kept, rows, clock.now(kept))
        made = night.make(claim)
        with self.store.transaction() as kept:
            night.finish(kept, claim, made, clock.wall())

    def draw(self, serials: list[str], asked: dict[str, Any]) -> None:
        """Draw some certificates into a folder that others draw into as well.

        ``asked`` holds cohort_id, folder, form and site. What is there already stays.
        """
        with self.store.reading() as kept:
            row = cohorts.get(kept, asked["cohort_id"])
            if row is None:
                return
            papers = pictures.certificates(kept, row, asked["site"])
        mine, folder = set(serials), Folder(Path(asked["folder"]), asked["form"])
        for path in folder.draw(
            folder.left(one for one in papers if one.card.serial in mine)
        ):
            log.debug("drawn: %s", path.name)

    def _give_back(self, rows: tuple[Row, ...], error: Exception) -> None:
        log.warning("%s: %s", named(rows), said(error))
        with self.store.transaction() as kept:
            night.give_back(kept, rows, error, clock.wall())


def named(rows: tuple[Row, ...]) -> str:
    """Name a batch as a log does: day 3, script morning × 52."""
    first = rows[0]
    what = f"{first.kind} {first.slot}".rstrip()
    return f"day {first.number}, {what} × {len(rows)}"


def said(error: BaseException) -> str:
    """Tell an error in one line: what it says, and the line of ours that raised it."""
    return " ".join(night.place_of(error).split())


@contextmanager
def in_one_line(what: str) -> Iterator[None]:
    """Log what went wrong in one line and go on: the next tick tries again."""
    try:
        yield
    except Exception as error:  # noqa: BLE001  (a worker outlives whatever goes wrong)
        log.error("%s: %s", what, said(error))  # noqa: TRY400  (one line, no traceback)
