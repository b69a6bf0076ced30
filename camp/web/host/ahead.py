"""Texts to read at leisure: a day to come, and words for a hard moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.desk import host, proof
from camp.web.guard import acting, looking, place
from camp.web.host.room import back, seated, shown

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from camp.web.forms import Post


def _ahead(request: Request) -> Response:
    number = request.path_params.get("day")
    with place(request).store.reading() as kept:
        found, now, locale = seated(kept, request)
        coming = host.ahead(kept, found, number, now, locale)
    return shown(request, "desk_ahead", found, locale, day=coming)


ahead = looking(_ahead)


def _hard_words(request: Request) -> Response:
    with place(request).store.reading() as kept:
        found, now, locale = seated(kept, request)
        moments = host.hard_moments(kept, found, now, locale)
    return shown(request, "desk_words", found, locale, moments=moments)


hard_words = looking(_hard_words)


def _read(post: Post) -> Response:
    day, slot = post.request.path_params["day"], post.request.path_params["slot"]
    words = post.fields.get("words", "")
    with place(post.request).store.transaction() as kept:
        found, now, _ = seated(kept, post.request)
        row, _, _ = found.of_group()
        if "flag" in post.fields:
            proof.flag(kept, row, day, slot, found.name, words, now)
        else:
            proof.tick(kept, row, day, slot, found.name, now)
    return back(f"/desk/ahead/{day}#{slot}")


read = acting(_read)
