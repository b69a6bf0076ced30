"""Every address there is, and what surrounds them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from camp.web import doors, host, lead, ops, student, verify
from camp.web.guard import Calm, Place

if TYPE_CHECKING:
    from camp.settings import Settings
    from camp.store import Store


def build(store: Store, settings: Settings) -> Starlette:
    """Make the application; the caller opens and closes the store."""
    app = Starlette(
        routes=[
            Route("/", doors.home),
            Route("/healthz", doors.healthz),
            Route("/in/{token}", doors.come_in),
            Route("/asset/{name}", doors.asset),
            Route("/language", doors.tongue, methods=["POST"]),
            *host.ROUTES,
            *student.ROUTES,
            *lead.ROUTES,
            *ops.ROUTES,
            *verify.ROUTES,
        ],
        middleware=[Middleware(Calm), Middleware(GZipMiddleware, minimum_size=500)],
        exception_handlers={404: doors.lost, 405: doors.lost},
    )
    app.state.place = Place(store, settings)
    return app
