"""A database of each kind in its present shape, and a schedule to work off."""

import pytest

from camp.store import Store
from camp.store.upgrade import ready


@pytest.fixture
def bare(database_url):
    """A store whose database is still empty."""
    store = Store(database_url)
    yield store
    store.close()


@pytest.fixture
def store(bare):
    """A store whose database is in its present shape."""
    ready(bare)
    return bare
