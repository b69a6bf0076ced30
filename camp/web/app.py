"""Every address there is, and what surrounds them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route

from camp.web import checking_in, doors, host, joining, lead, ops, quiz, student, verify
from camp.web.api import api
from camp.web.around import Calm, Pressed
from camp.web.guard import Place
from camp.web.writing import Writer

if TYPE_CHECKING:
    from camp.settings import Settings
    from camp.store import Store


def build(store: Store, settings: Settings) -> Starlette:
    """Make the application; the caller opens and closes the store.

    Its writer is to be closed before the store (``app.state.place.writer``).
    """
    place = Place(store, settings, Writer(store, settings.secret))
    app = Starlette(
        routes=[
            *checking_in.ROUTES,  # first: the busiest of all
            Route("/", doors.home),
            Route("/healthz", doors.healthz),
            Route("/in/{token}", doors.come_in),
            Route("/asset/{name}", doors.asset),
            Route("/language", doors.tongue, methods=["POST"]),
            *host.ROUTES,
            *quiz.ROUTES,
            *joining.ROUTES,
            *student.ROUTES,
            *lead.ROUTES,
            *ops.ROUTES,
            *verify.ROUTES,
            Mount("/api/v1", api(place)),
        ],
        middleware=[Middleware(Calm), Middleware(Pressed, minimum_size=500)],
        exception_handlers={404: doors.lost, 405: doors.lost},
    )
    app.state.place = place
    return app
