"""Every page that can be reached from the desks: for every eye, hand and telephone."""

import pytest

from tests.browser import chromium
from tests.browser.rounds import looked_over


@pytest.mark.parametrize("role", [desk for desk in chromium.DESKS if desk != "lead"])
def test_nothing_is_in_anyones_way(camp, walk, role):
    faults = looked_over(walk(camp), camp.doors[role], by_axe=True)
    assert faults == [], "\n".join(faults)
