"""The links of a curriculum, and whether the web still answers to them.

The one room that goes out into the web. It asks only what it is told to ask: HEAD, and
GET where HEAD is refused, a few at a time, never reading a body. Redirects are followed
to http and https alone. An address inside one's own network may be asked, since whoever
asks is its owner, but it is named: students outside cannot open it.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import httpx

from camp.curriculum import Locale, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

AT_ONCE: Final = 8
"""How many links are asked at the same time."""
PATIENCE: Final = 20.0
"""Seconds a link has to answer, redirects and a second try included."""
MOST_HOPS: Final = 5
MOST_LINKS: Final = 1_000
"""Different links that are asked in one go."""

_CONNECT: Final = 8.0
_TEXTS: Final = (".yaml", ".yml", ".j2", ".md", ".txt", ".csv")
_LINK: Final = re.compile(
    r"https?://[^\s\"'<>`\\^{}|，。；：！？、（）《》“”‘’【】「」…]+", re.IGNORECASE
)
_RESERVED: Final = ("example", "invalid", "test")
_SAMPLES: Final = ("example.com", "example.net", "example.org")
_LOCAL: Final = ("local", "internal", "lan", "home.arpa", "localhost")
_AGENT: Final = "camp-link-check (asked by the author of a course)"
_MOVED: Final = frozenset({301, 308})
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_CLOSED: Final = frozenset({401, 403, 407, 429})
_FAILS: Final = 400

_WORDS: Final = {
    "dead": (
        "打不开：网站回答 {status}；请换一个，或删掉",
        "is dead: the site answers {status}; replace or delete it",
    ),
    "closed": (
        "网站对程序回答 {status}；请自己打开看看，学员不登录能不能看",
        "answers a program with {status}; open it by hand and see whether students can without logging in",
    ),
    "unreachable": (
        "连不上（{why}）；请自己打开看看",
        "cannot be reached ({why}); open it by hand",
    ),
    "slow": (
        "{seconds} 秒没有回答完；请自己打开看看",
        "has not answered within {seconds} seconds; open it by hand",
    ),
    "moved": (
        "已经搬到 {to}；请改成新的",
        "has moved for good to {to}; write the new one",
    ),
    "loop": (
        "转来转去，{most} 次还没到；请换成最后的网址",
        "is passed on more than {most} times; write the address it ends at",
    ),
    "astray": (
        "会转到 {to}，不是网页；请换一个",
        "leads to {to}, which is no web page; replace it",
    ),
    "broken": (
        "不是能打开的网址；请照浏览器里的样子写",
        "is not an address that can be opened; write it as a browser shows it",
    ),
    "placeholder": (
        "{host} 是占位的网址，谁也打不开；开营前请换成真的",
        "{host} is a placeholder that nobody can open; put the real one before the camp opens",
    ),
    "private": (
        "{host} 在你自己的网络里，外面的学员打不开",
        "{host} is inside your own network; students outside cannot open it",
    ),
    "many": (
        "网址超过 {most} 个，从这里起没有去问",
        "there are more than {most} links; from here on none was asked",
    ),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it stands in a file; ``line`` and ``col`` count from 1."""

    url: str
    file: str
    line: int
    col: int


@dataclass(frozen=True, slots=True)
class Heard:
    """What is to be said of a link."""

    code: str
    values: tuple[tuple[str, object], ...] = ()
    warning: bool = False


def find(files: Mapping[str, bytes]) -> Iterator[Link]:
    """Find every http(s) link of a curriculum's texts, comments and templates' facts apart."""
    for file, data in files.items():
        if not file.lower().endswith(_TEXTS):
            continue
        commented = file.lower().endswith((".yaml", ".yml"))
        lines = data.decode(errors="replace").split("\n")
        for number, line in enumerate(lines, 1):
            if commented and line.lstrip().startswith("#"):
                continue
            for found in _LINK.finditer(line):
                if not line.startswith(("{{", "{%"), found.end()):
                    yield Link(_trimmed(found[0]), file, number, found.start() + 1)


def _trimmed(url: str) -> str:
    """Leave out what belongs to the sentence around a link."""
    while url and url[-1] in ".,;:!?)]*_":
        if url[-1] == ")" and url.count("(") >= url.count(")"):
            break
        url = url[:-1]
    return url


def check(
    files: Mapping[str, bytes], locale: Locale = "zh-CN", patience: float = PATIENCE
) -> tuple[Problem, ...]:
    """Ask the web about every link of a curriculum; each place of a bad one is named.

    A link that stands in several places is asked once. Nothing that the web answers
    raises. ``patience`` is in seconds, a link.
    """
    places = list(find(files))
    urls = list(dict.fromkeys(link.url for link in places))
    asked, left = urls[:MOST_LINKS], urls[MOST_LINKS:]
    heard = asyncio.run(_ask_all(asked, patience))
    if left:
        heard[left[0]] = [Heard("many", (("most", MOST_LINKS),), warning=True)]
    return tuple(
        _problem(link, one, locale)
        for link in places
        for one in heard.get(link.url, ())
    )


