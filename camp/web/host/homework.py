"""The homework page: a like, a comment, a stamp, each with one press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp.desk import host
from camp.desk.numbers import read_number
from camp.web.guard import acting, looking, place
from camp.web.host.room import back, seated, shown

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from camp.web.forms import Post

LONGEST_POST: Final = 32_768
"""Of a comment: two thousand characters in UTF-8, encoded as a form."""


def _homework(request: Request) -> Response:
    asked = request.query_params
    answered = asked.get("show") == "answered"
    start = max(0, read_number(asked.get("from", "")))
    last = read_number(asked.get("day", "")), read_number(asked.get("whom", ""))
    with place(request).store.reading() as kept:
        found, now, locale = seated(kept, request)
        work = host.homework_queue(
            kept, found, now, answered=answered, start=start, last=last
        )
        waiting = host.appeals_waiting(kept, found, now)
    facts = {"work": work, "waiting": waiting}
    return shown(request, "desk_homework", found, locale, **facts)


homework = looking(_homework)


def _answer(post: Post) -> Response:
    whose = post.request.path_params["day"], post.request.path_params["whom"]
    said = post.fields
    with place(post.request).store.transaction() as kept:
        found, now, _ = seated(kept, post.request)
        if "undo" in said:
            host.take_praise_back(kept, found, whose, said["undo"], now)
        else:
            kind, words = said.get("kind", ""), said.get("words", "")
            host.answer(kept, found, whose, kind, words, now)
    if said.get("show") == "answered":
        return back("/desk/homework?show=answered")
    day, whom = whose
    return back(f"/desk/homework?day={day}&whom={whom}")


answer = acting(_answer, LONGEST_POST)
