"""The small camp with its pages served, and people who open their links."""

from __future__ import annotations

import html
import re
from contextlib import contextmanager

import httpx

from camp.cohort import Role
from camp.desk import entering, lead
from camp.desk.lead import assign_host
from camp.settings import Settings
from camp.store import passes
from camp.web import Serving
from tests.desk.small import Small

OURS = {"sec-fetch-site": "same-origin"}


class Desks(Small):
    """A small camp whose pages are served on a free port."""

    def __init__(
        self,
        url: str,
        *,
        locale: str = "zh-CN",
        secret: str = "",
        plan=None,
        files=None,
    ) -> None:
        super().__init__(url, locale=locale, plan=plan, files=files)
        self.settings = Settings(database_url=url, secret=secret)
        self.secret = secret

    @contextmanager
    def served(self):
        with Serving(self.settings, "127.0.0.1", 0) as serving:
            self.address = f"http://127.0.0.1:{serving.port}"
            yield self
        self.store.close()

    def link(self, role="host", group=1, days=90, name="小李"):
        """Make somebody's link and give its path."""
        with self.act() as kept:
            if role in entering.OFFICES:
                made = entering.office_link(kept, role, "澜", days, "澜", self.now)
            elif role == entering.JOIN:
                made = entering.join_link(kept, self.row, group, days, "澜", self.now)
            elif role == entering.STUDENT:
                found = lead.read_roll(kept, self.row).students
                who = next(s for s in found if s.name == name)
                made = entering.student_link(kept, self.row, who, days, "澜", self.now)
            else:
                made = entering.seat_link(
                    kept, self.row, group, Role(role), days, "澜", self.now
                )
            secret = entering.secret_for(kept, self.secret)
            return f"/in/{entering.token_of(made, secret)}"

    def number(self, path):
        """Read which link a path is."""
        return int(path.removeprefix("/in/").partition("-")[0])

    def seated(self, group, **people):
        """Seat somebody else."""
        named = {Role(role): name for role, name in people.items()}
        with self.act() as kept:
            assign_host(kept, self.row, group, named, "澜", self.now)

    @contextmanager
    def browser(self, path=None, **headers):
        """A browser; with a link it has opened it."""
        with httpx.Client(base_url=self.address, headers=headers, timeout=30) as client:
            if path is not None:
                opened = client.get(path)
                assert opened.status_code == 303, opened.text
            yield client

    def kept_things(self):
        """Count what an act could change."""
        with self.store.reading() as kept:
            tables = ("audit", "note", "link", "letter")
            counts = {t: kept.row(f"select count(*) from {t}")[0] for t in tables}
            postings = kept.rows("select * from posting order by 1, 2, 3, 4")
            return counts, postings, [p.ended_at for p in passes.everyone(kept)]


def seen(answer):
    """Read a page as people do: its words without its tags."""
    text = re.sub(
        r"<(script|style|title|svg)\b.*?</\1>", " ", answer.text, flags=re.DOTALL
    )
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())
