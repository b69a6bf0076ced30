"""The processes that run a camp: only Celery lives here.

The row is the job and a message is a wake-up call with ids: losing, doubling or
delaying one loses and doubles nothing. ``embedded`` is everything in one process,
``serve`` one worker of several, ``wake`` the clock that calls them.
"""

from camp.worker.app import ask_to_draw, build, reaches_others
from camp.worker.embedded import Embedded
from camp.worker.engine import Engine
from camp.worker.serving import serve, until_stopped, wake

__all__ = [
    "Embedded",
    "Engine",
    "ask_to_draw",
    "build",
    "reaches_others",
    "serve",
    "until_stopped",
    "wake",
]
