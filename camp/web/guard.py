"""What guards every address: who it is, where a post comes from, and a calm word.

GET never changes anything: preview bots fetch links. A post must come from our own
page: the browser says so itself (Sec-Fetch-Site), or by naming its origin.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse

from camp import clock, pages
from camp.desk import entering
from camp.desk.numbers import read_number
from camp.desk.refusal import Refusal, spoken
from camp.pages import Notice
from camp.pages.desk_words import say
from camp.store import StoreError
from camp.web.forms import MOST_BYTES, Post, UnreadableError, body_of, post_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime, timedelta

    from starlette.responses import Response
    from starlette.types import Receive, Scope, Send

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
_FORM: Final = re.compile(r'(<form\b[^>]*\bmethod="post"[^>]*>)')
_OURS: Final = ("same-origin", "none")
log = logging.getLogger("camp.web")


class _Number(IntegerConvertor):
    """A number in an address: one that no row could have leads nowhere, calmly."""

    regex = "[0-9]{1,9}"


register_url_convertor("int", _Number())


@dataclass(frozen=True, slots=True)
class Place:
    """What an endpoint works with."""

    store: Store
    settings: Settings
    writer: Writer
    _signs: list[str] = field(default_factory=list)

    def secret(self, kept: Kept) -> str:
        """Say what links are signed with; once it is there it never changes."""
        if not self._signs:
            found = entering.secret_for(kept, self.settings.secret)
            if not found:
                return found
            self._signs.append(found)
        return self._signs[0]


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
    secret, now = place(request).secret(kept), clock.now(kept)
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


def tongue(request: Request, found: Seat) -> str:
    """Pick the language of whoever sits there, else that of their course."""
    plan = found.cohort.curriculum if found.cohort else None
    return language(request, plan.locale if plan else "")


def page(request: Request, name: str, status: int = 200, /, **facts: Any) -> Response:
    """Send a page drawn from the template of its name, in the reader's language."""
    locale = facts.pop("locale", None) or language(request)
    html = pages.site_html(name, locale, **facts)
    link = _link_of(request)
    if link:
        # Here, so that no template can forget it.
        html = _FORM.sub(rf'\1<input type="hidden" name="seat" value="{link}">', html)
    return HTMLResponse(html, status, {"cache-control": "no-store"})


def _link_of(request: Request) -> str:
    """Read the number of the link that opened the room an address is in."""
    room = request.scope["path"].split("/")[1]
    number = read_number(request.cookies.get(f"camp-{room}", "").partition("-")[0])
    return str(number) if number >= 0 else ""


def _misplaced(post: Post) -> bool:
    """Tell whether a form was drawn for another link than is open now.

    Two groups' pages in one browser share a cookie: what was written on the one must
    not be done on the other.
    """
    drawn = post.fields.get("seat", "")
    return bool(drawn) and _link_of(post.request) not in {"", drawn}


def _turned_away(post: Post) -> Response:
    more = way_back(post.request) | {"kept": _words(post)}
    return notice(post.request, "elsewhere", 409, **more)


def notice(request: Request, key: str, status: int, **more: str) -> HTMLResponse:
    """Say one thing from the table, with what to do."""
    locale = language(request)
    words = (say(locale, f"{key}_do"),)
    return shown(Notice(locale, say(locale, key), words, **more), status)


def shown(said: Notice, status: int) -> HTMLResponse:
    """Send a notice."""
    return HTMLResponse(pages.notice_html(said), status, {"cache-control": "no-store"})


def acting(
    act: Callable[[Post], Response],
    most: int = MOST_BYTES,
    first: Callable[[Kept, Request], object] | None = None,
) -> Callable[[Request], object]:
    """Make an endpoint of an act: from our own page, within the limits, in a thread.

    ``most`` is how many bytes a post may have, files and all. ``first`` says who asks
    before a large one is read: nobody else's megabytes are taken in.
    """

    async def endpoint(request: Request) -> Response:
        if first is not None and _from_our_page(request):
            no = await run_in_threadpool(_stranger, request, first)
            if no is not None:
                return no
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
            if _misplaced(post):
                return await run_in_threadpool(_turned_away, post)
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


def _stranger(
    request: Request, first: Callable[[Kept, Request], object]
) -> Response | None:
    """Turn away whoever may not ask; None for whoever may."""
    try:
        with place(request).store.reading() as kept:
            first(kept, request)
    except Refusal as no:
        return refused(request, no)
    return None


def _calmly(post: Post, act: Callable[[Post], Response]) -> Response:
    try:
        return _turned_away(post) if _misplaced(post) else act(post)
    except Refusal as no:
        return refused(post.request, no, kept=_words(post))
    except Exception as error:  # noqa: BLE001  (no text may be lost over one)
        return broke(post.request, error, _words(post))


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
    back = way_back_of(request.url.path)
    return {"back": back, "back_words": say(language(request), "back")}


def way_back_of(path: str) -> str:
    """Name the first page of the room an address is in."""
    room = path.split("/")[1]
    return f"/{room}" if room in ROOMS.values() else "/"


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
    body = await body_of(request, most)
    if body is None:
        return notice(request, "big", 413, **way_back(request))
    try:
        return await post_of(request, body)
    except UnreadableError:
        return notice(request, "unread", 400, **way_back(request))


def broke(request: Request, error: Exception, kept: str = "") -> HTMLResponse:
    """Note what broke, and say so calmly; ``kept`` is what they had written."""
    away = isinstance(error, StoreError)
    log.error("%s: %r", request.url.path, error, exc_info=None if away else error)
    locale = language(request)
    title, words = say(locale, "away" if away else "broken"), say(locale, "broken_do")
    return shown(Notice(locale, title, (words,), kept=kept), 503 if away else 500)
