"""Quizzes: students answer and read the answers, hosts see who has not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from camp import cards
from camp.desk import quiz
from camp.web.guard import acting, looking, page, place, seat, tongue

if TYPE_CHECKING:
    from starlette.requests import Request

    from camp.web.forms import Post

_NOT_KEPT: Final = {"cache-control": "no-store"}


def _mine(request: Request) -> Response:
    with place(request).store.reading() as kept:
        found, now = seat(kept, request, "me")
        locale = tongue(request, found)
        lines = quiz.lines(kept, found, now, locale)
    return page(request, "quizzes", lines=lines, locale=locale)


mine = looking(_mine)


def _sheet(request: Request) -> Response:
    with place(request).store.reading() as kept:
        found, now = seat(kept, request, "me")
        locale = tongue(request, found)
        shown = quiz.look(kept, found, request.path_params["quiz"], now, locale)
    left = "left" in request.query_params
    return page(request, "quiz", page=shown, left=left, locale=locale)


sheet = looking(_sheet)


def _begin(post: Post) -> Response:
    name = post.request.path_params["quiz"]
    with place(post.request).store.transaction() as kept:
        found, now = seat(kept, post.request, "me")
        quiz.begin(kept, found, name, now)
    return RedirectResponse(f"/me/quiz/{name}", 303)


begin = acting(_begin)


def _pick(post: Post) -> Response:
    name = post.request.path_params["quiz"]
    with place(post.request).store.transaction() as kept:
        found, now = seat(kept, post.request, "me")
        quiz.pick(kept, found, name, post.many, now)
    if "hx-request" in post.request.headers:
        return Response(status_code=204)
    return RedirectResponse("/me", 303)


pick = acting(_pick)


def _hand_in(post: Post) -> Response:
    name = post.request.path_params["quiz"]
    anyway = "anyway" in post.fields
    with place(post.request).store.transaction() as kept:
        found, now = seat(kept, post.request, "me")
        done = quiz.hand_in(kept, found, name, post.many, now, anyway=anyway)
    return RedirectResponse(f"/me/quiz/{name}{'' if done else '?left=1#left'}", 303)


hand_in = acting(_hand_in)


def _desk(request: Request) -> Response:
    with place(request).store.reading() as kept:
        found, now = seat(kept, request, "desk")
        locale = tongue(request, found)
        shown = quiz.desk(kept, found, now, locale)
    return page(request, "quiz_desk", page=shown, locale=locale)


desk = looking(_desk)


def _poster(request: Request) -> Response:
    room = request.url.path.split("/")[1]
    name, student = request.path_params["quiz"], request.path_params.get("student", 0)
    with place(request).store.reading() as kept:
        found, now = seat(kept, request, room)
        card = quiz.poster(kept, found, name, now, student)
    # Drawn with no transaction open: it takes a while.
    return Response(cards.draw(card).data, 200, _NOT_KEPT, "image/png")


poster = looking(_poster)

ROUTES = [
    Route("/me/quiz", mine),
    Route("/me/quiz/{quiz}", sheet),
    Route("/me/quiz/{quiz}", hand_in, methods=["POST"]),
    Route("/me/quiz/{quiz}/begin", begin, methods=["POST"]),
    Route("/me/quiz/{quiz}/pick", pick, methods=["POST"]),
    Route("/me/quiz/{quiz}/poster.png", poster),
    Route("/desk/quiz", desk),
    Route("/desk/quiz/{quiz}/{student:int}/poster.png", poster),
]
