"""A host on the ninth evening, in a real Chromium."""

import pytest

from camp.desk import course, host
from camp.store import Store
from tests.browser import chromium

ORIGINS = [chromium.HERE, chromium.AWAY]


def texts(camp, version="full"):
    """Read what the camp made for this evening, straight from the act that shows it."""
    store = Store(camp.url)
    try:
        with store.reading() as kept:
            row = course.running(kept, 1)[2]
            place = host.place_of(kept, row, 1, 9, "evening")
            shown = host.show(kept, place, version, None)
            return [one.text for one in shown.messages if one.text]
    finally:
        store.close()


@pytest.mark.parametrize("where", ORIGINS)
@pytest.mark.parametrize("size", chromium.SIZES)
def test_every_message_arrives_on_the_clipboard_as_it_was_written(
    camp, walk, size, where
):
    window = walk(camp, where, size=size)
    page = window.open(camp.doors["host"])
    secure = page.evaluate("() => Boolean(navigator.clipboard)")
    assert secure == (where == chromium.HERE)
    wanted = texts(camp)
    buttons = page.locator("#now [data-pane]").first.locator("button[data-copy]")
    assert buttons.count() == len(wanted)
    for nth, text in enumerate(wanted):
        button = buttons.nth(nth)
        button.click()
        page.wait_for_function(
            "b => b.classList.contains('copy--done')", arg=button.element_handle()
        )
        assert "已复制" in button.inner_text()
        assert window.pasted().encode() == text.encode()


def test_a_copy_is_marked_while_the_page_stays_and_after_it_comes_back(camp, walk):
    window = walk(camp)
    page = window.open(camp.doors["host"])
    first = page.locator("#now button[data-copy]").first
    with page.expect_response(lambda answer: answer.url.endswith("/copied")) as heard:
        first.click()
    assert heard.value.status == 204
    page.reload()
    assert "已复制" in page.locator("#now button[data-copy]").first.text_content()
    assert "复制过" in page.locator("#now .state").first.inner_text()


def test_with_keys_alone_a_text_is_copied_and_ticked(camp, walk):
    window = walk(camp, size="desktop")
    page = window.open(camp.doors["host"])
    window.tab_to("#now button[data-copy]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#now .copy--done")
    assert window.pasted() == texts(camp)[0]
    window.tab_to("#now button.tick")
    page.keyboard.press("Enter")
    page.wait_for_selector("#evening")
    assert "20:10由阿舟贴出" in page.locator("#evening").inner_text()
    window.tab_to("#evening form[action$=undo] button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#now button.tick")


def test_without_scripts_everything_but_copying_works(camp, walk):
    window = walk(camp, java_script_enabled=False)
    page = window.open(camp.doors["host"])
    assert texts(camp)[0].splitlines()[0] in page.locator("#now").inner_text()
    page.locator("#now button.tick").click()
    assert "20:10由阿舟贴出" in page.locator("#evening").inner_text()
    page.locator("#words").fill("今晚有人问能不能补第8天")
    page.locator("form[action='/desk/note'] button").click()
    assert "今晚有人问能不能补第8天" in page.locator("#note").inner_text()
    page.locator("form.tongue button").click()
    assert page.locator("html").get_attribute("lang") in {"zh-CN", "en"}
