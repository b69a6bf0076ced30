"""What pages say, in gettext catalogs: Chinese in the templates, English beside them.

A catalog is a folder of ``.po`` files, one for each family of pages, read as they are:
nothing has to be compiled first.
"""

from __future__ import annotations

import gettext as gnu
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOM: Final = Path(__file__).parent.parent / "locale"


def files(locale: str) -> list[Path]:
    """List the catalogs of a language; none for the one the templates are written in."""
    return sorted((ROOM / locale).glob("*.po"))


def read(path: Path) -> Catalog:
    """Read one catalog; babel's PoFileError when it is not one."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


@cache
def translations(locale: str) -> gnu.NullTranslations:
    """Gather a language's catalogs, once a process."""
    found = files(locale)
    if not found:
        return gnu.NullTranslations()
    return gnu.GNUTranslations(_compiled(locale, found))


def _compiled(locale: str, found: list[Path]) -> BytesIO:
    whole = Catalog(locale=locale.replace("-", "_"))
    for path in found:
        for message in read(path):
            if message.id:
                whole[message.id] = message
    made = BytesIO()
    write_mo(made, whole)
    made.seek(0)
    return made


def gettext(locale: str, message: str, **values: object) -> str:
    """Say a sentence of a template's own language in another.

    >>> gettext("zh-CN", "第%(n)s天", n=3)
    '第3天'
    """
    said = translations(locale).gettext(message)
    return said % values if values else said
