"""What the doors of a host's desk share: whose group it is, and where to go back to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse

from camp.desk import host
from camp.web.guard import page, seat, tongue

if TYPE_CHECKING:
    from datetime import datetime

    from starlette.requests import Request
    from starlette.responses import Response

    from camp.desk.entering import Seat
    from camp.desk.host import Place
    from camp.store import Kept


def seated(kept: Kept, request: Request) -> tuple[Seat, datetime, str]:
    """Say who sits at the desk, the time, and the language they read."""
    found, now = seat(kept, request, "desk")
    return found, now, tongue(request, found)


def slot_of(kept: Kept, request: Request) -> tuple[Place, Seat, datetime]:
    """Find the slot that is meant, of the asker's own group and no other."""
    found, now = seat(kept, request, "desk")
    row, _, group = found.of_group()
    day, slot = request.path_params["day"], request.path_params["slot"]
    return host.place_of(kept, row, group.number, day, slot), found, now


def shown(
    request: Request, name: str, found: Seat, locale: str, **facts: Any
) -> Response:
    """Draw a page of the desk; its head says whose group it is."""
    who = host.heading(found, locale)
    return page(request, name, locale=locale, who=who, **facts)


def back(address: str) -> RedirectResponse:
    """Show a page of the desk again, where the act was done."""
    return RedirectResponse(address, 303)
