"""The queue: three tasks, and settings under which a dead broker costs only time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from celery import Celery

from camp.worker.engine import Engine, in_one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from camp.settings import Settings

BROKER_SECONDS = 4
"""A broker that does not answer holds up a call for no longer than this."""
STALE_TICKS = 20
"""A tick that waited for this many intervals is not run: later ones are behind it."""
DRAW = "camp.draw"
DRAWN_TOGETHER = 120
"""Certificates in one message."""
_STALE_AT_LEAST = 60.0
_SPARE_SECONDS = 30


def reaches_others(settings: Settings) -> bool:
    """Whether the broker reaches other processes; ``memory://`` ends at this one."""
    return not settings.broker_url.startswith("memory:")


def build(settings: Settings) -> Celery:
    """Make the Celery application of one installation: two URLs, three tasks."""
    engine = Engine(settings)
    app = Celery("camp", broker=_address(settings))
    # Threads that never saw this app would publish to amqp://localhost without it.
    app.set_default()
    app.conf.update(_configuration(settings))

    @app.task(name="camp.tick", shared=False, expires=_stale_after(settings))  # type: ignore[untyped-decorator]
    def tick() -> None:
        """Wake the workers for whatever has fallen due."""
        with in_one_line("tick"):
            for batch in engine.tick():
                work.delay(batch)

    @app.task(name="camp.work", shared=False)  # type: ignore[untyped-decorator]
    def work(ids: list[int]) -> None:
        """Work off one batch."""
        with in_one_line("work"):
            engine.work(ids)

    @app.task(name=DRAW, shared=False)  # type: ignore[untyped-decorator]
    def draw(serials: list[str], asked: dict[str, Any]) -> None:
        """Draw some certificates beside whoever asked for them."""
        with in_one_line("draw"):
            engine.draw(serials, asked)

    app.engine = engine
    app.finalize()
    return app


def _address(settings: Settings) -> str:
    """Name a host for the broker inside this process: kombu warns about none."""
    return settings.broker_url if reaches_others(settings) else "memory://localhost"


def _stale_after(settings: Settings) -> float:
    """Seconds after which a tick is dropped, so that no heap of them outlives a stop.

    Generous, because the sender's clock and the worker's may differ.
    """
    return max(_STALE_AT_LEAST, STALE_TICKS * settings.tick_seconds)


def _configuration(settings: Settings) -> dict[str, Any]:
    return {
        "task_default_queue": "camp",
        "task_serializer": "json",
        "accept_content": ["json"],
        "task_ignore_result": True,
        # Early: a late ack would run a poison row for ever. A lost row comes back by
        # its lease, so redelivery is not needed, and harmless where it happens.
        "task_acks_late": False,
        "task_publish_retry_policy": {
            "max_retries": 1,
            "interval_start": 0,
            "interval_step": 0.2,
            "interval_max": 0.2,
        },
        # Beyond its lease a batch is worth nothing; what hangs is ended with its process.
        "task_time_limit": settings.lease_seconds + _SPARE_SECONDS,
        "broker_transport_options": _transport(settings),
        "broker_connection_timeout": BROKER_SECONDS,
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,
        "worker_prefetch_multiplier": 1,
        "worker_hijack_root_logger": False,
        "worker_redirect_stdouts": False,
        "worker_enable_remote_control": False,
        "worker_proc_alive_timeout": 60.0,
        # Concerns late acks only; unset, every lost connection ends in a warning.
        "worker_cancel_long_running_tasks_on_connection_loss": True,
    }


def _transport(settings: Settings) -> dict[str, Any]:
    """Say how to talk to the broker; on Redis, polling is its own business."""
    if not reaches_others(settings):
        return {"polling_interval": 0.05}
    return {
        "socket_timeout": BROKER_SECONDS,
        "socket_connect_timeout": BROKER_SECONDS,
        "socket_keepalive": True,
    }


def ask_to_draw(
    settings: Settings, serials: Sequence[str], asked: Mapping[str, Any]
) -> None:
    """Ask the workers for certificates, in batches; who asks draws on meanwhile.

    A broker that does not answer costs a few seconds and one line of the log.
    """
    with in_one_line("draw"):
        app = Celery("camp", broker=_address(settings))
        app.conf.update(_configuration(settings))
        for at in range(0, len(serials), DRAWN_TOGETHER):
            batch = list(serials[at : at + DRAWN_TOGETHER])
            app.send_task(DRAW, args=[batch, dict(asked)])
