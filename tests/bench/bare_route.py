"""A check-in by hand: one route, the statements of one check-in, one commit.

What :mod:`check_in_post` measures beside. It believes whatever it is sent: no rule of
the camp is asked, no refusal worded, no text cleaned. It reads the form as fast as we do.
"""

from __future__ import annotations

import socket

import uvicorn
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from camp.store import Store
from camp.web.forms import fields_of

CLOCK = text("select now from rehearsal_clock where id = 1")
SECRET = text("select value from secret where id = 1")
LINK = text(
    "select id, role, cohort_id, group_id, student_id, name, made_at, made_by, until, "
    "ended_at from link where id = :id"
)
COHORT = text(
    "select id, name, version_id, start, zone, skips, signed_version, signed_by, "
    "signed_at from cohort where id = :id"
)
VERSION = text("select sha from version where id = :id")
STUDENT = text(
    "select id, group_id, tier, track, joined from student "
    "where +cohort_id = :cohort and id = :id"
)
CHANGES = text(
    "select student_id, aspect, day, value, id from change where student_id = :id "
    "order by day, id"
)
FACT = text(
    "select day, student_id, group_id, tier, in_time, parts, full_at, first_at, "
    "last_at, chars, longest, short, sent, best, reviews from fact "
    "where cohort_id = :cohort and day = :day and student_id = :id"
)
PUT = text(
    "insert into fact values (:cohort, :day, :id, :group, :tier, :parts, :parts, :at, "
    ":at, :at, :chars, :chars, 0, 1, 0, 0) on conflict (cohort_id, day, student_id) "
    "do update set parts = excluded.parts, last_at = excluded.last_at, sent = sent + 1"
)
SUBMIT = text(
    "insert into submission (id, at, parts, chars, words) "
    "values (:key, :at, :parts, :chars, :words)"
)
PROGRESS = text(
    "update progress set came = came | :bit, whole = whole | :bit, "
    "chars = chars + :chars where student_id = :id"
)
CLOSED = text("select max(number) from night where cohort_id = :cohort")
TIERS = ("light", "medium", "heavy")
PARTS = {"listen": 1, "homework": 2, "reflection": 4}


def bare(url: str) -> None:
    """Serve the one route until told to stop."""
    store = Store(url)  # for its pragmas: WAL, synchronous=FULL, BEGIN IMMEDIATE
    engine = store.engine

    async def check_in(request):
        form = fields_of(await request.body())
        token = request.cookies["camp-me"]
        words, day = form["words"][-1], int(form["day"][-1])
        with engine.begin() as c:
            at = c.execute(CLOCK).one()[0] // 1_000_000
            c.execute(SECRET).one()
            link = c.execute(LINK, {"id": int(token.partition("-")[0])}).one()
            who = {"id": link.student_id, "cohort": link.cohort_id, "day": day}
            row = c.execute(COHORT, {"id": link.cohort_id}).one()
            c.execute(VERSION, {"id": row.version_id}).one()
            student = c.execute(STUDENT, who).one()
            c.execute(CHANGES, who).all()
            before = c.execute(FACT, who).first()
            seq = before.sent if before else 0
            c.execute(
                PUT,
                {
                    **who,
                    "group": student.group_id,
                    "tier": TIERS.index(student.tier),
                    "parts": sum(PARTS[part] for part in form["part"]),
                    "at": at,
                    "chars": len(words),
                },
            )
            c.execute(
                SUBMIT,
                {
                    "key": (((who["cohort"] << 6 | day) << 32) | who["id"]) << 8 | seq,
                    "at": at,
                    "parts": 3,
                    "chars": len(words),
                    "words": words,
                },
            )
            c.execute(PROGRESS, {**who, "bit": 1 << day, "chars": len(words)})
            c.execute(CLOSED, who).one()
        return Response(status_code=303, headers={"location": f"/me?got={day}"})

    app = Starlette(routes=[Route("/me/checkin", check_in, methods=["POST"])])
    config = uvicorn.Config(
        app, log_config=None, access_log=False, lifespan="off", server_header=False
    )
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listening:
        print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
        uvicorn.Server(config).run(sockets=[listening])
    store.close()
