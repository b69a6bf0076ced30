"""What outside apps may read: the same facts as the pages', as JSON."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Security
from fastapi.security import HTTPBearer
from starlette.requests import Request

from camp import clock
from camp.cohort import group_name
from camp.curriculum import Slot
from camp.desk import enrolled, host, keys, lead, ops
from camp.desk.keys import READ, App
from camp.desk.lead.opening import current_number
from camp.desk.ops.tables import Table
from camp.desk.refusal import spoken
from camp.store import Kept, cohorts
from camp.web.api import shapes
from camp.web.api.gate import token
from camp.web.guard import language, place

KEY = HTTPBearer(auto_error=False, scheme_name="key", description="key")
NO: dict[int | str, dict[str, Any]] = {
    status: {"model": shapes.Refused, "description": f"no.{status}"}
    for status in (401, 403, 404, 422, 429)
}
router = APIRouter(
    dependencies=[Security(KEY)],
    responses=NO,
    generate_unique_id_function=lambda r: r.name,
)

_MOST = 999_999
"""No group or day has such a number; a database would take no larger one."""
Group = Annotated[int, Path(ge=0, le=_MOST, description="f.group", examples=[7])]
DayNumber = Annotated[int, Path(ge=0, le=_MOST, description="f.day", examples=[5])]
OfGroup = Annotated[
    int | None, Query(ge=0, le=_MOST, description="q.group", examples=[7])
]
Night = Annotated[
    int | None, Query(ge=0, le=_MOST, description="q.night", examples=[4])
]


@contextmanager
def entered(request: Request) -> Iterator[tuple[Kept, App, datetime]]:
    """One look, for an app that may read."""
    with place(request).store.reading() as kept:
        yield kept, keys.enter(kept, token(request), READ), clock.now(kept)


@router.get("/cohort", summary="cohort", description="cohort.more")
def cohort(request: Request) -> shapes.CohortShown:
    """Say which cohort a key is for."""
    with entered(request) as (kept, app, now):
        groups = cohorts.groups(kept, app.row.id)
    plan = app.cohort.curriculum
    return shapes.CohortShown(
        name=app.row.name,
        course=plan.title,
        zone=app.cohort.zone,
        first_day=plan.first_number,
        last_day=plan.last_number,
        today=current_number(app.cohort, now),
        parts={key: part.title for key, part in plan.parts.items()},
        groups=[
            shapes.GroupShown(
                number=one.number,
                name=group_name(one.number, plan.locale),
                track=one.track.value,
            )
            for one in groups
        ],
    )


@router.get("/roster", summary="roster", description="roster.more")
def roster(request: Request, group: OfGroup = None) -> shapes.Roster:
    """List who is in the camp."""
    with entered(request) as (kept, app, now):
        day, people = enrolled.enrolled(kept, app.row, group, now)
    students = [shapes.StudentShown(**one._asdict()) for one in people]
    return shapes.Roster(day=day, students=students)


@router.get("/calendar", summary="calendar", description="calendar.more")
def calendar(request: Request) -> shapes.Calendar:
    """List everything that falls due."""
    with entered(request) as (kept, app, now):
        lines = lead.calendar(kept, app.row, now)
    locale = language(request, app.cohort.curriculum.locale)
    return shapes.Calendar(
        zone=app.cohort.zone, due=[_due(line, locale) for line in lines]
    )


def _due(line: lead.Line, locale: str) -> shapes.Due:
    return shapes.Due(
        kind=line.kind.value,
        day=line.number,
        date=line.date,
        title=spoken(line.title, locale),
        slot=line.slot,
        what=spoken(line.what, locale),
        compose_at=line.compose_at,
        post_from=line.post_from,
        post_until=line.post_until,
        groups=line.groups,
        states=dict(line.states),
    )


@router.get(
    "/groups/{group}/days/{day}/scripts", summary="scripts", description="scripts.more"
)
def scripts(request: Request, group: Group, day: DayNumber) -> shapes.Scripts:
    """Show a group's day, both versions."""
    with entered(request) as (kept, app, now):
        locale = language(request, app.cohort.curriculum.locale)
        slots = [
            _slot(
                kept, host.place_of(kept, app.row, group, day, slot.value), now, locale
            )
            for slot in Slot
        ]
    return shapes.Scripts(group=group, day=day, slots=slots)


def _slot(
    kept: Kept, found: host.Place, now: datetime, locale: str
) -> shapes.SlotShown:
    full, short = (
        host.show(kept, found, version, now) for version in ("full", "short")
    )
    return shapes.SlotShown(
        slot=found.slot,
        window=found.window,
        state=full.state,
        said=spoken(full.word, locale),
        full=_messages(full),
        short=_messages(short),
    )


def _messages(shown: host.Shown) -> list[shapes.Message]:
    return [
        shapes.Message(
            text=one.text,
            minute=one.minute,
            cue=one.cue,
            spare=one.spare,
            pictures=list(one.pictures),
        )
        for one in shown.messages
    ]


@router.get("/standings", summary="standings", description="standings.more")
def standings(request: Request, night: Night = None) -> shapes.Standings:
    """Show a night's tables."""
    with entered(request) as (kept, app, now):
        found = ops.standings(kept, app.row, night, now)
    return shapes.Standings(
        night=found.number, tables=[_table(t) for t in found.tables]
    )


def _table(table: Table) -> shapes.Table:
    return shapes.Table(
        contest=table.contest,
        title=table.title,
        measure=table.measure,
        lines=[
            shapes.Line(
                place=line.standing.place,
                group=line.standing.number,
                name=line.standing.name,
                published=_figure(line.standing.figure),
                now=_figure(line.now),
                words=line.standing.words,
            )
            for line in table.lines
        ],
        duels=list(table.duels),
    )


def _figure(pair: tuple[int, int]) -> shapes.Figure:
    return shapes.Figure(done=pair[0], due=pair[1])


@router.get("/debrief", summary="debrief", description="debrief.more")
def debrief(request: Request, night: Night = None) -> shapes.DebriefShown:
    """Show a night's debrief."""
    with entered(request) as (kept, app, _):
        found = ops.debrief(kept, app.row, night)
    return shapes.DebriefShown(
        night=found.debrief.night,
        debrief=found.plain,
        corrections=list(found.corrections),
    )
