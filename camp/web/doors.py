"""The doors anyone may try: a link, the front page, assets, and whether it lives."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Match

from camp import pages
from camp.desk.entering import Shut
from camp.desk.entering_wording import role_called
from camp.desk.phrases import joined
from camp.desk.refusal import spoken
from camp.store import StoreError
from camp.web.guard import (
    LANGUAGES,
    ROOMS,
    TONGUE,
    acting,
    cookie,
    keep,
    language,
    looking,
    notice,
    page,
    place,
    seat,
    seat_of,
    way_back_of,
)

if TYPE_CHECKING:
    from starlette.requests import Request

    from camp.web.forms import Post

_FOR_GOOD: Final = "public, max-age=31536000, immutable"


def _come_in(request: Request) -> Response:
    """Open a link: the token moves from the address into a cookie; nothing is written."""
    token = request.path_params["token"]
    with place(request).store.reading() as kept:
        found, now = seat_of(kept, request, token)
    headers = {"cache-control": "no-store"}
    answer = RedirectResponse(f"/{ROOMS[found.link.role]}", 303, headers)
    keep(answer, request, cookie(found.link.role), token, found.link.until - now)
    return answer


come_in = looking(_come_in)


def home(request: Request) -> Response:
    """Lead to the pages this browser holds links to, or say where links come from."""
    locale, doors = language(request), []
    with place(request).store.reading() as kept:
        for room in dict.fromkeys(ROOMS.values()):
            try:
                found, _ = seat(kept, request, room)
            except Shut:
                continue
            called = joined([role_called(found.link.role), found.name], " ", " ")
            doors.append((f"/{room}", spoken(called, locale)))
    return page(request, "home", doors=doors)


def _tongue(post: Post) -> Response:
    """Keep the language somebody chose, and show them the page they were on."""
    chosen = post.fields.get("to", "")
    answer = RedirectResponse(_same_page(post.request), 303)
    if chosen in LANGUAGES:
        keep(answer, post.request, TONGUE, chosen, timedelta(days=400))
    return answer


tongue = acting(_tongue)


def _same_page(request: Request) -> str:
    """Say which of our pages a post came from; the front page when it is not said."""
    came = urlsplit(request.headers.get("referer", ""))
    if came.netloc != request.headers.get("host", "") or not came.path:
        return "/"
    # One leading slash: two would lead to another site.
    path = "/" + came.path.lstrip("/")
    if not _looked_at(request, path):
        return way_back_of(
            path
        )  # a page that answered a post: nothing to look at there
    return f"{path}?{came.query}" if came.query else path


def _looked_at(request: Request, path: str) -> bool:
    asked = {"type": "http", "method": "GET", "path": path, "root_path": ""}
    routes = request.app.routes
    return any(one.matches(asked)[0] is Match.FULL for one in routes)


def healthz(request: Request) -> Response:
    """Tell a watcher whether pages can be served: the database answers."""
    headers = {"cache-control": "no-store"}
    try:
        with place(request).store.reading() as kept:
            kept.row("select 1")
    except StoreError:
        return PlainTextResponse("the database does not answer\n", 503, headers)
    return PlainTextResponse("ok\n", 200, headers)


def asset(request: Request) -> Response:
    """Send a file that a page asks for; its name changes with its content."""
    by_name = {one.name: one for one in pages.assets().values()}
    found = by_name.get(request.path_params["name"])
    if found is None:
        return notice(request, "lost", 404)
    headers = {"cache-control": _FOR_GOOD}
    return Response(found.data, 200, headers, found.media)


def lost(request: Request, error: Exception) -> Response:
    """Say that there is no such page."""
    return notice(request, "lost", getattr(error, "status_code", 404))
