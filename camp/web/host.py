"""The host's desk: one page, and the few things that can be done on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from camp import pages
from camp.desk import host
from camp.web.guard import acting, looking, place, seat

if TYPE_CHECKING:
    from datetime import datetime

    from starlette.requests import Request

    from camp.desk.entering import Seat
    from camp.desk.host import Place
    from camp.store import Kept
    from camp.web.guard import Post


def _desk(request: Request) -> Response:
    with place(request).store.reading() as kept:
        found, now = seat(kept, request, "desk")
        page = host.at_desk(kept, found, now)
    return HTMLResponse(pages.desk_html(page), headers={"cache-control": "no-store"})


desk = looking(_desk)


def _posted(post: Post) -> Response:
    with place(post.request).store.transaction() as kept:
        slot, found, now = _slot(kept, post.request)
        host.posted(kept, slot, found.name, now)
    return _back("now")


posted = acting(_posted)


def _undo(post: Post) -> Response:
    with place(post.request).store.transaction() as kept:
        slot, found, now = _slot(kept, post.request)
        host.not_posted(kept, slot, found.name, now)
    return _back("now")


undo = acting(_undo)


def _copied(post: Post) -> Response:
    version = post.fields.get("version", "full")
    with place(post.request).store.transaction() as kept:
        slot, found, now = _slot(kept, post.request)
        host.copied(kept, slot, version, found.name, now)
    return Response(status_code=204) if "quiet" in post.fields else _back("now")


copied = acting(_copied)


def _note(post: Post) -> Response:
    words = post.fields.get("words", "")
    with place(post.request).store.transaction() as kept:
        found, now = seat(kept, post.request, "desk")
        if found.row is None or found.group is None:
            raise KeyError(found.link.role)
        host.note(kept, found.row, found.group, words, found.name, now)
    return _back("note")


note = acting(_note)


def _slot(kept: Kept, request: Request) -> tuple[Place, Seat, datetime]:
    """Find the slot that is meant, of the asker's own group and no other."""
    found, now = seat(kept, request, "desk")
    if found.row is None or found.group is None:
        raise KeyError(found.link.role)
    day, slot = request.path_params["day"], request.path_params["slot"]
    return host.place_of(kept, found.row, found.group.number, day, slot), found, now


def _back(part: str) -> RedirectResponse:
    """Show the desk again, where the act was done."""
    return RedirectResponse(f"/desk#{part}", 303)


ROUTES = [
    Route("/desk", desk),
    Route("/desk/note", note, methods=["POST"]),
    Route("/desk/{day:int}/{slot}/posted", posted, methods=["POST"]),
    Route("/desk/{day:int}/{slot}/undo", undo, methods=["POST"]),
    Route("/desk/{day:int}/{slot}/copied", copied, methods=["POST"]),
]
