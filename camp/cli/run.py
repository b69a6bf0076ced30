"""``camp up``, ``camp worker``, ``camp clock``: the processes that run a camp."""

from __future__ import annotations

import copy
import logging
from contextlib import ExitStack, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import click

from camp.cli.demo import first_look
from camp.cli.demo import tell as show_the_doors
from camp.cli.door import SaidNo, language, opened, speaking, spoken
from camp.cli.web import PORT, pages_at, tell_first

if TYPE_CHECKING:
    from datetime import datetime

    from camp.settings import Settings
    from camp.store import Kept, Store
    from camp.store.queue import Row

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "database": ("数据库：{url}", "database: {url}"),
    "running": (
        "正在运行：到点生成话术、结算每晚，都在这个进程里；按 Ctrl-C 停下",
        "running: what falls due is composed and closed in this process; Ctrl-C stops",
    ),
    "rehearsal": (
        "这是排练用的库，它的钟停在{at}，由排练来拨",
        "a rehearsal's database: its clock stands at {at} and only its driver moves it",
    ),
    "next": (
        "下一件：{at} {what}，第{number}天（{cohort}，{zone}）",
        "next: {at} {what}, day {number} ({cohort}, {zone})",
    ),
    "nothing": (
        "还没有要做的事：用 camp cohort open 开一期，用 camp roster import 导入学员",
        "nothing is due yet: `camp cohort open` opens a cohort, `camp roster import` brings in students",
    ),
    "stopped": ("停好了，随时可以再开", "stopped; start again whenever you like"),
    "died": (
        "有一部分自己停了，原因见上面；重新启动就会接着做，什么都不会丢",
        "a part of it ended by itself, see above; a restart goes on, nothing is lost",
    ),
    "alone": (
        "camp {name} 要和别的进程通气，现在的 CAMP_BROKER_URL 是 {url}，出不了这个进程。请设成 redis://…；只有一台机器，用 camp up 就够了",
        "camp {name} talks to other processes, and CAMP_BROKER_URL is {url}, which ends at this one. Set it to redis://…; on one machine, `camp up` is enough",
    ),
    "unheard": (
        "消息队列没有答应，这一下没送到；worker 自己也会看，不会漏",
        "the broker did not take it; workers look by themselves too, nothing is missed",
    ),
    "morning": ("早安", "morning"),
    "noon": ("午间", "noon"),
    "evening": ("晚间", "evening"),
    "guidance": ("运营要点", "guidance"),
    "close": ("关门结算", "close"),
    "standings": ("名次", "standings"),
    "debrief": ("复盘", "debrief"),
    "round": ("比赛抽签", "draw"),
    "honors": ("荣誉", "honors"),
    "publish": ("公布荣誉", "publication of honors"),
    "certificates": ("奖状", "certificates"),
    "report": ("总结", "report"),
}


def _say(key: str, **values: object) -> str:
    return _WORDS[key][language() != "zh-CN"].format(**values)


@click.command()
@click.option("--host", default="0.0.0.0", show_default=True, help="Where to listen.")  # noqa: S104  (phones must reach it)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help=f"The pages' port; 0 takes a free one. [default: {PORT}, if it is free]",
)
@click.option(
    "--demo", is_flag=True, help="Every desk of a rehearsed camp, in its ninth evening."
)
@speaking
def up(host: str, port: int | None, *, demo: bool) -> None:
    """Run everything in one process: nothing else to install or start.

    It composes what falls due, closes each night and serves the pages, and stops cleanly on Ctrl-C or
    SIGTERM. Killed outright it loses nothing: the next start goes on where it was,
    composes late with a note what still helps, and skips the rest with the reason. A
    second one on the same database is harmless. With --demo it lives in a database
    of its own, prints a link to each desk, and removes everything at the end.

    \b
    Examples:
      camp up
      camp up --demo
      camp up --port 9000
      CAMP_DATABASE_URL=sqlite:////srv/camp.db camp up

    Every other command works beside it, in another terminal.
    """  # noqa: D301
    from camp import settings
    from camp.worker import Embedded, until_stopped

    with spoken(), until_stopped(), ExitStack() as at_the_end:
        own, look = replace(settings.read(), broker_url="memory://"), None
        if demo:
            own, look = at_the_end.enter_context(first_look(own))
            port = PORT if port is None else port
        log_lines()
        if look is None:
            with opened() as store:
                _tell(store)
        serving = pages_at(own, host, port)
        if look is not None and serving is not None:
            show_the_doors(look, own, serving.port)
        elif serving is not None:
            with opened() as store:
                tell_first(store, own, serving.port)
        with Embedded(own) as running, serving or nullcontext():
            click.echo(_say("running"))
            while running.wait() and (serving is None or serving.alive):
                pass
            raise SaidNo([_say("died")])
    click.echo(_say("stopped"))


