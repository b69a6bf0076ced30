"""One student: found by name or number, and the acts that change how they take part."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from starlette.routing import Route

from camp.desk import lead
from camp.desk.lead import students
from camp.desk.lead.situation import situation
from camp.desk.lead.student_wording import say
from camp.desk.numbers import read_number
from camp.desk.refusal import Refusal
from camp.web.guard import acting, looking, page, place
from camp.web.lead.doors import camp_of, to, tongue, who_asks

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from starlette.requests import Request
    from starlette.responses import Response

    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.web.forms import Post


def _search(request: Request) -> Response:
    wanted = request.query_params.get("who", "")[:60]
    with place(request).store.reading() as kept:
        _, now = who_asks(kept, request)
        row = camp_of(kept, request)
        seen = situation(kept, row, now)
        found, more = students.search(kept, row, wanted, tongue(request))
    facts = {"seen": seen, "wanted": wanted, "found": found, "more": more}
    return page(request, "lead_students", **facts)


def _student(request: Request) -> Response:
    whom = request.path_params["whom"]
    with place(request).store.reading() as kept:
        _, now = who_asks(kept, request)
        row = camp_of(kept, request)
        seen = situation(kept, row, now)
        one = students.shown(kept, row, whom, now, tongue(request))
    return page(request, "lead_student", seen=seen, one=one)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a lead asks for one student, within a transaction."""

    kept: Kept
    row: CohortRow
    ref: str
    post: Post
    who: str
    now: datetime

    def said(self, name: str) -> str:
        """Read a field of the form."""
        return self.post.fields.get(name, "")

    def number(self, name: str) -> int:
        """Read a number that was chosen; Refusal when none was."""
        number = read_number(self.said(name))
        if number < 0:
            raise Refusal(say(name))
        return number


def _leave(a: _Asked) -> None:
    day, why = a.number("day"), a.said("words")
    lead.leave(a.kept, a.row, a.ref, day, who=a.who, why=why, now=a.now)


def _excuse(a: _Asked) -> None:
    day, why = a.number("day"), a.said("words")
    lead.excuse(a.kept, a.row, a.ref, day, who=a.who, why=why, now=a.now)


def _move(a: _Asked) -> None:
    lead.move(a.kept, a.row, a.ref, a.number("group"), a.who, a.now)


def _tier(a: _Asked) -> None:
    lead.change_tier(a.kept, a.row, a.ref, a.said("tier"), a.who, a.now)


def _track(a: _Asked) -> None:
    lead.change_track(a.kept, a.row, a.ref, a.said("track"), a.who, a.now)


def _labels(a: _Asked) -> None:
    """Change what was ticked or unticked, and nothing that others changed meanwhile."""
    had, has = set(a.post.many.get("had", ())), set(a.post.many.get("label", ()))
    lead.change_labels(a.kept, a.row, a.ref, has - had, had - has, who=a.who, now=a.now)


def _leave_camp(a: _Asked) -> None:
    if not a.said("sure"):
        raise Refusal(say("sure"))
    why, back = a.said("words"), bool(a.said("refunded"))
    lead.leave_camp(a.kept, a.row, a.ref, a.who, a.now, why=why, refunded=back)


_ACTS: Final[dict[str, Callable[[_Asked], None]]] = {
    "leave": _leave,
    "excuse": _excuse,
    "move": _move,
    "tier": _tier,
    "track": _track,
    "labels": _labels,
    "gone": _leave_camp,
}


def _act(name: str, post: Post) -> Response:
    whom = post.request.path_params["whom"]
    with place(post.request).store.transaction() as kept:
        who, now = who_asks(kept, post.request)
        row = camp_of(kept, post.request)
        ref = students.ref_of(kept, row, whom)
        _ACTS[name](_Asked(kept, row, ref, post, who, now))
    return to(f"/lead/camps/{row.id}/students/{whom}#{name}")


_STUDENTS: Final = "/lead/camps/{camp:int}/students"
ROUTES = [
    Route(_STUDENTS, looking(_search)),
    Route(f"{_STUDENTS}/{{whom:int}}", looking(_student)),
    *(
        Route(
            f"{_STUDENTS}/{{whom:int}}/{name}",
            acting(partial(_act, name)),
            methods=["POST"],
        )
        for name in _ACTS
    ),
]
