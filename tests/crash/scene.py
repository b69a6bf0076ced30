"""The crash test's stage: processes that are killed at random moments, and come back."""

import contextlib
import os
import random
import signal
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from camp.store import Store
from tests.crash.nursery import Nursery

CAMP = "camp.cli:main"
SPEED = {
    "CAMP_TICK_SECONDS": "0.05",
    "CAMP_POLL_SECONDS": "0.5",
    "CAMP_LEASE_SECONDS": "0.5",
    "CAMP_ANNOUNCE_SECONDS": "0.1",
}
PEOPLE = {
    "writer": ("tests.crash.writer:main", ()),
    "driver": ("tests.crash.driver:main", ()),
}
ONE = {"up": (CAMP, ("up",))}
MANY = {
    "worker-1": (CAMP, ("worker", "--concurrency", "2")),
    "worker-2": (CAMP, ("worker", "--concurrency", "2")),
    "clock": (CAMP, ("clock",)),
}
AT_ONCE, SOON, LATER = 0.02, 0.25, 0.9
AT_WORK, AS_IT_FALLS_DUE, WHILE_SENDING = 0.4, 0.65, 0.8
"""How often each kind of moment is chosen, added up; else it is any moment at all."""
ENDS = defaultdict(lambda: {0, -signal.SIGKILL})
"""How a process may end; a worker gives up when its pool is killed while it starts."""
ENDS |= {name: {0, 1, -signal.SIGKILL} for name in ("worker-1", "worker-2")}


@dataclass
class Scene:
    """Some processes that should run, and a hand that kills them."""

    nursery: Nursery
    folder: Path
    settings: dict[str, str]
    machines: dict[str, tuple[str, tuple[str, ...]]]
    seed: int
    wanted: int
    pids: dict[str, int] = field(default_factory=dict)
    killed: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)  # noqa: S311  (no secret)
        self._pause = threading.Event()
        self._store = Store(self.settings["CAMP_DATABASE_URL"])
        self._env = {
            **SPEED,
            **self.settings,
            "CAMP_CRASH_FOLDER": str(self.folder),
            "CAMP_CRASH_SEED": str(self.seed),
        }

    @property
    def over(self) -> bool:
        """Whether the last day has passed."""
        return (self.folder / "over").exists()

    @property
    def kills(self) -> int:
        """How many of camp's own processes were killed."""
        people = sum(self.killed.get(name, 0) for name in PEOPLE)
        return sum(self.killed.values()) - people

    @property
    def retried(self) -> str:
        """What had failed and was retried by hand."""
        path = self.folder / "retried"
        return path.read_text() if path.exists() else ""

    def told(self, lines: int = 15) -> str:
        """The last words of every process."""
        found = []
        for path in sorted(self.folder.glob("*.log")):
            last = path.read_text(errors="replace").splitlines()[-lines:]
            found += [f"--- {path.name}", *last]
        return "\n".join(found)

    def run(self, within: float) -> float:
        """Kill until enough were killed, go on until the camp is over; the seconds."""
        start = time.monotonic()
        while not self.over:
            assert time.monotonic() - start < within, f"it stands still\n{self.told()}"
            self.revive()
            if self.kills < self.wanted:
                self.strike()
            else:
                self._pause.wait(0.05)
        return time.monotonic() - start

    def revive(self) -> None:
        """Start what should run and does not, as an init system would."""
        for name, (call, words) in (self.machines | PEOPLE).items():
            pid = self.pids.get(name)
            if pid is not None:
                if self.nursery.alive(pid):
                    continue
                code = self.nursery.wait(pid)
                assert code in ENDS[name], f"{name}: {code}\n{self.told()}"
                if code == 0:
                    continue
            log = self.folder / f"{name}.log"
            self.pids[name] = self.nursery.bear(call, words, self._env, log)

    def kill(self, name: str) -> None:
        """SIGKILL one process outright: a machine, one of its pool, or a person's."""
        pid = self.pids[name.removesuffix("'s child")]
        if name.endswith("child"):
            born = children(pid)
            if not born:
                return
            kill_outright(self._random.choice(born))
        elif self.nursery.alive(pid):
            self.nursery.kill(pid)
        else:
            return
        self.killed[name] = self.killed.get(name, 0) + 1
        self._note_kills()

    def end(self) -> None:
        """Kill everything that still runs."""
        self._store.close()
        for pid in self.pids.values():
            if self.nursery.alive(pid):
                self.nursery.kill(pid)

    def strike(self) -> None:
        """Kill someone at a random moment, mostly with their hands full."""
        chance = self._random.random()
        if chance < AT_WORK:
            self._until(self._at_work)
            self._after(AT_ONCE, self._machine())
        elif chance < AS_IT_FALLS_DUE:
            before = self._step()
            self._until(lambda: self._step() != before)
            self._after(SOON, self._machine())
        elif chance < WHILE_SENDING:
            before = self._sent()
            self._until(lambda: self._sent() != before)
            self._after(AT_ONCE, "writer")
        else:
            self._after(LATER, self._random.choice([self._machine(), *PEOPLE]))

    def _after(self, most: float, name: str) -> None:
        self._pause.wait(self._random.uniform(0, most))
        self.kill(name)

    def _machine(self) -> str:
        """One of camp's own processes, mostly one that composes."""
        if "clock" not in self.machines:
            return self._random.choice([*self.machines])
        workers = [n for n in self.machines if n != "clock"]
        pool = [f"{name}'s child" for name in workers]
        return self._random.choice([*workers, *workers, *pool, "clock"])

    def _until(self, condition: Callable[[], bool]) -> None:
        """Look often: a batch is in hand for some milliseconds."""
        end = time.monotonic() + LATER
        while not condition() and time.monotonic() < end:
            self._pause.wait(0.003)

    def _at_work(self) -> bool:
        """Whether a row is in someone's hands."""
        with self._store.reading() as kept:
            leased = "select count(*) from occurrence where state = 'leased'"
            return bool(kept.row(leased)[0])

    def _step(self) -> str:
        path = self.folder / "step"
        return path.read_text() if path.exists() else ""

    def _sent(self) -> int:
        return (self.folder / "acks").stat().st_size

    def _note_kills(self) -> None:
        fresh = self.folder / "kills.new"
        fresh.write_text(str(self.kills))
        fresh.replace(self.folder / "kills")


def children(pid: int) -> list[int]:
    """The processes that a process has started, as the kernel sees them."""
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(one) for one in path.read_text().split()]
    return found


def kill_outright(pid: int) -> None:
    """SIGKILL a process that is not a child of ours."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
