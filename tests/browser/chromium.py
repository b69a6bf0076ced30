"""A real Chromium, and people who walk the desks with it.

Nothing here is pretended: the desks are served, links are opened, keys are pressed, and
what lies on the clipboard is what Control+V brings. ``http://camp.test`` stands for a
desk that is reached by plain http from another device: there navigator.clipboard does
not exist.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

PROGRAM = Path(os.environ.get("CHROMIUM") or "/usr/bin/chromium")
DESKS = ("host", "student", "lead", "ops")
"""Whose pages are walked and photographed, by the role their link is for."""
HERE, AWAY = "127.0.0.1", "camp.test"
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
SIZES = {"phone": PHONE, "desktop": DESKTOP}
ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=HttpsUpgrades",
    f"--host-resolver-rules=MAP {AWAY} {HERE}",
)
PATIENCE_MS = 15_000


class ChromiumMissingError(Exception):
    """There is no browser to walk with."""


@contextmanager
def chromium():
    """Start Chromium for a file of tests."""
    if not PROGRAM.exists():
        raise ChromiumMissingError(
            f"{PROGRAM} is not there. Run sh deploy/browser.sh, which installs Debian's "
            "chromium and fonts-noto-cjk, or name a Chromium in CHROMIUM."
        )
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=PROGRAM, args=list(ARGS))
        try:
            yield browser
        finally:
            browser.close()


class Walk:
    """One person's browser window; leaving it, nothing may have gone wrong in it."""

    def __init__(self, browser, address, size="phone", **more):
        self.address = address
        self.wrong = []
        self.context = browser.new_context(**{**SIZES[size], "locale": "zh-CN", **more})
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.route("**/*", self._only_ours)
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda error: self.wrong.append(str(error.error)))
        self.page = self.context.new_page()

    def _only_ours(self, route):
        """No request may leave the site."""
        asked = urlsplit(route.request.url)
        if f"{asked.scheme}://{asked.netloc}" == self.address or asked.scheme == "data":
            route.continue_()
        else:
            self.wrong.append(f"asked for {route.request.url}")
            route.abort()

    def _hear(self, message):
        if message.type in {"error", "warning"}:
            self.wrong.append(f"{message.type}: {message.text}")

    def open(self, path):
        """Go to a page; it must be there."""
        answer = self.page.goto(self.address + path)
        assert answer.ok, f"{path}: {answer.status}"
        return self.page

    def pasted(self):
        """Read the clipboard the way a chat does: by pasting."""
        self.page.evaluate(
            "() => { const f = document.createElement('textarea'); f.id = 'chat'; "
            "document.body.append(f); f.focus(); }"
        )
        self.page.keyboard.press("Control+V")
        return self.page.evaluate(
            "() => { const f = document.getElementById('chat'), v = f.value; "
            "f.remove(); return v; }"
        )

    def tab_to(self, selector, most=80):
        """Press Tab until something has the focus, and see that it shows."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                ring = self.page.evaluate(
                    "() => { const s = getComputedStyle(document.activeElement); "
                    "return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; }"
                )
                assert ring, f"{selector} has the focus and does not show it"
                return
        raise AssertionError(f"Tab does not reach {selector}")

    def close(self):
        """Leave, and say what went wrong."""
        self.context.close()
        assert self.wrong == [], "\n".join(self.wrong)
