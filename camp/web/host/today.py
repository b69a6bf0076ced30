"""The desk itself: today's slots, copied, rewritten, posted; tonight's line."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from camp.desk import host, quiz
from camp.desk.numbers import read_number
from camp.web.guard import acting, language, looking, page, place
from camp.web.host.room import back, seated, shown, slot_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from camp.web.forms import Post

LONGEST_POST: Final = 131_072
"""Of a rewritten slot: eight thousand characters in UTF-8, encoded as a form."""
_A_DAY: Final = "private, max-age=86400"
_ASK: Final = "private, no-cache"


def _desk(request: Request) -> Response:
    with place(request).store.reading() as kept:
        found, now, locale = seated(kept, request)
        shown_now = host.at_desk(kept, found, now, locale)
        asked = quiz.host_line(kept, found, now, locale)
    return page(request, "desk", locale=locale, page=shown_now, quiz=asked)


desk = looking(_desk)


def _posted(post: Post) -> Response:
    with place(post.request).store.transaction() as kept:
        slot, found, now = slot_of(kept, post.request)
        host.posted(kept, slot, found.name, now)
    return back("/desk#now")


posted = acting(_posted)


def _undo(post: Post) -> Response:
    with place(post.request).store.transaction() as kept:
        slot, found, now = slot_of(kept, post.request)
        host.not_posted(kept, slot, found.name, now)
    return back("/desk#now")


undo = acting(_undo)


def _copied(post: Post) -> Response:
    version = post.fields.get("version", "full")
    with place(post.request).store.transaction() as kept:
        slot, found, now = slot_of(kept, post.request)
        host.copied(kept, slot, version, found.name, now)
    return Response(status_code=204) if "quiet" in post.fields else back("/desk#now")


copied = acting(_copied)


def _note(post: Post) -> Response:
    words = post.fields.get("words", "")
    with place(post.request).store.transaction() as kept:
        found, now, _ = seated(kept, post.request)
        kind = post.fields.get("kind", "")
        if "undo" in post.fields:
            nth = read_number(post.fields["undo"])
            host.take_line_back(kept, found, nth, now)
        else:
            host.line_tonight(kept, found, kind, words, now)
    return back("/desk#note")


note = acting(_note)


def _edit(request: Request) -> Response:
    version = request.query_params.get("version", "full")
    with place(request).store.reading() as kept:
        slot, found, now = slot_of(kept, request)
        locale = language(request, slot.cohort.curriculum.locale)
        boxes = host.edit_page(kept, slot, version, now, locale)
    return shown(request, "desk_edit", found, locale, edit=boxes)


edit = looking(_edit)


def _rewrite(post: Post) -> Response:
    texts = post.many.get("words", ())
    made = post.fields.get("made", "")
    with place(post.request).store.transaction() as kept:
        slot, _, now = slot_of(kept, post.request)
        if "original" in post.fields:
            done = host.take_words_back(kept, slot, made, now)
        else:
            done = host.rewrite(kept, slot, texts, made, now) is not None
    return back("/desk#now") if done else _clash(post, texts)


def _clash(post: Post, texts: Sequence[str]) -> Response:
    """Show what somebody else has saved meanwhile beside what was written here."""
    version = post.fields.get("version", "full")
    with place(post.request).store.reading() as kept:
        slot, found, now = slot_of(kept, post.request)
        locale = language(post.request, slot.cohort.curriculum.locale)
        boxes = host.edit_page(kept, slot, version, now, locale, clash=True, mine=texts)
    who = host.heading(found, locale)
    return page(post.request, "desk_edit", 409, locale=locale, who=who, edit=boxes)


rewrite = acting(_rewrite, LONGEST_POST)


def _picture(request: Request) -> Response:
    nth = request.path_params["nth"]
    with place(request).store.reading() as kept:
        slot, _, now = slot_of(kept, request)
        media, data = host.drawn(kept, slot, nth, now)
    ours = host.may_be_kept(slot, request.query_params.get("v", ""))
    mark = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
    headers = {"cache-control": _A_DAY if ours else _ASK, "etag": mark}
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    return Response(data, headers=headers, media_type=media)


picture = looking(_picture)
