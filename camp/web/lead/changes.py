"""Changing a camp that is open: the difference first, then what was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.routing import Route

from camp.curriculum import CurriculumError
from camp.desk.lead import changing, uploading
from camp.desk.lead.situation import situation
from camp.desk.refusal import Refusal, spoken
from camp.web.guard import acting, looking, page, place
from camp.web.lead.doors import camp_of, to, told, tongue, who_asks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from camp.pages import FaultShown
    from camp.store import Kept
    from camp.web.forms import Post

_FIELDS: Final = ("swap", "with", "postpone", "from")
_MOST_LINKED: Final = 4
"""Changed days that the camp's page leads to."""


def _revise(request: Request) -> Response:
    said = {name: request.query_params.get(name, "").strip() for name in _FIELDS}
    with place(request).store.reading() as kept:
        return _shown(kept, request, said)


revise = looking(_revise)


def _shown(
    kept: Kept, request: Request, said: Mapping[str, str], *, moved: bool = False
) -> Response:
    """Show what a change would come to, or why it cannot be."""
    locale = tongue(request)
    _, now = who_asks(kept, request)
    row = camp_of(kept, request)
    looked: changing.Looked | None = None
    wrong: Sequence[FaultShown | str] = ()
    if any(said.values()):
        try:
            change = _change(kept, said, request)
            looked = changing.look(kept, row, change, now, locale)
        except (Refusal, CurriculumError) as error:
            wrong = told(error, b"", locale)
    return page(
        request,
        "lead_revise",
        422 if wrong or moved else 200,
        seen=situation(kept, row, now),
        said=said,
        looked=looked,
        wrong=wrong,
        moved=moved,
        sent=uploading.choices(kept, said["from"]),
        shelf=uploading.on_shelf(locale),
        days=changing.movable(kept, row, now),
        most=changing.MOST_DAYS,
        spoken=spoken,
    )


def _change(kept: Kept, said: Mapping[str, str], request: Request) -> changing.Change:
    """Read what is wanted; Refusal for what cannot be read."""
    files = None
    if said["from"]:
        files = uploading.find(kept, said["from"], tongue(request)).files
    return changing.read(said["swap"], said["with"], said["postpone"], files)


def _apply(post: Post) -> Response:
    """Do what was shown; shown again when it would do something else by now."""
    said = {name: post.fields.get(name, "").strip() for name in _FIELDS}
    locale = tongue(post.request)
    with place(post.request).store.transaction() as kept:
        name, now = who_asks(kept, post.request)
        row = camp_of(kept, post.request)
        change = _change(kept, said, post.request)
        seen = post.fields.get("seen", "")
        days = changing.change(kept, row, change, seen, name, now, locale)
        if days is None:
            return _shown(kept, post.request, said, moved=True)
    shown = "-".join(map(str, days[:_MOST_LINKED]))
    return to(f"/lead/camps/{row.id}?changed={shown}#next")


apply = acting(_apply)

_CAMP: Final = "/lead/camps/{camp:int}/revise"
ROUTES = [
    Route(_CAMP, revise),
    Route(_CAMP, apply, methods=["POST"]),
]
