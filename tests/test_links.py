"""Links are asked once each, and every bad one is named where it stands."""

import socket
import threading
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from camp import links

ANSWERS = {"/gone": 404, "/login": 403, "/trouble": 503, "/no-head": 200, "/": 200}
LEADS = {
    "/moved": (301, "/"),
    "/moved-twice": (308, "/moved"),
    "/for-now": (302, "/"),
    "/moved-gone": (301, "/gone"),
    "/round": (302, "/round"),
    "/astray": (302, "ftp://files.example.cn/x"),
    "/no-place": (302, ""),
}


class Site(BaseHTTPRequestHandler):
    """A small site that remembers what it was asked."""

    asked: list[tuple[str, str]]

    def do_HEAD(self):
        self.answer("HEAD")

    def do_GET(self):
        self.answer("GET")

    def answer(self, verb):
        self.server.asked.append((verb, self.path))
        path = self.path.partition("?")[0]
        if path == "/hang-up" and verb == "HEAD":
            self.close_connection = True
            return
        if path == "/silent":
            self.server.over.wait(10)
            return
        status, to = LEADS.get(path, (ANSWERS.get(path, 200), None))
        if path == "/no-head" and verb == "HEAD":
            status = 405
        self.send_response(status)
        if to is not None:
            self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked, server.over = [], threading.Event()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def site(monkeypatch):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setattr(links, "_is_private", lambda host: host == "nowhere")
    with serving() as server:
        server.url = f"http://127.0.0.1:{server.server_port}"
        yield server


def said(site, *paths, locale="en", patience=5.0):
    """What is said of links, in order, the site's own address left out."""
    text = "\n".join(f"link: {site.url}{path}" for path in paths)
    found = links.check({"curriculum.yaml": text.encode()}, locale, patience)
    return [(p.line, p.warning, p.message.replace(site.url, "")) for p in found]


def test_a_page_that_answers_is_passed_over_without_reading_it(site):
    assert said(site, "/") == []
    assert site.asked == [("HEAD", "/")]


def test_a_dead_link_is_an_error_with_file_line_and_column(site):
    text = f"title: a\nlink: {site.url}/gone\n".encode()
    (found,) = links.check({"curriculum.yaml": text}, "zh-CN")
    assert (found.file, found.line, found.col) == ("curriculum.yaml", 2, 7)
    assert str(found) == (
        f"curriculum.yaml:2:7: {site.url}/gone: 打不开：网站回答 404；请换一个，或删掉"
    )
    assert not found.warning


def test_a_site_that_refuses_a_head_is_asked_for_the_page(site):
    assert said(site, "/no-head", "/hang-up") == []
    assert ("GET", "/no-head") in site.asked
    assert ("GET", "/hang-up") in site.asked


def test_what_is_closed_to_programs_is_only_a_doubt(site):
    ((_, warning, words),) = said(site, "/login")
    assert warning
    assert "answers a program with 403" in words


def test_trouble_on_the_other_side_is_told_with_its_status(site):
    ((_, warning, words),) = said(site, "/trouble")
    assert not warning
    assert "the site answers 503" in words


def test_what_has_moved_for_good_comes_with_where_it_went(site):
    ((_, warning, words),) = said(site, "/moved")
    assert (warning, words) == (
        True,
        "/moved: has moved for good to /; write the new one",
    )
    ((_, _, words),) = said(site, "/moved-twice")
    assert words.startswith("/moved-twice: has moved for good to /;")


def test_a_detour_for_now_is_followed_in_silence(site):
    assert said(site, "/for-now", "/no-place") == []


def test_what_moved_to_a_dead_page_is_dead_and_moved(site):
    found = said(site, "/moved-gone")
    assert [warning for _, warning, _ in found] == [True, False]


def test_a_link_that_leads_in_circles_ends_in_words(site):
    ((_, warning, words),) = said(site, "/round")
    assert not warning
    assert "passed on more than 5 times" in words
    assert len(site.asked) == links.MOST_HOPS + 1


