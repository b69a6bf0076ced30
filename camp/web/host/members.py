"""The members page, and the private note to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.desk import host, joining
from camp.web.guard import acting, looking, place
from camp.web.host.room import back, seated, shown

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from camp.web.guard import Post


def _members(request: Request) -> Response:
    with place(request).store.reading() as kept:
        found, now, locale = seated(kept, request)
        listed = host.people(kept, found, now, locale)
        names = [one.name for one in (*listed.silent, *listed.rest)]
        door = joining.door(kept, found, names)
    return shown(request, "desk_members", found, locale, people=listed, door=door)


members = looking(_members)


def _letter(request: Request) -> Response:
    whom = request.path_params["whom"]
    with place(request).store.reading() as kept:
        found, now, locale = seated(kept, request)
        written = host.letter(kept, found, whom, now, locale)
    return shown(request, "desk_letter", found, locale, letter=written)


letter = looking(_letter)


def _sent(post: Post) -> Response:
    whom = post.request.path_params["whom"]
    with place(post.request).store.transaction() as kept:
        found, now, _ = seated(kept, post.request)
        host.letter_sent(kept, found, whom, now)
    return back("/desk/members#silent")


sent = acting(_sent)
