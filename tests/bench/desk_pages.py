"""Every desk's pages of a full group, as one process serves them to one reader.

The camp is the reference one, 10,000 people rehearsed up to the evening of day 9. The
time is from the request's last byte sent to the answer's last byte read, so it is a
little more than what the server itself spends.
"""

from __future__ import annotations

import socket
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter

from check_in_post import Server, percentile

from camp.cli.rehearse import plan_of
from camp.rehearsal import first_look

STUDENTS, DAY, LOOKS, GOAL = 10_000, 9, 100, 15
PAGES = {
    "host": ("desk", ("/desk", "/desk/homework", "/desk/members", "/desk/ahead")),
    "student": ("me", ("/me",)),
    "ops": (
        "ops",
        (
            "/ops",
            "/ops/1/night",
            "/ops/1/night/8/1",
            "/ops/1/watch",
            "/ops/1/figures",
            "/ops/compare",
        ),
    ),
    "lead": ("lead", ("/lead", "/lead/camps/1", "/lead/camps/1/calendar")),
}
THE_GOAL = "/desk"


class Reader:
    """Somebody with one open connection."""

    def __init__(self, port: int, room: str, token: str) -> None:
        self._to = socket.create_connection(("127.0.0.1", port))
        self._come = self._to.makefile("rb")
        self._head = (
            "HTTP/1.1\r\nhost: camp\r\naccept-language: zh-CN,zh;q=0.9\r\n"
            f"accept-encoding: gzip, deflate, br\r\ncookie: camp-{room}={token}\r\n\r\n"
        )

    def look(self, path: str) -> tuple[float, int]:
        """Ask for a page; returns the seconds and the bytes it came as."""
        begun = perf_counter()
        self._to.sendall(f"GET {path} {self._head}".encode())
        status = self._come.readline()
        length = 0
        while (line := self._come.readline().strip()) != b"":
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        body = self._come.read(length)
        spent = perf_counter() - begun
        assert b" 200 " in status, (path, status)
        assert len(body) == length > 0, path
        return spent, length


def main() -> None:
    """Print what each page takes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "camp.db"
        plan = plan_of(
            "interpersonal-21",
            date(2026, 9, 7),
            students=STUDENTS,
            attendance="full",
            seed=7,
            until=DAY,
        )
        look = first_look(f"sqlite:///{file}", plan, "", lambda *_: None)
        tokens = {door.role: door.path.rpartition("/")[2] for door in look.doors}
        with Server("ours", file) as ours:
            for role, (room, paths) in PAGES.items():
                reader = Reader(ours.port, room, tokens[role])
                for path in paths:
                    reader.look(path)  # its templates are compiled for the first
                    found = [reader.look(path) for _ in range(LOOKS)]
                    told(path, [spent for spent, _ in found], found[-1][1])


def told(path: str, spent: list[float], size: int) -> None:
    """Print one page's line."""
    fifty, most = (percentile(spent, share) for share in (0.5, 0.99))
    line = f"{path:16} p50 {fifty:5.1f} ms, p99 {most:5.1f} ms, {size / 1000:4.1f} KB"
    if path == THE_GOAL:
        line += f" (goal {GOAL} ms: {'ok' if fifty < GOAL else 'SLOW'})"
    print(line, flush=True)


if __name__ == "__main__":
    main()
