"""The small camp in an empty database of each kind."""

import pytest

from tests.desk.small import Small


@pytest.fixture
def small(database_url):
    """A small camp on both engines in turn."""
    camp = Small(database_url)
    yield camp
    camp.store.close()


@pytest.fixture
def small_file(sqlite_url):
    """A small camp in a file, where the engine makes no difference."""
    camp = Small(sqlite_url)
    yield camp
    camp.store.close()
