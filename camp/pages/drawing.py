"""The one Jinja2 environment for pages, and a function for each page."""

from __future__ import annotations

import base64
import hashlib
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from camp.debrief.wording import say as debrief_say
from camp.debrief.wording import title as debrief_title
from camp.pages import desk_words, packing
from camp.pages.assets import address_of
from camp.pages.catalog import translations
from camp.pages.flags import bunting
from camp.pages.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from camp.debrief import Debrief, Report
    from camp.handbook import Block, Handbook
    from camp.pages.desk_shown import Notice
    from camp.pages.packed import PackagePage
    from camp.pages.shown import (
        Beside,
        CalendarPage,
        GalleryPage,
        HonorsPage,
        IndexPage,
        Link,
        ScriptsPage,
        StandingsPage,
    )

_ROOM: Final = Path(__file__).parent
_WARM: Final = (45, 55, 65, 75, 85)
"""Where the next warmer colour of the heat map begins, in percent."""


@cache
def _environment(locale: str) -> Environment:
    drawn = Environment(
        loader=FileSystemLoader(_ROOM),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    look = (_ROOM / "look.css").read_text(encoding="utf-8")
    drawn.globals.update(look=Markup(look), bunting=bunting, warmth=warmth)  # noqa: S704  (our own file)
    drawn.install_gettext_translations(translations(locale), newstyle=True)  # type: ignore[attr-defined]
    drawn.globals["_"] = _saying(locale)
    return drawn


def _saying(locale: str) -> Callable[..., Markup]:
    """Make what templates know as ``_``: Jinja2's own, with each message looked up once.

    A page says a hundred of them, which cost it a third of its time.
    """
    catalog = translations(locale)

    @cache
    def message(text: str) -> Markup:
        return Markup(catalog.gettext(text))  # noqa: S704  (a template's own words)

    @cache
    def bare(text: str) -> Markup:
        return message(text) % {}

    def said(text: str, **values: object) -> Markup:
        return message(text) % values if values else bare(text)

    return said


def warmth(percent: int) -> int:
    """Choose the colour of a cell of the heat map, 1 (cold) to 6.

    >>> [warmth(44), warmth(45), warmth(100)]
    [1, 2, 6]
    """
    return 1 + sum(percent >= step for step in _WARM)


def percent(done: int, due: int) -> str:
    """Write a rate rounded to a tenth; empty when nothing was due.

    >>> percent(118, 160)
    '73.8%'
    """
    if not due:
        return ""
    mille = (done * 1000 + due // 2) // due
    return f"{mille // 10}.{mille % 10}%"


def _draw(name: str, locale: str, /, **facts: Any) -> str:
    def t(key: str, **values: object) -> str:
        return say(locale, key, **values)

    template = _environment(locale).get_template(f"{name}.html.j2")
    return template.render(t=t, lang=locale, **facts)


def debrief_html(
    debrief: Debrief, beside: Beside | None = None, base: str = "layout.html.j2"
) -> str:
    """Draw one night's debrief; ``beside`` is what has come since, and the heat map.

    ``base`` is what it stands in: a file of its own, or a page of the site.
    """
    locale = debrief.locale

    def section(key: str) -> str:
        return debrief_title(locale, key)

    def phrase(key: str, **values: str) -> str:
        return debrief_say(locale, key, values)

    facts = {"d": debrief, "beside": beside, "section": section, "say": phrase}
    return _draw("debrief", locale, base=base, address_of=address_of, **facts)


def night_html(
    debrief: Debrief,
    beside: Beside,
    locale: str,
    place: tuple[int, str],
    groups: Iterable[int],
    late: Mapping[int, str],
) -> str:
    """Draw one night's debrief for the ops desk, in a reader's language.

    What was written stays in the debrief's own. ``place`` is (camp, its day in words),
    ``late`` how long groups of the list have waited for what was due.
    """
    camp, day = place
    return site_html(
        "ops_night",
        locale,
        d=debrief,
        day=day,
        beside=beside,
        camp=camp,
        groups=tuple(groups),
        late=late,
        section=partial(debrief_title, locale),
        say=lambda key, **values: debrief_say(debrief.locale, key, values),
    )


def report_html(report: Report, last_day: int = 0, links: Iterable[Link] = ()) -> str:
    """Draw the whole camp looked back on; ``last_day`` is how many flags hang."""
    locale = report.locale

    def section(key: str) -> str:
        return debrief_title(locale, key)

    return _draw(
        "report",
        locale,
        r=report,
        last_day=last_day,
        links=tuple(links),
        section=section,
        percent=percent,
    )


def scripts_html(page: ScriptsPage) -> str:
    """Draw one group's day of scripts."""
    return _draw("scripts", page.locale, page=page)


def standings_html(page: StandingsPage) -> str:
    """Draw one night's tables."""
    return _draw("standings", page.locale, page=page)


def honors_html(page: HonorsPage) -> str:
    """Draw who is thanked, why, and whom they beat."""
    return _draw("honors", page.locale, page=page)


def calendar_html(page: CalendarPage) -> str:
    """Draw every day of a camp."""
    return _draw("calendar", page.locale, page=page)


def package_html(page: PackagePage) -> str:
    """Draw one group's day ready to be copied; works offline, without a server.

    Its one script copies texts; a page without scripts still shows them all.
    """
    locale = page.locale
    script = (_ROOM / "copy.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _draw(
        "package",
        locale,
        page=page,
        p=partial(packing.say, locale),
        count=partial(packing.count, locale),
        filled=partial(packing.filled, locale),
        how_many=partial(packing.how_many, locale),
        source=packing.source,
        script=Markup(script),  # noqa: S704  (our own file)
        script_hash=f"sha256-{digest}",
        package_look=Markup((_ROOM / "package.css").read_text(encoding="utf-8")),  # noqa: S704
    )


def notice_html(notice: Notice) -> str:
    """Draw a page that says one thing."""
    return _draw_desk("notice", notice.locale, notice=notice)


def site_html(name: str, locale: str, /, **facts: Any) -> str:
    """Draw a page of the site from the template of its name, in a reader's language.

    Its words are in the template and the catalogs; KeyError or UndefinedError when a
    fact is missing.
    """
    return _draw(name, locale, address_of=address_of, percent=percent, **facts)


def _draw_desk(name: str, locale: str, **facts: Any) -> str:
    return site_html(name, locale, w=partial(desk_words.say, locale), **facts)


def index_html(page: IndexPage) -> str:
    """Draw the front page of a folder of pages."""
    return _draw("index", page.locale, page=page)


def gallery_html(page: GalleryPage) -> str:
    """Show pictures that lie beside the page."""
    return _draw("gallery", page.locale, page=page)


def handbook_html(book: Handbook) -> str:
    """Lay a handbook out on one page that opens anywhere."""
    return _draw("handbook", book.locale, book=book, shape_of=_shape_of)


def _shape_of(block: Block) -> str:
    return type(block).__name__
