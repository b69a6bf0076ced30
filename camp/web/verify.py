"""Whether a certificate is real, for whoever is shown one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from camp.desk import verifying
from camp.web.guard import language, page, place

if TYPE_CHECKING:
    from starlette.requests import Request


def ask(request: Request) -> Response:
    """Ask for the number on a certificate, and lead to what it says."""
    said = request.query_params.get("serial", "")
    serial = verifying.as_printed(said)
    if serial:
        return RedirectResponse(f"/verify/{serial}", 303)
    return page(request, "verify", found=None, said=said, asked=False)


def answer(request: Request) -> Response:
    """Say what a certificate of this number says, or that there is none."""
    said = request.path_params["serial"]
    with place(request).store.reading() as kept:
        found = verifying.verify(kept, said, language(request))
    status = 404 if found is None else 200
    return page(request, "verify", status, found=found, said=said[:60], asked=True)


ROUTES = [Route("/verify", ask), Route("/verify/{serial}", answer)]
