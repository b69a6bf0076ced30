"""How the API says no: JSON that names the field and the place, in a reader's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from camp.desk.keys import Locked, Reused
from camp.desk.pushing import Flawed
from camp.desk.refusal import Refusal, spoken
from camp.web.api.wording import said_of, say
from camp.web.guard import language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request

_ITEM: Final = 3
"""Parts of the place of an item's field: body, checkins, 3, day."""
_LONGEST: Final = 60
"""Characters that are repeated of a field's name."""
_OF_STATUS: Final = {401: "locked", 404: "nowhere", 405: "method", 413: "big"}
_NOT_READ: Final = 400
_ASKS: Final = {"www-authenticate": "Bearer"}


def no(
    request: Request,
    status: int,
    code: str,
    words: str = "",
    problems: Sequence[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """Say no: a code for the program, words for its people, and each problem."""
    locale = language(request)
    said = words or say(code, locale)
    body = {"error": code, "message": said, "problems": list(problems)}
    kept = {"cache-control": "no-store", **(headers or {})}
    return JSONResponse(body, status, kept)


def refused(request: Request, error: Refusal) -> JSONResponse:
    """Turn a desk's no into an answer."""
    locale = language(request)
    words = [spoken(reason, locale) for reason in error.reasons]
    if isinstance(error, Locked):
        if error.known:
            return no(request, 403, "may", words[0])
        return no(request, 401, "locked", words[0], headers=_ASKS)
    if isinstance(error, Reused):
        return no(request, 422, "reused", words[0])
    if isinstance(error, Flawed):
        problems = [
            problem(one.item, one.field, one.code, spoken(one.words, locale))
            for one in error.flaws
        ]
        return no(request, 422, "refused", problems=problems)
    looked = request.method in {"GET", "HEAD"}
    code = "not_there" if looked else "refused"
    return no(request, 404 if looked else 422, code, "\n".join(words))


def problem(item: int | None, field: str, code: str, words: str) -> dict[str, Any]:
    """Name one problem; ``item`` counts from 0 and is null outside a list."""
    return {"item": item, "field": field, "code": code, "message": words}


def _wrong(request: Request, error: RequestValidationError) -> JSONResponse:
    locale = language(request)
    problems = [_told(one, locale) for one in error.errors()]
    return no(request, 422, "wrong", problems=problems)


def _told(found: Mapping[str, Any], locale: str) -> dict[str, Any]:
    """Say what is wrong with a field, of an item when it is in a list."""
    place = list(found["loc"])
    item = place[2] if len(place) > _ITEM - 1 and isinstance(place[2], int) else None
    rest = place[_ITEM:] if item is not None else place[1:]
    # A name we do not know is theirs, and may be anything.
    name = ".".join(str(part)[:_LONGEST] for part in rest)
    name = name.encode("utf-8", "replace").decode()
    words = said_of(found["type"], found.get("ctx", {}), locale)
    return problem(item, name, found["type"], words)


def _plain(request: Request, error: HTTPException) -> JSONResponse:
    if error.status_code == _NOT_READ:
        # Bytes that are no UTF-8: wrong in the same way as a torn JSON.
        words = said_of("json_invalid", {}, language(request))
        told = problem(None, "", "json_invalid", words)
        return no(request, 422, "wrong", problems=[told])
    code = _OF_STATUS.get(error.status_code, "wrong")
    return no(request, error.status_code, code, headers=error.headers)


HANDLERS: Final[dict[Any, Any]] = {
    Refusal: refused,
    RequestValidationError: _wrong,
    HTTPException: _plain,
}
