"""The check-in POST beside a bare route that runs the same statements.

Two real servers, each on a file of its own with the same camp in it, take the same
requests in turn from 32 connections of another process. The bare route reads the form,
runs the statements that one check-in runs, with SQLAlchemy Core, and commits them with
``synchronous=FULL``; it checks nothing, refuses nothing and says nothing in words.

``soak`` sends 60,000 in a minute to one process and asks a host's desk meanwhile.
"""

from __future__ import annotations

import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from shutil import copyfile
from time import perf_counter
from typing import TYPE_CHECKING, Self
from urllib.parse import urlencode

from camp.cohort import Role
from camp.desk import course, entering, lead
from camp.store import Store, cohorts, rehearsal_clock, roster
from camp.store.upgrade import ready

if TYPE_CHECKING:
    from collections.abc import Iterator

STUDENTS, CONNECTIONS, ROUNDS = 10_000, 32, 5
GOAL, GOAL_P99 = 0.6, 100
SOAK, SECONDS, GOAL_DESK = 60_000, 60, 500
DAY, HOUR = 3, 20
DAYS = 2_000
"""A link's life, in days."""
TEXTS = 50
LETTERS = "今天洗碗的时候想起昨天那句话其实可以换一种说法先停三秒再开口"
DONE = b"HTTP/1.1 303"


def camp(folder: Path, students: int) -> tuple[Path, list[str], str]:
    """Make the camp in a file; returns it, every student's token, and a host's."""
    from one_night import opened

    from camp import timetable

    file = folder / "camp.db"
    store = Store(f"sqlite:///{file}")
    ready(store)
    cohort_id = opened(store, students, keep="1 = 0")
    with store.transaction() as kept:
        row = cohorts.get(kept, cohort_id)
        cohort, _ = course.cohort_of(kept, row)
        at = timetable.times(cohort, DAY).begins + HOUR * 3600
        now = datetime.fromtimestamp(at, UTC)
        rehearsal_clock.move(kept, now)
        people = [s for s in roster.students(kept, cohort_id) if s.track == "camp"]
        made = entering.student_links(kept, row, people, DAYS, "小齐", now)
        lead.assign_host(kept, row, 1, {Role.HOST: "小齐"}, "小齐", now)
        host = entering.seat_link(kept, row, 1, Role.HOST, DAYS, "小齐", now)
        secret = entering.secret_for(kept, "")
        tokens = [entering.token_of(made[s.id], secret) for s in people]
        random.Random(21).shuffle(tokens)
        told = tokens, entering.token_of(host, secret)
    store.close()  # the last to close leaves one whole file
    return file, *told


