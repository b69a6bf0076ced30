"""A student's page: today's task, the check-in, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from camp.desk import me, quiz
from camp.desk.me import papers
from camp.desk.refusal import Refusal
from camp.web.guard import Post, acting, language, looking, page, place, seat

if TYPE_CHECKING:
    from starlette.requests import Request

    from camp.desk.entering import Seat

_DRAFT_BYTES = 300_000
"""Of a draft's post: its every character a Chinese one, in a form."""


def _me(request: Request) -> Response:
    with place(request).store.reading() as kept:
        found, now = seat(kept, request, "me")
        locale = _tongue(request, found)
        first = me.first_visit(kept, found, now, locale)
        asked = quiz.line(kept, found, now, locale)
        day = _number(request.query_params.get("day", ""))
        shown = None if first else me.page(kept, found, now, locale, day)
    if first is not None:
        return page(request, "me_first", locale=locale, page=first)
    got = request.query_params.get("got", "")
    return page(request, "me", locale=locale, page=shown, got=got, quiz=asked)


def _number(said: str) -> int | None:
    """Read a day's number from an address; None for anything else."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else None  # noqa: PLR2004


def _begin(post: Post) -> Response:
    nickname = post.fields.get("nickname", "")
    tier, track = post.fields.get("tier", ""), post.fields.get("track", "camp")
    try:
        with place(post.request).store.transaction() as kept:
            found, now = seat(kept, post.request, "me")
            me.begin(kept, found, nickname, tier, track, now)
    except Refusal as no:
        return _again(post, nickname, no)
    return _back("task")


def _again(post: Post, nickname: str, no: Refusal) -> Response:
    """Show the first visit once more, with what is wrong beside what was written."""
    with place(post.request).store.reading() as kept:
        found, now = seat(kept, post.request, "me")
        locale = _tongue(post.request, found)
        shown = me.first_visit(
            kept, found, now, locale, nickname=nickname, reasons=no.reasons
        )
    if shown is None:
        return _back("task")
    return page(post.request, "me_first", 422, locale=locale, page=shown)


def _draft(post: Post) -> Response:
    said = post.fields
    with place(post.request).store.transaction() as kept:
        found, now = seat(kept, post.request, "me")
        words = said.get("words", "")
        me.keep_draft(
            kept, found, said.get("day", ""), said.get("part", ""), words, now
        )
    return Response(status_code=204) if "quiet" in said else _back("task")


def _leave(post: Post) -> Response:
    day, why = post.fields.get("day", ""), post.fields.get("words", "")
    with place(post.request).store.transaction() as kept:
        found, now = seat(kept, post.request, "me")
        me.ask_leave(kept, found, day, why, now)
    return _back("days")


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
    return _back("wall")


def _certificate(request: Request) -> Response:
    site, serial = place(request).settings.address, request.path_params["serial"]
    with place(request).store.reading() as kept:
        found, now = seat(kept, request, "me")
        card = me.drawn(kept, found, serial, now, site)
    headers = {"cache-control": "private, max-age=3600"}
    return Response(papers.png(card), 200, headers, "image/png")


def _tongue(request: Request, found: Seat) -> str:
    cohort = found.cohort
    return language(request, cohort.curriculum.locale if cohort else "")


def _back(part: str) -> RedirectResponse:
    """Show the page again, where the act was done."""
    return RedirectResponse(f"/me#{part}", 303)


ROUTES = [
    Route("/me", looking(_me)),
    Route("/me/begin", acting(_begin), methods=["POST"]),
    Route("/me/draft", acting(_draft, _DRAFT_BYTES), methods=["POST"]),
    Route("/me/leave", acting(_leave), methods=["POST"]),
    Route("/me/tier", acting(_tier), methods=["POST"]),
    Route("/me/wall/{day:int}/{student:int}", acting(_answer), methods=["POST"]),
    Route("/me/certificate/{serial}.png", looking(_certificate)),
]
