"""The desks of a small camp, served on a free port."""

import pytest

from tests.web.desks import Desks


@pytest.fixture
def desks(sqlite_url):
    """The desks of a small camp."""
    with Desks(sqlite_url).served() as served:
        yield served


@pytest.fixture
def english(sqlite_url):
    """The same in English."""
    with Desks(sqlite_url, locale="en").served() as served:
        yield served


@pytest.fixture
def both(database_url):
    """The desks of a small camp on both engines in turn."""
    with Desks(database_url).served() as served:
        yield served


@pytest.fixture
def noon(both):
    """The desks at noon of day 1, on both engines in turn."""
    both.walk(both.at(1, 12, 10))
    return both
