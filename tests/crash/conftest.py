"""The crash test's nursery: everything is imported once, and forked from there."""

from collections.abc import Iterator

import pytest

from tests.crash.nursery import Nursery


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """Where the processes of these tests are born."""
    found = Nursery(tmp_path_factory.mktemp("compiled"))
    yield found
    found.close()
