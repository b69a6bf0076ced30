"""What surrounds every answer: guarding headers, a calm page where one broke, gzip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request

from camp.web.guard import broke

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY: Final = (
    b"default-src 'self'; base-uri 'none'; form-action 'self'; "
    b"frame-ancestors 'none'; object-src 'none'"
)
_GUARDING: Final = (
    (b"content-security-policy", _POLICY),
    (b"x-content-type-options", b"nosniff"),
    # Not no-referrer: then a browser would send its own form's origin as null.
    (b"referrer-policy", b"same-origin"),
)


class Calm:
    """Puts the guarding headers on every answer, and a calm page where one broke."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = [*message["headers"], *_GUARDING]
            await send(message)

        try:
            await self.app(scope, receive, guarded)
        except ClientDisconnect:
            return  # nobody is there to be told
        except Exception as error:
            if begun:
                raise
            answer = broke(Request(scope), error)
            await answer(scope, receive, guarded)


class Pressed(GZipMiddleware):
    """What is looked at goes out compressed; a post's answer is mostly empty."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        lay = self.app if scope.get("method") == "POST" else super().__call__
        await lay(scope, receive, send)
