"""Links for ops and other leads: made by a lead, shown again to a lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from camp.desk import entering
from camp.desk.entering_wording import role_called, sent_with
from camp.desk.lead.inviting import DAYS
from camp.desk.lead.upload_wording import say
from camp.desk.refusal import Refusal, spoken
from camp.store import passes
from camp.web.guard import acting, looking, page, place, seat
from camp.web.lead.doors import to, who_asks
from camp.web.lead.groups import address_of, here_only, picture_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from camp.web.forms import Post


def _links(request: Request) -> Response:
    with place(request).store.reading() as kept:
        mine, now = seat(kept, request, "lead")
        found = [
            link
            for link in passes.everyone(kept)
            if link.role in entering.OFFICES
            and link.ended_at is None
            and link.until > now
        ]
        secret = entering.secret_for(kept, place(request).settings.secret)
    addresses = {link.id: address_of(request, link, secret) for link in found}
    facts = {
        "found": found,
        "addresses": addresses,
        "mine": mine.link.id,
        "sent_with": sent_with,
        "here_only": here_only(request),
    }
    return page(
        request, "lead_offices", spoken=spoken, role_called=role_called, **facts
    )


links = looking(_links)


def _code(request: Request) -> Response:
    with place(request).store.reading() as kept:
        return picture_of(kept, request, 0)


code = looking(_code)


def _make(post: Post) -> Response:
    role = post.fields.get("role", "ops")
    with place(post.request).store.transaction() as kept:
        name, now = who_asks(kept, post.request)
        if role not in entering.OFFICES:
            raise Refusal(say("no_link"))
        called = post.fields.get("name", "")
        entering.office_link(kept, role, called, DAYS, name, now)
    return to("/lead/links")


make = acting(_make)


def _end(post: Post) -> Response:
    number = post.request.path_params["link"]
    with place(post.request).store.transaction() as kept:
        mine, now = seat(kept, post.request, "lead")
        entering.end_office(kept, number, mine.link, now)
    return to("/lead/links")


end = acting(_end)

ROUTES = [
    Route("/lead/links", links),
    Route("/lead/links", make, methods=["POST"]),
    Route("/lead/links/{link:int}.png", code),
    Route("/lead/links/{link:int}/end", end, methods=["POST"]),
]
