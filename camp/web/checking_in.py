"""The student's check-in: taken at once, answered when it is safe on the disk."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from camp.desk.handing_in import Came
from camp.web.guard import Awaiting, notice, place, token_for, way_back
from camp.web.writing import FullError

if TYPE_CHECKING:
    from camp.desk.student import Receipt
    from camp.web.forms import Post

_MOST_BYTES: Final = 300_000
"""Of a post: the longest text that is taken, its every character a Chinese one in a
form, with room for a longer one to be told so."""


async def _check_in(post: Post) -> Response:
    """Hand it to the writer and wait until it is kept."""
    words = post.fields.get("words", "")
    day = post.fields.get("day", "")
    token = token_for(post.request, "me")
    told: asyncio.Future[Receipt] = asyncio.get_running_loop().create_future()
    try:
        came = Came(token, day, post.many.get("part", ()), words)
        place(post.request).writer.put(came, told)
    except FullError:
        more = way_back(post.request) | {"kept": words}
        return await run_in_threadpool(notice, post.request, "busy", 503, **more)
    await told
    return Response(status_code=303, headers={"location": f"/me?got={day}#receipt"})


ROUTES = [
    Route("/me/checkin", Awaiting(_check_in, _MOST_BYTES), methods=["POST"]),
]
