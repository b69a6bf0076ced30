"""The processes of a larger installation: ``camp worker`` × n and ``camp clock`` × 1…n."""

from __future__ import annotations

import logging
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from celery import signals

from camp.worker.app import build
from camp.worker.engine import in_one_line, log, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from celery import Celery

    from camp.settings import Settings

_FINISHES_WITHIN = 60.0


def serve(settings: Settings, concurrency: int) -> int:
    """Work off what falls due until SIGTERM, finishing what is in hand; an exit code.

    The parent never opens the database, so each process of the pool has connections
    of its own. Each looks by itself too: with every clock and the broker dead, what
    falls due is still worked off.
    """
    app = build(settings)
    looking = Looking(app)
    signals.worker_process_init.connect(looking.begin, weak=False)
    signals.worker_process_shutdown.connect(looking.end, weak=False)
    signals.setup_logging.connect(_keep_logging, weak=False)
    worker = app.Worker(
        pool="prefork",
        concurrency=concurrency,
        loglevel=logging.WARNING,
        quiet=True,
        without_mingle=True,
        without_gossip=True,
        without_heartbeat=True,
    )
    worker.start()
    return int(worker.exitcode or 0)


def _keep_logging(**_: Any) -> None:
    """Celery sets up no logging where someone listens to this signal."""


class Looking:
    """A pool process's own look at what is due, now and then.

    It lives in the pool's processes and not in their parent, which forks: a thread
    there could hold a lock at that moment, and the child would wait for it for ever.
    """

    def __init__(self, app: Celery) -> None:
        self._app, self._engine = app, app.engine
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self, **_: Any) -> None:
        """Start looking, in a process that has just been forked."""
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="look", daemon=True)
        self._thread.start()

    def end(self, **_: Any) -> None:
        """Finish what is in hand."""
        self._over.set()
        if self._thread is not None:
            self._thread.join(_FINISHES_WITHIN)

    def _look(self) -> None:
        while not self._over.wait(self._engine.settings.poll_seconds):
            with in_one_line("look"):
                self.once()

    def once(self) -> None:
        """Announce what is due; what no broker takes is worked off right here."""
        heard = True
        for batch in self._engine.tick():
            if heard and (lost := _send(self._app, "camp.work", batch)):
                log.warning("no broker, working by myself: %s", said(lost))
                heard = False
            if not heard and not self._over.is_set():
                self._engine.work(batch)


def wake(settings: Settings, *, once: bool = False) -> bool:
    """Send a tick every ``tick_seconds`` until SIGTERM or Ctrl-C.

    Any number of clocks is harmless, and so is a broker that is away. Returns whether
    the last tick was sent.
    """
    app, sent, pause = build(settings), True, threading.Event()
    with until_stopped():
        sent = tell(app, was=sent)
        while not once:
            pause.wait(settings.tick_seconds)
            sent = tell(app, was=sent)
    return sent


@contextmanager
def until_stopped() -> Iterator[None]:
    """Leave the block quietly on SIGTERM or Ctrl-C.

    By an exception: it ends a wait cleanly, where setting an event in a signal's
    handler can block for ever.
    """
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        log.info("asked to stop")
    finally:
        signal.signal(signal.SIGTERM, before)


def tell(app: Celery, *, was: bool = True) -> bool:
    """Send one tick; a broker that went away or came back is told once, in one line."""
    lost = _send(app, "camp.tick")
    if lost is not None and was:
        log.error("the broker does not answer, trying on: %s", said(lost))
    if lost is None and not was:
        log.warning("the broker answers again")
    return lost is None


def _send(app: Celery, task: str, *args: object) -> Exception | None:
    """Publish a message; the error when the broker does not take it."""
    try:
        app.tasks[task].delay(*args)
    except Exception as error:  # noqa: BLE001  (whatever a broker says, rows are not lost)
        return error
    return None
