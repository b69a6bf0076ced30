"""Days that students think were judged wrongly: it counts, or it stays and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.desk import host
from camp.web.guard import acting, looking, place
from camp.web.host.room import back, seated, shown

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from camp.web.forms import Post


def _appeals(request: Request) -> Response:
    with place(request).store.reading() as kept:
        found, now, locale = seated(kept, request)
        waiting = host.appealed(kept, found, now, locale)
    return shown(request, "desk_appeals", found, locale, waiting=waiting)


appeals = looking(_appeals)


def _answer(post: Post) -> Response:
    whose = post.request.path_params["day"], post.request.path_params["whom"]
    act, words = post.fields.get("act", ""), post.fields.get("words", "")
    with place(post.request).store.transaction() as kept:
        found, now, _ = seated(kept, post.request)
        host.answer_appeal(kept, found, whose, act, words, now)
    return back("/desk/appeals")


answer = acting(_answer)
