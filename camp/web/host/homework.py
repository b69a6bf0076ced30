"""The homework page: a like, a comment, a stamp, each with one press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp.desk import host
from camp.web.guard import acting, looking, place
from camp.web.host.room import back, seated, shown

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from camp.web.guard import Post

LONGEST_POST: Final = 32_768
"""Of a comment: two thousand characters in UTF-8, encoded as a form."""


def _homework(request: Request) -> Response:
    answered = request.query_params.get("show") == "answered"
    with place(request).store.reading() as kept:
        found, now, locale = seated(kept, request)
        work = host.homework_queue(kept, found, now, answered=answered)
    return shown(request, "desk_homework", found, locale, work=work)


homework = looking(_homework)


def _answer(post: Post) -> Response:
    whose = post.request.path_params["day"], post.request.path_params["whom"]
    kind, words = post.fields.get("kind", ""), post.fields.get("words", "")
    with place(post.request).store.transaction() as kept:
        found, now, _ = seated(kept, post.request)
        host.answer(kept, found, whose, kind, words, now)
    seen = "?show=answered" if post.fields.get("show") == "answered" else ""
    return back(f"/desk/homework{seen}")


answer = acting(_answer, LONGEST_POST)
