"""What guards every address: who it is, where a post comes from, and a calm word.

GET never changes anything: preview bots fetch links. A post must come from our own
page: the browser says so itself (Sec-Fetch-Site), or by naming its origin.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse

from camp import clock, pages
from camp.desk import entering
from camp.desk.refusal import Refusal, spoken
from camp.pages import Notice
from camp.pages.desk_words import say
from camp.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from camp.desk.entering import Seat
    from camp.settings import Settings
    from camp.store import Kept, Store

COOKIE: Final = "camp"
MOST_BYTES: Final = 16_384
"""Of a post; the longest line a desk takes is a tenth of it."""
_OURS: Final = ("same-origin", "none")
_HEADERS: Final = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'; object-src 'none'"
    ),
    "x-content-type-options": "nosniff",
    # Not no-referrer: then a browser would send its own form's origin as null.
    "referrer-policy": "same-origin",
}

log = logging.getLogger("camp.web")


@dataclass(frozen=True, slots=True)
class Place:
    """What an endpoint works with."""

    store: Store
    settings: Settings


@dataclass(frozen=True, slots=True)
class Post:
    """A form that was sent, read within its limits."""

    request: Request
    fields: Mapping[str, str]


def place(request: Request) -> Place:
    """Find what the application was built with."""
    found: Place = request.app.state.place
    return found


def seat(kept: Kept, request: Request) -> tuple[Seat, datetime]:
    """Say who asks, and the time; Shut for whoever has no link that opens."""
    token = request.cookies.get(COOKIE, "")
    if not token:
        raise entering.Shut("nobody")
    return seat_of(kept, request, token)


def seat_of(kept: Kept, request: Request, token: str) -> tuple[Seat, datetime]:
    """Say whom a link lets in now."""
    secret = entering.secret_for(kept, place(request).settings.secret)
    now = clock.now(kept)
    return entering.enter(kept, token, secret, now), now


def desk_seat(kept: Kept, request: Request) -> tuple[Seat, datetime]:
    """Say who asks for a group's desk; Shut for lead and ops, whose it is not."""
    found, now = seat(kept, request)
    if found.group is None:
        raise entering.Shut("elsewhere")
    return found, now


def language(request: Request) -> str:
    """Pick the language for whoever has no cohort: what their browser asks for first."""
    asked = request.headers.get("accept-language", "").lower()
    chosen = place(request).settings.locale
    if asked.startswith(("zh", "en")):
        return "en" if asked.startswith("en") else "zh-CN"
    return "en" if chosen == "en" else "zh-CN"


def notice(request: Request, key: str, status: int, **more: str) -> HTMLResponse:
    """Say one thing from the table, with what to do."""
    locale = language(request)
    words = (say(locale, f"{key}_do"),)
    return shown(Notice(locale, say(locale, key), words, **more), status)


def shown(said: Notice, status: int) -> HTMLResponse:
    """Send a notice."""
    return HTMLResponse(pages.notice_html(said), status, {"cache-control": "no-store"})


def acting(act: Callable[[Post], Response]) -> Callable[[Request], object]:
    """Make an endpoint of an act: from our own page, within the limits, in a thread."""

    async def endpoint(request: Request) -> Response:
        if not _from_our_page(request):
            return notice(request, "cross", 403)
        body = await _body(request)
        if body is None:
            return notice(request, "big", 413, back="/desk", **_back(request))
        post = Post(request, _fields(body))
        return await run_in_threadpool(_calmly, post, act)

    return endpoint


def looking(look: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """Make an endpoint of a look; whoever may not look is told why."""

    def endpoint(request: Request) -> Response:
        try:
            return look(request)
        except Refusal as no:
            return refused(request, no)

    return endpoint


def _calmly(post: Post, act: Callable[[Post], Response]) -> Response:
    try:
        return act(post)
    except Refusal as no:
        return refused(post.request, no, kept=post.fields.get("words", ""))


def refused(request: Request, no: Refusal, kept: str = "") -> HTMLResponse:
    """Say no in words: a link that does not open, or an act that cannot be done."""
    locale = language(request)
    said = [spoken(reason, locale) for reason in no.reasons]
    if isinstance(no, entering.Shut):
        return shown(
            Notice(locale, said[0], tuple(said[1:]), kept=kept),
            403 if no.known else 404,
        )
    more = _back(request)
    page = Notice(
        locale, say(locale, "refused"), tuple(said), back="/desk", kept=kept, **more
    )
    return shown(page, 422)


def _back(request: Request) -> dict[str, str]:
    return {"back_words": say(language(request), "back")}


def _from_our_page(request: Request) -> bool:
    """Tell whether a post comes from a page of ours, as the browser says."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in _OURS
    origin = urlsplit(request.headers.get("origin", "")).netloc
    ours = {request.headers.get("host", "")}
    ours.add(urlsplit(place(request).settings.address).netloc)
    return bool(origin) and origin in ours


async def _body(request: Request) -> bytes | None:
    """Read a form; None when it is longer than any of ours."""
    found = b""
    async for part in request.stream():
        found += part
        if len(found) > MOST_BYTES:
            return None
    return found


def _fields(body: bytes) -> dict[str, str]:
    text = body.decode("utf-8", "replace")
    return {name: said[-1] for name, said in parse_qs(text, max_num_fields=20).items()}


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
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        try:
            await self.app(scope, receive, guarded)
        except Exception as error:
            if begun:
                raise
            away = isinstance(error, StoreError)
            log.log(logging.ERROR, "%s: %r", scope["path"], error, exc_info=not away)
            request = Request(scope)
            answer = _away(request) if away else notice(request, "broken", 500)
            await answer(scope, receive, guarded)


def _away(request: Request) -> HTMLResponse:
    locale = language(request)
    words = (say(locale, "broken_do"),)
    return shown(Notice(locale, say(locale, "away"), words), 503)
