"""In English every page opens and fits as well."""

import pytest

from tests.browser import chromium
from tests.browser.conftest import served
from tests.browser.rounds import looked_over


@pytest.mark.parametrize("role", chromium.DESKS)
def test_in_english_every_page_opens_and_fits(evening, walk, tmp_path, role):
    with served(evening, tmp_path, "en") as camp:
        faults = looked_over(walk(camp), camp.doors[role], by_axe=False)
    assert faults == [], "\n".join(faults)
