"""A student's page: today's task, the check-in, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from camp.curriculum.values import MAX_DAYS
from camp.desk import me, quiz
from camp.desk.me import papers
from camp.desk.numbers import read_number
from camp.desk.refusal import Refusal
from camp.web.guard import acting, looking, page, place, seat, tongue

if TYPE_CHECKING:
    from starlette.requests import Request

    from camp.web.forms import Post

_DRAFT_BYTES = 300_000
"""Of a draft's post: its every character a Chinese one, in a form."""


def _me(request: Request) -> Response:
    with place(request).store.reading() as kept:
        found, now = seat(kept, request, "me")
        locale = tongue(request, found)
        first = me.first_visit(kept, found, now, locale)
        asked = quiz.line(kept, found, now, locale)
        said = request.query_params
        days = (_number(said.get(key, "")) for key in ("day", "got", "look"))
        shown = None if first else me.page(kept, found, now, locale, me.Wish(*days))
    if first is not None:
        return page(request, "me_first", locale=locale, page=first)
    got = said.get("got", "")
    return page(request, "me", locale=locale, page=shown, got=got, quiz=asked)


def _number(said: str) -> int | None:
    """Read a day's number from an address; None for anything else."""
    number = read_number(said)
    return number if 0 <= number <= MAX_DAYS else None


def _begin(post: Post) -> Response:
    said = post.fields
    chosen = me.Chosen(
        said.get("nickname", ""), said.get("tier", ""), said.get("track", "camp")
    )
    try:
        with place(post.request).store.transaction() as kept:
            found, now = seat(kept, post.request, "me")
            me.begin(kept, found, *chosen, now)
    except Refusal as no:
        return _again(post, chosen, no)
    return _back("task")


def _again(post: Post, chosen: me.Chosen, no: Refusal) -> Response:
    """Show the first visit once more, with what is wrong beside what was written."""
    with place(post.request).store.reading() as kept:
        found, now = seat(kept, post.request, "me")
        locale = tongue(post.request, found)
        shown = me.first_visit(
            kept, found, now, locale, chosen=chosen, reasons=no.reasons
        )
    if shown is None:
        return _back("task")
    return page(post.request, "me_first", 422, locale=locale, page=shown)


def _draft(post: Post) -> Response:
    said, store = post.fields, place(post.request).store
    day, part, words = (said.get(key, "") for key in ("day", "part", "words"))
    with store.reading() as kept:
        found, now = seat(kept, post.request, "me")
        new = me.begun(kept, found, day, part, words, now)
    if new is not None:
        with store.transaction() as kept:
            me.keep_draft(kept, new)
    return Response(status_code=204) if "quiet" in said else _back("task")


def _leave(post: Post) -> Response:
    day, why = post.fields.get("day", ""), post.fields.get("words", "")
    with place(post.request).store.transaction() as kept:
        found, now = seat(kept, post.request, "me")
        me.ask_leave(kept, found, day, why, now)
    return _back("ask")


def _leave_back(post: Post) -> Response:
    day = post.request.path_params["day"]
    with place(post.request).store.transaction() as kept:
        found, now = seat(kept, post.request, "me")
        me.take_leave_back(kept, found, day, now)
    return _back("ask")


def _appeal(post: Post) -> Response:
    day, words = post.request.path_params["day"], post.fields.get("words", "")
    with place(post.request).store.transaction() as kept:
        found, now = seat(kept, post.request, "me")
        me.appeal(kept, found, day, words, now)
    return _back(f"d{day}")


def _tier(post: Post) -> Response:
    with place(post.request).store.transaction() as kept:
        found, now = seat(kept, post.request, "me")
        me.choose_tier(kept, found, post.fields.get("tier", ""), now)
    return _back("ask")


def _answer(post: Post) -> Response:
    path = post.request.path_params
    whose = path["day"], path["student"]
    kind, words = post.fields.get("kind", ""), post.fields.get("words", "")
    with place(post.request).store.transaction() as kept:
        found, now = seat(kept, post.request, "me")
        me.answer(kept, me.one_of(kept, found, now), whose, kind, words)
    day, student = whose
    return _back(f"p{day}-{student}")


def _certificate(request: Request) -> Response:
    site, serial = place(request).settings.address, request.path_params["serial"]
    with place(request).store.reading() as kept:
        found, now = seat(kept, request, "me")
        card = me.drawn(kept, found, serial, now, site)
    headers = {"cache-control": "private, max-age=3600"}
    return Response(papers.png(card), 200, headers, "image/png")


def _back(part: str) -> RedirectResponse:
    """Show the page again, where the act was done."""
    return RedirectResponse(f"/me#{part}", 303)


ROUTES = [
    Route("/me", looking(_me)),
    Route("/me/begin", acting(_begin), methods=["POST"]),
    Route("/me/draft", acting(_draft, _DRAFT_BYTES), methods=["POST"]),
    Route("/me/leave", acting(_leave), methods=["POST"]),
    Route("/me/leave/{day:int}/back", acting(_leave_back), methods=["POST"]),
    Route("/me/appeal/{day:int}", acting(_appeal), methods=["POST"]),
    Route("/me/tier", acting(_tier), methods=["POST"]),
    Route("/me/wall/{day:int}/{student:int}", acting(_answer), methods=["POST"]),
    Route("/me/certificate/{serial}.png", looking(_certificate)),
]
