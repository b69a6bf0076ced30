"""A walk over every page a desk leads to, and what is looked for on each."""

import re
from collections import deque
from pathlib import PurePath
from urllib.parse import urldefrag, urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe

from tests.browser import chromium

MOST_BYTES = 60_000
"""Of a first page and all it asks for, compressed."""
LIKE = re.compile(r"(?<=/lead/curricula/)[a-z][^/]+|\d+")
AXE = Axe().axe_script
GRAVE = {"serious", "critical"}
ASKED = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
    "elementRef": False,
}
TOO_WIDE = (
    "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
)
SQUEEZED = """() => [...document.querySelectorAll('main a, main button, main p')].filter(one => {
    const box = one.getBoundingClientRect();
    return one.checkVisibility() && box.width > 1 && box.width < 32 && box.height > 48 && one.textContent.trim().length > 3;
  }).map(one => one.textContent.replace(/\\s+/g, ''))"""
"""Words that stand upright because something beside them takes the room."""
SMALL = """() => [...document.querySelectorAll('main button, main input:not([type=hidden]),'
  + ' main select, main textarea, main summary')].filter(one => {
    const label = one.closest('label') || (one.id && document.querySelector(`label[for="${one.id}"]`));
    const box = e => e ? e.getBoundingClientRect() : {width: 0, height: 0};
    const shown = one.checkVisibility ? one.checkVisibility() : true;
    const tall = Math.max(box(one).height, /radio|checkbox|file/.test(one.type) ? box(label).height : 0);
    return shown && box(one).width > 1 && tall > 1 && tall < 43.5;
  }).map(one => `${one.outerHTML.slice(0, 120)} ${one.getBoundingClientRect().height}`)"""


class Round:
    """Walks every page that links lead to, one for each kind of address."""

    def __init__(self, window, door):
        self._window, self._left, self._kinds = window, deque([door]), set()
        self.faults = []

    def pages(self):
        """Open one page after another; what does not open is a fault."""
        page, address = self._window.page, self._window.address
        while self._left:
            path = self._left.popleft()
            answer = page.goto(address + path)
            if not answer.ok:
                self.fault(f"{path}: {answer.status}")
                continue
            self._kinds.add(_kind(page.url))
            yield page
            self._follow()

    def fault(self, *said):
        """Keep what is wrong with the page that is open."""
        where = urlsplit(self._window.page.url).path
        self.faults += [f"{where}: {one}" for one in said]

    def _follow(self):
        page, address = self._window.page, self._window.address
        hrefs = page.eval_on_selector_all(
            "a[href]:not([download])", "all => all.map(a => a.getAttribute('href'))"
        )
        for href in hrefs:
            found = urldefrag(urljoin(page.url, href)).url
            kind = _kind(found)
            ours = found.startswith(f"{address}/") and not kind.startswith("/in/")
            if ours and kind not in self._kinds:
                self._kinds.add(kind)
                if self._is_page(found):
                    self._left.append(found.removeprefix(address))

    def _is_page(self, found):
        """Tell a page from a file to take along, which must be there as well."""
        if not PurePath(urlsplit(found).path).suffix:
            return True
        answer = self._window.context.request.get(found)
        if not answer.ok:
            self.fault(f"leads to {found}: {answer.status}")
        return False


def _kind(address):
    """What an address has in common with its like: every night is one kind of page."""
    return LIKE.sub("1", urlsplit(address).path)


def in_the_way(page, *, by_axe=True):
    """What is in anyone's way on the page that is open: on a phone and on a desktop."""
    found = []
    if by_axe:
        page.evaluate(AXE)  # the page forgets it; brought in once for both sizes
    for size in chromium.SIZES.values():
        page.set_viewport_size(size["viewport"])
        if page.evaluate(TOO_WIDE) > 0:
            found.append(f"wider than {size['viewport']['width']}")
        if by_axe:
            found += _grave(page)
    page.set_viewport_size(chromium.PHONE["viewport"])
    found += [f"squeezed upright: {one}" for one in page.evaluate(SQUEEZED)]
    return found + [f"too small to touch: {one}" for one in page.evaluate(SMALL)]


def _grave(page):
    """Ask axe what stands seriously in somebody's way."""
    found = page.evaluate(
        "asked => axe.run(asked).then(said => said.violations)", ASKED
    )
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]}"
        for one in found
        if one["impact"] in GRAVE
    ]


def weight(window, door):
    """What comes over the wire until a desk's first page is there, in bytes."""
    page, answers = window.page, []

    def hear(answer):
        answers.append(answer)

    page.on("response", hear)
    page.goto(window.address + door, wait_until="load")
    page.remove_listener("response", hear)
    sizes = {one.url: one.request.sizes()["responseBodySize"] for one in answers}
    assert len(sizes) >= 3, sizes  # the page, its look and its scripts
    return sum(sizes.values())


def looked_over(window, door, *, by_axe):
    """Walk every page of a desk; what is in anyone's way, a heavy first page too."""
    walked, bytes_ = Round(window, door), weight(window, door)
    if bytes_ >= MOST_BYTES:
        walked.fault(f"the first page weighs {bytes_} bytes")
    for page in walked.pages():
        walked.fault(*in_the_way(page, by_axe=by_axe))
    return walked.faults
