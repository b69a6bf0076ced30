"""A student with forty seconds on the ninth evening, in a real Chromium."""

import pytest

from tests.browser import chromium

ORIGINS = [chromium.HERE, chromium.AWAY]
WORDS = (
    "今天跟同事说了“先拖一拖”，他愣了一下，说好。\n回家路上想，原来这么说也行。" * 12
)
AREA = "#task textarea[name=words]"
MAIN = "#task .btn--main"


def hand_in_all(page, words=WORDS):
    """Do what the task asks, part after part, as the page offers it."""
    for _ in range(5):
        form = page.locator("#task form:has(.btn--main)").first
        if not form.count():
            return
        area = form.locator("textarea")
        if area.count():
            area.fill(words)
        with page.expect_navigation():
            form.locator(".btn--main").click()


@pytest.mark.parametrize("where", ORIGINS)
@pytest.mark.parametrize("scripts", [True, False])
def test_a_check_in_is_received_at_its_hour_with_scripts_or_without(
    camp, walk, where, scripts
):
    window = walk(camp, where, java_script_enabled=scripts)
    page = window.open(camp.doors["student"])
    hand_in_all(page)
    said = page.locator("#task").inner_text()
    assert "已收到" in said
    assert "20:10" in said
    assert "都交齐了" in said


def test_what_is_written_is_counted_and_survives_a_closed_page(camp, walk):
    window = walk(camp)
    page = window.open(camp.doors["student"])
    while not page.locator(AREA).count():
        page.locator(MAIN).first.click()
    page.locator(AREA).first.fill("写到一半，先存着")
    assert page.locator("[data-count]").first.inner_text() == "8"
    page.reload()
    assert page.locator(AREA).first.input_value() == "写到一半，先存着"


def test_a_second_version_survives_every_reload_until_it_is_received(camp, walk):
    window = walk(camp)
    page = window.open(camp.doors["student"])
    hand_in_all(page)
    fold = page.locator("#task details:has(form[data-draft])").first
    area = fold.locator("textarea")
    assert area.input_value() == ""
    for _ in range(3):
        if not fold.evaluate("d => d.open"):
            fold.locator("summary").click()
        if not area.input_value():
            area.fill("再写一版。" + WORDS)
        # Nothing has gone out yet: the device alone has these words.
        page.reload()
        assert area.input_value() == "再写一版。" + WORDS
    fold.locator("summary").click()
    with page.expect_navigation():
        fold.locator("button[type=submit]").first.click()
    assert fold.locator(".read-back").text_content().startswith("再写一版。")
    assert area.input_value() == ""
    page.reload()
    assert area.input_value() == ""


def test_what_was_written_on_after_a_draft_was_kept_is_not_lost(camp, walk):
    window = walk(camp)
    page = window.open(camp.doors["student"])
    while not page.locator(AREA).count():
        page.locator(MAIN).first.click()
    area = page.locator(AREA).first
    with page.expect_response(lambda answer: answer.url.endswith("/me/draft")):
        area.fill("写到一半，先存着")
    area.fill("改了开头，又写了些")
    page.reload()
    assert area.input_value() == "改了开头，又写了些"


def test_with_keys_alone_a_check_in_is_handed_in(camp, walk):
    window = walk(camp, size="desktop")
    page = window.open(camp.doors["student"])
    for _ in range(5):
        if not page.locator(MAIN).count():
            break
        area = page.locator("#task form:has(.btn--main) textarea").first
        if area.count():
            window.tab_to(AREA)
            page.keyboard.insert_text(WORDS)
        window.tab_to(MAIN)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert "都交齐了" in page.locator("#task").inner_text()


def test_a_like_moves_nothing_and_a_day_opens_where_the_finger_is(camp, walk):
    page = walk(camp).open(camp.doors["student"])
    page.locator("#wall").scroll_into_view_if_needed()
    piece = page.locator(".wall > li:has(button[value=like]:not([disabled]))").first
    like = page.locator(f"#{piece.get_attribute('id')} button[value=like]")
    like.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    like.click()
    page.locator(f"#{piece.get_attribute('id')}", has_text="赞过了").wait_for()
    assert page.evaluate("scrollY") == before
    dot = page.locator(".dots a.dot").nth(1)
    dot.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    dot.click()
    page.locator(".why--shown").wait_for()
    assert page.locator(".why--shown").inner_text().startswith("第1天")
    assert page.evaluate("scrollY") == before
