"""The server in a thread of its own, so that whoever started it stays in charge."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING, Final, Self

import uvicorn

from camp.store import Store
from camp.web.app import build

if TYPE_CHECKING:
    from types import TracebackType

    from camp.settings import Settings
    from camp.web.writing import Writer

_PAUSE: Final = 0.05
_ENDS_WITHIN: Final = 5
"""Seconds that open requests are given."""
_WAITING: Final = 512
"""Connections that may wait to be taken."""


class PortTakenError(Exception):
    """Nobody may listen there; the text says why."""


class Serving:
    """Pages that are served while a ``with`` lasts; leaving it ends open requests."""

    def __init__(self, settings: Settings, host: str, port: int) -> None:
        """Take the port; PortTakenError when it is not to be had."""
        try:
            self._socket = socket.create_server((host, port), backlog=_WAITING)
        except (OSError, OverflowError) as error:
            raise PortTakenError(f"{host}:{port}: {error}") from error
        self.port: int = self._socket.getsockname()[1]
        self._store = Store(settings.database_url)
        app = build(self._store, settings)
        self._writer: Writer = app.state.place.writer
        self._server = uvicorn.Server(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                lifespan="off",
                server_header=False,
                proxy_headers=True,
                timeout_graceful_shutdown=_ENDS_WITHIN,
            )
        )
        self._thread = threading.Thread(target=self._serve, name="web", daemon=True)

    def __enter__(self) -> Self:
        """Start, and wait until it answers."""
        self._thread.start()
        while self._thread.is_alive() and not self._server.started:
            self._thread.join(_PAUSE)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop, and let go of the port and the database."""
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()
        self._writer.close()
        self._store.close()

    @property
    def alive(self) -> bool:
        """Whether it still serves."""
        return self._thread.is_alive()

    def wait(self, seconds: float = 1.0) -> bool:
        """Wait a little; whether it still serves."""
        self._thread.join(seconds)
        return self.alive

    def _serve(self) -> None:
        # Signals stay with the main thread: uvicorn leaves them alone in any other.
        self._server.run(sockets=[self._socket])
