"""Tiny camps, in an empty database of each kind or in a file."""

import pytest

from tests.desk.night.scene import Scene


@pytest.fixture
def scene(database_url):
    """Make a scene on both engines in turn."""
    made = []

    def make(*given, **named):
        made.append(Scene(database_url, *given, **named))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def file_scene(sqlite_url):
    """Make a scene in a file, where the engine makes no difference."""
    made = []

    def make(*given, **named):
        made.append(Scene(sqlite_url, *given, **named))
        return made[-1]

    yield make
    for each in made:
        each.close()
