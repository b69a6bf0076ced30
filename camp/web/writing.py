"""The one writer of check-ins: whatever waits is committed together.

A commit that reaches the disk costs more than the check-in it keeps, and SQLite lets
one writer in at a time. So one thread takes all that wait, keeps them in one
transaction, and only then are they answered; meanwhile the next ones gather. Nobody is
told 已收到 for what a power cut could still take away.
"""

from __future__ import annotations

import logging
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final, NamedTuple

from camp import clock
from camp.desk import entering
from camp.desk.handing_in import hand_in
from camp.store import StoreError

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Sequence

    from camp.desk.handing_in import Came
    from camp.desk.student import Receipt
    from camp.store import Store

MOST_WAITING: Final = 5_000
"""Check-ins that may wait: some seconds of work."""
_MOST_AT_ONCE: Final = 500
"""In one transaction, so that others who write get their turn between two."""

log = logging.getLogger("camp.web")


class FullError(Exception):
    """So many wait that one more is better told to come again."""


class Waiting(NamedTuple):
    """A check-in that came in, and who is to be told when it is kept."""

    came: Came
    told: asyncio.Future[Receipt]


class Writer:
    """Keeps check-ins, those that come together in one transaction."""

    def __init__(self, store: Store, secret: str) -> None:
        """Begin with nothing: the thread is there once the first one comes."""
        self._store, self._secret = store, secret
        self._signs = ""
        """What links are signed with, once it is known."""
        self._queue: SimpleQueue[Waiting | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._changing = Lock()

    def put(self, came: Came, told: asyncio.Future[Receipt]) -> None:
        """Have a check-in kept; ``told`` is answered, on its own loop, once it is.

        The answer is a receipt, or whatever kept it from being taken. FullError when
        too many wait already; Shut for a link that nobody signed: strangers do not get
        to stand in the way.
        """
        if self._signs and entering.number_of(came.token, self._signs) is None:
            raise entering.Shut("unknown", known=False)
        if self._queue.qsize() >= MOST_WAITING:
            raise FullError
        if self._thread is None:
            self._start()
        self._queue.put(Waiting(came, told))

    def close(self) -> None:
        """Finish whatever was taken, and end."""
        with self._changing:
            if self._thread is not None:
                self._queue.put(None)
                self._thread.join()
                self._thread = None

    def _start(self) -> None:
        with self._changing:
            if self._thread is None:
                # A daemon: who leaves without closing has been told of nothing.
                self._thread = Thread(target=self._run, name="check-ins", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        open_still = True
        while open_still:
            batch, open_still = self._gathered()
            _tell(batch, self._kept(batch))

    def _gathered(self) -> tuple[list[Waiting], bool]:
        """Wait for one, and take with it all that are there; False when it is over."""
        batch: list[Waiting] = []
        one = self._queue.get()
        while one is not None:
            batch.append(one)
            if len(batch) == _MOST_AT_ONCE:
                return batch, True
            try:
                one = self._queue.get_nowait()
            except Empty:
                return batch, True
        return batch, False

    def _kept(self, batch: Sequence[Waiting]) -> Sequence[Receipt | Exception]:
        """Keep a batch together; each alone when one of them spoils it."""
        try:
            return self._written([one.came for one in batch]) if batch else []
        except StoreError as away:
            # The database is at fault, and alone they would fare no better.
            return [away] * len(batch)
        except Exception as error:
            if len(batch) == 1:
                return [error]
            log.exception("%d check-ins that came together are kept singly", len(batch))
            return [answer for one in batch for answer in self._kept([one])]

    def _written(self, came: Sequence[Came]) -> Sequence[Receipt | Exception]:
        with self._store.transaction() as kept:
            self._signs = entering.secret_for(kept, self._secret)
            return hand_in(kept, came, self._signs, clock.now(kept))


def _tell(batch: Sequence[Waiting], answers: Sequence[Receipt | Exception]) -> None:
    """Answer everyone, in one wake-up of the loop they wait on."""
    if not batch:
        return
    told = [(one.told, answer) for one, answer in zip(batch, answers, strict=True)]
    try:
        batch[0].told.get_loop().call_soon_threadsafe(_answer, told)
    except RuntimeError:
        log.warning("%d check-ins were kept after the server had gone", len(batch))


def _answer(
    told: Sequence[tuple[asyncio.Future[Receipt], Receipt | Exception]],
) -> None:
    for future, answer in told:
        if future.done():  # who asked has gone
            continue
        if isinstance(answer, Exception):
            future.set_exception(answer)
        else:
            future.set_result(answer)
