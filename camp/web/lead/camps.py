"""Camps: all of them, a new one, one of them, its calendar and any of its days."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from starlette.responses import Response
from starlette.routing import Route

from camp.desk import lead, ops
from camp.desk.lead import ahead, almanac, uploading
from camp.desk.lead.headline import headline
from camp.desk.lead.schedule import by_day
from camp.desk.lead.situation import shown_day, situation, situations
from camp.desk.lead.upload_wording import say
from camp.desk.ops import deadlines
from camp.desk.refusal import Refusal, spoken
from camp.sheets import write_csv
from camp.store import cohorts, uploads
from camp.web.guard import acting, looking, page, place
from camp.web.lead.curricula import usable
from camp.web.lead.doors import camp_of, to, tongue, who_asks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from camp.desk.lead.situation import Situation
    from camp.desk.ops.today import Today
    from camp.pages.ops_shown import Decision
    from camp.web.forms import Post

_COUNT: Final = re.compile("[0-9]{1,6}")
_DAY: Final = re.compile("[0-9]{1,3}")
_FIELDS: Final = ("from", "start", "name", "zone", "skips")


def _camps(request: Request) -> Response:
    with place(request).store.reading() as kept:
        _, now = who_asks(kept, request)
        seen = situations(kept, now)
        sent = uploads.everyone(kept)
        first = next((one for one in seen if one.when != "over"), None)
        going: Today | None = None
        if first and first.when == "running":
            going = ops.today(kept, first.row, now)
    return page(
        request,
        "lead",
        camps=seen,
        sent=sent,
        spoken=spoken,
        first=first,
        going=going,
        headline=headline,
    )


camps = looking(_camps)


def _new(request: Request) -> Response:
    with place(request).store.reading() as kept:
        who_asks(kept, request)
        chosen = request.query_params.get("from", "")
        sent = uploading.choices(kept, chosen)
    return _form(request, dict.fromkeys(_FIELDS, "") | {"from": chosen}, sent)


new = looking(_new)


def _form(
    request: Request,
    said: dict[str, str],
    sent: list[uploads.Upload],
    wrong: tuple[str, ...] = (),
) -> Response:
    status = 422 if wrong else 200
    facts = {
        "said": said,
        "sent": sent,
        "shelf": uploading.on_shelf(tongue(request)),
        "wrong": wrong,
    }
    return page(request, "lead_new", status, **facts)


def _open(post: Post) -> Response:
    """Open a camp; what is wrong is said above the form, with what was written."""
    said = {name: post.fields.get(name, "").strip() for name in _FIELDS}
    locale, store = tongue(post.request), place(post.request).store
    with store.reading() as kept:
        who_asks(kept, post.request)
        sent = uploading.choices(kept, said["from"])
    try:
        with store.reading() as kept:
            draft = uploading.find(kept, said["from"], locale)
        usable(draft)
        start, skips = _date(said["start"]), _skips(said["skips"])
        with store.transaction() as kept:
            name, now = who_asks(kept, post.request)
            done = lead.open_cohort(
                kept,
                draft.files,
                uploading.library(),
                start,
                said["name"] or None,
                said["zone"] or None,
                skips,
                now,
                who=name,
                locale=locale,
                ahead=True,
            )
    except Refusal as no:
        wrong = tuple(spoken(reason, locale) for reason in no.reasons)
        return _form(post.request, said, sent, wrong)
    return to(f"/lead/camps/{done.id}")


open_ = acting(_open)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal(say("start")) from None


def _skips(text: str) -> list[date]:
    found = []
    for one in re.split(r"[\s,，、;；]+", text.strip()):
        try:
            found += [date.fromisoformat(one)] if one else []
        except ValueError:
            raise Refusal(say("skip", text=one[:20])) from None
    return found


def _camp(request: Request) -> Response:
    with place(request).store.reading() as kept:
        _, now = who_asks(kept, request)
        row = camp_of(kept, request)
        seen = situation(kept, row, now)
        going: Today | None = None
        decisions: Sequence[Decision] = ()
        if seen.when == "running":
            going = ops.today(kept, row, now)
            decisions = deadlines.for_the_lead(kept, row, now, tongue(request))
        heads = ops.heads_called(ops.head_count(kept, row.id, max(seen.number, 0)))
    asked = request.query_params
    return page(
        request,
        "lead_camp",
        seen=seen,
        going=going,
        decisions=decisions,
        heads=heads,
        day=shown_day(seen, now),
        spoken=spoken,
        changed="changed" in asked,
        changed_days=_numbers(asked.get("changed", ""), seen),
        came=_count(asked.get("came", "")),
        altered=_count(asked.get("altered", "")),
    )


camp = looking(_camp)


def _count(text: str) -> int | None:
    return int(text) if _COUNT.fullmatch(text) else None


def _numbers(text: str, seen: Situation) -> list[int]:
    """Read the days of an address, as far as the camp has them: 10-13."""
    asked = {int(one) for one in text.split("-") if _DAY.fullmatch(one)}
    return [n for n in sorted(asked) if seen.first <= n <= seen.last]


def _approve(post: Post) -> Response:
    with place(post.request).store.transaction() as kept:
        name, now = who_asks(kept, post.request)
        row = camp_of(kept, post.request)
        lead.approve(kept, row, name, now)
    return to(f"/lead/camps/{row.id}#next")


approve = acting(_approve)


def _call_off(post: Post) -> Response:
    """Take back a camp that nobody is in; pressed twice, it is gone once."""
    with place(post.request).store.transaction() as kept:
        name, now = who_asks(kept, post.request)
        row = camp_of(kept, post.request)
        lead.call_off(kept, row, name, now)
    return to("/lead")


call_off = acting(_call_off)


def _calendar(request: Request) -> Response:
    locale = tongue(request)
    with place(request).store.reading() as kept:
        _, now = who_asks(kept, request)
        row = camp_of(kept, request)
        seen = situation(kept, row, now)
        lines = lead.calendar(kept, row, now)
    days = by_day(seen, lines, now, locale)
    return page(request, "lead_calendar", seen=seen, days=days, spoken=spoken)


calendar = looking(_calendar)


def _calendar_file(request: Request) -> Response:
    """Send the calendar as a file: for a phone, or for a spreadsheet."""
    locale, kind = tongue(request), request.path_params["kind"]
    with place(request).store.reading() as kept:
        _, now = who_asks(kept, request)
        row = camp_of(kept, request)
        lines = lead.calendar(kept, row, now)
        text = lead.ics(kept, row, lines, locale) if kind == "ics" else ""
    if kind == "csv":
        body: str | bytes = write_csv(
            almanac.headings(locale), almanac.rows(lines, locale)
        )
    elif kind == "ics":
        body = text
    else:
        raise Refusal(say("no_camp"))
    headers = {
        "content-disposition": f'attachment; filename="camp-{row.id}.{kind}"',
        "cache-control": "no-store",
    }
    media = "text/calendar" if kind == "ics" else "text/csv"
    return Response(body, 200, headers, f"{media}; charset=utf-8")


calendar_file = looking(_calendar_file)


def _day(request: Request) -> Response:
    """Show any day as any group would see it."""
    number, locale = request.path_params["day"], tongue(request)
    with place(request).store.reading() as kept:
        _, now = who_asks(kept, request)
        row = camp_of(kept, request)
        seen = situation(kept, row, now)
        groups = cohorts.groups(kept, row.id)
        asked = request.query_params.get("group", "")
        chosen = asked or (str(groups[0].number) if groups else ahead.MIDDLE)
        day = ahead.of_camp(kept, row, number, chosen, now, locale)
    return page(request, "lead_day", seen=seen, groups=groups, day=day, spoken=spoken)


day = looking(_day)


ROUTES = [
    Route("/lead", camps),
    Route("/lead/camps/new", new),
    Route("/lead/camps", open_, methods=["POST"]),
    Route("/lead/camps/{camp:int}", camp),
    Route("/lead/camps/{camp:int}/approve", approve, methods=["POST"]),
    Route("/lead/camps/{camp:int}/call-off", call_off, methods=["POST"]),
    Route("/lead/camps/{camp:int}/calendar", calendar),
    Route("/lead/camps/{camp:int}/calendar.{kind}", calendar_file),
    Route("/lead/camps/{camp:int}/day/{day:int}", day),
]
