"""What a phone loads first is light, and the English pages open and fit as well."""

import pytest

from tests.browser import chromium
from tests.browser.conftest import served
from tests.browser.rounds import looked_over

MOST_BYTES = 60_000


@pytest.fixture(params=["zh-CN", "en"])
def spoken(request, evening, tmp_path):
    """The evening's desks in each language."""
    with served(evening, tmp_path, request.param) as found:
        yield found


@pytest.mark.parametrize("role", chromium.DESKS)
def test_a_first_page_is_light(spoken, walk, role):
    window, answers = walk(spoken), []

    def hear(answer):
        answers.append(answer)

    window.page.on("response", hear)
    window.page.goto(window.address + spoken.doors[role], wait_until="load")
    sizes = {
        answer.url: answer.request.sizes()["responseBodySize"] for answer in answers
    }
    assert len(sizes) >= 3
    assert sum(sizes.values()) < MOST_BYTES, sizes


@pytest.mark.parametrize("role", chromium.DESKS)
def test_in_english_every_page_opens_and_fits(evening, walk, tmp_path, role):
    with served(evening, tmp_path, "en") as camp:
        faults = looked_over(walk(camp), camp.doors[role], by_axe=False)
    assert faults == [], "\n".join(faults)
