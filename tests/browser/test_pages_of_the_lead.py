"""The lead's pages, of which there are many: for every eye, hand and telephone."""

from tests.browser.rounds import looked_over


def test_nothing_is_in_the_leads_way(camp, walk):
    faults = looked_over(walk(camp), camp.doors["lead"], by_axe=True)
    assert faults == [], "\n".join(faults)
