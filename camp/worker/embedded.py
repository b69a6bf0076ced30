"""Everything in one process: a worker and a clock in threads of their own."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Self

from celery.worker import state

from camp.worker.app import build
from camp.worker.engine import in_one_line
from camp.worker.serving import tell

if TYPE_CHECKING:
    from types import TracebackType

    from camp.settings import Settings

THREADS = 2
"""One may compose while the other looks what is due."""
_STARTS_WITHIN = 30.0


class Embedded:
    """A worker and a clock that run while a ``with`` lasts.

    Leaving it finishes what is in hand. At most one in a process at a time: Celery
    keeps a worker's state in globals.
    """

    def __init__(self, settings: Settings) -> None:
        self.app = build(settings)
        self._settings = settings
        self._over, self._ready = threading.Event(), threading.Event()
        self._worker = threading.Thread(target=self._work, name="worker", daemon=True)
        self._clock = threading.Thread(target=self._tick, name="clock", daemon=True)

    def __enter__(self) -> Self:
        """Start both, and wait until the worker listens."""
        state.should_stop = None
        self._worker.start()
        self._ready.wait(_STARTS_WITHIN)
        self._clock.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop both; the batch in hand is finished first."""
        self._over.set()
        self._clock.join()
        state.should_stop = 0
        # The consumer sees that it should stop when a message comes.
        tell(self.app)
        self._worker.join()
        state.should_stop = None
        self.app.engine.store.close()

    @property
    def alive(self) -> bool:
        """Whether both still run; False without being asked means a defect."""
        return self._worker.is_alive() and self._clock.is_alive()

    def wait(self, seconds: float = 1.0) -> bool:
        """Wait a little, or less when something ended; whether both still run."""
        self._over.wait(seconds)
        return self.alive

    def _work(self) -> None:
        worker = self.app.WorkController(
            pool="threads",
            concurrency=THREADS,
            ready_callback=lambda _: self._ready.set(),
            without_mingle=True,
            without_gossip=True,
            without_heartbeat=True,
        )
        worker.start()

    def _tick(self) -> None:
        sent = True
        while not self._over.is_set():
            with in_one_line("clock"):
                sent = tell(self.app, was=sent)
            self._over.wait(self._settings.tick_seconds)
