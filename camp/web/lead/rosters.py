"""A roster: sent, looked over, and brought in as it was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import Response
from starlette.routing import Route

from camp.desk.lead import gathering
from camp.desk.lead.importing import Field
from camp.desk.lead.listing import masked
from camp.desk.lead.situation import situation
from camp.desk.refusal import spoken
from camp.sheets import SheetError, write_csv
from camp.store import uploads
from camp.web.forms import File
from camp.web.guard import acting, looking, page, place
from camp.web.lead.doors import UNREAD, camp_of, to, told, tongue, who_asks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from camp.desk.lead import Correction
    from camp.pages import FaultShown
    from camp.store import Kept
    from camp.web.forms import Post

_NOTHING: Final = File("", b"")
_HEADS: Final = {
    "zh-CN": ("学号", "姓名", "手机", "强度", "类型", "标签", "群"),
    "en": ("ref", "name", "phone", "tier", "track", "labels", "group"),
}


def _roster(request: Request) -> Response:
    with place(request).store.reading() as kept:
        return _shown(kept, request)


roster = looking(_roster)


def _shown(
    kept: Kept,
    request: Request,
    wrong: Sequence[FaultShown | str] = (),
    *,
    moved: bool = False,
) -> Response:
    """Show what the kept roster would do, or what is wrong with the one just sent."""
    locale = tongue(request)
    _, now = who_asks(kept, request)
    row = camp_of(kept, request)
    looked = None
    if not wrong:
        try:
            looked = gathering.look(kept, row, now, locale)
        except SheetError as error:
            wrong = told(error, b"", locale)
    return page(
        request,
        "lead_roster",
        422 if wrong or moved else 200,
        seen=situation(kept, row, now),
        looked=looked,
        corrected=_corrected(looked.plan.corrections) if looked else (),
        problems=_problems(looked, locale),
        wrong=wrong,
        moved=moved,
        spoken=spoken,
    )


def _problems(looked: gathering.Looked | None, locale: str) -> list[str]:
    return [spoken(one, locale) for one in looked.plan.problems] if looked else []


def _corrected(found: Sequence[Correction]) -> list[tuple[Correction, str, str]]:
    """Show what changes; of a phone only its ends."""
    return [
        (one, masked(one.before), masked(one.after))
        if one.field is Field.PHONE
        else (one, one.before, one.after)
        for one in found
    ]


def _send(post: Post) -> Response:
    file, locale = post.files.get("file", _NOTHING), tongue(post.request)
    store = place(post.request).store
    try:
        gathering.readable(file.name, file.data, locale)
        with store.transaction() as kept:
            name, now = who_asks(kept, post.request)
            row = camp_of(kept, post.request)
            gathering.put(kept, row, file.name, file.data, name, now)
    except UNREAD as error:
        with store.reading() as kept:
            return _shown(kept, post.request, told(error, file.data, locale))
    return to(f"/lead/camps/{row.id}/roster#changes")


send = acting(_send, gathering.MOST_BYTES, who_asks)


def _bring_in(post: Post) -> Response:
    seen, locale = post.fields.get("seen", ""), tongue(post.request)
    with place(post.request).store.transaction() as kept:
        name, now = who_asks(kept, post.request)
        row = camp_of(kept, post.request)
        done = gathering.bring_in(kept, row, seen, name, now, locale)
        if done is None:
            return _shown(kept, post.request, moved=True)
    came, altered = done
    return to(f"/lead/camps/{row.id}?came={came}&altered={altered}#next")


bring_in = acting(_bring_in)


def _drop(post: Post) -> Response:
    with place(post.request).store.transaction() as kept:
        who_asks(kept, post.request)
        row = camp_of(kept, post.request)
        uploads.drop_roster(kept, row.id)
    return to(f"/lead/camps/{row.id}/roster")


drop = acting(_drop)


def _empty(request: Request) -> Response:
    """Send an empty roster to be filled in."""
    with place(request).store.reading() as kept:
        who_asks(kept, request)
    headers = {"content-disposition": 'attachment; filename="roster.csv"'}
    body = write_csv(_HEADS[tongue(request)], [])
    return Response(body, 200, headers, "text/csv; charset=utf-8")


empty = looking(_empty)

_CAMP: Final = "/lead/camps/{camp:int}/roster"
ROUTES = [
    Route("/lead/roster.csv", empty),
    Route(_CAMP, roster),
    Route(_CAMP, send, methods=["POST"]),
    Route(f"{_CAMP}/apply", bring_in, methods=["POST"]),
    Route(f"{_CAMP}/drop", drop, methods=["POST"]),
]
