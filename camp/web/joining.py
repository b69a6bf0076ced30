"""A group's door for its students."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from camp.desk import entering, joining
from camp.desk.phrases import group_called
from camp.desk.refusal import Refusal, spoken
from camp.web.guard import acting, keep, looking, page, place, seat, tongue

if TYPE_CHECKING:
    from starlette.requests import Request

    from camp.desk.entering import Seat
    from camp.web.forms import Post


def _door(request: Request) -> Response:
    with place(request).store.reading() as kept:
        found, _ = seat(kept, request, "join")
    return _shown(request, found, 200)


def _join(post: Post) -> Response:
    request, name = post.request, post.fields.get("name", "")
    with place(request).store.transaction() as kept:
        found, now = seat(kept, request, "join")
        made = joining.join(kept, found, name, post.fields.get("digits", ""), now)
        secret = entering.secret_for(kept, place(request).settings.secret)
    if isinstance(made, Refusal):
        return _shown(request, found, 422, name, made)
    answer = RedirectResponse("/me", 303, {"cache-control": "no-store"})
    keep(answer, request, "camp-me", entering.token_of(made, secret), made.until - now)
    return answer


def _shown(
    request: Request,
    found: Seat,
    status: int,
    name: str = "",
    no: Refusal | None = None,
) -> Response:
    locale = tongue(request, found)
    return page(
        request,
        "join",
        status,
        locale=locale,
        cohort=found.row.name if found.row else "",
        group=spoken(group_called(found.group.number), locale) if found.group else "",
        name=name[:60],
        fault=spoken(no.reasons[0], locale) if no else "",
        locked=isinstance(no, joining.Locked),
    )


def _unlock(post: Post) -> Response:
    with place(post.request).store.transaction() as kept:
        found, now = seat(kept, post.request, "desk")
        joining.unlock(kept, found, post.fields.get("name", ""), now)
    return RedirectResponse("/desk/members", 303)


ROUTES = [
    Route("/join", looking(_door)),
    Route("/join", acting(_join), methods=["POST"]),
    Route("/desk/members/unlock", acting(_unlock), methods=["POST"]),
]
