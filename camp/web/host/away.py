"""When the host is away: who stands in, and a phone that rings at each slot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from camp import clock
from camp.desk import entering, host
from camp.desk.numbers import read_number
from camp.web.guard import acting, looking, place
from camp.web.host.room import back, seated, shown

if TYPE_CHECKING:
    from starlette.requests import Request

    from camp.web.forms import Post

_CALENDAR: Final = "calendar"


def _handover(request: Request) -> Response:
    with place(request).store.reading() as kept:
        found, now, locale = seated(kept, request)
        secret = entering.secret_for(kept, place(request).settings.secret)
        address = _address(request)
        away = host.handover_page(kept, found, (now, locale), address, secret)
    return shown(request, "desk_handover", found, locale, away=away)


handover = looking(_handover)


def _hand_over(post: Post) -> Response:
    fields = post.fields
    with place(post.request).store.transaction() as kept:
        found, now, _ = seated(kept, post.request)
        if "back" in fields:
            host.take_back(kept, found, now)
        else:
            day = read_number(fields.get("through", ""))
            named = fields.get("role", ""), fields.get("name", "")
            host.hand_over(kept, found, named, day, now)
    return back("/desk/handover")


hand_over = acting(_hand_over)


def _join_link(request: Request) -> Response:
    with place(request).store.reading() as kept:
        found, now, locale = seated(kept, request)
        secret = entering.secret_for(kept, place(request).settings.secret)
        link = entering.open_join_link(kept, found, now)
    token = "" if link is None else entering.token_of(link, secret)
    address = f"{_address(request)}/in/{token}" if token else ""
    return shown(request, "desk_join_link", found, locale, address=address)


join_link = looking(_join_link)


def _reminders(request: Request) -> Response:
    with place(request).store.reading() as kept:
        found, _, locale = seated(kept, request)
        secret = entering.secret_for(kept, place(request).settings.secret)
    token = entering.token_of(found.link, secret, _CALENDAR)
    https = f"{_address(request)}/calendar/{token}.ics"
    opens = f"webcal://{https.partition('://')[2]}"
    addresses = (https, opens)
    return shown(request, "desk_reminders", found, locale, addresses=addresses)


reminders = looking(_reminders)


def _calendar(request: Request) -> Response:
    """Give a calendar app its file; the token in the address opens nothing else."""
    token = request.path_params["token"]
    with place(request).store.reading() as kept:
        secret = entering.secret_for(kept, place(request).settings.secret)
        now = clock.now(kept)
        found = entering.enter(kept, token, secret, now, _CALENDAR)
        written = host.alarms(kept, found, now)
    headers = {"cache-control": "no-cache"}
    return Response(written, headers=headers, media_type="text/calendar")


calendar = looking(_calendar)


def _address(request: Request) -> str:
    """Say where this camp is found: as it is set, else as the browser came."""
    known = place(request).settings.address or str(request.base_url)
    return known.rstrip("/")
