"""What outside apps may hand in, once each: the same acts as everyone's."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Header, Security
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from camp import clock
from camp.desk import keys, pushing
from camp.desk.keys import PUSH, App
from camp.desk.pushing import Became, PushedCheckIn, PushedReview
from camp.desk.refusal import spoken
from camp.store import Kept
from camp.web.api import shapes
from camp.web.api.answering import problem
from camp.web.api.gate import token
from camp.web.api.reads import KEY, NO
from camp.web.guard import language, place

router = APIRouter(
    dependencies=[Security(KEY)],
    responses=NO,
    generate_unique_id_function=lambda r: r.name,
)

Once = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="h.once",
        examples=["day5-batch-0001"],
    ),
]
Act = Callable[[Kept, App, datetime], Sequence[Became]]


@router.post(
    "/checkins",
    summary="checkins",
    description="checkins.more",
    response_model=shapes.Pushed,
    response_description="pushed",
)
def checkins(request: Request, sent: shapes.CheckInsSent, once: Once) -> Response:
    """Take an app's check-ins."""
    items = [
        PushedCheckIn(one.student, one.day, one.parts, one.words, one.at)
        for one in sent.checkins
    ]

    def act(kept: Kept, app: App, now: datetime) -> Sequence[Became]:
        return pushing.push_checkins(kept, app, items, now, leave_out=sent.leave_out)

    return _once(request, once, sent, act)


@router.post(
    "/reviews",
    summary="reviews",
    description="reviews.more",
    response_model=shapes.Pushed,
    response_description="pushed",
)
def reviews(request: Request, sent: shapes.ReviewsSent, once: Once) -> Response:
    """Take an app's likes, comments and stamps."""
    items = [
        PushedReview(one.student, one.day, one.kind, one.by, one.words, one.at)
        for one in sent.reviews
    ]

    def act(kept: Kept, app: App, now: datetime) -> Sequence[Became]:
        return pushing.push_reviews(kept, app, items, now, leave_out=sent.leave_out)

    return _once(request, once, sent, act)


def _once(request: Request, name: str, sent: BaseModel, act: Act) -> Response:
    """Do a push and keep its answer in one act; done before, give that answer."""
    asked = f"{request.url.path} {sent.model_dump_json()}"
    with place(request).store.transaction() as kept:
        app, now = keys.enter(kept, token(request), PUSH), clock.now(kept)
        before = keys.once(kept, app, name, asked, now)
        if before is not None:
            return _said(before.answer, before.status, again=True)
        done = act(kept, app, now)
        locale = language(request, app.cohort.curriculum.locale)
        text = _pushed(done, locale).model_dump_json()
        keys.keep_answer(kept, app, name, 200, text)
    return _said(text, 200, again=False)


def _said(text: str, status: int, *, again: bool) -> Response:
    headers = {"cache-control": "no-store"}
    if again:
        headers["idempotent-replayed"] = "true"
    return Response(text, status, headers, "application/json")


def _pushed(done: Sequence[Became], locale: str) -> shapes.Pushed:
    items = [_item(one, locale) for one in done]
    states = [one.state for one in items]
    return shapes.Pushed(
        new=states.count("new"),
        again=states.count("again"),
        left_out=states.count("left_out"),
        items=items,
    )


def _item(one: Became, locale: str) -> shapes.Item:
    if one.flaw is not None:
        flaw = one.flaw
        told = problem(flaw.item, flaw.field, flaw.code, spoken(flaw.words, locale))
        return shapes.Item(
            item=one.item, state="left_out", problem=shapes.Problem(**told)
        )
    return shapes.Item(
        item=one.item,
        state="again" if one.again else "new",
        parts=list(one.parts),
        whole=one.whole,
    )
