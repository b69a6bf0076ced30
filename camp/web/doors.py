"""The doors anyone may try: a link, the front page, assets, and whether it lives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import PlainTextResponse, RedirectResponse, Response

from camp import pages
from camp.desk.entering import Shut
from camp.desk.entering_wording import role_called
from camp.desk.phrases import joined
from camp.desk.refusal import spoken
from camp.pages import Notice
from camp.pages.desk_words import say
from camp.store import StoreError
from camp.web.guard import (
    COOKIE,
    language,
    looking,
    notice,
    place,
    seat,
    seat_of,
    shown,
)

if TYPE_CHECKING:
    from starlette.requests import Request

_FOR_GOOD: Final = "public, max-age=31536000, immutable"


def _come_in(request: Request) -> Response:
    """Open a link: the token moves from the address into a cookie; nothing is written."""
    token = request.path_params["token"]
    with place(request).store.reading() as kept:
        found, now = seat_of(kept, request, token)
    to = "/" if found.group is None else "/desk"
    answer = RedirectResponse(to, 303, {"cache-control": "no-store"})
    answer.set_cookie(
        COOKIE,
        token,
        max_age=int((found.link.until - now).total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


come_in = looking(_come_in)


def home(request: Request) -> Response:
    """Say in one line where links come from, or where one's own leads."""
    locale = language(request)
    title, words = say(locale, "home_title"), (say(locale, "home_do"),)
    try:
        with place(request).store.reading() as kept:
            found, _ = seat(kept, request)
    except Shut:
        return shown(Notice(locale, title, words), 200)
    role = role_called(found.link.role)
    who = spoken(joined([role, found.name], " ", " "), locale)
    known = say(locale, "home_known", who=who)
    if found.group is None:
        return shown(Notice(locale, known, (say(locale, "home_office"),)), 200)
    to_desk = say(locale, "to_desk")
    return shown(Notice(locale, known, (), back="/desk", back_words=to_desk), 200)


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
