"""Before anything is read of a request: whose key it is, how often, and how much."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request

from camp import clock
from camp.desk import keys
from camp.desk.refusal import Refusal
from camp.store import StoreError
from camp.web.api.answering import no, refused
from camp.web.guard import place

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES: Final = 4 * 1024 * 1024
"""Of one push."""
BURST: Final = 60
A_SECOND: Final = 10
"""Requests of one key: so many at once, then so many a second, a web process."""
OPEN: Final = ("/docs", "/openapi.json")

log = logging.getLogger("camp.web")


class Gate:
    """Lets in whoever has a key, at its pace; what breaks inside is said in JSON."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._pace = Pace()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        request, begun = Request(scope), False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._serve(request, receive, noted)
        except Exception as error:
            if begun:
                raise
            away = isinstance(error, StoreError)
            log.log(logging.ERROR, "%s: %r", scope["path"], error, exc_info=not away)
            answer = no(request, 503 if away else 500, "away" if away else "broken")
            await answer(scope, receive, send)

    async def _serve(self, request: Request, receive: Receive, send: Send) -> None:
        scope = request.scope
        if scope["path"].removeprefix(scope.get("root_path", "")) not in OPEN:
            try:
                key_id = await run_in_threadpool(_key_of, request)
            except Refusal as error:
                await refused(request, error)(scope, receive, send)
                return
            wait = self._pace.wait(key_id, clock.stopwatch())
            if wait:
                answer = no(request, 429, "fast", headers={"retry-after": str(wait)})
                await answer(scope, receive, send)
                return
        await self.app(scope, _within(receive), send)


def _key_of(request: Request) -> int:
    with place(request).store.reading() as kept:
        return keys.enter(kept, token(request)).key.id


def token(request: Request) -> str:
    """Read the key a request carries."""
    kind, _, said = request.headers.get("authorization", "").partition(" ")
    return said.strip() if kind.lower() == "bearer" else ""


def _within(receive: Receive) -> Receive:
    """Take no more than a push may have."""
    taken = 0

    async def some() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BYTES:
            raise HTTPException(413)
        return message

    return some


class Pace:
    """A bucket of tokens for each key; it is in memory, so each process has its own."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[float, float]] = {}

    def wait(self, key_id: int, now: float) -> int:
        """Take a token: 0, or the whole seconds until there is one."""
        there, since = self._kept.get(key_id, (float(BURST), now))
        there = min(float(BURST), there + (now - since) * A_SECOND)
        if there < 1:
            self._kept[key_id] = there, now
            return 1 + int((1 - there) / A_SECOND)
        self._kept[key_id] = there - 1, now
        return 0
