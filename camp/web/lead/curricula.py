"""Curricula: sent, looked over line by line, and any day of them read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import Response
from starlette.routing import Route

from camp import shelf
from camp.curriculum import MAIN
from camp.desk.lead import ahead, faults, uploading
from camp.desk.lead.upload_wording import say
from camp.desk.numbers import read_number
from camp.desk.refusal import Refusal
from camp.store import uploads
from camp.web.forms import File
from camp.web.guard import acting, looking, page, place
from camp.web.lead.doors import UNREAD, to, told, tongue, who_asks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from camp.desk.lead.uploading import Draft
    from camp.pages import DayAhead, FaultShown
    from camp.web.forms import Post

_NOTHING: Final = File("", b"")


def _curricula(request: Request) -> Response:
    with place(request).store.reading() as kept:
        who_asks(kept, request)
        sent = uploads.everyone(kept)
    return _listed(request, sent)


curricula = looking(_curricula)


def _listed(
    request: Request,
    sent: Sequence[uploads.Upload],
    wrong: Sequence[FaultShown | str] = (),
    called: str = "",
) -> Response:
    status = 422 if wrong else 200
    facts = {
        "sent": sent,
        "shelf": uploading.on_shelf(tongue(request)),
        "wrong": wrong,
        "called": called,
    }
    return page(request, "lead_curricula", status, **facts)


def _send(post: Post) -> Response:
    """Keep a curriculum and show it; what cannot be read at all is said at once."""
    file, locale = post.files.get("file", _NOTHING), tongue(post.request)
    store = place(post.request).store
    with store.reading() as kept:
        who_asks(kept, post.request)
        sent = uploads.everyone(kept)
    # The upload that a corrected one takes the place of.
    instead = max(read_number(post.fields.get("instead", "")), 0)
    try:
        # Reading takes seconds; it is done before the database is held.
        uploading.of_body("", uploading.plain_name(file.name), file.data, locale)
        with store.transaction() as kept:
            name, now = who_asks(kept, post.request)
            key = uploading.keep(kept, file.name, file.data, name, now, locale, instead)
    except UNREAD as error:
        wrong = told(error, file.data, locale)
        return _listed(post.request, sent, wrong, uploading.plain_name(file.name))
    return to(f"/lead/curricula/{key}")


send = acting(_send, uploading.MOST_BYTES, who_asks)


def _curriculum(request: Request) -> Response:
    locale = tongue(request)
    with place(request).store.reading() as kept:
        who_asks(kept, request)
        draft = uploading.find(kept, request.path_params["key"], locale)
    days = faults.days_of(draft)
    day = _day(request, draft, locale)
    return page(
        request,
        "lead_curriculum",
        draft=draft,
        days=days,
        day=day,
        errors=faults.of_draft(draft, draft.report.errors, locale),
        warnings=faults.of_draft(draft, draft.report.warnings, locale),
    )


curriculum = looking(_curriculum)


def _written(request: Request) -> Response:
    """Send the curriculum.yaml that came of a plan, to go on with."""
    with place(request).store.reading() as kept:
        who_asks(kept, request)
        key = str(request.path_params["upload"])
        draft = uploading.find(kept, key, tongue(request))
    headers = {
        "content-disposition": f'attachment; filename="{MAIN}"',
        "cache-control": "no-store",
    }
    return Response(draft.files[MAIN], 200, headers, "application/yaml")


written = looking(_written)


def _day(request: Request, draft: Draft, locale: str) -> DayAhead | None:
    """Write out the day that is asked for; none of a course that does not load."""
    plan = draft.report.curriculum
    if plan is None:
        return None
    asked = read_number(request.query_params.get("day", ""))
    day = min(max(asked if asked >= 0 else 1, plan.first_number), plan.last_number)
    kind = ahead.standing(request.query_params.get("as", ""))
    return ahead.of_course(plan, draft.files, shelf.library, day, kind, locale)


def _drop(post: Post) -> Response:
    with place(post.request).store.transaction() as kept:
        who_asks(kept, post.request)
        uploads.drop(kept, post.request.path_params["upload"])
    return to("/lead/curricula")


drop = acting(_drop)


def usable(draft: Draft) -> None:
    """See that a camp can be opened with a curriculum; Refusal when it cannot."""
    errors = len(draft.report.errors)
    if errors or draft.report.curriculum is None:
        raise Refusal(say("faulty", count=errors))


ROUTES = [
    Route("/lead/curricula", curricula),
    Route("/lead/curricula", send, methods=["POST"]),
    Route("/lead/curricula/{key}", curriculum),
    Route("/lead/curricula/{upload:int}/curriculum.yaml", written),
    Route("/lead/curricula/{upload:int}/drop", drop, methods=["POST"]),
]
