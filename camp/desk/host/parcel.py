"""A package as one file: a page, a text, or both with the pictures in an archive."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from camp import pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from camp.pages import PackagePage

_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date an archive can hold: the same package, the same bytes."""
FORMS: Final = ("html", "text", "zip")
_ENDINGS: Final = {"html": "html", "text": "txt", "zip": "zip"}


def package_name(number: int, group: int, form: str) -> str:
    """Name a package's file: ``day-05-group-07.html``."""
    return f"day-{number:02d}-group-{group:02d}.{_ENDINGS[form]}"


def packed(page: PackagePage, stem: str, form: str) -> bytes:
    """Write a package as one file: a page, a text, or both with the pictures, zipped.

    ``stem`` names the files inside an archive. The same package, the same bytes.
    """
    if form == "text":
        return pages.package_text(page).encode()
    if form == "html":
        return pages.package_html(page).encode()
    files = {f"{stem}.{_ENDINGS[one]}": packed(page, stem, one) for one in FORMS[:2]}
    for slot in page.slots:
        files.update({f"pictures/{one.name}": one.data for one in slot.pictures})
    return _zipped(files, page.mark)


def _zipped(files: Mapping[str, bytes], mark: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = mark.encode()
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, data)
    return whole.getvalue()
