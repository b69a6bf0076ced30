"""The members page, and the private note to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.desk import host, joining
from camp.desk.numbers import read_number
from camp.web.guard import acting, looking, place
from camp.web.host.room import back, seated, shown

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from camp.web.forms import Post


def _members(request: Request) -> Response:
    with place(request).store.reading() as kept:
        found, now, locale = seated(kept, request)
        asked = request.query_params.get("name", "")
        listed = host.people(kept, found, now, locale, asked)
        names = [one.name for one in (*listed.silent, *listed.rest)]
        door = joining.door(kept, found, names, now)
        waiting = host.appeals_waiting(kept, found, now)
    days = host.days_to_excuse(found, now, locale)
    facts = {"people": listed, "door": door, "waiting": waiting, "days": days}
    return shown(request, "desk_members", found, locale, **facts)


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


def _excuse(post: Post) -> Response:
    said = post.fields
    whom, day = read_number(said.get("whom", "")), read_number(said.get("day", ""))
    with place(post.request).store.transaction() as kept:
        found, now, _ = seated(kept, post.request)
        host.excuse(kept, found, whom, day, said.get("words", ""), now)
    return back("/desk/members#excuse")


excuse = acting(_excuse)
