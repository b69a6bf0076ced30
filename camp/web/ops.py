"""The ops desk: last night's debrief, and who needs a person now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from camp import pages
from camp.desk import appeals, course, ops
from camp.desk.numbers import read_number
from camp.desk.ops import deadlines, figuring, office, watching
from camp.web.guard import acting, language, looking, page, place, seat

if TYPE_CHECKING:
    from starlette.requests import Request

    from camp.web.forms import Post

_MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_MOST_IDS = 1_000


def _office(request: Request) -> Response:
    locale = language(request)
    with place(request).store.reading() as kept:
        found, now = seat(kept, request, "ops")
        camps = office.office(kept, now, locale)
    return page(request, "ops", camps=camps, who=found.name)


def _night(request: Request) -> Response:
    path, locale = request.path_params, language(request)
    with place(request).store.reading() as kept:
        _, now = seat(kept, request, "ops")
        row = office.camp_of(kept, path["camp"])
        found = ops.debrief(kept, row, path.get("night"), reader=locale)
        late = deadlines.passed(kept, row, found.debrief, now, locale)
        groups = office.groups_of(kept, row)
        day = office.day_of(kept, row, found.debrief.night, locale)
    html = pages.night_html(
        found.debrief, found.beside, locale, (row.id, day), groups, late
    )
    return HTMLResponse(html, headers={"cache-control": "no-store"})


def _group(request: Request) -> Response:
    path, locale = request.path_params, language(request)
    with place(request).store.reading() as kept:
        seat(kept, request, "ops")
        row = office.camp_of(kept, path["camp"])
        found = ops.debrief(kept, row, path["night"], reader=locale)
        shown = office.group_night(kept, row, found, path["group"], locale)
    return page(request, "ops_group", camp=row.id, g=shown)


def _figures(request: Request) -> Response:
    locale = language(request)
    with place(request).store.reading() as kept:
        seat(kept, request, "ops")
        row = office.camp_of(kept, request.path_params["camp"])
        shown = figuring.figures(kept, row, locale)
    return page(request, "ops_figures", name=row.name, camp=row.id, f=shown)


def _watch(request: Request) -> Response:
    locale, path = language(request), request.path_params
    with place(request).store.reading() as kept:
        found, now = seat(kept, request, "ops")
        row = office.camp_of(kept, path["camp"])
        night, lines = watching.watching(
            kept, row, path.get("night"), now, locale, found.name
        )
    return page(
        request, "ops_watch", name=row.name, camp=row.id, night=night, lines=lines
    )


def _compare(request: Request) -> Response:
    with place(request).store.reading() as kept:
        seat(kept, request, "ops")
        chart, days, table = figuring.compared(kept)
    return page(request, "ops_compare", chart=chart, days=days, table=table)


def _export(request: Request) -> Response:
    path, locale = request.path_params, language(request)
    with place(request).store.reading() as kept:
        _, now = seat(kept, request, "ops")
        row = office.camp_of(kept, path["camp"])
        wish = path["what"], path["form"]
        data = figuring.exported(kept, row, wish, now, locale)
    name = f"camp-{row.id}-{path['what']}.{path['form']}"
    headers = {
        "cache-control": "no-store",
        "content-disposition": f'attachment; filename="{name}"',
    }
    return Response(data, 200, headers, _MEDIA[path["form"]])


def _retry(post: Post) -> Response:
    said = post.fields.get("ids", "").split(",")[:_MOST_IDS]
    ids = [one for one in map(read_number, said) if one >= 0]
    with place(post.request).store.transaction() as kept:
        found, now = seat(kept, post.request, "ops")
        row = office.camp_of(kept, post.request.path_params["camp"])
        ops.retry(kept, row, ids, found.name, now)
    return RedirectResponse("/ops", 303)


def _act(post: Post) -> Response:
    path, said = post.request.path_params, post.fields
    with place(post.request).store.transaction() as kept:
        found, now = seat(kept, post.request, "ops")
        row = office.camp_of(kept, path["camp"])
        where = path["night"], path["group"]
        what, words = said.get("act", ""), said.get("words", "")
        watching.act(kept, row, where, what, words, found.name, now)
    part = f"g{path['group']}"
    return RedirectResponse(f"/ops/{path['camp']}/watch/{path['night']}#{part}", 303)


def _appeals(request: Request) -> Response:
    locale = language(request)
    with place(request).store.reading() as kept:
        _, now = seat(kept, request, "ops")
        row = office.camp_of(kept, request.path_params["camp"])
        cohort, _ = course.cohort_of(kept, row)
        waiting = appeals.listed(kept, cohort, now, locale)
    return page(request, "ops_appeals", name=row.name, camp=row.id, waiting=waiting)


def _answer(post: Post) -> Response:
    path, said = post.request.path_params, post.fields
    with place(post.request).store.transaction() as kept:
        found, now = seat(kept, post.request, "ops")
        row = office.camp_of(kept, path["camp"])
        whose, act = (path["day"], path["whom"]), said.get("act", "")
        words = said.get("words", "")
        appeals.answer(kept, row, None, whose, act, words, found.name, now)
    return RedirectResponse(f"/ops/{path['camp']}/appeals", 303)


ROUTES = [
    Route("/ops", looking(_office)),
    Route("/ops/compare", looking(_compare)),
    Route("/ops/{camp:int}/night", looking(_night)),
    Route("/ops/{camp:int}/night/{night:int}", looking(_night)),
    Route("/ops/{camp:int}/night/{night:int}/{group:int}", looking(_group)),
    Route("/ops/{camp:int}/figures", looking(_figures)),
    Route("/ops/{camp:int}/watch", looking(_watch)),
    Route("/ops/{camp:int}/watch/{night:int}", looking(_watch)),
    Route(
        "/ops/{camp:int}/watch/{night:int}/{group:int}", acting(_act), methods=["POST"]
    ),
    Route("/ops/{camp:int}/appeals", looking(_appeals)),
    Route(
        "/ops/{camp:int}/appeals/{day:int}/{whom:int}",
        acting(_answer),
        methods=["POST"],
    ),
    Route("/ops/{camp:int}/export/{what}.{form}", looking(_export)),
    Route("/ops/{camp:int}/retry", acting(_retry), methods=["POST"]),
]
