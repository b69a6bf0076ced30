"""A quiz in a real Chromium: every pick is kept, and nothing stands in anyone's way."""

from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest

from tests.browser.rounds import in_the_way
from tests.desk.quizzes import FILES, RIGHT, answered, begin, form
from tests.web.desks import OURS, Desks

ALL_AT_ONCE = """() => document.querySelectorAll('.ask').forEach(
    one => one.querySelector('label').click())"""


@pytest.fixture
def small(sqlite_url):
    """The small camp on the afternoon its quiz is open."""
    with Desks(sqlite_url, files=FILES).served() as served:
        served.move(served.at(1, 15, 20))
        port = urlsplit(served.address).port
        yield SimpleNamespace(port=port, locale="zh-CN", desks=served)


def entered(small, walk, role="student", **more):
    """Come in by a link, past the first visit."""
    if role == "student":
        with small.desks.browser(small.desks.link(role)) as client:
            first = {"nickname": "1-小李", "tier": "light", "track": "camp"}
            client.post("/me/begin", data=first, headers=OURS)
    window = walk(small, **more)
    window.open(small.desks.link(role))
    return window


def every_pick(answer):
    """Tell whether what was sent had a pick for each question."""
    return "/pick" in answer.url and answer.request.post_data.count("q") == 4


def test_picks_made_before_the_scripts_come_are_kept_once_they_are_there(small, walk):
    window, held = entered(small, walk), []
    page = window.open("/me/quiz/first")

    def hold(script):
        if held is not None:
            held.append(script)
        else:
            script.continue_()

    window.context.route("**/*.js", hold)
    page.click("text=开始答题", no_wait_after=True)
    page.wait_for_selector(".ask")
    page.evaluate(ALL_AT_ONCE)
    assert not page.evaluate("() => 'htmx' in window")
    with page.expect_response(every_pick):
        late, held = held, None
        for script in late:
            script.continue_()
    page.reload()
    assert page.locator("input:checked").count() == 4


def test_picks_quicker_than_the_line_are_all_kept(small, walk):
    window = entered(small, walk)
    page = window.open("/me/quiz/first")
    page.click("text=开始答题")
    page.wait_for_selector(".ask")
    with page.expect_response(every_pick):
        page.evaluate(ALL_AT_ONCE)
    page.reload()
    assert page.locator("input:checked").count() == page.locator(".ask").count() == 4


def test_without_scripts_it_is_answered_and_handed_in(small, walk):
    window = entered(small, walk, java_script_enabled=False)
    page = window.open("/me/quiz/first")
    page.click("text=开始答题")
    for label in page.locator(".ask label").all():
        if label.inner_text() in RIGHT:
            label.click()
    page.click("button:text-is('交卷')")
    assert "50分，满分50" in page.locator("#score").inner_text()


def test_no_page_of_a_quiz_stands_in_anyones_way(small, walk):
    window, found = entered(small, walk), []
    found += in_the_way(window.open("/me/quiz"))
    found += in_the_way(window.open("/me/quiz/first"))
    with small.desks.browser(small.desks.link("student")) as client:
        half = form(begin(client), {"不对"})
        client.post("/me/quiz/first", data=half, headers=OURS)
        found += in_the_way(window.open("/me/quiz/first?left=1"))
        answered(client)
    found += in_the_way(window.open("/me/quiz/first"))
    host = entered(small, walk, "host")
    found += in_the_way(host.open("/desk/quiz"))
    small.desks.move(small.desks.at(2, 23))
    found += in_the_way(window.open("/me/quiz/first"))
    page = host.open("/desk/quiz")
    for fold in page.locator("summary").all():
        fold.click()
    assert [*found, *in_the_way(page)] == []


def test_the_line_to_post_is_copied(small, walk):
    window = entered(small, walk, "host", permissions=["clipboard-read"])
    page = window.open("/desk/quiz")
    page.click(".copy--next")
    page.wait_for_selector(".copy--done")
    assert "还没开始的：小李、小王、小张、小赵。" in window.pasted()
