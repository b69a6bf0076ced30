"""The lead, in a real Chromium: from a file to a camp, and links that arrive."""

import re

import pytest

from camp import shelf
from tests.browser import chromium

MAIN = "main .btn--main"


def test_without_scripts_a_file_becomes_a_camp(camp, walk):
    window = walk(camp, java_script_enabled=False)
    window.open(camp.doors["lead"])
    page = window.open("/lead/curricula")
    file = {
        "name": "curriculum.yaml",
        "mimeType": "application/yaml",
        "buffer": shelf.starter()["curriculum.yaml"],
    }
    page.locator("input[type=file]").set_input_files(file)
    page.locator(MAIN).click()
    assert "可以开营了" in page.locator("#next").inner_text()
    page.locator(MAIN).click()
    page.locator("input[name=start]").fill("2027-03-01")
    page.locator(MAIN).click()
    assert re.search(r"/lead/camps/2$", page.url)


def test_with_keys_alone_the_next_thing_is_reached(camp, walk):
    window = walk(camp, size="desktop")
    page = window.open(camp.doors["lead"])
    window.tab_to(MAIN)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert re.search(r"/lead/camps/", page.url)


@pytest.mark.parametrize("where", [chromium.HERE, chromium.AWAY])
def test_a_link_arrives_on_the_clipboard_and_opens(camp, walk, where):
    window = walk(camp, where)
    window.open(camp.doors["lead"])
    page = window.open("/lead/camps/1/links")
    button = page.locator("button[data-copy]").first
    button.click()
    page.wait_for_selector(".copy--done")
    link = window.pasted()
    assert link == page.locator(f"#{button.get_attribute('data-copy')}").inner_text()
    assert "只给你一个人" in link
    page.goto(window.address + re.search(r"/in/\S+$", link)[0])
    assert page.url == f"{window.address}/desk"


def test_what_takes_seconds_says_so_and_a_second_press_does_nothing(camp, walk):
    window = walk(camp)
    window.open(camp.doors["lead"])
    page = window.open("/lead/camps/new?from=starter")
    page.locator("input[name=start]").fill("2027-03-01")
    # A page that is being left cannot be asked, but its window keeps its name.
    page.locator(MAIN).evaluate(
        "one => { one.click(); one.click();"
        " window.name = document.querySelector('form [role=status]').textContent; }"
    )
    page.wait_for_url(re.compile(r"/lead/camps/2$"))
    assert "要几秒钟" in page.evaluate("window.name")
    page.goto(f"{window.address}/lead")
    assert page.locator("a[href='/lead/camps/2']").count() > 0
    assert page.locator("a[href='/lead/camps/3']").count() == 0
    page.goto(f"{window.address}/lead/camps/new?from=starter")
    assert page.locator(".busy, [aria-busy]").count() == 0
