"""A rehearsed camp in its ninth evening, served anew for each test."""

import json
import shutil
from contextlib import contextmanager
from datetime import date
from fcntl import LOCK_EX, flock
from types import SimpleNamespace

import pytest

from camp import shelf
from camp.rehearsal import Plan, first_look
from camp.settings import Settings
from camp.web import Serving
from tests.browser import chromium

KEPT, DOORS = "camp.db", "doors.json"
COURSES = {"zh-CN": "interpersonal-21", "en": "writing-21-en"}


def lived(folder, locale):
    """Rehearse a camp of two groups up to the evening of day 9; whose doors lead in."""
    folder_of = shelf.open_folder(shelf.curriculum_path(COURSES[locale]))
    templates = {f"{locale}/{n}": t for n, t in shelf.library(locale).items()}
    plan = Plan(folder_of.files, templates, 240, "real", date(2026, 9, 7), 7, until=9)
    look = first_look(f"sqlite:///{folder / KEPT}", plan, "", lambda *_: None)
    return {door.role: door.path for door in look.doors}


@pytest.fixture(scope="session")
def evening(tmp_path_factory, testrun_uid, worker_id):
    """Camps in their ninth evening, by language, each lived once a run."""
    folder = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        folder = folder.parent  # which the workers of a run share

    def of(locale):
        place = folder / f"evening-{testrun_uid}-{locale}"
        with (folder / f"{place.name}.lock").open("w") as turn:
            flock(turn, LOCK_EX)
            if not (place / DOORS).exists():
                place.mkdir(exist_ok=True)
                (place / DOORS).write_text(json.dumps(lived(place, locale)))
        return place

    return of


@pytest.fixture(scope="module")
def browser():
    """One Chromium a file: its loop must be gone before other tests make theirs."""
    with chromium.chromium() as found:
        yield found


@pytest.fixture
def camp(evening, tmp_path):
    """Serve a copy of the evening: what a test presses stays in the test."""
    with served(evening, tmp_path, "zh-CN") as found:
        yield found


@contextmanager
def served(evening, folder, locale):
    """Serve a copy of an evening on a free port, for this machine and for others."""
    lived_in = evening(locale)
    shutil.copy(lived_in / KEPT, folder)
    doors = json.loads((lived_in / DOORS).read_text())
    url = f"sqlite:///{folder / KEPT}"
    with Serving(Settings(database_url=url), chromium.HERE, 0) as serving:
        yield SimpleNamespace(url=url, port=serving.port, doors=doors, locale=locale)


@pytest.fixture
def walk(browser):
    """Open windows; each is looked over when the test is done."""
    opened = []

    def one(camp, where=chromium.HERE, **more):
        more.setdefault("locale", camp.locale)
        address = f"http://{where}:{camp.port}"
        opened.append(chromium.Walk(browser, address, **more))
        return opened[-1]

    yield one
    for window in opened:
        window.close()
