"""What guards every address: who it is, where a post comes from, and a calm word.

GET never changes anything: preview bots fetch links. A post must come from our own
page: the browser says so itself (Sec-Fetch-Site), or by naming its origin.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse

from camp import clock, pages
from camp.desk import entering
from camp.desk.refusal import Refusal, spoken
from camp.pages import Notice
from camp.pages.desk_words import say
from camp.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from datetime import datetime, timedelta

    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from camp.desk.entering import Seat
    from camp.settings import Settings
    from camp.store import Kept, Store
    from camp.web.writing import Writer

ROOMS: Final = {
    "host": "desk",
    "deputy": "desk",
    "officer": "desk",
    "student": "me",
    "join": "join",
    "lead": "lead",
    "ops": "ops",
}
"""Role -> the first part of the addresses it opens; each room has a cookie of its own,
so that one browser may hold several links."""
TONGUE: Final = "camp-language"
LANGUAGES: Final = ("zh-CN", "en")
MOST_BYTES: Final = 16_384
"""Of a post; the longest line a desk takes is a tenth of it."""
_MOST_FIELDS: Final = 200
_MOST_FILES: Final = 5
_NOT_ASCII: Final = re.compile(rb"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_OURS: Final = ("same-origin", "none")
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

log = logging.getLogger("camp.web")


@dataclass(frozen=True, slots=True)
class Place:
    """What an endpoint works with."""

    store: Store
    settings: Settings
    writer: Writer


@dataclass(frozen=True, slots=True)
class Post:
    """A form that was sent, read within its limits."""

    request: Request
    fields: Mapping[str, str]
    files: Mapping[str, File] = field(default_factory=dict)
    many: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Every value of each field, for boxes of which several may be ticked."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that came with a form."""

    name: str
    data: bytes


def place(request: Request) -> Place:
    """Find what the application was built with."""
    found: Place = request.app.state.place
    return found


def cookie(role: str) -> str:
    """Name the cookie that carries the link of a role."""
    return f"camp-{ROOMS[role]}"


def seat(kept: Kept, request: Request, room: str) -> tuple[Seat, datetime]:
    """Say who asks for a room, and the time; Shut for whoever has no link to it."""
    found, now = seat_of(kept, request, token_for(request, room))
    if ROOMS[found.link.role] != room:
        raise entering.Shut("elsewhere")
    return found, now


def token_for(request: Request, room: str) -> str:
    """Read the link somebody holds for a room; Shut for whoever has none."""
    token = request.cookies.get(f"camp-{room}", "")
    if not token:
        held = any(f"camp-{other}" in request.cookies for other in ROOMS.values())
        raise entering.Shut("elsewhere" if held else "nobody")
    return token


def seat_of(kept: Kept, request: Request, token: str) -> tuple[Seat, datetime]:
    """Say whom a link lets in now."""
    secret = entering.secret_for(kept, place(request).settings.secret)
    now = clock.now(kept)
    return entering.enter(kept, token, secret, now), now


