"""The application that outside apps talk to, mounted at /api/v1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastapi import FastAPI
from starlette.middleware import Middleware

from camp.web.api import answering, documents, pushes, reads
from camp.web.api.gate import Gate

if TYPE_CHECKING:
    from camp.web.guard import Place

VERSION: Final = "1.0"


def api(place: Place) -> FastAPI:
    """Make the application; it works with what the pages work with."""
    app = FastAPI(
        title="about",
        description="about.more",
        version=VERSION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        middleware=[Middleware(Gate)],
        exception_handlers=answering.HANDLERS,
    )
    app.state.place = place
    app.include_router(reads.router)
    app.include_router(pushes.router)
    for route in documents.ROUTES:
        app.router.routes.append(route)
    return app