def requests(tokens: list[str], seed: int) -> Iterator[bytes]:
    """Write a check-in for each student: some 600 characters in a form."""
    rnd = random.Random(seed)
    bodies = []
    for _ in range(TEXTS):
        words = "".join(rnd.choices(LETTERS, k=rnd.randint(510, 690)))
        parts = [("day", DAY), ("part", "listen"), ("part", "homework")]
        bodies.append(urlencode([*parts, ("words", words)]).encode())
    for place, token in enumerate(tokens):
        body = bodies[place % TEXTS]
        head = (
            "POST /me/checkin HTTP/1.1\r\nhost: camp\r\nsec-fetch-site: same-origin\r\n"
            "accept-language: zh-CN,zh;q=0.9\r\naccept-encoding: gzip, deflate, br\r\n"
            "content-type: application/x-www-form-urlencoded\r\n"
            f"cookie: camp-me={token}\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        yield head.encode() + body


class Caller(asyncio.Protocol):
    """One connection that sends, waits for the answer, and sends the next."""

    def __init__(self, work: Iterator[bytes], spent: list[float], wrong: list) -> None:
        self._work, self._spent, self._wrong = work, spent, wrong
        self.over = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._to = transport
        self._next()

    def data_received(self, data: bytes) -> None:
        """Note how long it took; what is not as it should be is kept."""
        self._spent.append(perf_counter() - self._begun)
        if not (data.startswith(DONE) and data.endswith(b"\r\n\r\n")):
            self._wrong.append(data[:300])
        self._next()

    def connection_lost(self, exc: Exception | None) -> None:
        """End; with work left it is wrong."""
        if not self.over.done():
            self._wrong.append(repr(exc))
            self.over.set_result(None)

    def _next(self) -> None:
        work = next(self._work, None)
        if work is None:
            self.over.set_result(None)
            self._to.close()
            return
        self._begun = perf_counter()
        self._to.write(work)


async def called(port: int, work: Iterator[bytes]):
    """Send everything; returns the seconds it took, those of each, and what was wrong."""
    loop, spent, wrong = asyncio.get_running_loop(), [], []
    begun = perf_counter()
    callers = [
        (await loop.create_connection(lambda: Caller(work, spent, wrong), "127.0.0.1", port))[1]
        for _ in range(CONNECTIONS)
    ]  # fmt: skip
    for caller in callers:
        await caller.over
    return perf_counter() - begun, spent, wrong


class Server:
    """One of the two in a process of its own, while a ``with`` lasts."""

    def __init__(self, which: str, file: Path) -> None:
        words = [sys.executable, __file__, which, f"sqlite:///{file}"]
        self._process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        said = self._process.stdout.readline()
        self.port = int(said.rpartition(":")[2])
        self.used = 0.0
        """Processor seconds of its whole life; known once it has ended."""

    def __enter__(self) -> Self:
        """Wait until it listens."""
        while True:
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self._process.terminate()
        _, self._process.returncode, used = os.wait4(self._process.pid, 0)
        self._process.stdout.close()
        self.used = used.ru_utime + used.ru_stime


def percentile(spent: list[float], share: float) -> float:
    """Milliseconds that this share of them stayed within."""
    return sorted(spent)[min(len(spent) - 1, int(len(spent) * share))] * 1000


def main(students: int = STUDENTS, rounds: int = ROUNDS) -> None:
    """Measure both in turn and print the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        file, tokens, _ = camp(Path(folder), students)
        beside = copyfile(file, Path(folder) / "bare.db")
        rates = {"ours": [], "bare": []}
        spent = {"ours": [], "bare": []}
        with (
            Server("ours", file) as ours,
            Server("bare", beside) as bare,
        ):
            each = len(tokens) // rounds
            for turn in range(rounds):
                for name, port in (("ours", ours.port), ("bare", bare.port)):
                    work = requests(tokens[turn * each :][:each], turn)
                    took, times, wrong = asyncio.run(called(port, work))
                    assert not wrong, wrong[:3]
                    rates[name].append(each / took)
                    spent[name] += times
        kept = [count(one) for one in (file, beside)]
        assert kept == [each * rounds] * 2, kept
    for name in ("bare", "ours"):
        fifty, most = (percentile(spent[name], share) for share in (0.5, 0.99))
        rate = statistics.median(rates[name])
        print(f"{name}: {rate:,.0f} a second, p50 {fifty:.1f} ms, p99 {most:.1f} ms")
    ratio = statistics.median(
        a / b for a, b in zip(rates["ours"], rates["bare"], strict=True)
    )
    verdict = "ok" if ratio >= GOAL and most < GOAL_P99 else "SLOW"
    print(f"ours / bare: {ratio:.2f} (goal {GOAL}), p99 below {GOAL_P99} ms: {verdict}")


def soak(students: int = STUDENTS, sent: int = SOAK) -> None:
    """Send a camp's check-ins in a minute, and ask a host's desk meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        file, tokens, host = camp(Path(folder), students)
        rounds = sent // len(tokens)
        work = chain.from_iterable(requests(tokens, turn) for turn in range(rounds))
        with Server("ours", file) as ours:
            soaked = asyncio.run(_soaked(ours.port, work, host))
        took, spent, wrong, desk, lines = soaked
        kept, wanted = count(file), rounds * len(tokens)
    assert not wrong, wrong[:3]
    assert kept == len(spent) == wanted, (kept, len(spent), wanted)
    print(
        f"{kept:,} in {took:.0f} s and {ours.used:.0f} s of processor, none lost "
        f"(goal {SOAK:,} in {SECONDS} s)"
    )
    for name, times in (("check-in", spent), ("desk", desk), ("host's line", lines)):
        fifty, most = (percentile(times, share) for share in (0.5, 0.99))
        print(f"{name}: p50 {fifty:.0f} ms, p99 {most:.0f} ms")
    good = kept / took >= SOAK / SECONDS and percentile(desk, 0.99) < GOAL_DESK
    print(f"desk below {GOAL_DESK} ms:", "ok" if good else "SLOW")


async def _soaked(port: int, work: Iterator[bytes], host: str):
    over = asyncio.Event()
    beside = asyncio.create_task(_host(port, host, over))
    took, spent, wrong = await called(port, work)
    over.set()
    return took, spent, wrong, *await beside


async def _host(port: int, token: str, over: asyncio.Event):
    """Look at the desk twice a second, and leave a line; the seconds of each."""
    desk, lines = [], []
    head = f"HTTP/1.1\r\nhost: camp\r\nconnection: close\r\ncookie: camp-desk={token}"
    look = f"GET /desk {head}\r\n\r\n"
    await _asked(port, look, b"200")  # its templates are compiled for whoever is first
    while not over.is_set():
        desk.append(await _asked(port, look, b"200"))
        body = urlencode({"words": f"第{len(lines)}句"})
        form = "content-type: application/x-www-form-urlencoded"
        post = f"POST /desk/note {head}\r\nsec-fetch-site: same-origin\r\n{form}"
        post += f"\r\ncontent-length: {len(body)}\r\n\r\n{body}"
        lines.append(await _asked(port, post, b"303"))
        with suppress(TimeoutError):
            await asyncio.wait_for(over.wait(), 0.5)
    return desk, lines


async def _asked(port: int, what: str, wanted: bytes) -> float:
    begun = perf_counter()
    come, go = await asyncio.open_connection("127.0.0.1", port)
    go.write(what.encode())
    answer = await come.read()
    go.close()
    assert answer[9:12] == wanted, answer[:2000]
    return perf_counter() - begun


def count(file: Path) -> int:
    """How many submissions a file holds."""
    store = Store(f"sqlite:///{file}")
    with store.reading() as kept:
        found = kept.row("select count(*) from submission")[0]
    store.close()
    return found


def serve(which: str, url: str) -> None:
    """Serve one of the two until told to stop."""
    from camp.worker import until_stopped

    if which == "ours":
        from camp.settings import Settings
        from camp.web import Serving

        with (
            until_stopped(),
            Serving(Settings(database_url=url), "127.0.0.1", 0) as one,
        ):
            print(f"http://127.0.0.1:{one.port}", flush=True)
            while one.wait():
                pass
    else:
        from bare_route import bare

        with until_stopped():
            bare(url)


if __name__ == "__main__":
    serve(sys.argv[1], sys.argv[2])