def keep(
    answer: Response, request: Request, name: str, value: str, lasts: timedelta
) -> None:
    """Keep something in the browser; no script can read it."""
    answer.set_cookie(
        name,
        value,
        max_age=int(lasts.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def language(request: Request, otherwise: str = "") -> str:
    """Pick a reader's language: chosen, else what their browser asks for first.

    ``otherwise`` is what to take when it asks for neither of ours: a cohort's own.
    """
    chosen = request.cookies.get(TONGUE, "")
    if chosen in LANGUAGES:
        return chosen
    for one in request.headers.get("accept-language", "").lower().split(","):
        for ours in LANGUAGES:
            if one.strip().startswith(ours[:2]):
                return ours
    kept = otherwise or place(request).settings.locale
    return kept if kept in LANGUAGES else LANGUAGES[0]


def page(request: Request, name: str, status: int = 200, /, **facts: Any) -> Response:
    """Send a page drawn from the template of its name, in the reader's language."""
    locale = facts.pop("locale", None) or language(request)
    html = pages.site_html(name, locale, **facts)
    return HTMLResponse(html, status, {"cache-control": "no-store"})


def notice(request: Request, key: str, status: int, **more: str) -> HTMLResponse:
    """Say one thing from the table, with what to do."""
    locale = language(request)
    words = (say(locale, f"{key}_do"),)
    return shown(Notice(locale, say(locale, key), words, **more), status)


def shown(said: Notice, status: int) -> HTMLResponse:
    """Send a notice."""
    return HTMLResponse(pages.notice_html(said), status, {"cache-control": "no-store"})


def acting(
    act: Callable[[Post], Response], most: int = MOST_BYTES
) -> Callable[[Request], object]:
    """Make an endpoint of an act: from our own page, within the limits, in a thread.

    ``most`` is how many bytes a post may have, files and all.
    """

    async def endpoint(request: Request) -> Response:
        post = await _received(request, most)
        if not isinstance(post, Post):
            return post
        return await run_in_threadpool(_calmly, post, act)

    return endpoint


class Awaiting:
    """An endpoint of an act that waits for others and holds no thread meanwhile.

    Whatever becomes of it, what was written comes back with the answer. An application
    of its own: Starlette puts layers around a function that cost more than the act.
    """

    def __init__(
        self, act: Callable[[Post], Awaitable[Response]], most: int = MOST_BYTES
    ) -> None:
        self._act, self._most = act, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one post and answer it."""
        request = Request(scope, receive)
        answer = await _received(request, self._most)
        if isinstance(answer, Post):
            answer = await self._answered(answer)
        await answer(scope, receive, send)

    async def _answered(self, post: Post) -> Response:
        try:
            return await self._act(post)
        except Refusal as no:
            return await run_in_threadpool(refused, post.request, no, _words(post))
        except Exception as error:  # noqa: BLE001  (no text may be lost over one)
            return await run_in_threadpool(broke, post.request, error, _words(post))


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
        return refused(post.request, no, kept=_words(post))


def _words(post: Post) -> str:
    """Gather what somebody wrote, box by box, so that a no loses none of it."""
    return "\n\n".join(post.many.get("words", ()))


def refused(request: Request, no: Refusal, kept: str = "") -> HTMLResponse:
    """Say no in words: a link that does not open, or an act that cannot be done."""
    locale = language(request)
    said = [spoken(reason, locale) for reason in no.reasons]
    if isinstance(no, entering.Shut):
        return shown(
            Notice(locale, said[0], tuple(said[1:]), kept=kept),
            403 if no.known else 404,
        )
    page = Notice(
        locale, say(locale, "refused"), tuple(said), kept=kept, **way_back(request)
    )
    return shown(page, 422)


def way_back(request: Request) -> dict[str, str]:
    """Lead back to the room that was asked for."""
    room = request.url.path.split("/")[1]
    back = f"/{room}" if room in ROOMS.values() else "/"
    return {"back": back, "back_words": say(language(request), "back")}


def _from_our_page(request: Request) -> bool:
    """Tell whether a post comes from a page of ours, as the browser says."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in _OURS
    origin = urlsplit(request.headers.get("origin", "")).netloc
    ours = {request.headers.get("host", "")}
    ours.add(urlsplit(place(request).settings.address).netloc)
    return bool(origin) and origin in ours


async def _received(request: Request, most: int) -> Post | Response:
    """Read a post from our own page; an answer of its own for any other."""
    if not _from_our_page(request):
        return notice(request, "cross", 403)
    body = await _body(request, most)
    if body is None:
        return notice(request, "big", 413, **way_back(request))
    return await _post(request, body)


async def _body(request: Request, most: int) -> bytes | None:
    """Read a form; None when it is longer than it may be."""
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > most:
            return None
    return bytes(found)


def fields_of(body: bytes) -> dict[str, list[str]]:
    """Read the fields of a form that came urlencoded.

    A Chinese character is nine bytes in one, and ``parse_qs`` looks at each: it would
    cost more than the check-in. So its escapes are undone in runs, all that is not
    ASCII, and what parts the fields stays as it is.
    """
    text = _NOT_ASCII.sub(_undone, body).decode("utf-8", "replace")
    return parse_qs(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS)


def _undone(run: re.Match[bytes]) -> bytes:
    return bytes.fromhex(run[0].replace(b"%", b"").decode())


async def _post(request: Request, body: bytes) -> Post:
    """Read the fields of a form, and its files when it has any."""
    if not request.headers.get("content-type", "").startswith("multipart/"):
        many = fields_of(body)
        return Post(request, {name: said[-1] for name, said in many.items()}, {}, many)

    async def again() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    read = Request(request.scope, again)
    fields: dict[str, list[str]] = {}
    files: dict[str, File] = {}
    async with read.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS) as form:
        for name, said in form.multi_items():
            if isinstance(said, str):
                fields.setdefault(name, []).append(said)
            elif said.filename:
                files[name] = File(said.filename, await said.read())
    return Post(request, {n: said[-1] for n, said in fields.items()}, files, fields)


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


def broke(request: Request, error: Exception, kept: str = "") -> HTMLResponse:
    """Note what broke, and say so calmly; ``kept`` is what they had written."""
    away = isinstance(error, StoreError)
    log.error("%s: %r", request.url.path, error, exc_info=None if away else error)
    locale = language(request)
    title, words = say(locale, "away" if away else "broken"), say(locale, "broken_do")
    return shown(Notice(locale, title, (words,), kept=kept), 503 if away else 500)
