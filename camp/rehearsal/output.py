"""What each person would have seen: pages, scripts and tables of a rehearsed camp.

Named and ordered by natural keys, so that the same seed gives the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp import pages
from camp.cohort import Track, group_name
from camp.curriculum import Slot
from camp.desk import course, host, lead, ops
from camp.desk.lead.almanac import HEADINGS, rows
from camp.desk.refusal import Refusal
from camp.pages import IndexPage, Link, Links
from camp.rehearsal.illustrating import Illustrated
from camp.rehearsal.page_words import say
from camp.sheets import write_csv
from camp.store import cohorts, nights, rehearsal_clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from camp.cohort import Group
    from camp.desk.host import Shown
    from camp.store import Kept, Store


def _plain(shown: Shown, locale: str) -> str:
    """A script as text: what is copied, with its hour, and the cues in brackets."""
    parts = []
    for message in shown.messages:
        mark = f"[{message.at}{' +' if message.spare else ''}]" if message.at else ""
        cue = say(locale, "cue", cue=message.cue) if message.cue else ""
        parts.append("\n".join(p for p in (mark, message.text, cue) if p))
    return "\n\n".join(parts)


class Output:
    """Writes the folder of one rehearsal."""

    def __init__(
        self, store: Store, cohort_id: int, out: Path, tell: Callable[[int, int], None]
    ) -> None:
        self._store, self._out, self._tell = store, out, tell
        with store.reading() as kept:
            self._cohort, _, self._row = course.running(kept, cohort_id)
            self._now = rehearsal_clock.read(kept)
            self._groups = cohorts.groups(kept, cohort_id)
            self._nights = sorted(nights.debriefs(kept, cohort_id))
        self._pictures: tuple[Link, ...] = ()
        self._leads: dict[int, str] = {}
        """Each night's debrief in one sentence."""
        plan = self._cohort.curriculum
        self._locale = plan.locale
        self._numbers = range(plan.first_number, plan.last_number + 1)

    def write(
        self,
        students: int,
        pictures: int | None = None,
        tell: Callable[[int, int], None] = lambda _done, _of: None,
    ) -> None:
        """Write everything; with pictures for one group's number, or for ``ALL``."""
        with self._store.reading() as kept:
            self._camp(kept)
            for night in self._nights:
                self._night(kept, night)
            for done, group in enumerate(self._groups):
                self._tell(done, len(self._groups))
                for number in self._numbers:
                    self._day(kept, group, number)
            if pictures is not None:
                drawn = Illustrated(kept, self._row, self._moment, self._out)
                self._pictures = tuple(drawn.write(pictures, tell))
        self._index(students)
        self._tell(len(self._groups), len(self._groups))

    def _put(self, name: str, text: str) -> None:
        path = self._out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write(text)

    def _back(self, depth: int) -> tuple[Link, ...]:
        return (Link("../" * depth + "index.html", say(self._locale, "back")),)

    def _camp(self, kept: Kept) -> None:
        """The calendar, the honors and the report."""
        row, back = self._row, self._back(0)
        self._put(
            "calendar.html", pages.calendar_html(ops.calendar_page(kept, row, {}, back))
        )
        lines = lead.calendar(kept, row, self._moment)
        table = write_csv(HEADINGS, rows(lines, self._locale))
        self._put("calendar.csv", table.decode())
        self._put("calendar.ics", lead.ics(kept, row, lines, self._locale))
        try:
            self._put(
                "honors.html", pages.honors_html(ops.honors_page(kept, row, back))
            )
            report = ops.report(kept, row)
        except Refusal:
            return
        self._put("report.html", ops.report_written(report, "html", back))
        self._put("report.txt", ops.report_written(report, "text"))

    @property
    def _moment(self) -> datetime:
        if self._now is None:
            message = "not a rehearsal's database"
            raise RuntimeError(message)
        return self._now

    def _night(self, kept: Kept, night: int) -> None:
        """A night's debrief and standings."""
        name, back = f"night-{night:02d}", self._back(1)
        found = ops.debrief(kept, self._row, night, back)
        self._leads[night] = found.debrief.headline.lead
        self._put(f"debriefs/{name}.html", ops.written(found, "html"))
        self._put(f"debriefs/{name}.txt", ops.written(found, "text"))
        try:
            page = ops.standings_page(kept, self._row, night, self._moment, back)
        except Refusal:
            return
        self._put(f"standings/{name}.html", pages.standings_html(page))

    def _day(self, kept: Kept, group: Group, number: int) -> None:
        """One group's day: a page, and every script as plain text."""
        folder = f"groups/{group.number:02d}/day-{number:02d}"
        page = host.day_page(
            kept, self._row, group.number, number, self._moment, self._back(3)
        )
        self._put(f"{folder}/index.html", pages.scripts_html(page))
        for slot in Slot:
            for version in ("full", "short"):
                place = host.place_of(kept, self._row, group.number, number, slot.value)
                shown = host.show(kept, place, version, self._moment)
                text = _plain(shown, self._locale)
                if text:
                    self._put(f"{folder}/{slot.value}.{version}.txt", text + "\n")

    def _index(self, students: int) -> None:
        locale = self._locale
        camp = [("calendar.html", "calendar"), ("honors.html", "honors")]
        camp.append(("report.html", "report"))
        parts = [
            Links(
                say(locale, "camp"),
                tuple(
                    Link(href, say(locale, key))
                    for href, key in camp
                    if (self._out / href).exists()
                ),
            ),
            Links(say(locale, "pictures"), self._pictures),
            *(self._by_night(key) for key in ("debriefs", "standings")),
            *(self._by_day(group) for group in self._groups),
        ]
        groups = sum(g.track is not Track.LISTENER for g in self._groups)
        days = len(self._numbers)
        page = IndexPage(
            locale=locale,
            cohort=self._row.name,
            lead=say(locale, "lead", students=students, groups=groups, days=days),
            parts=tuple(part for part in parts if part.links),
            last_day=self._cohort.curriculum.last_number,
        )
        self._put("index.html", pages.index_html(page))

    def _by_night(self, folder: str) -> Links:
        locale = self._locale
        found = [
            Link(
                f"{folder}/night-{n:02d}.html",
                say(locale, "night", n=n),
                self._leads[n] if folder == "debriefs" else "",
            )
            for n in self._nights
            if (self._out / folder / f"night-{n:02d}.html").exists()
        ]
        key = "nights" if folder == "debriefs" else "standings"
        return Links(say(locale, key), tuple(found))

    def _by_day(self, group: Group) -> Links:
        locale = self._locale
        name = group_name(group.number, locale)
        if group.track is Track.LISTENER:
            name = f"{name} · {'裸听' if locale == 'zh-CN' else 'listeners'}"
        return Links(
            say(locale, "scripts", group=name),
            tuple(
                Link(
                    f"groups/{group.number:02d}/day-{n:02d}/index.html",
                    say(locale, "day", n=n),
                    self._cohort.curriculum.day(n).title,
                )
                for n in self._numbers
            ),
        )
