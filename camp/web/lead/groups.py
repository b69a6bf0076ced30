"""Groups: who looks after each, and their links, to copy one by one or to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import Response
from starlette.routing import Route

from camp import cards
from camp.cohort import Role
from camp.desk import entering, lead
from camp.desk.entering_wording import role_called, sent_with
from camp.desk.lead import inviting
from camp.desk.lead.situation import situation
from camp.desk.lead.upload_wording import say
from camp.desk.phrases import group_called
from camp.desk.refusal import Refusal, spoken
from camp.store import passes
from camp.web.guard import acting, looking, page, place
from camp.web.lead.doors import camp_of, to, who_asks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from camp.store import Kept
    from camp.store.passes import Pass
    from camp.web.forms import Post

_HERE: Final = ("localhost", "127.0.0.1", "::1")


def _groups(request: Request) -> Response:
    return _seated(request)


groups = looking(_groups)


def _seated(request: Request, words: str = "", wrong: Sequence[str] = ()) -> Response:
    """Show who sits where; what is wrong with a list stands under it, as it was sent."""
    with place(request).store.reading() as kept:
        _, now = who_asks(kept, request)
        row = camp_of(kept, request)
        seen = situation(kept, row, now)
        groups = lead.seats(kept, row, now)
        invited = inviting.invited(kept, row, now)
    return page(
        request,
        "lead_groups",
        422 if wrong else 200,
        seen=seen,
        groups=groups,
        doorless=inviting.doorless(invited),
        words=words,
        wrong=wrong,
        **_said(),
    )


def _said() -> dict[str, object]:
    return {
        "spoken": spoken,
        "role_called": role_called,
        "group_called": group_called,
        "roles": inviting.SEATS,
    }


def _seat(post: Post) -> Response:
    """Seat the people of one group; an emptied name leaves its seat free."""
    number = post.request.path_params["group"]
    people = {r: post.fields[r.value] for r in Role if r.value in post.fields}
    with place(post.request).store.transaction() as kept:
        name, now = who_asks(kept, post.request)
        row = camp_of(kept, post.request)
        lead.assign_host(kept, row, number, people, name, now)
    return to(f"/lead/camps/{row.id}/groups#g{number}")


seat = acting(_seat)


def _seat_all(post: Post) -> Response:
    """Seat everyone of a list; one that is not clear comes back with what is wrong."""
    words, store = post.fields.get("words", ""), place(post.request).store
    with store.reading() as kept:
        who_asks(kept, post.request)
        row = camp_of(kept, post.request)
    try:
        with store.transaction() as kept:
            name, now = who_asks(kept, post.request)
            lead.seat_list(kept, row, words, name, now)
    except Refusal as no:
        return _seated(post.request, words, no.reasons)
    return to(f"/lead/camps/{row.id}/groups")


seat_all = acting(_seat_all)


def _links(request: Request) -> Response:
    """Show every link of a camp's groups, to copy or to print."""
    with place(request).store.reading() as kept:
        _, now = who_asks(kept, request)
        row = camp_of(kept, request)
        seen = situation(kept, row, now)
        found = inviting.invited(kept, row, now)
        secret = entering.secret_for(kept, place(request).settings.secret)
    addresses = {
        link.id: address_of(request, link, secret)
        for one in found
        for link in one.links.values()
    }
    return page(
        request,
        "lead_links",
        seen=seen,
        found=found,
        addresses=addresses,
        here_only=here_only(request),
        wanting=sum(len(one.wanting) for one in found),
        fresh=request.query_params.get("fresh", ""),
        sent_with=sent_with,
        **_said(),
    )


links = looking(_links)


def address_of(request: Request, link: Pass, secret: str) -> str:
    """Write a link as it is sent: what people type, else where this page was asked."""
    base = place(request).settings.address or str(request.base_url)
    return f"{base.rstrip('/')}/in/{entering.token_of(link, secret)}"


def here_only(request: Request) -> bool:
    """Tell whether the links this page shows open on this machine alone."""
    given = place(request).settings.address
    return not given and request.url.hostname in _HERE


def picture_of(kept: Kept, request: Request, cohort: int) -> Response:
    """Send the link an address means as a QR code; Refusal unless it opens there."""
    _, now = who_asks(kept, request)
    link = passes.get(kept, request.path_params["link"])
    open_still = link is not None and link.ended_at is None and link.until > now
    if link is None or not open_still or link.cohort_id != cohort:
        raise Refusal(say("no_link"))
    secret = entering.secret_for(kept, place(request).settings.secret)
    headers = {"cache-control": "no-store"}
    drawn = cards.qr_picture(address_of(request, link, secret))
    return Response(drawn, 200, headers, "image/png")


def _code(request: Request) -> Response:
    with place(request).store.reading() as kept:
        who_asks(kept, request)
        return picture_of(kept, request, camp_of(kept, request).id)


code = looking(_code)


def _invite(post: Post) -> Response:
    with place(post.request).store.transaction() as kept:
        name, now = who_asks(kept, post.request)
        row = camp_of(kept, post.request)
        inviting.invite(kept, row, name, now)
    return to(f"/lead/camps/{row.id}/links")


invite = acting(_invite)


def _renew(post: Post) -> Response:
    """End a link that went astray, and make another for the same seat."""
    number = post.request.path_params["link"]
    with place(post.request).store.transaction() as kept:
        name, now = who_asks(kept, post.request)
        row = camp_of(kept, post.request)
        old = passes.get(kept, number)
        if old is None or old.cohort_id != row.id:
            raise Refusal(say("no_link"))
        fresh = entering.rotate(kept, number, inviting.DAYS, name, now)
    return to(f"/lead/camps/{row.id}/links?fresh={fresh.id}#l{fresh.id}")


renew = acting(_renew)

_CAMP: Final = "/lead/camps/{camp:int}"
ROUTES = [
    Route(f"{_CAMP}/groups", groups),
    Route(f"{_CAMP}/groups", seat_all, methods=["POST"]),
    Route(f"{_CAMP}/groups/{{group:int}}", seat, methods=["POST"]),
    Route(f"{_CAMP}/links", links),
    Route(f"{_CAMP}/links", invite, methods=["POST"]),
    Route(f"{_CAMP}/links/{{link:int}}.png", code),
    Route(f"{_CAMP}/links/{{link:int}}/renew", renew, methods=["POST"]),
]
