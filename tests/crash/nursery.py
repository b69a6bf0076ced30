"""Starts processes fast: one that has imported everything forks the others.

What is born here is a process of its own with its own group, and dies by SIGKILL like
any other; only its imports are not repeated a hundred times.
"""

import contextlib
import gc
import importlib
import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from celery.platforms import set_pdeathsig

ROOT = Path(__file__).parents[2]
IMPORTED = (
    "camp.cli.run",
    "camp.cli.door",
    "camp.cli.pictures",
    "camp.desk.pictures.papers",
    "camp.worker",
    "camp.sheets",
    "camp.desk.lead",
    "camp.desk.student",
    "camp.store.upgrade",
    "celery.apps.worker",
    "celery.worker.consumer",
    "celery.concurrency.prefork",
    "celery.concurrency.thread",
    "celery.app.amqp",
    "celery.app.events",
    "celery.app.control",
    "kombu.transport.memory",
    "kombu.transport.redis",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite.pysqlite",
    "tests.crash.driver",
    "tests.crash.writer",
)
ENDS_WITHIN = 30


class Nursery:
    """The parent's side: bears processes, kills them, waits for them."""

    def __init__(self, cache: Path) -> None:
        env = {k: v for k, v in os.environ.items() if not k.startswith("CAMP_")}
        if env.pop("PYTHONDONTWRITEBYTECODE", None):
            env.setdefault("PYTHONPYCACHEPREFIX", str(cache))
        env["PYTHONPATH"] = str(ROOT)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=env,
            text=True,
        )
        assert self._answer() == "ready"

    def bear(
        self, call: str, words: Sequence[str], env: dict[str, str], log: Path
    ) -> int:
        """Start ``module:function`` with these words in sys.argv; its process id."""
        asked = {"call": call, "words": list(words), "env": env, "log": str(log)}
        return int(self._ask(asked))

    def alive(self, pid: int) -> bool:
        """Whether it still runs."""
        return bool(self._ask({"alive": pid}))

    def wait(self, pid: int) -> int:
        """Wait for its end; the exit code, negative for a signal."""
        return int(self._ask({"wait": pid}))

    def kill(self, pid: int) -> int:
        """SIGKILL, and wait until it is gone."""
        os.kill(pid, signal.SIGKILL)
        return self.wait(pid)

    def close(self) -> None:
        """End everything that was born here."""
        self._process.communicate(timeout=ENDS_WITHIN)

    def _ask(self, asked: dict[str, Any]) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())


class _Children:
    """The nursery's side: who was born, and how they ended."""

    def __init__(self) -> None:
        self._ended: dict[int, int | None] = {}

    def answer(self, asked: dict[str, Any]) -> Any:
        """Do what the parent asks."""
        if "call" in asked:
            pid = _fork(asked)
            self._ended[pid] = None
            return pid
        if "alive" in asked:
            return self._reap(asked["alive"], os.WNOHANG) is None
        return self._reap(asked["wait"], 0)

    def _reap(self, pid: int, flags: int) -> int | None:
        if self._ended.get(pid) is None:
            gone, status = os.waitpid(pid, flags)
            if gone:
                self._ended[pid] = os.waitstatus_to_exitcode(status)
        return self._ended[pid]

    def end(self) -> None:
        """Kill who is still there, with what they started."""
        for pid in [p for p, code in self._ended.items() if code is None]:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)


def _fork(asked: dict[str, Any]) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        code = _live(asked)
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else int(left.code is not None)
    except BaseException:  # noqa: BLE001  (whatever it was, it belongs in the log)
        traceback.print_exc()
    finally:
        with contextlib.suppress(BaseException):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _live(asked: dict[str, Any]) -> int:
    """Become a process of its own, which nevertheless outlives its nursery by nothing."""
    os.setsid()
    set_pdeathsig("SIGKILL")
    # A shell that runs the tests in the background has Ctrl-C ignored from there on.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    log = os.open(asked["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for there, wanted in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(there, wanted)
    os.environ.update(asked["env"])
    module, name = asked["call"].split(":")
    sys.argv = ["camp", *asked["words"]]
    found = getattr(importlib.import_module(module), name)(*asked.get("args", ()))
    return found if isinstance(found, int) else 0


def main() -> None:
    """Import, then do what each line asks; the end of the lines ends everyone."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # nothing that is printed may pass for an answer
    for name in IMPORTED:
        importlib.import_module(name)
    gc.freeze()
    children = _Children()
    try:
        answers.write('"ready"\n')
        answers.flush()
        for line in sys.stdin:
            answers.write(json.dumps(children.answer(json.loads(line))) + "\n")
            answers.flush()
    finally:
        children.end()


if __name__ == "__main__":
    main()