def _problem(link: Link, heard: Heard, locale: Locale) -> Problem:
    words = _WORDS[heard.code][0 if locale == "zh-CN" else 1]
    said = words.format_map({name: _short(value) for name, value in heard.values})
    message = f"{_short(link.url)}: {said}"
    return Problem(link.file, link.line, link.col, message, heard.warning)


def _short(value: object, most: int = 120) -> str:
    text = "".join(c if c.isprintable() else "�" for c in str(value))
    return text if len(text) <= most else text[: most - 1] + "…"


async def _ask_all(urls: Iterable[str], patience: float) -> dict[str, list[Heard]]:
    """Ask several links at a time; what is known without asking is not asked."""
    found = {url: _known(url) for url in urls}
    gate = asyncio.Semaphore(AT_ONCE)
    timeout = httpx.Timeout(patience, connect=min(_CONNECT, patience))
    limits = httpx.Limits(max_connections=AT_ONCE)
    async with httpx.AsyncClient(
        timeout=timeout, limits=limits, headers={"User-Agent": _AGENT}
    ) as client:

        async def one(url: str) -> None:
            async with gate:
                found[url] += await _in_time(client, url, patience)

        open_ones = [url for url, heard in found.items() if not _needless(heard)]
        await asyncio.gather(*map(one, open_ones))
    return found


def _needless(heard: Iterable[Heard]) -> bool:
    return any(one.code in {"placeholder", "broken"} for one in heard)


def _known(url: str) -> list[Heard]:
    """Say what a link's own letters tell."""
    host = _host(url)
    if not host:
        return [Heard("broken")]
    last = host.rpartition(".")[2]
    if last in _RESERVED or host in _SAMPLES or host.endswith(_dotted(_SAMPLES)):
        return [Heard("placeholder", (("host", host),), warning=True)]
    if _is_private(host):
        return [Heard("private", (("host", host),), warning=True)]
    return []


def _host(url: str) -> str:
    """Read the host off a link; empty when it cannot be opened at all."""
    try:
        parts = urlsplit(url)
        httpx.URL(url)
        return (parts.hostname or "").rstrip(".") if parts.port != 0 else ""
    except (ValueError, httpx.InvalidURL):
        return ""


def _is_private(host: str) -> bool:
    """Tell whether a host is inside somebody's own network, as far as its name says."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(_dotted(_LOCAL))


def _dotted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f".{name}" for name in names)


async def _in_time(client: httpx.AsyncClient, url: str, patience: float) -> list[Heard]:
    try:
        async with asyncio.timeout(patience):
            return await _follow(client, url)
    except (TimeoutError, httpx.TimeoutException):
        return [Heard("slow", (("seconds", f"{patience:g}"),))]
    except httpx.InvalidURL:
        return [Heard("broken")]
    except (httpx.HTTPError, httpx.StreamError, OSError, ValueError) as error:
        why = str(error) or type(error).__name__
        return [Heard("unreachable", (("why", why),))]


async def _follow(client: httpx.AsyncClient, url: str) -> list[Heard]:
    """Walk from a link to where it ends."""
    heard: dict[str, Heard] = {}
    here, moved = httpx.URL(url).copy_with(fragment=None), True
    for _ in range(MOST_HOPS + 1):
        status, location = await _answer(client, here)
        if status not in _REDIRECTS or not location:
            return [*heard.values(), *_of_status(status)]
        there = here.join(location)
        if there.scheme not in {"http", "https"}:
            return [*heard.values(), Heard("astray", (("to", there),))]
        moved = moved and status in _MOVED
        if moved:
            heard["moved"] = Heard("moved", (("to", there),), warning=True)
        if _is_private(there.host) and not _is_private(here.host):
            inside = (("host", there.host),)
            heard["private"] = Heard("private", inside, warning=True)
        here = there
    return [Heard("loop", (("most", MOST_HOPS),))]


def _of_status(status: int) -> list[Heard]:
    if status in _CLOSED:
        return [Heard("closed", (("status", status),), warning=True)]
    return [Heard("dead", (("status", status),))] if status >= _FAILS else []


async def _answer(client: httpx.AsyncClient, url: httpx.URL) -> tuple[int, str]:
    """Ask for the head of a page, and for the page where that is not answered well."""
    try:
        head = await client.head(url)
    except httpx.RemoteProtocolError:
        head = None
    if head is not None and head.status_code < _FAILS:
        return head.status_code, head.headers.get("location", "")
    async with client.stream("GET", url) as page:  # its body is never read
        return page.status_code, page.headers.get("location", "")
