"""What every door of the lead's desk begins and ends with."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from starlette.responses import RedirectResponse

from camp.curriculum import CurriculumError
from camp.desk.lead.faults import faults_of
from camp.desk.lead.upload_wording import say
from camp.desk.refusal import Refusal, spoken
from camp.sheets import SheetError
from camp.store import cohorts
from camp.web.guard import language, seat

if TYPE_CHECKING:
    from datetime import datetime

    from starlette.requests import Request

    from camp.curriculum import Locale
    from camp.pages import FaultShown
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

UNREAD = (Refusal, SheetError, CurriculumError)
"""What reading a file that was sent may end in."""


def tongue(request: Request) -> Locale:
    """Pick the language of a lead's pages."""
    return cast("Locale", language(request))


def who_asks(kept: Kept, request: Request) -> tuple[str, datetime]:
    """Let a lead in, and say their name and the time."""
    found, now = seat(kept, request, "lead")
    return found.name, now


def camp_of(kept: Kept, request: Request) -> CohortRow:
    """Find the camp an address means; Refusal when there is none."""
    row = cohorts.get(kept, request.path_params["camp"])
    if row is None:
        raise Refusal(say("no_camp"))
    return row


def to(address: str) -> RedirectResponse:
    """Show a page after an act."""
    return RedirectResponse(address, 303)


def told(error: Exception, body: bytes, locale: str) -> list[FaultShown | str]:
    """Say what is wrong with a file that could not be read, each under its line."""
    if isinstance(error, CurriculumError):
        files = {one.file: body for one in error.problems}
        return list(faults_of(error.problems, files, locale=locale))
    if isinstance(error, SheetError):
        return [str(one) for one in error.problems]
    if isinstance(error, Refusal):
        return [spoken(one, locale) for one in error.reasons]
    raise error
