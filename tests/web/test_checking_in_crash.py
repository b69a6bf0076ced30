"""A server that is killed while students hand in: what it said 已收到 to is there."""

import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from camp.store import checkins
from tests.desk.small import PEOPLE
from tests.web.desks import OURS, Desks
from tests.web.running import Running

PEOPLE_OF_BOTH = [name for names in PEOPLE.values() for name in names]
MOST = 200
"""Texts of one student; a day takes 255."""


class Crowd:
    """Students who hand in one text after another until their server is gone."""

    def __init__(self, cookies):
        self.cookies = cookies
        self.told = {name: [] for name in cookies}
        """What each was told is kept."""
        self.unsure = {}
        """What each had on the way when the server went."""
        self.enough = threading.Event()

    def live(self, address, kill, after):
        """Hand in until ``after`` are answered; then it is killed."""
        with ThreadPoolExecutor(len(self.cookies)) as people:
            sending = [
                people.submit(self._send, address, name, after) for name in self.cookies
            ]
            self.enough.wait(60)
            kill()
            for one in sending:
                one.result()

    def _send(self, address, name, after):
        with self.browser(address, name) as client:
            for n in range(MOST):
                words = f"{name}第{n}段"
                try:
                    answer = handed_in(client, words)
                except httpx.TransportError:
                    self.unsure[name] = words
                    return
                assert answer.status_code == 303, answer.text
                self.told[name].append(words)
                if sum(len(words) for words in self.told.values()) >= after:
                    self.enough.set()

    def browser(self, address, name):
        return httpx.Client(base_url=address, headers={"cookie": self.cookies[name]})


def handed_in(client, words):
    form = {"day": "1", "part": "listen", "words": words}
    return client.post("/me/checkin", data=form, headers=OURS)


def kept_texts(desks, name):
    with desks.store.reading() as kept:
        found = checkins.submissions(kept, desks.id, 1, desks.ids[name])
    return [one.words for one in found]


@pytest.mark.crash
@pytest.mark.parametrize("after", [17, 90, 240])
def test_what_was_acknowledged_survives_a_kill_and_nothing_is_doubled(
    sqlite_url, after
):
    desks = Desks(sqlite_url)
    desks.walk(desks.at(1, 20))
    links = {n: desks.link("student", name=n) for n in PEOPLE_OF_BOTH}
    cookies = {n: f"camp-me={path.removeprefix('/in/')}" for n, path in links.items()}
    crowd = Crowd(cookies)
    running = Running(sqlite_url, "web", "--port", "0")
    try:
        crowd.live(running.serves(), lambda: running.stop(at_once=True), after)
    finally:
        if not running.ended:
            running.stop(at_once=True)
    for name in PEOPLE_OF_BOTH:
        on_the_way = [crowd.unsure[name]] if name in crowd.unsure else []
        told, there = crowd.told[name], kept_texts(desks, name)
        assert there in (told, told + on_the_way)

    again = Running(sqlite_url, "web", "--port", "0")
    try:
        address = again.serves()
        for name in PEOPLE_OF_BOTH:
            wanted = crowd.told[name] + [crowd.unsure[name]] * (name in crowd.unsure)
            with crowd.browser(address, name) as client:
                assert {handed_in(client, words).status_code for words in wanted} <= {
                    303
                }
            assert kept_texts(desks, name) == wanted
    finally:
        assert again.stop() == 0, again.said
    masks_equal_facts(desks)
    desks.store.close()


def masks_equal_facts(desks):
    with desks.act() as kept:
        before = checkins.progress(kept, desks.id)
        checkins.rebuild_progress(kept, desks.id)
        assert checkins.progress(kept, desks.id) == before
