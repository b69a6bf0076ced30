"""Ops after midnight and in the evening, in a real Chromium."""

import pytest

from tests.browser import chromium


@pytest.mark.parametrize("where", [chromium.HERE, chromium.AWAY])
def test_the_words_for_the_hosts_arrive_on_the_clipboard(camp, walk, where):
    window = walk(camp, where)
    page = window.open(camp.doors["ops"])
    button = page.locator("button[data-copy]").first
    button.click()
    page.wait_for_selector(".copy--done")
    words = page.locator(f"#{button.get_attribute('data-copy')}").inner_text()
    assert window.pasted() == words
    assert words.startswith("@")


def test_without_scripts_a_group_is_taken_noted_and_done(camp, walk):
    window = walk(camp, java_script_enabled=False)
    page = window.open(camp.doors["ops"])
    page = window.open("/ops/1/watch")
    with page.expect_navigation():
        page.locator("button[value=take]").first.click()
    page.locator("textarea[name=words]").first.fill("和营主通了电话")
    with page.expect_navigation():
        page.locator("button[value=done]").first.click()
    assert "和营主通了电话" in page.locator("main").inner_text()


def test_last_night_is_read_on_a_desktop_with_keys_alone(camp, walk):
    window = walk(camp, size="desktop")
    page = window.open(camp.doors["ops"])
    window.tab_to("a[href='/ops/1/night']")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("h1").inner_text()
    assert page.locator("table.heat td").count() > 10
