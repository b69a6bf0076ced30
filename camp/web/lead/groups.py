"""Groups: who looks after each, and their links, to copy one by one or to print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from starlette.routing import Route

from camp.cohort import Role
from camp.desk import entering, lead
from camp.desk.entering_wording import role_called
from camp.desk.lead import inviting
from camp.desk.lead.situation import situation
from camp.desk.lead.upload_wording import say
from camp.desk.phrases import group_called
from camp.desk.refusal import Refusal, spoken
from camp.store import passes
from camp.web.guard import acting, looking, page, place
from camp.web.lead.doors import camp_of, to, who_asks

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from camp.store.passes import Pass
    from camp.web.guard import Post

_LINE: Final = re.compile(r"\s*(\d{1,4})\s*[营群组.、:：,，\t ]\s*(.+)")
_HERE: Final = ("localhost", "127.0.0.1", "::1")
_NAMES: Final = re.compile(r"[\s,，、;；]+")


def _groups(request: Request) -> Response:
    with place(request).store.reading() as kept:
        _, now = who_asks(kept, request)
        row = camp_of(kept, request)
        seen = situation(kept, row, now)
        groups = lead.seats(kept, row, now)
    return page(request, "lead_groups", seen=seen, groups=groups, **_said())


groups = looking(_groups)


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
    """Seat everyone of a list: a line a group, its host, deputy and officer."""
    wanted = _read(post.fields.get("words", ""))
    with place(post.request).store.transaction() as kept:
        name, now = who_asks(kept, post.request)
        row = camp_of(kept, post.request)
        for number, people in wanted:
            lead.assign_host(kept, row, number, people, name, now)
    return to(f"/lead/camps/{row.id}/groups")


seat_all = acting(_seat_all)


def _read(text: str) -> list[tuple[int, dict[Role, str]]]:
    """Read a list of seats; Refusal with every line that is not clear."""
    found, wrong = [], []
    for place_, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        read = _LINE.fullmatch(line)
        names = [n for n in _NAMES.split(read[2]) if n] if read else []
        if read is None or not 1 <= len(names) <= len(Role):
            wrong.append(say("seat_line", line=place_, text=line.strip()[:40]))
            continue
        found.append((int(read[1]), dict(zip(Role, names, strict=False))))
    if wrong or not found:
        raise Refusal(*(wrong or [say("seat_line", line=1, text="")]))
    return found


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
        entering.rotate(kept, number, inviting.DAYS, name, now)
    return to(f"/lead/camps/{row.id}/links")


renew = acting(_renew)

_CAMP: Final = "/lead/camps/{camp:int}"
ROUTES = [
    Route(f"{_CAMP}/groups", groups),
    Route(f"{_CAMP}/groups", seat_all, methods=["POST"]),
    Route(f"{_CAMP}/groups/{{group:int}}", seat, methods=["POST"]),
    Route(f"{_CAMP}/links", links),
    Route(f"{_CAMP}/links", invite, methods=["POST"]),
    Route(f"{_CAMP}/links/{{link:int}}/renew", renew, methods=["POST"]),
]
