"""``camp`` as a process of its own, as people start it."""

import os
import subprocess
import sys
import threading

import httpx

from tests import servers

CAMP = [sys.executable, "-m", "camp"]


class Running:
    """A ``camp`` process and what it has said so far."""

    def __init__(self, url, *words):
        env = {**os.environ, "CAMP_DATABASE_URL": url, "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [*CAMP, *words],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line)

    @property
    def said(self):
        return "".join(self.lines)

    def says(self, words):
        return servers.until(lambda: words in self.said or self.ended, 40)

    @property
    def ended(self):
        return self.process.poll() is not None

    def stop(self, *, at_once=False):
        """End it, or kill it as a power cut would; returns how it ended."""
        (self.process.kill if at_once else self.process.terminate)()
        code = self.process.wait(40)
        self._reader.join(10)
        self.process.stdout.close()
        return code

    @property
    def address(self):
        self.says("http://")
        return next(li for li in self.lines if "http://" in li).split("：")[1].strip()

    def serves(self):
        """Wait until it answers; returns the address."""
        address = self.address
        assert servers.until(lambda: _answers(address), 40), self.said
        return address


def _answers(address):
    try:
        return httpx.get(f"{address}/healthz").text == "ok\n"
    except httpx.TransportError:
        return False
