"""The server dies in the middle of pushes; sent again, each is done exactly once."""

import os
import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Event

import httpx
import pytest

from camp.desk import keys
from camp.store import cohorts
from tests.desk.small import Small

pytestmark = pytest.mark.crash
PUSHES = 48
AT_ONCE = 4
KILLED_AFTER = (3, 20)
"""Answers after which the server is killed, once each."""
PARTS = (["listen"], ["homework"], ["listen", "homework"])


class Server:
    """The pages in a process of their own, which can be killed and started again."""

    def __init__(self, url):
        self.env = {**os.environ, "CAMP_DATABASE_URL": url, "PYTHONUNBUFFERED": "1"}
        self.start()

    def start(self):
        command = [sys.executable, "-m", "camp", "web", "--host", "127.0.0.1"]
        self.process = subprocess.Popen(
            [*command, "--port", "0"],
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        line = self.process.stdout.readline()
        self.address = re.search(r"http://\S+", line)[0]

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture
def served(database_url):
    camp = Small(database_url)
    camp.walk(camp.at(1, 21))
    with camp.act() as kept:
        _, camp.key = keys.make(kept, camp.row, "小程序", keys.MAY, "澜", camp.now)
    server = Server(database_url)
    yield camp, server
    server.kill()
    camp.store.close()


def body_of(nth):
    """Many different check-ins of eight students; each push carries one."""
    place, rest = nth % 4, nth // 4
    student = f"S{1 + rest % 2}{place}"
    return {
        "checkins": [
            {
                "student": student,
                "day": 1,
                "parts": PARTS[nth % 3],
                "words": f"第{nth}份",
            }
        ]
    }


def patiently(ask):
    """Ask again when told that it was too fast, as apps should."""
    pause = Event()
    while (answer := ask()).status_code == 429:
        pause.wait(int(answer.headers["retry-after"]))
    return answer


def test_every_push_is_done_exactly_once_however_often_the_server_dies(served):
    camp, server = served
    answered = count(1)
    address = [server.address]

    def send(nth):
        headers = {
            "authorization": f"Bearer {camp.key}",
            "idempotency-key": f"push-{nth}",
        }
        try:
            answer = patiently(
                lambda: client.post(
                    f"{address[0]}/api/v1/checkins", json=body_of(nth), headers=headers
                )
            )
        except httpx.HTTPError:
            return None
        if answer.status_code == 200 and next(answered) in KILLED_AFTER:
            server.process.send_signal(signal.SIGKILL)
        return answer if answer.status_code == 200 else None

    done, deaths = {}, 0
    with httpx.Client(timeout=20) as client, ThreadPoolExecutor(AT_ONCE) as pool:
        while len(done) < PUSHES:
            left = [nth for nth in range(PUSHES) if nth not in done]
            found = zip(left, pool.map(send, left), strict=True)
            done |= {nth: answer for nth, answer in found if answer is not None}
            if server.process.poll() is not None:
                deaths += 1
                server.kill()
                server.start()
                address[0] = server.address
        again = list(pool.map(send, range(PUSHES)))
    assert deaths == len(KILLED_AFTER)
    for nth, answer in enumerate(again):
        assert answer is not None
        assert answer.headers["idempotent-replayed"] == "true"
        assert answer.text == done[nth].text
    check(camp)


def check(camp):
    """As many texts, lines of the audit and kept answers as pushes: none lost, none twice."""
    with camp.store.reading() as kept:
        words = sorted(r[0] for r in kept.rows("select words from submission"))
        log = [line for line in cohorts.audit(kept, camp.id) if line[1] == "app 小程序"]
        kept_answers = kept.row("select count(*) from app_answer where status = 200")
    assert words == sorted(f"第{nth}份" for nth in range(PUSHES))
    assert len(log) == PUSHES
    assert kept_answers[0] == PUSHES