def test_a_redirect_to_something_else_than_the_web_is_not_followed(site):
    ((_, _, words),) = said(site, "/astray")
    assert "leads to ftp://files.example.cn/x, which is no web page" in words


def test_a_site_that_says_nothing_is_not_waited_for_for_ever(site):
    ((_, warning, words),) = said(site, "/silent", patience=0.3)
    assert not warning
    assert "has not answered within 0.3 seconds" in words


def test_nobody_at_home_is_told_with_the_reason(site):
    with closing(socket.socket()) as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
        text = f"http://127.0.0.1:{port}/".encode()
        (found,) = links.check({"a.md": text}, "en")
    assert "cannot be reached" in found.message


def test_a_link_in_three_places_is_asked_once_and_named_three_times(site):
    found = said(site, "/gone", "/gone", "/gone#part")
    assert [line for line, _, _ in found] == [1, 2, 3]
    assert site.asked.count(("HEAD", "/gone")) == 2


def test_a_placeholder_is_named_and_nobody_is_asked(monkeypatch):
    monkeypatch.setattr(links.httpx, "AsyncClient", _Nobody)
    text = b"link: https://learn.example/1\nlink: http://www.example.com/\n"
    found = links.check({"curriculum.yaml": text}, "zh-CN")
    assert [p.warning for p in found] == [True, True]
    assert "learn.example 是占位的网址" in found[0].message


class _Nobody:
    """A client that must not be asked."""

    def __init__(self, **_):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        pass


@pytest.mark.parametrize(
    ("host", "inside"),
    [
        ("127.0.0.1", True),
        ("192.168.1.8", True),
        ("::1", True),
        ("wiki", True),
        ("wiki.company.internal", True),
        ("8.8.8.8", False),
        ("learn.org.cn", False),
    ],
)
def test_an_address_in_ones_own_network_is_asked_and_named(host, inside):
    assert links._is_private(host) is inside


def test_a_link_in_ones_own_network_is_asked_all_the_same(monkeypatch, site):
    monkeypatch.setattr(links, "_is_private", lambda _: True)
    found = said(site, "/gone")
    assert [warning for _, warning, _ in found] == [True, False]
    assert "inside your own network" in found[0][2]


FOUND = {
    "link: https://a.cn/x": ["https://a.cn/x"],
    "（见 https://a.cn/x）。": ["https://a.cn/x"],
    "看https://a.cn/x，再看https://b.cn/y。": ["https://a.cn/x", "https://b.cn/y"],
    "[here](https://a.cn/x_(1)) and https://b.cn/y.": [
        "https://a.cn/x_(1)",
        "https://b.cn/y",
    ],
    "  # https://a.cn/x": [],
    "mailto:a@b.cn ftp://a.cn": [],
    "HTTPS://A.cn/x?a=1&b=2": ["HTTPS://A.cn/x?a=1&b=2"],
}


@pytest.mark.parametrize(("text", "urls"), FOUND.items())
def test_links_are_found_as_people_write_them(text, urls):
    found = list(links.find({"curriculum.yaml": text.encode()}))
    assert [link.url for link in found] == urls
    for link in found:
        assert text[link.col - 1 :].startswith(link.url)


def test_a_link_made_of_facts_and_a_picture_are_left_alone():
    files = {
        "scripts/zh-CN/course/noon.full.j2": "https://a.cn/{{ day.number }}\nhttps://b.cn，{{ day.hook }}".encode(),
        "assets/a.png": b"https://c.cn",
    }
    assert [link.url for link in links.find(files)] == ["https://b.cn"]


@pytest.mark.parametrize(
    "url", ["http://", "http://[::1", "http://a:99999/", "http://..."]
)
def test_what_cannot_be_opened_is_said_and_never_raised(url):
    for one in links.check({"a.txt": url.encode()}, "en", 2.0):
        assert one.message