@click.command()
@click.option(
    "--concurrency",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    help="Processes that work at the same time.",
)
def worker(concurrency: int) -> None:
    """Work off what falls due, beside any number of other workers.

    For larger installations: needs PostgreSQL and Redis, and one camp clock
    somewhere. SIGTERM lets it finish the batch in hand; killed outright it loses
    nothing. While Redis is away it looks every CAMP_POLL_SECONDS and works by itself.

    \b
    Examples:
      camp worker
      camp worker --concurrency 8
    """  # noqa: D301
    from camp.worker import serve

    found = _shared("worker")
    log_lines()
    with opened():
        pass
    raise click.exceptions.Exit(serve(found, concurrency))


@click.command()
@click.option("--once", is_flag=True, help="Wake them once and leave.")
def clock(once: bool) -> None:
    """Wake the workers every CAMP_TICK_SECONDS; it knows nothing else.

    Any number of clocks is harmless, and none is a loss: workers look by themselves
    every CAMP_POLL_SECONDS.

    \b
    Examples:
      camp clock
      camp clock --once      for a cron of your own
    """  # noqa: D301
    from camp.worker import wake

    found = _shared("clock")
    log_lines()
    sent = wake(found, once=once)
    if once and not sent:
        raise SaidNo([_say("unheard")])


def _shared(name: str) -> Settings:
    """Read the settings, and see that their broker reaches other processes."""
    from camp import settings
    from camp.worker import reaches_others

    with spoken():
        found = settings.read()
    if not reaches_others(found):
        raise SaidNo([_say("alone", name=name, url=found.broker_url)])
    return found


class _OneLine(logging.Formatter):
    """An event is a line: a broker that went away needs no page of traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """Write an event; only what ends a worker keeps its traceback."""
        if str(record.msg).startswith("Unrecoverable"):
            return super().format(record)
        brief = copy.copy(record)
        brief.exc_info = brief.exc_text = brief.stack_info = None
        said = super().format(brief)
        if record.exc_info and record.exc_info[1] is not None:
            said += f": {record.exc_info[1]!r}"
        return " ".join(said.split())


def log_lines() -> None:
    """One line an event on stderr; what the machinery says only when it matters."""
    handler = logging.StreamHandler()
    handler.setFormatter(_OneLine("%(asctime)s %(levelname)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for name in ("celery", "kombu", "alembic", "uvicorn"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _tell(store: Store) -> None:
    """Say where everything is kept, and what comes next."""
    from camp.store import rehearsal_clock

    click.echo(_say("database", url=store.url))
    with store.reading() as kept:
        frozen = rehearsal_clock.read(kept)
        if frozen is not None:
            click.echo(_say("rehearsal", at=f"{frozen:%Y-%m-%d %H:%M} UTC"))
        click.echo(_next(kept))


def _next(kept: Kept) -> str:
    """Name the next thing that falls due, in its cohort's own time."""
    from camp import timetable
    from camp.store import cohorts, queue

    found: tuple[datetime, Row, cohorts.CohortRow] | None = None
    for cohort in cohorts.everyone(kept):
        rows = queue.rows(kept, cohort.id, state="planned")
        if rows and (found is None or rows[0].compose_at < found[0]):
            found = (rows[0].compose_at, rows[0], cohort)
    if found is None:
        return _say("nothing")
    at, row, cohort = found
    return _say(
        "next",
        at=f"{timetable.local(at, cohort.zone):%m-%d %H:%M}",
        what=_say(row.slot if row.slot in _WORDS else row.kind.value),
        number=row.number,
        cohort=cohort.name,
        zone=cohort.zone,
    )
