"""The pictures of a rehearsed camp: the course's, and what each wanted group was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp import pages, shelf
from camp.cohort import Track, group_name
from camp.desk import course, handbooks, pictures
from camp.desk.pictures.papers import Folder
from camp.desk.refusal import Refusal
from camp.pages import GalleryPage, GalleryPart, Link
from camp.rehearsal.page_words import say
from camp.store import cohorts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from camp.cohort import Group
    from camp.desk.pictures import Drawn
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

ALL: Final = 0
"""Pictures for every group, not for one."""


class Illustrated:
    """Draws one rehearsal's pictures into its folder."""

    def __init__(self, kept: Kept, row: CohortRow, now: datetime, out: Path) -> None:
        self._kept, self._row, self._now, self._out = kept, row, now, out
        self._cohort, _ = course.cohort_of(kept, row)
        plan = self._cohort.curriculum
        self._plan, self._locale = plan, plan.locale
        self._numbers = range(plan.first_number, plan.last_number + 1)
        self._galleries: dict[int, list[GalleryPart]] = {}

    def write(self, wanted: int, tell: Callable[[int, int], None]) -> list[Link]:
        """Draw everything for a group's number, or for ``ALL``; where to look."""
        groups = [
            group
            for group in cohorts.groups(self._kept, self._row.id)
            if group.track is not Track.LISTENER and wanted in {ALL, group.number}
        ]
        of = len(self._numbers)
        tell(0, of)
        links = [self._course(), *self._handbooks()]
        for done, number in enumerate(self._numbers, 1):
            album = pictures.Album(self._kept, self._row, number, self._now)
            for group in groups:
                self._day(group, number, album.of(group.number))
            tell(done, of)
        papers = self._certificates({group.number for group in groups})
        return links + [self._gallery(group) for group in groups] + papers

    def _course(self) -> Link:
        found = pictures.draw(pictures.course_cards(self._kept, self._row))
        part = GalleryPart(self._plan.title, self._put("course", found))
        page = GalleryPage(
            locale=self._locale,
            cohort=self._row.name,
            title=say(self._locale, "course_pictures"),
            parts=(part,),
            last_day=self._plan.last_number,
            links=(Link("../index.html", say(self._locale, "back")),),
        )
        return self._page("course/index.html", page)

    def _handbooks(self) -> Iterable[Link]:
        for reader in handbooks.READERS:
            book = handbooks.handbook_of(self._kept, self._row, reader)
            for form in handbooks.FORMS:
                data = handbooks.printed(self._kept, self._row, book, form)
                name = f"handbooks/{reader}.{form}"
                shelf.put_whole(self._out / name, data, self._locale)
                yield Link(name, f"{book.title} {form.upper()}")

    def _day(self, group: Group, number: int, drawn: list[Drawn]) -> None:
        """One group's pictures of one day."""
        if not drawn:
            return
        folder = f"groups/{group.number:02d}/pictures"
        links = self._put(folder, drawn, f"day-{number:02d}-")
        title = say(self._locale, "day", n=number)
        shown = f"{title} · {self._plan.day(number).title}"
        parts = self._galleries.setdefault(group.number, [])
        parts.append(GalleryPart(shown, links))

    def _put(
        self, folder: str, drawn: Iterable[Drawn], before: str = ""
    ) -> tuple[Link, ...]:
        """Write pictures; their places as seen from a page in the same folder."""
        links = []
        for one in drawn:
            name = f"{before}{one.file}"
            shelf.put_whole(self._out / folder / name, one.data, self._locale)
            links.append(Link(name, one.about))
        return tuple(links)

    def _gallery(self, group: Group) -> Link:
        page = GalleryPage(
            locale=self._locale,
            cohort=self._row.name,
            title=say(
                self._locale,
                "group_pictures",
                group=group_name(group.number, self._locale),
            ),
            parts=tuple(self._galleries.get(group.number, ())),
            last_day=self._plan.last_number,
            links=(Link("../../../index.html", say(self._locale, "back")),),
        )
        return self._page(f"groups/{group.number:02d}/pictures/index.html", page)

    def _page(self, name: str, page: GalleryPage) -> Link:
        data = pages.gallery_html(page).encode()
        shelf.put_whole(self._out / name, data, self._locale)
        return Link(name, page.title)

    def _certificates(self, groups: set[int]) -> list[Link]:
        """The certificates of the wanted groups, in print."""
        try:
            papers = pictures.certificates(self._kept, self._row)
        except Refusal:
            return []
        theirs = [one for one in papers if one.group in groups]
        folder = Folder(self._out / "certificates", "pdf", self._locale)
        for _ in folder.draw(folder.left(theirs)):
            pass
        folder.index(theirs)
        return [
            Link("certificates/certificates.csv", say(self._locale, "certificates"))
        ]
