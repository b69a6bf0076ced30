"""The doors of a host's desk: open one transaction, call one act, show the page."""

from __future__ import annotations

from typing import Final

from starlette.routing import Route

from camp.web.host import ahead, appeals, away, homework, members, today

_POST: Final = ["POST"]

ROUTES = [
    Route("/desk", today.desk),
    Route("/desk/note", today.note, methods=_POST),
    Route("/desk/{day:int}/{slot}/posted", today.posted, methods=_POST),
    Route("/desk/{day:int}/{slot}/undo", today.undo, methods=_POST),
    Route("/desk/{day:int}/{slot}/copied", today.copied, methods=_POST),
    Route("/desk/{day:int}/{slot}/edit", today.edit, methods=["GET"]),
    Route("/desk/{day:int}/{slot}/edit", today.rewrite, methods=_POST),
    Route("/desk/{day:int}/{slot}/picture/{nth:int}", today.picture),
    Route("/desk/homework", homework.homework),
    Route("/desk/homework/{day:int}/{whom:int}", homework.answer, methods=_POST),
    Route("/desk/appeals", appeals.appeals),
    Route("/desk/appeals/{day:int}/{whom:int}", appeals.answer, methods=_POST),
    Route("/desk/members", members.members),
    Route("/desk/members/link", away.join_link),
    Route("/desk/members/excuse", members.excuse, methods=_POST),
    Route("/desk/members/{whom:int}", members.letter),
    Route("/desk/members/{whom:int}/sent", members.sent, methods=_POST),
    Route("/desk/ahead", ahead.ahead),
    Route("/desk/ahead/{day:int}", ahead.ahead),
    Route("/desk/ahead/{day:int}/{slot}", ahead.read, methods=_POST),
    Route("/desk/words", ahead.hard_words),
    Route("/desk/handover", away.handover, methods=["GET"]),
    Route("/desk/handover", away.hand_over, methods=_POST),
    Route("/desk/reminders", away.reminders),
    Route("/calendar/{token}.ics", away.calendar),
]
