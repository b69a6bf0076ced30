"""A poisoned row fails alone, after three errors of its own, and says where."""

import re
from dataclasses import replace

import pytest

from camp.desk import night
from camp.desk.night import words
from camp.settings import Settings
from camp.store import Store
from camp.timetable import Kind
from camp.worker import Engine
from tests import servers
from tests.worker import small_camp
from tests.worker.small_camp import at, move, rows, states

NOON = "kind = 'script' and number = 1 and slot = 'noon'"
HARMED = f"{NOON} and group_id = 2"
UNHARMED = f"{NOON} and group_id <> 2"


TEMPLATE = """《{{ lesson.title }}》
{% if group.number == 2 %}
{{ works[7].name }}
{% endif %}
"""
"""Cannot be filled in for group 2: its third line is at fault."""


@pytest.fixture
def poisoned(database_url, monkeypatch):
    """A camp whose course brings this noon text."""
    course = small_camp.course()
    course["scripts/zh-CN/course/noon.full.j2"] = TEMPLATE.encode()
    monkeypatch.setattr(small_camp, "course", lambda: course)
    found = Store(database_url)
    small_camp.opened(found)
    yield found
    found.close()


@pytest.fixture
def worked_off(poisoned, database_url):
    """The same, once the first noon has been worked off."""
    engine = Engine(Settings(database_url=database_url, announce_seconds=0.001))
    small_camp.work_off(poisoned, engine, at(1, "12:00"))
    yield engine
    engine.store.close()


@pytest.mark.usefixtures("worked_off")
def test_a_row_whose_template_fails_harms_no_neighbour(poisoned):
    assert states(poisoned, UNHARMED) == {"done"}
    assert states(poisoned, HARMED) == {"failed"}


@pytest.mark.usefixtures("worked_off")
def test_it_fails_after_three_errors_and_names_file_and_line(poisoned):
    ((*_, reason, errors, fence),) = rows(poisoned, HARMED)
    assert errors == 3
    assert fence == 3
    assert "scripts/zh-CN/course/noon.full.j2:3" in reason


def test_a_failed_row_is_not_tried_again_by_itself(poisoned, worked_off):
    move(poisoned, at(1, "12:30"))
    assert worked_off.tick() == []
    assert states(poisoned, HARMED) == {"failed"}


def test_an_error_in_our_own_code_names_our_file_and_line(store, go, monkeypatch):
    def read(kept, found, now):
        if any(row.group_id == 3 for row in found):
            return {}["nothing"]
        return words.WORK.read(kept, found, now)

    work = replace(words.WORK, read=read)
    monkeypatch.setitem(night.WORKS, Kind.SCRIPT, work)
    go(at(1, "06:30"))
    mornings = "kind = 'script' and number = 1 and slot = 'morning'"
    assert states(store, f"{mornings} and group_id <> 3") == {"done"}
    ((*_, state, reason, errors, fence),) = rows(store, f"{mornings} and group_id = 3")
    assert (state, errors) == ("failed", 3)
    assert fence == 4, "once together with the others, three times alone"
    assert re.search(
        r"KeyError: 'nothing' \(camp/desk/night/__init__\.py:\d+\)", reason
    )


def test_a_row_that_kills_its_process_fails_alone(store, redis_url, machines, fast):
    settings = replace(fast, broker_url=redis_url, lease_seconds=0.4)
    move(store, at(1, "12:00"))
    machines.start(
        settings, "worker", "--concurrency", "2", call="tests.worker.poison:killing"
    )
    machines.start(settings, "clock")
    ended = servers.until(lambda: states(store, HARMED) == {"failed"}, 30)
    assert ended, machines.said()
    assert states(store, UNHARMED) == {"done"}
    ((*_, reason, errors, fence),) = rows(store, HARMED)
    assert reason == "the worker died on it, three times"
    assert (errors, fence) == (3, 4)
