"""A day that looks wrong, from the student's tap to the host's answer, on a phone."""

import pytest

from camp.store import Store
from tests.browser import chromium
from tests.browser.rounds import in_the_way

WORDS = "我那晚九点交过的"
WHY = "那晚没有收到，收到的是第二天的"
DAY = 5


def missed(camp):
    """Let the student behind the door have missed a day long closed."""
    store = Store(camp.url)
    link = int(camp.doors["student"].removeprefix("/in/").partition("-")[0])
    with store.transaction() as kept:
        (student,) = kept.row("select student_id from link where id = ?", (link,))
        kept.do("delete from fact where student_id = ? and day = ?", (student, DAY))
        kept.do(
            "update verdict set now = 4, published = 4 where student_id = ? and day = ?",
            (student, DAY),
        )
    store.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_tap_a_line_and_an_answer_with_scripts_or_without(camp, walk, scripts):
    missed(camp)
    mine = walk(camp, chromium.AWAY, java_script_enabled=scripts)
    page = mine.open(camp.doors["student"])
    assert not page.get_by_text("觉得算错了").first.is_visible()
    page.locator(f".dots a[href$='#d{DAY}']").click()
    page.locator(f"#d{DAY} + .appeal summary").click()
    page.locator(f"#a{DAY}").fill(WORDS)
    with page.expect_navigation():
        page.locator(f"form[action='/me/appeal/{DAY}'] button").click()
    assert "已交给营主，等回音" in page.locator(f"#d{DAY}").inner_text()

    host = walk(camp, chromium.AWAY, java_script_enabled=scripts)
    desk = host.open(camp.doors["host"])
    host.open("/desk/homework")
    desk.get_by_text("1位同学觉得算错了，等你回一句").click()
    assert WORDS in desk.locator("main").inner_text()
    desk.locator("input[name=words]").fill(WHY)
    with desk.expect_navigation():
        desk.get_by_role("button", name="维持").click()
    assert "没有人在等回音" in desk.locator("main").inner_text()

    page.reload()
    assert WHY in page.locator(f"#d{DAY}").inner_text()


def test_nothing_is_in_anyones_way_on_these_pages(camp, walk):
    missed(camp)
    mine = walk(camp)
    page = mine.open(camp.doors["student"])
    page.locator(f".dots a[href$='#d{DAY}']").click()
    page.locator(f"#d{DAY} + .appeal summary").click()
    faults = in_the_way(page)
    page.locator(f"#a{DAY}").fill(WORDS)
    page.locator(f"form[action='/me/appeal/{DAY}'] button").click()
    for role, paths in {
        "host": ["/desk/appeals", "/desk/members#excuse"],
        "ops": ["/ops/1/appeals"],
        "lead": ["/lead/camps/1/students?who=a", "/lead/camps/1/students/1"],
    }.items():
        window = walk(camp)
        window.open(camp.doors[role])
        for path in paths:
            there = window.open(path)
            there.evaluate(
                "() => document.querySelectorAll('details').forEach(d => d.open = true)"
            )
            faults += [f"{path}: {one}" for one in in_the_way(there)]
    assert faults == [], "\n".join(faults)
