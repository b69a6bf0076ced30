"""A curriculum before any camp follows it: sent by a lead, or on the shelf."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import cache
from pathlib import PurePath
from threading import Lock
from typing import TYPE_CHECKING, Final

from camp import shelf
from camp.curriculum import MAIN
from camp.desk.lead.pinning import looked_over
from camp.desk.lead.planning import (
    OUTLINES,
    TABLES,
    MadeOfPlan,
    is_outline,
    read_plan,
)
from camp.desk.lead.unpacking import unpack
from camp.desk.lead.upload_wording import say
from camp.desk.numbers import read_number
from camp.desk.refusal import Refusal
from camp.store import uploads, versions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from camp.curriculum import Locale
    from camp.desk.check import Report
    from camp.store import Kept
    from camp.store.uploads import Upload

MOST_BYTES: Final = shelf.MOST_BYTES + 100_000
"""Of a curriculum's file with the form around it."""
_YAML: Final = (".yaml", ".yml")
_TONGUE: Final = re.compile(r"^locales:[\s\[-]*([\w-]+)", re.MULTILINE)
_LONGEST_NAME: Final = 120
_TITLE: Final = re.compile(r"^title:\s*(.+?)\s*$", re.MULTILINE)
_KEPT: Final = 24


@dataclass(frozen=True, slots=True)
class Draft:
    """A curriculum that a camp could be opened with, and what is wrong with it."""

    key: str
    """An upload's number, or the name of one on the shelf."""
    name: str
    files: Mapping[str, bytes]
    report: Report
    made: MadeOfPlan | None = None
    """What a plan became; None for what came as a curriculum."""
    source: bytes = b""
    """The plan, where it is an outline."""
    upload: Upload | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """How a plan was read."""
        return self.made.notes if self.made else ()

    @property
    def title(self) -> str:
        """The course's title; its file's name while that cannot be read."""
        plan = self.report.curriculum
        if plan:
            return plan.title
        return (self.made.title if self.made else "") or self.name


_drafts: OrderedDict[tuple[str, str, str], Draft] = OrderedDict()
_turn: Final = Lock()


def keep(  # noqa: PLR0913, PLR0917  (what an upload is)
    kept: Kept,
    name: str,
    body: bytes,
    who: str,
    now: datetime,
    locale: Locale,
    instead: int = 0,
) -> int:
    """Keep what a lead sent, faulty or not, and return its number.

    ``instead`` is the number of the upload it is the corrected one of. Raises Refusal,
    SheetError or CurriculumError for what cannot be read at all.
    """
    plain = plain_name(name)
    draft = of_body("", plain, body, locale)
    plan = draft.report.curriculum
    title, errors = plan.title if plan else "", len(draft.report.errors)
    key = uploads.add(kept, plain, body, title, errors, who, now)
    uploads.drop(kept, instead)
    return key


def choices(kept: Kept, chosen: str = "") -> list[Upload]:
    """The uploads a camp can be opened with: of those called alike the newest.

    ``chosen`` is the key of one that is offered in any case.
    """
    found: dict[tuple[str, str], Upload] = {}
    for one in uploads.everyone(kept):
        alike = (one.title, one.name)
        if not one.errors and (alike not in found or str(one.id) == chosen):
            found[alike] = one
    return list(found.values())


def find(kept: Kept, key: str, locale: Locale) -> Draft:
    """Find a curriculum by its key; Refusal when there is none."""
    if key.isascii() and key.isdigit():
        upload = uploads.get(kept, read_number(key))
        if upload is None:
            raise Refusal(say("gone"))
        body = versions.blob(kept, upload.sha)
        return replace(of_body(key, upload.name, body, locale), upload=upload)
    if key not in shelf.shipped():
        raise Refusal(say("gone"))
    return of_shelf(key, locale)


def of_shelf(name: str, locale: Locale) -> Draft:
    """Look over a curriculum that comes with camp; it never changes meanwhile."""
    return _once(("shelf", name, locale), lambda: _shelved(name, locale))


def _shelved(name: str, locale: Locale) -> Draft:
    folder = shelf.open_folder(shelf.curriculum_path(name), locale)
    report = looked_over(folder.files, library(), locale)
    return Draft(name, name, folder.files, report)


@cache
def on_shelf(locale: Locale) -> tuple[tuple[str, str], ...]:
    """Name the curricula that come with camp, those in the reader's tongue first.

    Returns each one's (name, title).
    """
    found = []
    for name in shelf.shipped():
        text = (shelf.curriculum_path(name) / MAIN).read_text("utf-8")
        tongue = _TONGUE.search(text)
        own = tongue is not None and tongue[1] == locale
        found.append((not own, name, title_in(text) or name))
    return tuple((name, title) for _, name, title in sorted(found))


def title_in(text: str) -> str:
    """Read the title of a course's or a quiz's file, and nothing else of it."""
    found = _TITLE.search(text)
    return found[1].strip("\"' ") if found else ""


def of_body(key: str, name: str, body: bytes, locale: Locale) -> Draft:
    """Look over a file's content; each content once a process."""
    known = (versions.sha(body), name, locale)
    return replace(_once(known, lambda: _read(name, body, locale)), key=key)


def _read(name: str, body: bytes, locale: Locale) -> Draft:
    if PurePath(name).suffix.lower() in (*TABLES, *OUTLINES) and body:
        made = read_plan(name, body, _course_key(name), locale)
        report = looked_over(made.files, library(), locale)
        source = body if is_outline(name) else b""
        return Draft("", name, made.files, report, made, source)
    files = _files(name, body)
    return Draft("", name, files, looked_over(files, library(), locale))


def _files(name: str, body: bytes) -> Mapping[str, bytes]:
    """Read the files of a curriculum out of what was sent."""
    kind = PurePath(name).suffix.lower()
    if not body:
        raise Refusal(say("empty", name=name) if name else say("no_file"))
    if kind in _YAML:
        return {MAIN: body}
    if kind == ".zip" or body.startswith(b"PK"):
        return unpack(body)
    raise Refusal(say("kind", name=name))


def _once(known: tuple[str, str, str], make: Callable[[], Draft]) -> Draft:
    with _turn:
        found = _drafts.pop(known, None)
    found = found or make()
    with _turn:
        _drafts[known] = found  # the one used last is the last to go
        while len(_drafts) > _KEPT:
            _drafts.popitem(last=False)
    return found


def plain_name(name: str) -> str:
    """Keep a file's own name, without the folders some browsers send along."""
    own = re.split(r"[/\\]", name)[-1]
    shown = "".join(c for c in own if c.isprintable()).strip()
    stem, kind = PurePath(shown).stem, PurePath(shown).suffix
    return f"{stem[: _LONGEST_NAME - len(kind)]}{kind[:10]}"


def _course_key(name: str) -> str:
    """Name a plan's course after its file, as the command line does."""
    stem = PurePath(name).stem.lower()
    return re.sub("[^a-z0-9_-]+", "-", stem).strip("-_")[:40] or "my-camp"


def library() -> dict[str, str]:
    """Read every script template on the shelf: ``zh-CN/course/morning.full`` -> text."""
    return {
        f"{spoken}/{name}": text
        for spoken in shelf.locales()
        for name, text in shelf.library(spoken).items()
    }
